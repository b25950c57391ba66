//! Reading JSON, and what serde and its reader say of it, in both languages.
//!
//! They speak English only, in a few set phrases. What is no such phrase stands as it is: an error of this crate's own
//! types has its Chinese from the type that refused the text.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment, Track};

use crate::Reason;

/// The one deserializer of every type. A second one would be the whole library's reading code a second time.
pub(crate) type Json<'a> = serde_json::Deserializer<serde_json::de::StrRead<'a>>;

/// Reads a text that is one value and nothing behind it. The error knows the place.
pub(crate) fn whole<T: DeserializeOwned>(text: &str) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
    let mut json = Json::from_str(text);
    let read = serde_path_to_error::deserialize(&mut json)?;
    json.end().map_err(|error| serde_path_to_error::Error::new(Track::new().path(), error))?;
    Ok(read)
}

/// A list of the data form whose elements go by a word of their own in a path, and the field that holds it.
#[derive(Clone, Copy)]
pub(crate) struct Named {
    pub(crate) list: &'static str,
    pub(crate) by: &'static str,
}

/// Reads a text that is one value and nothing behind it, and says what is wrong with which field of it, as
/// `strata.key.county.quota`: elements of the named list go by their words, others by their position from 0.
pub(crate) fn read<T: DeserializeOwned>(text: &str, named: Named) -> Result<T, Reason> {
    whole(text).map_err(|error| {
        let said = reason(error.inner());
        let root = serde_json::from_str::<Value>(text).unwrap_or_default();
        let place = place(&root, error.path(), named);
        if place.is_empty() { said } else { said.of(&format!("`{place}`")) }
    })
}

fn place(root: &Value, path: &Path, named: Named) -> String {
    let word = |index: usize| root.get(named.list)?.get(index)?.get(named.by)?.as_str();
    let mut segments = path.iter().peekable();
    let in_list = matches!(segments.peek(), Some(Segment::Map { key }) if key == named.list);
    let words = segments.enumerate().filter_map(|(depth, segment)| match segment {
        Segment::Seq { index } if in_list && depth == 1 => {
            Some(word(*index).map_or_else(|| index.to_string(), str::to_owned))
        }
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key: word } | Segment::Enum { variant: word } => Some(word.clone()),
        Segment::Unknown => None,
    });
    words.collect::<Vec<_>>().join(".")
}

/// A reader's sentence, with the place that it names at its end.
pub(crate) fn reason(error: &serde_json::Error) -> Reason {
    let (line, column) = (error.line(), error.column());
    let english = error.to_string();
    match english.strip_suffix(&format!(" at line {line} column {column}")) {
        Some(sentence) => {
            let chinese = format!("第{line}行第{column}列：{}", chinese(sentence));
            Reason::new(english, chinese)
        }
        None => {
            let chinese = chinese(&english);
            Reason::new(english, chinese)
        }
    }
}

/// A reader's sentence, without its place, in Chinese.
pub(crate) fn chinese(english: &str) -> String {
    let said = syntax(english).map(str::to_owned).or_else(|| data(english));
    said.unwrap_or_else(|| english.to_owned())
}

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
        "expected ident" => "应为true、false或null",
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
        _ => return None,
    })
}

/// What is wrong with a value.
fn data(english: &str) -> Option<String> {
    let field = |rest: &str| rest.trim_matches('`').to_owned();
    if let Some(rest) = english.strip_prefix("missing field ") {
        return Some(format!("缺少字段“{}”", field(rest)));
    }
    if let Some(rest) = english.strip_prefix("duplicate field ") {
        return Some(format!("字段“{}”重复出现", field(rest)));
    }
    let prefixes =
        [("unknown field ", "没有字段"), ("unknown variant ", "不应为"), ("invalid length ", "元素个数不应为")];
    for (prefix, chinese) in prefixes {
        if let Some((found, expected)) = english.strip_prefix(prefix).and_then(parts) {
            let found = found.strip_prefix('`').and_then(|it| it.strip_suffix('`')).map_or(found, |name| name);
            let found = if prefix == "invalid length " { found.to_owned() } else { format!("“{found}”") };
            return Some(format!("{chinese}{found}，应为{}", alternatives(expected)));
        }
    }
    let (found, expected) =
        ["invalid type: ", "invalid value: "].iter().find_map(|prefix| english.strip_prefix(prefix)).and_then(parts)?;
    Some(format!("不应为{}，应为{}", self::found(found), kind(expected)))
}

/// What was found and what was expected. The text found may hold anything, so the last such word counts.
fn parts(rest: &str) -> Option<(&str, &str)> {
    rest.rsplit_once(", expected ").or_else(|| rest.rsplit_once(", there are "))
}

