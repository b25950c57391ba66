//! Draws that obey a pack: registers made from a few numbers, the plan by the rules, the order through
//! [`by_rules`] on a day of its window. No quota, cap or team is written here.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;

use super::draw::{credit_code, number};
use super::known;
use crate::draw::{Agency, Contribution, Draw, Entropy, Origin, Reveal, Value};
use crate::ledger::{Ledger, Outcome, Record, State};
use crate::orders::{OrderBasis, OrderDraft, OrderError, OrderRecord, Registers, by_rules};
use crate::plan::{AgencyBase, AnnualPlan};
use crate::registry::{Registry, Source, SourceState};
use crate::roster::{Certificate, Employment, Inspector, Recusal, Roster};
use crate::rules::{InspectionKind, Item, ItemList, Ruleset, Wording};
use crate::{Period, Tier, Token, Year};

/// What an agency keeps when it draws, in a few numbers. Equal settings make equal registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LawfulSetting {
    /// Whose draw; where the pack has nothing for that tier, a county's.
    pub tier: Tier,
    /// The year.
    pub year: Year,
    /// Which of its periods, counted from 0 and around.
    pub period: u32,
    /// Which day of the draw window, counted from 0; beyond its last day, that day.
    pub day: u32,
    /// Sources, by turns of the pack's strata.
    pub sources: u32,
    /// How many of them are closed: the first ones.
    pub closed: u32,
    /// How many of the others have had as many visits as the cap allows.
    pub at_cap: u32,
    /// How many of the others have had as many, and a violation was found.
    pub exempt: u32,
    /// Inspectors, besides those of one team.
    pub inspectors: u32,
    /// How many of them are on leave all the time.
    pub away: u32,
    /// Recusals, as many as leave a team for each source.
    pub recusals: u32,
    /// What decides of the randomness.
    pub seed: u64,
}

/// A draw by a pack's rules, with everything that it rests on.
#[derive(Clone, Debug)]
pub struct Lawful {
    /// The rules.
    pub rules: Ruleset,
    /// The list of items.
    pub items: ItemList,
    /// The annual plan.
    pub plan: AnnualPlan,
    /// The registry.
    pub registry: Registry,
    /// The entries of the roster.
    pub inspectors: Vec<Inspector>,
    /// The roster.
    pub roster: Roster,
    /// The ledger.
    pub ledger: Ledger,
    /// The agency.
    pub agency: Agency,
    /// The period.
    pub period: Period,
    /// The day of the draw.
    pub drawn_on: NaiveDate,
    /// Seed of the randomness.
    seed: u64,
}

impl LawfulSetting {
    /// The least registers under the statute: nobody but one team.
    #[must_use]
    pub fn plain() -> Self {
        Self {
            tier: Tier::County,
            year: known("2027"),
            period: 0,
            day: 0,
            sources: 0,
            closed: 0,
            at_cap: 0,
            exempt: 0,
            inspectors: 0,
            away: 0,
            recusals: 0,
            seed: 0,
        }
    }

    /// The registers, and the plan by these rules.
    ///
    /// # Example: a county's first quarter
    /// ```
    /// use shuangsuiji::rules::Ruleset;
    /// use shuangsuiji::strategies::orders::LawfulSetting;
    ///
    /// let setting = LawfulSetting { sources: 12, inspectors: 2, ..LawfulSetting::plain() };
    /// let lawful = setting.make(Ruleset::inner_mongolia());
    /// assert_eq!(lawful.draft()?.terms().strata[0].quota, 1, "25 % of 4 key sources");
    /// # Ok::<(), shuangsuiji::orders::OrderError>(())
    /// ```
    #[must_use]
    #[allow(clippy::expect_used)] // Everything here is valid by its numbers.
    pub fn make(self, rules: Ruleset) -> Lawful {
        let strata: Vec<Token> = rules.strata().map(|stratum| stratum.stratum.clone()).collect();
        let team = rules.pack().team.as_ref().map_or(1, |team| team.size);
        let tier =
            if strata.iter().any(|it| rules.rule(it.as_str(), self.tier).is_some()) { self.tier } else { Tier::County };
        let agency = Agency { name: known("xincheng"), division: known("150102"), tier };
        let periods = rules.draw_periods(self.year);
        // Of two years' draws none begins in every other year.
        let next = || Year::new(self.year.number().saturating_add(1)).unwrap_or(self.year);
        let periods = if periods.is_empty() { rules.draw_periods(next()) } else { periods };
        let period = at(&periods, self.period).copied().unwrap_or(Period::Year(self.year));
        let window = rules.draw_window(period).ok().flatten();
        let before = period.first_day().pred_opt().unwrap_or_default();
        let drawn_on = window.map_or(before, |window| {
            let days = self.day.min(window.days().saturating_sub(1));
            window.from().checked_add_days(Days::new(days.into())).unwrap_or(before)
        });
        let sources = (0..self.sources).map(|row| self.source(&strata, row));
        let registry = Registry::new(sources).expect("ids differ");
        let inspectors = self.inspectors(team, period);
        let recusals = self.recusals();
        let known = |id: &str| registry.get(id).is_some();
        let roster = Roster::new(inspectors.clone(), [], recusals, known).expect("ids differ");
        let ledger = Ledger::new(self.records(&rules, &agency, period), [], &rules).expect("each visit once");
        let place = (agency.division, tier);
        let base = AgencyBase::of(&rules, (&registry, &roster), agency.name.clone(), place, drawn_on);
        let plan = AnnualPlan::new(&rules, period.year(), vec![base]).expect("counts of every stratum");
        let items = items(strata);
        Lawful { rules, items, plan, registry, inspectors, roster, ledger, agency, period, drawn_on, seed: self.seed }
    }

