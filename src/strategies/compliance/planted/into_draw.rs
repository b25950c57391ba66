//! Faults of what is on file of a draw.

use super::super::super::year::nobodys_digest;
use super::super::Setting;
use super::{Planted, later};
use chrono::NaiveTime;

use crate::Token;
use crate::compliance::{DrawOnFile, Moment, YearFile};
use crate::draw::Value;

impl Planted {
    pub(super) fn into_draw(self, file: &mut YearFile, setting: Setting) -> Option<()> {
        let some_draw = usize::try_from(setting.number(2)).unwrap_or(0).checked_rem(file.draws.len())?;
        match self {
            Self::DrawPublishedEarly => {
                let draw = file.draws.get_mut(some_draw)?;
                draw.published.as_mut()?.on = draw.drawn.pred_opt()?;
            }
            Self::OrderLate => {
                let draw = file.draws.get_mut(some_draw)?;
                let published = draw.order_published.as_mut()?;
                // Later on the very day, or the day after.
                match setting.number(4).is_multiple_of(2) {
                    true => published.when = Moment { on: draw.drawn, at: NaiveTime::from_hms_opt(21, 30, 0) },
                    false => published.when.on = later(draw.drawn, 1)?,
                }
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
                let drawn_on = &mut file.draws.get_mut(some_draw)?.record.as_mut()?.grounds.drawn_on;
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
            Self::SkipUnfounded => amended(file)?.amendments.first_mut()?.documents.pop().map(|_| ())?,
            Self::AmendmentDays => {
                let last = amended(file)?.amendments.last()?.clone();
                amended(file)?.amendments.push(last);
            }
            Self::OtherRecord => file.draws.get_mut(some_draw)?.record.as_mut()?.order = nobodys_digest(),
            _ => return None,
        }
        Some(())
    }
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
