//! The lines of a committed list, read strictly (§1, §2).

use core::cmp::Ordering;

use super::{List, ListError};
use crate::Reason;

/// A record read by its fields, with its list and place for the error.
pub(super) struct Record {
    pub(super) list: List,
    pub(super) number: usize,
}

impl Record {
    pub(super) fn field<T, E: Into<Reason>>(&self, field: &'static str, value: Result<T, E>) -> Result<T, ListError> {
        let Self { list, number: record } = *self;
        value.map_err(|reason| ListError::Field { list, record, field, reason: reason.into() })
    }

    pub(super) fn too_many(&self) -> ListError {
        ListError::TooMany { list: self.list }
    }
}

/// An unsigned 32-bit integer as the protocol writes it: decimal, without sign or leading zero.
pub(crate) fn integer(text: &str) -> Result<u32, Reason> {
    let canonical = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    let number = if canonical { text.parse().ok() } else { None };
    number.ok_or_else(|| {
        let found = text.escape_debug();
        let english = format!("`{found}` is not a decimal integer of 0 to 4294967295 without sign or leading zero");
        Reason::new(english, format!("“{found}”不是0至4294967295的十进制整数（无正负号、无前导零）"))
    })
}

/// The lines of a text with their numbers, each split at its TABs into exactly `N` fields.
pub(super) fn rows<const N: usize>(
    list: List,
    text: &str,
) -> impl Iterator<Item = Result<(Record, [&str; N]), ListError>> {
    let (mut rest, mut number) = (text, 0_usize);
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        number = number.saturating_add(1);
        let record = Record { list, number };
        let (line, after, found) = split_line(rest);
        rest = after;
        Some(match line {
            None => Err(ListError::NoLineFeed { list, line: number }),
            Some(fields) if found == N => Ok((record, fields)),
            Some(_) => {
                let english = format!("{found} fields separated by TAB; expected {N}");
                let miscounted = Reason::new(english, format!("有{found}个以制表符分隔的字段，应有{N}个"));
                Err(ListError::Field { list, record: number, field: "line", reason: miscounted })
            }
        })
    })
}

/// The fields of the first line of a text, what follows it, and how many fields it has; no fields if it is not ended by LF.
fn split_line<const N: usize>(text: &str) -> (Option<[&str; N]>, &str, usize) {
    // One pass over all signs: to look for each by itself costs short fields more than what is between them.
    let (mut fields, mut found, mut begin) = ([""; N], 0_usize, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        if byte != b'\t' && byte != b'\n' {
            continue;
        }
        if let Some(field) = fields.get_mut(found) {
            *field = text.get(begin..at).unwrap_or_default();
        }
        found = found.saturating_add(1);
        begin = at.saturating_add(1);
        if byte == b'\n' {
            return (Some(fields), text.get(begin..).unwrap_or_default(), found);
        }
    }
    (None, "", found)
}

pub(super) fn ascending<T: Ord + Copy>(
    list: List,
    keys: impl Iterator<Item = T>,
    sorted: bool,
    show: impl Fn(T) -> String,
) -> Result<(), ListError> {
    let mut previous = None;
    for (row, key) in keys.enumerate() {
        match previous.cmp(&Some(key)) {
            Ordering::Less => {}
            Ordering::Equal => return Err(ListError::Repeated { list, id: show(key) }),
            Ordering::Greater if sorted => {
                return Err(ListError::Unsorted { list, line: row.saturating_add(1), id: show(key) });
            }
            Ordering::Greater => {}
        }
        previous = Some(key);
    }
    Ok(())
}

/// The words of a record's last field.
macro_rules! status {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word in the list.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            pub(super) fn named(word: &str) -> Result<Self, $crate::Reason> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => {
                        let (found, all) = (word.escape_debug(), [$($word),+]);
                        let english = format!("`{found}` is not one of {}", all.join(" "));
                        Err($crate::Reason::new(english, format!("“{found}”不是{}之一", all.join("、"))))
                    }
                }
            }
        }
    };
}
pub(super) use status;
