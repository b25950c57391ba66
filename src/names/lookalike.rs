//! Ids that a reader takes for one: they differ by invisible, full-width or look-alike characters alone.
//!
//! To the draw they are two, as bytes are; whoever types or reads them meets one. They are told, never merged.

use unicode_security::confusable_detection::skeleton;

/// What a reader sees of an id: its skeleton by Unicode Technical Standard 39, without what is invisible.
fn seen(id: &str) -> String {
    skeleton(&id.chars().filter(|character| !is_invisible(*character)).collect::<String>()).collect()
}

/// The characters that are drawn as nothing: the default-ignorable ones of Unicode that an id may hold.
const fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// The ids that a reader takes for one, in groups, ascending; ids that nobody confuses are not among them.
///
/// # Complexity
/// A look at each character, and a sort of the ids.
pub(crate) fn look_alikes<'i>(ids: impl IntoIterator<Item = &'i str>) -> Vec<Vec<&'i str>> {
    let ascii: Vec<String> = ('\0'..'\u{80}').map(|character| seen(character.encode_utf8(&mut [0; 4]))).collect();
    let of_ascii = |byte: u8| ascii.get(usize::from(byte)).map_or("", String::as_str);
    let seen = |id: &str| match id.is_ascii() {
        true => id.bytes().map(of_ascii).collect(),
        false => seen(id),
    };
    let mut all: Vec<(String, &str)> = ids.into_iter().map(|id| (seen(id), id)).collect();
    all.sort_unstable();
    all.dedup();
    let groups = all.chunk_by(|(one, _), (other, _)| one == other).filter(|group| group.len() > 1);
    let mut alike: Vec<Vec<&str>> = groups.map(|group| group.iter().map(|(_, id)| *id).collect()).collect();
    alike.sort_unstable();
    alike
}

/// An id with the number of each character that is not plain ASCII, so that also one is seen that nobody sees. Chinese
/// characters stand as they are.
pub(crate) fn shown(id: &crate::Id) -> String {
    let text = id.as_str();
    if text.is_ascii() {
        return text.to_owned();
    }
    let plain = |character: char| match character.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&character) {
        true => character.to_string(),
        false => format!("{character}（U+{:04X}）", u32::from(character)),
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_look_alike_are_told_together() {
        let ids = ["K-001", "K-002", "K-00\u{200b}1", "Ｋ-００１", "К-001", "K-OO2", "K-003", "K-003"];
        let alike = look_alikes(ids);
        assert_eq!(alike, [vec!["K-001", "K-00\u{200b}1", "К-001", "Ｋ-００１"], vec!["K-002", "K-OO2"]]);
        assert!(look_alikes(["key-001", "key-010", "general-001", "污染源1", "污染源2"]).is_empty());
    }
}
