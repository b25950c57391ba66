//! The kinds of faults that are planted into a year, and how.

use chrono::{Days, NaiveDate};

use super::super::year::nobodys_digest;
use super::Setting;
use crate::Code;
use crate::Id;
use crate::calendar::{Period, Year};
use crate::compliance::YearFile;
use crate::draw::{Agency, InspectorList, List, Lists, SourceList};
use crate::ledger::{DrawReference, Found, Inspection, Inspections, Progress, Published, SiteVisit};
use crate::plan::AnnualPlan;
use crate::registry::{Registry, Source};
use crate::roster::Recusal;
use crate::rules::{InspectionKind, Ruleset};
use crate::{DateSpan, Division, Tier, Token};

macro_rules! planted {
    ($($(#[doc = $doc:literal])+ $name:ident => $code:ident,)+) => {
        /// A fault of a year on file; each is found under one number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Planted {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Planted {
            /// All of them.
            pub const ALL: &'static [Planted] = &[$(Self::$name,)+];

            /// The number of its finding.
            #[must_use]
            pub const fn code(self) -> Code {
                match self { $(Self::$name => Code::$code,)+ }
            }
        }
    };
}

planted! {
    /// No plan on file.
    NoPlan => YEAR_NO_PLAN,
    /// A plan that was not filed.
    NotFiled => YEAR_NOT_FILED,
    /// A plan filed late.
    FiledLate => PLAN_FILED_LATE,
    /// The plan of another year.
    OtherPlan => YEAR_OTHER_PLAN,
    /// A plan that does not name the agency.
    NotInPlan => YEAR_NOT_IN_PLAN,
    /// A quarter without a draw.
    NoDraw => YEAR_NO_DRAW,
    /// A draw after its window.
    DrawOutsideWindow => DRAW_OUTSIDE_WINDOW,
    /// A round that was drawn twice.
    SilentRedraw => YEAR_SILENT_REDRAW,
    /// A second round after one that was drawn, and nobody says why.
    RedrawUnexplained => CHAIN_REDRAW_UNEXPLAINED,
    /// A first order that calls itself the second round.
    RoundGap => CHAIN_ROUND_GAP,
    /// An order that follows nothing.
    ChainBroken => CHAIN_PREVIOUS,
    /// A secret that an earlier order committed.
    SecretReused => CHAIN_COMMITMENT_REUSED,
    /// An order by other rules.
    OtherRules => YEAR_OTHER_RULES,
    /// An order with teams of one.
    OrderTeam => YEAR_ORDER_TEAM,
    /// An order with a higher cap.
    OrderCap => YEAR_ORDER_CAP,
    /// An order with another coverage.
    OrderCoverage => YEAR_ORDER_COVERAGE,
    /// An order that asks for one source more than the plan.
    QuotaExceeded => YEAR_QUOTA_EXCEEDED,
    /// A draw that is never published.
    DrawNotPublished => YEAR_DRAW_NOT_PUBLISHED,
    /// A transcript that cannot be read.
    UnreadableTranscript => LINE,
    /// An order's record that says another day.
    RecordDay => YEAR_RECORD_DAY,
    /// An inspection that says another day than its draw.
    DrawnOn => YEAR_DRAWN_ON,
    /// A visit that is declared void when its quarter is over.
    VoidedLate => INSPECTION_MISSING,
    /// A list that counts two inspections too many.
    ListedTally => YEAR_LISTED_TALLY,
    /// A list that has a source as exempt without a ground.
    ListedExempt => YEAR_LISTED_STATUS,
    /// A list that has an active source as excluded.
    ListedExcluded => YEAR_LISTED_STATUS,
    /// A list that leaves out a source of the registry.
    SourceLeftOut => YEAR_SOURCE_LEFT_OUT,
    /// A list that has a key source as a general one.
    ListedStratum => YEAR_LISTED_STRATUM,
    /// A list that has an inspector as unavailable who is not.
    InspectorWithheld => YEAR_INSPECTOR_WITHHELD,
    /// An order of the agency at another tier.
    OrderAgency => YEAR_ORDER_AGENCY,
    /// A draw that was published before it was made.
    DrawPublishedEarly => PUBLISHED_EARLY,
    /// A drawn source inspected as a special inspection.
    OtherKind => YEAR_OTHER_KIND,
    /// A list that is not the one committed.
    OtherList => FAULT_COMMITMENT,
    /// A text that is no order.
    UnreadableOrder => LINE,
    /// A quota missed by one.
    QuotaMissed => YEAR_QUOTA_MISSED,
    /// A third visit without a ground.
    BeyondCap => YEAR_BEYOND_CAP,
    /// A draw without inspection items for a stratum.
    NoItems => ITEM_MISSING,
    /// An item that is not on the list.
    UnknownItem => ITEM_NOT_LISTED,
    /// An item for other sources.
    OtherItem => ITEM_NOT_FOR_STRATUM,
    /// The record of another draw.
    OtherRecord => ORDER_RECORD_ORDER,
    /// A certificate holder who is not on the roster.
    HolderMissing => YEAR_HOLDER_MISSING,
    /// A source without a phone number.
    SourceIncomplete => YEAR_SOURCE_INCOMPLETE,
    /// An inspection without a draw.
    Undrawn => INSPECTION_UNDRAWN,
    /// An inspection by a draw that is not on file.
    DrawUnknown => INSPECTION_DRAW_UNKNOWN,
    /// An inspection of a source that its draw did not choose.
    NotAmongDrawn => INSPECTION_NOT_AMONG_DRAWN,
    /// Two inspections by one drawn line.
    DrawUsedTwice => INSPECTION_DRAW_USED_TWICE,
    /// An inspection that is on record for another stratum than its draw.
    DiffersFromDraw => INSPECTION_DIFFERS_FROM_DRAW,
    /// A drawn source without an inspection.
    NotInspected => INSPECTION_MISSING,
    /// A visit after the quarter.
    VisitOutsideWindow => INSPECTION_OUTSIDE_WINDOW,
    /// Others than the drawn team, without a reason.
    OtherTeam => INSPECTION_OTHER_TEAM,
    /// One inspector instead of two.
    TeamTooSmall => INSPECTION_TEAM_TOO_SMALL,
    /// An inspector with an interest, who took a drawn one's place for a reason.
    Recused => INSPECTION_RECUSED,
    /// Somebody from nowhere, who took a drawn one's place for a reason.
    NotOnRoster => INSPECTION_NOT_ON_ROSTER,
    /// An inspector whose certificate ended before the last visit.
    NotCertified => INSPECTION_NOT_CERTIFIED,
    /// A visit without a record.
    NoSiteRecord => INSPECTION_NO_SITE_RECORD,
    /// A violation without a rectification order.
    NoRectification => INSPECTION_NO_RECTIFICATION,
    /// A result published late.
    PublishedLate => PUBLISHED_LATE,
    /// A result not published.
    NotPublished => PUBLICATION_OVERDUE,
    /// A result that others published.
    PublishedByOther => PUBLISHED_BY_ANOTHER,
}

impl Planted {
    /// Plants what is not planted while the year is made; none if the year has no place for it.
    pub(super) fn plant(self, file: &mut YearFile, setting: Setting) -> Option<()> {
        let draws = file.draws.len();
        let some_draw = usize::try_from(setting.number(2)).unwrap_or(0).checked_rem(draws)?;
        match self {
            Self::NoPlan => file.plan = None,
            Self::NotFiled => file.plan.as_mut()?.filed = None,
            Self::FiledLate => file.plan.as_mut()?.filed = NaiveDate::from_ymd_opt(setting.year.number(), 1, 2),
            Self::OtherPlan | Self::NotInPlan => {
                let on_file = file.plan.as_mut()?;
                let mut base = on_file.plan.agency(file.agency.name.as_str())?.base.clone();
                let mut year = setting.year;
                match self {
                    Self::OtherPlan => year = Year::new(year.number().checked_add(1)?).ok()?,
                    _ => base.agency = "elsewhere".parse().ok()?,
                }
                on_file.plan = AnnualPlan::new(&Ruleset::inner_mongolia(), year, vec![base]).ok()?;
            }
            Self::NotCertified => not_certified(file)?,
            Self::NoDraw
            | Self::RedrawUnexplained
            | Self::RoundGap
            | Self::DrawOutsideWindow
            | Self::SilentRedraw
            | Self::ChainBroken
            | Self::SecretReused
            | Self::OtherRules
            | Self::OrderTeam
            | Self::OrderCap
            | Self::OrderCoverage
            | Self::QuotaMissed
            | Self::QuotaExceeded
            | Self::ListedTally
            | Self::ListedExempt
            | Self::ListedExcluded
            | Self::SourceLeftOut
            | Self::ListedStratum
            | Self::InspectorWithheld
            | Self::OrderAgency => {}
            Self::DrawPublishedEarly => {
                let draw = file.draws.get_mut(some_draw)?;
                draw.published.as_mut()?.on = draw.drawn.pred_opt()?;
            }
            Self::DrawNotPublished => file.draws.get_mut(some_draw)?.published = None,
            Self::UnreadableTranscript => file.draws.get_mut(some_draw)?.transcripts.last_mut()?.insert(0, ' '),
            Self::RecordDay => {
                let drawn_on = &mut file.draws.get_mut(some_draw)?.record.as_mut()?.grounds.drawn_on;
                *drawn_on = later(*drawn_on, 1)?;
            }
            Self::OtherList => {
                let sources = &mut file.draws.get_mut(some_draw)?.sources;
                *sources = sources.replacen("\t150102\t", "\t150103\t", 1);
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
            Self::OtherRecord => file.draws.get_mut(some_draw)?.record.as_mut()?.order = nobodys_digest(),
            Self::HolderMissing => file.roster.as_mut()?.holders.push("NM-9999".parse().ok()?),
            Self::SourceIncomplete => {
                let sources = file.registry.as_ref()?.iter().enumerate().map(|(row, source)| {
                    Some(Source {
                        id: source.id().parse().ok()?,
                        name: source.name().parse().ok()?,
                        credit_code: source.credit_code(),
                        legal_representative: source.legal_representative().and_then(|text| text.parse().ok()),
                        phone: source.phone().filter(|_| row > 0).and_then(|text| text.parse().ok()),
                        division: source.division(),
                        stratum: source.stratum().clone(),
                        state: source.state(),
                    })
                });
                file.registry = Some(Registry::new(sources.collect::<Option<Vec<_>>>()?).ok()?);
            }
            _ => self.plant_into_an_inspection(file, setting)?,
        }
        Some(())
    }

    /// In which quarter it is planted, if the year's making decides that.
    pub(super) const fn quarter(self) -> Option<u32> {
        match self {
            Self::OrderCap | Self::OrderCoverage => Some(1),
            Self::ChainBroken => Some(3),
            Self::SecretReused | Self::ListedExcluded | Self::SourceLeftOut | Self::ListedStratum => Some(4),
            _ => None,
        }
    }

    /// The lists of a draw with one line false, before they are committed.
    pub(super) fn misstated(self, lists: Lists) -> Option<Lists> {
        let text = |list| lists.text(list);
        let sources = |found, by| SourceList::parse(&replaced(&text(List::Sources), found, by)?).ok();
        let changed = match self {
            Self::ListedTally => sources("\t0\t-\n", "\t2\t-\n")?,
            Self::ListedExempt => sources("\t0\t-\n", "\t0\texempt\n")?,
            Self::ListedExcluded => sources("\t0\t-\n", "\t0\texcluded\n")?,
            Self::ListedStratum => sources("\tkey\t", "\tgeneral\t")?,
            Self::SourceLeftOut => {
                let text = text(List::Sources);
                let line = text.lines().rfind(|line| line.contains("\tgeneral\t"))?;
                sources(&format!("{line}\n"), "")?
            }
            Self::InspectorWithheld => {
                let inspectors = replaced(&text(List::Inspectors), "\t-\n", "\tunavailable\n")?;
                return Some(Lists { inspectors: InspectorList::parse(&inspectors).ok()?, ..lists });
            }
            _ => return Some(lists),
        };
        Some(Lists { sources: changed, ..lists })
    }

    /// Changes one inspection of a source that was inspected once and found nothing: before the last quarter, or for visits
    /// that later lists would have to count, in it.
    fn plant_into_an_inspection(self, file: &mut YearFile, setting: Setting) -> Option<()> {
        let mut all: Vec<Inspection> = file.inspections.iter().cloned().collect();
        let clean =
            |one: &Inspection| matches!(&one.progress, Progress::Completed(visit) if visit.found == Found::NoProblem);
        let alone = |one: &Inspection| file.inspections.of(one.source.as_str()).len() == 1;
        let is_last = |one: &Inspection| one.period.last_day() == Period::Year(setting.year).last_day();
        let timely = |one: &Inspection| is_last(one) == (self == Self::BeyondCap);
        let fitting = all.iter().enumerate().filter(|(_, one)| clean(one) && alone(one) && timely(one));
        let places: Vec<usize> = fitting.map(|(at, _)| at).collect();
        let chosen = usize::try_from(setting.number(3)).unwrap_or(0).checked_rem(places.len())?;
        let at = *places.get(chosen)?;
        let inspection = all.get_mut(at)?;
        let Progress::Completed(visit) = &mut inspection.progress else { return None };
        match self {
            Self::NotInspected => {
                all.remove(at);
            }
            Self::Undrawn => inspection.draw = None,
            Self::DrawnOn => inspection.drawn = later(inspection.drawn, 1)?,
            Self::VoidedLate => {
                let voided = later(inspection.period.last_day(), 1)?;
                inspection.progress = Progress::Void { voided, reason: "人手不足".parse().ok()? };
            }
            Self::DrawUnknown | Self::NotAmongDrawn | Self::DrawUsedTwice => {
                let mut other = inspection.clone();
                other.drawn = later(other.drawn, 1)?;
                if self == Self::DrawUnknown {
                    other.draw.as_mut()?.order = nobodys_digest();
                }
                if self != Self::DrawUsedTwice {
                    let sources = file.registry.as_ref()?.iter();
                    let recusals = &file.roster.as_ref()?.recusals;
                    let free = |id: &str| recusals.iter().all(|it| it.source.as_str() != id);
                    let mut idle =
                        sources.filter(|source| file.inspections.of(source.id()).is_empty() && free(source.id()));
                    other.source = idle.find(|it| *it.stratum() == other.stratum)?.id().parse().ok()?;
                }
                all.push(other);
            }
            Self::DiffersFromDraw => inspection.stratum = "project".parse().ok()?,
            Self::VisitOutsideWindow => {
                visit.from = inspection.period.last_day();
                visit.completed = later(visit.from, 3)?;
                visit.published.as_mut()?.on = later(visit.from, 9)?;
            }
            Self::OtherKind => inspection.kind = InspectionKind::Special,
            Self::NoSiteRecord => visit.site_record = false,
            Self::NoRectification => visit.found = Found::Violation { rectification: None, handling: None },
            Self::PublishedLate => visit.published.as_mut()?.on = later(visit.completed, 60)?,
            Self::NotPublished => visit.published = None,
            Self::PublishedByOther => visit.published.as_mut()?.by = "hohhot".parse().ok()?,
            Self::TeamTooSmall => {
                inspection.team.inspectors.pop()?;
            }
            Self::OtherTeam | Self::Recused | Self::NotOnRoster => {
                let team = &inspection.team.inspectors;
                let roster = file.roster.as_mut()?;
                let recused =
                    |id: &Id| roster.recusals.iter().any(|it| it.inspector == *id && it.source == inspection.source);
                let free = roster.inspectors.iter().map(|one| &one.id).find(|id| !team.contains(id) && !recused(id));
                let other = if self == Self::NotOnRoster { "I-99".parse().ok()? } else { free?.clone() };
                if self == Self::Recused {
                    let (inspector, source) = (other.clone(), inspection.source.clone());
                    roster.recusals.push(Recusal { inspector, source, reason: "持有股份".parse().ok()? });
                }
                if self != Self::OtherTeam {
                    inspection.team.changed = Some("原定人员病假".parse().ok()?);
                }
                *inspection.team.inspectors.last_mut()? = other;
            }
            Self::BeyondCap => {
                let elsewhere: Vec<Inspection> =
                    (1..=2).map(|days| by_the_prefecture(inspection, days)).collect::<Option<_>>()?;
                all.extend(elsewhere);
            }
            _ => return None,
        }
        file.inspections = Inspections::new(all).ok()?;
        Some(())
    }
}

/// The last line that ends so, or stands so, otherwise or not at all.
fn replaced(text: &str, found: &str, by: &str) -> Option<String> {
    let at = text.rfind(found)?;
    let (before, after) = (text.get(..at)?, text.get(at.checked_add(found.len())?..)?);
    Some(format!("{before}{by}{after}"))
}

/// Ends the certificate of an inspector before the last visit, where that is one alone.
fn not_certified(file: &mut YearFile) -> Option<()> {
    let roster = file.roster.as_mut()?;
    for one in &mut roster.inspectors {
        let of_one = file.inspections.iter().filter(|it| it.team.inspectors.contains(&one.id));
        let mut visits: Vec<_> = of_one.filter_map(|it| it.visit(file.on)).map(|it| (it.completed, it.from)).collect();
        visits.sort_unstable();
        if let [.., (before, _), (_, from)] = visits[..]
            && before < from
        {
            let certificate = one.certificate.as_mut()?;
            certificate.valid = DateSpan::new(certificate.valid.from(), from.pred_opt()?).ok()?;
            return Some(());
        }
    }
    None
}

/// Changes the items of the first stratum, which are inspected of key sources.
fn items(file: &mut YearFile, draw: usize, change: impl FnOnce(&mut Vec<Token>)) -> Option<()> {
    change(&mut file.draws.get_mut(draw)?.record.as_mut()?.grounds.strata.first_mut()?.items);
    Some(())
}

fn later(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

/// An inspection of the same source by the prefecture's bureau, drawn and made so many days later and before.
fn by_the_prefecture(inspection: &Inspection, days: u64) -> Option<Inspection> {
    let Progress::Completed(visit) = &inspection.progress else { return None };
    let completed = visit.from.checked_sub_days(Days::new(days))?;
    let name: Token = "hohhot".parse().ok()?;
    let published = Some(Published { on: later(completed, 1)?, by: name.clone() });
    let agency = Agency { name, division: Division::from_number(150_100).ok()?, tier: Tier::Prefecture };
    let visit = SiteVisit { from: completed, completed, published, ..visit.clone() };
    let drawn = later(inspection.drawn, days)?;
    // A draw of the prefecture's, which is not on the county's file.
    let draw = inspection.draw.map(|draw| DrawReference { order: nobodys_digest(), ..draw });
    Some(Inspection { agency, drawn, draw, progress: Progress::Completed(visit), ..inspection.clone() })
}
