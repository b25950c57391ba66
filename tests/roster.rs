//! The roster (Art. 6) as other crates meet it: who is on it, who can be drawn, who is recused, what is refused.
#![cfg(feature = "proptest")]

use proptest::prelude::*;
use shuangsuiji::DateSpan;
use shuangsuiji::roster::{
    Alias, Availability, Certificate, Employment, Inspector, LeaveReading, QueryError, Recusal, Roster, RosterError,
    RosterErrors, RosterList,
};
use shuangsuiji::strategies::roster::{date_span, lists, roster};
use shuangsuiji::{Article, Code, Explain};

const ISSUER: &str = "内蒙古自治区人民政府";

fn span(text: &str) -> DateSpan {
    text.parse().unwrap()
}

fn inspector(id: &str) -> Inspector {
    Inspector {
        id: id.parse().unwrap(),
        name: "王某".parse().unwrap(),
        post: "科员".parse().unwrap(),
        category: "生态环境".parse().unwrap(),
        certificate: certificate(id, "2024-07-01/2029-06-30"),
        division: "150102".parse().unwrap(),
        employment: Employment::Own,
        leave: vec![],
    }
}

fn certificate(number: &str, valid: &str) -> Option<Certificate> {
    Some(Certificate { number: number.parse().unwrap(), issuer: ISSUER.parse().unwrap(), valid: span(valid) })
}

fn borrowed(from: &str) -> Employment {
    Employment::Borrowed { from: from.parse().unwrap() }
}

fn alias(id: &str, person: &str) -> Alias {
    Alias { id: id.parse().unwrap(), person: person.parse().unwrap() }
}

fn recusal(inspector: &str, source: &str, reason: &str) -> Recusal {
    Recusal { inspector: inspector.parse().unwrap(), source: source.parse().unwrap(), reason: reason.parse().unwrap() }
}

/// Sources begin with `s`.
fn build(inspectors: Vec<Inspector>, aliases: Vec<Alias>, recusals: Vec<Recusal>) -> Result<Roster, RosterErrors> {
    Roster::new(inspectors, aliases, recusals, |source| source.starts_with('s'))
}

fn of(inspectors: impl IntoIterator<Item = Inspector>) -> Roster {
    build(inspectors.into_iter().collect(), vec![], vec![]).unwrap()
}

#[track_caller]
fn refused(result: Result<Roster, RosterErrors>, expected: &[(Code, &str, &str)]) {
    let errors = result.unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.code(), error.to_string(), error.chinese())).collect();
    let expected: Vec<_> = expected.iter().map(|(c, e, z)| (*c, (*e).to_owned(), (*z).to_owned())).collect();
    assert_eq!(found, expected);
    assert!(errors.iter().all(|error| error.article().is_none_or(|it| it == Article::Art6)));
}

#[track_caller]
fn availability(inspector: Inspector, expected: Availability) {
    let roster = of([inspector]);
    let quarter = span("2027-01-01/2027-03-31");
    assert_eq!(roster.available("a", quarter.from(), quarter.until()), Ok(expected));
}

#[test]
fn persons_are_sorted_by_bytes_and_keep_every_field() {
    let mut named = inspector("企");
    named.leave = vec![span("2027-02-01"), span("2027-01-05/2027-01-31")];
    named.employment = borrowed("150202");
    let roster = of([named, inspector("b"), inspector("Z")]);
    assert_eq!(roster.persons().iter().map(|person| person.id()).collect::<Vec<_>>(), ["Z", "b", "企"]);
    assert_eq!((roster.len(), roster.is_empty(), of([]).is_empty()), (3, false, true));
    let person = roster.get("企").unwrap();
    assert_eq!(
        (person.name().as_str(), person.post().as_str(), person.category().as_str()),
        ("王某", "科员", "生态环境")
    );
    assert_eq!((person.division().number(), person.employment()), (150_102, borrowed("150202")));
    assert_eq!(person.leave(), [span("2027-01-05/2027-02-01")]);
    assert_eq!(person.certificates(), [certificate("企", "2024-07-01/2029-06-30").unwrap()]);
    assert!(person.other_ids().is_empty() && roster.get("a").is_none());
}

