//! A quarter of a simulated year: drawn, now and then again, inspected, and published.

use chrono::{Days, NaiveDate};

use super::Planted;
use super::placed::Placed;
use super::randomness::{Randomness, drawn_by};
use super::registers::Lived;
use super::rulebook::Rulebook;
use super::setting::Setting;
use super::visits::document;
use super::world::{Drafted, World, later};
use crate::compliance::{AmendmentOnFile, SkipOnFile};
use crate::draw::{Coverage, Draw, Lists, Skip, StratumQuota, Terms};
use crate::inspection::{Inspection, Progress};
use crate::orders::Grounds;
use crate::registry::{SourceChange, SourceState};
use crate::{Id, Period, Quarter, Text, Token};

impl World {
    /// Draws a quarter, inspects it, and publishes.
    pub(super) fn quarter(&mut self, number: u32, faults: &Placed) -> Option<()> {
        let period = Period::Quarter(Quarter::new(self.setting.year.number(), number).ok()?);
        let here = |planted: Planted| faults.is_in(planted, number);
        let is_mishap = self.setting.mishap == Some(number);
        let (drawn, drafted) = self.order(number, period, faults)?;
        let Drafted { lists, mut terms, grounds } = drafted;
        terms = self.rounds_before(terms, &lists, (drawn, &grounds), &here)?;
        let mut reason = None;
        if is_mishap {
            (terms, reason) = self.mishap(terms, lists.clone(), (drawn, &grounds))?;
        }
        let mut draw = self.randomness(number, drawn, faults)?.draw(terms.clone(), lists.clone())?;
        let by_next = self.setting.rulebook != Rulebook::Fresh || faults.has(Planted::ReplacedByNext);
        let mut amendments = Vec::new();
        if is_mishap
            && by_next
            && let Some((_, gone)) = self.gone(&draw)
        {
            draw.amend(&[Skip { source: gone.clone(), reason: "closed".parse().ok()? }]).ok()?;
            amendments.push(self.amendment(gone, (drawn, later(drawn, self.setting.number(45).wrapping_rem(2))?))?);
        }
        if here(Planted::SkipsOnWords) {
            amendments.extend(skipped_for_words(&mut draw, drawn)?);
        }
        let amended = amendments.first().map(|it: &AmendmentOnFile| it.drawn);
        self.inspect(&draw, period, (drawn, amended))?;
        self.publish(&draw, (drawn, &grounds))?;
        let published = self.draws.last_mut()?;
        published.document = reason.as_ref().and_then(|_| document(drawn));
        (published.redraw, published.amendments) = (reason, amendments);
        if here(Planted::RedrawsOnWords) {
            published.redraw = Some("名单有误".parse().ok()?);
        }
        if here(Planted::SilentRedraw) {
            let again = self.setting.number(u64::from(number).wrapping_add(30));
            let again = drawn_by(terms.clone(), lists, again, (self.evening(drawn), self.formed))?;
            self.publish(&again, (drawn, &grounds))?;
        }
        self.previous = Some(draw.digest());
        if is_mishap && !by_next {
            self.supplement(&draw, terms, (period, drawn))?;
        }
        Some(())
    }

    /// The day of a quarter's draw.
    pub(super) fn day(&self, number: u32, period: Period, faults: &Placed) -> Option<NaiveDate> {
        let before = self.setting.number(u64::from(number).wrapping_add(10)).wrapping_rem(27).wrapping_add(1);
        match self.waived(number, faults) || faults.is_in(Planted::DrawOutsideWindow, number) {
            true => Some(period.first_day()),
            false => period.first_day().checked_sub_days(Days::new(before)),
        }
    }

    /// The day of a quarter's draw and what is drawn on it: by the plan, revised before it or not, and by its faults.
    fn order(&mut self, number: u32, period: Period, faults: &Placed) -> Option<(NaiveDate, Drafted)> {
        let here = |planted: Planted| faults.is_in(planted, number);
        let waived = self.waived(number, faults);
        let drawn = self.day(number, period, faults)?;
        if self.setting.revised() == Some(number) {
            self.revise(drawn, faults)?;
        }
        self.other_hash = here(Planted::SecretOtherHash);
        let mut drafted = match waived {
            true => self.draft(drawn, period)?,
            false => self.draft(drawn, period)?.without_waiver(),
        };
        if [Planted::UnitsMissed, Planted::CensusByChance].into_iter().any(|fault| faults.has(fault)) {
            drafted.terms.coverage = Coverage::Independent;
        }
        for fault in faults.of_quarter(number) {
            drafted.lists = fault.misstated(drafted.lists)?;
            fault.into_terms(&mut drafted.terms)?;
        }
        if here(Planted::Fork) {
            drafted.terms.previous = self.draws.first()?.digest;
        }
        Some((drawn, drafted))
    }

