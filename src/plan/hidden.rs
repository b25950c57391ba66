//! Arts. 5, 7, 8: sources that no draw can reach, whatever the reason: told, so that none is hidden by a slip of the pen.
//!
//! None of this is refused: a registry may cover more than a plan's areas, and a closed source is rightly not drawn. But one
//! wrong digit hides a source from every draw as surely, and nobody would see it.

use std::collections::BTreeMap;

use thiserror::Error;

use super::AnnualPlan;
use crate::explain::{counted, explain};
use crate::names::look_alikes;
use crate::registry::{CreditCode, Registry, SourceRef, SourceState};
use crate::rules::Ruleset;
use crate::{Article, Code, Division, Id, Token};

/// Sources that no draw can reach, or that may be one source entered twice.
#[derive(Clone, PartialEq, Eq, Hash, Error, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "finding", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the sentence of each variant says what its numbers are")]
#[non_exhaustive]
pub enum HiddenFinding {
    /// A division that lies in the area of no agency of the plan.
    #[error(
        "no agency of the plan has {division}: {} there, such as `{first}`, {} in no draw",
        counted(*sources, "source"), if *sources == 1 { "is" } else { "are" }
    )]
    OutsideEveryAgency { division: Division, sources: u32, first: Id },
    /// A stratum that the rules do not have.
    #[error(
        "the rules have no stratum `{stratum}`: {}, such as `{first}`, {} in no draw",
        counted(*sources, "source"), if *sources == 1 { "is" } else { "are" }
    )]
    StratumWithoutRule { stratum: Token, sources: u32, first: Id },
    /// A state that keeps sources out of every draw.
    #[error(
        "{}, such as `{first}`, {} `{state}` and so in no draw",
        counted(*sources, "source"), if *sources == 1 { "is" } else { "are" }
    )]
    StateExcludes { state: SourceState, sources: u32, first: Id },
    /// Two or more sources with one credit code: sites of one enterprise, or one source entered twice.
    #[error("{} have the credit code {code}, the first `{first}`: its sites, or one entered twice", counted(*sources, "source"))]
    OneCreditCode { code: CreditCode, sources: u32, first: Id },
    /// Ids that a reader takes for one.
    #[error("the ids `{}` look alike, and are different sources to the draw", ids.iter().map(Id::as_str).collect::<Vec<_>>().join("`, `"))]
    LookAlike { ids: Vec<Id> },
}

explain!(HiddenFinding {
    Self::OutsideEveryAgency { division, sources, first } => Code::HIDDEN_OUTSIDE_AREAS, Article::Art5,
        "计划中没有单位管辖{}：该处{sources}家污染源（如“{first}”）不在任何抽取范围内", division.chinese();
    Self::StratumWithoutRule { stratum, sources, first } => Code::HIDDEN_STRATUM, Article::Art8,
        "规则中没有“{stratum}”这一类别：{sources}家污染源（如“{first}”）不在任何抽取范围内";
    Self::StateExcludes { state, sources, first } => Code::HIDDEN_STATE, Article::Art5,
        "{sources}家污染源（如“{first}”）状态为{}，不参加抽取", state.chinese();
    Self::OneCreditCode { code, sources, first } => Code::HIDDEN_ONE_CODE, Article::Art7,
        "{sources}家污染源的统一社会信用代码同为{code}（如“{first}”）：可能是同一企业的多处厂址，也可能重复录入";
    Self::LookAlike { ids } => Code::HIDDEN_LOOK_ALIKE, Article::Art7,
        "编号“{}”看似相同，抽取时是不同的污染源", ids.iter().map(Id::as_str).collect::<Vec<_>>().join("”“");
});

impl HiddenFinding {
    /// What can be done, in English and Chinese.
    #[must_use]
    pub const fn remedy(&self) -> (&'static str, &'static str) {
        match self {
            Self::OutsideEveryAgency { .. } => {
                ("correct the division, or see that another plan has it", "核对行政区划代码，或确认由其他计划覆盖")
            }
            Self::StratumWithoutRule { .. } => {
                ("correct the stratum, or add it to the rules", "核对类别，或在规则中增加")
            }
            Self::StateExcludes { .. } => ("confirm the state of each of them", "逐家核实状态"),
            Self::OneCreditCode { .. } => ("confirm that they are different sites", "确认确为不同厂址"),
            Self::LookAlike { .. } => ("make the ids one, or clearly different", "统一编号，或改为明显不同的编号"),
        }
    }
}

