//! Art. 16: a checked rule pack, and whether it is in force.
//!
//! [`Ruleset`] is the one door: from JSON, from a [`Pack`] made in code, or built in. What is behind it has been checked.

use chrono::NaiveDate;
use thiserror::Error;

use crate::explain::explain;
use crate::forms::field_names::in_both;
use crate::forms::{Named, read_named, read_placed};
use crate::{Article, Code, DrawPeriod, DrawPeriodError, Explain, Names, PeriodKind, Reason, Tier, Token, Words};

use super::check::check;
use super::{Citation, Counting, CoverageOrder, Facts, Pack, PackFault, ReplacementPolicy, Stratum, TierRule, Wording};

/// Why a rule pack was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RulesetError {
    /// Not JSON, or not the data form.
    #[error("the rule pack cannot be read: {reason}")]
    Json {
        /// The field's path; empty where there is none.
        path: String,
        /// The path, and what the JSON reader says, with line and column.
        reason: Reason,
    },
    /// A version of the data form that this crate does not know.
    #[error("the rule pack has format {found}; expected format {}", Pack::FORMAT)]
    Format {
        /// The version found.
        found: u64,
    },
    /// A field with a fault.
    #[error("`{path}`: {fault}")]
    Field {
        /// Where it is: `strata.key.prefecture.quota`.
        path: String,
        /// What is wrong.
        fault: PackFault,
    },
}

impl RulesetError {
    /// The path of the field at fault, where it is one.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Field { path, .. } => Some(path),
            Self::Json { path, .. } => Some(path.as_str()).filter(|path| !path.is_empty()),
            Self::Format { .. } => None,
        }
    }
}

explain!(RulesetError {
    Self::Json { path: _, reason } => Code::RULES_JSON, Article::Art8, "规则数据无法读取：{}", reason.chinese();
    Self::Format { found } => Code::RULES_FORMAT, Article::Art8, "规则数据格式版本为{found}，应为{}", Pack::FORMAT;
    Self::Field { path, fault } => fault.code(), fault.article(),
        "字段“{}”：{}", in_both(path), fault.chinese();
});

/// A draw on a day on which the rules are not in force.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NotInForce {
    /// Before the first day.
    #[error("`{rules}` is not yet in force on {date}; expected {from} or later")]
    NotYet {
        /// The pack.
        rules: Token,
        /// The day.
        date: NaiveDate,
        /// The first day.
        from: NaiveDate,
    },
    /// After the last day.
    #[error("`{rules}` is no longer in force on {date}; expected {until} or earlier, or the rules that follow it")]
    NoLonger {
        /// The pack.
        rules: Token,
        /// The day.
        date: NaiveDate,
        /// The last day.
        until: NaiveDate,
    },
}

explain!(NotInForce {
    Self::NotYet { rules, date, from } => Code::RULES_NOT_YET_IN_FORCE, Article::Art16,
        "“{rules}”于{date}尚未施行，不得早于{from}";
    Self::NoLonger { rules, date, until } => Code::RULES_NO_LONGER_IN_FORCE, Article::Art16,
        "“{rules}”于{date}已失效，不得晚于{until}，或改用其后的规定";
});

/// A checked rule pack.
///
/// # Guarantees
/// Everything reachable through [`Ruleset::pack`] has passed the check; writing and reading back gives an equal value.
///
/// # Example: the statute's rule for key sources at county tier
/// ```
/// use shuangsuiji::Tier;
/// use shuangsuiji::rules::{Base, Ruleset};
///
/// let rules = Ruleset::inner_mongolia();
/// let quarter = rules.draw_period(2027, 1)?;
/// let base = Base { sources: 187, inspectors: 12 };
/// let quota = rules.quota("key", Tier::Prefecture, base, quarter, 0)?;
/// assert_eq!(quota.count, 10);
/// assert_eq!(quota.derivation.to_string(), "⌈5 % × 187⌉ = ⌈9.35⌉ = 10 (Art. 8(1))");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "Pack")]
#[cfg_attr(feature = "schema", schemars(try_from = "Pack"))]
pub struct Ruleset(Pack);

crate::forms::read_through!(Ruleset, Pack);