    /// What a quarter's draw rests on.
    fn randomness(&mut self, number: u32, drawn: NaiveDate, faults: &Placed) -> Option<Randomness> {
        let reused = [Planted::SecretReused, Planted::SecretOtherHash].iter().any(|fault| faults.is_in(*fault, number));
        let secret = if reused { 3 } else { u64::from(number) };
        let mut random =
            Randomness::of(self.setting.number(secret.wrapping_add(20)), self.evening(drawn), self.formed)?;
        for fault in faults.of_quarter(number) {
            fault.into_randomness(&mut random, self.lottery.as_ref())?;
        }
        self.lottery.clone_from(&random.lottery);
        Some(random)
    }

    /// The rounds that a fault has before the one that stands: the terms of that one.
    fn rounds_before(
        &mut self,
        mut terms: Terms,
        lists: &Lists,
        (drawn, grounds): (NaiveDate, &Grounds),
        here: &dyn Fn(Planted) -> bool,
    ) -> Option<Terms> {
        if here(Planted::OrderLeftOpen) {
            let open =
                drawn_by(terms.clone(), lists.clone(), self.setting.number(44), (self.evening(drawn), self.formed))?;
            self.publish_as(&open, (drawn, grounds), Vec::new(), open.digest())?;
            self.draws.last_mut()?.digest = None;
            terms.round = terms.round.checked_add(1)?;
        }
        let rounds = if here(Planted::RedrawsOnWords) { 3 } else { u64::from(here(Planted::RedrawUnexplained)) };
        for round in 0..rounds {
            let secret = self.setting.number(41_u64.wrapping_add(self.earlier_rounds()));
            let first = drawn_by(terms.clone(), lists.clone(), secret, (self.evening(drawn), self.formed))?;
            self.publish(&first, (drawn, grounds))?;
            self.draws.last_mut()?.redraw = (round > 0).then(|| "名单有误".parse().ok()).flatten();
            (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(first.digest()));
        }
        for _ in 0..if here(Planted::VoidsOnWords) { 3 } else { 0 } {
            let secret = self.setting.number(47_u64.wrapping_add(self.earlier_rounds()));
            terms = self.abandoned(terms, lists.clone(), (drawn, grounds), (secret, "系统故障".parse().ok()?))?;
        }
        Some(terms)
    }

    /// Another number for each round of the year, so that no two have one secret.
    const fn earlier_rounds(&self) -> u64 {
        (self.draws.len() as u64).wrapping_mul(100)
    }

    /// An order that is declared void, its secret revealed, and the terms of the next.
    fn abandoned(
        &mut self,
        mut terms: Terms,
        lists: Lists,
        made: (NaiveDate, &Grounds),
        (secret, why): (u64, Text),
    ) -> Option<Terms> {
        let open = drawn_by(terms.clone(), lists, secret, (self.evening(made.0), self.formed))?;
        let void = open.revealed().committed().void(why);
        let digest = void.digest(terms.hash);
        self.publish_as(&open, made, vec![void.to_string()], digest)?;
        self.draws.last_mut()?.void_reveal = Some(open.transcripts().next()?.drawn()?.reveal.clone());
        (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(digest));
        Some(terms)
    }

    /// A drawn source that turns out to be gone, of the last stratum that has one; not one that a census is to reach. None of a draw
    /// that drew nobody else.
    fn gone(&self, draw: &Draw) -> Option<(Token, Id)> {
        let counted = |stratum: &Token| self.setting.rulebook.is_census() && stratum.as_str() == "key";
        let mut strata = draw.strata().iter().rev().filter(|of| !counted(&of.stratum));
        strata.find_map(|of| Some((of.stratum.clone(), of.drawn.first()?.source.clone())))
    }

