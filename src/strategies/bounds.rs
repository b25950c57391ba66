//! Each bound of the statute that a day or a number makes: a case on its last lawful side, and one a step over.

use chrono::NaiveDate;

use super::case::{Case, faults};
use super::events::{Event, Running};
use super::orders::Lawful;
use crate::calendar::WorkCalendar;
use crate::compliance::YearFile;
use crate::inspection::{Inspections, Progress, SiteVisit};
use crate::rules::Ruleset;
use crate::{Article, Code};

/// Which side of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The last that is lawful.
    On,
    /// A step further.
    Over,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::On, Self::Over];

    fn case<T>(self, value: T, told: (Code, Option<Article>)) -> Case<T> {
        match self {
            Self::On => Case::lawful(value),
            Self::Over => Case::unlawful(value, told),
        }
    }
}

faults! {
    /// The bounds of the day on which an order is made.
    WindowBound {
        /// The first day of the draw window; the day before.
        First => DRAW_OUTSIDE_WINDOW, Some(Article::Art10);
        /// The last day of the draw window; the day after.
        Last => DRAW_OUTSIDE_WINDOW, Some(Article::Art10);
    }
}

impl WindowBound {
    /// What an agency keeps, to draw on that day: [`Lawful::draft`] judges it. None where the rules set no window.
    ///
    /// # Example: the eve of the window is a day too early
    /// ```
    /// use shuangsuiji::Explain;
    /// use shuangsuiji::rules::Ruleset;
    /// use shuangsuiji::strategies::bounds::{Side, WindowBound};
    /// use shuangsuiji::strategies::orders::LawfulSetting;
    ///
    /// let lawful = LawfulSetting { sources: 12, ..LawfulSetting::plain() }.make(Ruleset::inner_mongolia());
    /// let [on, over] = Side::ALL.map(|side| WindowBound::First.of(&lawful, side).unwrap());
    /// assert!(on.value.draft().is_ok());
    /// assert_eq!(over.value.draft().unwrap_err().code(), WindowBound::First.told().0);
    /// ```
    #[must_use]
    pub fn of(self, lawful: &Lawful, side: Side) -> Option<Case<Lawful>> {
        let window = lawful.rules.draw_window(lawful.period).ok()??;
        let drawn_on = match (self, side) {
            (Self::First, Side::On) => window.from(),
            (Self::First, Side::Over) => window.from().pred_opt()?,
            (Self::Last, Side::On) => window.until(),
            (Self::Last, Side::Over) => window.until().succ_opt()?,
        };
        let mut lawful = lawful.clone();
        lawful.drawn_on = drawn_on;
        Some(side.case(lawful, self.told()))
    }
}

faults! {
    /// The bounds that the report of a year looks at.
    YearBound {
        /// The plan is filed on the last day; on the day after.
        Filed => PLAN_FILED_LATE, Some(Article::Art9);
        /// A visit is made on the first day of its period; on the day before.
        VisitFirst => INSPECTION_OUTSIDE_WINDOW, Some(Article::Art10);
        /// A visit is over on the last day of its period; on the day after.
        VisitLast => INSPECTION_OUTSIDE_WINDOW, Some(Article::Art10);
        /// A team of as many as the rules ask; of one fewer.
        Team => INSPECTION_TEAM_TOO_SMALL, Some(Article::Art11);
        /// A certificate ends on the day of the visit; on the day before.
        Certificate => INSPECTION_NOT_CERTIFIED, Some(Article::Art6);
        /// A result is made public on the last day; on the day after.
        Published => PUBLISHED_LATE, Some(Article::Art13);
        /// A result is not public yet on the last day; on the day after.
        Overdue => PUBLICATION_OVERDUE, Some(Article::Art13);
        /// A result is entered on the last day; on the day after.
        Entered => YEAR_ENTERED_LATE, Some(Article::Art13);
    }
}

impl YearBound {
    /// A county's first quarter, all visited and public: [`compliance::report`](crate::compliance::report()) judges it.
    ///
    /// # Example: the 20th working day is in time
    /// ```
    /// use shuangsuiji::calendar::WorkCalendar;
    /// use shuangsuiji::compliance::report;
    /// use shuangsuiji::rules::Ruleset;
    /// use shuangsuiji::strategies::bounds::{Side, YearBound};
    ///
    /// let found = |side| {
    ///     let file = YearBound::Published.of(1, side).unwrap().value;
    ///     report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap().findings.len()
    /// };
    /// assert_eq!(Side::ALL.map(found), [0, 1]);
    /// ```
    #[must_use]
    pub fn of(self, seed: u64, side: Side) -> Option<Case<YearFile>> {
        let first = visited_quarter(seed)?;
        let running = if self == Self::VisitLast { first.after(Event::Draw)? } else { first };
        let mut file = running.file();
        self.set(&mut file, running.rules(), side)?;
        Some(side.case(file, self.told()))
    }

    fn set(self, file: &mut YearFile, rules: &Ruleset, side: Side) -> Option<()> {
        let over = side == Side::Over;
        let step = |day: NaiveDate| if over { day.succ_opt() } else { Some(day) };
        let back = |day: NaiveDate| if over { day.pred_opt() } else { Some(day) };
        let mut all: Vec<_> = file.inspections.iter().cloned().collect();
        // Nobody of its team goes anywhere after it.
        let one = all.iter_mut().max_by_key(|one| match &one.progress {
            Progress::Completed(visit) => Some(visit.completed),
            _ => None,
        })?;
        let (first, last) = (one.period.first_day(), one.period.last_day());
        let Progress::Completed(visit) = &mut one.progress else { return None };
        match self {
            Self::Filed => {
                let on_file = file.plan.as_mut()?;
                on_file.filed = step(on_file.plan.due()?.due);
            }
            Self::VisitFirst => visit.from = back(first)?,
            Self::VisitLast => {
                visit.completed = step(last)?;
                visit.published.as_mut()?.on = visit.completed;
            }
            Self::Team if over => drop(one.team.inspectors.pop()?),
            Self::Team => {}
            Self::Certificate => {
                let (id, ends) = (one.team.inspectors.first()?, back(visit.completed)?);
                let person = file.roster.as_mut()?.inspectors.iter_mut().find(|it| it.id == *id)?;
                person.certificate.as_mut()?.valid = format!("2000-01-01/{ends}").parse().ok()?;
            }
            Self::Published => visit.published.as_mut()?.on = step(due(rules, visit)?)?,
            Self::Overdue => {
                visit.published = None;
                file.on = step(due(rules, visit)?)?;
            }
            Self::Entered => visit.entered = step(due(rules, visit)?),
        }
        file.on = file.on.max(visit.completed).max(visit.entered.unwrap_or_default());
        file.on = file.on.max(visit.published.as_ref().map_or(file.on, |published| published.on));
        file.inspections = Inspections::new(all).ok()?;
        Some(())
    }
}

/// The first quarter, visited and public.
fn visited_quarter(seed: u64) -> Option<Running> {
    let mut running = Running::new(seed).after(Event::Draw)?;
    while let Some(visited) = running.after(Event::Visit { at: 1 }) {
        running = visited.after(Event::Publish { at: 0 })?;
    }
    Some(running)
}

/// The last day for the result of a visit.
fn due(rules: &Ruleset, visit: &SiteVisit) -> Option<NaiveDate> {
    let publication = rules.pack().publication.as_ref()?;
    let (days, from) = (publication.working_days, publication.count_from);
    Some(WorkCalendar::national().nth_working_day_after(visit.completed, days, from).ok()?.value)
}
