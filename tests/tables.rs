//! Tables as offices keep them: what is repaired, what is refused, and that nothing is guessed.
#![cfg(all(feature = "csv", feature = "proptest"))]

use proptest::prelude::*;
use proptest::sample::{Index, select};
use shuangsuiji::registry::{Registry, SourceState, csv};
use shuangsuiji::roster::csv as roster_csv;
use shuangsuiji::strategies::registry::registry;
use shuangsuiji::strategies::roster::lists;
use shuangsuiji::tables::{Epoch, RepairKind, TableOptions, TableRead};
use shuangsuiji::{Code, Explain};

#[path = "tables/reading.rs"]
mod reading;

use reading::{read, refused};

/// As an office keeps it.
const OFFICE: &str = "\u{feff}示例市2027年污染源名单,,,,,,,,,\r\n\
    序号,企业编号,企业名称（必填）,统一社会信用代码, 法人代表 ,联系电话,行政区划,管理类别,企业状态,备注\r\n\
    1,ＮＭ－１,\"示例\r\n化工有限公司\",９1150400ma0n1q9yxg,王某,0471-0000000,150102,key,在营,\r\n\
    2,\"=\"\"0012\"\"\",示例电厂\u{3000},-,暂无,4710000002,150102.0,key,正常,老厂\r\n\
    ,,,,,,,,,\r\n\
    序号,企业编号,企业名称（必填）,统一社会信用代码, 法人代表 ,联系电话,行政区划,管理类别,企业状态,备注\r\n\
    4,'0013,示例纸业,无,,,\"150,102\",general,已关闭,\r\n\
    合计,3家,,,,,,,,\r\n\
    填表人：张某,,,,,,,,,\r\n";

const STRICT: &str = "id,name,credit_code,legal_representative,phone,division,stratum,state\n\
    NM-1,示例化工有限公司,91150400MA0N1Q9YXG,王某,0471-0000000,150102,key,active\n\
    0012,示例电厂,,,4710000002,150102,key,active\n\
    0013,示例纸业,,,,150102,general,closed\n";

#[test]
fn a_table_of_an_office_is_read_as_it_is_and_every_repair_is_told() {
    let office = read(OFFICE);
    assert_eq!(office.value, csv::read(STRICT).unwrap());
    let told: Vec<String> = office.repairs.iter().map(ToString::to_string).collect();
    for expected in [
        "line 1: line above the header left out: `示例市2027年污染源名单`",
        "line 2, column 3 (name): header read as the column: `企业名称（必填）` is `name`",
        "line 2, column 10: column left out: `备注`",
        "line 3, column 2 (id): full-width characters made plain: `ＮＭ－１` is `NM-1`",
        "line 3, column 3 (name): line break removed: `示例\\r\\n化工有限公司` is `示例化工有限公司`",
        "line 3, column 4 (credit_code): small letters made capital: `91150400ma0n1q9yxg` is `91150400MA0N1Q9YXG`",
        "line 5, column 2 (id): a spreadsheet's quoting removed: `=\\\"0012\\\"` is `0012`",
        "line 5, column 5 (legal_representative): read as not known: `暂***`",
        "line 5, column 6 (phone): its leading zero seems lost; kept: `471***02` is `471***02`",
        "line 6: empty line left out: ``",
        "line 7: repeated header left out: `序号`",
        "line 8, column 1: serial numbers not 1, 2, 3, …: lines may be missing or doubled: `4`",
        "line 8, column 7 (division): a number that a program wrote: `150,102` is `150102`",
        "line 9: line with a total left out: `合计`",
        "line 10: line with a note left out: `填表人`",
    ] {
        let expected = expected.replace("a number that a program wrote", "number read as text");
        assert!(told.contains(&expected), "{expected} is not among\n{}", told.join("\n"));
    }
    assert!(!told.iter().any(|repair| repair.contains("4710000002")), "a phone is shortened");
    assert!(office.repairs.iter().all(|repair| !repair.chinese().is_empty()));
}

