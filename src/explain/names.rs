//! What people call the words of the data: a stratum `key` is 重点排污单位, an agency `xincheng` its official name.

use std::collections::BTreeMap;

use super::{Words, in_chinese};
use crate::Language;

/// What words are called in what people read: strata and rules by the pack, agencies, items, sources and people by what plan,
/// lists and registers carry. Orders, codes and data keep the words.
///
/// # Example: an agency and its strata
/// ```
/// use shuangsuiji::Names;
/// use shuangsuiji::rules::Ruleset;
///
/// let agency = [("xincheng", "呼和浩特市生态环境局新城区分局")];
/// let names = Ruleset::inner_mongolia().names().and(agency);
/// let said = names.said("“xincheng”的“key”：截至2027-Q4应抽查20次，污染源“HH-1”除外");
/// assert_eq!(said, "呼和浩特市生态环境局新城区分局的重点排污单位：截至2027年第四季度应抽查20次，污染源“HH-1”除外");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<String, Words>);

impl Names {
    /// These and more, in whichever language the same. What has a name keeps it.
    #[must_use]
    pub fn and<W: ToString, N: ToString>(self, more: impl IntoIterator<Item = (W, N)>) -> Self {
        let words = more.into_iter().map(|(word, name)| {
            let name = name.to_string();
            (word.to_string(), Words { english: name.clone(), chinese: name })
        });
        self.and_words(words)
    }

    /// The same with a name in each language.
    pub(crate) fn and_words(mut self, more: impl IntoIterator<Item = (String, Words)>) -> Self {
        for (word, name) in more {
            self.0.entry(word).or_insert(name);
        }
        self
    }

    /// These and those of others.
    #[must_use]
    pub fn and_all(self, others: Self) -> Self {
        self.and_words(others.0)
    }

    /// What a word is called.
    #[must_use]
    pub fn of(&self, word: &str, language: Language) -> Option<&str> {
        self.0.get(word).map(|name| name.of(language))
    }

    /// The same, or the word itself where it has no name.
    pub(crate) fn or_word(&self, word: impl AsRef<str>, language: Language) -> String {
        let word = word.as_ref();
        self.of(word, language).unwrap_or(word).to_owned()
    }

    /// A Chinese text with the names of the words that it quotes, and days and periods as officials write them. A word with
    /// digits stays beside its name, because then it is an id by which people find a record.
    #[must_use]
    pub fn said(&self, text: &str) -> String {
        named(&in_chinese(text), |word| self.of(word, Language::Chinese))
    }
}

/// The text with the name of each word that stands in it alone or between quotes.
fn named<'n>(text: &str, name: impl Fn(&str) -> Option<&'n str>) -> String {
    if let Some(name) = name(text) {
        return name.to_owned();
    }
    let mut parts = text.split('“');
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('”').and_then(|(word, rest)| Some((word, name(word)?, rest))) {
            Some((word, name, rest)) if word.bytes().any(|byte| byte.is_ascii_digit()) => {
                written.push_str(&format!("{name}（{word}）{rest}"));
            }
            Some((_, name, rest)) => written.push_str(&format!("{name}{rest}")),
            None => written.push_str(&format!("“{part}")),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_quotes_have_their_names_and_ids_stay_beside_them() {
        let names = Names::default().and([("key", "重点排污单位"), ("HH-1", "呼市热电"), ("key", "另一名称")]);
        for (machine, said) in [
            ("key", "重点排污单位"),
            ("“key”缺1家", "重点排污单位缺1家"),
            ("“HH-1”于2025-09-13检查", "呼市热电（HH-1）于2025年9月13日检查"),
            ("“keys”、key、“HH-2”", "“keys”、key、“HH-2”"),
            ("未写完的“key", "未写完的“key"),
        ] {
            assert_eq!(names.said(machine), said);
            assert_eq!(names.said(said), said, "what is said is said so again");
        }
    }
}