impl Ruleset {
    /// Checks a pack.
    ///
    /// # Errors
    /// [`RulesetError::Field`] for the first fault, with its path.
    pub fn new(pack: Pack) -> Result<Self, RulesetError> {
        check(&pack).map_err(|(path, fault)| RulesetError::Field { path, fault })?;
        Ok(Self(pack))
    }

    /// What a pack that was refused says itself of the rule that its fault breaks; none where only its form is wrong.
    pub(crate) fn own_citation(text: &str, error: &RulesetError) -> Option<Citation> {
        let RulesetError::Field { path, fault } = error else { return None };
        let pack = read_named(text, Named { list: "strata", by: "stratum" }).ok()?;
        let stratum = path.strip_prefix("strata.").and_then(|rest| rest.split('.').next());
        Self(pack).citation_of(fault.code(), fault.article(), stratum)
    }

    /// Reads a pack from JSON. Unknown fields are refused.
    ///
    /// # Errors
    /// [`RulesetError::Format`] for another version of the data form, [`RulesetError::Json`] with the field's path, line
    /// and column, [`RulesetError::Field`] with the field's path.
    pub fn from_json(text: &str) -> Result<Self, RulesetError> {
        /// Read first: the fields of another version would be refused for the wrong reason.
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[derive(serde::Deserialize)]
        struct Version {
            format: u64,
        }
        let strata = Named { list: "strata", by: "stratum" };
        let unreadable = |(path, reason)| RulesetError::Json { path, reason };
        let Version { format: found } = read_placed(text, strata).map_err(unreadable)?;
        if found != u64::from(Pack::FORMAT) {
            return Err(RulesetError::Format { found });
        }
        Self::new(read_placed(text, strata).map_err(unreadable)?)
    }

