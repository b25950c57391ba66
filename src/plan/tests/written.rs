//! Art. 9: a plan as a table and as data.

use super::*;
use crate::{Language, TableForm};

#[test]
fn tables_stand_in_both_languages_and_three_forms() {
    let plan = plan(vec![base("wuchuan", 56, 400, 8), base("hohhot", 187, 900, 3)]);
    let table = |form, language| plan.table(&rules(), Sheet::Quotas, form, language);
    let csv = table(TableForm::Csv, Language::English);
    assert!(csv.starts_with(
        "agency,tier,stratum,2027-Q1,2027-Q2,2027-Q3,2027-Q4,year,drawn,short\n\
         hohhot,league or city,key discharging units,10,10,10,10,40,0,0\n"
    ));
    assert!(csv.contains("\nsum,,general discharging units,24,24,24,23,95,0,0\n"), "{csv}");
    let markdown = table(TableForm::Markdown, Language::Chinese);
    assert!(markdown.starts_with(
        "| 抽取单位 | 层级 | 对象类别 | 2027年第一季度 | 2027年第二季度 | 2027年第三季度 | 2027年第四季度 | 全年 | 已抽取 | 缺额 |\n|---|---|---|---|---|---|---|---|---|---|\n\
         | hohhot | 盟市 | 重点排污单位 | 10 | 10 | 10 | 10 | 40 | 0 | 0 |\n"
    ));
    let text = table(TableForm::Text, Language::Chinese);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[1],
        "hohhot    盟市  重点排污单位              10              10              10              10    40       0     0"
    );
    let wide: Vec<_> = lines.iter().map(|line| unicode_width::UnicodeWidthStr::width(*line)).collect();
    assert_eq!(wide, [112; 10], "{text}");
    let derivations = plan.table(&rules(), Sheet::Derivations, TableForm::Csv, Language::English);
    assert!(
        derivations.contains(
            "hohhot,league or city,key discharging units,2027-Q1,10,,⌈5 % × 187⌉ = ⌈9.35⌉ = 10 (Art. 8(1))\n"
        )
    );
    assert_eq!(derivations.lines().count(), 1 + 2 * 3 * 4);
}

#[test]
fn agencies_are_called_by_their_official_names_which_a_plan_keeps() {
    let names = [("wuchuan".parse().unwrap(), "呼和浩特市生态环境局武川县分局".parse().unwrap())];
    let named = plan(vec![base("wuchuan", 56, 400, 8), base("hohhot", 187, 900, 3)]).named(names.into());
    let bases = named.agencies().iter().map(|agency| agency.base.clone()).collect();
    let revised = named.revised(&rules(), bases, &[]).unwrap();
    let read: AnnualPlan = serde_json::from_str(&serde_json::to_string(&revised).unwrap()).unwrap();
    assert_eq!(read, revised);
    assert_eq!((revised.verify(&rules()), revised.remade(&rules())), (Ok(()), Ok(revised.clone())));
    for plan in [&named, &revised, &read, &revised.predecessor().unwrap()] {
        for sheet in [Sheet::Quotas, Sheet::Derivations] {
            let table = plan.table(&rules(), sheet, TableForm::Csv, Language::Chinese);
            assert!(table.contains("\n呼和浩特市生态环境局武川县分局,旗县,重点排污单位,"), "{table}");
            assert!(table.contains("\nhohhot,盟市,重点排污单位,"), "an agency without a name keeps its word: {table}");
        }
    }
}

#[test]
fn what_was_tampered_with_is_refused_when_read() {
    let first = plan(vec![base("wuchuan", 40, 400, 8), base("hohhot", 187, 900, 12)]);
    let bases = first.agencies().iter().map(|agency| agency.base.clone()).collect();
    let plan = first.revised(&rules(), bases, &[drew("wuchuan", "key", "2027-Q1", 10)]).unwrap();
    let read = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut value = serde_json::to_value(&plan).unwrap();
        change(&mut value);
        serde_json::from_value::<AnnualPlan>(value).map_err(|error| error.to_string())
    };
    assert_eq!(read(&|_| ()), Ok(plan.clone()));
    let draw = "/current/0/strata/0/draws/0";
    for (path, value, expected) in [
        (
            format!("{draw}/quota/count"),
            serde_json::Value::from(11),
            "count and rest to add up to what is due and carried over",
        ),
        (format!("{draw}/period"), "2026-Q1".into(), "periods of the plan's year"),
        (format!("{draw}/period"), "2027-Q3".into(), "periods in ascending order"),
        ("/current/0/strata/1/stratum".to_owned(), "key".into(), "each stratum once"),
        ("/current/0/base/agency".to_owned(), "xincheng".into(), "agencies in ascending order"),
    ] {
        let error = read(&|plan| *plan.pointer_mut(&path).unwrap() = value.clone()).unwrap_err();
        assert!(error.ends_with(expected), "{path}: {error}");
    }
    let mut value = serde_json::to_value(&plan).unwrap();
    let twice = value["current"].clone();
    value["earlier"].as_array_mut().unwrap().push(twice);
    value["current"][1]["strata"][0]["draws"][0]["drawn"] = 9.into();
    let error = serde_json::from_value::<AnnualPlan>(value).unwrap_err().to_string();
    assert!(error.starts_with("version 3, agency `wuchuan`") && error.ends_with("what was drawn to stay"), "{error}");
    let forged = read(&|plan| *plan.pointer_mut("/current/0/strata/0/short").unwrap() = 3.into()).unwrap();
    assert_eq!(forged.verify(&rules()).unwrap_err().code(), Code::PLAN_NOT_BY_THE_RULES);
    assert!(read(&|plan| plan["note"] = 1.into()).is_err());
}
