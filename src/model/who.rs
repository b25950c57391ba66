//! Arts. 6 and 8: which sources may be drawn under the cap, and which inspectors may visit them.

use chrono::{Datelike, NaiveDate};

use super::Span;

/// An inspection of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The agency that inspects.
    pub agency: String,
    /// Its tier.
    pub tier: String,
    /// The kind of inspection.
    pub kind: String,
    /// The day of the draw.
    pub drawn: NaiveDate,
    /// The period in which it is to be made.
    pub period: Span,
    /// The day on which it was completed, and whether it found a violation.
    pub completed: Option<(NaiveDate, bool)>,
    /// The day from which it will not be made.
    pub void: Option<NaiveDate>,
}

/// What a cap counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The most in a year.
    pub most: u32,
    /// The kinds of inspection that count.
    pub kinds: Vec<String>,
    /// The tiers whose inspections count.
    pub tiers: Vec<String>,
    /// Whether other agencies' inspections count.
    pub of_all: bool,
    /// Whether those count that are drawn and not yet made.
    pub ahead: bool,
    /// Whether a violation lifts it.
    pub lifted_by_violation: bool,
    /// Whether a waiver lifts it.
    pub lifted_by_waiver: bool,
}

/// Which agency asks, for which year, and on which day.
pub type View<'a> = (&'a str, i32, NaiveDate);

/// Whether a visit counts in a year for an agency, as a day knows it: in the year in which it was completed, and until then
/// in each year of its period.
pub fn counts(cap: &Cap, visit: &Visit, (agency, year, on): View<'_>) -> bool {
    let of_the_year = match visit.completed.filter(|(day, _)| *day <= on) {
        Some((day, _)) => day.year() == year,
        None => cap.ahead && visit.period.0.year() <= year && year <= visit.period.1.year(),
    };
    let known = visit.drawn <= on && visit.void.is_none_or(|day| on < day);
    let in_scope = cap.kinds.contains(&visit.kind) && cap.tiers.contains(&visit.tier);
    known && of_the_year && in_scope && (cap.of_all || visit.agency == agency)
}

/// How many visits of a source count, and whether the cap lets it be drawn all the same or once more. A violation lifts the cap
/// in the year in which it was found, whoever found it; a waiver (its year, its day) in its year, from its day on.
pub fn may_be_drawn(cap: &Cap, visits: &[Visit], waivers: &[(i32, NaiveDate)], view: View<'_>) -> (u32, bool) {
    let (_, year, on) = view;
    let mut used = 0;
    let (mut violation, mut waiver) = (false, false);
    for visit in visits {
        used += u32::from(counts(cap, visit, view));
        violation |=
            visit.drawn <= on && visit.completed.is_some_and(|(day, found)| found && day <= on && day.year() == year);
    }
    for (of, granted) in waivers {
        waiver |= *of == year && *granted <= on;
    }
    (used, used < cap.most || cap.lifted_by_violation && violation || cap.lifted_by_waiver && waiver)
}

/// Whether an inspector may be drawn for a window: on each day of it some certificate is valid, and on some day of it no
/// leave, or on every day where any leave bars.
pub fn may_inspect(certificates: &[Span], leave: &[Span], window: Span, any_leave_bars: bool) -> bool {
    let within = |day: NaiveDate, spans: &[Span]| spans.iter().any(|(from, until)| *from <= day && day <= *until);
    let days: Vec<NaiveDate> = window.0.iter_days().take_while(|day| *day <= window.1).collect();
    let certified = days.iter().all(|day| within(*day, certificates));
    let away = days.iter().filter(|day| within(**day, leave)).count();
    certified && if any_leave_bars { away == 0 } else { away < days.len() }
}
