//! The order's record: what fits passes, what does not is refused by its field and article.

use shuangsuiji::draw::{
    Agency, Committed, Coverage, Entropy, Hash, InspectorList, Lists, Order, Origin, RecusalList, SourceList,
    StratumQuota, Terms,
};
use shuangsuiji::orders::{Expert, Grounds, OrderRecord, RecordFault, StratumGrounds, WindowWaiver};
use shuangsuiji::rules::{Base, ItemList, RatioChange, Ruleset};
use shuangsuiji::{Article, Code, Errors, Explain, Tier, Token};

const GOLDEN: &str = include_str!("order_record.json");

fn word(text: &str) -> Token {
    text.parse().unwrap()
}

fn items() -> ItemList {
    ItemList::from_json(include_str!("../examples/data/items.json")).unwrap()
}

/// A county of 9 key and 30 general sources with 4 inspectors: ⌈25 % × 9⌉ = 3, ⌈4 × 10 × 1/4⌉ = 10.
fn grounds(rules: &Ruleset, day: &str) -> Grounds {
    let quarter = rules.draw_period(2027, 1).unwrap();
    let stratum = |name: &str, sources, items: &[&str]| {
        let base = Base { sources, inspectors: 4 };
        let quota = rules.quota(name, Tier::County, base, quarter, 0).unwrap();
        StratumGrounds { stratum: word(name), quota, items: items.iter().map(|item| word(item)).collect() }
    };
    let strata = vec![
        stratum("key", 9, &["facilities", "monitoring"]),
        stratum("general", 30, &["permit"]),
        stratum("project", 5, &[]),
    ];
    let when = ("2027-Q1".parse().unwrap(), day.parse().unwrap());
    let grounds = Grounds::new(rules, &items(), Hash::Sm3, when, strata).unwrap();
    let expert = Expert { name: "王某".parse().unwrap(), field: "自动监测".parse().unwrap() };
    Grounds { experts: vec![expert], ..grounds }
}

fn order(rules: Token, quotas: [(&str, u32); 3]) -> Order {
    let lists = Lists {
        sources: SourceList::parse("a\tkey\t150102\t0\t-\n").unwrap(),
        inspectors: InspectorList::parse("p\t150102\t-\nq\t150102\t-\n").unwrap(),
        recusals: RecusalList::default(),
    };
    let origin = Origin::Public("福彩3D 第2026340期".parse().unwrap());
    let terms = Terms {
        hash: Hash::Sm3,
        rules,
        agency: Agency { name: word("xincheng"), division: "150102".parse().unwrap(), tier: Tier::County },
        period: "2027-Q1".parse().unwrap(),
        round: 1,
        previous: None,
        cap: Some(2),
        coverage: Coverage::Independent,
        team: 2,
        max_load: None,
        strata: quotas.map(|(stratum, quota)| StratumQuota { stratum: word(stratum), quota }).to_vec(),
        entropy: vec![Entropy { label: word("lottery"), origin }],
    };
    Committed::new(terms, lists).unwrap().order().clone()
}

const OWED: [(&str, u32); 3] = [("key", 3), ("general", 10), ("project", 0)];

fn statute_order() -> Order {
    order(word("inner-mongolia-trial"), OWED)
}

#[track_caller]
fn says(result: Result<(), Errors<RecordFault>>, code: Code, article: Article, english: &str, chinese: &str) {
    let errors = result.unwrap_err();
    assert_eq!(errors.count(), 1, "{errors}");
    let fault = errors.iter().next().unwrap();
    assert_eq!((fault.to_string().as_str(), fault.chinese().as_str()), (english, chinese));
    assert_eq!((fault.code(), fault.article()), (code, (!code.is_form()).then_some(article)));
}

#[test]
fn value_stability_of_a_record() {
    let rules = Ruleset::inner_mongolia();
    let record = OrderRecord::new(&statute_order(), grounds(&rules, "2026-12-15"), &rules, &items()).unwrap();
    assert_eq!(format!("{}\n", record.to_json()), GOLDEN);
    let read: OrderRecord = serde_json::from_str(GOLDEN).unwrap();
    assert_eq!(read, record);
    assert_eq!(read.check(&statute_order(), &rules, &items()), Ok(()));
    assert_eq!(record.grounds.word(Hash::Sm3).as_str(), "inner-mongolia-trial.d9eb56d57b9dfdd895baa7ae2c2b290a");
    assert!(serde_json::from_str::<OrderRecord>(&GOLDEN.replace("\"drawn_on\"", "\"drawn\"")).is_err());
}