    fn source(self, strata: &[Token], row: u32) -> Source {
        let number = row.saturating_add(1);
        Source {
            id: known(&format!("E-{number}")),
            name: known(&format!("示例企业{number}")),
            credit_code: Some(credit_code(number)),
            legal_representative: Some(known(&format!("示例代表{number}"))),
            phone: Some(known(&format!("0471-{number:07}"))),
            division: known("150102"),
            stratum: at(strata, row).cloned().unwrap_or_else(|| known("key")),
            state: if row < self.closed { SourceState::Closed } else { SourceState::Active },
        }
    }

    /// One team more than what is on leave and recused.
    fn inspectors(self, team: u32, period: Period) -> Vec<Inspector> {
        let away = self.away.min(self.inspectors);
        let inspectors = (0..self.inspectors.saturating_add(team)).map(|row| {
            let id = format!("I-{}", row.saturating_add(1));
            Inspector {
                id: known(&id),
                name: known(&format!("检查员{}", row.saturating_add(1))),
                post: known("科员"),
                category: known("生态环境"),
                certificate: Some(Certificate {
                    number: known(&id),
                    issuer: known("内蒙古自治区人民政府（虚构）"),
                    valid: known("2000-01-01/2099-12-31"),
                }),
                division: known("150102"),
                employment: Employment::Own,
                leave: if row < away { vec![period.span()] } else { Vec::new() },
            }
        });
        inspectors.collect()
    }

    /// Of those who are neither on leave nor needed for a team.
    fn recusals(self) -> Vec<Recusal> {
        let away = self.away.min(self.inspectors);
        let spare = self.inspectors.saturating_sub(away);
        let recusals = (0..self.recusals.min(self.sources.saturating_mul(spare))).filter_map(|pair| {
            let source = pair.checked_rem(self.sources)?.saturating_add(1);
            let inspector = pair.checked_div(self.sources)?.saturating_add(away).saturating_add(1);
            Some(Recusal {
                inspector: known(&format!("I-{inspector}")),
                source: known(&format!("E-{source}")),
                reason: known("近亲属"),
            })
        });
        recusals.collect()
    }

    /// The visits of the year that fill the cap.
    fn records(self, rules: &Ruleset, agency: &Agency, period: Period) -> Vec<Record> {
        let Some(cap) = &rules.pack().cap else { return Vec::new() };
        let kind = cap.counts.kinds.first().copied().unwrap_or(InspectionKind::Daily);
        let from = self.closed.min(self.sources);
        let exempt = from.saturating_add(self.at_cap);
        let until = exempt.saturating_add(self.exempt).min(self.sources);
        let visits = (from..until).flat_map(|row| (0..cap.most).map(move |visit| (row, visit)));
        let day = |days: u32| period.first_day().checked_add_days(Days::new(days.into())).unwrap_or_default();
        let record = |(row, visit): (u32, u32)| {
            let outcome = match row >= exempt {
                true => Outcome::Violation { rectification_ordered: true },
                false => Outcome::NoViolation,
            };
            Some(Record {
                source: known(&format!("E-{}", row.saturating_add(1))),
                drawn: period.first_day().checked_sub_days(Days::new(400))?,
                agency: agency.clone(),
                kind,
                period: Period::Year(period.year()),
                state: State::Completed { completed: day(visit), outcome },
                joint: None,
            })
        };
        visits.filter_map(record).collect()
    }
}

fn at<T>(of: &[T], turn: u32) -> Option<&T> {
    of.get(usize::try_from(turn).ok()?.checked_rem(of.len())?)
}

/// One item for everybody.
#[allow(clippy::expect_used)] // One item with a name.
fn items(strata: Vec<Token>) -> ItemList {
    let both = |zh: &str, en: &str| Wording { zh: known(zh), en: known(en) };
    let item = Item {
        item: known("daily"),
        name: both("日常监管", "daily supervision"),
        targets: strata,
        basis: both("《环境保护法》第二十四条", "Environmental Protection Law, Art. 24"),
        content: both("污染防治设施运行情况", "whether pollution controls work"),
    };
    ItemList::new(both("抽查事项清单", "list of items"), vec![item]).expect("one item")
}

