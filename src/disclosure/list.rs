//! Art. 13: all that is to be published, and how it stands on a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Counts, DisclosureFinding, Duty, Rate, State};
use crate::calendar::WorkCalendar;
use crate::inspection::{DrawRecord, Inspections, Progress};
use crate::rules::Ruleset;
use crate::{Code, Explain as _, Token};

/// All that is to be published: every draw, and the result of every completed random inspection.
///
/// # Example: what is due on a day
/// ```
/// use shuangsuiji::calendar::WorkCalendar;
/// use shuangsuiji::disclosure::Disclosure;
/// use shuangsuiji::inspection::Inspections;
/// use shuangsuiji::rules::Ruleset;
///
/// let inspections: Inspections = serde_json::from_str(r#"[{
///     "source": "HH-0001",
///     "drawn": "2026-03-10",
///     "agency": {"name": "hohhot", "division": "150100", "tier": "prefecture"},
///     "kind": "daily",
///     "stratum": "key",
///     "period": "2026-Q2",
///     "team": {"inspectors": ["NM-1", "NM-2"]},
///     "progress": {"completed": {
///         "from": "2026-05-02", "completed": "2026-05-02", "site_record": true, "found": "no_problem"
///     }}
/// }]"#)?;
/// let disclosure = Disclosure::new(&Ruleset::inner_mongolia(), &[], &inspections);
/// let today = disclosure.to_publish(&WorkCalendar::national(), "2026-05-29".parse()?);
/// assert_eq!(today[0].state.to_string(), "due in 1 working day");
/// assert_eq!(today[0].due, Some("2026-06-01".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Disclosure {
    duties: Vec<Duty>,
    /// Whether the rules say who publishes.
    publisher: bool,
}

/// Something to be published, as it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Entry {
    /// What is owed.
    pub duty: Duty,
    /// The last day; none without a deadline, or where the calendar does not cover it.
    pub due: Option<NaiveDate>,
    /// How it stands.
    pub state: State,
    /// Whether a holiday notice still to come may change that.
    pub provisional: bool,
}

impl Entry {
    /// Whether it is late or overdue on a day, whatever the notices say that are still to come; none where that depends on them,
    /// and where there is no deadline.
    pub(crate) fn is_late(&self, calendar: &WorkCalendar, on: NaiveDate) -> Option<bool> {
        let day = self.duty.published(on).map_or(on, |published| published.on);
        self.duty.deadline.and_then(|deadline| deadline.is_late(calendar, day))
    }
}

impl Disclosure {
    /// Lists what is owed under a rule pack, by the day from which it is.
    ///
    /// # Guarantees
    /// One duty for each draw, and one for each completed inspection that must be drawn, or was.
    #[must_use]
    pub fn new(rules: &Ruleset, draws: &[DrawRecord], inspections: &Inspections) -> Self {
        let (of_result, of_draw) = (rules.pack().publication.as_ref(), rules.pack().draw_publication.as_ref());
        let draws = draws.iter().map(|record| Duty::of_draw(record, of_draw));
        let random = inspections.iter().filter(|inspection| inspection.is_random());
        let results = random.filter_map(|inspection| match &inspection.progress {
            Progress::Completed(visit) => Some(Duty::of_visit(inspection, visit, of_result)),
            _ => None,
        });
        let mut duties: Vec<Duty> = draws.chain(results).collect();
        duties.sort_by(|one, other| {
            let key = |duty: &Duty| (duty.since, duty.agency.clone(), duty.period, duty.matter.clone());
            key(one).cmp(&key(other))
        });
        Self { duties, publisher: rules.asks_by(Code::PUBLISHED_BY_ANOTHER) }
    }

    /// What is owed, by the day from which it is.
    #[must_use]
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    /// How everything stands that a day knows, by the day from which it is owed.
    pub fn entries(&self, calendar: &WorkCalendar, on: NaiveDate) -> impl Iterator<Item = Entry> {
        self.duties.iter().filter(move |duty| duty.since <= on).map(move |duty| {
            let due = duty.deadline.and_then(|deadline| deadline.due(calendar).ok()).map(|due| due.value);
            let (state, provisional) = State::of(duty, calendar, on);
            Entry { duty: duty.clone(), due, state, provisional }
        })
    }

    /// What is still to be published on a day: what is due soonest first, the longest overdue before it; what has no
    /// last day comes last.
    ///
    /// # Guarantees
    /// Everything that is completed and not published on that day, once.
    #[must_use]
    pub fn to_publish(&self, calendar: &WorkCalendar, on: NaiveDate) -> Vec<Entry> {
        let entries: Vec<Entry> = self.entries(calendar, on).collect();
        Self::open(&entries).into_iter().filter_map(|at| entries.get(at).cloned()).collect()
    }

    /// The places of the entries still to be published, in the order of [`Disclosure::to_publish`].
    pub(crate) fn open(entries: &[Entry]) -> Vec<usize> {
        let open = entries.iter().enumerate().filter(|(_, entry)| !entry.state.is_published());
        let mut open: Vec<_> = open.map(|(at, entry)| ((entry.due.is_none(), entry.due), at)).collect();
        // What is due on one day stays in the order in which it was completed.
        open.sort_unstable();
        open.into_iter().map(|(_, at)| at).collect()
    }

    /// How much stands how, by agency and stratum; an agency's draws come before its strata.
    #[must_use]
    pub fn rates(&self, calendar: &WorkCalendar, on: NaiveDate) -> Vec<Rate> {
        let mut counts: BTreeMap<(Token, Option<Token>), Counts> = BTreeMap::new();
        for Entry { duty, state, .. } in self.entries(calendar, on) {
            counts.entry((duty.agency, duty.stratum)).or_default().add(state);
        }
        counts.into_iter().map(|((agency, stratum), counts)| Rate { agency, stratum, counts }).collect()
    }

    /// What was published late or by somebody else, and what is overdue, in the order of the entries: late is only what no
    /// notice still to come can make timely ([`Entry::provisional`] says of the others that one may). Where the rules on file
    /// do not say who publishes, nobody is somebody else.
    #[must_use]
    pub fn findings(&self, calendar: &WorkCalendar, on: NaiveDate) -> Vec<DisclosureFinding> {
        let mut found = self.noticed(calendar, on);
        found.retain(|finding| self.publisher || finding.code() != Code::PUBLISHED_BY_ANOTHER);
        found
    }

    /// The same, with what is against nothing that the rules ask.
    pub(crate) fn noticed(&self, calendar: &WorkCalendar, on: NaiveDate) -> Vec<DisclosureFinding> {
        self.entries(calendar, on).flat_map(|entry| DisclosureFinding::of(&entry, calendar, on)).collect()
    }
}
