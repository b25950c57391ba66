//! What offices do to tables beyond single cells: sections, blocks with totals, second lists, columns without a header, cells
//! that refer to others. Nothing of it is lost without a word, and nothing is guessed.
#![cfg(all(feature = "csv", feature = "workbooks"))]

use shuangsuiji::Code;
use shuangsuiji::registry::{Registry, csv};
use shuangsuiji::roster::csv as roster_csv;
use shuangsuiji::tables::{RepairKind, TableOptions, TableRead};

#[path = "tables/reading.rs"]
mod reading;

use reading::{read, refused};

fn made(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/tables/made/{name}")).unwrap()
}

fn told(read: &TableRead<Registry>, kinds: &[RepairKind]) -> Vec<String> {
    read.repairs.iter().filter(|it| kinds.contains(&it.kind)).map(ToString::to_string).collect()
}

fn ids(read: &TableRead<Registry>) -> Vec<&str> {
    read.value.iter().map(|source| source.id()).collect()
}

const HEADER: &str = "编号,企业名称,行政区划,管理类别,状态,联系电话\n";

#[test]
fn a_merged_section_between_records_is_a_note_and_touches_none_of_them() {
    let sections = read(made("sections.xlsx"));
    assert_eq!(ids(&sections), ["E-1", "E-2", "E-3"]);
    let expected = [
        "`名单` line 3: line with a note left out: `一、一般排污单位`",
        "`名单` line 6: line with a note left out: `联系人`",
    ];
    assert_eq!(told(&sections, &[RepairKind::NoteLine, RepairKind::Merged]), expected);
}

#[test]
fn a_number_in_the_usual_format_of_numbers_is_its_digits() {
    let numbers = read(made("blank-format.xlsx"));
    assert_eq!(numbers.value.get("E-1").unwrap().division().to_string(), "150102");
    assert_eq!(
        told(&numbers, &[RepairKind::Number]),
        ["`名单`!C2 (division): number read as text: `150102` is `150102`"]
    );
}

#[test]
fn a_day_is_what_is_shown_and_never_the_end_of_time() {
    let typed = roster_csv::read_inspectors_tolerant(made("typed-day.xlsx"), &TableOptions::default()).unwrap();
    assert_eq!(typed.value[0].certificate.as_ref().unwrap().valid.to_string(), "2026-03-05/2029-06-30");
    assert!(typed.repairs.iter().any(|it| it.kind == RepairKind::Date && it.before == "20290630"));
    for name in ["months.xlsx", "months-libreoffice.ods", "months-libreoffice.xls"] {
        let months = roster_csv::read_inspectors_tolerant(made(name), &TableOptions::default()).unwrap_err();
        let months = months.to_string();
        assert!(months.contains("`2028-03` may be 2028-03-01 or 2028-03-31"), "{name}: {months}");
    }
    let header = "编号,姓名,职务,执法类别,执法证号,发证机关,有效期起,有效期止,行政区划代码\n";
    let line = |until: &str| format!("{header}I-1,王某,科员,综合,05010001,某厅,2026-03-05,{until},150102\n");
    let read = |until: &str| roster_csv::read_inspectors_tolerant(line(until), &TableOptions::default());
    let error = read("98年1月2日").unwrap_err().to_string();
    assert!(error.contains("may be 1998-01-02 or 2098-01-02"), "{error}");
    assert_eq!(
        read("28年1月2日").unwrap().value[0].certificate.as_ref().unwrap().valid.until().to_string(),
        "2028-01-02"
    );
}

#[test]
fn sheets_and_columns_that_are_not_read_are_told() {
    let lists = read(made("two-lists.xlsx"));
    assert_eq!(ids(&lists), ["E-1", "E-2"]);
    assert_eq!(told(&lists, &[RepairKind::OtherSheet]), ["`一般单位` line 1: sheet not read: `一般单位`"]);
    let phones = read(made("two-phones.xlsx"));
    assert_eq!(told(&phones, &[RepairKind::SurplusColumn]), ["`名单`!G2: column left out: ``"]);
    let behind = read(made("behind-header.xlsx"));
    assert_eq!(ids(&behind), ["E-1", "E-2"]);
    assert_eq!(told(&behind, &[RepairKind::SurplusColumn]), ["`名单`!G3: column left out: ``"]);
    let second = read(made("second-page.xlsx"));
    assert_eq!(ids(&second), ["E-1", "E-2", "E-3"]);
    let lines = [RepairKind::RepeatedHeader, RepairKind::SurplusColumn];
    assert_eq!(
        told(&second, &lines),
        ["`名单`!G4: column left out: ``", "`名单` line 4: repeated header left out: `编号`"]
    );
    let blank = HEADER.replace("联系电话", "");
    let phones = read(format!("{blank}E-1,甲厂,150102,key,正常,\nE-2,乙厂,150102,key,正常,0471-0000000\n"));
    assert_eq!(told(&phones, &[RepairKind::SurplusColumn]), ["line 3, column 6: column left out: ``"]);
    assert!(told(&read(format!("{blank}E-1,甲厂,150102,key,正常,\n")), &[RepairKind::SurplusColumn]).is_empty());
}

#[test]
fn a_title_merged_over_two_lines_is_none_of_the_two_of_the_header() {
    let titled = read(made("titled-two-line-header.xlsx"));
    assert_eq!(ids(&titled), ["E-1", "E-2"]);
    assert_eq!(
        told(&titled, &[RepairKind::TitleLine]),
        ["`名单` line 1: line above the header left out: `示例市污染源名单`"]
    );
}