#[test]
fn a_person_under_two_ids_counts_once_with_the_leave_and_recusals_of_both() {
    let away = |id: &str, leave: &str| Inspector { leave: vec![span(leave)], ..inspector(id) };
    let roster = build(
        vec![away("b", "2027-01-01/2027-02-15"), inspector("c"), away("a", "2027-02-16/2027-03-31")],
        vec![alias("a", "b")],
        vec![
            recusal("a", "s2", "近亲属"),
            recusal("b", "s2", "股东"),
            recusal("a", "s1", "近亲属"),
            recusal("c", "s9", "近亲属"),
        ],
    )
    .unwrap();
    assert_eq!(roster.len(), 2);
    assert_eq!(roster.get("a").map(|person| person.id()), Some("b"));
    assert_eq!(roster.get("a").unwrap().other_ids().iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["a"]);
    assert_eq!(roster.basis("150102".parse().unwrap(), "2027-01-01".parse().unwrap()), 2);
    assert_eq!(roster.recusals().collect::<Vec<_>>(), [("b", "s1"), ("b", "s2"), ("c", "s9")]);
    assert_eq!(roster.recusal("a", "s2").unwrap().reason.as_str(), "股东", "the reason under the person's own id");
    assert!(roster.is_recused("a", "s1") && roster.is_recused("b", "s1") && !roster.is_recused("c", "s1"));
    assert!(!roster.is_recused("nobody", "s1"));
    for id in ["a", "b"] {
        let found = roster.available(id, "2027-01-01".parse().unwrap(), "2027-03-31".parse().unwrap());
        assert_eq!(found, Ok(Availability::OnLeave));
    }
}

#[test]
fn certificates_of_both_ids_follow_one_another() {
    let held = |id: &str, valid: &str| Inspector { certificate: certificate(id, valid), ..inspector(id) };
    let renewed = |second: &str| {
        let inspectors = vec![held("a", "2024-01-01/2027-02-10"), held("b", second)];
        let roster = build(inspectors, vec![alias("b", "a")], vec![]).unwrap();
        roster.available("a", "2027-01-01".parse().unwrap(), "2027-03-31".parse().unwrap()).unwrap()
    };
    assert_eq!(renewed("2027-02-11/2030-01-01"), Availability::Available);
    let gap = Availability::CertificateNotValid { on: "2027-02-11".parse().unwrap() };
    assert_eq!(renewed("2027-02-12/2030-01-01"), gap);
    // One certificate entered under both ids of a person is one certificate.
    let shared =
        vec![inspector("a"), Inspector { certificate: certificate("a", "2024-07-01/2029-06-30"), ..inspector("b") }];
    let roster = build(shared, vec![alias("b", "a")], vec![]).unwrap();
    assert_eq!(roster.get("a").unwrap().certificates().len(), 1);
}

#[test]
fn availability_follows_certificates_then_leave() {
    let day = |text: &str| text.parse().unwrap();
    let valid = |valid: &str| Inspector { certificate: certificate("a", valid), ..inspector("a") };
    let leave = |leave: &[&str]| Inspector { leave: leave.iter().map(|text| span(text)).collect(), ..inspector("a") };
    availability(inspector("a"), Availability::Available);
    availability(Inspector { certificate: None, ..inspector("a") }, Availability::NoCertificate);
    availability(valid("2027-01-01/2027-03-31"), Availability::Available);
    availability(valid("2027-01-02/2027-03-31"), Availability::CertificateNotValid { on: day("2027-01-01") });
    availability(valid("2027-01-01/2027-03-30"), Availability::CertificateNotValid { on: day("2027-03-31") });
    availability(valid("2024-01-01/2026-12-31"), Availability::CertificateNotValid { on: day("2027-01-01") });
    availability(leave(&["2026-12-31", "2027-04-01"]), Availability::Available);
    availability(leave(&["2026-12-01/2027-04-15"]), Availability::OnLeave);
    availability(leave(&["2027-02-01/2027-03-31", "2027-01-01/2027-01-31"]), Availability::OnLeave);
    availability(leave(&["2027-01-01/2027-03-30"]), Availability::PartlyOnLeave { first: day("2027-01-01"), days: 89 });
    availability(
        leave(&["2027-03-31/2027-04-09", "2026-12-30/2027-01-02", "2027-02-01"]),
        Availability::PartlyOnLeave { first: day("2027-01-01"), days: 4 },
    );
}

