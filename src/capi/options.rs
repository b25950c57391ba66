//! Numbers of options.
//!
//! Where a function or a struct takes one of several, it takes one of these numbers. Any other is refused with
//! SSJ_OPTION. A library that knows more numbers than this header gives none of them unasked.

use super::argument::option;
use crate::calendar::Role;
use crate::door::DoorError;
use crate::draw::{Coverage, Hash, InspectorStatus, List, SourceStatus};
use crate::roster::LeaveReading;
use crate::rules::InspectionKind;
use crate::{CountFrom, Language, TableForm, Tier};

/// None, where a number such as a cap may be missing.
pub const SSJ_NONE: u32 = 0xFFFF_FFFF;

/// SHA-256, FIPS 180-4.
pub const SSJ_HASH_SHA256: u32 = 0;
/// SM3, GB/T 32905-2016.
pub const SSJ_HASH_SM3: u32 = 1;

/// County, banner, district or branch bureau (Art. 4).
pub const SSJ_TIER_COUNTY: u32 = 0;
/// Prefecture-level city or league.
pub const SSJ_TIER_PREFECTURE: u32 = 1;
/// Region or province.
pub const SSJ_TIER_REGION: u32 = 2;

/// The list of sources.
pub const SSJ_LIST_SOURCES: u32 = 0;
/// The list of inspectors.
pub const SSJ_LIST_INSPECTORS: u32 = 1;
/// The list of recusals.
pub const SSJ_LIST_RECUSALS: u32 = 2;

/// A source for which the cap binds: "-" in the list.
pub const SSJ_SOURCE_OPEN: u32 = 0;
/// A source for which the cap does not bind: a violation was found this year, or a waiver stands on record.
pub const SSJ_SOURCE_EXEMPT: u32 = 1;
/// A source that is not to be drawn: closed, moved away.
pub const SSJ_SOURCE_EXCLUDED: u32 = 2;

/// An inspector who can be drawn: "-" in the list.
pub const SSJ_INSPECTOR_AVAILABLE: u32 = 0;
/// An inspector who cannot: on leave, or without a valid certificate.
pub const SSJ_INSPECTOR_UNAVAILABLE: u32 = 1;

/// Every draw is independent of what was inspected before.
pub const SSJ_COVERAGE_INDEPENDENT: u32 = 0;
/// Sources without an inspection this year come before the others.
pub const SSJ_COVERAGE_UNINSPECTED_FIRST: u32 = 1;

/// Day 1 is the working day after completion.
pub const SSJ_COUNT_FROM_DAY_AFTER: u32 = 0;
/// The day of completion is day 1 where it is a working day.
pub const SSJ_COUNT_FROM_COMPLETION_DAY: u32 = 1;

/// A notice that arranges a year and makes it covered.
pub const SSJ_NOTICE_YEAR: u32 = 0;
/// A notice that changes days of covered years for the whole country.
pub const SSJ_NOTICE_AMENDMENT: u32 = 1;
/// A place's own holidays, above every national notice.
pub const SSJ_NOTICE_LOCAL: u32 = 2;

/// Leave makes an inspector unavailable if it takes every day of the visits' period.
pub const SSJ_LEAVE_EVERY_DAY: u32 = 0;
/// Leave makes an inspector unavailable if it takes any day of the visits' period.
pub const SSJ_LEAVE_ANY_DAY: u32 = 1;

/// A daily inspection, which must be drawn (Art. 5).
pub const SSJ_KIND_DAILY: u32 = 0;
/// A special campaign.
pub const SSJ_KIND_SPECIAL: u32 = 1;
/// Case work.
pub const SSJ_KIND_CASE: u32 = 2;
/// An after-check.
pub const SSJ_KIND_FOLLOW_UP: u32 = 3;
/// A petition or complaint.
pub const SSJ_KIND_PETITION: u32 = 4;
/// A lead transferred by others.
pub const SSJ_KIND_TRANSFERRED: u32 = 5;

/// Columns of text.
pub const SSJ_TABLE_TEXT: u32 = 0;
/// Markdown.
pub const SSJ_TABLE_MARKDOWN: u32 = 1;
/// CSV.
pub const SSJ_TABLE_CSV: u32 = 2;

/// Chinese.
pub const SSJ_LANGUAGE_CHINESE: u32 = 0;
/// English.
pub const SSJ_LANGUAGE_ENGLISH: u32 = 1;