    /// The pack as JSON, indented, as the built-in files are.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Writing to a string fails only for maps whose keys are not strings; a pack has no maps.
        serde_json::to_string_pretty(&self.0).unwrap_or_default()
    }

    /// The pack as canonical JSON, the same bytes for equal packs: what a digest of it is taken of.
    ///
    /// # Guarantees
    /// Fields in the order of their names, no white space, null fields left out: a field that the data form gains later
    /// changes no digest of a pack that does not use it. [`Pack::related`] and [`Pack::tiers`] decide nothing and are left out:
    /// what becomes known of other texts changes no digest either.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        crate::forms::canonical_json(&Pack { related: Vec::new(), tiers: None, ..self.0.clone() })
    }

    /// The data.
    #[must_use]
    pub const fn pack(&self) -> &Pack {
        &self.0
    }

    /// The data, to make another pack of.
    #[must_use]
    pub fn into_pack(self) -> Pack {
        self.0
    }

    /// The word in an order's `rules` line.
    #[must_use]
    pub const fn id(&self) -> &Token {
        &self.0.id
    }

    /// What becomes of a drawn source that is gone (补抽); the statute does not say, see
    /// [`READINGS`](super::interpretation::READINGS).
    #[must_use]
    pub fn replacement(&self) -> ReplacementPolicy {
        self.0.replacement.as_ref().map_or_else(ReplacementPolicy::default, |replacement| replacement.policy)
    }

    /// The answer that is taken to a question of [`READINGS`](super::interpretation::READINGS) which a pack's `readings`
    /// choose: its word; none of another question.
    #[must_use]
    pub fn answer(&self, reading: &str) -> Option<&str> {
        let chosen = self.pack().readings.iter().find(|(id, _)| id.as_str() == reading).map(|(_, word)| word.as_str());
        let ours = || super::interpretation::READINGS.iter().find(|it| it.id == reading)?.words.first().copied();
        chosen.or_else(ours)
    }

    /// Whether findings of this number are none by the answer that the pack chooses.
    #[must_use]
    pub fn excuses(&self, code: Code) -> bool {
        let reading = super::interpretation::of(code)
            .filter(|reading| ["undrawn_daily", "who_visits", "in_principle_days"].contains(&reading.id));
        reading.is_some_and(|reading| self.answer(reading.id) != reading.words.first().copied())
    }

    /// Whether an order may have this coverage: the pack's; and where a rule counts units over several draws
    /// ([`Counting::Units`](super::Counting)), those not yet inspected first in any case, which is how to be sure of them.
    #[must_use]
    pub fn allows_coverage(&self, order: CoverageOrder) -> bool {
        let counts_units = |rule: &TierRule| {
            let several = rule.quota.per().is_some_and(|per| per > self.pack().draw.period);
            several && rule.counts == Counting::Units
        };
        let mut rules = self.strata().flat_map(|stratum| Tier::ALL.into_iter().filter_map(|tier| stratum.rule(tier)));
        order == self.pack().coverage.order || (order == CoverageOrder::UninspectedFirst && rules.any(counts_units))
    }

    /// The article, where the rules rest on the built-in statute; none where they are another place's.
    #[must_use]
    pub fn in_the_statute(&self, article: Article) -> Option<Article> {
        self.0.in_force.basis.article().map(|_| article)
    }

    /// What the place calls a tier.
    #[must_use]
    pub fn tier_name(&self, tier: Tier) -> Words {
        let own = self.0.tiers.as_ref().map(|names| match tier {
            Tier::Region => &names.region,
            Tier::Prefecture => &names.prefecture,
            Tier::County => &names.county,
        });
        own.map_or_else(
            || Words::new(tier.as_str(), tier.chinese()),
            |name| Words::new(name.en.as_str(), name.zh.as_str()),
        )
    }

    /// What the pack calls its words: each stratum and tier, and the pack itself, which is called by its title.
    #[must_use]
    pub fn names(&self) -> Names {
        let Wording { en, zh } = &self.pack().title;
        let title = Words::new(en.as_str(), format!("《{zh}》"));
        let strata = self.strata().map(|it| (&it.stratum, Words::new(it.name.en.as_str(), it.name.zh.as_str())));
        let words = strata.chain([(self.id(), title)]).map(|(word, name)| (word.to_string(), name));
        // A sentence quotes a tier by its general name.
        let tiers = Tier::ALL.map(|tier| (tier.chinese().to_owned(), self.tier_name(tier)));
        Names::default().and_words(words.chain(tiers))
    }

    /// The strata in draw order.
    pub fn strata(&self) -> impl Iterator<Item = &Stratum> {
        self.0.strata.iter()
    }

    /// The stratum with this word.
    #[must_use]
    pub fn stratum(&self, stratum: &str) -> Option<&Stratum> {
        self.strata().find(|candidate| candidate.stratum.as_str() == stratum)
    }

    /// What a tier owes in a stratum; none where it does not draw from it.
    #[must_use]
    pub fn rule(&self, stratum: &str, tier: Tier) -> Option<&TierRule> {
        self.stratum(stratum)?.rule(tier)
    }

    /// The stratum of a source: that of the first rule of derivation known to match, else the one declared.
    #[must_use]
    pub fn stratum_of<'a>(&'a self, facts: &'a Facts) -> Option<&'a Token> {
        let derived = self.0.derive.iter().find(|rule| rule.when.holds(facts) == Some(true));
        derived.map(|rule| &rule.stratum).or(facts.declared.as_ref())
    }

    /// The draw period with this number in a year, from 1.
    ///
    /// # Errors
    /// [`DrawPeriodError`] for a number that the year does not have.
    pub fn draw_period(&self, year: i32, index: u32) -> Result<DrawPeriod, DrawPeriodError> {
        let kind = self.0.draw.period;
        let most = PeriodKind::Year.holds(kind).unwrap_or(1);
        if index < 1 || index > most {
            return Err(DrawPeriodError { kind, index, most });
        }
        let start = self.0.in_force.two_years_from.map_or(0, i64::from);
        let second = i64::from(year).saturating_sub(start).rem_euclid(2) == 1 && kind < PeriodKind::TwoYears;
        DrawPeriod::new(kind, if second { index.saturating_add(most) } else { index })
    }

    /// Checks that the pack is in force on a day (Art. 16).
    ///
    /// An unknown first or last day is no bound: the statute took effect with its issue, whose date is not in the text
    /// that this crate has.
    ///
    /// # Errors
    /// [`NotInForce`] with the day that would do.
    pub fn check_in_force(&self, date: NaiveDate) -> Result<(), NotInForce> {
        let rules = self.0.id.clone();
        match (self.0.in_force.from, self.0.in_force.until) {
            (Some(from), _) if date < from => Err(NotInForce::NotYet { rules, date, from }),
            (_, Some(until)) if date > until => Err(NotInForce::NoLonger { rules, date, until }),
            _ => Ok(()),
        }
    }
}

