//! Public and internal views: everything about the draw, nothing about the persons.

use proptest::prelude::*;
use shuangsuiji::Period;
use shuangsuiji::disclosure::{
    DrawView, InspectorNames, InternalDraw, PublicDraw, PublicInspector, PublicResult, ViewError, public_result,
};
use shuangsuiji::draw::{
    Agency, Committed, Coverage, Draw, Entropy, Hash, InspectorEntry, InspectorList, InspectorStatus, Lists, Origin,
    RecusalList, Reveal, Skip, SourceEntry, SourceList, SourceStatus, StratumQuota, Terms, Transcript, Value,
};
use shuangsuiji::inspection::{Inspection, Progress};
use shuangsuiji::registry::{Registry, Source, SourceState};
use shuangsuiji::roster::{Certificate, Employment, Inspector, Roster};
use shuangsuiji::{Article, Code, Explain, Tier};

/// A registry and a roster whose personal data are words that stand nowhere else, by a seed.
fn people(seed: u32) -> (Vec<Source>, Vec<Inspector>) {
    let sources = (1..=9_u32).map(|n| Source {
        id: format!("HH-{n}").parse().unwrap(),
        name: format!("示例{n}号化工有限公司").parse().unwrap(),
        credit_code: (n % 2 == 0).then(|| "914403001922038216".parse().unwrap()),
        legal_representative: (n % 3 != 0).then(|| format!("法人{}", seed + n).parse().unwrap()),
        phone: (n % 4 != 0).then(|| format!("0471-{}", 1_000_000 + seed * 10 + n).parse().unwrap()),
        division: "150102".parse().unwrap(),
        stratum: if n < 6 { "key" } else { "general" }.parse().unwrap(),
        state: SourceState::Active,
    });
    let inspectors = (1..=5_u32).map(|n| Inspector {
        id: format!("NM-{n}").parse().unwrap(),
        name: format!("王{}", seed + n).parse().unwrap(),
        post: format!("职务{}", seed + n).parse().unwrap(),
        category: format!("类别{}", seed + n).parse().unwrap(),
        certificate: Some(Certificate {
            number: format!("05010{}", 5_000_000 + seed * 10 + n).parse().unwrap(),
            issuer: format!("发证机关{}", seed + n).parse().unwrap(),
            valid: "2024-07-01/2029-06-30".parse().unwrap(),
        }),
        division: "150102".parse().unwrap(),
        employment: Employment::Own,
        leave: vec!["2031-02-08/2031-02-12".parse().unwrap()],
    });
    (sources.collect(), inspectors.collect())
}

fn draw_of(sources: &[Source], inspectors: &[Inspector], lottery: &[u8]) -> Draw {
    let lists = Lists {
        sources: SourceList::new(sources.iter().map(|source| SourceEntry {
            id: source.id.clone(),
            stratum: source.stratum.clone(),
            division: source.division,
            inspections: 0,
            status: SourceStatus::Open,
        }))
        .unwrap(),
        inspectors: InspectorList::new(inspectors.iter().map(|inspector| InspectorEntry {
            id: inspector.id.clone(),
            division: inspector.division,
            status: InspectorStatus::Available,
        }))
        .unwrap(),
        recusals: RecusalList::new([]).unwrap(),
    };
    let terms = Terms {
        hash: Hash::Sha256,
        rules: "inner-mongolia-trial".parse().unwrap(),
        agency: Agency { name: "xincheng".parse().unwrap(), division: "150102".parse().unwrap(), tier: Tier::County },
        period: "2027-Q1".parse().unwrap(),
        round: 1,
        previous: None,
        cap: Some(2),
        coverage: Coverage::Independent,
        team: 2,
        max_load: None,
        strata: [("key", 3), ("general", 5)]
            .map(|(stratum, quota)| StratumQuota { stratum: stratum.parse().unwrap(), quota })
            .to_vec(),
        entropy: vec![Entropy { label: "lottery".parse().unwrap(), origin: Origin::Public("福彩".parse().unwrap()) }],
    };
    let label = "lottery".parse().unwrap();
    let reveal = Reveal(vec![shuangsuiji::draw::Contribution { label, value: Value::new(lottery).unwrap() }]);
    let mut draw = Committed::new(terms, lists).unwrap().reveal(reveal).unwrap().draw().unwrap();
    let source = draw.strata()[0].drawn[1].source.clone();
    draw.amend(&[Skip { source, reason: "moved".parse().unwrap() }]).unwrap();
    draw
}

