//! Strategies for the year after the draw: an agency's chain of draws, and what became of every drawn source.

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::draw::{contributions, lists, strata};
use crate::calendar::WorkCalendar;
use crate::draw::{
    Agency, Committed, Coverage, Digest, Draw, Hash, Link, Lists, Reveal, Skip, StratumQuota, Terms, Transcript,
};
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

/// What chance decides of a visit: first day in the quarter, days on site, days until publication, what was found.
type Chance = (u64, u64, u32, Found);

fn chances() -> impl Strategy<Value = Vec<Chance>> {
    let violation =
        |n: u32| Found::Violation { rectification: format!("责改〔{n}〕号").parse().ok(), handling: None };
    let found = prop_oneof![
        4 => Just(Found::NoProblem),
        2 => (1..99_u32).prop_map(violation),
        1 => select(vec![Found::Unreachable, Found::Closed, Found::MovedAway, Found::NoActivity, Found::Refused]),
    ];
    vec((0..80_u64, 0..5_u64, 0..=20_u32, found), 8)
}

/// One quarter: lists, quotas, randomness, how many days before the quarter it is drawn, whether a source is replaced.
type QuarterCase = (Lists, Vec<u32>, (Vec<crate::draw::Entropy>, Reveal), u64, bool, Vec<Chance>);

fn quarter_case() -> impl Strategy<Value = QuarterCase> {
    let randomness = contributions(Hash::Sha256, 1..=2);
    (lists(3..12, 6..9, 0..4), vec(0..=2_u32, 3), randomness, 1..=28_u64, any::<bool>(), chances())
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
pub fn faultless_year() -> impl Strategy<Value = FaultlessYear> {
    // The years after which the national calendar still knows the working days of the last publication.
    let year = 2010..=2025_i32;
    (year, vec(quarter_case(), 4)).prop_filter_map("no draw", |(year, cases)| made(year, cases))
}

fn made(year: i32, cases: Vec<QuarterCase>) -> Option<FaultlessYear> {
    let agency =
        Agency { name: "hohhot".parse().ok()?, division: Division::from_number(150_100).ok()?, tier: Tier::Prefecture };
    let roster = roster(&cases)?;
    let mut made = FaultlessYear {
        agency,
        draws: Vec::new(),
        transcripts: Vec::new(),
        draw_records: Vec::new(),
        inspections: Vec::new(),
        roster,
        year,
    };
    let mut previous = None;
    for (number, (lists, quotas, (entropy, reveal), before, replaced, chances)) in (1..).zip(cases) {
        let period = Period::Quarter(Quarter::new(year, number).ok()?);
        let strata = strata().into_iter().zip(quotas).map(|(stratum, quota)| StratumQuota { stratum, quota });
        let terms = Terms {
            hash: Hash::Sha256,
            rules: "inner-mongolia-trial".parse().ok()?,
            agency: made.agency.clone(),
            period,
            round: 1,
            previous,
            cap: None,
            coverage: Coverage::Independent,
            team: 2,
            max_load: None,
            strata: strata.collect(),
            entropy,
        };
        let mut draw = Committed::new(terms, lists).ok()?.reveal(reveal).ok()?.draw().ok()?;
        if replaced && let Some(first) = draw.strata().iter().find_map(|stratum| stratum.drawn.first()) {
            let skip = Skip { source: first.source.clone(), reason: "closed".parse().ok()? };
            draw.amend(&[skip]).ok()?;
        }
        let drawn = period.first_day().checked_sub_days(Days::new(before))?;
        made.inspect(&draw, period, drawn, &chances)?;
        let order = draw.revealed().committed().order();
        let published = Some(Published { on: drawn, by: made.agency.name.clone() });
        made.draw_records.push(DrawRecord { published, ..DrawRecord::new(order, drawn) });
        made.transcripts.push(draw.transcripts().collect());
        previous = Some(draw.digest());
        made.draws.push(draw);
    }
    Some(made)
}

impl FaultlessYear {
    /// Makes the inspections of one draw.
    fn inspect(&mut self, draw: &Draw, period: Period, drawn: NaiveDate, chances: &[Chance]) -> Option<()> {
        let order = draw.revealed().committed().digest();
        let lines = draw.strata().iter().flat_map(|stratum| stratum.drawn.iter().map(|line| (&stratum.stratum, line)));
        for ((stratum, line), chance) in lines.zip(chances.iter().cycle()) {
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

fn visit(period: Period, (first, on_site, until, found): &Chance, by: &Token) -> Option<SiteVisit> {
    let from = period.first_day().checked_add_days(Days::new(*first))?;
    let completed = from.checked_add_days(Days::new(*on_site))?;
    let published = WorkCalendar::national().nth_working_day_after(completed, *until, Default::default()).ok()?.value;
    Some(SiteVisit {
        from,
        completed,
        site_record: true,
        found: found.clone(),
        published: Some(Published { on: published.max(completed), by: by.clone() }),
        items: Vec::new(),
        entered: None,
        archived: None,
    })
}

/// Everybody in the quarters' lists, certified for good, with everything that any of the draws was told of recusals.
fn roster(cases: &[QuarterCase]) -> Option<Roster> {
    let ids: std::collections::BTreeSet<&Id> =
        cases.iter().flat_map(|(lists, ..)| lists.inspectors.entries()).map(|entry| &entry.id).collect();
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
    let known: std::collections::BTreeSet<(Id, Id)> = cases
        .iter()
        .flat_map(|(lists, ..)| lists.recusals.iter())
        .map(|line| (Id::checked_before(line.inspector), Id::checked_before(line.source)))
        .collect();
    let everywhere = |pair: &(Id, Id)| {
        cases.iter().all(|(lists, ..)| {
            lists.sources.row(pair.1.as_str()).is_none() || lists.recusals.contains(pair.0.as_str(), pair.1.as_str())
        })
    };
    let reason = "近亲属".parse().ok()?;
    let recusals = known.into_iter().filter(everywhere).map(|(inspector, source)| Recusal {
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
