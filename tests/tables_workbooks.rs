//! Workbooks as the real tools write them (`tests/tables/make`): read alike, or refused by name.
#![cfg(all(feature = "workbooks", feature = "gbk"))]

use std::fs;
use std::path::{Path, PathBuf};

use shuangsuiji::registry::{Registry, csv};
use shuangsuiji::roster::csv as roster_csv;
use shuangsuiji::tables::{CellKind, Column, RepairKind, TableOptions, TableRead, read_table};
use shuangsuiji::{Code, Explain};

fn made() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables/made")
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(made().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
fn read(name: &str) -> TableRead<Registry> {
    csv::read_tolerant(bytes(name), &TableOptions::default()).unwrap_or_else(|errors| panic!("{name}: {errors}"))
}

#[track_caller]
fn refused(name: &str) -> Vec<(Code, String)> {
    let errors = csv::read_tolerant(bytes(name), &TableOptions::default()).expect_err(name);
    errors.iter().map(|error| (error.code(), error.to_string())).collect()
}

const REGISTRY: &str = "id,name,credit_code,legal_representative,phone,division,stratum,state\n\
    NM-1,示例化工有限公司,91150400MA0N1Q9YXG,王某,0471-0000000,150102,key,active\n\
    0012,示例电厂,91150102000000019X,,,150103,key,suspended\n\
    企业3,\"示例纸业，东区\",,,,150102,general,closed\n";

#[test]
fn one_registry_from_every_tool_is_one_registry_without_a_repair() {
    let expected = csv::read(REGISTRY).unwrap();
    let mut count = 0;
    for entry in fs::read_dir(made()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.starts_with("registry-") {
            continue;
        }
        count += 1;
        match csv::read_tolerant(bytes(&name), &TableOptions::default()) {
            Ok(read) => {
                assert_eq!(read.value, expected, "{name}");
                assert_eq!(read.repairs, [], "{name}");
            }
            // What white space between cells does to the reader of workbooks is refused by its name.
            Err(errors) => {
                assert!(name.ends_with(".ods") && !name.contains("libreoffice"), "{name}: {errors}");
                assert_eq!(errors.code(), Code::TABLE_FORMAT, "{name}");
                assert!(errors.to_string().contains("white space between its cells"), "{name}: {errors}");
            }
        }
    }
    assert_eq!(count, 15);
}

#[test]
fn days_are_days_by_every_format_and_both_epochs() {
    for (name, day) in [("days-1900.xlsx", "2026-03-05"), ("days-1904.xlsx", "2030-03-06")] {
        let read = roster_csv::read_inspectors_tolerant(bytes(name), &TableOptions::default()).unwrap();
        let days: Vec<String> = read
            .value
            .iter()
            .map(|inspector| inspector.certificate.as_ref().unwrap().valid.from().to_string())
            .collect();
        assert_eq!(days, [day; 5], "{name}");
    }
    let iso = roster_csv::read_inspectors_tolerant(bytes("days-iso.xlsx"), &TableOptions::default()).unwrap();
    let spans: Vec<String> =
        iso.value.iter().map(|inspector| inspector.certificate.as_ref().unwrap().valid.to_string()).collect();
    assert_eq!((spans, iso.repairs.len()), (vec!["2026-03-05/2040-12-31".to_owned(); 2], 2), "{:?}", iso.repairs);
    assert!(iso.repairs.iter().all(|repair| repair.kind == RepairKind::AbsentColumn), "{:?}", iso.repairs);
    let errors = roster_csv::read_inspectors_tolerant(bytes("days-iso-time.xlsx"), &TableOptions::default());
    let errors = errors.unwrap_err().to_string();
    assert!(errors.contains("`Sheet`!G2 (valid_from): `2026-03-05T09:30:00` is a time"), "{errors}");
}

#[test]
fn a_number_in_the_place_of_a_text_is_its_digits_or_refused() {
    for name in ["digits-xlsxwriter.xlsx", "digits-libreoffice.ods", "digits-libreoffice.xls"] {
        let digits = read(name);
        assert_eq!(digits.value.get("E-1").unwrap().division().to_string(), "012345", "{name}");
        let told: Vec<String> = digits.repairs.iter().map(ToString::to_string).collect();
        let expected = "`名单`!F2 (division): digits that its number format shows: `12345` is `012345`";
        assert_eq!(told, [expected], "{name}");
    }
    for name in [
        "numbers-xlsxwriter.xlsx",
        "numbers-libreoffice.ods",
        "numbers-libreoffice.xls",
        "rounded-polars.xlsx",
        "rounded-checks-polars.xlsx",
    ] {
        let errors = refused(name);
        assert_eq!((errors.len(), errors[0].0), (1, Code::TABLE_CELL_KIND), "{name}: {errors:?}");
        assert!(errors[0].1.contains("is a number, of which the last digits are lost"), "{name}: {errors:?}");
    }
    let mixed = refused("ids-mixed.xlsx");
    assert_eq!(mixed.len(), 1);
    assert!(mixed[0].1.starts_with("`名单`!A3 (id): `2` is a number, and other ids are texts"), "{mixed:?}");
    let numbers = read("ids-numbers.xlsx");
    assert!(numbers.value.get("1").is_some() && numbers.value.get("2").is_some());
    let told: Vec<_> = numbers.repairs.iter().map(|repair| (repair.place.column, repair.kind)).collect();
    assert_eq!(told, [(0, RepairKind::IdsWereNumbers)]);
}

#[test]
fn a_ratio_that_became_a_time_or_a_day_is_refused_by_both_readings() {
    const COLUMNS: [Column; 2] =
        [Column::needed("item", "抽查事项", CellKind::Text), Column::needed("ratio", "抽查比例", CellKind::Ratio)];
    let plain = read_table(bytes("ratios.csv"), &COLUMNS, &TableOptions::default()).unwrap();
    assert_eq!((plain.value.len(), plain.repairs.len()), (7, 0));
    for name in ["ratios-libreoffice-en.xlsx", "ratios-libreoffice-zh.xlsx", "ratios-gnumeric.xlsx"] {
        let errors = read_table(bytes(name), &COLUMNS, &TableOptions::default()).unwrap_err();
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(errors.iter().all(|error| error.code() == Code::TABLE_VALUE_AMBIGUOUS), "{name}: {told:?}");
        assert!(told.iter().any(|it| it.contains("may be the ratio 1:10 or the time 01:10")), "{name}: {told:?}");
        assert!(told.iter().any(|it| it.contains("may be the ratio 1/5 or the day ")), "{name}: {told:?}");
        let lines: Vec<&str> = told.iter().map(|it| it.split_once(' ').unwrap().0).collect();
        let cells: Vec<&str> = lines.iter().map(|it| it.rsplit_once('!').unwrap().1).collect();
        assert_eq!(cells, ["B2", "B3", "B5"], "{name}: the others are read");
    }
    for name in ["percents-xlsxwriter.xlsx", "percents-libreoffice.ods", "percents-libreoffice.xls"] {
        let read = read_table(bytes(name), &COLUMNS, &TableOptions::default()).unwrap();
        assert_eq!(read.value, [["第1项", "25%"], ["第2项", "12.5%"]], "{name}");
        let told: Vec<_> = read.repairs.iter().map(|repair| (repair.place.line, repair.kind)).collect();
        assert_eq!(told, [(2, RepairKind::Number), (3, RepairKind::Number)], "{name}");
    }
}

#[test]
fn merged_cells_fill_what_belongs_to_them_and_nothing_else() {
    for name in ["merged.xlsx", "merged-libreoffice.ods", "merged-libreoffice.xls"] {
        let merged = read(name);
        assert_eq!(merged.value.iter().filter(|source| source.division().to_string() == "150102").count(), 3, "{name}");
        let told: Vec<String> = merged.repairs.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [3, 4].map(|line| format!("`名单`!F{line} (division): filled from its merged cell: `` is `150102`")),
            "{name}"
        );
    }
    let blank = refused("not-merged.xlsx");
    assert_eq!(blank.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [Code::DIVISION; 2], "{blank:?}");
    assert!(blank[0].1.starts_with("`名单`!F3: record 2 (id `E-2`), division"), "{blank:?}");
    let header = read("two-line-header.xlsx");
    assert_eq!(header.value, csv::read(REGISTRY).unwrap());
}