#[test]
fn an_order_may_commit_its_grounds_and_must_where_it_departs_from_the_rules() {
    let rules = Ruleset::inner_mongolia();
    let same = grounds(&rules, "2026-12-15");
    let committed = order(same.word(Hash::Sm3), OWED);
    assert!(OrderRecord::new(&committed, same, &rules, &items()).is_ok());

    let report = Some("呼环报〔2026〕1号".parse().unwrap());
    let change =
        RatioChange { stratum: word("key"), tier: Tier::County, ratio: "50%".parse().unwrap(), report, dated: None };
    let changed = rules.changed(&change).unwrap();
    let raised = grounds(&changed, "2026-12-15");
    let expected = raised.word(Hash::Sm3);
    let quotas = [("key", 5), ("general", 10), ("project", 0)];
    let record = OrderRecord::new(&order(expected.clone(), quotas), raised.clone(), &changed, &items()).unwrap();
    let reports: Vec<_> = record.grounds.changed().map(|(stratum, change)| (stratum, change.report.clone())).collect();
    assert_eq!(reports, [(&word("key"), Some("呼环报〔2026〕1号".parse().unwrap()))]);
    let plain = order(word("inner-mongolia-trial"), quotas);
    says(
        OrderRecord::new(&plain, raised, &changed, &items()).map(drop),
        Code::ORDER_RECORD_WORD,
        Article::Art8,
        &format!("the order's rules line: `inner-mongolia-trial`; expected `{expected}`, which commits these grounds"),
        &format!("抽取方案的规则行为“inner-mongolia-trial”，应为“{expected}”，以锁定调整或例外的依据"),
    );
}

#[test]
fn a_draw_outside_its_window_needs_a_waiver_that_the_order_commits() {
    let rules = Ruleset::inner_mongolia();
    let late = grounds(&rules, "2027-01-04");
    let word_of = |grounds: &Grounds| order(grounds.word(Hash::Sm3), OWED);
    says(
        OrderRecord::new(&word_of(&late), late.clone(), &rules, &items()).map(drop),
        Code::DRAW_OUTSIDE_WINDOW,
        Article::Art10,
        "grounds.drawn_on: a draw for 2027-Q1 on 2027-01-04; expected 2026-12-01 to 2026-12-31; a draw outside its \
         window needs a waiver that says why",
        "抽取依据的抽取日：2027年第一季度的抽取不得在2027年1月4日进行，应在2026年12月1日至2026年12月31日；在时段外抽取须登记理由和依据",
    );
    let waiver =
        WindowWaiver { reference: "呼环发〔2026〕9号".parse().unwrap(), reason: "系统故障".parse().unwrap() };
    let waived = Grounds { window_waiver: Some(waiver), ..late };
    assert!(OrderRecord::new(&word_of(&waived), waived.clone(), &rules, &items()).is_ok());
    let errors = OrderRecord::new(&statute_order(), waived, &rules, &items()).unwrap_err();
    assert_eq!(errors.code(), Code::ORDER_RECORD_WORD);

    let mut pack = rules.into_pack();
    pack.in_force.until = Some("2026-12-31".parse().unwrap());
    let ended = Ruleset::new(pack).unwrap();
    let waiver = WindowWaiver { reference: "x".parse().unwrap(), reason: "x".parse().unwrap() };
    let waived = Grounds { window_waiver: Some(waiver), ..grounds(&ended, "2027-01-04") };
    let errors = OrderRecord::new(&word_of(&waived), waived, &ended, &items()).unwrap_err();
    assert_eq!(errors.code(), Code::RULES_NO_LONGER_IN_FORCE, "no waiver keeps rules in force");
}