#[test]
fn availability_explains_itself_and_leave_can_be_read_strictly() {
    let first = "2027-02-08".parse().unwrap();
    let cases = [
        (Availability::Available, "available", "可抽取", true, true),
        (
            Availability::PartlyOnLeave { first, days: 1 },
            "on leave on 2027-02-08",
            "自2027年2月8日起休假共1天",
            true,
            false,
        ),
        (
            Availability::PartlyOnLeave { first, days: 5 },
            "on leave on 5 days, the first 2027-02-08",
            "自2027年2月8日起休假共5天",
            true,
            false,
        ),
        (Availability::OnLeave, "on leave on every day", "检查期内全程休假", false, false),
        (
            Availability::CertificateNotValid { on: first },
            "no certificate valid on 2027-02-08",
            "2027年2月8日执法证不在有效期内",
            false,
            false,
        ),
        (Availability::NoCertificate, "no certificate", "无执法证", false, false),
    ];
    for (availability, english, chinese, every_day, any_day) in cases {
        assert_eq!((availability.to_string().as_str(), availability.chinese().as_str()), (english, chinese));
        assert_eq!(availability.is_available(LeaveReading::EveryDay), every_day, "{availability}");
        assert_eq!(availability.is_available(LeaveReading::AnyDay), any_day, "{availability}");
    }
    assert_eq!(LeaveReading::default(), LeaveReading::EveryDay);
}

#[test]
fn a_question_that_has_no_answer_is_refused() {
    let roster = of([inspector("a")]);
    let ask = |id: &str, from: &str, until: &str| {
        roster.available(id, from.parse().unwrap(), until.parse().unwrap()).unwrap_err()
    };
    let unknown = ask("b", "2027-01-01", "2027-03-31");
    assert_eq!(unknown, QueryError::UnknownInspector { id: "b".to_owned() });
    assert_eq!(
        (unknown.to_string().as_str(), unknown.chinese().as_str()),
        ("no inspector `b` on the roster", "名录库中没有人员“b”")
    );
    assert_eq!((unknown.code(), unknown.article()), (Code::INSPECTOR_UNKNOWN, None));
    let reversed = ask("a", "2027-03-31", "2027-01-01");
    assert_eq!(
        reversed.to_string(),
        "from 2027-03-31 until 2027-01-01 ends before it begins; expected the earlier date first"
    );
    assert_eq!(reversed.chinese(), "起2027年3月31日止2027年1月1日，截止日早于起始日");
    assert_eq!((reversed.code(), reversed.article()), (Code::DATE_SPAN, None));
}

#[test]
fn the_basis_counts_certified_own_persons_of_the_division_alone() {
    let basis = |division: &str, on: &str| {
        let roster = of([
            inspector("own"),
            Inspector { leave: vec![span("2027-01-01/2027-12-31")], ..inspector("on-leave") },
            Inspector { employment: borrowed("150202"), ..inspector("borrowed") },
            Inspector { certificate: None, ..inspector("uncertified") },
            Inspector { certificate: certificate("x", "2024-01-01/2026-12-31"), ..inspector("expired") },
            Inspector { division: "150100".parse().unwrap(), ..inspector("prefecture") },
        ]);
        roster.basis(division.parse().unwrap(), on.parse().unwrap())
    };
    assert_eq!(basis("150102", "2027-01-01"), 2);
    assert_eq!(basis("150102", "2026-12-31"), 3);
    assert_eq!(basis("150100", "2027-01-01"), 1, "a prefecture does not count its counties' inspectors");
    assert_eq!(basis("150202", "2027-01-01"), 0, "a borrowed inspector counts here no more than there");
}

#[test]
fn certificate_holders_who_are_not_on_the_roster_are_listed() {
    let held = Inspector { certificate: certificate("0501", "2024-01-01/2024-12-31"), ..inspector("b") };
    let roster = build(vec![inspector("a"), held], vec![alias("b", "a")], vec![]).unwrap();
    assert_eq!(roster.completeness(["a", "b", "0501"]), Vec::<&str>::new());
    assert_eq!(roster.completeness(["z", "0501", "y", "z", ""]), ["", "y", "z"]);
}