#[test]
fn a_total_that_is_not_the_number_of_lines_is_refused() {
    let (code, message) = refused(OFFICE.replace("合计,3家", "合计,4")).remove(0);
    assert_eq!(code, Code::TABLE_TOTAL);
    assert_eq!(
        message,
        "line 9, column 1: the total says 4, but 3 lines were read; expected that none is hidden or missing"
    );
}

#[test]
fn other_separators_and_encodings_are_found_by_the_header() {
    let semicolons = STRICT.replace(',', ";");
    let tabs = STRICT.replace(',', "\t");
    let chinese = STRICT.replace("id,name", "编号,企业名称");
    let utf16: Vec<u8> = chinese.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let strict = csv::read(STRICT).unwrap();
    for (table, kind) in [
        (semicolons.into_bytes(), RepairKind::Separator),
        (tabs.into_bytes(), RepairKind::Separator),
        (utf16, RepairKind::Encoding),
    ] {
        let read = read(table);
        assert_eq!(read.value, strict);
        assert!(read.repairs.iter().any(|repair| repair.kind == kind));
    }
}

#[cfg(feature = "gbk")]
#[test]
fn gbk_is_read_where_utf_8_is_not() {
    let (gbk, _, lossy) = encoding_rs::GBK.encode(STRICT);
    assert!(!lossy);
    let read = read(&gbk);
    assert_eq!(read.value, csv::read(STRICT).unwrap());
    assert_eq!(read.repairs[0].to_string(), "line 1: read in another encoding: `GB 18030`");
    // Cut within a character, with the line.
    let cut = gbk.iter().rposition(|byte| *byte >= 0x80).unwrap();
    assert_eq!(refused(&gbk[..cut])[0].0, Code::TABLE_ENCODING);
}

#[test]
fn what_may_be_two_things_is_refused_by_both_and_the_host_can_say_which() {
    let table = "企业编号,企业名称,单位名称,行政区划,管理类别,企业状态\n1,甲,乙,150102,重点,停业\n";
    let (code, message) = refused(table).remove(0);
    assert_eq!(code, Code::TABLE_COLUMN_REPEATED);
    assert_eq!(
        message,
        "line 1, column 3: `单位名称` may be `name`, and so may `企业名称` in column 2; say which by the map of columns"
    );
    let mut options = TableOptions {
        columns: [("name".to_owned(), "单位名称".to_owned())].into(),
        words: vec![("stratum".to_owned(), "重点".to_owned(), "key".to_owned())],
        ..TableOptions::default()
    };
    let errors = csv::read_tolerant(table, &options).unwrap_err();
    assert_eq!(errors.count(), 1);
    assert_eq!(
        errors.iter().next().unwrap().to_string(),
        "line 2, column 6 (state): `停业` may be closed or suspended; write the one that is meant"
    );
    options.words.push(("state".to_owned(), "停业".to_owned(), "closed".to_owned()));
    let read = csv::read_tolerant(table, &options).unwrap().value;
    let source = read.get("1").unwrap();
    assert_eq!((source.name(), source.state(), source.stratum().as_str()), ("乙", SourceState::Closed, "key"));
    options.words.push(("state".to_owned(), "停业".to_owned(), "suspended".to_owned()));
    assert!(csv::read_tolerant(table, &options).is_err(), "the host's words contradict each other");
    options.columns.insert("phone".to_owned(), "手机".to_owned());
    options.columns.insert("fax".to_owned(), "传真".to_owned());
    let errors = csv::read_tolerant(table, &options).unwrap_err();
    assert_eq!(errors.count(), 2, "{errors}");
}

