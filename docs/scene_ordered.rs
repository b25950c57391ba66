// The same scene with the order for the first quarter of 2027, committed with a public lottery.
{
    let (rules, registry, roster, items, ledger, plan) = include!("scene.rs");
    let registers = shuangsuiji::orders::Registers { registry: &registry, roster: &roster, ledger: &ledger };
    let (agency, period, day) = ("xincheng".parse()?, "2027-Q1".parse()?, "2026-12-15".parse()?);
    let basis = shuangsuiji::orders::OrderBasis::new(&rules, &items, &plan, registers, &agency, period, day);
    let origin = shuangsuiji::draw::Origin::Public("福彩3D 第2026340期".parse()?);
    shuangsuiji::orders::by_rules(&basis)?
        .commit(vec![shuangsuiji::draw::Entropy { label: "lottery".parse()?, origin }])?
}
