//! Why JSON was refused, as structure: what serde says in words is kept in parts, and what a type of this crate refuses
//! keeps its number, article and both sentences.
//!
//! serde hands on an error as a text alone, so an error of this crate goes through it as [`Carried`]: its plain text is the
//! English sentence, which any reader shows; its alternate text (`{:#}`) is the whole refusal, which [`JsonError`] reads.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Expected, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

use super::field_names::in_both;
use super::limits::MOST_TOLD;
use crate::{Article, Code, Explain, Reason};

/// An error of this crate on its way through serde.
#[derive(Debug)]
pub(crate) struct Carried<E>(pub(crate) E);

/// What an error of this crate says, by value; of several, each by itself too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refusal {
    pub(crate) code: Code,
    pub(crate) article: Option<Article>,
    pub(crate) english: Box<str>,
    pub(crate) chinese: Box<str>,
    /// What it is about, by its name in data.
    #[serde(default)]
    pub(crate) about: Option<Box<str>>,
    pub(crate) parts: Vec<Refusal>,
}

/// Before a refusal in an alternate text; no sentence begins with it.
const MARK: char = '\u{1}';

impl Refusal {
    pub(crate) fn of(error: &dyn Explain) -> Self {
        Self {
            code: error.code(),
            article: error.article(),
            english: error.to_string().into(),
            chinese: error.chinese().into(),
            about: error.about().map(|(name, _)| name.into()),
            parts: error.parts().into_iter().take(MOST_TOLD).map(Self::of).collect(),
        }
    }
}

impl<E: Explain> fmt::Display for Carried<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            let refusal = serde_json::to_string(&Refusal::of(&self.0)).map_err(|_| fmt::Error)?;
            return write!(f, "{MARK}{refusal}");
        }
        fmt::Display::fmt(&self.0, f)
    }
}

/// An error of this crate as the reader's, which carries it.
pub(crate) fn refused<X: Explain, E: serde::de::Error>(error: X) -> E {
    E::custom(Carried(error))
}

/// Reads a type by another that can be refused, and carries the refusal.
///
/// In place of serde's `try_from`, which would keep the English alone.
macro_rules! read_through {
    // A text that is not kept needs no copy.
    ($name:ty, str) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_string($crate::forms::Parsed::new())
            }
        }
    };
    ($name:ty, $form:ty) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let form = <$form as serde::Deserialize>::deserialize(deserializer)?;
                <$name>::try_from(form).map_err($crate::forms::refused)
            }
        }
    };
}
pub(crate) use read_through;

/// What a text is parsed into.
pub(crate) struct Parsed<T>(PhantomData<T>);

impl<T> Parsed<T> {
    pub(crate) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: FromStr<Err: Explain>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(refused)
    }
}

/// Why JSON was refused, and where.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct JsonError {
    pub(crate) what: What,
    /// From the inside out.
    pub(super) path: Vec<Segment>,
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    Field(Box<str>),
    Element(usize),
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// It is not JSON.
    Syntax { line: usize, column: usize, english: String },
    /// A type of this crate refuses it.
    Refused(Box<Refusal>),
    /// Another kind of value.
    Kind { found: Box<str>, found_zh: Box<str>, expected: Box<str> },
    /// A field that the object does not have.
    UnknownField { found: Box<str>, expected: &'static [&'static str] },
    /// A word that is none of these.
    UnknownWord { found: Box<str>, expected: &'static [&'static str] },
    /// An object without a field that it needs.
    Missing(&'static str),
    /// A field twice.
    Repeated(Box<str>),
    /// What a reader says in its own words.
    Said(Box<str>),
}

impl From<What> for JsonError {
    fn from(what: What) -> Self {
        Self { what, path: Vec::new() }
    }
}

impl JsonError {
    /// The steps from the outside in.
    pub(crate) fn path(&self) -> impl Iterator<Item = &Segment> {
        self.path.iter().rev()
    }

    /// The place as `sources[3].division`; empty for the whole.
    pub(crate) fn place(&self) -> String {
        let mut place = String::new();
        for segment in self.path() {
            match segment {
                Segment::Element(at) => place.push_str(&format!("[{at}]")),
                Segment::Field(field) => {
                    place.push_str(if place.is_empty() { "" } else { "." });
                    place.push_str(field);
                }
            }
        }
        place
    }

    /// What is wrong, without its place.
    pub(crate) fn reason(&self) -> Reason {
        Reason::new(self.what.to_string(), self.what.chinese())
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        if place.is_empty() { write!(f, "{}", self.what) } else { write!(f, "{place}: {}", self.what) }
    }
}

crate::explain::debug_is_display!(JsonError);

impl std::error::Error for JsonError {}

impl serde::de::Error for JsonError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let said = format!("{message:#}");
        let refusal = said.strip_prefix(MARK).and_then(|refusal| serde_json::from_str(refusal).ok());
        refusal.map_or_else(|| What::Said(said.into()), |refusal| What::Refused(Box::new(refusal))).into()
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        What::kind(found, expected).into()
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        What::kind(found, expected).into()
    }

    fn invalid_length(found: usize, expected: &dyn Expected) -> Self {
        What::Kind {
            found: format!("{found} elements").into(),
            found_zh: format!("{found}项").into(),
            expected: expected.to_string().into(),
        }
        .into()
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        What::UnknownWord { found: found.into(), expected }.into()
    }

    fn unknown_field(found: &str, expected: &'static [&'static str]) -> Self {
        What::UnknownField { found: found.into(), expected }.into()
    }

    fn missing_field(field: &'static str) -> Self {
        What::Missing(field).into()
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self { what: What::Repeated(field.into()), path: vec![Segment::Field(field.into())] }
    }
}

