//! Each bound of the statute that a day or a number makes: a case on its last lawful side, and one a step over.
//!
//! Of a draw's window [`WindowBound`], of quota, cap and team in an order [`OrderBound`], of the shares and ratios in a plan
//! [`ShareBound`], of what is on file of a year [`YearBound`].

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::case::{Case, OrderFault, faults};
use super::compliance::by_the_prefecture;
use super::events::{Event, Running};
use super::known;
use super::orders::Lawful;
use crate::calendar::WorkCalendar;
use crate::compliance::YearFile;
use crate::draw::Order;
use crate::inspection::{Found, Inspection, Inspections, Progress, SiteVisit};
use crate::orders::OrderRecord;
use crate::plan::{AgencyBase, AnnualPlan};
use crate::rules::Ruleset;
use crate::{Article, Code, Tier};

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
    /// The bounds of an order by the rules.
    OrderBound {
        /// The quotas of the rules; one of one fewer, against the article of its stratum.
        Quota => ORDER_RECORD_QUOTA, None;
        /// The cap of the rules; one visit more.
        Cap => ORDER_RECORD_TERM, Some(Article::Art8Cap);
        /// A team of as many as the rules ask; of one fewer.
        Team => ORDER_RECORD_TERM, Some(Article::Art11);
    }
}

impl OrderBound {
    /// The order and its record: [`OrderRecord::check`] judges them. None a step over where nothing is owed that could be short.
    ///
    /// # Example: a quota of one fewer
    /// ```
    /// use shuangsuiji::rules::Ruleset;
    /// use shuangsuiji::strategies::bounds::{OrderBound, Side};
    /// use shuangsuiji::strategies::orders::LawfulSetting;
    ///
    /// let lawful = LawfulSetting { sources: 12, ..LawfulSetting::plain() }.make(Ruleset::inner_mongolia());
    /// let is_right = |side| {
    ///     let (order, record) = OrderBound::Quota.of(&lawful, side).unwrap().value;
    ///     record.check(&order, &lawful.rules, &lawful.items).is_ok()
    /// };
    /// assert_eq!(Side::ALL.map(is_right), [true, false]);
    /// ```
    #[must_use]
    pub fn of(self, lawful: &Lawful, side: Side) -> Option<Case<(Order, OrderRecord)>> {
        let over = match self {
            Self::Quota => OrderFault::QuotaShort,
            Self::Cap => OrderFault::CapRaised,
            Self::Team => OrderFault::TeamSmaller,
        };
        match side {
            Side::On => {
                let (draw, record) = lawful.draw();
                Some(Case::lawful((draw.revealed().committed().order().clone(), record)))
            }
            Side::Over => over.of(lawful),
        }
    }
}

faults! {
    /// The bounds of the shares and ratios of Art. 8, which are rounded up: the most that a number of draws is enough for.
    ShareBound {
        /// 25 % of a county's key sources a quarter; one source more, and as many draws.
        KeyOfCounty => PLAN_NOT_BY_THE_RULES, Some(Article::Art9);
        /// 5 % of a prefecture's key sources a quarter; one source more, and as many draws.
        KeyOfPrefecture => PLAN_NOT_BY_THE_RULES, Some(Article::Art9);
        /// Ten general sources a year for each inspector of a county; one inspector more, and as many draws.
        GeneralOfCounty => PLAN_NOT_BY_THE_RULES, Some(Article::Art9);
        /// Five general sources a year for each inspector of a prefecture; one inspector more, and as many draws.
        GeneralOfPrefecture => PLAN_NOT_BY_THE_RULES, Some(Article::Art9);
    }
}

