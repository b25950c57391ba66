//! A year's notice against 全国年节及纪念日放假办法: its festivals, its holidays, and their number in the year.

use chrono::NaiveDate;

use super::arrangement::{Arranged, is_weekend};
use super::error::{self, NoticeTextError};
use crate::calendar::festivals::{Festival, decreed_days};

/// That every festival of the decree has one item.
///
/// # Errors
/// [`NoticeTextError`] for one that is missing or stands twice.
pub(super) fn check_festivals(named: &[Festival], year: i32) -> Result<(), NoticeTextError> {
    for (at, festival) in named.iter().enumerate() {
        if named.iter().skip(at.saturating_add(1)).any(|other| other == festival) {
            return Err(error::festival_twice(festival.chinese()));
        }
    }
    match Festival::of_year(year).find(|festival| !named.contains(festival)) {
        Some(missing) => Err(error::festival_missing(missing.chinese(), year)),
        None => Ok(()),
    }
}

/// That an item rests the holidays of its festivals, and calls no other day one of them. Whether all were known.
///
/// # Errors
/// [`NoticeTextError`] for a day that differs.
pub(super) fn check_statutory(festivals: &[Festival], found: &Arranged, year: i32) -> Result<bool, NoticeTextError> {
    let mut known = true;
    let mut decreed: Vec<NaiveDate> = Vec::new();
    for festival in festivals {
        let Some(days) = festival.statutory(year) else {
            known = false;
            continue;
        };
        if let Some(day) = days.iter().find(|day| !found.rest.contains(day)) {
            return Err(error::statutory_worked(*day, festival.chinese()));
        }
        if let Some(day) = days.iter().find(|day| !found.statutory.is_empty() && !found.statutory.contains(day)) {
            return Err(error::statutory_worked(*day, festival.chinese()));
        }
        decreed.extend(days);
    }
    let other = found.statutory.iter().find(|day| !decreed.contains(day));
    match (other, festivals.first()) {
        (Some(day), Some(festival)) if known => Err(error::not_statutory(*day, festival.chinese())),
        _ => Ok(known),
    }
}

/// That the weekdays freed, net of the weekend days worked, are the decree's number. Whether it is known.
///
/// # Errors
/// [`NoticeTextError`] for another number.
pub(super) fn check_balance(items: &[Arranged], year: i32) -> Result<bool, NoticeTextError> {
    let Some(expected) = decreed_days(year) else { return Ok(false) };
    let freed = items.iter().flat_map(|item| &item.rest).filter(|day| !is_weekend(**day)).count();
    let worked = items.iter().map(|item| item.work.len()).sum();
    let of = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let found = of(freed).saturating_sub(of(worked));
    if found == expected { Ok(true) } else { Err(error::balance(found, expected, year)) }
}