#[test]
fn what_a_spreadsheet_destroyed_is_found_in_every_mode() {
    for (column, value, code) in [
        ("NM-1", "9.1150102E+17", Code::TABLE_VALUE_DESTROYED),
        ("NM-1", "911501020000000000", Code::CREDIT_CODE_DESTROYED),
        ("示例化工有限公司", "????????", Code::TABLE_VALUE_DESTROYED),
        ("示例化工有限公司", "nan", Code::TABLE_VALUE_DESTROYED),
        ("91150400MA0N1Q9YXG", "9.1150102E+17", Code::CREDIT_CODE_DESTROYED),
        ("91150400MA0N1Q9YXG", "911501020000000000", Code::CREDIT_CODE_DESTROYED),
        ("0471-0000000", "4.71E+09", Code::TABLE_VALUE_DESTROYED),
    ] {
        let table = STRICT.replacen(column, value, 1);
        let strict = csv::read(&table).unwrap_err();
        assert_eq!((strict.code(), strict.count()), (code, 1), "{value}");
        assert_eq!(refused(&table).iter().map(|(code, _)| *code).collect::<Vec<_>>(), [code], "{value}");
    }
}

#[test]
fn no_message_repeats_what_is_somebodys_whole() {
    let table = STRICT.replace("0471-0000000", "\"13800\u{7}000000\"").replace("王某", "\"欧阳\u{7}某某\"");
    let errors = csv::read(&table).unwrap_err();
    assert_eq!(errors.count(), 2);
    assert!(!errors.to_string().contains("000000") && !errors.to_string().contains("某某"), "{errors}");
    let inspectors = "id,name,post,category,certificate_number,certificate_issuer,valid_from,valid_until,division,borrowed_from,leave\n\
        I-1,王某,科员,综合,\"05010\u{7}001\",某厅,2024-07-01,2029-06-30,150100,,\n";
    let errors = roster_csv::read_inspectors(inspectors).unwrap_err();
    assert!(errors.to_string().contains("`050***01`"), "{errors}");
}

#[test]
fn many_errors_are_told_kind_by_kind_and_a_bad_header_once() {
    let mut table = "id,name,credit_code,legal_representative,phone,division,stratum,state\n".to_owned();
    for number in 0..119 {
        table.push_str(&format!("E-{number},示例,,,,150102,重点,active\n"));
    }
    table.push_str("E-119,示例,,,,15010,key,active\nE-120,,,,,150102,key,gone\n");
    let errors = csv::read(&table).unwrap_err();
    let (told, chinese) = (errors.to_string(), errors.chinese());
    assert!(chinese.starts_with("未通过检查，共122处错误，分4类：\n类别：共119处，首处：第2行第7列："), "{chinese}");
    assert!(chinese.ends_with("\n另有102处"), "{chinese}");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "refused with 122 errors of 4 kinds:");
    assert!(lines[1].starts_with("stratum: 119 times, first: line 2, column 7: "), "{}", lines[1]);
    assert!(lines[2].starts_with("line 121, column 6: "), "{}", lines[2]);
    assert_eq!(lines.last(), Some(&"and 102 more"));
    assert_eq!(csv::read("甲,乙,丙\n1,2,3\n").unwrap_err().count(), 1);
    assert_eq!(refused("甲,乙\n1,2\n").len(), 1);
    // As one spreadsheet exports Chinese by default.
    assert_eq!(csv::read("??,????\n1,??\n").unwrap_err().code(), Code::TABLE_VALUE_DESTROYED);
    assert_eq!(refused("??,????\n1,??\n")[0].0, Code::TABLE_VALUE_DESTROYED);
}

