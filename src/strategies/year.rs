//! Strategies for the year after the draw: an agency's chain of draws, and what became of every drawn source.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::draw::{DrawSetting, number, strata};
use super::known;
use crate::calendar::WorkCalendar;
use crate::draw::{Agency, Committed, Digest, Draw, Link, Skip, StratumQuota, Terms, Transcript};
use crate::inspection::{
    DrawRecord, DrawReference, Found, Inspection, InspectionTeam, Inspections, Progress, Published, SiteVisit,
};
use crate::roster::{Certificate, Employment, Inspector, Recusal, Roster};
use crate::rules::InspectionKind;
use crate::{Division, Id, Period, Quarter, Tier, Token};

/// A year without a fault: every quarter drawn in the month before it, every drawn source inspected in its quarter by
/// its team, every result published in time by the agency itself.
#[derive(Clone, Debug)]
pub struct FaultlessYear {
    /// The agency.
    pub agency: Agency,
    /// The draws, one a quarter, each following the one before; some have a replacement.
    pub draws: Vec<Draw>,
    /// The transcripts of each draw, the amended ones first.
    pub transcripts: Vec<Vec<Transcript>>,
    /// The days of the draws.
    pub draw_records: Vec<DrawRecord>,
    /// The inspections, in no order.
    pub inspections: Vec<Inspection>,
    /// All inspectors, certified the whole year, with the recusals that the draws were made with.
    pub roster: Roster,
    /// The number of the year.
    pub year: i32,
}

impl FaultlessYear {
    /// The orders with their transcripts.
    ///
    /// # Example: a chain that holds
    /// ```
    /// use shuangsuiji::strategies::year::FaultlessSetting;
    ///
    /// let year = FaultlessSetting::plain().make();
    /// assert_eq!(year.links().len(), 4);
    /// assert!(year.checked().is_some() && year.afterwards() > year.draw_records[3].drawn);
    /// ```
    #[must_use]
    pub fn links(&self) -> Vec<Link<'_>> {
        let orders = self.draws.iter().map(|draw| draw.revealed().committed().order());
        orders.zip(&self.transcripts).map(|(order, transcripts)| Link::new(order, transcripts)).collect()
    }

    /// The inspections, checked; none if they were changed into what is refused.
    #[must_use]
    pub fn checked(&self) -> Option<Inspections> {
        Inspections::new(self.inspections.clone()).ok()
    }

    /// A day in the next year by which everything of this year is over.
    #[must_use]
    pub fn afterwards(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year.saturating_add(1), 6, 30).unwrap_or_default()
    }
}

/// A year without a fault in a few numbers. Equal settings make equal years.
///
/// # Example: the least year with a visit
/// ```
/// use shuangsuiji::strategies::year::FaultlessSetting;
///
/// let setting = FaultlessSetting { sources: 1, quotas: [1, 0, 0], ..FaultlessSetting::plain() };
/// assert_eq!(setting.make().inspections.len(), 4, "one a quarter");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FaultlessSetting {
    /// The year, at least 2007: the national calendar must know the working days of the last publication.
    pub year: i32,
    /// Sources on the list of the first quarter; each later one has one more.
    pub sources: u32,
    /// Inspectors, at least 2.
    pub inspectors: u32,
    /// Recusals.
    pub recusals: u32,
    /// The quotas of each quarter, by stratum.
    pub quotas: [u32; 3],
    /// How many of the quarters have a drawn source that is gone and replaced.
    pub replaced: u32,
    /// What decides of days, outcomes, randomness, and who is on which list in which state; 0: the first of all.
    pub seed: u64,
}

impl FaultlessSetting {
    /// The least year: nobody on any list of sources, nothing drawn.
    #[must_use]
    pub const fn plain() -> Self {
        Self { year: 2010, sources: 0, inspectors: 2, recusals: 0, quotas: [0; 3], replaced: 0, seed: 0 }
    }

    /// The year.
    #[must_use]
    #[allow(clippy::expect_used)] // The draws are feasible, and the calendar knows the days.
    pub fn make(self) -> FaultlessYear {
        made(self).expect("a year without a fault can be made")
    }

    fn number(self, purpose: u64) -> u64 {
        number(self.seed, purpose)
    }

