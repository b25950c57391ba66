//! An agency's year event by event, for tests by state machine: what may lawfully happen next, and what may not.
//!
//! A [`Running`] year is the state, an [`Event`] the transition, [`events`] the strategy of the next one; a host's bookkeeping is
//! the system under test. After every lawful event [`Running::file`] is a year on file of which the report finds nothing, as of
//! that day; after an unlawful one it finds what [`Event::label`] says.

mod registers;
mod running;
mod visits;

use proptest::prelude::*;

use super::case::Label;
use crate::{Article, Code};

pub use running::Running;

/// Something that happens in an agency's year. `at` counts around among those to whom it can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// The next quarter is drawn and made public: lists, order, draw, on the first day of its window.
    Draw,
    /// A drawn source turns out to have closed on the day of the draw; the next of the ranking is drawn in its place.
    Replace {
        /// Which.
        at: u32,
    },
    /// A drawn source is inspected by its team.
    Visit {
        /// Which.
        at: u32,
    },
    /// A result is made public in time.
    Publish {
        /// Which.
        at: u32,
    },
    /// A drawn source closes before anybody went there, when others were visited already; its visit is void.
    Void {
        /// Which.
        at: u32,
    },
    /// A source comes into the registry.
    Join,
    /// A source that was never drawn leaves the registry.
    Leave {
        /// Which.
        at: u32,
    },
    /// A source that was never drawn moves from one stratum to another.
    Reclassify {
        /// Which.
        at: u32,
    },
    /// An inspector comes onto the roster.
    Hire,
    /// An inspector leaves the roster who has no visit to make.
    Retire {
        /// Which.
        at: u32,
    },
    /// An inspector is recused from a source that was never drawn.
    Recuse {
        /// Which source.
        at: u32,
    },
    /// The plan is revised by the registers of the day, and filed again.
    Revise,
    /// Unlawful: a source is inspected that nobody drew.
    VisitUndrawn {
        /// Which.
        at: u32,
    },
    /// Unlawful: a drawn source is inspected by another team, without a reason.
    VisitByOthers {
        /// Which.
        at: u32,
    },
    /// Unlawful: a result is made public on the day after the last.
    PublishLate {
        /// Which.
        at: u32,
    },
}

impl Event {
    /// What is right of it.
    #[must_use]
    pub fn label(self) -> Label {
        let (code, article) = match self {
            Self::VisitUndrawn { .. } => (Code::INSPECTION_UNDRAWN, Article::Art5),
            Self::VisitByOthers { .. } => (Code::INSPECTION_OTHER_TEAM, Article::Art11),
            Self::PublishLate { .. } => (Code::PUBLISHED_LATE, Article::Art13),
            _ => return Label::Lawful,
        };
        Label::unlawful(code, Some(article))
    }
}

/// The next event of a running year: one that can happen, lawful ones most often, unlawful ones where they are asked for.
///
/// # Example: the first event is the first draw, a source that comes or goes, or nothing unlawful
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::case::Label;
/// use shuangsuiji::strategies::events::{Running, events};
///
/// proptest!(ProptestConfig::with_cases(16), |(event in events(&Running::new(1), false))| {
///     prop_assert_eq!(event.label(), Label::Lawful);
/// });
/// ```
pub fn events(running: &Running, unlawful: bool) -> impl Strategy<Value = Event> + Clone + use<> {
    let at = 0..8_u32;
    let lawful = [
        (4, Event::Draw),
        (1, Event::Replace { at: 0 }),
        (12, Event::Visit { at: 0 }),
        (12, Event::Publish { at: 0 }),
        (1, Event::Void { at: 0 }),
        (1, Event::Join),
        (1, Event::Leave { at: 0 }),
        (1, Event::Reclassify { at: 0 }),
        (1, Event::Hire),
        (1, Event::Retire { at: 0 }),
        (1, Event::Recuse { at: 0 }),
        (1, Event::Revise),
    ];
    let wrong =
        [(3, Event::VisitUndrawn { at: 0 }), (3, Event::VisitByOthers { at: 0 }), (3, Event::PublishLate { at: 0 })];
    let all = lawful.into_iter().chain(wrong.into_iter().filter(|_| unlawful));
    let can: Vec<(u32, Just<Event>)> =
        all.filter(|(_, event)| running.can(*event)).map(|(weight, event)| (weight, Just(event))).collect();
    // A year that is over has still somebody who comes.
    let can = if can.is_empty() { vec![(1, Just(Event::Join))] } else { can };
    (prop::strategy::Union::new_weighted(can), at).prop_map(|(event, at)| match event {
        Event::Replace { .. } => Event::Replace { at },
        Event::Visit { .. } => Event::Visit { at },
        Event::Publish { .. } => Event::Publish { at },
        Event::Void { .. } => Event::Void { at },
        Event::Leave { .. } => Event::Leave { at },
        Event::Reclassify { .. } => Event::Reclassify { at },
        Event::Retire { .. } => Event::Retire { at },
        Event::Recuse { .. } => Event::Recuse { at },
        Event::VisitUndrawn { .. } => Event::VisitUndrawn { at },
        Event::VisitByOthers { .. } => Event::VisitByOthers { at },
        Event::PublishLate { .. } => Event::PublishLate { at },
        Event::Draw | Event::Join | Event::Hire | Event::Revise => event,
    })
}
