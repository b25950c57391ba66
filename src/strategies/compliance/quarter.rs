//! A quarter of a simulated year: drawn, now and then again, inspected, and published.

use chrono::{Days, NaiveDate};

use super::Planted;
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
use crate::{Id, Period, Quarter, Text};

impl World {
    /// Draws a quarter, inspects it, and publishes.
    pub(super) fn quarter(&mut self, number: u32, faults: &[Planted]) -> Option<()> {
        let period = Period::Quarter(Quarter::new(self.setting.year.number(), number).ok()?);
        let chosen = self.setting.chosen_quarter();
        let here = |planted: Planted| faults.contains(&planted) && planted.quarter().unwrap_or(chosen) == number;
        let before = self.setting.number(u64::from(number).wrapping_add(10)).wrapping_rem(27).wrapping_add(1);
        let waived = self.waived(number, faults);
        let drawn = match waived || here(Planted::DrawOutsideWindow) {
            true => period.first_day(),
            false => period.first_day().checked_sub_days(Days::new(before))?,
        };
        let Drafted { mut lists, mut terms, grounds } = match waived {
            true => self.draft(drawn, period)?,
            false => self.draft(drawn, period)?.without_waiver(),
        };
        if faults.contains(&Planted::UnitsMissed) {
            terms.coverage = Coverage::Independent;
        }
        for fault in faults.iter().filter(|fault| here(**fault)) {
            lists = fault.misstated(lists)?;
            fault.into_terms(&mut terms)?;
        }
        if here(Planted::Fork) {
            terms.previous = self.draws.first()?.digest;
        }
        if here(Planted::OrderLeftOpen) {
            let open = drawn_by(terms.clone(), lists.clone(), self.setting.number(44), (drawn, self.formed))?;
            self.publish_as(&open, (drawn, &grounds), Vec::new(), open.digest())?;
            self.draws.last_mut()?.digest = None;
            terms.round = terms.round.checked_add(1)?;
        }
        if here(Planted::RedrawUnexplained) {
            let first = drawn_by(terms.clone(), lists.clone(), self.setting.number(41), (drawn, self.formed))?;
            self.publish(&first, (drawn, &grounds))?;
            (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(first.digest()));
        }
        let secret = if here(Planted::SecretReused) { 3 } else { u64::from(number) };
        let (mut reason, mut amendments) = (None, Vec::new());
        if self.setting.mishap == Some(number) {
            (terms, reason) = self.mishap(terms, lists.clone(), (drawn, &grounds))?;
        }
        let mut random = Randomness::of(self.setting.number(secret.wrapping_add(20)), drawn, self.formed)?;
        for fault in faults.iter().filter(|fault| here(**fault)) {
            fault.into_randomness(&mut random, self.lottery.as_ref())?;
        }
        self.lottery.clone_from(&random.lottery);
        let mut draw = random.draw(terms.clone(), lists.clone())?;
        let supplements = self.setting.mishap == Some(number) && self.setting.rulebook == Rulebook::Fresh;
        if self.setting.mishap == Some(number) && !supplements {
            let gone = draw.strata().last()?.drawn.first()?.source.clone();
            draw.amend(&[Skip { source: gone.clone(), reason: "closed".parse().ok()? }]).ok()?;
            amendments.push(self.amendment(gone, (drawn, later(drawn, self.setting.number(45).wrapping_rem(2))?))?);
        }
        let amended = amendments.first().map(|it: &AmendmentOnFile| it.drawn);
        self.inspect(&draw, period, (drawn, amended))?;
        self.publish(&draw, (drawn, &grounds))?;
        let published = self.draws.last_mut()?;
        published.document = reason.as_ref().and_then(|_| document(drawn));
        (published.redraw, published.amendments) = (reason, amendments);
        if here(Planted::SilentRedraw) {
            let again = drawn_by(
                terms.clone(),
                lists,
                self.setting.number(u64::from(number).wrapping_add(30)),
                (drawn, self.formed),
            )?;
            self.publish(&again, (drawn, &grounds))?;
        }
        self.previous = Some(draw.digest());
        if supplements {
            self.supplement(&draw, terms, (period, drawn))?;
        }
        Some(())
    }

    /// Whether a document lets a draw be made outside its window: of some years one.
    fn waived(&self, number: u32, faults: &[Planted]) -> bool {
        let Setting { changes, mishap, .. } = self.setting;
        let chosen = self.setting.number(48).wrapping_rem(8);
        changes && faults.is_empty() && mishap != Some(number) && chosen == u64::from(number)
    }

    /// A new round for a drawn source that is gone, whose visit is void.
    fn supplement(&mut self, first: &Draw, mut terms: Terms, (period, drawn): (Period, NaiveDate)) -> Option<()> {
        let stratum = first.strata().last()?;
        let gone = stratum.drawn.first()?.source.clone();
        terms.strata = vec![StratumQuota { stratum: stratum.stratum.clone(), quota: 1 }];
        (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(first.digest()));
        let order = first.revealed().committed().digest();
        let shown = self.amendment(gone.clone(), (drawn, drawn))?.documents.pop();
        let of_gone = |one: &&mut Inspection| one.source == gone && one.draw.is_some_and(|it| it.order == order);
        let visit = self.inspections.iter_mut().find(of_gone)?;
        visit.progress = Progress::Void { voided: drawn, reason: "已关闭".parse().ok()? };
        visit.document = shown.map(|skip| skip.document);
        let Drafted { lists, grounds, .. } = self.draft(drawn, period)?.without_waiver();
        let second = drawn_by(terms, lists, self.setting.number(49), (drawn, self.formed))?;
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
        let first = drawn_by(terms.clone(), lists, self.setting.number(40), (drawn, self.formed))?;
        let why: Text = "名单有误，经批准重抽".parse().ok()?;
        let (digest, reason) = match self.setting.number(42).is_multiple_of(2) {
            true => {
                let void = first.revealed().committed().void(why);
                let digest = void.digest(terms.hash);
                self.publish_as(&first, (drawn, grounds), vec![void.to_string()], digest)?;
                let published = self.draws.last_mut()?;
                published.document = document(drawn);
                published.void_reveal = Some(first.transcripts().next()?.drawn()?.reveal.clone());
                (digest, None)
            }
            false => {
                self.publish(&first, (drawn, grounds))?;
                (first.digest(), Some(why))
            }
        };
        (terms.round, terms.previous) = (terms.round.checked_add(1)?, Some(digest));
        Some((terms, reason))
    }

    /// That a drawn source was skipped on a day, as a document shows it or the registry: gone by the day of the draw.
    pub(super) fn amendment(&mut self, gone: Id, (drawn, day): (NaiveDate, NaiveDate)) -> Option<AmendmentOnFile> {
        let steady = |it: &&mut Lived| it.now.id == gone && it.change.is_none() && it.left.is_none();
        let closed = self.sources.iter_mut().find(steady).filter(|_| self.setting.number(43).is_multiple_of(2));
        if let Some(closed) = closed {
            closed.now.state = SourceState::Closed;
            closed.change = Some((drawn, SourceChange::State { from: SourceState::Active }));
            return Some(AmendmentOnFile { drawn: day, documents: Vec::new() });
        }
        Some(AmendmentOnFile { drawn: day, documents: vec![SkipOnFile { source: gone, document: document(day)? }] })
    }
}