/// “`a`, `b` or `c`”, “one of `a`, `b`” and “no fields” in Chinese.
pub(crate) fn alternatives(english: &str) -> String {
    if english == "none" || english == "no fields" || english == "no variants" {
        return "无".to_owned();
    }
    let (list, one) = english.strip_prefix("one of ").map_or((english, false), |list| (list, true));
    if !list.starts_with('`') {
        return kind(list);
    }
    let list = list.replace("` or `", "`或`").replace("`, `", "`、`");
    if one { format!("{list}之一") } else { list }
}

/// What a reader found: a kind, and where it is short the value.
fn found(english: &str) -> String {
    let kinds = [
        ("integer ", "整数"),
        ("floating point ", "小数"),
        ("string ", "字符串"),
        ("boolean ", "布尔值"),
        ("character ", "字符"),
    ];
    let named = kinds.iter().find_map(|(prefix, chinese)| Some(format!("{chinese}{}", english.strip_prefix(prefix)?)));
    named.unwrap_or_else(|| match english {
        "null" | "unit value" | "Option value" => "null".to_owned(),
        "map" => "对象".to_owned(),
        "sequence" => "数组".to_owned(),
        other => other.to_owned(),
    })
}

/// What a reader expected.
fn kind(english: &str) -> String {
    let (first, rest) = english.split_once(' ').map_or((english, ""), |(first, rest)| (first, rest));
    let said = match (first, rest) {
        ("u8" | "u16" | "u32" | "u64" | "usize", "") => "非负整数",
        ("i8" | "i16" | "i32" | "i64" | "isize", "") => "整数",
        ("a", "boolean") => "true或false",
        ("a" | "string", "string" | "") => "字符串",
        ("a", "sequence") => "数组",
        ("a", "map" | "JSON object") => "对象",
        ("a", "formatted date string") => "形如2027-01-04的日期",
        ("struct" | "tuple" | "map", _) => "对象",
        ("enum" | "variant", _) => "规定的值",
        ("unit" | "null", "") => "null",
        _ => return english.to_owned(),
    };
    format!("{said}（{english}）")
}

#[cfg(test)]
mod tests {
    use crate::forms::json_reason::*;

    /// What the readers say of this text as this type, in Chinese.
    fn said<T: serde::de::DeserializeOwned + core::fmt::Debug>(text: &str) -> String {
        reason(&serde_json::from_str::<T>(text).unwrap_err()).chinese().to_owned()
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "read only")]
    struct Pair {
        first: u32,
        second: Option<Word>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Word {
        Red,
        Green,
        Blue,
    }

    #[test]
    fn what_is_wrong_with_a_value_is_said_in_chinese() {
        let _ = [Word::Red, Word::Green, Word::Blue];
        assert_eq!(said::<Pair>("{}"), "第1行第2列：缺少字段“first”");
        assert_eq!(said::<Pair>(r#"{"third":1}"#), "第1行第8列：没有字段“third”，应为`first`或`second`");
        assert_eq!(said::<Pair>(r#"{"first":1,"first":2}"#), "第1行第18列：字段“first”重复出现");
        assert_eq!(said::<Pair>(r#"{"first":"two"}"#), "第1行第14列：不应为字符串\"two\"，应为非负整数（u32）");
        assert_eq!(said::<Pair>(r#"{"first":-1}"#), "第1行第11列：不应为整数`-1`，应为非负整数（u32）");
        assert_eq!(said::<Pair>(r#"{"first":1.5}"#), "第1行第12列：不应为小数`1.5`，应为非负整数（u32）");
        assert_eq!(said::<Pair>(r#"{"first":null}"#), "第1行第13列：不应为null，应为非负整数（u32）");
        assert_eq!(said::<Pair>("3"), "第1行第1列：不应为整数`3`，应为对象（struct Pair）");
        let variant = said::<Pair>(r#"{"first":1,"second":"white, expected `x`"}"#);
        assert!(variant.ends_with("：不应为“white, expected `x`”，应为`red`、`green`、`blue`之一"), "{variant}");
        assert_eq!(said::<Vec<u32>>("true"), "第1行第4列：不应为布尔值`true`，应为数组（a sequence）");
    }

    #[test]
    fn what_is_wrong_with_the_json_is_said_in_chinese() {
        let broken = [
            "",
            "[",
            "[1",
            "[1 2]",
            "[1,]",
            "{",
            "{\"a\"",
            "{\"a\" 1}",
            "{\"a\":1 \"b\"}",
            "{1:2}",
            "\"",
            "\"\u{1}\"",
            "\"\\x\"",
            "01",
            "1e999",
            "nul",
            "1 2",
            "?",
            "\"\\ud800\"",
            "\"\\u12\"",
            "{\"a\":1,}",
        ];
        for text in broken {
            let said = said::<serde_json::Value>(text);
            let (_, sentence) = said.split_once('：').unwrap();
            assert!(!sentence.is_ascii(), "{text:?}: {said}");
        }
        let deep = said::<serde_json::Value>(&"[".repeat(200));
        assert!(deep.ends_with("：嵌套过深"), "{deep}");
    }
}
