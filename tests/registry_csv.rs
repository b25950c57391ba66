//! The registry (Art. 7) from CSV text: names in two languages, errors with line and column, and back.
#![cfg(all(feature = "csv", feature = "proptest"))]

use proptest::prelude::*;
use shuangsuiji::registry::{Registry, csv};
use shuangsuiji::strategies::registry::registry;
use shuangsuiji::{Article, Code, Explain};

const ENGLISH: &str = "id,name,credit_code,legal_representative,phone,division,stratum,state\n";
const CHINESE: &str = "编号,主体名称,统一社会信用代码,法定代表人,联系电话,行政区划代码,类别,状态\n";

#[track_caller]
fn refused(text: impl AsRef<[u8]>, expected: &[(Code, &str, &str)]) {
    let errors = csv::read(text).unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.code(), error.to_string(), error.chinese())).collect();
    let expected: Vec<_> = expected.iter().map(|(c, e, z)| (*c, (*e).to_owned(), (*z).to_owned())).collect();
    assert_eq!(found, expected);
    assert!(errors.iter().all(|error| error.article().is_none_or(|it| it == Article::Art7)));
}

#[test]
fn names_of_columns_may_be_english_or_chinese_with_a_byte_order_mark() {
    let line = "b,\"某厂, 东区\",91150400MA0N1Q9YXG,王某,1,150102,key,active\r\na,甲,,,,150202,general,关闭\r\n";
    let english = csv::read(format!("{ENGLISH}{line}")).unwrap();
    assert_eq!(csv::read(format!("\u{feff}{CHINESE}{line}")).unwrap(), english);
    let mixed = "状态,id\n".to_owned() + "停产,c\n";
    assert_eq!(csv::read(mixed).unwrap_err().count(), 6, "six columns are missing");
    assert_eq!(english.get("b").unwrap().name(), "某厂, 东区");
    assert_eq!(english.get("a").unwrap().missing().count(), 3);
    assert_eq!(
        csv::write(&english),
        format!(
            "{ENGLISH}a,甲,,,,150202,general,closed\nb,\"某厂, 东区\",91150400MA0N1Q9YXG,王某,1,150102,key,active\n"
        )
    );
    assert!(csv::read(ENGLISH).unwrap().is_empty());
}

#[test]
fn bad_records_are_told_together_by_line_and_column() {
    refused(
        format!(
            "{CHINESE}\na,甲,,,,150102,key,正常\nb,\"乙\n\",,,,150102,key,正常\nc,丙\na,甲,91150400MA0N1Q9YX,,,150102,key,\n"
        ),
        &[
            (
                Code::TEXT_CHARACTER,
                "line 4, column 2: record 2 (id `b`), name: character '\\n' at byte 3 of `乙\\n`; expected no control character",
                "第4行第2列：第2条（编号“b”）主体名称：“乙\\n”第2个字符'\\n'不允许，应不含控制字符",
            ),
            (
                Code::CREDIT_CODE_LENGTH,
                "line 7, column 3: record 3 (id `a`), credit_code: `91150400MA0N1Q9YX` has 17 characters; expected 18 (GB 32100-2015)",
                "第7行第3列：第3条（编号“a”）统一社会信用代码：“91150400MA0N1Q9YX”有17个字符，应为18个（GB 32100-2015）",
            ),
            (
                Code::SOURCE_STATE,
                "line 7, column 8: record 3 (id `a`), state: no state ``; expected active, suspended, closed, moved, cancelled or revoked, or its Chinese name",
                "第7行第8列：第3条（编号“a”）状态：没有“”这一状态，应为正常、停产、关闭、迁出、注销或吊销",
            ),
            (
                Code::SOURCE_REPEATED,
                "line 7, column 1: records 1 and 3 both have the id `a`; expected every id once",
                "第7行第1列：第1条与第3条的编号同为“a”，编号不得重复",
            ),
            (
                Code::TABLE_CELLS,
                "line 6: 2 cells; expected 8, as in the header",
                "第6行：有2个单元格，应与标题行一致，为8个",
            ),
        ],
    );
    // A line with too few cells refuses the text also where everything else is right.
    refused(
        format!("{ENGLISH}a,甲,,,,150102,key,active\nb\n"),
        &[(
            Code::TABLE_CELLS,
            "line 3: 1 cells; expected 8, as in the header",
            "第3行：有1个单元格，应与标题行一致，为8个",
        )],
    );
}

#[test]
fn a_text_in_gbk_is_refused_as_such() {
    refused(
        b"\xB1\xE0\xBA\xC5,\xD6\xF7\xCC\xE5\xC3\xFB\xB3\xC6\n",
        &[(
            Code::TABLE_ENCODING,
            "line 1, byte 1: the text is not UTF-8, it looks like GBK; save it as UTF-8 (in spreadsheets: CSV UTF-8)",
            "第1行第1字节：不是UTF-8编码，似为GBK，请另存为UTF-8（CSV UTF-8）",
        )],
    );
}

#[test]
fn credit_codes_are_read_leniently_or_strictly() {
    let text = format!("{ENGLISH}a,甲,91310115MA1H8R7C6D,,,150102,key,active\n");
    assert_eq!(csv::read(&text).unwrap().failing_credit_codes().count(), 1);
    assert_eq!(csv::read_strict(&text).unwrap_err().code(), Code::CREDIT_CODE_BOTH_CHECKS);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_back(registry in registry(0..20)) {
        let text = csv::write(&registry);
        prop_assert_eq!(csv::read(&text).unwrap(), registry);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), cells in "([a\",\\r\\n]|甲|150102|key|active){0,60}") {
        let _ = csv::read(bytes);
        let read: Result<Registry, _> = csv::read(format!("{ENGLISH}{cells}"));
        if let Err(errors) = read {
            prop_assert!(!errors.chinese().is_empty());
        }
    }
}
