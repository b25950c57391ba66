//! What may happen in a lawful year, as its file shows it.

use std::collections::BTreeSet;

use shuangsuiji::compliance::YearFile;
use shuangsuiji::draw::{Order, Transcript};
use shuangsuiji::inspection::Progress;
use shuangsuiji::plan::AnnualPlan;
use shuangsuiji::registry::SourceChange;
use shuangsuiji::roster::InspectorChange;
use shuangsuiji::rules::Ruleset;

/// Something that a lawful year may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Held {
    SourceJoined,
    SourceLeft,
    SourceClosed,
    DistrictMerged,
    StratumMoved,
    Renumbered,
    InspectorJoined,
    InspectorLeft,
    CapWaived,
    WindowWaived,
    RatioRaised,
    Census,
    Replaced,
    Supplemented,
    OrderVoid,
    DrawnAgain,
    VisitVoid,
    TeamChanged,
    PlanRevised,
    StaffRevisedUp,
    StaffRevisedDown,
    FormBound,
    SaltedLists,
    OtherPlace,
}

impl Held {
    pub(crate) const ALL: [Self; 24] = [
        Self::SourceJoined,
        Self::SourceLeft,
        Self::SourceClosed,
        Self::DistrictMerged,
        Self::StratumMoved,
        Self::Renumbered,
        Self::InspectorJoined,
        Self::InspectorLeft,
        Self::CapWaived,
        Self::WindowWaived,
        Self::RatioRaised,
        Self::Census,
        Self::Replaced,
        Self::Supplemented,
        Self::OrderVoid,
        Self::DrawnAgain,
        Self::VisitVoid,
        Self::TeamChanged,
        Self::PlanRevised,
        Self::StaffRevisedUp,
        Self::StaffRevisedDown,
        Self::FormBound,
        Self::SaltedLists,
        Self::OtherPlace,
    ];

    /// How it is told.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::SourceJoined => "a source that joined",
            Self::SourceLeft => "a source that left",
            Self::SourceClosed => "a closed source",
            Self::DistrictMerged => "a merged district",
            Self::StratumMoved => "a source moved to another stratum",
            Self::Renumbered => "a renumbered source",
            Self::InspectorJoined => "an inspector who joined",
            Self::InspectorLeft => "an inspector who left",
            Self::CapWaived => "a waiver of the cap",
            Self::WindowWaived => "a waiver of the draw window",
            Self::RatioRaised => "a raised ratio",
            Self::Census => "a census",
            Self::Replaced => "a replacement by the next of the ranking",
            Self::Supplemented => "a supplementing round",
            Self::OrderVoid => "a void order",
            Self::DrawnAgain => "a period drawn again",
            Self::VisitVoid => "a void visit",
            Self::TeamChanged => "a changed team",
            Self::PlanRevised => "a revised plan",
            Self::StaffRevisedUp => "a plan revised for more inspectors",
            Self::StaffRevisedDown => "a plan revised for fewer inspectors",
            Self::FormBound => "orders that bind their public values",
            Self::SaltedLists => "salted lists",
            Self::OtherPlace => "another place's rules",
        }
    }

    /// What a year's file holds.
    pub(crate) fn of(file: &YearFile, rules: &Ruleset) -> BTreeSet<Self> {
        let mut held = BTreeSet::new();
        let sources = file.registry_history.iter().flat_map(|history| &history.changes);
        held.extend(sources.filter_map(|it| of_source(&it.change)));
        let staff = file.roster.iter().flat_map(|roster| &roster.history).flat_map(|history| &history.changes);
        held.extend(staff.filter_map(|it| of_inspector(&it.change)));
        held.extend((!file.waivers.is_empty()).then_some(Self::CapWaived));
        let rule = || rules.strata().filter_map(|stratum| stratum.rule(file.agency.tier));
        held.extend(rule().any(|rule| rule.changed.is_some()).then_some(Self::RatioRaised));
        let is_census = |quota: &_| matches!(quota, shuangsuiji::rules::QuotaRule::Census { .. });
        held.extend(rule().any(|rule| is_census(&rule.quota)).then_some(Self::Census));
        held.extend(
            (rules.id() != Ruleset::inner_mongolia().id() && rules.pack().cap.is_none()).then_some(Self::OtherPlace),
        );
        held.extend(file.draws.iter().any(|draw| draw.salt_key.is_some()).then_some(Self::SaltedLists));
        file.draws.iter().for_each(|draw| held.extend(of_draw(draw)));
        for inspection in file.inspections.iter() {
            held.extend(matches!(inspection.progress, Progress::Void { .. }).then_some(Self::VisitVoid));
            held.extend(inspection.team.changed.is_some().then_some(Self::TeamChanged));
        }
        let plan = file.plan.as_ref().map(|on_file| &on_file.plan);
        held.extend(plan.into_iter().flat_map(|plan| of_plan(plan, file.agency.name.as_str())));
        held
    }
}

fn of_source(change: &SourceChange) -> Option<Held> {
    Some(match change {
        SourceChange::Joined => Held::SourceJoined,
        SourceChange::Left { .. } => Held::SourceLeft,
        SourceChange::State { .. } => Held::SourceClosed,
        SourceChange::Division { .. } => Held::DistrictMerged,
        SourceChange::Stratum { .. } => Held::StratumMoved,
        SourceChange::Renumbered { .. } => Held::Renumbered,
        _ => return None,
    })
}

fn of_inspector(change: &InspectorChange) -> Option<Held> {
    match change {
        InspectorChange::Joined => Some(Held::InspectorJoined),
        InspectorChange::Left => Some(Held::InspectorLeft),
        _ => None,
    }
}

fn of_draw(draw: &shuangsuiji::compliance::DrawOnFile) -> Vec<Held> {
    let last = draw.transcripts.last().map(|text| Transcript::parse(text).unwrap()).unwrap();
    let waived = draw.record.as_ref().is_some_and(|record| record.grounds.window_waiver.is_some());
    let all = [
        (waived, Held::WindowWaived),
        (last.drawn().is_some_and(|drawn| !drawn.skipped.is_empty()), Held::Replaced),
        (draw.supplements, Held::Supplemented),
        (last.drawn().is_none(), Held::OrderVoid),
        (draw.redraw.is_some() && !draw.supplements, Held::DrawnAgain),
        (Order::parse(&draw.order).unwrap().terms().binds_form(), Held::FormBound),
    ];
    all.into_iter().filter(|(held, _)| *held).map(|(_, kind)| kind).collect()
}

fn of_plan(plan: &AnnualPlan, agency: &str) -> Vec<Held> {
    let Some(before) = plan.predecessor() else { return Vec::new() };
    let staff = |plan: &AnnualPlan| plan.agency(agency).unwrap().base.inspectors;
    let changed = match staff(plan).cmp(&staff(&before)) {
        std::cmp::Ordering::Greater => Some(Held::StaffRevisedUp),
        std::cmp::Ordering::Less => Some(Held::StaffRevisedDown),
        std::cmp::Ordering::Equal => None,
    };
    [Held::PlanRevised].into_iter().chain(changed).collect()
}
