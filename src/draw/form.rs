//! The form of a public value (protocol version 1.2 §2): which drawing it is of, how it is written, and when it is due.
//!
//! A value that can be written in several ways gives as many draws, and whoever writes it down chooses among them. An
//! order of version 1.2 leaves one way, and a reveal that is not of it is refused.

use core::fmt;
use core::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime};
use thiserror::Error;

use super::entropy::bits_of;
use super::lists::integer;
use super::reveal::Value;
use crate::explain::explain;
use crate::{Article, Code, Reason, Token};

/// What an order of version 1.2 says of a public value, so that nobody can choose it or its spelling afterwards.
///
/// # Example: a lottery of three digits
/// ```
/// use shuangsuiji::draw::PublicForm;
/// let form = PublicForm {
///     kind: "fucai-3d".parse()?,
///     issue: "2026340".parse()?,
///     written: "digits-3".parse()?,
///     due: "2026-12-21T21:15+08:00".parse()?,
/// };
/// assert!(form.written.admits(b"407"));
/// for spelled in ["4 0 7", "04 00 07", "４０７", "407\n"] {
///     assert!(!form.written.admits(spelled.as_bytes()));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicForm {
    /// What the value comes from, as a word: `fucai-3d`, `fucai-ssq`, `drand-quicknet` …
    pub kind: Token,
    /// Which drawing, issue or round of it.
    pub issue: Token,
    /// How the value is written.
    pub written: Written,
    /// When it becomes public. The order must be published before.
    pub due: Due,
}

impl fmt::Display for PublicForm {
    /// The four words of an entropy line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, issue, written, due } = self;
        write!(f, "{kind} {issue} {written} {due}")
    }
}

/// How a public value is written: `digits-<n>` and `ascending-<n>-<least>-<most>`, joined by `.`, or `bytes-<n>` alone.
///
/// # Guarantees
/// For each outcome there is exactly one value that it [admits](Self::admits).
///
/// # Example: six red numbers and a blue one
/// ```
/// use shuangsuiji::draw::Written;
/// let written: Written = "ascending-6-1-33.ascending-1-1-16".parse()?;
/// assert!(written.admits(b"02 09 11 18 27 33 05"));
/// assert!(!written.admits(b"09 02 11 18 27 33 05")); // not ascending
/// assert!(!written.admits(b"2 9 11 18 27 33 5")); // not of two digits each
/// # Ok::<(), shuangsuiji::draw::FormError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String"))]
pub struct Written(Vec<Part>);

crate::forms::read_through!(Written, String);

/// A part of a value; one space stands between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum Part {
    /// So many bytes, any.
    Bytes(u32),
    /// So many digits with nothing between them, in the order in which they were drawn.
    Digits(u32),
    /// So many different numbers of a range, ascending, each with as many digits as the greatest, one space between two.
    Ascending { count: u32, least: u32, most: u32 },
}

/// Why a form was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FormError {
    /// Not how a value can be written.
    #[error(
        "`{}` is no form; expected digits-<n> and ascending-<n>-<least>-<most> joined by `.`, or bytes-<n>, of values of \
         1 to 1024 bytes",
        found.escape_debug()
    )]
    Written {
        /// What was found.
        found: String,
    },
    /// Not the words of a public value with its form.
    #[error("{reason}")]
    Words {
        /// What is wrong.
        reason: Reason,
    },
    /// Not a minute.
    #[error("`{}` is no time; expected one such as 2026-12-21T21:15+08:00", found.escape_debug())]
    Due {
        /// What was found.
        found: String,
    },
}

explain!(FormError {
    Self::Written { found } => Code::PUBLIC_FORM, Article::Art2,
        "“{}”不是公共随机数的书写格式，应为以“.”连接的“digits-<n>”、“ascending-<n>-<least>-<most>”，或“bytes-<n>”，值为1至1024字节", found.escape_debug();
    Self::Words { reason } => Code::PUBLIC_FORM, Article::Art2, "{}", reason.chinese();
    Self::Due { found } => Code::PUBLIC_DUE, Article::Art2,
        "“{}”不是时间，应如“2026-12-21T21:15+08:00”", found.escape_debug();
});