#[test]
fn a_roster_is_read_as_an_office_writes_it() {
    let table = "姓名,人员编号,职务,执法类别,执法证编号,发证机关,有效期自,有效期至,行政区划,请假时间\n\
        王某,I-1,科员,综合,05010001,某厅,2024年7月1日,长期,150100,2027.2.8至2027.2.12、2027年3月1日\n\
        李某,I-2,科员,综合,无,无,无,无,150100,无\n\
        张某,I-3,科员,综合,05010003,某厅,45474,47299,150100,\n";
    let refused = roster_csv::read_inspectors_tolerant(table, &TableOptions::default()).unwrap_err();
    assert_eq!(refused.count(), 2, "{refused}");
    assert!(refused.to_string().contains("`45474` may be 2024-07-01 (1900) or 2028-07-02 (1904)"), "{refused}");
    let options = TableOptions { epoch: Some(Epoch::Year1900), ..TableOptions::default() };
    let read = roster_csv::read_inspectors_tolerant(table, &options).unwrap();
    let valid = |at: usize| read.value[at].certificate.as_ref().map(|held| held.valid.to_string());
    assert_eq!(valid(0).as_deref(), Some("2024-07-01/9999-12-31"));
    assert_eq!((valid(1), valid(2).as_deref()), (None, Some("2024-07-01/2029-06-30")));
    assert_eq!(read.value[0].leave.len(), 2);
    assert!(!read.repairs.iter().any(|repair| repair.to_string().contains("05010001")));
    let months = table
        .replace("长期", "2029-10")
        .replace("无,150100,无", "无,150100,2027年2月")
        .replace("45474,47299", "2024-10-1,2029年10月");
    let refused = roster_csv::read_inspectors_tolerant(months, &TableOptions::default()).unwrap_err();
    let told: Vec<String> = refused.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 2, column 8 (valid_until): `2029-10` may be 2029-10-01 or 2029-10-31; write the one that is meant",
            "line 3, column 10 (leave): `2027年2月` may be 2027-02-01 or 2027-02-01/2027-02-28; write the one that is meant",
            "line 4, column 8 (valid_until): `2029年10月` may be 2029-10-01 or 2029-10-31; write the one that is meant",
        ]
    );
    let without = table.replace("执法证编号", "号码");
    let missing = roster_csv::read_inspectors_tolerant(without, &options).unwrap_err();
    assert_eq!((missing.count(), missing.code()), (1, Code::TABLE_COLUMN_MISSING), "{missing}");
}

/// Whether every text within is without blanks at its ends, words for nothing and quotes.
fn is_tidy(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => !text.contains(['\u{3000}', '/', '\'', '"']) && text.trim() == text,
        serde_json::Value::Array(all) => all.iter().all(is_tidy),
        serde_json::Value::Object(fields) => fields.values().all(is_tidy),
        _ => true,
    }
}

/// Of a strict table the tolerant reader reads the same, or lists what it repaired; of a tidy one it repairs nothing.
#[track_caller]
fn reads_alike<T: Clone + PartialEq + std::fmt::Debug + serde::Serialize, E>(
    all: &[T],
    write: impl Fn(&[T]) -> String,
    read: impl Fn(String) -> Result<TableRead<Vec<T>>, E>,
) {
    if let Ok(read) = read(write(all)) {
        assert_eq!(read.value.len(), all.len());
        assert!(read.value == all || !read.repairs.is_empty(), "{:?}", read.value);
    }
    let tidy: Vec<T> = all.iter().filter(|one| is_tidy(&serde_json::to_value(one).unwrap())).cloned().collect();
    let Ok(read) = read(write(&tidy)) else { panic!("{}", write(&tidy)) };
    assert_eq!(read.value, tidy);
    assert!(read.repairs.is_empty(), "{:?}", read.repairs);
}