impl What {
    fn kind(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found_zh = match found {
            Unexpected::Bool(found) => format!("“{found}”"),
            Unexpected::Unsigned(found) => format!("数字{found}"),
            Unexpected::Signed(found) => format!("数字{found}"),
            Unexpected::Float(found) => format!("数字{found}"),
            Unexpected::Char(found) => format!("“{found}”"),
            Unexpected::Str(found) => format!("“{}”", found.escape_debug()),
            Unexpected::Unit | Unexpected::Option => "空值".to_owned(),
            Unexpected::Map | Unexpected::StructVariant => "对象".to_owned(),
            Unexpected::Seq | Unexpected::TupleVariant => "数组".to_owned(),
            _ => "其他内容".to_owned(),
        };
        let found = match found {
            Unexpected::Unit | Unexpected::Option => "null".to_owned(),
            Unexpected::Map => "an object".to_owned(),
            Unexpected::Seq => "an array".to_owned(),
            found => found.to_string(),
        };
        Self::Kind { found: found.into(), found_zh: found_zh.into(), expected: expected.to_string().into() }
    }

    pub(crate) fn chinese(&self) -> String {
        match self {
            Self::Syntax { line, column, english } => match syntax(english) {
                Some(chinese) => format!("第{line}行第{column}列不是JSON：{chinese}"),
                None => format!("第{line}行第{column}列不是JSON"),
            },
            Self::Refused(refusal) => refusal.chinese.to_string(),
            Self::Kind { found_zh, expected, .. } => format!("不应为{found_zh}，应为{}", kind(expected).1),
            Self::UnknownField { expected, .. } => format!("没有这一字段，应为{}", words_chinese(expected)),
            Self::UnknownWord { found, expected } => {
                format!("不应为“{}”，应为{}", found.escape_debug(), words_chinese(expected))
            }
            Self::Missing(field) => format!("缺少字段“{}”", in_both(field)),
            Self::Repeated(field) => format!("字段“{}”重复出现", in_both(field)),
            Self::Said(_) => "内容不符合要求".to_owned(),
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { line, column, english } => {
                write!(f, "line {line}, column {column}: {english}; expected JSON")
            }
            Self::Refused(refusal) => f.write_str(&refusal.english),
            Self::Kind { found, expected, .. } => write!(f, "found {found}; expected {}", kind(expected).0),
            Self::UnknownField { expected, .. } => write!(f, "no such field; expected {}", words(expected)),
            Self::UnknownWord { found, expected } => {
                write!(f, "`{}`; expected {}", found.escape_debug(), words(expected))
            }
            Self::Missing(field) => write!(f, "missing field `{field}`"),
            Self::Repeated(field) => write!(f, "duplicate field `{field}`"),
            Self::Said(said) => f.write_str(said),
        }
    }
}

fn words(expected: &[&str]) -> String {
    let quoted: Vec<_> = expected.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => "none".to_owned(),
        [one] => one.clone(),
        many => format!("one of {}", many.join(", ")),
    }
}

fn words_chinese(expected: &[&str]) -> String {
    let quoted: Vec<_> = expected.iter().map(|word| format!("“{word}”")).collect();
    match quoted.as_slice() {
        [] => "无".to_owned(),
        [one] => one.clone(),
        many => format!("{}之一", many.join("、")),
    }
}

/// What serde expects, said without the names of our types.
fn kind(expected: &str) -> (&str, &str) {
    match expected.split_once(' ').map_or(expected, |(first, _)| first) {
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => ("a whole number, 0 or more", "非负整数"),
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => ("a whole number", "整数"),
        "struct" | "map" | "internally" | "newtype" => ("an object", "对象"),
        "enum" | "variant" => ("one of its words", "规定的值"),
        "string" => ("a word or an object", "字符串或对象"),
        "unit" | "null" => ("null", "空值"),
        "tuple" | "array" => ("an array", "数组"),
        _ => match expected {
            "a boolean" => ("true or false", "“true”或“false”"),
            "a string" | "str" => ("a string", "字符串"),
            "a sequence" => ("an array", "数组"),
            "a map" => ("an object", "对象"),
            DATE => ("a date such as 2027-01-04", "形如“2027-01-04”的日期"),
            // What a type of this crate says that it expects stands in both languages.
            other => other.split_once(" / ").unwrap_or((other, "其他内容")),
        },
    }
}

/// What a date's reader says that it expects.
pub(super) const DATE: &str = "a formatted date string";

/// What is wrong with the JSON.
fn syntax(english: &str) -> Option<&'static str> {
    Some(match english {
        "EOF while parsing a list" => "数组没有写完",
        "EOF while parsing an object" => "对象没有写完",
        "EOF while parsing a string" => "字符串没有写完",
        "EOF while parsing a value" => "内容没有写完",
        "expected `:`" => "应为“:”",
        "expected `,` or `]`" => "应为“,”或“]”",
        "expected `,` or `}`" => "应为“,”或“}”",
        "expected ident" => "应为“true”、“false”或“null”",
        "expected value" => "应为一个值",
        "expected `\"`" => "应为双引号",
        "invalid escape" => "转义字符有误",
        "invalid number" => "数字有误",
        "number out of range" => "数字超出范围",
        "invalid unicode code point" => "Unicode码位有误",
        "control character (\\u0000-\\u001F) found while parsing a string" => "字符串中有控制字符",
        "key must be a string" => "键应为字符串",
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" => "转义字符不完整",
        "trailing comma" => "多余的逗号",
        "trailing characters" => "末尾有多余内容",
        "recursion limit exceeded" => "嵌套过深",
        BOM => "开头有字节顺序标记（BOM），应去掉",
        _ => return None,
    })
}

/// What is said of a text that begins with a byte order mark.
pub(super) const BOM: &str = "the text begins with a byte order mark (BOM); leave it out";
