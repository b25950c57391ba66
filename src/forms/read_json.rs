//! JSON read into the types of this crate: one reader for all of them, which keeps each refusal whole and knows its place.
//!
//! Beside that it takes whole numbers as data frames and SQL decimals write them (`20.0`, `2e1`), and dates in one spelling.

use core::cell::RefCell;
use core::fmt;
use std::borrow::Cow;

use serde::Deserialize;
use serde::de::value::{CowStrDeserializer, MapAccessDeserializer, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, Expected, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::field_key::FieldKey;
use super::json_error::{BOM, Carried, DATE, JsonError, Segment, What};
use crate::Reason;

/// Reads a text that is one value and nothing behind it.
pub(crate) fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, JsonError> {
    read_json_without(text, None)
}

/// The same of an object with one more field, which is passed over.
pub(crate) fn read_json_without<T: DeserializeOwned>(
    text: &str,
    without: Option<&'static str>,
) -> Result<T, JsonError> {
    if text.starts_with('\u{FEFF}') {
        return Err(What::Syntax { line: 1, column: 1, english: BOM.to_owned() }.into());
    }
    let found = RefCell::new(None);
    let mut json = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Reading { inner: &mut json, found: &found, without })?;
    json.end().map_err(|error| unread(&error))?;
    Ok(value)
}

/// A field that may be left out, and is null: as where it is left out. Programs with models write every field.
pub(crate) fn null_is_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A list of the data form whose elements go by a word of their own in a path, and the field that holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named {
    pub(crate) list: &'static str,
    pub(crate) by: &'static str,
}

/// Reads a text, and says what is wrong with which field of it, as `strata.key.county.quota`: elements of the named list
/// go by their words, others by their position from 0.
pub(crate) fn read_named<T: DeserializeOwned>(text: &str, named: Named) -> Result<T, Reason> {
    read_placed(text, named).map_err(|(_, reason)| reason)
}

/// The same, with the field's path by itself; empty for the whole.
pub(crate) fn read_placed<T: DeserializeOwned>(text: &str, named: Named) -> Result<T, (String, Reason)> {
    read_json(text).map_err(|error| {
        let root = serde_json::from_str::<serde_json::Value>(text).unwrap_or_default();
        let word = |at: usize| root.get(named.list)?.get(at)?.get(named.by)?.as_str();
        let in_list = matches!(error.path().next(), Some(Segment::Field(field)) if **field == *named.list);
        let words = error.path().enumerate().map(|(depth, segment)| match segment {
            Segment::Field(field) => field.to_string(),
            Segment::Element(at) if in_list && depth == 1 => word(*at).map_or_else(|| at.to_string(), str::to_owned),
            Segment::Element(at) => at.to_string(),
        });
        let place = words.collect::<Vec<_>>().join(".");
        let reason = error.reason();
        let quoted = || format!("`{place}`: {}", reason.english());
        let whole =
            if place.is_empty() { reason.clone() } else { Reason::new(quoted(), reason.clone().of(&place).chinese()) };
        (place, whole)
    })
}

/// What the parser says of a text that is not JSON, with its place at the end.
fn unread(error: &dyn fmt::Display) -> JsonError {
    let said = error.to_string();
    let place = said.rsplit_once(" at line ").and_then(|(english, place)| {
        let (line, column) = place.split_once(" column ")?;
        Some(What::Syntax { line: line.parse().ok()?, column: column.parse().ok()?, english: english.to_owned() })
    });
    place.unwrap_or(What::Said(said.into())).into()
}

/// A reader around serde_json's. Errors of this crate pass it by in `found`, since serde_json's own hold a text alone.
///
/// Everything is read by what it is and not by what is wanted, so that it is always our visitor that refuses a kind.
#[derive(Debug)]
struct Reading<'a, T> {
    inner: T,
    found: &'a Found,
    /// A field of the outermost object that is passed over.
    without: Option<&'static str>,
}

impl<'a, T> Reading<'a, T> {
    /// The same around another part.
    const fn around<U>(&self, inner: U) -> Reading<'a, U> {
        Reading { inner, found: self.found, without: None }
    }
}

/// Where an error of this crate waits while serde_json's own passes.
type Found = RefCell<Option<JsonError>>;

