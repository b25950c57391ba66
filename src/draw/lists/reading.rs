//! The lines of a committed list, read strictly (§1, §2).

use super::{List, ListError};

/// A record read by its fields, with its list and place for the error.
pub(super) struct Record {
    pub(super) list: List,
    pub(super) number: usize,
}

impl Record {
    pub(super) fn field<T, E: ToString>(&self, field: &'static str, value: Result<T, E>) -> Result<T, ListError> {
        let Self { list, number: record } = *self;
        value.map_err(|reason| ListError::Field { list, record, field, reason: reason.to_string() })
    }

    pub(super) fn too_many(&self) -> ListError {
        ListError::TooMany { list: self.list }
    }
}

/// An unsigned 32-bit integer as the protocol writes it: decimal, without sign or leading zero.
pub(crate) fn integer(text: &str) -> Result<u32, String> {
    let canonical = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    let number = if canonical { text.parse().ok() } else { None };
    number.ok_or_else(|| {
        format!("`{}` is not a decimal integer of 0 to 4294967295 without sign or leading zero", text.escape_debug())
    })
}

/// The lines of a text with their numbers, each split at its TABs into exactly `N` fields.
pub(super) fn rows<const N: usize>(
    list: List,
    text: &str,
) -> impl Iterator<Item = Result<(Record, [&str; N]), ListError>> {
    text.split_inclusive('\n').enumerate().map(move |(before, line)| {
        let record = Record { list, number: before.saturating_add(1) };
        let line = line.strip_suffix('\n').ok_or(ListError::NoLineFeed { list, line: record.number })?;
        let mut fields = [""; N];
        let mut found = 0_usize;
        for part in line.split('\t') {
            if let Some(field) = fields.get_mut(found) {
                *field = part;
            }
            found = found.saturating_add(1);
        }
        let counted = if found == N { Ok(()) } else { Err(format!("{found} fields separated by TAB; expected {N}")) };
        record.field("line", counted)?;
        Ok((record, fields))
    })
}

pub(super) fn ascending<T: Ord + Copy>(
    list: List,
    keys: impl Iterator<Item = T>,
    sorted: bool,
    show: impl Fn(T) -> String,
) -> Result<(), ListError> {
    let mut previous = None;
    for (row, key) in keys.enumerate() {
        if previous == Some(key) {
            return Err(ListError::Repeated { list, id: show(key) });
        }
        if sorted && previous > Some(key) {
            return Err(ListError::Unsorted { list, line: row.saturating_add(1), id: show(key) });
        }
        previous = Some(key);
    }
    Ok(())
}

/// The words of a record's last field.
macro_rules! status {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub enum $name {
            $($(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)+
        }

        impl $name {
            /// The word in the list.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            pub(super) fn named(word: &str) -> Result<Self, String> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(format!("`{}` is not one of {}", word.escape_debug(), [$($word),+].join(" "))),
                }
            }
        }
    };
}
pub(super) use status;