#[test]
fn each_field_that_does_not_fit_is_named_with_its_article() {
    let (rules, items, order_) = (Ruleset::inner_mongolia(), items(), statute_order());
    let good = OrderRecord::new(&order_, grounds(&rules, "2026-12-15"), &rules, &items).unwrap();
    let with = |change: &dyn Fn(&mut OrderRecord)| {
        let mut record = good.clone();
        change(&mut record);
        record.check(&order_, &rules, &items)
    };
    let nothing = Hash::Sm3.digest(&[]);
    let digest = order_.digest();
    says(
        with(&|it| it.order = nothing),
        Code::ORDER_RECORD_ORDER,
        Article::Art2,
        &format!("order: {nothing}; expected {digest}, the digest of the order"),
        &format!("抽取依据所属抽取方案的摘要为{nothing}，应为{digest}"),
    );
    says(
        with(&|it| it.grounds.format = 2),
        Code::ORDER_RECORD_FORMAT,
        Article::Art2,
        "grounds.format: 2; expected 1",
        "抽取依据的格式版本为2，应为1",
    );
    let pack = good.grounds.rules_digest;
    says(
        with(&|it| it.grounds.rules_digest = nothing),
        Code::ORDER_RECORD_RULES,
        Article::Art16,
        &format!("grounds.rules_digest: {nothing}; expected {pack}, the digest of the rule pack"),
        &format!("抽取依据的规则数据摘要为{nothing}，应为{pack}"),
    );
    let list = good.grounds.item_list;
    says(
        with(&|it| it.grounds.item_list = nothing),
        Code::ORDER_RECORD_ITEM_LIST,
        Article::Art3,
        &format!("grounds.item_list: {nothing}; expected {list}, the digest of the item list"),
        &format!("抽取依据的事项清单摘要为{nothing}，应为{list}"),
    );
    says(
        with(&|it| it.grounds.window = None),
        Code::ORDER_RECORD_WINDOW,
        Article::Art10,
        "grounds.window: -; expected 2026-12-01/2026-12-31",
        "抽取依据的抽取时段为无，应为2026年12月1日至2026年12月31日",
    );
    says(
        with(&|it| it.grounds.strata.truncate(1)),
        Code::ORDER_RECORD_STRATA,
        Article::Art8,
        "grounds.strata: `key`; expected `key`, `general`, `project`, as in the order",
        "抽取依据的类别为“key”，应与抽取方案一致：“key”、“general”、“project”",
    );
    says(
        with(&|it| it.grounds.strata[0].items = vec![word("assessment")]),
        Code::ITEM_NOT_FOR_STRATUM,
        Article::Art3,
        "grounds.strata: item `assessment` is not for `key`; expected an item for it, this one is for `project`",
        "抽取依据：抽查事项“assessment”不适用于“key”，其抽查对象为“project”",
    );
    let errors = with(&|it| it.grounds.rules = word("other")).unwrap_err();
    let texts: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(texts[0], "grounds.rules: `other`; expected `inner-mongolia-trial`");
    assert_eq!(errors.iter().next().unwrap().chinese(), "抽取依据的规则为“other”，应为“inner-mongolia-trial”");
    says(
        with(&|it| it.grounds.strata[0].quota.derivation.exact = it.grounds.strata[1].quota.derivation.exact),
        Code::ORDER_RECORD_DERIVATION,
        Article::Art8Key,
        "grounds.strata.key.quota: ⌈25 % × 9⌉ = 3 (Art. 8(1)); expected ⌈25 % × 9⌉ = ⌈2.25⌉ = 3 (Art. 8(1))",
        "抽取依据中“key”的抽取数：⌈25%×9⌉=3（第八条第一款第（一）项），按规则应为⌈25%×9⌉=⌈2.25⌉=3（第八条第一款第（一）项）",
    );
}

#[test]
fn the_order_asks_for_what_is_derived_under_the_rules_terms() {
    let (rules, items) = (Ruleset::inner_mongolia(), items());
    let check = |order: &Order| OrderRecord::new(order, grounds(&rules, "2026-12-15"), &rules, &items).map(drop);
    let name = word("inner-mongolia-trial");
    says(
        check(&order(name.clone(), [("key", 2), ("general", 10), ("project", 0)])),
        Code::ORDER_RECORD_QUOTA,
        Article::Art8Key,
        "the order's quota of `key`: 2; expected 3, as derived in grounds.strata",
        "抽取方案中“key”的抽取数为2，按依据应为3",
    );
    says(
        check(&order(name.clone(), [("key", 3), ("general", 10), ("project", 1)])),
        Code::ITEM_MISSING,
        Article::Art3,
        "grounds.strata: no item is named for `project`; expected at least one of the item list",
        "抽取依据：“project”未列抽查事项，至少应有清单中的一项",
    );
    let mut pack = rules.clone().into_pack();
    pack.cap = None;
    let uncapped = Ruleset::new(pack).unwrap();
    let record = OrderRecord::new(&statute_order(), grounds(&uncapped, "2026-12-15"), &uncapped, &items);
    says(
        record.map(drop),
        Code::ORDER_RECORD_TERM,
        Article::Art8Cap,
        "the order's cap: 2; expected -",
        "抽取方案的年度抽查次数上限为“2”，按规则应为无",
    );
    let mut pack = rules.clone().into_pack();
    pack.team.as_mut().unwrap().size = 3;
    let larger = Ruleset::new(pack).unwrap();
    let errors = OrderRecord::new(&statute_order(), grounds(&larger, "2026-12-15"), &larger, &items).unwrap_err();
    assert_eq!((errors.article(), errors.code()), (Some(Article::Art11), Code::ORDER_RECORD_TERM));
}

#[test]
fn no_byte_panics_and_every_other_record_has_another_word() {
    let (rules, items, order) = (Ruleset::inner_mongolia(), items(), statute_order());
    let good: OrderRecord = serde_json::from_str(GOLDEN).unwrap();
    let mut read = 0;
    for at in 0..GOLDEN.len() {
        for byte in [b'9', b'"', b'}', b'-'] {
            let mut text = GOLDEN.as_bytes().to_vec();
            text[at] = byte;
            let Ok(other) = serde_json::from_slice::<OrderRecord>(&text) else { continue };
            let _ = other.check(&order, &rules, &items);
            let same = other.grounds == good.grounds;
            assert_eq!(same, other.grounds.word(Hash::Sm3) == good.grounds.word(Hash::Sm3), "byte {at}");
            read += usize::from(!same);
        }
    }
    assert!(read > 100, "{read}");
}
