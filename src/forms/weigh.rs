//! A request weighed before it is read: every array, text and number that [`Limits`] bounds, in one pass that keeps nothing.

use core::cell::{Cell, RefCell};
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::field_key::FieldKey;
use super::limits::{Limits, Row, TooLarge, row};

/// What a request holds too much of, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Overweight {
    /// The place as `sources[3].division`; empty for the whole.
    pub(crate) place: String,
    pub(crate) large: TooLarge,
}

/// Weighs a text of JSON that is the value of this argument; an empty name stands for a request itself.
///
/// A text that is not JSON is weighed as far as it is. Answers the word of the outermost `op`, if there is one.
///
/// # Errors
/// [`Overweight`], the first in the text.
///
/// # Complexity
/// One pass over the text; memory for one text with escapes at a time, and for nothing else.
pub(crate) fn weigh(argument: &str, text: &str, limits: &Limits) -> Result<Option<String>, Overweight> {
    if let Err(large) = limits.hold(row::bytes, text.len() as u64) {
        return Err(Overweight { place: argument.to_owned(), large });
    }
    let scale = Scale { limits, over: RefCell::new(None), op: RefCell::new(None) };
    let root = Step { at: if argument.is_empty() { At::Root } else { At::Field(argument) }, parent: None, depth: 0 };
    let mut json = serde_json::Deserializer::from_str(text);
    let weighed = Weighing { scale: &scale, step: &root }.deserialize(&mut json).and_then(|()| json.end());
    match (scale.over.into_inner(), weighed) {
        (Some(over), _) => Err(over),
        (None, Ok(())) => Ok(scale.op.into_inner()),
        (None, Err(_)) => Ok(None),
    }
}

/// What is kept while weighing.
struct Scale<'a> {
    limits: &'a Limits,
    over: RefCell<Option<Overweight>>,
    /// The outermost `op`; none if there are several.
    op: RefCell<Option<String>>,
}

enum At<'a> {
    Root,
    Field(&'a str),
    Element(u64),
}

/// A step into the value, on the stack.
struct Step<'a> {
    at: At<'a>,
    parent: Option<&'a Step<'a>>,
    depth: u64,
}

impl Step<'_> {
    fn within<'b>(&'b self, at: At<'b>) -> Step<'b> {
        Step { at, parent: Some(self), depth: self.depth.saturating_add(1) }
    }

    fn place(&self, place: &mut String) {
        if let Some(parent) = self.parent {
            parent.place(place);
        }
        match self.at {
            At::Root => {}
            At::Element(at) => place.push_str(&format!("[{at}]")),
            At::Field(field) => {
                place.push_str(if place.is_empty() { "" } else { "." });
                place.push_str(field);
            }
        }
    }
}

/// A value at a step.
struct Weighing<'a> {
    scale: &'a Scale<'a>,
    step: &'a Step<'a>,
}

impl Weighing<'_> {
    fn refuse<E: Error>(&self, large: TooLarge, line: Option<u64>) -> E {
        let mut place = String::new();
        self.step.place(&mut place);
        if let Some(line) = line {
            place.push_str(&format!(" line {line}"));
        }
        *self.scale.over.borrow_mut() = Some(Overweight { place, large });
        E::custom("too large")
    }

    fn hold<E: Error>(&self, row: Row, found: u64) -> Result<(), E> {
        self.scale.limits.hold(row, found).map_err(|large| self.refuse(large, None))
    }
}