impl Part {
    fn parse(text: &str) -> Option<Self> {
        let number = |word: &str| integer(word).ok();
        let mut words = text.split('-');
        let part = match (words.next()?, number(words.next()?)?) {
            ("bytes", count) => Self::Bytes(count),
            ("digits", count) => Self::Digits(count),
            ("ascending", count) => {
                let (least, most) = (number(words.next()?)?, number(words.next()?)?);
                let range = most.checked_sub(least)?;
                (count.checked_sub(1)? <= range).then_some(Self::Ascending { count, least, most })?
            }
            _ => return None,
        };
        (words.next().is_none() && part.length() > 0).then_some(part)
    }

    /// How many bytes a value has of it.
    fn length(self) -> u64 {
        match self {
            Self::Bytes(count) | Self::Digits(count) => count.into(),
            Self::Ascending { count, most, .. } => {
                u64::from(count).saturating_mul(digits(most).saturating_add(1)).saturating_sub(1)
            }
        }
    }

    fn admits(self, value: &[u8]) -> bool {
        match self {
            Self::Bytes(_) => true,
            Self::Digits(_) => value.iter().all(u8::is_ascii_digit),
            Self::Ascending { least, most, .. } => {
                let mut before = None;
                value.split(|byte| *byte == b' ').all(|word| {
                    let plain = word.len() as u64 == digits(most) && word.iter().all(u8::is_ascii_digit);
                    let number = core::str::from_utf8(word).ok().and_then(|word| word.parse::<u32>().ok());
                    let number = number.filter(|number| plain && (least..=most).contains(number));
                    let ascends = number.is_some() && before < number;
                    before = number;
                    ascends
                })
            }
        }
    }

    fn bits(self) -> u64 {
        match self {
            Self::Bytes(count) => bits_of(|log2, _| u64::from(count).saturating_mul(log2(256))),
            Self::Digits(count) => bits_of(|log2, _| u64::from(count).saturating_mul(log2(10))),
            Self::Ascending { count, least, most } => {
                let range = u64::from(most.saturating_sub(least)).saturating_add(1);
                bits_of(|_, log2_binomial| log2_binomial(range, count.into()))
            }
        }
    }

    fn words(self) -> (String, String) {
        match self {
            Self::Bytes(count) => (format!("{count} bytes"), format!("{count}个字节")),
            Self::Digits(count) => (
                format!("{count} digits 0 to 9 with nothing between them"),
                format!("{count}位数字（0至9），中间无其他字符"),
            ),
            Self::Ascending { count, least, most } => {
                let width = digits(most);
                (
                    format!(
                        "{count} different numbers of {least} to {most}, ascending, of {width} digits each, one space between"
                    ),
                    format!("{count}个{least}至{most}之间的不同号码，由小到大，各{width}位，以一个空格分隔"),
                )
            }
        }
    }
}

/// How many decimal digits a number has.
fn digits(number: u32) -> u64 {
    u64::from(number.checked_ilog10().unwrap_or(0)).saturating_add(1)
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(count) => write!(f, "bytes-{count}"),
            Self::Digits(count) => write!(f, "digits-{count}"),
            Self::Ascending { count, least, most } => write!(f, "ascending-{count}-{least}-{most}"),
        }
    }
}

impl Written {
    /// Whether a value is written so.
    #[must_use]
    pub fn admits(&self, value: &[u8]) -> bool {
        let mut rest = value;
        let mut first = true;
        for part in &self.0 {
            if !first {
                let Some(after) = rest.strip_prefix(b" ") else { return false };
                rest = after;
            }
            first = false;
            let length = usize::try_from(part.length()).unwrap_or(usize::MAX);
            let Some((of_part, after)) = rest.split_at_checked(length) else { return false };
            if !part.admits(of_part) {
                return false;
            }
            rest = after;
        }
        rest.is_empty()
    }