#[test]
fn every_error_of_every_list_is_told_at_once() {
    refused(
        build(
            vec![
                inspector("a"),
                Inspector { certificate: certificate("a", "2020-01-01"), ..inspector("b") },
                Inspector { certificate: None, employment: borrowed("150102"), ..inspector("a") },
            ],
            vec![alias("x", "a"), alias("b", "b"), alias("x", "y")],
            vec![
                recusal("q", "s1", "近亲属"),
                recusal("a", "t1", "近亲属"),
                recusal("a", "s1", "甲"),
                recusal("a", "s1", "乙"),
            ],
        ),
        &[
            (
                Code::CERTIFICATE_REPEATED,
                "inspectors 1 and 2 both hold the certificate `a` of 内蒙古自治区人民政府; if they are one person, declare an alias",
                "第1名与第2名人员的执法证同为内蒙古自治区人民政府“a”号；若为同一人，请声明",
            ),
            (
                Code::INSPECTOR_REPEATED,
                "inspectors 1 and 3 both have the id `a`; expected every id once",
                "第1名与第3名人员的编号同为“a”，编号不得重复",
            ),
            (
                Code::BORROWED_FROM_OWN,
                "inspector 3 (id `a`) of 150102 is borrowed from 150102; expected another division, or own",
                "第3名人员（编号“a”）属新城区（150102），又自该处抽调；应为其他行政区划，或为本单位人员",
            ),
            (
                Code::ALIAS_UNKNOWN,
                "alias 1: no inspector `x` on the roster; expected both ids of a person to have an entry",
                "第1条同一人声明：名录库中没有编号“x”，两个编号均应在库",
            ),
            (
                Code::ALIAS_SELF,
                "alias 2: `b` is declared an alias of itself; expected another id",
                "第2条同一人声明：“b”与其自身声明为同一人，应为另一编号",
            ),
            (
                Code::ALIAS_REPEATED,
                "aliases 1 and 3 both declare `x`; expected it once",
                "第1条与第3条同一人声明均为“x”，不得重复",
            ),
            (
                Code::ALIAS_UNKNOWN,
                "alias 3: no inspector `x` on the roster; expected both ids of a person to have an entry",
                "第3条同一人声明：名录库中没有编号“x”，两个编号均应在库",
            ),
            (
                Code::ALIAS_UNKNOWN,
                "alias 3: no inspector `y` on the roster; expected both ids of a person to have an entry",
                "第3条同一人声明：名录库中没有编号“y”，两个编号均应在库",
            ),
            (
                Code::RECUSAL_INSPECTOR,
                "recusal 1: no inspector `q` on the roster (source `s1`)",
                "第1条回避：名录库中没有人员“q”（被检查对象“s1”）",
            ),
            (
                Code::RECUSAL_SOURCE,
                "recusal 2: no source `t1` in the registry (inspector `a`)",
                "第2条回避：信息库中没有被检查对象“t1”（人员“a”）",
            ),
            (
                Code::RECUSAL_REPEATED,
                "recusals 3 and 4 are both of inspector `a` from source `s1`; expected it once",
                "第3条与第4条回避同为人员“a”、被检查对象“s1”，不得重复",
            ),
        ],
    );
}

#[test]
fn aliases_of_aliases_and_cycles_are_refused() {
    let three = || ["a", "b", "c"].map(inspector).to_vec();
    refused(
        build(three(), vec![alias("a", "b"), alias("b", "c")], vec![]),
        &[(
            Code::ALIAS_OF_ALIAS,
            "alias 1: `a` stands for `b`, which is an alias itself by alias 2; name the person directly",
            "第1条同一人声明：“a”归于“b”，而后者已由第2条归于他人；请直接写明本人编号",
        )],
    );
    let cycle = build(three(), vec![alias("a", "b"), alias("b", "a")], vec![]).unwrap_err();
    assert!(cycle.iter().all(|error| matches!(error, RosterError::AliasOfAlias { .. })) && cycle.count() == 2);
    let star = build(three(), vec![alias("c", "a"), alias("b", "a")], vec![]).unwrap();
    assert_eq!(star.get("a").unwrap().other_ids().iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["b", "c"]);
}

#[test]
fn too_many_entries_are_told() {
    let error = RosterError::TooMany { list: RosterList::Recusals, most: u32::MAX };
    assert_eq!(error.to_string(), "more than 4294967295 recusals; split the roster");
    assert_eq!(error.chinese(), "回避超过4294967295条，请拆分名录库");
    assert_eq!((error.code(), error.article()), (Code::INSPECTORS_TOO_MANY, None));
}