#[test]
fn lines_of_an_old_macintosh_have_their_numbers() {
    let table = format!("{HEADER}E-1,\"甲\n厂\",150102,key,正常,\n\nE-2,乙厂,15010,key,正常,\n");
    for (end, line) in [("\n", 5), ("\r\n", 5), ("\r", 5)] {
        let errors = refused(table.replace('\n', end));
        assert!(errors[0].1.contains(&format!("line {line}")), "{end:?}: {errors:?}");
        let strict = format!("{HEADER}E-1,\"甲厂\",150102,key,active,\n\nE-2,乙厂,15010,key,active,\n");
        let columns = "id,name,credit_code,legal_representative,phone,division,stratum,state\n";
        let strict = strict
            .replace(HEADER, columns)
            .replace("厂\",", "厂\",,,,")
            .replace("乙厂,", "乙厂,,,,")
            .replace("active,", "active");
        let error = csv::read(strict.replace('\n', end)).unwrap_err().to_string();
        assert!(error.contains("line 4"), "{end:?}: {error}");
    }
}

#[test]
fn words_of_a_column_that_has_none_are_refused() {
    let table = format!("{HEADER}E-1,甲厂,150102,key,正常,\n");
    for column in ["name", "strata"] {
        let words = vec![(column.to_owned(), "甲厂".to_owned(), "乙厂".to_owned())];
        let options = TableOptions { words, ..TableOptions::default() };
        let error = csv::read_tolerant(&table, &options).unwrap_err().to_string();
        let expected = format!("words are given for `{column}`, whose cells are none; expected `stratum`");
        assert!(error.contains(&expected), "{error}");
    }
    // Of a workbook it is said as well, whatever its sheets are; and of a table in which no column has any.
    let words = vec![("stratum".to_owned(), "甲".to_owned(), "key".to_owned())];
    let options = TableOptions { words, ..TableOptions::default() };
    assert!(csv::read_tolerant(made("two-lists.xlsx"), &options).is_ok());
    let none = roster_csv::read_inspectors_tolerant(made("typed-day.xlsx"), &options).unwrap_err().to_string();
    assert!(none.ends_with("line 1: words are given for `stratum`; no column of this table takes any"), "{none}");
    let words = vec![("name".to_owned(), "甲".to_owned(), "乙".to_owned())];
    let options = TableOptions { words, ..TableOptions::default() };
    let error = csv::read_tolerant(made("two-lists.xlsx"), &options).unwrap_err().to_string();
    assert!(error.contains("line 1: words are given for `name`, whose cells are none"), "{error}");
}

#[test]
fn quotes_that_swallow_a_source_are_refused() {
    let table = format!("{HEADER}E-1,\"甲厂,150102,key,正常,\nE-2,\"乙厂,150102,key,正常,\n");
    let errors = refused(table);
    assert_eq!(errors[0].0, Code::TABLE_CELLS, "{errors:?}");
    let name = format!("{HEADER}E-1,\"甲厂\n（东区）\",150102,key,正常,\n");
    assert_eq!(read(name).value.get("E-1").unwrap().name(), "甲厂（东区）");
}

#[test]
fn of_two_headers_that_could_be_one_column_neither_is_taken() {
    let table = "编号,企业编号,企业名称,行政区划,管理类别,状态\n1,NM-7,甲厂,150102,key,正常\n";
    let errors = refused(table);
    assert!(errors[0].1.contains("`企业编号` may be `id`, and so may `编号`"), "{errors:?}");
    let table = "编号,企业名称,行政区划,管理类别,状态,企业状态\nE-1,甲厂,150102,key,正常,已关闭\n";
    assert!(refused(table)[0].1.contains("may be `state`"));
    let map = [("state".to_owned(), "企业状态".to_owned())].into();
    let options = TableOptions { columns: map, ..TableOptions::default() };
    let mapped = csv::read_tolerant(table, &options).unwrap();
    assert_eq!(mapped.value.get("E-1").unwrap().state().as_str(), "closed");
}

#[test]
fn a_cell_that_refers_to_the_one_above_is_refused() {
    for same in ["同上", "〃"] {
        let errors = refused(format!("{HEADER}E-1,甲厂,150102,key,正常,\nE-2,{same},150102,key,正常,\n"));
        assert!(errors[0].1.contains("a reference to the cell above"), "{errors:?}");
    }
}

#[test]
fn blocks_have_their_totals_and_the_table_has_its() {
    let block = |total: &str, sum: &str| {
        format!(
            "{HEADER}E-1,甲厂,150102,key,正常,\nE-2,乙厂,150102,key,正常,\n新城区合计,2家,,,,\n\
             E-3,丙厂,150102,key,正常,\n{total},,,,\n总计：{sum},,,,,\n注1：{total},,,,,\n（以下空白）,,,,,\n"
        )
    };
    let lines = [RepairKind::TotalLine, RepairKind::NoteLine];
    assert_eq!(told(&read(block("本页小计,1", "3家")), &lines).len(), 5);
    assert_eq!(refused(block("本页小计,2", "3家")).len(), 1);
    assert_eq!(refused(block("本页小计,1", "4家")).len(), 1);
    assert_eq!(refused(block("本页小计,1", "0家")).len(), 1, "what is of all lines is of no block");
    let whole = block("本页小计,1", "3家").replace("总计：3家", "全区合计：3家");
    assert_eq!(told(&read(whole), &lines).len(), 5);
}

#[test]
fn notes_and_titles_say_nothing_of_who_wrote_them() {
    let table = format!(
        "污染源名单 王某 0471-0000000 00000000000\n{HEADER}E-1,甲厂,150102,key,正常,\n填表人 00000000000,,,,,\n"
    );
    let read = read(table);
    let told = told(&read, &[RepairKind::TitleLine, RepairKind::NoteLine]);
    assert_eq!(
        told,
        [
            "line 1: line above the header left out: `污染源名单 王某 0471-… …`",
            "line 4: line with a note left out: `填表人 …`",
        ]
    );
}
