//! A request's fields: the JSON object without its `op`, read into a type, and what is wrong where.
//!
//! Every type is read by the one deserializer of [`json_reason`](crate::forms::json_reason), which knows the place.

use core::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;
use serde_json::error::Category;

use super::error::{DoorError, RequestError, WHOLE};
use super::operation::Operation;
use super::reason::explained;
use crate::forms::json_reason::{Json, whole};

/// Says what is wrong with one element of a list, given its place in the request.
pub type ElementCheck = fn(&str, &Value) -> Option<DoorError>;

/// The fields of an operation.
pub(super) fn read<Q: Operation>(request: &str) -> Result<Q, DoorError> {
    let read = serde_path_to_error::deserialize(Fields(&mut Json::from_str(request)));
    read.map_err(|error| DoorError::first_of(bad_elements::<Q>(request)).unwrap_or_else(|| located(&error, request)))
}

/// A request as any type, fields that it does not have passed over.
pub(super) fn read_as<Q: DeserializeOwned>(request: &str) -> Result<Q, DoorError> {
    serde_json::from_str::<WholeObject<Q>>(request)
        .map(|WholeObject(read)| read)
        .map_err(|error| refusal(&error, if error.is_data() { "op" } else { "" }, None))
}

/// A response that could not be written.
pub(super) fn unwritable(error: &serde_json::Error) -> DoorError {
    refusal(error, "response", None)
}

/// What is wrong, with its place.
fn located(error: &serde_path_to_error::Error<serde_json::Error>, text: &str) -> DoorError {
    let found = serde_json::from_str::<Value>(text).ok();
    let found = found.as_ref().and_then(|root| value_at(root, error.path()));
    refusal(error.inner(), &error.path().to_string(), found)
}

/// Everything that is wrong with the elements of the lists; none if they are not what is wrong.
fn bad_elements<Q: Operation>(request: &str) -> Vec<DoorError> {
    let Ok(root) = serde_json::from_str::<Value>(request) else { return Vec::new() };
    let mut bad = Vec::new();
    for (list, check) in Q::LISTS {
        let elements = root.get(*list).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        bad.extend(elements.iter().enumerate().filter_map(|(at, element)| check(&format!("{list}[{at}]"), element)));
    }
    bad
}

/// Checks an element as a type.
pub(super) fn check<T: DeserializeOwned>(place: &str, element: &Value) -> Option<DoorError> {
    let error = whole::<T>(&element.to_string()).err()?;
    let path = match error.path().to_string() {
        inner if inner == "." => place.to_owned(),
        inner => format!("{place}.{inner}"),
    };
    Some(refusal(error.inner(), &path, value_at(element, error.path())))
}

fn value_at<'v>(root: &'v Value, path: &serde_path_to_error::Path) -> Option<&'v Value> {
    use serde_path_to_error::Segment;
    path.iter().try_fold(root, |value, segment| match segment {
        Segment::Seq { index } => value.get(index),
        Segment::Map { key } => value.get(key),
        Segment::Enum { .. } | Segment::Unknown => Some(value),
    })
}

fn refusal(error: &serde_json::Error, path: &str, found: Option<&Value>) -> DoorError {
    let (line, column) = (error.line(), error.column());
    let whole = error.to_string();
    let reason = whole.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&whole).to_owned();
    if error.classify() != Category::Data {
        return RequestError::NotJson { line, column, reason }.into();
    }
    let path = if path.is_empty() || path == "." { WHOLE.to_owned() } else { path.to_owned() };
    if let Some((explained, field)) = found.and_then(|found| explained_in(found, &reason)) {
        return explained.at(&field.map_or_else(|| path.clone(), |field| format!("{path}.{field}")));
    }
    let refused = if reason.starts_with("unknown field ") {
        let expected = reason.split_once(", expected ").map_or("none", |(_, expected)| expected).to_owned();
        RequestError::UnknownField { path: path.clone(), expected }
    } else if reason.starts_with("missing field ") {
        RequestError::MissingField { path: path.clone(), reason }
    } else {
        RequestError::Value { path: path.clone(), reason }
    };
    DoorError::from(refused).about(path)
}

/// The error that refused a text for this reason; of an object that serde reads as a whole, with the field of the text.
fn explained_in<'v>(found: &'v Value, reason: &str) -> Option<(DoorError, Option<&'v str>)> {
    match found {
        Value::String(text) => Some((explained(text, reason)?, None)),
        Value::Object(fields) => {
            fields.iter().find_map(|(field, value)| Some((explained(value.as_str()?, reason)?, Some(field.as_str()))))
        }
        _ => None,
    }
}

/// Reads an array of records from JSON.
///
/// # Errors
/// [`DoorError`] with every record that is not one.
pub(crate) fn records<T: DeserializeOwned>(argument: &str, text: &str) -> Result<Vec<T>, DoorError> {
    whole(text).map_err(|error| {
        let root = serde_json::from_str::<Value>(text).unwrap_or_default();
        let elements = root.as_array().map_or(&[][..], Vec::as_slice);
        let bad = elements.iter().enumerate();
        let bad = bad.filter_map(|(at, element)| check::<T>(&format!("{argument}[{at}]"), element)).collect();
        DoorError::first_of(bad).unwrap_or_else(|| refusal(error.inner(), argument, None))
    })
}

/// Reads one value from JSON.
///
/// # Errors
/// [`DoorError`] with the place in it.
pub(crate) fn value<T: DeserializeOwned>(argument: &str, text: &str) -> Result<T, DoorError> {
    whole(text).map_err(|error| {
        let found = serde_json::from_str::<Value>(text).ok();
        found.and_then(|found| check::<T>(argument, &found)).unwrap_or_else(|| refusal(error.inner(), argument, None))
    })
}

/// The text of a value.
///
/// # Errors
/// [`DoorError`], which no type of this crate causes.
pub(crate) fn text<T: serde::Serialize>(value: &T) -> Result<String, DoorError> {
    serde_json::to_string(value).map_err(|error| unwritable(&error))
}

/// Reads an object, and nothing else: serde would take an array for a struct too.
struct WholeObject<Q>(Q);

impl<'de, Q: DeserializeOwned> serde::Deserialize<'de> for WholeObject<Q> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Q::deserialize(Object { deserializer, without: None }).map(Self)
    }
}

/// The object without its `op`.
struct Fields<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Fields<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        Object { deserializer: self.0, without: Some("op") }.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Object<D> {
    deserializer: D,
    without: Option<&'static str>,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Object<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserializer.deserialize_map(ObjectVisitor { visitor, without: self.without })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct ObjectVisitor<V> {
    visitor: V,
    without: Option<&'static str>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for ObjectVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(Entries { map, without: self.without })
    }
}

struct Entries<A> {
    map: A,
    without: Option<&'static str>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.map.next_key::<String>()? {
            if self.without != Some(key.as_str()) {
                let key: StringDeserializer<A::Error> = key.into_deserializer();
                return seed.deserialize(key).map(Some);
            }
            self.map.next_value::<IgnoredAny>()?;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
