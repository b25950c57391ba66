//! What a file says that shows nothing: no fault that could be found, and nothing that was compared.

use super::Setting;
use crate::compliance::{Clause, YearFile};
use crate::inspection::{Inspection, Inspections, Progress};

/// Something on file that shows nothing. The report has no finding of it, and does not call its clause compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hollow {
    /// A receipt of the plan that is younger than the report.
    FutureReceipt,
    /// A result that was entered, and its record filed, before the visit was over.
    EntryBeforeVisit,
    /// A first order without the last transcript of the year before.
    HeadUnseen,
    /// A publication of an order for which nobody but the agency vouches.
    Unattested,
    /// A publication of an order and its random numbers of one day, without times.
    SameDay,
    /// Registers without the days of their changes.
    Undated,
}

impl Hollow {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::FutureReceipt, Self::EntryBeforeVisit, Self::HeadUnseen, Self::Unattested, Self::SameDay, Self::Undated];

    /// The clause that is not compared in whole.
    #[must_use]
    pub const fn clause(self) -> Clause {
        match self {
            Self::FutureReceipt => Clause::PlanReceived,
            Self::EntryBeforeVisit => Clause::Entered,
            Self::HeadUnseen => Clause::ChainHead,
            Self::Unattested => Clause::OrderAttested,
            Self::SameDay => Clause::OrderFirst,
            Self::Undated => Clause::SourcesListed,
        }
    }

    /// Puts it into a file; none if the file has no place for it.
    fn put(self, file: &mut YearFile, setting: Setting) -> Option<()> {
        let some_draw = usize::try_from(setting.number(2)).unwrap_or(0).checked_rem(file.draws.len())?;
        let draw = file.draws.get_mut(some_draw)?;
        match self {
            Self::FutureReceipt => file.plan.as_mut()?.receipt.as_mut()?.dated = file.on.succ_opt()?,
            Self::EntryBeforeVisit => entered_before(file)?,
            Self::HeadUnseen => file.previous = file.previous.take().and(None),
            Self::Unattested => draw.order_published.as_mut()?.evidence = None,
            Self::SameDay => {
                let moment = &mut draw.order_published.as_mut()?.when;
                (moment.on, moment.at) = (draw.drawn, None);
                draw.revealed.as_mut()?.at = None;
            }
            Self::Undated => {
                file.registry_history.take()?;
                file.roster.as_mut()?.history.take()?;
            }
        }
        Some(())
    }
}

impl Setting {
    /// A lawful year with it; none if the year has no place for it.
    ///
    /// # Example: a receipt that is younger than the report
    /// ```
    /// use shuangsuiji::strategies::compliance::{Hollow, Setting};
    ///
    /// let file = Setting::plain().hollow_year(Hollow::FutureReceipt).unwrap();
    /// assert!(file.plan.unwrap().receipt.unwrap().dated > file.on);
    /// ```
    #[must_use]
    pub fn hollow_year(self, hollow: Hollow) -> Option<YearFile> {
        let steady = hollow != Hollow::Undated || (!self.changes && self.mishap.is_none());
        let unbound = hollow != Hollow::SameDay || !self.changes;
        let followed = hollow != Hollow::HeadUnseen || self.changes;
        // Rules of other places may not ask what nothing shows.
        let asked = self.rulebook.tier().is_none();
        let mut file = self.year(None).filter(|_| steady && unbound && followed && asked)?;
        hollow.put(&mut file, self)?;
        Some(file)
    }
}

/// Enters a visit's result, and files its record, on the eve of its last day.
fn entered_before(file: &mut YearFile) -> Option<()> {
    let mut all: Vec<Inspection> = file.inspections.iter().cloned().collect();
    let own = |one: &&mut Inspection| one.agency == file.agency && one.draw.is_some();
    let visit = all.iter_mut().filter(own).find_map(|one| match &mut one.progress {
        Progress::Completed(visit) => Some(visit),
        _ => None,
    })?;
    (visit.entered, visit.archived) = (visit.completed.pred_opt(), visit.completed.pred_opt());
    file.inspections = Inspections::new(all).ok()?;
    Some(())
}
