//! The tolerant reader against the strict one, and a workbook against the reader of its cells alone:
//! `cargo bench --bench tables --features workbooks`.
//!
//! Runs are interleaved, the thread's own time is counted, and the best of each is taken. One argument behind `--` says how many
//! thousand sources; a million without.

#![allow(missing_docs, reason = "a program")]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Cursor, Write as _};

use calamine::{DataRef, Reader, Xlsx};
use cpu_time::ThreadTime;
use shuangsuiji::registry::csv;
use shuangsuiji::tables::TableOptions;
use zip::write::{SimpleFileOptions, ZipWriter};

const HEADER: &str = "id,name,credit_code,legal_representative,phone,division,stratum,state";
const RUNS: usize = 3;

/// The cells of a source: a fifth of the names have blanks behind them, where a table is dirty.
fn cells(at: u32, dirty: bool) -> [String; 8] {
    let blank = if dirty && at.is_multiple_of(5) { " " } else { "" };
    [
        format!("NM-{at:07}"),
        format!("示例化工有限公司第{at}厂{blank}"),
        "91150400MA0N1Q9YXG".to_owned(),
        "王某".to_owned(),
        "0471-0000000".to_owned(),
        "150102".to_owned(),
        "key".to_owned(),
        "正常".to_owned(),
    ]
}

fn table(rows: u32, dirty: bool) -> String {
    let mut text = format!("{HEADER}\n");
    for at in 0..rows {
        let _ = writeln!(text, "{}", cells(at, dirty).join(","));
    }
    text
}

/// A workbook as spreadsheets write it: each text once, among the shared strings.
fn workbook(rows: u32) -> Vec<u8> {
    let mut sheet = String::from(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#,
    );
    let (mut strings, mut known) = (String::new(), HashMap::new());
    let header: Vec<String> = HEADER.split(',').map(str::to_owned).collect();
    for row in 0..=rows {
        let texts = if row == 0 { header.clone() } else { cells(row, false).to_vec() };
        let _ = write!(sheet, r#"<row r="{}" spans="1:8">"#, row + 1);
        for (letter, text) in ('A'..).zip(texts) {
            let next = known.len();
            let number = *known.entry(text).or_insert_with_key(|text| {
                let _ = write!(strings, "<si><t>{text}</t></si>");
                next
            });
            let _ = write!(sheet, r#"<c r="{letter}{}" t="s"><v>{number}</v></c>"#, row + 1);
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{documents}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{documents}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{documents}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{main}">{strings}</sst>"#)),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        book.start_file(name, SimpleFileOptions::default()).expect("a part");
        book.write_all(text.as_bytes()).expect("in memory");
    }
    book.finish().expect("a workbook").into_inner()
}

/// Only the cells, as `calamine` streams them.
fn only_cells(bytes: &[u8]) -> usize {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    let mut cells = book.worksheet_cells_reader(&name).expect("a sheet");
    let mut length = 0;
    while let Some(cell) = cells.next_cell().expect("a cell") {
        if let DataRef::SharedString(text) = cell.get_value() {
            length += text.len();
        }
    }
    length
}

fn timed<O>(call: impl FnOnce() -> O) -> f64 {
    let start = ThreadTime::now();
    let output = black_box(call());
    let elapsed = start.elapsed().as_secs_f64();
    drop(output);
    elapsed
}

fn best<const N: usize>(mut run: impl FnMut() -> [f64; N]) -> [f64; N] {
    let mut best = [f64::INFINITY; N];
    for _ in 0..RUNS {
        best.iter_mut().zip(run()).for_each(|(best, seconds)| *best = best.min(seconds));
    }
    best
}

fn main() {
    let thousands = std::env::args().find_map(|argument| argument.parse().ok());
    let sources = thousands.unwrap_or(1_000u32) * 1_000;
    let options = TableOptions::default();
    let tolerant = |table: &[u8]| csv::read_tolerant(table, &options).expect("a table");
    let (clean, dirty) = (table(sources, false), table(sources, true));
    let [strict, same, repaired] = best(|| {
        [timed(|| csv::read(&clean)), timed(|| tolerant(clean.as_bytes())), timed(|| tolerant(dirty.as_bytes()))]
    });
    assert_eq!(tolerant(dirty.as_bytes()).repairs.len(), sources as usize / 5);
    println!(
        "{sources} sources as CSV, seconds: strict {strict:.3}, tolerant {same:.3}, with {} repairs {repaired:.3}",
        sources / 5
    );
    println!("  tolerant / strict = {:.2}, with repairs {:.2}", same / strict, repaired / strict);
    drop((clean, dirty));
    let book = workbook(sources);
    let [cells, read] = best(|| [timed(|| only_cells(&book)), timed(|| tolerant(&book))]);
    println!("{sources} sources as .xlsx, seconds: its cells alone {cells:.3}, read {read:.3}");
    println!("  read / cells = {:.2}", read / cells);
}
