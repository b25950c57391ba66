//! Art. 3–13: the check of a rule pack, field by field.
//!
//! A fault is reported with its path in the data: `strata.key.prefecture.quota`. Strata go by their word, other lists
//! by their position from 0.

use core::fmt::Display;
use core::hash::Hash;
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::{PeriodKind, Ratio, Tier};

use super::interpretation::READINGS;
use super::pack::{Cap, Pack, Publication, Stratum, WindowRule};
use super::predicate::MOST_LEVELS;
use super::{PackFault, Predicate, QuotaRule, TierRule};

/// A fault and where it is; the path is built outwards.
pub(super) type Found = (String, PackFault);
type Checked = Result<(), Found>;

fn at<T>(path: impl Display, result: Result<T, PackFault>) -> Result<T, Found> {
    result.map_err(|fault| (path.to_string(), fault))
}

fn within<T>(path: impl Display, result: Result<T, Found>) -> Result<T, Found> {
    result.map_err(|(inner, fault)| (format!("{path}.{inner}"), fault))
}

fn in_range(path: impl Display, found: u32, least: u32, most: u32) -> Checked {
    let inside = found >= least && found <= most;
    at(path, if inside { Ok(()) } else { Err(PackFault::OutOfRange { found, least, most }) })
}

fn at_least(path: impl Display, entries: usize, least: u32) -> Checked {
    let enough = u32::try_from(entries).is_ok_and(|entries| entries < least);
    at(path, if enough { Err(PackFault::TooFew { least }) } else { Ok(()) })
}

fn once<T: Eq + Hash>(path: impl Display, entries: impl Iterator<Item = T>, name: impl Fn(&T) -> String) -> Checked {
    let mut seen = HashSet::new();
    for entry in entries {
        let found = name(&entry);
        if !seen.insert(entry) {
            return at(path, Err(PackFault::Repeated { found }));
        }
    }
    Ok(())
}

/// Checks everything that the types do not.
pub(super) fn check(pack: &Pack) -> Checked {
    in_range("format", pack.format, Pack::FORMAT, Pack::FORMAT)?;
    dates(pack)?;
    at_least("strata", pack.strata.len(), 1)?;
    once("strata", pack.strata.iter().map(|stratum| &stratum.stratum), |token| token.to_string())?;
    for stratum in &pack.strata {
        within(format_args!("strata.{}", stratum.stratum), check_stratum(stratum, pack))?;
    }
    for (position, rule) in pack.derive.iter().enumerate() {
        within(format_args!("derive.{position}"), condition(&rule.when, "when".to_owned(), 1))?;
        let known = pack.strata.iter().any(|stratum| stratum.stratum == rule.stratum);
        let unknown = || PackFault::UnknownStratum { found: rule.stratum.clone() };
        at(format_args!("derive.{position}.stratum"), known.then_some(()).ok_or_else(unknown))?;
    }
    once("pool.excluded", pack.pool.excluded.iter().map(|excluded| &excluded.state), |state| state.to_string())?;
    match pack.draw.window {
        Some(WindowRule::MonthsBefore(months)) => in_range("draw.window.months_before", months, 1, 12)?,
        // Day 28 is the last that every month has.
        Some(WindowRule::UntilDay(day)) => in_range("draw.window.until_day", day, 1, 28)?,
        None => {}
    }
    for (id, word) in &pack.readings {
        let listed = || READINGS.iter().filter(|reading| !reading.words.is_empty());
        let reading = listed().find(|reading| reading.id == id.as_str());
        let known = listed().map(|reading| reading.id).collect::<Vec<_>>().join(", ");
        let reading = at("readings", reading.ok_or(PackFault::Reading { found: id.clone(), expected: known }))?;
        let expected = reading.words.join(", ");
        let chosen = reading.words.contains(&word.as_str()).then_some(());
        at(format_args!("readings.{id}"), chosen.ok_or(PackFault::Reading { found: word.clone(), expected }))?;
    }
    one_law(pack)?;
    pack.cap.as_ref().map_or(Ok(()), |cap| within("cap", check_cap(cap)))?;
    pack.team.as_ref().map_or(Ok(()), |team| in_range("team.size", team.size, 1, u32::MAX))?;
    let days = |publication: &Option<Publication>, path| {
        publication.as_ref().map_or(Ok(()), |due| in_range(path, due.working_days, 1, u32::MAX))
    };
    days(&pack.publication, "publication.working_days")?;
    days(&pack.draw_publication, "draw_publication.working_days")
}