impl TryFrom<Pack> for Ruleset {
    type Error = RulesetError;

    fn try_from(pack: Pack) -> Result<Self, RulesetError> {
        Self::new(pack)
    }
}

impl From<Ruleset> for Pack {
    fn from(rules: Ruleset) -> Self {
        rules.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::Explain;
    use crate::strategies::rules::rulesets;

    #[track_caller]
    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_draw_outside_the_time_in_force_is_refused_by_article_16() {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        assert_eq!(Ruleset::inner_mongolia().check_in_force(NaiveDate::MIN), Ok(()));
        pack.in_force.from = Some(date("2020-03-01"));
        pack.in_force.until = Some(date("2024-12-31"));
        let rules = Ruleset::new(pack).unwrap();
        assert_eq!(rules.check_in_force(date("2020-03-01")), Ok(()));
        assert_eq!(rules.check_in_force(date("2024-12-31")), Ok(()));
        let early = rules.check_in_force(date("2020-02-29")).unwrap_err();
        assert_eq!(
            early.to_string(),
            "`inner-mongolia-trial` is not yet in force on 2020-02-29; expected 2020-03-01 or later"
        );
        assert_eq!(early.chinese(), "“inner-mongolia-trial”于2020年2月29日尚未施行，不得早于2020年3月1日");
        assert_eq!((early.article(), early.code()), (Some(Article::Art16), Code::RULES_NOT_YET_IN_FORCE));
        let late = rules.check_in_force(date("2025-01-01")).unwrap_err();
        assert_eq!(
            late.to_string(),
            "`inner-mongolia-trial` is no longer in force on 2025-01-01; \
             expected 2024-12-31 or earlier, or the rules that follow it"
        );
        assert_eq!(
            late.chinese(),
            "“inner-mongolia-trial”于2025年1月1日已失效，不得晚于2024年12月31日，或改用其后的规定"
        );
        assert_eq!((late.article(), late.code()), (Some(Article::Art16), Code::RULES_NO_LONGER_IN_FORCE));
    }

    #[test]
    fn another_format_is_refused_before_its_fields_are_read() {
        let error = Ruleset::from_json(r#"{"format": 2, "new": true}"#).unwrap_err();
        assert_eq!(error.to_string(), "the rule pack has format 2; expected format 1");
        assert_eq!(error.chinese(), "规则数据格式版本为2，应为1");
        let error = Ruleset::from_json("{").unwrap_err();
        let expected = "the rule pack cannot be read: line 1, column 1: EOF while parsing an object; expected JSON";
        assert_eq!(error.to_string(), expected);
        assert!(error.chinese().starts_with("规则数据无法读取：第1行第1列不是JSON："));
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_path() {
        let told = |change: fn(&mut serde_json::Value)| {
            let mut pack = serde_json::to_value(Ruleset::inner_mongolia()).unwrap();
            change(&mut pack);
            let error = Ruleset::from_json(&pack.to_string()).unwrap_err();
            let english = error.to_string();
            let place = english.strip_prefix("the rule pack cannot be read: ").unwrap().to_owned();
            let field = place.split('`').nth(1).unwrap();
            assert!(
                error.chinese().starts_with("规则数据无法读取：字段“")
                    && error.chinese().contains(&format!("（{field}）”："))
            );
            place
        };
        let unknown = told(|pack| pack["strata"][0]["county"]["colour"] = 1.into());
        assert!(unknown.starts_with("`strata.key.county.colour`: no such field; expected one of "), "{unknown}");
        let word = told(|pack| pack["strata"][1]["county"]["quota"]["inspectors"]["per"] = "decade".into());
        assert!(word.starts_with("`strata.general.county.quota.inspectors.per`: `decade`; expected one of "), "{word}");
        let ratio = told(|pack| pack["strata"][0]["prefecture"]["quota"]["share"]["ratio"] = "5 per cent".into());
        assert!(ratio.starts_with("`strata.key.prefecture.quota.share.ratio`: "), "{ratio}");
        let list = told(|pack| pack["pool"]["excluded"][1]["in_basis"] = "no".into());
        assert!(list.starts_with("`pool.excluded.1.in_basis`: found string"), "{list}");
        let missing = told(|pack| _ = pack["cap"].as_object_mut().unwrap().remove("most"));
        assert!(missing.starts_with("`cap`: missing field `most`"), "{missing}");
        let nameless = told(|pack| _ = pack["strata"][2].as_object_mut().unwrap().remove("stratum"));
        assert!(nameless.starts_with("`strata.2`: missing field `stratum`"), "{nameless}");
    }

    #[test]
    fn deserialising_passes_the_same_check() {
        let mut value = serde_json::to_value(Ruleset::inner_mongolia()).unwrap();
        value["team"]["size"] = 0.into();
        let error = serde_json::from_value::<Ruleset>(value).unwrap_err();
        assert_eq!(error.to_string(), "`team.size`: 0 is out of range; expected 1 to 4294967295");
    }

    #[test]
    fn years_alternate_where_rules_count_by_two() {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        pack.in_force.two_years_from = Some(2026);
        let rules = Ruleset::new(pack).unwrap();
        let index = |year, quarter| rules.draw_period(year, quarter).map(|period| period.index());
        assert_eq!([index(2026, 1), index(2027, 1), index(2028, 4), index(2025, 4)], [Ok(1), Ok(5), Ok(4), Ok(8)]);
        let error = index(2026, 5).unwrap_err();
        assert_eq!((error.index, error.most), (5, 4));
    }

    /// `python3 -c 'import hashlib, json; p = json.load(open("src/rules/packs/inner-mongolia-trial.json"));
    /// cut = lambda v: {k: cut(w) for k, w in v.items() if w is not None} if isinstance(v, dict)
    /// else [cut(w) for w in v] if isinstance(v, list) else v;
    /// print(hashlib.sha256(json.dumps(cut(p), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest())'`
    #[test]
    fn value_stability_the_digest_of_the_statute_s_pack() {
        let digest = Sha256::digest(Ruleset::inner_mongolia().canonical_json());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "9b6ae5fd5d755f60286366a422ff184a1e1a3b66a6709b0f382df7182346cac3");
    }

    #[test]
    fn a_pack_of_an_older_form_keeps_its_bytes_and_its_digest() {
        let rules = Ruleset::inner_mongolia();
        let mut older = serde_json::to_value(&rules).unwrap();
        for field in ["draw_publication", "document_number"] {
            assert_eq!(older.as_object_mut().unwrap().remove(field), Some(serde_json::Value::Null));
        }
        let older = Ruleset::from_json(&older.to_string()).unwrap();
        assert_eq!(older.canonical_json(), rules.canonical_json());
        assert!(!rules.canonical_json().contains(":null"));
    }

    proptest! {
        #[test]
        fn a_pack_reads_back_from_its_canonical_form(rules in rulesets()) {
            let text = rules.canonical_json();
            let read = Ruleset::from_json(&text).unwrap();
            prop_assert_eq!(read.canonical_json(), text);
            prop_assert!(read == rules);
        }

        #[test]
        fn writing_and_reading_back_is_the_identity(rules in rulesets()) {
            prop_assert_eq!(Ruleset::from_json(&rules.to_json()), Ok(rules.clone()));
            let value = serde_json::to_value(&rules).unwrap();
            prop_assert_eq!(serde_json::from_value::<Ruleset>(value).unwrap(), rules);
        }

        #[test]
        fn no_text_panics(text in ".{0,64}", at in 0..4000_usize, byte: u8) {
            let _ = Ruleset::from_json(&text);
            let mut bytes = Ruleset::inner_mongolia().to_json().into_bytes();
            let len = bytes.len();
            bytes[at % len] = byte;
            let _ = Ruleset::from_json(&String::from_utf8_lossy(&bytes));
        }
    }
}