struct Scene {
    draw: Draw,
    registry: Registry,
    roster: Roster,
}

impl Scene {
    fn new(seed: u32, lottery: &[u8]) -> Self {
        let (sources, inspectors) = people(seed);
        let draw = draw_of(&sources, &inspectors, lottery);
        let registry = Registry::new(sources).unwrap();
        let roster = Roster::new(inspectors, [], [], |_| true).unwrap();
        Self { draw, registry, roster }
    }

    fn view(&self) -> DrawView<'_> {
        DrawView {
            order: self.draw.revealed().committed().order(),
            transcript: self.draw.transcript(),
            registry: &self.registry,
            roster: &self.roster,
        }
    }
}

#[test]
fn the_public_view_has_the_whole_draw() {
    let scene = Scene::new(0, b"407");
    let public = scene.view().public(InspectorNames::Number).unwrap();
    assert_eq!((public.transcript, public.round), (scene.draw.digest(), 1));
    assert_eq!(public.order, scene.draw.revealed().committed().digest());
    let expected = scene.draw.strata();
    assert_eq!(public.strata.len(), 2);
    for (shown, stratum) in public.strata.iter().zip(expected) {
        assert_eq!((&shown.stratum, shown.shortfall), (&stratum.stratum, stratum.shortfall));
        for (shown, drawn) in shown.drawn.iter().zip(&stratum.drawn) {
            assert_eq!((shown.rank, &shown.source.id), (drawn.rank, &drawn.source));
            assert!(shown.source.name.as_str().starts_with("示例"));
            let numbers = drawn.team.iter().cloned().map(PublicInspector::Number).collect();
            assert_eq!(shown.team, Some(numbers));
        }
    }
    assert_eq!(public.strata[1].shortfall, 1, "4 general sources for a quota of 5");
    assert_eq!(public.skipped.len(), 1);
    assert_eq!(public.skipped[0].reason.as_str(), "moved");
    let json = serde_json::to_string(&public).unwrap();
    assert_eq!(serde_json::from_str::<PublicDraw>(&json).unwrap(), public);
}

