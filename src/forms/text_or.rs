//! What stands in JSON as a text or as its parts: an order, a list, a table, a rule pack.
//!
//! In place of serde's `untagged`, which forgets what is wrong in the parts and where.

use core::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

/// Reads a text, or an object or array of parts; `expected` says both in both languages, `English / 中文`.
pub(crate) fn text_or<'de, D: Deserializer<'de>, T, P: Deserialize<'de>>(
    deserializer: D,
    expected: &'static str,
    parts: Parts<T, P>,
    text: fn(String) -> T,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(TextOr { expected, parts, text })
}

/// How the parts stand, and what is made of them.
pub(crate) enum Parts<T, P> {
    Object(fn(P) -> T),
    Array(fn(P) -> T),
}

struct TextOr<T, P> {
    expected: &'static str,
    parts: Parts<T, P>,
    text: fn(String) -> T,
}

impl<'de, T, P: Deserialize<'de>> Visitor<'de> for TextOr<T, P> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok((self.text)(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        match self.parts {
            Parts::Object(made) => P::deserialize(MapAccessDeserializer::new(access)).map(made),
            Parts::Array(_) => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        match self.parts {
            Parts::Array(made) => P::deserialize(SeqAccessDeserializer::new(access)).map(made),
            Parts::Object(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }
}
