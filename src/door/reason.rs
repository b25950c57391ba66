//! From a text and the words in which it was refused back to the error that refused it.
//!
//! serde carries an error as words alone. Number, article and Chinese are found again by asking the types that read
//! texts which of them refuses this text in these words.

use chrono::NaiveDate;

use super::error::DoorError;
use crate::calendar::{MonthDay, Revision};
use crate::draw::{Digest, SaltKey, Value};
use crate::registry::{CreditCode, SourceState};
use crate::{DateError, DateSpan, Division, Explain, Id, Period, Ratio, Text, Tier, Token};

/// The error of the type that refuses the text for this reason.
pub(super) fn explained(text: &str, reason: &str) -> Option<DoorError> {
    if text.parse::<NaiveDate>().is_err_and(|error| error.to_string() == reason) {
        return Some(DateError { found: text.to_owned() }.into());
    }
    let refusals = [
        refused(text.parse::<Id>()),
        refused(text.parse::<Token>()),
        refused(text.parse::<Text>()),
        refused(text.parse::<Division>()),
        refused(text.parse::<Tier>()),
        refused(text.parse::<Period>()),
        refused(text.parse::<MonthDay>()),
        refused(text.parse::<Revision>()),
        refused(text.parse::<Digest>()),
        refused(text.parse::<SaltKey>()),
        refused(Value::from_hex(text)),
        refused(text.parse::<DateSpan>()),
        refused(text.parse::<CreditCode>()),
        refused(text.parse::<SourceState>()),
        refused(text.parse::<Ratio>()),
    ];
    refusals.into_iter().flatten().find(|refusal| *refusal.message == *reason)
}

fn refused<T, E: Explain>(read: Result<T, E>) -> Option<DoorError> {
    read.err().map(DoorError::from)
}
