//! The registry (Art. 7) as other crates meet it: every door, every refusal, every size.
#![cfg(feature = "proptest")]

use proptest::prelude::*;
use shuangsuiji::registry::{
    CreditCode, CreditCodeError, FieldError, RawSource, Registry, RegistryBuilder, RegistryError, Source, SourceField,
    SourceState,
};
use shuangsuiji::strategies::registry::{division, registry, sources};
use shuangsuiji::{Article, Code, Division, Explain};

const RAW: RawSource<'_> = RawSource {
    id: "NM-1",
    name: "示例化工有限公司",
    credit_code: Some("91150400MA0N1Q9YXG"),
    legal_representative: Some("王某"),
    phone: Some("0471-0000000"),
    division: "150102",
    stratum: "key",
    state: "active",
};

fn build<'a>(records: impl IntoIterator<Item = RawSource<'a>>) -> Registry {
    let mut builder = RegistryBuilder::new();
    records.into_iter().for_each(|record| builder.push(&record));
    builder.finish().unwrap()
}

fn ids(registry: &Registry) -> Vec<&str> {
    registry.iter().map(|source| source.id()).collect()
}

fn place(text: &str) -> Division {
    text.parse().unwrap()
}

#[track_caller]
fn refused<'a>(records: impl IntoIterator<Item = RawSource<'a>>, expected: &[(Code, &str, &str)]) {
    let mut builder = RegistryBuilder::strict();
    records.into_iter().for_each(|record| builder.push(&record));
    let errors = builder.finish().unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.code(), error.to_string(), error.chinese())).collect();
    let expected: Vec<_> = expected.iter().map(|(c, e, z)| (*c, (*e).to_owned(), (*z).to_owned())).collect();
    assert_eq!(found, expected);
    assert!(errors.iter().all(|error| error.article().is_none_or(|it| it == Article::Art7)));
}

#[test]
fn a_record_keeps_every_field() {
    let registry = build([RAW]);
    let source = registry.get("NM-1").unwrap();
    assert_eq!((source.row(), source.id(), source.name()), (0, "NM-1", "示例化工有限公司"));
    assert_eq!(source.credit_code(), CreditCode::strict("91150400MA0N1Q9YXG").ok());
    assert_eq!((source.legal_representative(), source.phone()), (Some("王某"), Some("0471-0000000")));
    assert_eq!((source.division(), source.stratum().as_str()), (place("150102"), "key"));
    assert_eq!(source.state(), SourceState::Active);
    assert_eq!(registry.incomplete().count(), 0);
    assert_eq!(format!("{registry:?}"), "Registry { sources: 1, strata: [\"key\"] }");
    assert_eq!(format!("{source:?}"), "SourceRef { row: 0, id: \"NM-1\", .. }");
}

#[test]
fn ids_are_sorted_by_bytes_and_strata_too() {
    let registry = build([
        RawSource { id: "é", stratum: "project", ..RAW },
        RawSource { id: "a", stratum: "key", ..RAW },
        RawSource { id: "Z", stratum: "general", ..RAW },
        RawSource { id: "企", stratum: "key", ..RAW },
        RawSource { id: "a0", stratum: "project", ..RAW },
    ]);
    assert_eq!(ids(&registry), ["Z", "a", "a0", "é", "企"]);
    assert_eq!(registry.iter().next_back().unwrap().id(), "企");
    assert_eq!(registry.strata().iter().map(|s| s.as_str()).collect::<Vec<_>>(), ["general", "key", "project"]);
    let strata: Vec<_> = registry.iter().map(|source| source.stratum().as_str()).collect();
    assert_eq!(strata, ["general", "key", "project", "project", "key"]);
    assert!(registry.get("b").is_none() && registry.get("").is_none() && registry.at(5).is_none());
}