/// What of a registry no draw by these rules can reach, and which sources may be one: known as soon as it is loaded.
///
/// # Guarantees
/// In a fixed order: strata, states, credit codes, ids, each ascending. Nothing for a registry of which every source can be
/// drawn.
///
/// # Complexity
/// One pass over the registry, and two sorts of it.
///
/// # Example: a slip of the pen
/// ```
/// use shuangsuiji::plan::hidden;
/// use shuangsuiji::registry::csv;
/// use shuangsuiji::rules::Ruleset;
///
/// let registry = csv::read("id,name,credit_code,legal_representative,phone,division,stratum,state\n\
///     K-1,甲厂,,,,150102,keys,active\nk-1,乙厂,,,,150102,key,active\n")?;
/// let found: Vec<String> = hidden(&Ruleset::inner_mongolia(), &registry).iter().map(ToString::to_string).collect();
/// assert_eq!(found, [
///     "the rules have no stratum `keys`: 1 source, such as `K-1`, is in no draw",
///     "the ids `K-1`, `k-1` look alike, and are different sources to the draw",
/// ]);
/// # Ok::<(), shuangsuiji::registry::csv::CsvErrors>(())
/// ```
#[must_use]
pub fn hidden(rules: &Ruleset, registry: &Registry) -> Vec<HiddenFinding> {
    let mut found = Vec::new();
    let known = |source: &SourceRef<'_>| rules.stratum(source.stratum().as_str()).is_some();
    let strata = grouped(registry.iter().filter(|source| !known(source)), |source| source.stratum().clone());
    found.extend(strata.into_iter().map(|(stratum, (sources, first))| HiddenFinding::StratumWithoutRule {
        stratum,
        sources,
        first,
    }));
    let states = &rules.pack().pool.excluded;
    let excluded = |source: &SourceRef<'_>| states.iter().any(|it| it.state.as_str() == source.state().as_str());
    let states = grouped(registry.iter().filter(excluded), |source| source.state());
    found.extend(states.into_iter().map(|(state, (sources, first))| HiddenFinding::StateExcludes {
        state,
        sources,
        first,
    }));
    let codes = registry.shared_credit_codes().into_iter();
    found.extend(codes.filter_map(|(code, sites)| {
        let first = Id::checked_before(sites.first()?.id());
        let sources = u32::try_from(sites.len()).unwrap_or(u32::MAX);
        Some(HiddenFinding::OneCreditCode { code, sources, first })
    }));
    found.extend(
        alike(registry)
            .into_iter()
            .map(|ids| HiddenFinding::LookAlike { ids: ids.into_iter().map(Id::checked_before).collect() }),
    );
    found
}

/// Ids that differ by invisible, full-width or look-alike characters, or by case alone.
fn alike(registry: &Registry) -> Vec<Vec<&str>> {
    let mut groups = look_alikes(registry.iter().map(|source| source.id()));
    let mut cases: Vec<(String, &str)> =
        registry.iter().map(|source| (source.id().to_lowercase(), source.id())).collect();
    cases.sort_unstable();
    let cases = cases.chunk_by(|(one, _), (other, _)| one == other).filter(|group| group.len() > 1);
    groups.extend(cases.map(|group| group.iter().map(|(_, id)| *id).collect()));
    groups.sort_unstable();
    groups.dedup();
    groups
}

impl AnnualPlan {
    /// The same for a plan, with the divisions that lie in the area of none of its agencies, which come first.
    #[must_use]
    pub fn hidden(&self, rules: &Ruleset, registry: &Registry) -> Vec<HiddenFinding> {
        let areas: Vec<Division> = self.agencies().iter().map(|agency| agency.base.division).collect();
        let outside = |source: &SourceRef<'_>| !areas.iter().any(|area| area.contains(source.division()));
        let divisions = grouped(registry.iter().filter(outside), |source| source.division());
        let found = divisions.into_iter().map(|(division, (sources, first))| HiddenFinding::OutsideEveryAgency {
            division,
            sources,
            first,
        });
        found.chain(hidden(rules, registry)).collect()
    }
}