// These two are by what is read alone, and not by who reads it: a visitor has a dozen methods, and there are hundreds.

/// What was read, or what was refused within, at a further step, or else what the parser says.
fn at<T, E: fmt::Display>(found: &Found, read: Result<T, E>, segment: Option<Segment>) -> Result<T, JsonError> {
    match read {
        Ok(value) => Ok(value),
        Err(error) => Err(refused(found, &error, segment)),
    }
}

#[cold]
fn refused(found: &Found, error: &dyn fmt::Display, segment: Option<Segment>) -> JsonError {
    let mut refused = found.take().unwrap_or_else(|| unread(error));
    refused.path.extend(segment);
    refused
}

/// What was read, or a word of the parser's beside which our error is kept.
fn keep<T, E: serde::de::Error>(found: &Found, read: Result<T, JsonError>) -> Result<T, E> {
    match read {
        Ok(value) => Ok(value),
        Err(error) => {
            *found.borrow_mut() = Some(error);
            Err(E::custom("refused"))
        }
    }
}

/// What is read: a number that should be whole, a date, a word or an object with one, or anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Any,
    Whole,
    Date,
}

macro_rules! read_as {
    ($($method:ident $wanted:ident,)+) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
            self.any(visitor, Wanted::$wanted)
        })+
    };
}

impl<'de, D: Deserializer<'de>> Reading<'_, D> {
    fn any<V: Visitor<'de>>(self, visitor: V, wanted: Wanted) -> Result<V::Value, JsonError> {
        let (found, without) = (self.found, self.without);
        let visiting = Visiting { reading: Reading { inner: visitor, found, without }, wanted };
        at(found, self.inner.deserialize_any(visiting), None)
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Reading<'_, D> {
    type Error = JsonError;

    read_as! {
        deserialize_any Any, deserialize_bool Any, deserialize_i8 Whole, deserialize_i16 Whole, deserialize_i32 Whole,
        deserialize_i64 Whole, deserialize_u8 Whole, deserialize_u16 Whole, deserialize_u32 Whole, deserialize_u64 Whole,
        deserialize_f32 Any, deserialize_f64 Any, deserialize_char Any, deserialize_string Any, deserialize_bytes Any,
        deserialize_byte_buf Any, deserialize_unit Any, deserialize_seq Any, deserialize_map Any,
    }

    /// A word and nothing else: serde would take a variant's position for its name too.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.any(OnlyWord(visitor), Wanted::Any)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        // A date's visitor is known by what it says that it expects.
        let date = (&visitor as &dyn Expected).to_string() == DATE;
        self.any(visitor, if date { Wanted::Date } else { Wanted::Any })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        let (found, visiting) = (self.found, Visiting { reading: self.around(visitor), wanted: Wanted::Any });
        at(found, self.inner.deserialize_option(visiting), None)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        let IgnoredAny = at(self.found, self.inner.deserialize_ignored_any(IgnoredAny), None)?;
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.any(Variant(visitor), Wanted::Any)
    }

    forward_to_deserialize_any! { i128 u128 unit_struct tuple tuple_struct }

    /// An object and nothing else: serde would take an array for a struct too.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.any(OnlyObject(visitor), Wanted::Any)
    }
}

/// A word, or an object of one field whose name is the word.
struct Variant<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Variant<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<V::Value, E> {
        self.0.visit_enum(StrDeserializer::new(word))
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(MapAccessDeserializer::new(access))
    }
}

struct OnlyWord<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for OnlyWord<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<V::Value, E> {
        self.0.visit_str(word)
    }
}

struct OnlyObject<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for OnlyObject<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(access)
    }
}

/// A visitor that is told what serde_json found, and keeps what it says of it.
struct Visiting<'a, V> {
    reading: Reading<'a, V>,
    wanted: Wanted,
}