    /// How many bits the outcomes are, rounded up: all that such a value can supply.
    #[must_use]
    pub fn bits(&self) -> u64 {
        self.0.iter().fold(0, |sum, part| sum.saturating_add(part.bits()))
    }

    /// What a value looks like, in English and Chinese.
    #[must_use]
    pub fn describe(&self) -> (String, String) {
        let (english, chinese): (Vec<_>, Vec<_>) = self.0.iter().map(|part| part.words()).unzip();
        (english.join(", a space, and "), chinese.join("，空一格，再"))
    }
}

impl FromStr for Written {
    type Err = FormError;

    fn from_str(text: &str) -> Result<Self, FormError> {
        let parts: Option<Vec<Part>> = Some(text)
            .filter(|text| Token::check(text).is_ok())
            .and_then(|text| text.split('.').map(Part::parse).collect());
        let right = |parts: &Vec<Part>| {
            let spaces = parts.len().saturating_sub(1) as u64;
            let length = parts.iter().fold(spaces, |sum, part| sum.saturating_add(part.length()));
            length <= Value::MOST as u64
                && (parts.len() == 1 || !parts.iter().any(|part| matches!(part, Part::Bytes(_))))
        };
        parts.filter(right).map(Self).ok_or_else(|| FormError::Written { found: text.to_owned() })
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(at, part)| {
            f.write_str(if at == 0 { "" } else { "." })?;
            part.fmt(f)
        })
    }
}

impl TryFrom<String> for Written {
    type Error = FormError;

    fn try_from(text: String) -> Result<Self, FormError> {
        text.parse()
    }
}

impl From<Written> for String {
    fn from(written: Written) -> Self {
        written.to_string()
    }
}

/// The minute at which a public value is due, by China's time: `2026-12-21T21:15+08:00`.
///
/// No other offset is written, so that one minute has one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))T([01][0-9]|2[0-3]):[0-5][0-9]\\+08:00$")))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String"))]
pub struct Due(NaiveDateTime);

crate::forms::read_through!(Due, String);

impl Due {
    const FORM: &str = "%Y-%m-%dT%H:%M";

    /// The day, by China's time.
    #[must_use]
    pub const fn day(self) -> NaiveDate {
        self.0.date()
    }

    /// Day and minute, by China's time.
    #[must_use]
    pub const fn minute(self) -> NaiveDateTime {
        self.0
    }
}

impl FromStr for Due {
    type Err = FormError;

    fn from_str(text: &str) -> Result<Self, FormError> {
        let minute = text.strip_suffix("+08:00").and_then(|text| NaiveDateTime::parse_from_str(text, Self::FORM).ok());
        // What reads in more ways than one does not print as it was read.
        let due = minute.map(Self).filter(|due| due.to_string() == text && !text.starts_with("0000"));
        due.ok_or_else(|| FormError::Due { found: text.to_owned() })
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+08:00", self.0.format(Self::FORM))
    }
}

impl TryFrom<String> for Due {
    type Error = FormError;

    fn try_from(text: String) -> Result<Self, FormError> {
        text.parse()
    }
}