/// How many sources there are of each kind, and the first by its id.
fn grouped<'a, K: Ord>(
    sources: impl Iterator<Item = SourceRef<'a>>,
    kind: impl Fn(&SourceRef<'a>) -> K,
) -> BTreeMap<K, (u32, Id)> {
    let mut groups: BTreeMap<K, (u32, Id)> = BTreeMap::new();
    for source in sources {
        let group = groups.entry(kind(&source)).or_insert_with(|| (0, Id::checked_before(source.id())));
        group.0 = group.0.saturating_add(1);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;
    use crate::plan::AgencyBase;
    use crate::registry::Source;

    fn source(id: &str, division: &str, stratum: &str, state: SourceState, code: Option<&str>) -> Source {
        Source {
            id: id.parse().unwrap(),
            name: "示例企业".parse().unwrap(),
            credit_code: code.map(|code| code.parse().unwrap()),
            legal_representative: None,
            phone: None,
            division: division.parse().unwrap(),
            stratum: stratum.parse().unwrap(),
            state,
        }
    }

    #[test]
    fn every_source_that_no_draw_reaches_is_told_with_its_reason() {
        let rules = Ruleset::inner_mongolia();
        let code = Some("91150400MA0N1Q9YXG");
        let registry = Registry::new([
            source("E-1", "150102", "key", SourceState::Active, code),
            source("e-1", "150102", "general", SourceState::Active, None),
            source("Ｅ-1", "150102", "general", SourceState::Active, None),
            source("E-3", "159999", "key", SourceState::Active, code),
            source("E-4", "150102", "keys", SourceState::Active, None),
            source("E-5", "150102", "key", SourceState::Closed, None),
        ])
        .unwrap();
        let base = AgencyBase {
            agency: "hohhot".parse().unwrap(),
            division: "150100".parse().unwrap(),
            tier: crate::Tier::Prefecture,
            sources: ["key", "general", "project"].map(|stratum| (stratum.parse().unwrap(), 2)).into(),
            undrawn: BTreeMap::new(),
            carried: BTreeMap::new(),
            inspectors: 4,
        };
        let plan = AnnualPlan::new(&rules, "2027".parse().unwrap(), vec![base]).unwrap();
        let told: Vec<(String, String)> =
            plan.hidden(&rules, &registry).iter().map(|it| (it.to_string(), it.chinese())).collect();
        let expected = [
            (
                "no agency of the plan has 159999: 1 source there, such as `E-3`, is in no draw",
                "计划中没有单位管辖159999：该处1家污染源（如“E-3”）不在任何抽取范围内",
            ),
            (
                "the rules have no stratum `keys`: 1 source, such as `E-4`, is in no draw",
                "规则中没有“keys”这一类别：1家污染源（如“E-4”）不在任何抽取范围内",
            ),
            ("1 source, such as `E-5`, is `closed` and so in no draw", "1家污染源（如“E-5”）状态为关闭，不参加抽取"),
            (
                "2 sources have the credit code 91150400MA0N1Q9YXG, the first `E-1`: its sites, or one entered twice",
                "2家污染源的统一社会信用代码同为91150400MA0N1Q9YXG（如“E-1”）：可能是同一企业的多处厂址，也可能重复录入",
            ),
            (
                "the ids `E-1`, `e-1` look alike, and are different sources to the draw",
                "编号“E-1”“e-1”看似相同，抽取时是不同的污染源",
            ),
            (
                "the ids `E-1`, `Ｅ-1` look alike, and are different sources to the draw",
                "编号“E-1”“Ｅ-1”看似相同，抽取时是不同的污染源",
            ),
        ];
        assert_eq!(told, expected.map(|(english, chinese)| (english.to_owned(), chinese.to_owned())));
        assert_eq!(hidden(&rules, &registry).len(), 5, "areas are the plan's");
        let clean = Registry::new([source("E-1", "150102", "key", SourceState::Suspended, None)]).unwrap();
        assert!(plan.hidden(&rules, &clean).is_empty());
    }
}