#[test]
fn a_workbook_as_an_office_keeps_it_is_read_and_told() {
    for name in ["office-openpyxl.xlsx", "office-libreoffice.ods", "office-libreoffice.xls", "office-gnumeric.xls"] {
        let office = read(name);
        assert_eq!(office.value, csv::read(REGISTRY).unwrap(), "{name}");
        let told: Vec<String> = office.repairs.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "`封面` line 1: sheet not read: `封面`",
                "`旧名单` line 1: sheet not read: `旧名单`",
                "`名单` line 2: line above the header left out: `示例市污染源名单`",
                "`名单`!B3: column left out: `序号`",
                "`名单` line 5: hidden line read: `2`",
                "`名单` line 7: line with a total left out: `合计`",
            ],
            "{name}"
        );
    }
    let of = |sheet: &str| {
        let options = TableOptions { sheet: Some(sheet.to_owned()), ..TableOptions::default() };
        csv::read_tolerant(bytes("office-openpyxl.xlsx"), &options)
    };
    let old = of("旧名单").unwrap();
    assert_eq!((old.value.len(), old.repairs[0].kind), (1, RepairKind::HiddenSheet));
    assert_eq!(of("封面").unwrap_err().code(), Code::TABLE_EMPTY);
    let missing = of("名册").unwrap_err();
    assert_eq!(missing.code(), Code::TABLE_SHEET);
    assert_eq!(
        missing.iter().next().unwrap().to_string(),
        "no sheet `名册`; the sheets are 封面, 名单, 旧名单 (hidden 隐藏)"
    );
}

