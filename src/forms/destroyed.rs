//! What spreadsheets leave of a text that they took for a number, or could not write: found in every mode.

use crate::explain::explain;
use crate::{Article, Code};

/// Whether a text is a number as spreadsheets print it when it is too long for them: `9.1150102E+17`, `4.71e+09`.
pub(crate) fn is_scientific(text: &str) -> bool {
    // Almost no text is one, and every text is asked: a digit stands before the point or the E.
    let [b'0'..=b'9', b'.' | b'E' | b'e', ..] = text.as_bytes() else { return false };
    let Some((number, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let printed = exponent.starts_with('+') || (number.contains('.') && exponent.len() <= 3);
    whole.len() == 1 && digits(whole) && digits(fraction) && digits(exponent.trim_start_matches('+')) && printed
}

/// Whether a text has a sign that marks what was destroyed.
fn has_mark(text: &str) -> bool {
    // Without a way out of it, the loop is made for many bytes at once.
    text.bytes().fold(false, |found, byte| found | matches!(byte, b'?' | b'_' | b'&'))
}

/// Whether a text was Chinese before a program wrote it without Chinese: `?????`, `____`, `&#134071;`.
fn is_marks(text: &str) -> bool {
    let marks = |mark: u8| text.as_bytes().windows(2).any(|two| two == [mark, mark]);
    if text.is_ascii() && (marks(b'?') || (marks(b'_') && !text.bytes().any(|byte| byte.is_ascii_alphanumeric()))) {
        return true;
    }
    let entities = text.split("&#").skip(1).filter_map(|rest| rest.split_once(';'));
    entities.into_iter().any(|(number, _)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A text of which a spreadsheet left something else.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DestroyedError {
    /// A number as it is printed when it is too long.
    #[error(
        "`{found}` was kept as a number, its digits are lost; make the column text, enter the values anew, and export again"
    )]
    Number {
        /// What is left, shortened where it is somebody's.
        found: String,
    },
    /// Marks in the place of Chinese.
    #[error("`{found}` was Chinese before it was exported without it; export as UTF-8 (in spreadsheets: CSV UTF-8)")]
    Marks {
        /// What is left, shortened where it is somebody's.
        found: String,
    },
    /// What a program writes for a value that is missing.
    #[error("`{found}` is what a program wrote for a missing value; expected the value, or an empty cell")]
    Missing {
        /// What was found.
        found: String,
    },
}

explain!(DestroyedError {
    Self::Number { found } => Code::TABLE_VALUE_DESTROYED, Article::Art7,
        "“{found}”曾被当作数字，数位已丢失；请将该列设为文本，重新填入后再导出";
    Self::Marks { found } => Code::TABLE_VALUE_DESTROYED, Article::Art7,
        "“{found}”原为中文，导出时未能写出；请按UTF-8（CSV UTF-8）重新导出";
    Self::Missing { found } => Code::TABLE_VALUE_DESTROYED, Article::Art7,
        "“{found}”是程序对缺失值的写法；应填写实际内容，或留空";
});

impl DestroyedError {
    /// The same of an id or a phone, which may hold many a sign.
    ///
    /// # Errors
    /// [`DestroyedError`].
    pub(crate) fn check_word(text: &str, shown: &dyn Fn(&str) -> String) -> Result<(), Self> {
        let may_be = !has_mark(text) || is_scientific(text) || text.contains("??") || !text.contains(['_', '&']);
        if may_be { Self::check(text, shown) } else { Ok(()) }
    }

    /// What a spreadsheet or a program left in the place of a text, if it did; `shown` shortens what is repeated of it.
    ///
    /// # Errors
    /// [`DestroyedError`].
    pub(crate) fn check(text: &str, shown: &dyn Fn(&str) -> String) -> Result<(), Self> {
        if is_scientific(text) {
            Err(Self::Number { found: shown(text) })
        } else if matches!(text, "nan" | "NaN" | "NAN" | "<NA>") {
            Err(Self::Missing { found: text.to_owned() })
        } else if has_mark(text) && is_marks(text) {
            Err(Self::Marks { found: shown(text) })
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_known_and_nothing_else_is_taken_for_it() {
        for number in ["9.1150102E+17", "9.1150102e+017", "9E+17", "4.71E9", "4.71E+09"] {
            assert!(is_scientific(number), "{number}");
        }
        for no in [
            "911501020000000043",
            "91150102E000000043",
            "911501021E00001139",
            "E5",
            "3E5",
            "9.1",
            "NM.1E5",
            "1.2.3E5",
            "",
            "企E+5",
        ] {
            assert!(!is_scientific(no), "{no}");
        }
        for marks in ["?????", "??(A)", "____", "__ __", "&#134071;化工"] {
            assert!(is_marks(marks), "{marks}");
        }
        for no in ["?", "何？？", "化工??", "a__b", "A&B;", "&#;", "&#x20;", ""] {
            assert!(!is_marks(no), "{no}");
        }
        let missing = DestroyedError::check("nan", &str::to_owned).unwrap_err();
        assert_eq!(
            missing.to_string(),
            "`nan` is what a program wrote for a missing value; expected the value, or an empty cell"
        );
    }
}