#[test]
fn every_bad_field_of_every_record_is_told_at_once() {
    refused(
        [
            RAW,
            RawSource { id: "NM 2", name: "", ..RAW },
            RawSource { id: "NM-3", credit_code: Some("914403001922038217"), phone: Some("1\n2"), ..RAW },
            RawSource {
                id: "NM-4",
                legal_representative: Some(""),
                division: "1501",
                stratum: "Key",
                state: "开",
                ..RAW
            },
        ],
        &[
            (
                Code::TEXT_CHARACTER,
                "record 2 (id `NM 2`), id: character ' ' at byte 2 of `NM 2`; expected no white space and no control character",
                "第2条（编号“NM 2”）编号：“NM 2”第3个字符' '不允许，应不含空白和控制字符",
            ),
            (
                Code::TEXT_EMPTY,
                "record 2 (id `NM 2`), name: the text is empty; expected at least one character",
                "第2条（编号“NM 2”）主体名称：内容为空，至少应有一个字符",
            ),
            (
                Code::CREDIT_CODE_CHECK,
                "record 3 (id `NM-3`), credit_code: `914403001922038217` ends in 7; expected the check character 6 (GB 32100-2015)",
                "第3条（编号“NM-3”）统一社会信用代码：“914403001922038217”末位是7，校验码应为6（GB 32100-2015）",
            ),
            (
                Code::TEXT_CHARACTER,
                "record 3 (id `NM-3`), phone: character '\\n' at byte 1 of `1***`; expected no control character",
                "第3条（编号“NM-3”）联系电话：“1***”其中的字符'\\n'不允许，应不含控制字符",
            ),
            (
                Code::TEXT_EMPTY,
                "record 4 (id `NM-4`), legal_representative: the text is empty; expected at least one character",
                "第4条（编号“NM-4”）法定代表人：内容为空，至少应有一个字符",
            ),
            (
                Code::DIVISION,
                "record 4 (id `NM-4`), division: `1501` is not a division code; expected six digits (GB/T 2260)",
                "第4条（编号“NM-4”）行政区划代码：“1501”不是行政区划代码，应为六位数字（GB/T 2260）",
            ),
            (
                Code::TEXT_CHARACTER,
                "record 4 (id `NM-4`), stratum: character 'K' at byte 0 of `Key`; expected a to z, 0 to 9, `-`, `.` or `_`",
                "第4条（编号“NM-4”）类别：“Key”第1个字符'K'不允许，应只含“a”至“z”、“0”至“9”、“-”、“.”和“_”",
            ),
            (
                Code::SOURCE_STATE,
                "record 4 (id `NM-4`), state: no state `开`; expected active, suspended, closed, moved, cancelled or revoked, or its Chinese name",
                "第4条（编号“NM-4”）状态：没有“开”这一状态，应为正常、停产、关闭、迁出、注销或吊销",
            ),
        ],
    );
}

#[test]
fn a_repeated_id_is_told_with_both_positions_beside_other_errors() {
    let with = |id, division| RawSource { id, division, ..RAW };
    refused(
        [
            with("b", "150102"),
            with("a", "150102"),
            with("b", "x"),
            with("a b", "150102"),
            with("a b", "150102"),
            with("a", "150102"),
            with("b", "150102"),
        ],
        &[
            (
                Code::DIVISION,
                "record 3 (id `b`), division: `x` is not a division code; expected six digits (GB/T 2260)",
                "第3条（编号“b”）行政区划代码：“x”不是行政区划代码，应为六位数字（GB/T 2260）",
            ),
            (
                Code::TEXT_CHARACTER,
                "record 4 (id `a b`), id: character ' ' at byte 1 of `a b`; expected no white space and no control character",
                "第4条（编号“a b”）编号：“a b”第2个字符' '不允许，应不含空白和控制字符",
            ),
            (
                Code::TEXT_CHARACTER,
                "record 5 (id `a b`), id: character ' ' at byte 1 of `a b`; expected no white space and no control character",
                "第5条（编号“a b”）编号：“a b”第2个字符' '不允许，应不含空白和控制字符",
            ),
            (
                Code::SOURCE_REPEATED,
                "records 1 and 3 both have the id `b`; expected every id once",
                "第1条与第3条的编号同为“b”，编号不得重复",
            ),
            (
                Code::SOURCE_REPEATED,
                "records 2 and 6 both have the id `a`; expected every id once",
                "第2条与第6条的编号同为“a”，编号不得重复",
            ),
            (
                Code::SOURCE_REPEATED,
                "records 1 and 7 both have the id `b`; expected every id once",
                "第1条与第7条的编号同为“b”，编号不得重复",
            ),
        ],
    );
}