#[test]
fn formulas_without_values_and_errors_are_refused_with_their_cell() {
    for name in ["formula-openpyxl.xlsx", "formula-xlsxwriter.xlsx"] {
        let errors = refused(name);
        assert!(errors[0].1.contains("a formula whose value is not stored"), "{name}: {errors:?}");
    }
    let value = read("formula-value.xlsx");
    assert!(value.value.get("E-1").is_some());
    assert_eq!(value.repairs[0].kind, RepairKind::Formula);
    // An error that the reader of workbooks does not know stops it, wherever it stands: the place is told.
    for name in ["error-getting-data.xlsx", "error-spill.xlsx"] {
        let (code, message) = refused(name).remove(0);
        assert_eq!(code, Code::TABLE_FORMAT);
        assert!(message.starts_with("the workbook cannot be read after `名单`!H2: "), "{message}");
    }
    let errors = csv::read_tolerant(bytes("error-spill.xlsx"), &TableOptions::default()).unwrap_err();
    let chinese = "工作簿在“名单”!H2之后无法读取：无法识别的错误值“#SPILL!”";
    assert!(errors.chinese().ends_with(chinese), "{}", errors.chinese());
}

#[test]
fn other_files_and_lost_chinese_are_refused_by_name() {
    for (name, said) in [
        ("binary-sheetjs.xlsb", "a binary workbook (.xlsb)"),
        ("encrypted.xlsx", "protected by a password"),
        ("page.xls", "a web page"),
    ] {
        let (code, message) = refused(name).remove(0);
        assert_eq!(code, Code::TABLE_FORMAT, "{name}");
        assert!(message.contains(said), "{name}: {message}");
    }
    for name in ["destroyed-libreoffice.csv", "destroyed-gnumeric-biff7.xls", "destroyed-sheetjs-biff5.xls"] {
        let errors = refused(name);
        assert_eq!((errors.len(), errors[0].0), (1, Code::TABLE_VALUE_DESTROYED), "{name}: {errors:?}");
    }
}

#[test]
fn no_cut_or_changed_workbook_panics() {
    for name in [
        "office-openpyxl.xlsx",
        "office-libreoffice.ods",
        "office-libreoffice.xls",
        "registry-gnumeric-biff7.xls",
        "merged.xlsx",
    ] {
        let whole = bytes(name);
        for cut in (0..whole.len()).step_by(whole.len() / 40) {
            let _ = csv::read_tolerant(&whole[..cut], &TableOptions::default());
            let mut changed = whole.clone();
            changed[cut] ^= 0x55;
            let _ = csv::read_tolerant(changed, &TableOptions::default());
        }
    }
}