/// A pack of another place cites nothing of the built-in statute, and no matter has two places.
fn one_law(pack: &Pack) -> Checked {
    let foreign = pack.in_force.basis.article().is_none();
    for (path, basis) in pack.bases() {
        let fault = basis.article().filter(|_| foreign).map(|article| PackFault::OtherLaw { article });
        at(path, fault.map_or(Ok(()), Err))?;
    }
    let own = pack.citations.keys().find_map(|provision| Some((provision, provision.field()?)));
    own.map_or(Ok(()), |(provision, field)| {
        at(format_args!("citations.{}", provision.as_str()), Err(PackFault::OwnField { field: field.to_owned() }))
    })
}

fn dates(pack: &Pack) -> Checked {
    if let (Some(from), Some(until)) = (pack.in_force.from, pack.in_force.until) {
        at("in_force.until", if until < from { Err(PackFault::EndsBeforeItBegins { from, until }) } else { Ok(()) })?;
    }
    if let Some(due) = &pack.plan_due {
        // 2001 is a common year: what it lacks, some year lacks.
        let exists = NaiveDate::from_ymd_opt(2001, due.month, due.day).is_some();
        let fault = PackFault::NoSuchDay { month: due.month, day: due.day };
        at("plan_due", exists.then_some(()).ok_or(fault))?;
    }
    Ok(())
}

fn check_cap(cap: &Cap) -> Checked {
    in_range("most", cap.most, 1, u32::MAX)?;
    at_least("counts.kinds", cap.counts.kinds.len(), 1)?;
    once("counts.kinds", cap.counts.kinds.iter(), |kind| kind.to_string())?;
    at_least("counts.tiers", cap.counts.tiers.len(), 1)?;
    once("counts.tiers", cap.counts.tiers.iter(), |tier| tier.to_string())?;
    once("exemptions", cap.exemptions.iter(), |exemption| exemption.as_str().to_owned())
}

fn check_stratum(stratum: &Stratum, pack: &Pack) -> Checked {
    let rules = || Tier::ALL.into_iter().filter_map(|tier| Some((tier, stratum.rule(tier)?)));
    at_least("county", rules().count(), 1)?;
    for (tier, rule) in rules() {
        within(tier, check_rule(rule, pack))?;
    }
    let cover = stratum.cover_all.as_ref();
    cover.map_or(Ok(()), |cover| in_range("cover_all.within_years", cover.within_years, 1, u32::MAX))
}

fn check_rule(rule: &TierRule, pack: &Pack) -> Checked {
    within("quota", check_quota(&rule.quota, pack)).map_err(|(path, fault)| (trimmed(path), fault))?;
    match &rule.changed {
        None => Ok(()),
        Some(changed) if Some(changed.ratio) == rule.quota.ratio() => {
            at("changed.ratio", Err(PackFault::NotChanged { found: changed.ratio }))
        }
        Some(changed) => {
            let quota = rule.quota.with_ratio(changed.ratio);
            let quota = at("changed", quota.ok_or(PackFault::NoSingleRatio))?;
            at("changed.ratio", ratio_in_range(&quota))?;
            let article = rule.basis.article();
            let lower = match (&rule.quota, rule.quota.ratio()) {
                (QuotaRule::Inspectors { .. }, Some(minimum)) => changed.ratio > minimum,
                (_, Some(minimum)) => changed.ratio < minimum,
                (_, None) => false,
            };
            let never = pack.readings.iter().any(|(id, word)| id.as_str() == "ratio_below" && word.as_str() == "never");
            let below = PackFault::BelowMinimum { found: changed.ratio, article };
            at("changed.ratio", if lower && never { Err(below) } else { Ok(()) })?;
            let missing = pack.ratio_change.is_some() && changed.report.is_none();
            let fault = PackFault::NoReport { found: changed.ratio, article };
            at("changed.report", if missing { Err(fault) } else { Ok(()) })
        }
    }
}

/// A fault of the rule itself has an empty inner path.
fn trimmed(path: String) -> String {
    path.strip_suffix('.').map(str::to_owned).unwrap_or(path)
}

fn check_quota(rule: &QuotaRule, pack: &Pack) -> Checked {
    match rule {
        QuotaRule::LargerOf(parts) => within("larger_of", check_parts(parts, pack)),
        QuotaRule::Either(parts) => within("either", check_parts(parts, pack)),
        QuotaRule::Fixed { sources, .. } => {
            in_range("fixed.sources", *sources, 1, u32::MAX)?;
            check_period(rule, pack)
        }
        _ => {
            at("", ratio_in_range(rule))?;
            check_period(rule, pack)
        }
    }
}

