//! What a column holds, and by which headers offices call it.

use crate::names::shortened;

/// What the cells of a column are; it decides how a cell is read, whatever kind the spreadsheet gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CellKind {
    /// An id: one word, kept as it is but for blanks around it and full-width letters and digits.
    Id,
    /// A name or another free text.
    Text,
    /// A unified social credit code.
    CreditCode,
    /// A phone.
    Phone,
    /// The number of a certificate.
    Certificate,
    /// A division: six digits.
    Division,
    /// One of a few words ([`Column::words`]), or one of the host's ([`super::TableOptions::words`]).
    Word,
    /// A day.
    Date,
    /// A day with which something ends; 长期 is 9999-12-31.
    LastDate,
    /// Days and spans of days.
    Spans,
    /// A ratio such as 1:10, 1/5 or 25%.
    Ratio,
}

impl CellKind {
    /// Whether the cells say something of a person, which no message repeats whole.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Phone | Self::Certificate)
    }
}

/// A column of a kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in data: `credit_code`.
    pub name: &'static str,
    /// Its name in Chinese: `统一社会信用代码`.
    pub chinese: &'static str,
    /// Its Chinese name in tables of before, which are read as they were.
    pub former: Option<&'static str>,
    /// What else offices call it.
    pub synonyms: &'static [&'static str],
    /// What its cells are.
    pub kind: CellKind,
    /// Whether every line must have a value; only the cells of other columns may be empty, or say 无.
    pub needed: bool,
    /// Whether the column must be there, though its cells may be empty.
    pub must_stand: bool,
    /// Whether its cells say something of a person, though their kind does not.
    pub personal: bool,
    /// The words that its cells may be, each with what it stands for: `("在营", "active")`.
    pub words: &'static [(&'static str, &'static str)],
}

impl Column {
    /// A column whose every cell must have a value.
    #[must_use]
    pub const fn needed(name: &'static str, chinese: &'static str, kind: CellKind) -> Self {
        Self {
            name,
            chinese,
            former: None,
            synonyms: &[],
            kind,
            needed: true,
            must_stand: true,
            personal: false,
            words: &[],
        }
    }

    /// A column whose cells may be empty, and which may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, chinese: &'static str, kind: CellKind) -> Self {
        Self { needed: false, must_stand: false, ..Self::needed(name, chinese, kind) }
    }

    /// The same, which is also called so.
    #[must_use]
    pub const fn called(self, synonyms: &'static [&'static str]) -> Self {
        Self { synonyms, ..self }
    }

    /// The same, once headed so.
    #[must_use]
    pub const fn formerly(self, former: &'static str) -> Self {
        Self { former: Some(former), ..self }
    }

    /// Whether a header is one of its own.
    pub(crate) fn is_headed(&self, header: &str) -> bool {
        header == self.name || header == self.chinese || self.former == Some(header)
    }

    /// The same, whose cells say something of a person.
    #[must_use]
    pub const fn of_a_person(self) -> Self {
        Self { personal: true, ..self }
    }

    /// The same, with these words.
    #[must_use]
    pub const fn words(self, words: &'static [(&'static str, &'static str)]) -> Self {
        Self { words, ..self }
    }

    /// A cell of it as a message shows it: shortened where it says something of a person.
    #[must_use]
    pub(super) fn shown(&self, cell: &str) -> String {
        if self.personal || self.kind.is_personal() {
            return shortened(cell);
        }
        if cell.len() <= 64 {
            return cell.to_owned();
        }
        let end = cell.char_indices().nth(64).map_or(cell.len(), |(end, _)| end);
        cell.get(..end).unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_somebodys_is_shortened() {
        let shown = ["", "王", "王某某", "0471", "13800000000"].map(shortened);
        assert_eq!(shown, ["", "王***", "王***", "0***1", "138***00"]);
        let name = Column::optional("legal_representative", "法定代表人", CellKind::Text);
        assert_eq!((name.shown("王某"), name.of_a_person().shown("王某")), ("王某".to_owned(), "王***".to_owned()));
    }
}