/// A workbook with one part of it changed.
fn with_part(book: &str, name: &str, mut change: impl FnMut(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};

    let mut from = zip::ZipArchive::new(Cursor::new(bytes(book))).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let (name_of_part, mut content) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut content).unwrap();
        if name_of_part == name {
            content = change(content);
        }
        // The first part says what the file is, and must stand there as it is.
        let method = if at == 0 { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        to.start_file(name_of_part, options).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// A workbook with other words in the place of some that stand once in a part of it.
fn with_words(book: &str, name: &str, old: &str, new: &str) -> Vec<u8> {
    with_part(book, name, |content| {
        let text = String::from_utf8(content).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text.replace(old, new).into_bytes()
    })
}

const XLSX_SHEET: &str = "xl/worksheets/sheet1.xml";

/// What became of a workbook: its repairs, or its errors.
fn told(book: &[u8]) -> Vec<String> {
    match csv::read_tolerant(book, &TableOptions::default()) {
        Ok(read) => read.repairs.iter().map(ToString::to_string).collect(),
        Err(errors) => errors.iter().map(|error| format!("! {error}")).collect(),
    }
}

#[test]
fn odd_references_of_merged_cells_are_read_as_they_are_shown_or_refused() {
    let xlsx = |cells: &str| told(&with_words("merged.xlsx", XLSX_SHEET, "ref=\"F2:F4\"", &format!("ref=\"{cells}\"")));
    let usual = told(&bytes("merged.xlsx"));
    assert_eq!(usual.len(), 2);
    for cells in ["F4:F2", "f2:f4", "F2:F4\"/><mergeCell ref=\"f4:F2", "F2:F4\"/><mergeCell ref=\"A1"] {
        assert_eq!(xlsx(cells), usual, "{cells}");
    }
    for one in ["F2", "F2:F2"] {
        assert!(xlsx(one)[0].starts_with("! `名单`!F3: record 2 (id `E-2`), division"), "{one}: {:?}", xlsx(one));
    }
    for (cells, said) in [
        ("F:F", "`F:F`, which are no rectangle"),
        ("2:4", "`2:4`, which are no rectangle"),
        ("$F$2:$F$4", "`$F$2:$F$4`, which are no rectangle"),
        ("F2:F1048577", "`F2:F1048577`, which are no rectangle"),
        ("F2:F4\"/><mergeCell ref=\"F4:F5", "`F2:F4` and `F4:F5`, which overlap"),
        ("F2:F3\"/><mergeCell ref=\"E3:F4", "`F2:F3` and `E3:F4`, which overlap"),
    ] {
        let found = xlsx(cells);
        assert_eq!(found.len(), 1, "{cells}: {found:?}");
        let begins = format!("! the workbook cannot be read: sheet `名单` has merged cells {said}");
        assert!(found[0].starts_with(&begins), "{cells}: {found:?}");
    }
    // Where the sheet is not read, its merged cells do not matter.
    let cover = |cells: &str| {
        let merged = format!("</sheetData><mergeCells><mergeCell ref=\"{cells}\"/></mergeCells>");
        told(&with_words("office-openpyxl.xlsx", XLSX_SHEET, "</sheetData>", &merged))
    };
    assert_eq!((cover("A:A"), cover("A9:B9")), (cover("A1:B1"), told(&bytes("office-openpyxl.xlsx"))));
}

#[test]
fn what_is_hidden_beneath_merged_cells_is_refused_by_both_readings() {
    // E-2 is said to be somewhere else than the merged cell above it shows.
    let cell = |text: &str| format!("<c r=\"F3\" t=\"str\"><v>{text}</v></c>");
    let beneath =
        |text: &str| told(&with_words("merged.xlsx", XLSX_SHEET, "<c r=\"F3\" t=\"s\"><v>10</v></c>", &cell(text)));
    assert_eq!(
        beneath("150103"),
        [
            "! `名单`!F3 (division): `150103` may be itself, hidden beneath the merged cells F2:F4 or `150102`, which they show; \
          write the one that is meant"
        ]
    );
    assert_eq!(beneath("150102"), ["`名单`!F4 (division): filled from its merged cell: `` is `150102`"]);
}

#[test]
fn odd_merged_cells_of_the_other_workbooks_are_refused_too() {
    // One record of merged cells: lines 2 to 4 of the sixth column, and what else its eight bytes may say.
    let book = bytes("merged-libreoffice.xls");
    let record = [0xE5, 0, 10, 0, 1, 0, 1, 0, 3, 0, 5, 0, 5, 0];
    let at = book.windows(record.len()).position(|bytes| bytes == record).unwrap();
    let xls = |corners: [u16; 4]| {
        let mut changed = book.clone();
        changed[at + 6..at + 14].copy_from_slice(corners.map(u16::to_le_bytes).as_flattened());
        told(&changed)
    };
    assert_eq!(xls([1, 3, 5, 5]), told(&book));
    for (corners, said) in [([3, 1, 5, 5], "`F4:F2`"), ([1, 3, 5, 3], "`F2:D4`"), ([1, 3, 5, 256], "`F2:IW4`")] {
        let found = xls(corners);
        assert!(found.len() == 1 && found[0].contains(&format!("merged cells {said}, which are no")), "{found:?}");
    }
    let spanned = "table:number-columns-spanned=\"1\" table:number-rows-spanned=\"3\"";
    let ods = |words: &str| told(&with_words("merged-libreoffice.ods", "content.xml", spanned, words));
    assert_eq!(ods(spanned), told(&bytes("merged-libreoffice.ods")));
    assert!(ods("table:number-rows-spanned=\"1\"")[0].contains("`名单`!F3: record 2"));
    for (words, said) in [
        ("table:number-rows-spanned=\"99999999\"", "`F2:F100000000`, which are no"),
        ("table:number-rows-spanned=\"3x\"", "`F2 × 3x × `, which are no"),
        ("table:number-columns-repeated=\"2\" table:number-rows-spanned=\"3\"", "`F2:F4`, which are repeated"),
    ] {
        let found = ods(words);
        assert!(found.len() == 1 && found[0].contains(&format!("merged cells {said}")), "{found:?}");
    }
}

/// The reader of cells reckons with numbers of the file: what would not fit there is refused before.
#[test]
fn no_changed_part_of_a_workbook_panics() {
    let mut random = 1_u64;
    let mut next = |most: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % most
    };
    let numbers = [
        "0",
        "-1",
        "99999999999",
        "18446744073709551616",
        "1e400",
        "A1",
        "AAAAAAAAAAAAA1",
        "XFE1048577",
        "",
        "$",
        "true",
    ];
    let parts = [
        ("merged.xlsx", XLSX_SHEET),
        ("office-openpyxl.xlsx", "xl/worksheets/sheet2.xml"),
        ("office-openpyxl.xlsx", "xl/workbook.xml"),
        ("office-openpyxl.xlsx", "xl/styles.xml"),
        ("merged.xlsx", "xl/sharedStrings.xml"),
        ("formula-value.xlsx", XLSX_SHEET),
        ("merged-libreoffice.ods", "content.xml"),
        ("percents-libreoffice.ods", "content.xml"),
    ];
    for (book, part) in parts {
        for _ in 0..60 {
            let changed = with_part(book, part, |content| {
                let text = String::from_utf8(content).unwrap();
                let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
                let words: Vec<&str> = text.split(['"', '<', '>']).filter(|word| !word.is_empty()).collect();
                let at = next(quotes.len() / 2) * 2;
                let word = if next(3) == 0 { words[next(words.len())] } else { numbers[next(numbers.len())] };
                let behind = if next(8) == 0 { quotes[at] + 1 } else { quotes[at + 1] };
                [&text[..=quotes[at]], word, &text[behind..]].concat().into_bytes()
            });
            let read = std::panic::catch_unwind(|| csv::read_tolerant(&changed, &TableOptions::default()).is_ok());
            assert!(read.is_ok(), "{book}, {part}: {:?}", std::fs::write("/tmp/panics.bin", &changed));
        }
    }
}