impl ShareBound {
    /// The plan of an agency that owes so many in the first draw, or for so many inspectors, 1 at least and a hundred at most:
    /// [`AnnualPlan::verify`] judges it.
    ///
    /// # Example: of five key sources one is too few
    /// ```
    /// use shuangsuiji::plan::AnnualPlan;
    /// use shuangsuiji::rules::Ruleset;
    /// use shuangsuiji::strategies::bounds::{ShareBound, Side};
    ///
    /// let is_right = |side| {
    ///     let plan: AnnualPlan = serde_json::from_value(ShareBound::KeyOfCounty.of(1, side).unwrap().value).unwrap();
    ///     plan.verify(&Ruleset::inner_mongolia()).is_ok()
    /// };
    /// assert_eq!(Side::ALL.map(is_right), [true, false]);
    /// ```
    #[must_use]
    pub fn of(self, owed: u32, side: Side) -> Option<Case<serde_json::Value>> {
        let rules = Ruleset::inner_mongolia();
        let on = self.plan(&rules, owed.clamp(1, 100), Side::On)?;
        if side == Side::On {
            return Some(Case::lawful(on));
        }
        let mut over = self.plan(&rules, owed.clamp(1, 100), Side::Over)?;
        let stratum = if self.is_key() { "key" } else { "general" };
        let strata = over.pointer_mut("/current/0/strata")?.as_array_mut()?;
        let place = strata.iter().position(|it| it.pointer("/stratum").and_then(|it| it.as_str()) == Some(stratum))?;
        let quota = format!("/current/0/strata/{place}/draws/0/quota");
        let enough = on.pointer(&quota)?.get("count")?.as_i64()?;
        let quota = over.pointer_mut(&quota)?;
        let short = quota.get("count")?.as_i64()?.checked_sub(enough).filter(|short| *short > 0)?;
        for (member, add) in [("/count", short.checked_neg()?), ("/derivation/rest", short)] {
            let number = quota.pointer_mut(member)?;
            *number = serde_json::Value::from(number.as_i64()?.checked_add(add)?);
        }
        Some(side.case(over, self.told()))
    }

    const fn is_key(self) -> bool {
        matches!(self, Self::KeyOfCounty | Self::KeyOfPrefecture)
    }

    /// The plan by the rules.
    fn plan(self, rules: &Ruleset, owed: u32, side: Side) -> Option<serde_json::Value> {
        let tier = match self {
            Self::KeyOfCounty | Self::GeneralOfCounty => Tier::County,
            Self::KeyOfPrefecture | Self::GeneralOfPrefecture => Tier::Prefecture,
        };
        let each = if tier == Tier::County { 4 } else { 20 };
        let more = u32::from(side == Side::Over);
        let (key, inspectors) = match self.is_key() {
            true => (owed.saturating_mul(each).saturating_add(more), 2),
            false => (0, owed.saturating_add(more)),
        };
        let place = if tier == Tier::County { ("xincheng", "150102") } else { ("hohhot", "150100") };
        let sources =
            [("key", key), ("general", 5_000), ("project", 0)].map(|(stratum, count)| (known(stratum), count));
        let base = AgencyBase {
            agency: known(place.0),
            division: known(place.1),
            tier,
            sources: sources.into(),
            undrawn: BTreeMap::new(),
            carried: BTreeMap::new(),
            inspectors,
        };
        serde_json::to_value(AnnualPlan::new(rules, known("2027"), vec![base]).ok()?).ok()
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
        /// Others visited the source once before, and the cap of two is full; twice before.
        Cap => YEAR_BEYOND_CAP, Some(Article::Art8Cap);
        /// Beyond the cap, on the day after others found a violation; on the very day.
        Exemption => YEAR_BEYOND_CAP, Some(Article::Art8Cap);
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
        Some(side.case(file, self.told()).of_a_drawn_visit())
    }

    fn set(self, file: &mut YearFile, rules: &Ruleset, side: Side) -> Option<()> {
        let over = side == Side::Over;
        let step = |day: NaiveDate| if over { day.succ_opt() } else { Some(day) };
        let back = |day: NaiveDate| if over { day.pred_opt() } else { Some(day) };
        let mut all: Vec<_> = file.inspections.iter().cloned().collect();
        let mut others = Vec::new();
        // Nobody of its team goes anywhere after it.
        let one = all.iter_mut().max_by_key(|one| match &one.progress {
            Progress::Completed(visit) => Some(visit.completed),
            _ => None,
        })?;
        let (first, last) = (one.period.first_day(), one.period.last_day());
        match self {
            Self::Cap => others.extend((1..=if over { 2 } else { 1 }).filter_map(|days| by_the_prefecture(one, days))),
            Self::Exemption => {
                others.extend((2..=3).filter_map(|days| by_the_prefecture(one, days)));
                others.push(violating(by_the_prefecture(one, u64::from(!over))?)?);
            }
            _ => {}
        }
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
            Self::Team | Self::Cap | Self::Exemption => {}
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
        file.inspections = Inspections::new(all.into_iter().chain(others)).ok()?;
        Some(())
    }
}

/// The same visit, which found a violation.
fn violating(mut one: Inspection) -> Option<Inspection> {
    let Progress::Completed(visit) = &mut one.progress else { return None };
    visit.found = Found::Violation {
        rectification: Some(known("责改〔示例〕1号")), handling: Some(known("立案查处"))
    };
    Some(one)
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