    /// The draw of a quarter, from 1.
    fn draw(self, quarter: u32, previous: Option<Digest>) -> Option<Draw> {
        let purpose = u64::from(quarter).wrapping_mul(100);
        let few =
            |of: u64| u32::try_from(self.number(purpose.wrapping_add(of)).checked_rem(3).unwrap_or(0)).unwrap_or(0);
        let setting = DrawSetting {
            sources: self.sources.saturating_add(quarter).saturating_sub(1),
            excluded: few(1),
            exempt: few(2),
            inspected: few(3),
            inspectors: self.inspectors,
            unavailable: few(4),
            recusals: self.recusals,
            seed: self.number(purpose.wrapping_add(5)),
            secrets: 1,
            cap: None,
            ..DrawSetting::plain()
        };
        let setting = setting.feasible();
        let (terms, reveal) = setting.terms();
        let quotas = strata().into_iter().zip(self.quotas).map(|(stratum, quota)| StratumQuota { stratum, quota });
        let terms = Terms {
            agency: agency(),
            period: Period::Quarter(Quarter::new(self.year, quarter).ok()?),
            previous,
            strata: quotas.collect(),
            ..terms
        };
        Committed::new(terms, setting.lists()).ok()?.reveal(reveal).ok()?.draw().ok()
    }
}

fn agency() -> Agency {
    Agency { name: known("hohhot"), division: known("150100"), tier: Tier::Prefecture }
}

/// What a [`faultless_year`] is made from.
///
/// # Example: equal settings make equal years
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::year::faultless_settings;
///
/// proptest!(ProptestConfig::with_cases(8), |(setting in faultless_settings())| {
///     prop_assert_eq!(setting.make().inspections, setting.make().inspections);
/// });
/// ```
pub fn faultless_settings() -> impl Strategy<Value = FaultlessSetting> + Clone {
    let seed = prop_oneof![1 => Just(0), 9 => any::<u64>()];
    let quotas = prop::array::uniform3(0..=2_u32);
    (2010..=2025_i32, 3..12_u32, 6..9_u32, 0..4_u32, quotas, 0..=4_u32, seed).prop_map(
        |(year, sources, inspectors, recusals, quotas, replaced, seed)| FaultlessSetting {
            year,
            sources,
            inspectors,
            recusals,
            quotas,
            replaced,
            seed,
        },
    )
}

/// Years of one agency, with four draws over lists that change from quarter to quarter.
///
/// # Example: every drawn source has its inspection
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::year::faultless_year;
///
/// proptest!(ProptestConfig::with_cases(8), |(year in faultless_year())| {
///     let drawn: usize = year.draws.iter().flat_map(|draw| draw.strata()).map(|stratum| stratum.drawn.len()).sum();
///     prop_assert_eq!(year.inspections.len(), drawn);
/// });
/// ```
pub fn faultless_year() -> impl Strategy<Value = FaultlessYear> + Clone {
    faultless_settings().prop_map(FaultlessSetting::make)
}

fn made(setting: FaultlessSetting) -> Option<FaultlessYear> {
    let mut made = FaultlessYear {
        agency: agency(),
        draws: Vec::new(),
        transcripts: Vec::new(),
        draw_records: Vec::new(),
        inspections: Vec::new(),
        roster: Roster::new([], [], [], |_| true).ok()?,
        year: setting.year,
    };
    let mut previous = None;
    for quarter in 1..=4 {
        let period = Period::Quarter(Quarter::new(setting.year, quarter).ok()?);
        let mut draw = setting.draw(quarter, previous)?;
        if quarter <= setting.replaced
            && let Some(first) = draw.strata().iter().find_map(|stratum| stratum.drawn.first())
        {
            let skip = Skip { source: first.source.clone(), reason: known("closed") };
            draw.amend(&[skip]).ok()?;
        }
        let before = setting.number(u64::from(quarter)).checked_rem(28)?.checked_add(1)?;
        let drawn = period.first_day().checked_sub_days(Days::new(before))?;
        made.inspect(&draw, period, drawn, setting)?;
        let order = draw.revealed().committed().order();
        let published = Some(Published { on: drawn, by: made.agency.name.clone() });
        made.draw_records.push(DrawRecord { published, ..DrawRecord::new(order, drawn) });
        made.transcripts.push(draw.transcripts().collect());
        previous = Some(draw.digest());
        made.draws.push(draw);
    }
    made.roster = roster(&made.draws)?;
    Some(made)
}

