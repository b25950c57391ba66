//! The lists of a roster (Art. 6) from CSV text: names in two languages, errors with line and column, and back.
#![cfg(all(feature = "csv", feature = "proptest"))]

use proptest::prelude::*;
use shuangsuiji::roster::csv::{self, CsvErrors};
use shuangsuiji::roster::{Certificate, Employment};
use shuangsuiji::strategies::roster::lists;
use shuangsuiji::{Article, Code, Explain};

const ENGLISH: &str =
    "id,name,post,category,certificate_number,certificate_issuer,valid_from,valid_until,division,borrowed_from,leave\n";
const CHINESE: &str = "编号,姓名,职务,执法类别,执法证号,发证机关,有效期起,有效期止,行政区划代码,借用自,休假\n";

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, CsvErrors>, expected: &[(Code, &str, &str)]) {
    let errors = result.unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.code(), error.to_string(), error.chinese())).collect();
    let expected: Vec<_> = expected.iter().map(|(c, e, z)| (*c, (*e).to_owned(), (*z).to_owned())).collect();
    assert_eq!(found, expected);
    assert!(errors.iter().all(|error| error.article().is_none_or(|it| it == Article::Art6)));
}

#[test]
fn an_inspector_reads_from_either_language() {
    let line =
        "a,王某,科员,生态环境,0501,自治区,2024-07-01,2029-06-30,150102,150202,2027-02-08/2027-02-12；2027-03-01\r\n";
    let read = csv::read_inspectors(format!("\u{feff}{CHINESE}{line}")).unwrap();
    assert_eq!(csv::read_inspectors(format!("{ENGLISH}{line}")).unwrap(), read);
    let [inspector] = read.as_slice() else { panic!("{read:?}") };
    assert_eq!(inspector.employment, Employment::Borrowed { from: "150202".parse().unwrap() });
    assert_eq!(inspector.leave, ["2027-02-08/2027-02-12", "2027-03-01"].map(|span| span.parse().unwrap()));
    let expected = Certificate {
        number: "0501".parse().unwrap(),
        issuer: "自治区".parse().unwrap(),
        valid: "2024-07-01/2029-06-30".parse().unwrap(),
    };
    assert_eq!(inspector.certificate, Some(expected));
    assert_eq!(csv::write_inspectors(&read), format!("{ENGLISH}{}", line.replace('；', ";").replace('\r', "")));
}

#[test]
fn aliases_and_recusals_read_from_either_language() {
    let aliases = csv::read_aliases("本人编号,编号\nb,a\n").unwrap();
    assert_eq!(csv::write_aliases(&aliases), "id,person\na,b\n");
    let recusals = csv::read_recusals("检查人员编号,被检查对象编号,回避事由\na,s,\"近亲属, 父子\"\n").unwrap();
    assert_eq!(csv::write_recusals(&recusals), "inspector,source,reason\na,s,\"近亲属, 父子\"\n");
}

#[test]
fn everything_that_is_wrong_is_told_by_line_and_column() {
    refused(
        csv::read_inspectors(format!(
            "{CHINESE}a b,王某,,生态环境,,自治区,2024-7-1,,1501,150202,2027-02-08/2027-02-01\nb\nc,王某,科员,生态环境,0501,自治区,2029-06-30,2024-07-01,150102,x,2027\n"
        )),
        &[
            (
                Code::TEXT_CHARACTER,
                "line 2, column 1 (id): character ' ' at byte 1 of `a b`; expected no white space and no control character",
                "第2行第1列（编号）：“a b”第2个字符' '不允许，应不含空白和控制字符",
            ),
            (
                Code::TEXT_EMPTY,
                "line 2, column 3 (post): the text is empty; expected at least one character",
                "第2行第3列（职务）：内容为空，至少应有一个字符",
            ),
            (
                Code::CERTIFICATE_PART,
                "line 2, column 5 (certificate_number): this part of the certificate is missing; expected number, issuer, first and last day, or none of them",
                "第2行第5列（执法证号）：执法证信息不全；证号、发证机关、有效期起止应齐全，或均留空",
            ),
            (
                Code::CERTIFICATE_PART,
                "line 2, column 8 (valid_until): this part of the certificate is missing; expected number, issuer, first and last day, or none of them",
                "第2行第8列（有效期止）：执法证信息不全；证号、发证机关、有效期起止应齐全，或均留空",
            ),
            (
                Code::DATE,
                "line 2, column 7 (valid_from): `2024-7-1` is not a date; expected one like 2027-01-04",
                "第2行第7列（有效期起）：“2024-7-1”不是日期，应如“2027-01-04”",
            ),
            (
                Code::DIVISION,
                "line 2, column 9 (division): `1501` is not a division code; expected six digits (GB/T 2260)",
                "第2行第9列（行政区划代码）：“1501”不是行政区划代码，应为六位数字（GB/T 2260）",
            ),
            (
                Code::DATE_SPAN,
                "line 2, column 11 (leave): from 2027-02-08 until 2027-02-01 ends before it begins; expected the earlier date first",
                "第2行第11列（休假）：起2027年2月8日止2027年2月1日，截止日早于起始日",
            ),
            (
                Code::TABLE_CELLS,
                "line 3: 1 cells; expected 11, as in the header",
                "第3行：有1个单元格，应与标题行一致，为11个",
            ),
            (
                Code::DATE_SPAN,
                "line 4, column 8 (valid_until): from 2029-06-30 until 2024-07-01 ends before it begins; expected the earlier date first",
                "第4行第8列（有效期止）：起2029年6月30日止2024年7月1日，截止日早于起始日",
            ),
            (
                Code::DIVISION,
                "line 4, column 10 (borrowed_from): `x` is not a division code; expected six digits (GB/T 2260)",
                "第4行第10列（原单位行政区划）：“x”不是行政区划代码，应为六位数字（GB/T 2260）",
            ),
            (
                Code::DATE,
                "line 4, column 11 (leave): `2027` is not a date; expected one like 2027-01-04",
                "第4行第11列（休假）：“2027”不是日期，应如“2027-01-04”",
            ),
        ],
    );
    refused(
        csv::read_recusals("inspector,source\n"),
        &[(
            Code::TABLE_COLUMN_MISSING,
            "line 1: the column `reason` (回避事由) is missing; expected every column once",
            "第1行：缺少“回避事由”（“reason”）列；各列均应有一次",
        )],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_back(lists in lists(0..8)) {
        prop_assert_eq!(csv::read_inspectors(csv::write_inspectors(&lists.inspectors)).unwrap(), lists.inspectors);
        prop_assert_eq!(csv::read_aliases(csv::write_aliases(&lists.aliases)).unwrap(), lists.aliases);
        prop_assert_eq!(csv::read_recusals(csv::write_recusals(&lists.recusals)).unwrap(), lists.recusals);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), cells in "([a\",/;\\r\\n]|甲|150102|2027-01-01){0,60}") {
        let _ = (csv::read_inspectors(&bytes), csv::read_aliases(&bytes), csv::read_recusals(&bytes));
        if let Err(errors) = csv::read_inspectors(format!("{ENGLISH}{cells}")) {
            prop_assert!(!errors.chinese().is_empty());
        }
    }
}
