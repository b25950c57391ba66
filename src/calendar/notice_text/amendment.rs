//! Notices that are partial: amendments and a place's own. Their days alone count, held against the national ones.

use super::cursor::Cursor;
use super::error::{self, NoticeTextError};
use super::frame::Frame;
use super::{NoticeReading, dates};
use crate::calendar::{DayKind, Entry, Notice, Role, national};

/// Whether an item holds no date: advice to offices, not days.
pub(super) fn is_administrative(body: &str) -> bool {
    let mut cursor = Cursor(body);
    while !cursor.is_empty() {
        if dates::date(&mut cursor).is_some() {
            return false;
        }
        let next = cursor.0.chars().next().map_or(0, char::len_utf8);
        cursor = Cursor(cursor.0.get(next..).unwrap_or_default());
    }
    // Digits that no date was read from are not passed over as advice.
    !body.contains(|c: char| c.is_ascii_digit())
}

/// That the notice that is amended is the national one for the year, and this one amends.
///
/// # Errors
/// [`NoticeTextError`] if not.
pub(super) fn check_base(base: &NoticeReading, frame: &Frame<'_>) -> Result<(), NoticeTextError> {
    if frame.role == Role::Year {
        return Err(error::base_unwanted());
    }
    let found = base.notice.year().number();
    if base.role == Role::Year && found == frame.year { Ok(()) } else { Err(error::base_other(found, frame.year)) }
}

/// That no day says the opposite of the national notice: of `base`, else of the built-in ones. Whether there was any to
/// compare with.
///
/// # Errors
/// [`NoticeTextError`] naming the day, save for one first worked that a prolonged festival rests.
pub(super) fn check_opposed(
    notice: &Notice,
    base: Option<&NoticeReading>,
    prolongs: bool,
) -> Result<bool, NoticeTextError> {
    let built_in = if base.is_some() { Vec::new() } else { national::entries() };
    let others = || base.map(NoticeReading::notice).into_iter().chain(built_in.iter().map(Entry::notice));
    for day in notice.days() {
        let others = others().filter(|other| other.number() != notice.number());
        let said = others.filter_map(|other| Some((other.number(), other.day(day.date())?))).next_back();
        if let Some((number, said)) = said.filter(|(_, said)| said.kind() != day.kind()) {
            let rests = day.kind() == DayKind::Rest;
            if !(prolongs && rests) {
                return Err(error::opposed(said.date(), rests, number));
            }
        }
    }
    Ok(others().any(|other| other.year() == notice.year() && other.number() != notice.number()))
}
