//! Texts as the draw protocol allows them (§1): [`Token`], [`Id`] and [`Text`], checked once at the door.

use core::fmt;
use core::str::FromStr;

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// Why a text was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TextError {
    /// Nothing where something must stand.
    #[error("the text is empty; expected at least one character")]
    Empty,
    /// More bytes than its kind allows.
    #[error("the text has {found} bytes of UTF-8; expected at most {most}")]
    TooLong {
        /// Bytes found.
        found: usize,
        /// Bytes allowed.
        most: usize,
    },
    /// A character that its kind does not allow.
    #[error("character {character:?} at byte {at} of `{}`; expected {expected}", text.escape_debug())]
    Character {
        /// The text.
        text: String,
        /// The character.
        character: char,
        /// Where it begins, in bytes from 0.
        at: usize,
        /// What is allowed.
        expected: &'static str,
    },
}

/// People count characters, from 1. Of a text that was shortened the number is not known any more.
fn nth_character(text: &str, at: usize) -> String {
    let whole = text.get(..at).filter(|_| !text.contains('*'));
    whole.map_or_else(|| "其中的".to_owned(), |before| format!("第{}个", before.chars().count().saturating_add(1)))
}

explain!(TextError {
    Self::Empty => Code::TEXT_EMPTY, Article::Art7, "内容为空，至少应有一个字符";
    Self::TooLong { found, most } => Code::TEXT_TOO_LONG, Article::Art7, "内容为{found}字节（UTF-8），最多{most}字节";
    Self::Character { text, character, at, expected } => Code::TEXT_CHARACTER, Article::Art7,
        "“{}”{}字符{character:?}不允许，{}", text.escape_debug(), nth_character(text, *at), expected_chinese(expected);
});

impl TextError {
    /// The same of a text that says something of a person: it is not repeated whole.
    #[must_use]
    pub(crate) fn shortened(self) -> Self {
        match self {
            Self::Character { text, character, at, expected } => {
                Self::Character { text: shortened(&text), character, at, expected }
            }
            other => other,
        }
    }
}

/// What a message shows of what is somebody's: the first and last characters.
#[must_use]
pub(crate) fn shortened(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (first, last) = match characters.len() {
        0 => return String::new(),
        1..=3 => (1, 0),
        4..=7 => (1, 1),
        _ => (3, 2),
    };
    let start: String = characters.iter().take(first).collect();
    let end: String = characters.iter().skip(characters.len().saturating_sub(last)).collect();
    format!("{start}***{end}")
}

fn expected_chinese(expected: &str) -> &str {
    match expected {
        TOKEN => "应只含“a”至“z”、“0”至“9”、“-”、“.”和“_”",
        ID => "应不含空白和控制字符",
        TEXT => "应不含控制字符",
        other => other,
    }
}

const TOKEN: &str = "a to z, 0 to 9, `-`, `.` or `_`";
const ID: &str = "no white space and no control character";
const TEXT: &str = "no control character";

/// `plain` are bytes that are characters of their own, all allowed: most texts have no others.
#[inline(always)]
fn check(
    text: &str,
    most: usize,
    expected: &'static str,
    plain: fn(u8) -> bool,
    allowed: fn(char) -> bool,
) -> Result<(), TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.len() > most {
        return Err(TextError::TooLong { found: text.len(), most });
    }
    // Without a way out of it, the loop is made for many bytes at once.
    if text.bytes().fold(true, |all, byte| all & plain(byte)) {
        return Ok(());
    }
    match text.char_indices().find(|&(_, character)| !allowed(character)) {
        None => Ok(()),
        Some((at, character)) => Err(TextError::Character { text: text.to_owned(), character, at, expected }),
    }
}

macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $most:literal, $expected:expr, $pattern:literal, $plain:expr, $allowed:expr) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(into = "String")]
        #[cfg_attr(feature = "schema", schemars(try_from = "String", extend("pattern" = $pattern)))]
        pub struct $name(Box<str>);

        crate::forms::read_through!($name, String);

        impl $name {
            /// The most bytes of UTF-8 that it may have.
            pub const MOST: usize = $most;

            /// Whether a text could be one, without making it.
            ///
            /// # Errors
            /// [`TextError`] if it is empty, too long, or holds a character that is not allowed.
            pub fn check(text: &str) -> Result<(), TextError> {
                check(text, $most, $expected, $plain, $allowed)
            }

            /// Checks a text and keeps it.
            ///
            /// # Errors
            /// As [`Self::check`].
            pub fn new(text: impl Into<Box<str>>) -> Result<Self, TextError> {
                let text = text.into();
                Self::check(&text).map(|()| Self(text))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, TextError> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;

            fn try_from(text: String) -> Result<Self, TextError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.into()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl core::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

text_type! {
    /// A word of the protocol: 1–64 bytes of `a-z 0-9 - . _`; names strata, agencies, periods, rules, reasons.
    ///
    /// # Example: what is a token
    /// ```
    /// use shuangsuiji::Token;
    /// assert!(Token::check("2027-Q1").is_err(), "capital letters are not");
    /// assert_eq!("hohhot-county".parse::<Token>()?.as_str(), "hohhot-county");
    /// # Ok::<(), shuangsuiji::TextError>(())
    /// ```
    Token, 64, TOKEN,
    "^[a-z0-9._-]{1,64}$",
    |b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_'),
    |c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.' | '_')
}

text_type! {
    /// The id of a source or inspector: 1–64 bytes of UTF-8 with no white space and no control character.
    ///
    /// Ids are compared and sorted by their bytes. Usually a unified social credit code or a certificate number.
    ///
    /// # Example: any script, but one word
    /// ```
    /// use shuangsuiji::Id;
    /// assert!(Id::check("企业-561351").is_ok());
    /// assert!(Id::check("企业 561351").is_err());
    /// ```
    Id, 64, ID,
    "^[^\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]{1,64}$",
    |b| b.is_ascii_graphic(),
    |c| !c.is_whitespace() && !c.is_control()
}

impl Token {
    /// Keeps a text that was checked when it came in.
    pub(crate) fn checked_before(text: &str) -> Self {
        Self(text.into())
    }
}

impl Id {
    /// Keeps a text that was checked when it came in.
    pub(crate) fn checked_before(text: &str) -> Self {
        Self(text.into())
    }
}

impl Text {
    /// Keeps a text that was checked when it came in.
    pub(crate) fn checked_before(text: &str) -> Self {
        Self(text.into())
    }
}

text_type! {
    /// A line of text: 1–256 bytes of UTF-8 with no control character.
    ///
    /// # Example: where the public value will come from
    /// ```
    /// use shuangsuiji::Text;
    /// assert!(Text::check("福彩3D 第2026249期 开奖号码").is_ok());
    /// assert!(Text::check("two\nlines").is_err());
    /// ```
    Text, 256, TEXT,
    "^[^\\u0000-\\u001f\\u007f-\\u009f]{1,256}$",
    |b| b.is_ascii_graphic() || b == b' ',
    |c| !c.is_control()
}