#[test]
fn every_size_is_built_sorted_and_searched() {
    for size in [0u32, 1, 2, 255, 256, 257, 5_000] {
        let roster = of((0..size).map(|number| inspector(&format!("{:05}", (number * 7_919) % 65_521))));
        assert_eq!(roster.len(), size);
        assert!(roster.persons().is_sorted_by(|one, other| one.id() < other.id()));
        assert!(
            roster.persons().iter().all(|person| roster.get(person.id()).map(|found| found.id()) == Some(person.id()))
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_lists_does_not_matter(
        (lists, inspectors, aliases, recusals) in lists(0..12).prop_flat_map(|lists| (
            Just(lists.clone()),
            Just(lists.inspectors).prop_shuffle(),
            Just(lists.aliases).prop_shuffle(),
            Just(lists.recusals).prop_shuffle(),
        ))
    ) {
        let shuffled = Roster::new(inspectors, aliases, recusals, |source| lists.sources.contains(source));
        prop_assert_eq!(lists.roster(), shuffled.ok());
    }

    #[test]
    fn every_entry_is_a_persons_and_every_recusal_holds(lists in lists(0..12)) {
        let roster = lists.roster().unwrap();
        prop_assert_eq!(roster.len() as usize, lists.inspectors.len() - lists.aliases.len());
        for entry in &lists.inspectors {
            let person = roster.get(entry.id.as_str()).unwrap();
            prop_assert!(entry.certificate.iter().all(|held| person.certificates().contains(held)));
            prop_assert!(entry.leave.iter().all(|leave| person.leave().iter().any(|merged| merged.covers(*leave))));
        }
        for alias in &lists.aliases {
            prop_assert_eq!(roster.get(alias.id.as_str()).unwrap().id(), alias.person.as_str());
        }
        for given in &lists.recusals {
            prop_assert!(roster.is_recused(given.inspector.as_str(), given.source.as_str()));
        }
        let pairs: Vec<_> = roster.recusals().collect();
        prop_assert!(pairs.is_sorted_by(|one, other| one < other));
        for (person, source) in pairs {
            prop_assert_eq!(roster.get(person).unwrap().id(), person);
            let given = |recusal: &Recusal| {
                roster.get(recusal.inspector.as_str()).unwrap().id() == person && recusal.source.as_str() == source
            };
            prop_assert!(lists.recusals.iter().any(given));
        }
    }

    #[test]
    fn availability_agrees_with_a_day_by_day_count(roster in roster(1..6), window in date_span()) {
        for person in roster.persons() {
            let days: Vec<_> = window.from().iter_days().take(window.days() as usize).collect();
            let away: Vec<_> = days.iter().filter(|day| person.leave().iter().any(|leave| leave.contains(**day))).collect();
            let expected = if person.certificates().is_empty() {
                Availability::NoCertificate
            } else if let Some(on) = days.iter().find(|day| !person.is_certified(**day)) {
                Availability::CertificateNotValid { on: *on }
            } else if away.len() == days.len() {
                Availability::OnLeave
            } else if let Some(first) = away.first() {
                Availability::PartlyOnLeave { first: **first, days: away.len() as u32 }
            } else {
                Availability::Available
            };
            prop_assert_eq!(roster.available(person.id(), window.from(), window.until()), Ok(expected));
        }
    }
}

mod serde {
    use super::*;

    #[test]
    fn entries_are_readable_and_read_back_through_the_same_checks() {
        let json = r#"{"id":"a","name":"王某","post":"科员","category":"生态环境","certificate":{"number":"0501","issuer":"内蒙古自治区人民政府","valid":{"from":"2024-07-01","until":"2029-06-30"}},"division":"150102","employment":{"borrowed":{"from":"150202"}},"leave":[{"from":"2027-02-08","until":"2027-02-12"}]}"#;
        let entry: Inspector = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&entry).unwrap(), json);
        assert_eq!(entry.employment, borrowed("150202"));
        let reversed = json.replace("2027-02-12", "2027-02-01");
        let error = serde_json::from_str::<Inspector>(&reversed).unwrap_err().to_string();
        assert!(error.starts_with("from 2027-02-08 until 2027-02-01 ends before it begins"), "{error}");
        let unknown = json.replace("\"post\"", "\"rank\"");
        assert!(serde_json::from_str::<Inspector>(&unknown).is_err());
        let own =
            r#"{"id":"a","name":"王某","post":"科员","category":"生态环境","division":"150102","employment":"own"}"#;
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Inspector>(own).unwrap()).unwrap(), own);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn lists_read_back(lists in lists(0..8)) {
            let json = serde_json::to_string(&(&lists.inspectors, &lists.aliases, &lists.recusals)).unwrap();
            let read: (Vec<Inspector>, Vec<Alias>, Vec<Recusal>) = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(read, (lists.inspectors, lists.aliases, lists.recusals));
        }
    }
}