    /// Whether a document lets a draw be made outside its window: of some years one.
    fn waived(&self, number: u32, faults: &Placed) -> bool {
        let Setting { changes, mishap, .. } = self.setting;
        let chosen = self.setting.number(48).wrapping_rem(8);
        changes && faults.all().next().is_none() && mishap != Some(number) && chosen == u64::from(number)
    }

    /// A new round for a drawn source that is gone, whose visit is void; none of a draw that drew nobody.
    fn supplement(&mut self, first: &Draw, mut terms: Terms, (period, drawn): (Period, NaiveDate)) -> Option<()> {
        let Some((stratum, gone)) = self.gone(first) else { return Some(()) };
        terms.strata = vec![StratumQuota { stratum, quota: 1 }];
        (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(first.digest()));
        let order = first.revealed().committed().digest();
        let shown = self.amendment(gone.clone(), (drawn, drawn))?.documents.pop();
        let of_gone = |one: &&mut Inspection| one.source == gone && one.draw.is_some_and(|it| it.order == order);
        let visit = self.inspections.iter_mut().find(of_gone)?;
        visit.progress = Progress::Void { voided: drawn, reason: "已关闭".parse().ok()? };
        visit.document = shown.map(|skip| skip.document);
        let Drafted { lists, grounds, .. } = self.draft(drawn, period)?.without_waiver();
        let second = drawn_by(terms, lists, self.setting.number(49), (self.evening(drawn), self.formed))?;
        self.inspect(&second, period, (drawn, None))?;
        self.publish(&second, (drawn, &grounds))?;
        let published = self.draws.last_mut()?;
        (published.supplements, published.redraw) = (true, Some("补抽".parse().ok()?));
        self.previous = Some(second.digest());
        Some(())
    }

    /// An order that is abandoned, or a draw that is made again; the terms of the next round, and its reason if the void
    /// does not say it.
    fn mishap(
        &mut self,
        mut terms: Terms,
        lists: Lists,
        (drawn, grounds): (NaiveDate, &Grounds),
    ) -> Option<(Terms, Option<Text>)> {
        let why: Text = "名单有误，经批准重抽".parse().ok()?;
        if self.setting.number(42).is_multiple_of(2) {
            let terms = self.abandoned(terms, lists, (drawn, grounds), (self.setting.number(40), why))?;
            self.draws.last_mut()?.document = document(drawn);
            return Some((terms, None));
        }
        let first = drawn_by(terms.clone(), lists, self.setting.number(40), (self.evening(drawn), self.formed))?;
        self.publish(&first, (drawn, grounds))?;
        (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(first.digest()));
        Some((terms, Some(why)))
    }

    /// That a drawn source was skipped on a day, as a document shows it or the registry: gone by the day of the draw.
    pub(super) fn amendment(&mut self, gone: Id, (drawn, day): (NaiveDate, NaiveDate)) -> Option<AmendmentOnFile> {
        let steady = |it: &&mut Lived| it.now.id == gone && it.change.is_none() && it.left.is_none();
        let void = |one: &Inspection| one.source == gone && matches!(one.progress, Progress::Void { .. });
        // What another bureau's registry has too is not closed in one alone.
        let excluded =
            self.rules.pack().pool.excluded.iter().any(|it| it.state.as_str() == SourceState::Closed.as_str());
        let shown =
            excluded && !self.shared && self.setting.number(43).is_multiple_of(2) && !self.inspections.iter().any(void);
        let closed = self.rolls.sources.iter_mut().find(steady).filter(|_| shown);
        if let Some(closed) = closed {
            closed.now.state = SourceState::Closed;
            closed.change = Some((drawn, SourceChange::State { from: SourceState::Active }));
            return Some(AmendmentOnFile { drawn: day, published: None, documents: Vec::new() });
        }
        Some(AmendmentOnFile {
            drawn: day,
            published: None,
            documents: vec![SkipOnFile { source: gone, document: document(day)? }],
        })
    }
}

/// Skips three drawn sources, one after the other, for a word that nothing shows.
fn skipped_for_words(draw: &mut Draw, day: NaiveDate) -> Option<Vec<AmendmentOnFile>> {
    let amended = (0..3).map(|_| {
        let source = draw.strata().last()?.drawn.first()?.source.clone();
        draw.amend(&[Skip { source, reason: "closed".parse().ok()? }]).ok()?;
        Some(AmendmentOnFile { drawn: day, published: None, documents: Vec::new() })
    });
    amended.collect()
}
