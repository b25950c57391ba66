// The scene of the examples in the documentation: one county with eight key sources and four inspectors.
{
    let rules = shuangsuiji::rules::Ruleset::inner_mongolia();
    let source = |n| {
        let json = serde_json::json!({"id": format!("E-{n}"), "name": format!("示例企业{n}"), "division": "150102",
            "stratum": "key", "state": "active"});
        serde_json::from_value::<shuangsuiji::registry::Source>(json)
    };
    let registry = shuangsuiji::registry::Registry::new((1..=8).map(source).collect::<Result<Vec<_>, _>>()?)?;
    let inspector = |n| {
        let json = serde_json::json!({"id": format!("I-{n}"), "name": format!("检查员{n}"), "post": "科员",
            "category": "生态环境", "division": "150102", "employment": "own", "certificate": {"number": format!("C-{n}"),
            "issuer": "某厅", "valid": {"from": "2020-01-01", "until": "2030-12-31"}}});
        serde_json::from_value::<shuangsuiji::roster::Inspector>(json)
    };
    let inspectors = (1..=4).map(inspector).collect::<Result<Vec<_>, _>>()?;
    let roster = shuangsuiji::roster::Roster::new(inspectors, [], [], |id| registry.get(id).is_some())?;
    let items = shuangsuiji::rules::ItemList::from_json(
        r#"{"format": 1, "title": {"zh": "清单", "en": "list"}, "items": [{"item": "permit",
        "name": {"zh": "排污许可", "en": "permit"}, "targets": ["key", "general"],
        "basis": {"zh": "《排污许可管理条例》", "en": "permits"}, "content": {"zh": "按证排污", "en": "kept to"}}]}"#,
    )?;
    let ledger = shuangsuiji::ledger::Ledger::empty(&rules);
    let place = ("150102".parse()?, shuangsuiji::Tier::County);
    let day = "2026-12-15".parse()?;
    let base = shuangsuiji::plan::AgencyBase::of(&rules, (&registry, &roster), "xincheng".parse()?, place, day);
    let plan = shuangsuiji::plan::AnnualPlan::new(&rules, "2027".parse()?, vec![base])?;
    (rules, registry, roster, items, ledger, plan)
}