pub(super) fn hash(argument: &'static str, found: u32) -> Result<Hash, DoorError> {
    option(argument, found, &[(SSJ_HASH_SHA256, Hash::Sha256), (SSJ_HASH_SM3, Hash::Sm3)])
}

pub(super) fn tier(argument: &'static str, found: u32) -> Result<Tier, DoorError> {
    let tiers =
        [(SSJ_TIER_COUNTY, Tier::County), (SSJ_TIER_PREFECTURE, Tier::Prefecture), (SSJ_TIER_REGION, Tier::Region)];
    option(argument, found, &tiers)
}

pub(super) fn list(argument: &'static str, found: u32) -> Result<List, DoorError> {
    let lists = [
        (SSJ_LIST_SOURCES, List::Sources),
        (SSJ_LIST_INSPECTORS, List::Inspectors),
        (SSJ_LIST_RECUSALS, List::Recusals),
    ];
    option(argument, found, &lists)
}

pub(super) fn source_status(argument: &'static str, found: u32) -> Result<SourceStatus, DoorError> {
    let statuses = [
        (SSJ_SOURCE_OPEN, SourceStatus::Open),
        (SSJ_SOURCE_EXEMPT, SourceStatus::Exempt),
        (SSJ_SOURCE_EXCLUDED, SourceStatus::Excluded),
    ];
    option(argument, found, &statuses)
}

pub(super) fn inspector_status(argument: &'static str, found: u32) -> Result<InspectorStatus, DoorError> {
    let statuses = [
        (SSJ_INSPECTOR_AVAILABLE, InspectorStatus::Available),
        (SSJ_INSPECTOR_UNAVAILABLE, InspectorStatus::Unavailable),
    ];
    option(argument, found, &statuses)
}

pub(super) fn coverage(argument: &'static str, found: u32) -> Result<Coverage, DoorError> {
    let coverages = [
        (SSJ_COVERAGE_INDEPENDENT, Coverage::Independent),
        (SSJ_COVERAGE_UNINSPECTED_FIRST, Coverage::UninspectedFirst),
    ];
    option(argument, found, &coverages)
}

pub(super) fn count_from(argument: &'static str, found: u32) -> Result<CountFrom, DoorError> {
    let counts =
        [(SSJ_COUNT_FROM_DAY_AFTER, CountFrom::DayAfter), (SSJ_COUNT_FROM_COMPLETION_DAY, CountFrom::CompletionDay)];
    option(argument, found, &counts)
}

pub(super) fn role(argument: &'static str, found: u32) -> Result<Role, DoorError> {
    let roles =
        [(SSJ_NOTICE_YEAR, Role::Year), (SSJ_NOTICE_AMENDMENT, Role::Amendment), (SSJ_NOTICE_LOCAL, Role::Local)];
    option(argument, found, &roles)
}

pub(super) fn leave(argument: &'static str, found: u32) -> Result<LeaveReading, DoorError> {
    let readings = [(SSJ_LEAVE_EVERY_DAY, LeaveReading::EveryDay), (SSJ_LEAVE_ANY_DAY, LeaveReading::AnyDay)];
    option(argument, found, &readings)
}

pub(super) fn kind(argument: &'static str, found: u32) -> Result<InspectionKind, DoorError> {
    let kinds = [
        (SSJ_KIND_DAILY, InspectionKind::Daily),
        (SSJ_KIND_SPECIAL, InspectionKind::Special),
        (SSJ_KIND_CASE, InspectionKind::Case),
        (SSJ_KIND_FOLLOW_UP, InspectionKind::FollowUp),
        (SSJ_KIND_PETITION, InspectionKind::Petition),
        (SSJ_KIND_TRANSFERRED, InspectionKind::Transferred),
    ];
    option(argument, found, &kinds)
}

pub(super) fn table_form(argument: &'static str, found: u32) -> Result<TableForm, DoorError> {
    let forms =
        [(SSJ_TABLE_TEXT, TableForm::Text), (SSJ_TABLE_MARKDOWN, TableForm::Markdown), (SSJ_TABLE_CSV, TableForm::Csv)];
    option(argument, found, &forms)
}

pub(super) fn language(argument: &'static str, found: u32) -> Result<Language, DoorError> {
    option(argument, found, &[(SSJ_LANGUAGE_CHINESE, Language::Chinese), (SSJ_LANGUAGE_ENGLISH, Language::English)])
}

/// A number that may be missing.
pub(super) fn number(found: u32) -> Option<u32> {
    (found != SSJ_NONE).then_some(found)
}
