//! Faults of what is on file of a draw.

use super::super::super::year::nobodys_digest;
use super::{Ground, Planted, later};
use chrono::NaiveTime;

use crate::Token;
use crate::compliance::{DrawOnFile, Moment, YearFile};
use crate::draw::{Order, Value};
use crate::orders::{Grounds, WindowWaiver};
use crate::registry::{RegistryChange, SourceChange};

impl Planted {
    pub(super) fn into_draw(self, file: &mut YearFile, ground: &Ground<'_>) -> Option<()> {
        let looked_at = looked_at(file);
        let some_draw = usize::try_from(ground.number(2)).unwrap_or(0).checked_rem(looked_at.len())?;
        let some_draw = *looked_at.get(some_draw)?;
        match self {
            Self::DrawPublishedEarly => {
                let draw = file.draws.get_mut(some_draw)?;
                draw.published.as_mut()?.on = draw.drawn.pred_opt()?;
            }
            Self::OrderLate => {
                let draw = file.draws.get_mut(some_draw)?;
                let published = draw.order_published.as_mut()?;
                // Later on the very day, or the day after.
                match ground.number(4).is_multiple_of(2) {
                    true => published.when = Moment { on: draw.drawn, at: NaiveTime::from_hms_opt(23, 30, 0) },
                    false => published.when.on = later(draw.drawn, 1)?,
                }
            }
            Self::OrderTooEarly => {
                let previous = Order::parse(&file.draws.get(some_draw)?.order).ok()?.terms().previous;
                let eve = file.draws.iter().find(|it| previous.is_some() && it.digest == previous)?.drawn.pred_opt()?;
                file.draws.get_mut(some_draw)?.order_published.as_mut()?.when = Moment { on: eve, at: None };
            }
            Self::DrawnEarly => {
                let is_void = |text: &String| text.contains("\nvoid ");
                let draw = file.draws.get_mut(some_draw).filter(|draw| !draw.transcripts.iter().any(is_void))?;
                draw.revealed.as_mut()?.on = later(draw.drawn, 1)?;
            }
            Self::WrongDigest => file.draws.get_mut(some_draw)?.digest = Some(nobodys_digest()),
            Self::DrawNotPublished => file.draws.get_mut(some_draw)?.published = None,
            Self::UnreadableTranscript => file.draws.get_mut(some_draw)?.transcripts.last_mut()?.insert(0, ' '),
            Self::RecordDay => {
                // Of an order that was void its record says when it was to be drawn.
                let is_void = |text: &String| text.contains("\nvoid ");
                let draw = file.draws.get_mut(some_draw).filter(|draw| !draw.transcripts.iter().any(is_void))?;
                let drawn_on = &mut draw.record.as_mut()?.grounds.drawn_on;
                *drawn_on = later(*drawn_on, 1)?;
            }
            Self::OtherList => {
                let sources = &mut file.draws.get_mut(some_draw)?.sources;
                *sources = sources.replacen("\t0\t-\n", "\t2\t-\n", 1);
            }
            Self::UnreadableOrder => {
                // Another draw, of which nothing else is known.
                let mut unreadable = file.draws.get(some_draw)?.clone();
                unreadable.order.insert(0, ' ');
                file.draws.push(unreadable);
            }
            Self::NoItems => items(file, some_draw, |items| items.clear())?,
            Self::UnknownItem => items(file, some_draw, |items| items.extend("campaign".parse()))?,
            Self::OtherItem => items(file, some_draw, |items| items.extend("sites".parse()))?,
            Self::OtherHead => file.previous = Some(nobodys_digest()),
            Self::OrderVoidUnfounded => voided(file)?.document = None,
            Self::OtherReveal => {
                let revealed = voided(file)?.void_reveal.as_mut()?;
                revealed.0.first_mut()?.value = Value::new(*b"another secret").ok()?;
            }
            Self::RedrawUnfounded => {
                file.draws.iter_mut().find(|draw| draw.redraw.is_some() && !draw.supplements)?.document = None
            }
            Self::SkipUnfounded => {
                let mut all = file.draws.iter_mut().flat_map(|draw| &mut draw.amendments);
                all.find_map(|amendment| amendment.documents.pop()).map(|_| ())?;
            }
            Self::SkippedLater => closed_later(file)?,
            Self::AmendmentDays => {
                let last = amended(file)?.amendments.last()?.clone();
                amended(file)?.amendments.push(last);
            }
            Self::OtherRecord => file.draws.get_mut(some_draw)?.record.as_mut()?.order = nobodys_digest(),
            Self::NotRevealed => voided(file)?.void_reveal = None,
            _ => self.into_grounds(&mut file.draws.get_mut(some_draw)?.record.as_mut()?.grounds)?,
        }
        Some(())
    }

