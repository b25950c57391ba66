//! A notice's text made plain: width, blanks, dashes, circled digits and the zero 〇. Nothing else is corrected.
//!
//! Line breaks stay, for they part clauses. A letter that looks like a digit stays a letter, so that it is refused.

/// The text with one character for one thing.
pub(super) fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match narrow(character) {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            '\n' => plain.push('\n'),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            blank if blank.is_whitespace() => {}
            other => plain.push(other),
        }
    }
    plain
}

fn narrow(character: char) -> char {
    let ascii = match character {
        '\u{ff01}'..='\u{ff5e}' => u32::from(character).checked_sub(0xfee0).and_then(char::from_u32),
        // Circled digits of every kind, as the plain ones.
        '❶'..='❾' => u32::from(character).checked_sub(0x2776 - 0x2460).and_then(char::from_u32),
        '➀'..='➈' => u32::from(character).checked_sub(0x2780 - 0x2460).and_then(char::from_u32),
        '➊'..='➒' => u32::from(character).checked_sub(0x278a - 0x2460).and_then(char::from_u32),
        '⓵'..='⓽' => u32::from(character).checked_sub(0x24f5 - 0x2460).and_then(char::from_u32),
        _ => None,
    };
    match ascii.unwrap_or(character) {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '.' | '｡' => '。',
        '[' | '【' => '〔',
        ']' | '】' => '〕',
        '○' | '◯' => '〇',
        '—' | '–' | '−' | '‐' | '‑' | '‒' | '―' | '─' | '~' | '〜' | '∼' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_blanks_dashes_circles_and_the_zero_are_folded_and_nothing_else() {
        assert_eq!(folded("１０月 １日（周四）\u{3000}—\u{a0}7日;"), "10月1日（周四）-7日；");
        assert_eq!(folded("❶元旦：\r\n二○一一年【2010】~～－–"), "①元旦：\n二〇一一年〔2010〕----");
        assert_eq!(folded("1O月l日"), "1O月l日");
    }
}
