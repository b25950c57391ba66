//! Arts. 8, 9: the draws of a stratum in a year: what each owes, and what it is short.
//!
//! Draws that meet one obligation together, such as the quarters of a year's, are a span. What is drawn is credited; what
//! a draw fell short is owed by the next, where the rule carries over; where the counts changed since, what is left of
//! the span is spread over the draws that are still to be made.

use super::year_draws::{DrawnCounts, Made};
use super::{PlanError, PlannedDraw, StratumPlan};
use crate::rules::{Base, Counting, MidYear, Quota, QuotaError, Ruleset, Spread, TierRule};
use crate::{DrawPeriod, Period, Place, Tier, Token};

/// A stratum of an agency, with what is on record of its draws.
pub(super) struct StratumYear<'a> {
    pub(super) rules: &'a Ruleset,
    pub(super) tier: Tier,
    pub(super) stratum: &'a Token,
    pub(super) counts: Base,
    /// How many can be drawn.
    pub(super) pool: u32,
    /// What the year before fell short.
    pub(super) carried: u32,
    /// Its plan in the version before.
    pub(super) before: Option<&'a StratumPlan>,
    pub(super) drawn: &'a DrawnCounts,
}

/// What a year is short so far.
#[derive(Clone, Copy, Default)]
struct Short {
    /// Of draws whose rule carries over: owed by the next.
    carry: u64,
    /// Of others: lost.
    lost: u64,
    /// Of the draw before, where the rule does not carry over.
    lapsed: u64,
}

fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl StratumYear<'_> {
    pub(super) fn plan(&self, periods: &[(Period, DrawPeriod)]) -> Result<StratumPlan, PlanError> {
        let rule = self.rules.rule(self.stratum.as_str(), self.tier);
        let carries = rule.is_some_and(|rule| rule.carry_over);
        let mut short = Short { carry: if carries { self.carried.into() } else { 0 }, ..Short::default() };
        let mut draws = Vec::with_capacity(periods.len());
        let mut rest = periods;
        while let Some((_, first)) = rest.first() {
            let place = self.quota(*first, 0)?.derivation.year().0;
            let length = place.of.saturating_sub(place.index).saturating_add(1);
            let (span, later) = rest.split_at(rest.len().min(usize::try_from(length).unwrap_or(usize::MAX)));
            let span = Span { year: self, rule, periods: span };
            short = span.plan(short, &mut draws)?;
            rest = later;
        }
        let short = if carries { short.carry } else { short.lost };
        Ok(StratumPlan { stratum: self.stratum.clone(), draws, short })
    }

    fn quota(&self, period: DrawPeriod, carry: u32) -> Result<Quota, QuotaError> {
        let quota = self.rules.quota(self.stratum.as_str(), self.tier, self.counts, period, carry)?;
        Ok(quota.limited_to(self.pool))
    }

    /// The draw of a period as it is on record, and how many sources it drew.
    fn made(&self, period: Period) -> Option<(Option<&PlannedDraw>, Made)> {
        let before = self.before.and_then(|plan| plan.draws.iter().find(|draw| draw.period == period));
        let known = before.and_then(|draw| Some(Made { sources: draw.drawn?, repeats: draw.repeats }));
        let made = known.or_else(|| self.drawn.get(&(self.stratum.clone(), period)).copied())?;
        Some((before, made))
    }
}

/// Draws that meet one obligation together, as far as it falls to the year.
struct Span<'a> {
    year: &'a StratumYear<'a>,
    rule: Option<&'a TierRule>,
    periods: &'a [(Period, DrawPeriod)],
}

