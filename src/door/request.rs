//! A request: what can be answered, its JSON object without its `op` read into a type, and what is wrong where.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::error::{DoorError, RequestError};
use crate::forms::limits::MOST_TOLD;
use crate::forms::{Limits, Overweight, read_json, read_json_without, weigh};

/// A request that can be answered; those that there are stand in `operations!`, and no other crate adds one.
pub trait Operation: DeserializeOwned + sealed::Sealed {
    /// Its `op`.
    const NAME: &'static str;

    /// What it is answered with.
    type Response: Serialize;

    /// Whether it is answered by rules, the built-in statute where the request names none.
    const BY_RULES: bool = false;

    /// Its fields that are lists, with the check of a single element, so that every bad record can be told.
    const LISTS: &'static [(&'static str, ElementCheck)] = &[];

    /// Answers.
    ///
    /// # Errors
    /// [`DoorError`] with what the rooms say.
    fn answer(self) -> Result<Self::Response, DoorError>;

    /// The same where the answer can be larger than the request by more than a number of times.
    ///
    /// # Errors
    /// [`DoorError`] as well where it would be larger than the host takes.
    fn answer_within(self, _: &Limits) -> Result<Self::Response, DoorError> {
        self.answer()
    }
}

/// Keeps [`Operation`] to the door.
pub(super) mod sealed {
    pub trait Sealed {}
}

/// Says what is wrong with one element of a list, given its place in the request.
pub type ElementCheck = fn(&str, &Value) -> Option<DoorError>;

/// The fields of an operation.
pub(super) fn read<Q: Operation>(request: &str) -> Result<Q, DoorError> {
    read_json_without(request, Some("op")).map_err(|error| {
        DoorError::first_of(bad_elements::<Q>(request)).unwrap_or_else(|| DoorError::unread("", &error))
    })
}

/// A request as any type that passes over the fields that it does not have.
pub(super) fn read_op<Q: DeserializeOwned>(request: &str) -> Result<Q, DoorError> {
    read_json(request).map_err(|error| DoorError::unread("", &error))
}

/// Everything that is wrong with the elements of the lists; none if they are not what is wrong.
fn bad_elements<Q: Operation>(request: &str) -> Vec<DoorError> {
    let Ok(root) = serde_json::from_str::<Value>(request) else { return Vec::new() };
    let bad = Q::LISTS.iter().flat_map(|(list, check)| {
        let elements = root.get(*list).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        elements.iter().enumerate().filter_map(move |(at, element)| check(&format!("{list}[{at}]"), element))
    });
    bad.take(MOST_TOLD).collect()
}

/// Checks an element as a type.
pub(super) fn check<T: DeserializeOwned>(place: &str, element: &Value) -> Option<DoorError> {
    read_json::<T>(&element.to_string()).err().map(|error| DoorError::unread(place, &error))
}

/// Reads an array of records from JSON.
///
/// # Errors
/// [`DoorError`] with every record that is not one.
pub(crate) fn records<T: DeserializeOwned>(argument: &str, text: &str) -> Result<Vec<T>, DoorError> {
    weigh(argument, text, &Limits::MOST).map_err(overweight)?;
    read_json(text).map_err(|error| {
        let root = serde_json::from_str::<Value>(text).unwrap_or_default();
        let elements = root.as_array().map_or(&[][..], Vec::as_slice);
        let bad = elements.iter().enumerate();
        let bad = bad.filter_map(|(at, element)| check::<T>(&format!("{argument}[{at}]"), element));
        let bad = bad.take(MOST_TOLD).collect();
        DoorError::first_of(bad).unwrap_or_else(|| DoorError::unread(argument, &error))
    })
}

/// Reads one value from JSON.
///
/// # Errors
/// [`DoorError`] with the place in it.
pub(crate) fn value<T: DeserializeOwned>(argument: &str, text: &str) -> Result<T, DoorError> {
    weigh(argument, text, &Limits::MOST).map_err(overweight)?;
    read_json(text).map_err(|error| DoorError::unread(argument, &error))
}

/// The operation of a request that is within the limits; none where the request must be read to say what is wrong with it.
pub(super) fn weighed(request: &str, limits: &Limits) -> Result<Option<String>, DoorError> {
    weigh("", request, limits).map_err(overweight)
}

fn overweight(over: Overweight) -> DoorError {
    let refused = DoorError::from(over.large);
    if over.place.is_empty() { refused } else { refused.at(&over.place) }
}

/// The text of a value.
///
/// # Errors
/// [`DoorError`], which no type of this crate causes.
pub(crate) fn text<T: Serialize>(value: &T) -> Result<String, DoorError> {
    serde_json::to_string(value).map_err(|error| RequestError::Unwritable { reason: error.to_string() }.into())
}