#[test]
fn an_announcement_is_of_its_own_order_and_cites_its_rules_alone() {
    use shuangsuiji::documents::{DocumentHead, draw_announcement};
    use shuangsuiji::rules::Ruleset;
    let scene = Scene::new(0, b"407");
    let head: DocumentHead = serde_json::from_str(r#"{"agency": "示例局", "dated": "2026-12-16"}"#).unwrap();
    let (rules, order) = (Ruleset::inner_mongolia(), scene.view().order);
    let announced = |draw: &PublicDraw, rules: &Ruleset| draw_announcement(&head, order, draw, rules);
    let public = |of: &Scene| of.view().public(InspectorNames::Number).unwrap();
    assert!(announced(&public(&scene), &rules).is_ok());
    let foreign = Ruleset::examples().into_iter().next().unwrap();
    assert_eq!(announced(&public(&scene), &foreign).unwrap_err().code(), Code::ORDER_OTHER_RULES);
    let mut drawn = public(&scene);
    drawn.order = shuangsuiji::draw::Digest([7; 32]);
    let error = announced(&drawn, &rules).unwrap_err();
    assert_eq!((error.code(), error.article()), (Code::VIEW_OTHER_ORDER, Some(Article::Art2)));
    assert!(error.chinese().starts_with("抽取情况属于抽取方案"), "{}", error.chinese());
}

#[test]
fn inspectors_stand_as_the_policy_says() {
    let scene = Scene::new(0, b"407");
    let team = |names| scene.view().public(names).unwrap().strata[0].drawn[0].team.clone();
    let drawn = &scene.draw.strata()[0].drawn[0].team;
    let name = |at: usize| PublicInspector::Name(scene.roster.get(drawn[at].as_str()).unwrap().name().clone());
    assert_eq!(team(InspectorNames::Name), Some(vec![name(0), name(1)]));
    assert_eq!(team(InspectorNames::Withheld), None);
    let pseudonyms = vec![PublicInspector::Pseudonym(1), PublicInspector::Pseudonym(2)];
    assert_eq!(team(InspectorNames::Pseudonym), Some(pseudonyms));
    // The same person has the same number in one view.
    let public = scene.view().public(InspectorNames::Pseudonym).unwrap();
    let mut seen = std::collections::BTreeMap::new();
    for (shown, drawn) in public.strata.iter().zip(scene.draw.strata()) {
        for (shown, drawn) in shown.drawn.iter().zip(&drawn.drawn) {
            for (shown, id) in shown.team.iter().flatten().zip(&drawn.team) {
                assert_eq!(seen.entry(id.clone()).or_insert(shown.clone()), shown);
            }
        }
    }
    assert!(seen.len() > 2);
    for names in InspectorNames::ALL {
        let json = serde_json::to_string(&names).unwrap();
        assert_eq!(serde_json::from_str::<InspectorNames>(&json).unwrap(), names);
    }
}

#[test]
fn the_internal_view_has_what_registry_and_roster_know() {
    let scene = Scene::new(0, b"407");
    let internal = scene.view().internal().unwrap();
    let (sources, inspectors) = people(0);
    for line in internal.strata.iter().flat_map(|stratum| &stratum.drawn) {
        assert!(sources.contains(&line.source));
        for member in &line.team {
            let entry = inspectors.iter().find(|inspector| inspector.id == member.id).unwrap();
            assert_eq!((&member.name, &member.post), (&entry.name, &entry.post));
            assert_eq!(member.certificates, [entry.certificate.clone().unwrap()]);
        }
    }
    let json = serde_json::to_string(&internal).unwrap();
    assert_eq!(serde_json::from_str::<InternalDraw>(&json).unwrap(), internal);
}

#[test]
fn a_void_order_is_viewed_with_its_reason() {
    let scene = Scene::new(0, b"407");
    let void: Transcript = scene.draw.revealed().committed().void("公共随机数未公布".parse().unwrap());
    let public = DrawView { transcript: &void, ..scene.view() }.public(InspectorNames::Number).unwrap();
    assert_eq!(public.void.unwrap().as_str(), "公共随机数未公布");
    assert!(public.strata.is_empty() && public.skipped.is_empty());
    // A reason that names somebody is not for everybody.
    let source = scene.registry.iter().find(|source| source.phone().is_some()).unwrap();
    let person = &scene.roster.persons()[0];
    for (datum, shown_by_name) in [(source.phone().unwrap(), false), (person.name().as_str(), true)] {
        let reason = format!("联系{datum}后作废");
        let void = scene.draw.revealed().committed().void(reason.parse().unwrap());
        let view = DrawView { transcript: &void, ..scene.view() };
        assert_eq!(view.public(InspectorNames::Number).unwrap_err().code(), Code::VIEW_PERSONAL);
        assert_eq!(view.public(InspectorNames::Name).is_ok(), shown_by_name);
    }
}

#[track_caller]
fn refused(error: &ViewError, code: Code, article: Article, english: &str, chinese: &str) {
    assert_eq!((error.code(), error.article()), (code, (!code.is_form()).then_some(article)));
    assert_eq!((error.to_string().as_str(), error.chinese().as_str()), (english, chinese));
}

#[test]
fn what_is_unknown_or_of_another_order_is_refused() {
    let (scene, other) = (Scene::new(0, b"407"), Scene::new(0, b"408"));
    let mut order = Transcript::clone(other.draw.transcript());
    order.order = shuangsuiji::draw::Digest([0; 32]);
    let error = DrawView { transcript: &order, ..scene.view() }.public(InspectorNames::Number).unwrap_err();
    let expected = scene.draw.revealed().committed().digest();
    let zero = "0".repeat(64);
    refused(
        &error,
        Code::VIEW_OTHER_ORDER,
        Article::Art2,
        &format!("the transcript is of order {zero}; expected {expected}"),
        &format!("抽取记录属于抽取方案{zero}，应为{expected}"),
    );
    let first = &scene.draw.strata()[0].drawn[0];
    let without: Vec<Source> = people(0).0.into_iter().filter(|source| source.id != first.source).collect();
    let registry = Registry::new(without).unwrap();
    let error = DrawView { registry: &registry, ..scene.view() }.public(InspectorNames::Number).unwrap_err();
    let id = &first.source;
    refused(
        &error,
        Code::VIEW_SOURCE_UNKNOWN,
        Article::Art7,
        &format!("source `{id}` is not in the registry; expected the registry of the day of the draw"),
        &format!("污染源“{id}”不在信息库中，应使用抽取当日的信息库"),
    );
    assert_eq!(DrawView { registry: &registry, ..scene.view() }.internal().unwrap_err(), error);
    let without: Vec<Inspector> = people(0).1.into_iter().filter(|one| one.id != first.team[0]).collect();
    let roster = Roster::new(without, [], [], |_| true).unwrap();
    let error = DrawView { roster: &roster, ..scene.view() }.internal().unwrap_err();
    let id = &first.team[0];
    refused(
        &error,
        Code::VIEW_INSPECTOR_UNKNOWN,
        Article::Art6,
        &format!("inspector `{id}` is not on the roster; expected the roster of the day of the draw"),
        &format!("执法检查人员“{id}”不在名录库中，应使用抽取当日的名录库"),
    );
}

#[test]
fn an_id_that_is_a_certificate_number_or_holds_a_phone_is_refused_for_the_public() {
    let (mut sources, mut inspectors) = people(0);
    for inspector in &mut inspectors {
        inspector.certificate.as_mut().unwrap().number = inspector.id.as_str().parse().unwrap();
    }
    let draw = draw_of(&sources, &inspectors, b"407");
    let registry = Registry::new(sources.clone()).unwrap();
    let roster = Roster::new(inspectors, [], [], |_| true).unwrap();
    let order = draw.revealed().committed().order();
    let view = DrawView { order, transcript: draw.transcript(), registry: &registry, roster: &roster };
    let id = &draw.strata()[0].drawn[0].team[0];
    refused(
        &view.public(InspectorNames::Number).unwrap_err(),
        Code::VIEW_PERSONAL,
        Article::Art13,
        &format!("id of `{id}` holds a certificate number; expected no personal data in what is made public"),
        &format!("“{id}”的编号含有执法证号，公示内容不得含个人信息"),
    );
    assert!(view.public(InspectorNames::Pseudonym).is_ok());
    assert!(view.internal().is_ok());

    for source in &mut sources {
        source.phone = Some(source.id.as_str().parse().unwrap());
    }
    let registry = Registry::new(sources).unwrap();
    let error = DrawView { registry: &registry, ..view }.public(InspectorNames::Withheld).unwrap_err();
    assert!(error.to_string().contains("holds a phone number"), "{error}");
    assert!(error.chinese().contains("联系电话"));
}

/// Words by which a person is known, or could be.
fn personal(sources: &[Source], inspectors: &[Inspector], names: InspectorNames) -> Vec<String> {
    let mut data = Vec::new();
    for source in sources {
        data.extend(source.phone.iter().chain(&source.legal_representative).map(ToString::to_string));
    }
    for inspector in inspectors {
        let certificate = inspector.certificate.as_ref().unwrap();
        data.extend(
            [&certificate.number, &certificate.issuer, &inspector.post, &inspector.category].map(ToString::to_string),
        );
        data.push("2031-02-08".to_owned());
        if names != InspectorNames::Name {
            data.push(inspector.name.to_string());
        }
        if !matches!(names, InspectorNames::Number) {
            data.push(format!("\"{}\"", inspector.id));
        }
    }
    data
}

fn inspection(draw: &Draw, found: &str) -> Inspection {
    let line = &draw.strata()[0].drawn[0];
    let terms = draw.revealed().committed().order().terms();
    serde_json::from_value(serde_json::json!({
        "source": line.source,
        "drawn": "2026-12-10",
        "agency": terms.agency,
        "kind": "daily",
        "stratum": "key",
        "period": "2027-Q1",
        "team": {"inspectors": line.team, "changed": "王某病假"},
        "experts": ["专家李某"],
        "progress": {"completed": {
            "from": "2027-02-02", "completed": "2027-02-03", "site_record": true,
            "found": {"violation": {"rectification": "呼环责改〔2027〕5号", "handling": found}},
            "published": {"on": "2027-02-20", "by": "xincheng"}
        }}
    }))
    .unwrap()
}

#[test]
fn a_result_is_shown_once_it_is_completed_without_experts_and_reasons() {
    let scene = Scene::new(0, b"407");
    let mut inspection = inspection(&scene.draw, "立案");
    let show = |inspection: &Inspection, names| public_result(inspection, &scene.registry, &scene.roster, names);
    let result = show(&inspection, InspectorNames::Number).unwrap().unwrap();
    assert_eq!(
        (result.completed.to_string(), result.period),
        ("2027-02-03".to_owned(), "2027-Q1".parse::<Period>().unwrap())
    );
    let json = serde_json::to_string(&result).unwrap();
    assert!(json.contains("立案") && json.contains("呼环责改〔2027〕5号"));
    assert!(!json.contains("李某") && !json.contains("王某"), "{json}");
    assert_eq!(serde_json::from_str::<PublicResult>(&json).unwrap(), result);
    inspection.progress = Progress::Drawn;
    assert_eq!(show(&inspection, InspectorNames::Number), Ok(None));
}

#[test]
fn personal_data_in_the_words_of_a_result_are_refused() {
    let scene = Scene::new(0, b"407");
    let first = &scene.draw.strata()[0].drawn[0];
    let source = scene.registry.get(first.source.as_str()).unwrap().to_source();
    let person = scene.roster.get(first.team[1].as_str()).unwrap();
    let certificate = person.certificates()[0].number.to_string();
    let data = [
        (source.phone.map(|it| it.to_string()), "a phone number", "联系电话"),
        (source.legal_representative.map(|it| it.to_string()), "the name of a legal representative", "法定代表人姓名"),
        (Some(certificate), "a certificate number", "执法证号"),
        (Some(person.name().to_string()), "the name of an inspector", "执法检查人员姓名"),
    ];
    let mut tried = 0;
    for (datum, english, chinese) in data {
        let Some(datum) = datum else { continue };
        tried += 1;
        let inspection = inspection(&scene.draw, &format!("已约谈{datum}，立案"));
        let show = |names| public_result(&inspection, &scene.registry, &scene.roster, names);
        let error = show(InspectorNames::Number).unwrap_err();
        let id = &first.source;
        refused(
            &error,
            Code::VIEW_PERSONAL,
            Article::Art13,
            &format!("handling of `{id}` holds {english}; expected no personal data in what is made public"),
            &format!("“{id}”的处理情况含有{chinese}，公示内容不得含个人信息"),
        );
        assert!(!error.to_string().contains(&datum));
        assert_eq!(show(InspectorNames::Name).is_ok(), english == "the name of an inspector");
    }
    assert!(tried >= 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_personal_datum_of_registry_or_roster_is_in_a_public_view(
        seed in 1_000..9_000_u32,
        lottery in proptest::collection::vec(any::<u8>(), 1..8),
        names in prop::sample::select(InspectorNames::ALL.to_vec()),
    ) {
        let scene = Scene::new(seed, &lottery);
        let (sources, inspectors) = people(seed);
        let draw = serde_json::to_string(&scene.view().public(names).unwrap()).unwrap();
        let inspection = inspection(&scene.draw, "立案");
        let result = public_result(&inspection, &scene.registry, &scene.roster, names).unwrap();
        let result = serde_json::to_string(&result).unwrap();
        for datum in personal(&sources, &inspectors, names) {
            prop_assert!(!draw.contains(&datum), "{} in {}", datum, draw);
            prop_assert!(!result.contains(&datum), "{} in {}", datum, result);
        }
        let internal = serde_json::to_string(&scene.view().internal().unwrap()).unwrap();
        let first = &scene.draw.strata()[0].drawn[0];
        let person = scene.roster.get(first.team[0].as_str()).unwrap();
        prop_assert!(internal.contains(person.certificates()[0].number.as_str()));
    }
}