impl From<Due> for String {
    fn from(due: Due) -> Self {
        due.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    fn written(text: &str) -> Written {
        text.parse().unwrap()
    }

    #[test]
    fn every_outcome_has_one_value() {
        // All texts of three of these characters: of the 10³ outcomes of three digits each has one.
        let characters = b"0123456789 .a";
        let all = |text: &str, length: usize| {
            let count = (0..characters.len().pow(length as u32)).filter(|number| {
                let value: Vec<u8> = (0..length as u32)
                    .map(|at| characters[number / characters.len().pow(at) % characters.len()])
                    .collect();
                written(text).admits(&value)
            });
            count.count()
        };
        assert_eq!(all("digits-3", 3), 1000);
        assert_eq!(all("digits-1.digits-1", 3), 100);
        assert_eq!(all("ascending-2-1-9", 3), 36);
        assert_eq!(all("ascending-1-3-12", 2), 10);
        assert_eq!(all("ascending-1-8-12", 2), 5);
        for (form, length) in [("digits-3", 4), ("digits-3", 2), ("ascending-2-1-9", 4), ("ascending-1-3-12", 1)] {
            assert_eq!(all(form, length), 0, "{form}");
        }
        assert!(written("bytes-2").admits(&[0, 255]) && !written("bytes-2").admits(b"abc"));
    }

    #[test]
    fn a_form_has_one_text_and_nothing_else_is_one() {
        for text in
            ["digits-3", "bytes-1024", "ascending-6-1-33.ascending-1-1-16", "digits-1000.digits-23", "ascending-1-0-0"]
        {
            assert_eq!(written(text).to_string(), text);
        }
        for text in [
            "",
            "digits",
            "digits-0",
            "digits-03",
            "digits-3-",
            "digits-3.",
            ".digits-3",
            "Digits-3",
            "digits--3",
            "bytes-1025",
            "bytes-0",
            "bytes-2.digits-1",
            "digits-1000.digits-24",
            "ascending-0-1-2",
            "ascending-3-1-2",
            "ascending-1-2-1",
            "ascending-1-1",
            "ascending-1-1-2-3",
            "digits-4294967296",
            "ascending-4294967295-0-4294967295",
            "words-3",
            "digits-3 ",
        ] {
            let error = text.parse::<Written>().unwrap_err();
            assert_eq!(error.code(), Code::PUBLIC_FORM, "{text}");
        }
        let error = "roman-3".parse::<Written>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`roman-3` is no form; expected digits-<n> and ascending-<n>-<least>-<most> joined by `.`, or bytes-<n>, of values \
             of 1 to 1024 bytes"
        );
        assert_eq!(
            error.chinese(),
            "“roman-3”不是公共随机数的书写格式，应为以“.”连接的“digits-<n>”、“ascending-<n>-<least>-<most>”，或“bytes-<n>”，值为1至1024字节"
        );
    }

    #[test]
    fn a_form_says_what_it_can_supply() {
        // 10³ < 2^10; C(33, 6) × 16 = 17,721,088 < 2^25, of 21 and 4 bits rounded up each.
        for (text, bits) in
            [("digits-3", 10), ("ascending-6-1-33.ascending-1-1-16", 25), ("bytes-32", 256), ("ascending-1-7-7", 0)]
        {
            assert_eq!(written(text).bits(), bits, "{text}");
        }
        let (english, chinese) = written("digits-3.ascending-2-1-16").describe();
        assert_eq!(
            english,
            "3 digits 0 to 9 with nothing between them, a space, and 2 different numbers of 1 to 16, ascending, of 2 digits each, \
             one space between"
        );
        assert_eq!(
            chinese,
            "3位数字（0至9），中间无其他字符，空一格，再2个1至16之间的不同号码，由小到大，各2位，以一个空格分隔"
        );
    }

    #[test]
    fn a_minute_has_one_text() {
        let due: Due = "2028-02-29T00:05+08:00".parse().unwrap();
        assert_eq!(
            (due.to_string().as_str(), due.day().to_string().as_str()),
            ("2028-02-29T00:05+08:00", "2028-02-29")
        );
        for text in [
            "2027-02-29T00:05+08:00",
            "2027-02-28T24:00+08:00",
            "2027-02-28T00:05",
            "2027-02-28T00:05Z",
            "2027-2-28T00:05+08:00",
            "2027-02-28T00:05:00+08:00",
            "2027-02-28 00:05+08:00",
            "+2027-02-28T00:05+08:00",
            "2027-02-28T00:05+09:00",
            "0000-02-28T00:05+08:00",
            "",
        ] {
            let error = text.parse::<Due>().unwrap_err();
            assert_eq!(error.code(), Code::PUBLIC_DUE, "{text}");
        }
        let error = "soon".parse::<Due>().unwrap_err();
        assert_eq!(error.to_string(), "`soon` is no time; expected one such as 2026-12-21T21:15+08:00");
        assert_eq!(error.chinese(), "“soon”不是时间，应如“2026-12-21T21:15+08:00”");
    }
}