#[test]
fn a_name_of_an_ods_keeps_its_lines_and_takes_no_phonetic_guide_in() {
    let read = |name: &str| {
        let book = with_words("registry-libreoffice.ods", "content.xml", "<text:p>示例电厂</text:p>", name);
        csv::read_tolerant(book, &TableOptions::default())
    };
    for lines in ["<text:p>示例<text:line-break/>电厂</text:p>", "<text:p>示例</text:p><text:p>电厂</text:p>"] {
        match read(lines) {
            Ok(read) => {
                let source = read.value.get("0012").unwrap();
                let kept = source.name() != "示例电厂";
                assert!(kept || !read.repairs.is_empty(), "{lines}: a line break is lost without a word");
            }
            Err(errors) => {
                assert!(errors.to_string().contains("示例") || errors.to_string().contains("line"), "{errors}")
            }
        }
    }
    let guide = "<text:p><text:ruby><text:ruby-base>示例</text:ruby-base><text:ruby-text>shìlì</text:ruby-text></text:ruby>电厂</text:p>";
    let errors = read(guide).unwrap_err();
    assert_eq!(errors.code(), Code::TABLE_FORMAT);
    assert!(errors.to_string().contains("a phonetic guide over a text"), "{errors}");
}

/// One table has one reading, in whichever file it stands: dirty texts, as CSV and as texts of a workbook.
#[test]
fn a_dirty_table_is_one_registry_as_csv_and_as_xlsx() {
    let mut random = 7_u64;
    let mut next = |most: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % most
    };
    let clean = ["NM-1", "示例化工有限公司", "91150400MA0N1Q9YXG", "王某", "0471-0000000", "150102", "key", "在营"];
    let dirt = [
        "",
        " ",
        "无",
        "-",
        "ｎａｎ",
        "停业",
        "150102.0",
        "150,102",
        "4710000002",
        "9.1150102E+17",
        "?????",
        "#N/A",
        "a\nb",
    ];
    let (mut read, mut refused) = (0, 0);
    for _ in 0..300 {
        let mut rows = vec![
            "编号,企业名称,信用代码,法人代表,电话,行政区划,类别,状态".split(',').map(str::to_owned).collect::<Vec<_>>(),
        ];
        for row in 0..3 {
            rows.push(clean.map(str::to_owned).to_vec());
            rows[row + 1][0] = format!("NM-{row}");
        }
        for _ in 0..next(3) {
            let (row, column, kind) = (1 + next(3), next(8), next(7));
            let cell = &mut rows[row][column];
            *cell = match kind {
                0 => format!(" {cell}\u{3000}"),
                1 => format!("=\"{cell}\""),
                2 => format!("'{cell}"),
                3 => cell.replace('1', "１"),
                4 => cell.to_lowercase(),
                _ => dirt[next(dirt.len())].to_owned(),
            };
        }
        let (mut text, mut sheet) = (String::new(), "<sheetData>".to_owned());
        for (row, cells) in (1..).zip(&rows) {
            let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text += &(quoted.join(",") + "\n");
            let stored = ('A'..).zip(cells).map(|(letter, cell)| {
                let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
                format!("<c r=\"{letter}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{cell}</t></is></c>")
            });
            sheet += &format!("<row r=\"{row}\">{}</row>", stored.collect::<String>());
        }
        let book = with_part("registry-openpyxl.xlsx", XLSX_SHEET, |content| {
            let whole = String::from_utf8(content).unwrap();
            let (before, rest) = whole.split_once("<sheetData>").unwrap();
            let (_, behind) = rest.split_once("</sheetData>").unwrap();
            format!("{before}{sheet}</sheetData>{behind}").into_bytes()
        });
        let options = TableOptions::default();
        match (csv::read_tolerant(&text, &options), csv::read_tolerant(book, &options)) {
            (Ok(one), Ok(other)) => {
                let told = |read: &TableRead<Registry>| -> Vec<_> {
                    let repairs = read.repairs.iter();
                    repairs.map(|it| (it.place.column, it.kind, it.before.clone(), it.after.clone())).collect()
                };
                assert_eq!((&one.value, told(&one)), (&other.value, told(&other)), "{text}");
                read += 1;
            }
            (Err(one), Err(other)) => {
                let codes = |errors: &csv::CsvErrors| errors.iter().map(Explain::code).collect::<Vec<_>>();
                assert_eq!(codes(&one), codes(&other), "{text}");
                refused += 1;
            }
            (one, other) => panic!("{text}\n{one:?}\n{other:?}"),
        }
    }
    assert!(read > 100 && refused > 50, "{read} {refused}");
}