fn check_parts(parts: &[QuotaRule], pack: &Pack) -> Checked {
    at_least("", parts.len(), 2)?;
    for (position, part) in parts.iter().enumerate() {
        let nested = matches!(part, QuotaRule::None | QuotaRule::LargerOf(_) | QuotaRule::Either(_));
        at(position, if nested { Err(PackFault::Nested) } else { Ok(()) })?;
        within(position, check_quota(part, pack))?;
    }
    Ok(())
}

fn ratio_in_range(rule: &QuotaRule) -> Result<(), PackFault> {
    let share = matches!(rule, QuotaRule::Share { .. });
    match rule.ratio() {
        Some(found) if found == Ratio::ZERO || (share && found > Ratio::ONE) => Err(PackFault::Ratio { found }),
        _ => Ok(()),
    }
}

fn check_period(rule: &QuotaRule, pack: &Pack) -> Checked {
    let draw = pack.draw.period;
    let fault = match rule.per() {
        Some(found) if found < draw => Err(PackFault::ShorterThanDraw { found, draw }),
        Some(PeriodKind::TwoYears) if pack.in_force.two_years_from.is_none() => Err(PackFault::NoTwoYearStart),
        _ => Ok(()),
    };
    at("", fault)
}

fn condition(predicate: &Predicate, path: String, level: u32) -> Checked {
    if level > MOST_LEVELS {
        return at(path, Err(PackFault::TooDeep { most: MOST_LEVELS }));
    }
    let deeper = level.saturating_add(1);
    match predicate {
        Predicate::PenalisedLastYear(_) => Ok(()),
        Predicate::ComplaintsAtLeast(least) => in_range(path, *least, 1, u32::MAX),
        Predicate::CreditGrade(tokens) | Predicate::RiskLevel(tokens) | Predicate::Declared(tokens) => {
            at_least(&path, tokens.len(), 1)?;
            once(&path, tokens.iter(), |token| token.to_string())
        }
        Predicate::All(parts) | Predicate::Any(parts) => {
            at_least(&path, parts.len(), 1)?;
            let mut parts = parts.iter().enumerate();
            parts.try_for_each(|(position, part)| condition(part, format!("{path}.{position}"), deeper))
        }
        Predicate::Not(part) => condition(part, path, deeper),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::{Ruleset, RulesetError};
    use crate::{Code, Explain};

    #[track_caller]
    fn refused(change: impl FnOnce(&mut Value)) -> RulesetError {
        let mut value = serde_json::to_value(Ruleset::inner_mongolia()).unwrap();
        change(&mut value);
        Ruleset::from_json(&value.to_string()).unwrap_err()
    }

    /// Puts a value at a JSON pointer of the statute's pack; expects the path, the sentences and the number.
    #[track_caller]
    fn fault(pointer: &str, value: Value, path: &str, english: &str, chinese: &str, code: Code) {
        let error = refused(|pack| *pack.pointer_mut(pointer).expect(pointer) = value);
        assert_eq!(error.to_string(), format!("`{path}`: {english}"));
        assert_eq!(error.chinese(), format!("字段“{}”：{chinese}", crate::forms::field_names::in_both(path)));
        assert_eq!(error.code(), code);
    }

    #[test]
    fn each_fault_names_its_path_and_says_what_was_expected() {
        let share = |ratio: &str, per: &str| json!({"share": {"ratio": ratio, "per": per}});
        let english = "the ratio 101% is out of range; expected above 0, and of a share at most 100%";
        let chinese = "比例101%超出范围，应大于0，占比不超过100%";
        fault(
            "/strata/0/prefecture/quota",
            share("101%", "quarter"),
            "strata.key.prefecture.quota",
            english,
            chinese,
            Code::RULES_RATIO,
        );
        fault(
            "/strata/0/county/quota",
            json!({"larger_of": [share("5%", "quarter"), share("101%", "quarter")]}),
            "strata.key.county.quota.larger_of.1",
            english,
            chinese,
            Code::RULES_RATIO,
        );
        fault(
            "/strata/0/county/quota",
            json!({"either": [share("5%", "quarter")]}),
            "strata.key.county.quota.either",
            "nothing here; expected at least 2",
            "内容缺失，至少应有2项",
            Code::RULES_TOO_FEW,
        );
        fault(
            "/strata/0/county/quota",
            json!({"either": [share("5%", "quarter"), "none"]}),
            "strata.key.county.quota.either.1",
            "a rule of several parts holds another one, or `none`; expected share, inspectors, census or fixed",
            "组合规则内不得再含组合规则或“none”，应为“share”、“inspectors”、“census”或“fixed”",
            Code::RULES_NESTED,
        );
        fault(
            "/strata/0/county/quota",
            share("5%", "month"),
            "strata.key.county.quota",
            "counts by the month, but draws are by the quarter; expected a rule for the quarter or longer",
            "规则按月计，而抽取按季度进行，规则周期不应短于抽取周期",
            Code::RULES_SHORTER_THAN_DRAW,
        );
        fault(
            "/strata/0/county/quota",
            share("5%", "two_years"),
            "strata.key.county.quota",
            "a rule counts by two years, and `in_force.two_years_from` is null; expected the first year of two",
            "有按两年计的规则，但“施行期间·两年期首年（in_force.two_years_from）”为空，应填两年中的第一年",
            Code::RULES_TWO_YEARS,
        );
        fault(
            "/strata/0/county/quota",
            json!({"fixed": {"sources": 0, "per": "year"}}),
            "strata.key.county.quota.fixed.sources",
            "0 is out of range; expected 1 to 4294967295",
            "0超出范围，应为1至4294967295",
            Code::RULES_OUT_OF_RANGE,
        );
        fault(
            "/strata/1/stratum",
            json!("key"),
            "strata",
            "`key` stands twice; expected it once",
            "“key”重复，只应出现一次",
            Code::RULES_REPEATED,
        );
        fault(
            "/derive",
            json!([{"when": {"complaints_at_least": 3}, "stratum": "special", "basis": {"article": "7"}}]),
            "derive.0.stratum",
            "no stratum `special`; expected one of the pack's strata",
            "没有“special”这一类别，应为规则数据中的类别",
            Code::RULES_UNKNOWN_STRATUM,
        );
        fault(
            "/in_force",
            json!({"from": "2020-02-01", "until": "2020-01-31", "two_years_from": null, "basis": {"article": "16"}}),
            "in_force.until",
            "in force until 2020-01-31, before it begins on 2020-02-01; expected an end on or after it",
            "失效日2020年1月31日早于施行日2020年2月1日，失效日不应早于施行日",
            Code::RULES_ENDS_BEFORE_IT_BEGINS,
        );
        fault(
            "/plan_due",
            json!({"month": 2, "day": 29, "basis": {"article": "9"}}),
            "plan_due",
            "not every year has month 2, day 29; expected a day of every year",
            "并非每年都有2月29日",
            Code::RULES_NO_SUCH_DAY,
        );
    }

    #[test]
    fn a_changed_ratio_in_the_data_passes_the_same_checks_as_one_by_a_call() {
        let changed = |ratio: &str, report: Value| json!({"ratio": ratio, "report": report});
        fault(
            "/strata/0/prefecture/changed",
            changed("8%", Value::Null),
            "strata.key.prefecture.changed.report",
            "the ratio is changed to 8% without a report; expected the reference of the written report",
            "比例调整为8%而无书面报告，应填书面报告的文号",
            Code::RULES_NO_REPORT,
        );
        fault(
            "/strata/0/prefecture/changed",
            changed("5%", json!("报告1号")),
            "strata.key.prefecture.changed.ratio",
            "the changed ratio 5% is the minimum; expected another one, or null",
            "调整后的比例5%即最低比例，应为其他比例或留空",
            Code::RULES_NOT_CHANGED,
        );
        fault(
            "/strata/2/county/changed",
            changed("5%", json!("报告1号")),
            "strata.project.county.changed",
            "the rule has no single ratio to change; expected share or inspectors",
            "该规则没有可调整的单一比例，应为“share”或“inspectors”",
            Code::RULES_NO_SINGLE_RATIO,
        );
        let error = refused(|pack| pack["strata"][1]["county"]["changed"] = changed("1:11", Value::Null));
        assert_eq!(error.article(), Some(crate::Article::Art8General));
    }

    #[test]
    fn every_number_and_list_has_its_range() {
        for (pointer, value, path) in [
            ("/strata", json!([]), "strata"),
            ("/draw/window/months_before", json!(13), "draw.window.months_before"),
            ("/draw/window", json!({"until_day": 29}), "draw.window.until_day"),
            ("/cap/most", json!(0), "cap.most"),
            ("/cap/counts/kinds", json!([]), "cap.counts.kinds"),
            ("/cap/counts/kinds", json!(["daily", "daily"]), "cap.counts.kinds"),
            ("/cap/counts/tiers", json!([]), "cap.counts.tiers"),
            ("/cap/counts/tiers", json!(["county", "county"]), "cap.counts.tiers"),
            ("/cap/exemptions", json!(["waiver", "waiver"]), "cap.exemptions"),
            ("/team/size", json!(0), "team.size"),
            ("/publication/working_days", json!(0), "publication.working_days"),
            (
                "/draw_publication",
                json!({"working_days": 0, "count_from": "day_after", "basis": {"article": "1"}}),
                "draw_publication.working_days",
            ),
            ("/pool/excluded/1/state", json!("closed"), "pool.excluded"),
            (
                "/strata/0/cover_all",
                json!({"within_years": 0, "basis": {"article": "8"}}),
                "strata.key.cover_all.within_years",
            ),
            ("/strata/1/county/quota/inspectors/inspectors_to_sources", json!("0:1"), "strata.general.county.quota"),
        ] {
            match refused(|pack| *pack.pointer_mut(pointer).expect(pointer) = value) {
                RulesetError::Field { path: found, .. } => assert_eq!(found, path),
                other => panic!("{pointer}: {other}"),
            }
        }
        let error = refused(|pack| {
            pack["strata"][2]["county"] = Value::Null;
            pack["strata"][2]["prefecture"] = Value::Null;
        });
        assert_eq!(error.to_string(), "`strata.project.county`: nothing here; expected at least 1");
    }

    #[test]
    fn conditions_are_checked_with_their_place() {
        let derive = |when: Value| json!([{"when": when, "stratum": "key", "basis": {"article": "7"}}]);
        for (when, path) in [
            (json!({"all": []}), "derive.0.when"),
            (json!({"any": [{"declared": ["key"]}, {"risk_level": []}]}), "derive.0.when.1"),
            (json!({"not": {"complaints_at_least": 0}}), "derive.0.when"),
            (json!({"credit_grade": ["red", "red"]}), "derive.0.when"),
        ] {
            let error = refused(|pack| pack["derive"] = derive(when));
            assert!(error.to_string().starts_with(&format!("`{path}`: ")), "{error}");
        }
        let deep = (0..MOST_LEVELS).fold(json!({"penalised_last_year": true}), |inner, _| json!({"not": inner}));
        let error = refused(|pack| pack["derive"] = derive(deep));
        assert_eq!(error.to_string(), "`derive.0.when`: the condition nests more than 8 levels; expected fewer");
        assert_eq!(error.chinese(), "字段“类别认定规则·第1项·条件（derive.0.when）”：条件嵌套超过8层");
    }

    #[test]
    fn unknown_fields_and_words_are_refused_everywhere() {
        let mut doors = 0;
        let statute = serde_json::to_value(Ruleset::inner_mongolia()).unwrap();
        let mut pointers = vec![String::new()];
        while let Some(pointer) = pointers.pop() {
            match statute.pointer(&pointer).unwrap() {
                Value::Object(fields) => {
                    pointers.extend(fields.keys().map(|key| format!("{pointer}/{key}")));
                    let error = refused(|pack| {
                        let object = pack.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
                        object.insert("surprise".to_owned(), json!(1));
                    });
                    let RulesetError::Json { reason, .. } = error else { panic!("{pointer}: {error}") };
                    let path =
                        ["key", "general", "project"].iter().enumerate().fold(pointer.clone(), |path, (at, word)| {
                            path.replace(&format!("/strata/{at}"), &format!("/strata/{word}"))
                        });
                    let path = path.trim_start_matches('/').replace('/', ".");
                    assert!(reason.english().starts_with(&format!("`{path}")), "{path}: {reason}");
                    doors += 1;
                }
                Value::Array(entries) => pointers.extend((0..entries.len()).map(|i| format!("{pointer}/{i}"))),
                _ => {}
            }
        }
        assert!(doors > 30, "{doors}");
        let error = refused(|pack| pack["coverage"]["order"] = json!("random"));
        let RulesetError::Json { reason, .. } = error else { panic!("{error}") };
        let expected = "`coverage.order`: `random`; expected one of `independent`, `uninspected-first`";
        assert_eq!(reason.english(), expected);
    }
}