#[test]
fn limits_of_size_are_told() {
    let full = RegistryError::TextsFull { position: 7, id: "a".to_owned(), field: SourceField::Name };
    assert_eq!(full.to_string(), "record 7 (id `a`), name: the texts of this field exceed 4 GiB; split the registry");
    assert_eq!(full.chinese(), "第7条（编号“a”）主体名称：该字段文字合计超过4GiB，请拆分信息库");
    let many = RegistryError::TooMany { most: u32::MAX };
    assert_eq!(many.to_string(), "more than 4294967295 records; split the registry");
    assert_eq!(many.chinese(), "记录超过4294967295条，请拆分信息库");
    assert_eq!((full.code(), many.code()), (Code::SOURCE_TEXTS_FULL, Code::SOURCES_TOO_MANY));
    // What fits into memory is form: no article speaks of it.
    assert_eq!((full.article(), many.article()), (None, None));
}

#[test]
fn a_code_that_fails_its_check_is_kept_unless_read_strictly() {
    let failing = RawSource { id: "NM-2", credit_code: Some("91310115MA1H8R7C6D"), ..RAW };
    let registry = build([RAW, failing]);
    let listed: Vec<_> = registry.failing_credit_codes().map(|source| source.id()).collect();
    assert_eq!(listed, ["NM-2"]);

    let mut builder = RegistryBuilder::strict();
    builder.push(&failing);
    let errors = builder.finish().unwrap_err();
    assert!(matches!(
        errors.iter().next(),
        Some(RegistryError::Field { reason: FieldError::CreditCode(CreditCodeError::Both { .. }), .. })
    ));
}

#[test]
fn facts_that_art_7_asks_for_and_that_are_missing_are_listed() {
    let registry = build([
        RawSource { id: "d", phone: None, ..RAW },
        RawSource { id: "c", credit_code: None, legal_representative: None, phone: None, ..RAW },
        RawSource { id: "b", ..RAW },
        RawSource { id: "a", legal_representative: None, ..RAW },
    ]);
    let listed: Vec<_> = registry.incomplete().map(|source| (source.id(), source.missing().collect())).collect();
    let expected: [(&str, Vec<SourceField>); 3] = [
        ("a", vec![SourceField::LegalRepresentative]),
        ("c", vec![SourceField::CreditCode, SourceField::LegalRepresentative, SourceField::Phone]),
        ("d", vec![SourceField::Phone]),
    ];
    assert_eq!(listed, expected);
}

#[test]
fn sites_of_one_enterprise_may_share_its_credit_code() {
    let registry = build([
        RawSource { id: "site-2", ..RAW },
        RawSource { id: "other", credit_code: Some("914403001922038216"), ..RAW },
        RawSource { id: "site-1", division: "150202", ..RAW },
        RawSource { id: "unknown-1", credit_code: None, ..RAW },
        RawSource { id: "unknown-2", credit_code: None, ..RAW },
    ]);
    let shared = registry.shared_credit_codes();
    let shared: Vec<_> =
        shared.iter().map(|(code, sources)| (code.as_str(), sources.iter().map(|s| s.id()).collect())).collect();
    assert_eq!(shared, [("91150400MA0N1Q9YXG", vec!["site-1", "site-2"])]);
}

#[test]
fn where_a_source_lies_is_not_read_from_its_credit_code() {
    // Registered in 440300, and in 150400; lies in 150102.
    let registry =
        build([RawSource { id: "a", credit_code: Some("914403001922038216"), ..RAW }, RawSource { id: "b", ..RAW }]);
    let count = |division: &str| registry.within(place(division)).count();
    assert_eq!(["150102", "150100", "150000", "440300", "150400"].map(count), [2, 2, 2, 0, 0]);
}