macro_rules! visit {
    ($($method:ident($type:ty),)+) => {
        $(fn $method<E: serde::de::Error>(self, value: $type) -> Result<V::Value, E> {
            keep(self.reading.found, self.reading.inner.$method(value))
        })+
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Visiting<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reading.inner.expecting(f)
    }

    visit! { visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_string(String), }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<V::Value, E> {
        let Reading { inner: visitor, found, .. } = self.reading;
        let read = match if self.wanted == Wanted::Whole { whole(value) } else { None } {
            Some(whole) if whole >= 0 => visitor.visit_u64(whole.unsigned_abs()),
            Some(whole) => visitor.visit_i64(whole),
            None => visitor.visit_f64(value),
        };
        keep(found, read)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<V::Value, E> {
        let read = match self.wanted.checked(text) {
            Ok(()) => self.reading.inner.visit_str(text),
            Err(error) => Err(error),
        };
        keep(self.reading.found, read)
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<V::Value, E> {
        let read = match self.wanted.checked(text) {
            Ok(()) => self.reading.inner.visit_borrowed_str(text),
            Err(error) => Err(error),
        };
        keep(self.reading.found, read)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<V::Value, E> {
        keep(self.reading.found, self.reading.inner.visit_none())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        keep(self.reading.found, self.reading.inner.visit_unit())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let part = self.reading.around(deserializer);
        keep(self.reading.found, self.reading.inner.visit_some(part))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let elements = Elements { reading: self.reading.around(access), at: 0 };
        keep(self.reading.found, self.reading.inner.visit_seq(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let reading = Reading { without: self.reading.without, ..self.reading.around(access) };
        let fields = Fields { reading, field: None };
        keep(self.reading.found, self.reading.inner.visit_map(fields))
    }
}

impl Wanted {
    /// Of a text that should be a date, whether it is one.
    fn checked(self, text: &str) -> Result<(), JsonError> {
        if self != Self::Date {
            return Ok(());
        }
        crate::dates::date(text).map(drop).map_err(|error| JsonError::custom(Carried(error)))
    }
}

/// A number written with a point or an exponent that is whole all the same, where its writing was exact.
#[allow(
    clippy::cast_possible_truncation,
    clippy::float_arithmetic,
    reason = "checked before: whole, and within 53 bits"
)]
fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

/// The elements of an array, counted.
struct Elements<'a, A> {
    reading: Reading<'a, A>,
    at: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Elements<'_, A> {
    type Error = JsonError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, JsonError> {
        let seed = Seed(self.reading.around(seed));
        let next = self.reading.inner.next_element_seed(seed);
        let here = Segment::Element(self.at);
        self.at = self.at.saturating_add(1);
        at(self.reading.found, next, Some(here))
    }

    fn size_hint(&self) -> Option<usize> {
        self.reading.inner.size_hint()
    }
}

/// The fields of an object, the last name kept.
struct Fields<'a, 'de, A> {
    reading: Reading<'a, A>,
    field: Option<Cow<'de, str>>,
}

impl<A> Fields<'_, '_, A> {
    /// The step to the last field.
    fn segment(&mut self) -> Option<Segment> {
        self.field.take().map(|field| Segment::Field(field.into()))
    }
}

impl<'de, A: MapAccess<'de>> Fields<'_, 'de, A> {
    /// The name of the next field that is not passed over.
    fn next_name(&mut self) -> Result<Option<Cow<'de, str>>, JsonError> {
        loop {
            let name = self.reading.inner.next_key_seed(FieldKey).map_err(|error| unread(&error))?;
            if name.is_none() || name.as_deref() != self.reading.without {
                self.field.clone_from(&name);
                return Ok(name);
            }
            self.reading.inner.next_value::<IgnoredAny>().map_err(|error| unread(&error))?;
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<'_, 'de, A> {
    type Error = JsonError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, JsonError> {
        let Some(name) = self.next_name()? else { return Ok(None) };
        seed.deserialize(CowStrDeserializer::new(name)).map(Some).map_err(|mut error: JsonError| {
            // What is wrong with a field's name is said at the field.
            error.path.extend(self.segment());
            error
        })
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, JsonError> {
        let seed = Seed(self.reading.around(seed));
        let value = self.reading.inner.next_value_seed(seed);
        let segment = if value.is_err() { self.segment() } else { None };
        at(self.reading.found, value, segment)
    }

    fn size_hint(&self) -> Option<usize> {
        self.reading.inner.size_hint()
    }
}

/// Reads what is within by the same reader.
struct Seed<'a, S>(Reading<'a, S>);

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Seed<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let reading = self.0.around(deserializer);
        keep(self.0.found, self.0.inner.deserialize(reading))
    }
}