impl FaultlessYear {
    /// Makes the inspections of one draw.
    fn inspect(&mut self, draw: &Draw, period: Period, drawn: NaiveDate, setting: FaultlessSetting) -> Option<()> {
        let order = draw.revealed().committed().digest();
        let lines = draw.strata().iter().flat_map(|stratum| stratum.drawn.iter().map(|line| (&stratum.stratum, line)));
        for (stratum, line) in lines {
            let turn = self.inspections.len() as u64;
            let chance = (setting.number(turn.wrapping_add(1000)), turn);
            let reference = DrawReference { order, transcript: draw.digest() };
            let visit = visit(period, chance, &self.agency.name)?;
            self.inspections.push(Inspection {
                source: line.source.clone(),
                drawn,
                agency: self.agency.clone(),
                kind: InspectionKind::Daily,
                stratum: stratum.clone(),
                period,
                draw: Some(reference),
                team: InspectionTeam { inspectors: line.team.clone(), changed: None },
                experts: Vec::new(),
                progress: Progress::Completed(visit),
                document: None,
                joint: None,
            });
        }
        Some(())
    }
}

/// A visit of which a number decides the days, and with its turn what was found.
fn visit(period: Period, (chance, turn): (u64, u64), by: &Token) -> Option<SiteVisit> {
    let of = |shift: u32, most: u64| chance.wrapping_shr(shift).checked_rem(most).unwrap_or(0);
    // By weight the last day of the period, and the last for the publication.
    let from = match of(40, 12) {
        11 => period.last_day(),
        _ => period.first_day().checked_add_days(Days::new(of(0, 80)))?,
    };
    let completed = from.checked_add_days(Days::new(of(8, 5)))?.min(period.last_day());
    let until = u32::try_from(of(16, 26)).ok()?.min(20);
    let published = WorkCalendar::national().nth_working_day_after(completed, until, Default::default()).ok()?.value;
    let gone = [Found::Unreachable, Found::Closed, Found::MovedAway, Found::NoActivity, Found::Refused];
    let found = match of(24, 7).wrapping_add(turn).checked_rem(7)? {
        0..=3 => Found::NoProblem,
        4 | 5 => {
            Found::Violation { rectification: format!("责改〔{}〕号", of(32, 99)).parse().ok(), handling: None }
        }
        _ => gone.get(usize::try_from(of(32, 5)).ok()?)?.clone(),
    };
    Some(SiteVisit {
        from,
        completed,
        site_record: true,
        found,
        published: Some(Published { on: published.max(completed), by: by.clone() }),
        items: Vec::new(),
        entered: None,
        archived: None,
    })
}

/// Everybody in the quarters' lists, certified for good, with everything that any of the draws was told of recusals.
fn roster(draws: &[Draw]) -> Option<Roster> {
    let lists = || draws.iter().map(|draw| draw.revealed().committed().lists());
    let ids: std::collections::BTreeSet<&Id> =
        lists().flat_map(|lists| lists.inspectors.entries()).map(|entry| &entry.id).collect();
    let inspectors = ids.into_iter().map(|id| {
        Some(Inspector {
            id: id.clone(),
            name: "王某".parse().ok()?,
            post: "科员".parse().ok()?,
            category: "生态环境".parse().ok()?,
            certificate: Some(Certificate {
                number: id.as_str().parse().ok()?,
                issuer: "内蒙古自治区人民政府".parse().ok()?,
                valid: "2001-01-01/2099-12-31".parse().ok()?,
            }),
            division: Division::from_number(150_100).ok()?,
            employment: Employment::Own,
            leave: Vec::new(),
        })
    });
    let inspectors: Vec<Inspector> = inspectors.collect::<Option<_>>()?;
    // A recusal of one quarter would be a breach in another whose draw did not know it.
    let told: std::collections::BTreeSet<(Id, Id)> = lists()
        .flat_map(|lists| lists.recusals.iter())
        .map(|line| (Id::checked_before(line.inspector), Id::checked_before(line.source)))
        .collect();
    let everywhere = |pair: &(Id, Id)| {
        lists().all(|lists| {
            lists.sources.row(pair.1.as_str()).is_none() || lists.recusals.contains(pair.0.as_str(), pair.1.as_str())
        })
    };
    let reason = "近亲属".parse().ok()?;
    let recusals = told.into_iter().filter(everywhere).map(|(inspector, source)| Recusal {
        inspector,
        source,
        reason: crate::Text::clone(&reason),
    });
    Roster::new(inspectors, [], recusals.collect::<Vec<_>>(), |_| true).ok()
}

/// A digest that is nobody's, for references that lead nowhere.
#[must_use]
pub const fn nobodys_digest() -> Digest {
    Digest([0; 32])
}