impl<'de> DeserializeSeed<'de> for Weighing<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Weighing<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, found: u64) -> Result<(), E> {
        if matches!(self.step.at, At::Field("team")) { self.hold(row::team, found) } else { Ok(()) }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let At::Field(field) = self.step.at else { return Ok(()) };
        if field == "op" && self.step.depth == 1 {
            *self.scale.op.borrow_mut() = Some(text.to_owned());
        }
        self.scale.limits.hold_text(field, text).map_err(|(line, large)| self.refuse(large, line))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        self.hold(row::nesting, self.step.depth.saturating_add(1))?;
        let field = if let At::Field(field) = self.step.at { Limits::row(field) } else { None };
        let row = field.unwrap_or(row::elements);
        let (at, most) = (Cell::new(0_u64), self.scale.limits.most(row));
        while access.next_element_seed(Element { of: &self, at: at.get(), row, most })?.is_some() {
            at.set(at.get().saturating_add(1));
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        self.hold(row::nesting, self.step.depth.saturating_add(1))?;
        let mut ops = 0_u32;
        while let Some(name) = access.next_key_seed(FieldKey)? {
            let step = self.step.within(At::Field(&name));
            access.next_value_seed(Weighing { scale: self.scale, step: &step })?;
            ops = ops.saturating_add(u32::from(self.step.depth == 0 && name == "op"));
            if ops > 1 {
                *self.scale.op.borrow_mut() = None;
            }
        }
        Ok(())
    }
}

/// An element of an array, which is refused before it is looked at where it is one too many.
struct Element<'a> {
    of: &'a Weighing<'a>,
    at: u64,
    row: Row,
    most: u64,
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let step = self.of.step.within(At::Element(self.at));
        let weighing = Weighing { scale: self.of.scale, step: &step };
        if self.at >= self.most {
            weighing.hold(self.row, self.at.saturating_add(1))?;
        }
        weighing.deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, limits: &Limits) -> Option<(String, Row)> {
        weigh("", text, limits).err().map(|over| (over.place, over.large.row))
    }

    #[test]
    fn what_is_too_much_is_found_at_its_place() {
        let limits = Limits { sources: 2, elements: 3, nesting: 4, strata: 1, ..Limits::MOST };
        let place = |place: &str, row| Some((place.to_owned(), row));
        assert_eq!(refused(r#"{"sources": [1, 2]}"#, &limits), None);
        assert_eq!(refused(r#"{"sources": [1, 2, 3]}"#, &limits), place("sources[2]", row::sources));
        assert_eq!(refused(r#"{"sources": "a\nb\nc\n"}"#, &limits), place("sources line 3", row::sources));
        assert_eq!(refused(r#"{"so\u0075rces": [1, 2, 3]}"#, &limits), place("sources[2]", row::sources));
        assert_eq!(refused("[1, 2, 3, 4]", &limits), place("[3]", row::elements));
        assert_eq!(refused(r#"{"sources": [[1, 2, 3, 4]]}"#, &limits), place("sources[0][3]", row::elements));
        assert_eq!(refused("[[[[1]]]]", &limits), None);
        assert_eq!(refused("[[[[[1]]]]]", &limits), place("[0][0][0][0]", row::nesting));
        assert_eq!(refused(r#"{"order": {"team": 65}}"#, &limits), place("order.team", row::team));
        assert_eq!(refused(r#"{"a": [{"order": "team 65\n"}]}"#, &limits), place("a[0].order line 1", row::team));
        assert_eq!(weigh("sources", "[1, 2, 3]", &limits).unwrap_err().place, "sources[2]");
        assert_eq!(refused("[1, 2", &limits), None, "what is no JSON is the reader's to refuse");
        assert_eq!(refused("[1]", &Limits { bytes: 2, ..Limits::MOST }), place("", row::bytes));
    }

    #[test]
    fn the_operation_is_the_one_outermost() {
        let op = |text: &str| weigh("", text, &Limits::MOST).unwrap();
        assert_eq!(op(r#"{"a": {"op": "draw"}, "op": "version"}"#).as_deref(), Some("version"));
        assert_eq!(op(r#"{"op": "draw", "op": "version"}"#), None);
        assert_eq!(op(r#"{"op": 1}"#), None);
        assert_eq!(op(r#"["op"]"#), None);
        assert_eq!(op(r#"{"op": "draw""#), None);
    }
}