impl Span<'_> {
    fn carries(&self) -> bool {
        self.rule.is_some_and(|rule| rule.carry_over)
    }

    fn counts_units(&self) -> bool {
        self.periods.len() > 1 && self.rule.is_some_and(|rule| rule.counts == Counting::Units)
    }

    /// What counts of a draw.
    fn credit(&self, Made { sources, repeats }: Made) -> u64 {
        if self.counts_units() { sources.saturating_sub(repeats).into() } else { sources.into() }
    }

    /// How many different sources the span can come to; none where the rule counts visits, or one draw meets it alone.
    ///
    /// What was drawn counts, though it may be gone since.
    fn units(&self) -> Option<u64> {
        if !self.counts_units() {
            return None;
        }
        let made = self.periods.iter().filter_map(|(period, _)| self.year.made(*period));
        let drawn = made.map(|(_, made)| self.credit(made)).fold(0, u64::saturating_add);
        Some(u64::from(self.year.pool).max(drawn))
    }

    /// Adds the draws of the span; returns what the year is short after them.
    fn plan(&self, before: Short, draws: &mut Vec<PlannedDraw>) -> Result<Short, PlanError> {
        let Some((_, first)) = self.periods.first() else { return Ok(before) };
        let (_, whole) = self.year.quota(*first, 0)?.derivation.year();
        let whole = u64::from(whole);
        let units = self.units();
        let owed = units.map_or(whole, |units| whole.min(units));
        // What cannot be drawn in this span because there are too few different sources.
        let carried = units.map_or(before.carry, |units| before.carry.min(units.saturating_sub(owed)));
        let beyond = whole.saturating_sub(owed).saturating_add(before.carry.saturating_sub(carried));
        let units = units.map(small);
        let mut spread = None;
        let (mut due, mut met) = (carried, 0_u64);
        let mut short = Short { carry: carried, ..before };
        for (at, &(period, draw_period)) in self.periods.iter().enumerate() {
            let draw = match self.year.made(period) {
                Some((Some(before), made)) => PlannedDraw::made(period, before.quota.clone(), made),
                Some((None, made)) => {
                    let fresh = self.year.quota(draw_period, small(short.carry))?.within_year(units, None);
                    PlannedDraw::made(period, fresh, made)
                }
                None => {
                    let rest = self.periods.get(at..).unwrap_or_default();
                    if spread.is_none() {
                        spread = Some(self.left(rest, units, (carried, owed), due.max(met))?);
                        due = due.max(met);
                    }
                    let carry = if self.carries() { short.carry } else { short.lapsed };
                    let spread = spread.flatten().map(|spread| later(spread, rest.len()));
                    let quota = self.year.quota(draw_period, small(carry))?.within_year(units, spread);
                    PlannedDraw { period, quota, drawn: None, repeats: 0 }
                }
            };
            let credit = self.credit(Made { sources: draw.visits(), repeats: draw.repeats });
            let part = u64::from(draw.quota.derivation.due);
            due = due.saturating_add(part);
            met = met.saturating_add(credit);
            short.carry = due.saturating_sub(met);
            short.lapsed = part.saturating_sub(credit);
            short.lost = short.lost.saturating_add(short.lapsed);
            draws.push(draw);
        }
        // Where every draw of the span is made, what a revision adds to the year has no draw left to be spread over.
        if spread.is_none() && self.periods.len() > 1 && self.rule.is_some_and(|rule| rule.mid_year == MidYear::Whole) {
            let added = carried.saturating_add(owed).saturating_sub(due);
            short.carry = due.saturating_add(added).saturating_sub(met);
            short.lost = short.lost.saturating_add(added);
        }
        short.carry = short.carry.saturating_add(beyond);
        short.lost = short.lost.saturating_add(beyond);
        Ok(short)
    }

    /// How what is left of the span is spread over the draws that are still to be made; none where their parts come to it
    /// as they are, and where each draw owes its part by the counts at its time.
    fn left(
        &self,
        rest: &[(Period, DrawPeriod)],
        units: Option<u32>,
        (carried, owed): (u64, u64),
        settled: u64,
    ) -> Result<Option<Spread>, PlanError> {
        let whole = self.rule.is_some_and(|rule| rule.mid_year == MidYear::Whole);
        let mut parts = 0_u64;
        for (_, period) in rest {
            let part = self.year.quota(*period, 0)?.within_year(units, None).derivation.due;
            parts = parts.saturating_add(part.into());
        }
        let met = settled.saturating_sub(carried);
        if !whole || rest.len() == self.periods.len() || parts == owed.saturating_sub(met) {
            return Ok(None);
        }
        let of = small(u64::try_from(rest.len()).unwrap_or(u64::MAX));
        Ok(Some(Spread { met: small(met), place: Place { index: 1, of } }))
    }
}

/// The spread of the draw that has so many left, itself included.
fn later(spread: Spread, left: usize) -> Spread {
    let left = u32::try_from(left).unwrap_or(u32::MAX);
    let index = spread.place.of.saturating_sub(left).saturating_add(1);
    Spread { place: Place { index, ..spread.place }, ..spread }
}