#[test]
fn every_size_is_built_sorted_and_searched() {
    for size in [0u32, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537] {
        let mut builder = RegistryBuilder::new();
        // An odd factor visits every residue mod 2^20 once: distinct ids in a scrambled order.
        for number in (0..size).map(|n| n.wrapping_mul(0x9E37_79B1) & 0xF_FFFF) {
            builder.push(&RawSource { id: &format!("{number:018}"), ..RAW });
        }
        let registry = builder.finish().unwrap();
        assert_eq!((registry.len(), registry.is_empty()), (size, size == 0));
        assert!(ids(&registry).is_sorted_by(|one, other| one < other));
        assert!((0..size).step_by(251).chain(size.checked_sub(1)).all(|row| {
            let source = registry.at(row).unwrap();
            registry.get(source.id()).unwrap().row() == row && source.name() == RAW.name
        }));
        assert!(registry.at(size).is_none() && registry.get("x").is_none());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_sources_does_not_matter(
        (sources, shuffled) in sources(0..40).prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle()))
    ) {
        let registry = Registry::new(sources).unwrap();
        prop_assert_eq!(&registry, &Registry::new(shuffled).unwrap());
        prop_assert!(ids(&registry).is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn every_source_is_found_as_it_was_given(sources in sources(0..40)) {
        let registry = Registry::new(sources.clone()).unwrap();
        prop_assert_eq!(registry.len() as usize, sources.len());
        for Source { id, name, credit_code, legal_representative, phone, division, stratum, state } in &sources {
            let found = registry.get(id.as_str()).unwrap();
            prop_assert_eq!(found.name(), name.as_str());
            prop_assert_eq!(found.credit_code(), *credit_code);
            prop_assert_eq!(found.legal_representative(), legal_representative.as_ref().map(|text| text.as_str()));
            prop_assert_eq!(found.phone(), phone.as_ref().map(|text| text.as_str()));
            prop_assert_eq!((found.division(), found.stratum(), found.state()), (*division, stratum, *state));
        }
    }

    #[test]
    fn within_is_what_the_division_contains(registry in registry(0..60), division in division()) {
        let within: Vec<_> = registry.within(division).map(|source| source.row()).collect();
        let expected: Vec<_> =
            registry.iter().filter(|source| division.contains(source.division())).map(|source| source.row()).collect();
        prop_assert_eq!(within, expected);
    }

    #[test]
    fn any_text_in_any_field_is_read_or_refused(texts in proptest::array::uniform8(".{0,20}|key|150102|active|a")) {
        let [id, name, credit_code, legal_representative, phone, division, stratum, state] = &texts;
        let mut builder = RegistryBuilder::new();
        builder.push(&RawSource {
            id, name, division, stratum, state,
            credit_code: Some(credit_code),
            legal_representative: Some(legal_representative),
            phone: Some(phone),
        });
        if let Err(errors) = builder.finish() {
            prop_assert!(errors.to_string().lines().count() > 1 && !errors.chinese().is_empty());
        }
    }
}

mod serde {
    use super::*;

    #[test]
    fn a_registry_is_an_array_of_sources() {
        let registry = build([RAW, RawSource { id: "NM-0", credit_code: None, phone: None, state: "关闭", ..RAW }]);
        let json = r#"[{"id":"NM-0","name":"示例化工有限公司","legal_representative":"王某","division":"150102","stratum":"key","state":"closed"},{"id":"NM-1","name":"示例化工有限公司","credit_code":"91150400MA0N1Q9YXG","legal_representative":"王某","phone":"0471-0000000","division":"150102","stratum":"key","state":"active"}]"#;
        assert_eq!(serde_json::to_string(&registry).unwrap(), json);
        assert_eq!(serde_json::from_str::<Registry>(json).unwrap(), registry);
        let sources: Vec<Source> = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&sources).unwrap(), json);
    }

    #[test]
    fn bad_records_are_refused_together_and_unknown_fields_by_name() {
        let record = |id: &str, more: &str| {
            format!(r#"{{"id":"{id}","name":"x","division":"150102","stratum":"key","state":"active"{more}}}"#)
        };
        let read = |json: String| serde_json::from_str::<Registry>(&json).unwrap_err().to_string();
        let repeated = read(format!("[{},{},{}]", record("a", ""), record("b c", ""), record("a", "")));
        assert!(
            repeated.starts_with("refused with 2 errors:\nrecord 2 (id `b c`), id: character ' ' at byte 1"),
            "{repeated}"
        );
        assert!(repeated.contains("\nrecords 1 and 3 both have the id `a`; expected every id once"), "{repeated}");
        let unknown = read(format!("[{}]", record("a", r#","tax":1"#)));
        assert!(unknown.starts_with("unknown field `tax`, expected one of `id`, `name`"), "{unknown}");
        assert!(serde_json::from_str::<Source>(&record("a b", "")).is_err());
        assert!(serde_json::from_str::<Source>(&record("a", r#","tax":1"#)).is_err());
        assert!(read("{}".to_owned()).contains("expected an array of sources"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn what_is_written_reads_back(registry in registry(0..20)) {
            let json = serde_json::to_string(&registry).unwrap();
            prop_assert_eq!(serde_json::from_str::<Registry>(&json).unwrap(), registry);
        }
    }
}