    /// Changes what an order's record says of the order.
    fn into_grounds(self, grounds: &mut Grounds) -> Option<()> {
        match self {
            Self::RecordFormat => grounds.format = grounds.format.checked_add(1)?,
            Self::RecordRules => grounds.rules_digest = nobodys_digest(),
            Self::RecordWindow => grounds.window = None,
            Self::RecordWaiver => {
                let (reference, reason) = ("示例函〔示例〕4号".parse().ok()?, "系统故障".parse().ok()?);
                grounds.window_waiver = Some(WindowWaiver { reference, reason });
            }
            Self::RecordStrata => grounds.strata.pop().map(|_| ())?,
            Self::RecordDerivation => {
                let obligation = &mut grounds.strata.first_mut()?.quota.derivation.obligation;
                *obligation = obligation.checked_add(1)?;
            }
            Self::RecordItems => grounds.item_list = nobodys_digest(),
            _ => return None,
        }
        Some(())
    }
}

/// The draws that the report looks at in whole: not one that was left open or cannot be read, and of a round that was drawn
/// twice the one that visits rest on.
fn looked_at(file: &YearFile) -> Vec<usize> {
    let orders: Vec<_> = file.draws.iter().map(|draw| Order::parse(&draw.order).ok()).collect();
    let rested_on =
        |order: &Order| file.inspections.iter().any(|one| one.draw.is_some_and(|it| it.order == order.digest()));
    let same = |one: &Order, other: &Order| {
        (one.terms().period, one.terms().round) == (other.terms().period, other.terms().round)
    };
    let stands = |order: &Order| rested_on(order) || orders.iter().flatten().filter(|it| same(it, order)).count() == 1;
    let is_made = |at: usize| file.draws.get(at).is_some_and(|draw| !draw.transcripts.is_empty());
    let read = orders.iter().enumerate().filter_map(|(at, order)| Some((at, order.as_ref()?)));
    read.filter(|(at, order)| is_made(*at) && stands(order)).map(|(at, _)| at).collect()
}

/// Closes a skipped source, which the registry alone shows, on the morrow of its draw.
fn closed_later(file: &mut YearFile) -> Option<()> {
    // By the day of the skip it was gone.
    let skipped =
        |draw: &&DrawOnFile| draw.amendments.first().is_some_and(|it| it.documents.is_empty() && it.drawn > draw.drawn);
    let drawn = file.draws.iter().find(skipped)?.drawn;
    let mut changes = file.registry_history.as_mut()?.changes.iter_mut();
    let of_it = |it: &&mut RegistryChange| it.on == drawn && matches!(it.change, SourceChange::State { .. });
    changes.find(of_it)?.on = later(drawn, 1)?;
    Some(())
}

/// The draw that was declared void.
fn voided(file: &mut YearFile) -> Option<&mut DrawOnFile> {
    file.draws.iter_mut().find(|draw| draw.void_reveal.is_some())
}

/// The draw that was amended.
fn amended(file: &mut YearFile) -> Option<&mut DrawOnFile> {
    file.draws.iter_mut().find(|draw| !draw.amendments.is_empty())
}

/// Changes the items of the first stratum, which are inspected of key sources.
fn items(file: &mut YearFile, draw: usize, change: impl FnOnce(&mut Vec<Token>)) -> Option<()> {
    change(&mut file.draws.get_mut(draw)?.record.as_mut()?.grounds.strata.first_mut()?.items);
    Some(())
}