impl Lawful {
    /// The order as the rules make it.
    ///
    /// # Errors
    /// [`OrderError`], which would be a fault of this crate.
    pub fn draft(&self) -> Result<OrderDraft, OrderError> {
        let registers = Registers { registry: &self.registry, roster: &self.roster, ledger: &self.ledger };
        let name = &self.agency.name;
        by_rules(&OrderBasis::new(&self.rules, &self.items, &self.plan, registers, name, self.period, self.drawn_on))
    }

    /// The draw with the order's record.
    ///
    /// # Panics
    /// Where the draw cannot be made, which would be a fault of this crate.
    ///
    /// # Example: the record holds
    /// ```
    /// use shuangsuiji::rules::Ruleset;
    /// use shuangsuiji::strategies::orders::LawfulSetting;
    ///
    /// let lawful = LawfulSetting { sources: 12, ..LawfulSetting::plain() }.make(Ruleset::inner_mongolia());
    /// let (draw, record) = lawful.draw();
    /// let order = draw.revealed().committed().order();
    /// assert!(record.check(order, &lawful.rules, &lawful.items).is_ok());
    /// ```
    #[must_use]
    #[allow(clippy::expect_used)] // See above.
    pub fn draw(&self) -> (Draw, OrderRecord) {
        let drafted = self.draft().expect("an order by the rules");
        let hash = drafted.terms().hash;
        let secret: Vec<u8> = (1..=4).flat_map(|part| number(self.seed, part).to_be_bytes()).collect();
        let secret = Value::new(secret).expect("32 bytes");
        let lottery = Value::new(number(self.seed, 5).checked_rem(1000).unwrap_or(0).to_string()).expect("a number");
        let made = drafted.commit(vec![
            Entropy { label: known("bureau"), origin: Origin::Commit(secret.commit(hash)) },
            Entropy { label: known("lottery"), origin: Origin::Public(known("福彩3D 第2026340期")) },
        ]);
        let made = made.expect("promises that hold together");
        let reveal = Reveal(vec![
            Contribution { label: known("bureau"), value: secret },
            Contribution { label: known("lottery"), value: lottery },
        ]);
        (made.committed.reveal(reveal).expect("the promised reveal").draw().expect("teams for all"), made.record)
    }
}

/// Registers of up to so many sources, edges among them: nobody to draw, nobody left below the cap, the first and last day of
/// the window, leap years.
///
/// # Example: every one makes an order
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::orders::lawful_settings;
///
/// proptest!(ProptestConfig::with_cases(16), |(setting in lawful_settings(30))| {
///     prop_assert!(setting.make(Ruleset::inner_mongolia()).draft().is_ok());
/// });
/// ```
pub fn lawful_settings(sources: u32) -> impl Strategy<Value = LawfulSetting> + Clone {
    let years = ["2027", "2026", "2028", "2024"].map(known::<Year>).to_vec();
    let day = prop_oneof![2 => Just(0_u32), 3 => 0..=27_u32, 1 => 0..=400_u32, 1 => Just(u32::from(u16::MAX))];
    let few = || prop_oneof![3 => Just(0_u32), 2 => 0..=4_u32, 1 => Just(u32::from(u16::MAX))];
    let when = (select(years), 0..12_u32, day);
    let seed = prop_oneof![1 => Just(0), 4 => any::<u64>()];
    let statuses = (prop_oneof![3 => Just(0_u32), 2 => 0..=4_u32], few(), few());
    let inspectors = (0..=6_u32, 0..=2_u32, 0..=20_u32);
    (select(Tier::ALL.to_vec()), when, 0..=sources, statuses, inspectors, seed).prop_map(
        |(tier, (year, period, day), sources, (closed, at_cap, exempt), (inspectors, away, recusals), seed)| {
            LawfulSetting { tier, year, period, day, sources, closed, at_cap, exempt, inspectors, away, recusals, seed }
        },
    )
}

/// The statute, the built-in examples of other places, and random packs.
///
/// # Example: each has strata
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::orders::packs;
///
/// proptest!(ProptestConfig::with_cases(16), |(rules in packs())| {
///     prop_assert!(rules.strata().count() >= 1);
/// });
/// ```
pub fn packs() -> impl Strategy<Value = Ruleset> + Clone {
    let built_in = core::iter::once(Ruleset::inner_mongolia()).chain(Ruleset::examples()).collect::<Vec<_>>();
    prop_oneof![2 => Just(Ruleset::inner_mongolia()), 2 => select(built_in), 1 => super::rules::rulesets()]
}

/// Lawful registers of up to so many sources under [`packs`].
///
/// # Example: nothing is found in the record of a draw by the rules
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::orders::lawful;
///
/// proptest!(ProptestConfig::with_cases(16), |(lawful in lawful(30))| {
///     let (draw, record) = lawful.draw();
///     let order = draw.revealed().committed().order();
///     prop_assert!(record.check(order, &lawful.rules, &lawful.items).is_ok());
/// });
/// ```
pub fn lawful(sources: u32) -> impl Strategy<Value = Lawful> + Clone {
    (lawful_settings(sources), packs()).prop_map(|(setting, rules)| setting.make(rules))
}