/// A cell as CSV.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// What the strict reader takes is read alike, but for the cells that are listed.
    #[test]
    fn a_strict_table_changes_only_where_a_repair_is_listed(registry in registry(0..12)) {
        let text = csv::write(&registry);
        if let Ok(read) = csv::read_tolerant(&text, &TableOptions::default()) {
            let listed = |kind: RepairKind| read.repairs.iter().any(|repair| repair.kind == kind);
            if read.repairs.is_empty() {
                prop_assert_eq!(&read.value, &registry);
            } else {
                let known = [RepairKind::Blanks, RepairKind::Unknown, RepairKind::Quoting, RepairKind::FullWidth];
                prop_assert!(known.into_iter().any(listed), "{:?}", read.repairs);
                prop_assert_eq!(read.value.len(), registry.len());
            }
        }
        // Without blanks at the ends, words for nothing and quotes there is nothing to repair, and nothing is.
        let tidy = |text: &str| !text.contains(['\u{3000}', '/', '\'', '"']) && text.trim() == text;
        let sources = registry.iter().filter(|source| {
            [Some(source.id()), Some(source.name()), source.legal_representative(), source.phone()]
                .into_iter().flatten().all(tidy)
        });
        let sources: Vec<_> = sources.map(|source| source.to_source()).collect();
        let registry = Registry::new(sources).unwrap();
        let read = csv::read_tolerant(csv::write(&registry), &TableOptions::default()).unwrap();
        prop_assert_eq!(read.value, registry);
        prop_assert!(read.repairs.is_empty(), "{:?}", read.repairs);
    }

    #[test]
    fn a_strict_roster_changes_only_where_a_repair_is_listed(lists in lists(0..8)) {
        let options = TableOptions::default();
        let inspectors = |text: String| roster_csv::read_inspectors_tolerant(text, &options);
        reads_alike(&lists.inspectors, roster_csv::write_inspectors, inspectors);
        reads_alike(&lists.aliases, roster_csv::write_aliases, |text| roster_csv::read_aliases_tolerant(text, &options));
        reads_alike(&lists.recusals, roster_csv::write_recusals, |text| roster_csv::read_recusals_tolerant(text, &options));
    }

    /// However a table was dirtied, and in whichever order, it is read as the clean one, or refused.
    #[test]
    fn dirt_in_any_order_never_makes_another_registry(
        dirt in proptest::collection::vec((0..9usize, any::<Index>(), any::<Index>()), 0..12),
        order in Just((0..8usize).collect::<Vec<_>>()).prop_shuffle(),
        separator in select(vec![",", ";", "\t"]),
    ) {
        let clean = csv::read(STRICT).unwrap();
        let mut rows: Vec<Vec<String>> =
            STRICT.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        let mut above = Vec::new();
        for (kind, row, column) in dirt {
            let (row, column) = (1 + row.index(3), column.index(8));
            let wide = |text: &str| text.chars().map(|c| match c {
                '0'..='9' => char::from_u32(c as u32 + 0xFEE0).unwrap(),
                c => c,
            }).collect::<String>();
            let cell = &mut rows[row][column];
            match kind {
                0 => *cell = format!(" {cell}"),
                1 => *cell = format!("{cell}\u{3000}\u{200b}"),
                2 if matches!(column, 0 | 2 | 4 | 5) => *cell = wide(cell),
                3 if matches!(column, 0 | 2 | 5) && !cell.is_empty() && !cell.contains(['"', '=']) => {
                    *cell = format!("=\"{cell}\"");
                }
                4 if cell.is_empty() => "暂无".clone_into(cell),
                5 => above.push("示例市名单".to_owned()),
                6 => rows[0].iter_mut().filter(|name| *name == "name").for_each(|name| "企业名称".clone_into(name)),
                7 => rows.push(vec![String::new(); 8]),
                8 if column == 5 && cell.len() == 6 => cell.push_str(".0"),
                _ => {}
            }
        }
        let mut table = above.join("\n");
        if !table.is_empty() {
            table.push('\n');
        }
        for row in rows {
            let cells: Vec<String> = order.iter().map(|at| quoted(&row[*at])).collect();
            table.push_str(&cells.join(separator));
            table.push('\n');
        }
        match csv::read_tolerant(&table, &TableOptions::default()) {
            Ok(read) => {
                prop_assert_eq!(&read.value, &clean, "{}", table);
                // Once clean, there is nothing left to repair.
                let again = csv::read_tolerant(csv::write(&read.value), &TableOptions::default()).unwrap();
                prop_assert!(again.value == clean && again.repairs.iter().all(|it| it.kind == RepairKind::LostZero));
            }
            Err(errors) => prop_assert!(false, "{}\n{}", errors, table),
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in any::<Vec<u8>>(),
        cells in "([a\"',;\\t=\\r\\n?]|合计|小计：3|序号|一、|甲|\u{3000}|150102|key|在营|active|id,name,division,stratum,state){0,60}",
    ) {
        let _ = csv::read_tolerant(&bytes, &TableOptions::default());
        for start in ["", "PK\u{3}\u{4}[Content_Types].xml", "id,name,division,stratum,state\n"] {
            if let Err(errors) = csv::read_tolerant(format!("{start}{cells}"), &TableOptions::default()) {
                prop_assert!(!errors.chinese().is_empty() && !errors.to_string().is_empty());
            }
        }
    }
}
