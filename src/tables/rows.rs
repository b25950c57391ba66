//! The lines of a table: what is a record, what is none, and each record's cells as its columns say.

#[cfg(feature = "workbooks")]
use core::fmt;
use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Asked;
use super::cell::{Cell, Refused, blank, is_blank, is_plain, swallowed, swallows_lines, tidy};
#[cfg(feature = "workbooks")]
use super::cell::{reading, two_readings};
use super::column::{CellKind, Column};
use super::fault::TableFault;
use super::header::{Header, same};
use super::options::TableOptions;
use super::repair::{CellPlace, Repair, RepairKind};
use crate::forms::csv_table::{Row, TableError, count};
use crate::forms::limits::Ceiling;
use crate::{Code, Reason};

/// A line of a table, from whichever file.
pub(super) trait Line {
    /// How many cells it has.
    fn width(&self) -> usize;
    /// A cell; blank beyond the last.
    fn cell(&self, at: usize) -> Cell<'_>;
    /// A cell that is text; blank beyond the last.
    fn text(&self, at: usize) -> Option<&str>;
}

/// The most columns of which a line is looked at in one glance.
const MOST_AT_A_GLANCE: usize = 16;

/// The most words of a column that are remembered.
const MOST_WORDS: usize = 8;

/// Reads lines below a header.
pub(super) struct Lines<'t, F> {
    columns: &'t [Column],
    options: &'t TableOptions,
    sheet: Option<Box<str>>,
    header: Header,
    /// The first column that there is, and its header.
    first: (usize, String),
    /// Of each column of words some that were found to be values themselves.
    words: Vec<Vec<Box<str>>>,
    pub(super) repairs: Vec<Repair>,
    each: F,
    read: u64,
    /// Lines read up to the last subtotal.
    counted: u64,
    next_ordinal: u64,
    ordinals_told: bool,
    /// Ids that were numbers, and whether any was text.
    number_ids: Vec<(u64, Repair)>,
    text_ids: bool,
    /// Columns without a header in which nothing was found yet.
    unheaded: Vec<usize>,
    /// Columns behind the last header in which something was found.
    beyond: BTreeSet<usize>,
    ceiling: Ceiling,
    is_full: bool,
}

impl<'t, F: FnMut(u64, Result<Row<'_>, TableError>)> Lines<'t, F> {
    pub(super) fn new(asked: Asked<'t>, sheet: Option<Box<str>>, mut header: Header, each: F) -> Self {
        let Asked { columns, options, ceiling } = asked;
        let repairs = core::mem::take(&mut header.repairs);
        let first = header.places.iter().flatten().next().copied().unwrap_or(0);
        let first = (first, header.texts.get(first).cloned().unwrap_or_default());
        let words = vec![Vec::new(); columns.len()];
        let (read, counted, next_ordinal) = (0, 0, 1);
        let (ordinals_told, number_ids, text_ids) = (false, Vec::new(), false);
        let unheaded = header.texts.iter().enumerate().filter(|(_, text)| blank(text)).map(|(at, _)| at).collect();
        Self {
            columns,
            options,
            sheet,
            header,
            first,
            words,
            repairs,
            each,
            read,
            counted,
            next_ordinal,
            ordinals_told,
            number_ids,
            text_ids,
            unheaded,
            beyond: BTreeSet::new(),
            ceiling,
            is_full: false,
        }
    }

    fn place(&self, line: u64, at: Option<usize>) -> CellPlace {
        CellPlace { sheet: self.sheet.clone(), line, column: at.map_or(0, |at| count(at).saturating_add(1)) }
    }

    /// Tells of a whole line.
    pub(super) fn tell(&mut self, line: u64, kind: RepairKind, before: String) {
        let place = self.place(line, None);
        self.repairs.push(Repair { place, column: "", column_chinese: "", kind, before, after: String::new() });
    }

    /// Leaves out a line of one cell that reaches over the whole table: a total, or a note.
    #[cfg(feature = "workbooks")]
    pub(super) fn note(&mut self, line: u64, cells: &impl Line) {
        let first = (0..cells.width()).find(|at| !cells.cell(*at).is_blank()).unwrap_or(0);
        let text = owned(cells.cell(first)).trim_matches(is_blank).to_owned();
        match total(&text) {
            Some(sum) => {
                self.check_total(line, first, cells, sum);
                self.tell(line, RepairKind::TotalLine, text);
            }
            None => self.tell(line, RepairKind::NoteLine, public(&text)),
        }
    }

    /// Tells of a sheet that is not read.
    #[cfg(feature = "workbooks")]
    pub(super) fn tell_sheet(&mut self, name: &str) {
        let place = CellPlace { sheet: Some(name.into()), line: 1, column: 0 };
        let (kind, before) = (RepairKind::OtherSheet, name.to_owned());
        self.repairs.push(Repair { place, column: "", column_chinese: "", kind, before, after: String::new() });
    }

    /// A value as messages show it: shortened in a column that says something of a person.
    #[cfg(feature = "workbooks")]
    pub(super) fn shown(&self, at: usize, value: &str) -> String {
        let column = self.columns.iter().zip(&self.header.places).find(|(_, place)| **place == Some(at));
        column.map_or_else(|| public(value), |(column, _)| column.shown(value))
    }

    /// Tells of columns without a header that have values all the same; on a sheet also of those behind the header's last.
    fn tell_unheaded(&mut self, line: u64, cells: &impl Line) {
        let said = |at: &usize| !cells.cell(*at).is_blank();
        let behind = (self.header.width..cells.width()).filter(|at| !self.beyond.contains(at) && said(at));
        let behind: Vec<usize> = behind.filter(|_| self.sheet.is_some()).collect();
        let (mut found, left): (Vec<usize>, Vec<usize>) = self.unheaded.iter().partition(|at| said(at));
        self.unheaded = left;
        self.beyond.extend(&behind);
        found.extend(behind);
        for at in found {
            let (place, kind) = (self.place(line, Some(at)), RepairKind::SurplusColumn);
            let (before, after) = (String::new(), String::new());
            self.repairs.push(Repair { place, column: "", column_chinese: "", kind, before, after });
        }
    }

    /// Tells of a column's cell.
    #[cfg(feature = "workbooks")]
    pub(super) fn tell_cell(&mut self, line: u64, at: usize, kind: RepairKind, value: &str) {
        let found = self.columns.iter().zip(&self.header.places).find(|(_, place)| **place == Some(at));
        let Some((column, _)) = found else { return };
        let (place, shown) = (self.place(line, Some(at)), column.shown(value));
        let (name, chinese) = (column.name, column.chinese);
        let before = String::new();
        self.repairs.push(Repair { place, column: name, column_chinese: chinese, kind, before, after: shown });
    }

    /// Refuses a column's cell that is hidden beneath merged ones, which show something else.
    #[cfg(feature = "workbooks")]
    pub(super) fn refuse_hidden(
        &mut self,
        line: u64,
        at: usize,
        hidden: &str,
        shown: &str,
        merged: &impl fmt::Display,
    ) {
        let found = self.columns.iter().zip(&self.header.places).find(|(_, place)| **place == Some(at));
        let Some((column, _)) = found else { return };
        let shown = column.shown(shown).escape_debug().to_string();
        let beneath = reading(
            format!("itself, hidden beneath the merged cells {merged}"),
            format!("其本身（被合并单元格{merged}遮盖）"),
        );
        let theirs = reading(format!("`{shown}`, which they show"), format!("合并单元格显示的“{shown}”"));
        let refused = two_readings(&column.shown(hidden), &beneath, &theirs);
        let fault = cell_fault(self.place(line, Some(at)), column, refused);
        self.refuse(line, fault);
    }

    /// Refuses a line.
    fn refuse(&mut self, line: u64, fault: TableFault) {
        (self.each)(line, Err(TableError::Fault(fault)));
    }

    /// Reads one line.
    pub(super) fn line(&mut self, line: u64, cells: &impl Line) {
        if !self.unheaded.is_empty() || cells.width() > self.header.width {
            self.tell_unheaded(line, cells);
        }
        if let Some(texts) = self.plain(cells) {
            if !self.takes(line) {
                return;
            }
            self.check_ordinal(line, cells);
            self.text_ids |= self.header.places.first().is_some_and(Option::is_some);
            let texts = texts.get(..self.columns.len()).unwrap_or_default();
            return (self.each)(line, Ok(Row::tidied(texts, &self.header.places)));
        }
        let blanks = |at: &Option<usize>| at.is_none_or(|at| cells.text(at).is_some_and(blank));
        let needed = self.columns.iter().zip(&self.header.places).filter(|(column, _)| column.needed);
        let missing = needed.clone().filter(|(_, at)| blanks(at)).count();
        if missing > 0 || self.is_header(cells) {
            let needed = needed.count();
            if self.is_no_record(line, cells, missing, needed) {
                return;
            }
        }
        if !self.takes(line) {
            return;
        }
        // In a text a sign too many shifts the cells behind it; on a sheet each has its place.
        let behind = || (self.header.width..cells.width()).any(|at| !cells.cell(at).is_blank());
        if cells.width() < self.header.width || self.sheet.is_none() && behind() {
            let (found, expected) = (count(cells.width()), count(self.header.width));
            return (self.each)(line, Err(TableError::Cells { line, found, expected }));
        }
        self.check_ordinal(line, cells);
        self.record(line, cells);
    }

    /// Counts a record; whether there are not more than the host takes.
    fn takes(&mut self, line: u64) -> bool {
        self.read = self.read.saturating_add(1);
        let Err(large) = self.ceiling.hold(self.read) else { return true };
        self.is_full = true;
        let place = self.place(line, None);
        self.refuse(line, TableFault::TooMany { place, large });
        false
    }

    /// Whether no further line is read, since there are more than the host takes.
    pub(super) fn are_full(&self) -> bool {
        self.is_full
    }

    /// The cells of a line by their columns, where each is seen at a glance to be as it should: as most lines are.
    fn plain<'c>(&self, cells: &'c impl Line) -> Option<[&'c str; MOST_AT_A_GLANCE]> {
        let (first, header) = &self.first;
        let is_glance = self.columns.len() <= MOST_AT_A_GLANCE && cells.width() == self.header.width;
        if !is_glance || cells.text(*first)? == header {
            return None;
        }
        let mut texts = [""; MOST_AT_A_GLANCE];
        let places = self.header.places.iter().zip(&self.words);
        for ((text, column), (at, words)) in texts.iter_mut().zip(self.columns).zip(places) {
            if let Some(at) = at {
                *text = cells.text(*at)?;
            }
            if (column.needed && text.is_empty()) || !(is_plain(column, text) || is_one_of(words, text)) {
                return None;
            }
        }
        Some(texts)
    }

    /// Whether a line begins as the header does, and goes on so.
    fn is_header(&self, cells: &impl Line) -> bool {
        let (first, header) = &self.first;
        let begins = *first < self.header.texts.len() && *header == *cells.cell(*first).shown();
        // On a sheet, what stands behind the last header is none of the line.
        let width = if self.sheet.is_some() { cells.width().min(self.header.width) } else { cells.width() };
        begins && same(&self.header.texts, (0..width).map(|at| owned(cells.cell(at))))
    }

    /// Whether a line is empty, a header, a total or a note; all but an empty line's reason is told.
    fn is_no_record(&mut self, line: u64, cells: &impl Line, missing: usize, needed: usize) -> bool {
        let said = |at: &usize| !cells.cell(*at).is_blank();
        let mut there = (0..cells.width()).filter(said);
        let Some(first) = there.next() else {
            self.tell(line, RepairKind::EmptyLine, String::new());
            return true;
        };
        let others = there.count();
        let text = owned(cells.cell(first)).trim_matches(is_blank).to_owned();
        if self.is_header(cells) {
            self.tell(line, RepairKind::RepeatedHeader, text);
            return true;
        }
        if missing == 0 {
            return false;
        }
        if let Some(sum) = total(&text) {
            self.check_total(line, first, cells, sum);
            self.tell(line, RepairKind::TotalLine, text);
            return true;
        }
        let mostly_missing = missing.saturating_mul(2) >= needed;
        if mostly_missing && (is_note(&text) || (others == 0 && is_section(&text))) {
            self.tell(line, RepairKind::NoteLine, public(&text));
            return true;
        }
        false
    }

    /// Compares what a line with a total says with the lines that were read.
    fn check_total(&mut self, line: u64, first: usize, cells: &impl Line, sum: Sum) {
        let part = self.read.saturating_sub(self.counted);
        self.counted = self.read;
        let (read, or) = match sum.of {
            Of::Part => (part, part),
            Of::Either => (self.read, part),
            Of::All => (self.read, self.read),
        };
        // A number in a surplus column may be the sum of anything.
        let used = |at: usize| self.header.places.contains(&Some(at)) || self.header.ordinals == Some(at);
        let beside = (0..cells.width()).filter(|at| *at != first && used(*at));
        let numbers = beside.filter_map(|at| counted(&owned(cells.cell(at))));
        let said: Vec<u64> = sum.said.into_iter().chain(numbers).collect();
        if let [said] = *said.as_slice()
            && said != read
            && said != or
        {
            let place = self.place(line, Some(first));
            self.refuse(line, TableFault::Total { place, said, read });
        }
    }

    /// Tells of the first serial number that is not the next.
    fn check_ordinal(&mut self, line: u64, cells: &impl Line) {
        let Some(at) = self.header.ordinals.filter(|_| !self.ordinals_told) else { return };
        let found = owned(cells.cell(at));
        if number(&found) == Some(self.next_ordinal) {
            self.next_ordinal = self.next_ordinal.saturating_add(1);
        } else {
            self.ordinals_told = true;
            let place = self.place(line, Some(at));
            let (kind, before) = (RepairKind::Ordinals, found.into_owned());
            let after = String::new();
            self.repairs.push(Repair { place, column: "", column_chinese: "", kind, before, after });
        }
    }

    fn record(&mut self, line: u64, cells: &impl Line) {
        let mut tidied: Vec<Cow<'_, str>> = Vec::with_capacity(self.columns.len());
        let mut faults = Vec::new();
        for (number, (column, at)) in self.columns.iter().zip(&self.header.places).enumerate() {
            let Some(at) = *at else {
                tidied.push(Cow::Borrowed(""));
                continue;
            };
            let text = cells.text(at);
            let own_number = number == 0 && matches!(cells.cell(at), Cell::Number { .. });
            if number == 0 {
                self.text_ids |= !own_number;
            }
            let words = self.words.get_mut(number);
            if let Some(text) = text
                && (is_plain(column, text) || words.as_ref().is_some_and(|words| is_one_of(words, text)))
            {
                tidied.push(Cow::Borrowed(text));
                continue;
            }
            let is_swallowed = self.sheet.is_none() && text.is_some_and(|text| swallows_lines(column, text));
            let read = if is_swallowed { Err(swallowed()) } else { tidy(column, cells.cell(at), self.options) };
            match read {
                Ok(read) => {
                    if let Some(words) = words.filter(|words| words.len() < MOST_WORDS)
                        && column.kind == CellKind::Word
                        && read.steps.is_empty()
                    {
                        words.push((&*read.text).into());
                    }
                    let mut steps = read.steps.into_iter().peekable();
                    while let Some((kind, before)) = steps.next() {
                        let after = steps.peek().map_or(&*read.text, |(_, next)| &**next);
                        let repair = Repair {
                            place: self.place(line, Some(at)),
                            column: column.name,
                            column_chinese: column.chinese,
                            kind,
                            before: column.shown(&before),
                            after: column.shown(after),
                        };
                        if own_number && kind == RepairKind::Number {
                            self.number_ids.push((line, repair));
                        } else {
                            self.repairs.push(repair);
                        }
                    }
                    tidied.push(read.text);
                }
                Err(refused) => {
                    faults.push(cell_fault(self.place(line, Some(at)), column, refused));
                    tidied.push(Cow::Borrowed(""));
                }
            }
        }
        if faults.is_empty() {
            let texts: Vec<&str> = tidied.iter().map(|text| &**text).collect();
            (self.each)(line, Ok(Row::tidied(&texts, &self.header.places)));
        }
        faults.into_iter().for_each(|fault| self.refuse(line, fault));
    }

    /// Ends the table: ids that were numbers among texts are refused, a column of them is told once.
    pub(super) fn end(mut self) -> Vec<Repair> {
        let ids = core::mem::take(&mut self.number_ids);
        if !self.text_ids {
            if let Some((line, repair)) = ids.into_iter().next() {
                let place = self.place(line, None);
                let kind = RepairKind::IdsWereNumbers;
                self.repairs.push(Repair { place, kind, ..repair });
            }
        } else {
            for (line, repair) in ids {
                let found = repair.before.escape_debug().to_string();
                let reason = Reason::new(
                    format!(
                        "`{found}` is a number, and other ids are texts; make the column text and enter the id anew"
                    ),
                    format!("“{found}”是数字，而其他编号是文本；请将该列设为文本后重新填入"),
                );
                let Repair { place, column, column_chinese, .. } = repair;
                let code = Code::TABLE_CELL_KIND;
                self.refuse(line, TableFault::Cell { place, column, column_chinese, code, reason });
            }
        }
        self.repairs.sort_by_key(|repair| repair.place.line);
        self.repairs
    }
}

fn is_one_of(words: &[Box<str>], text: &str) -> bool {
    words.iter().any(|word| **word == *text)
}

fn cell_fault(place: CellPlace, column: &Column, (code, reason): Refused) -> TableFault {
    TableFault::Cell { place, column: column.name, column_chinese: column.chinese, code, reason }
}

fn owned(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => text,
        other => Cow::Owned(other.shown().into_owned()),
    }
}

/// Of which lines a total is: 合计 may be of a block, as 新城区合计 is, or of all, as 全区合计.
enum Of {
    /// Those since the last total.
    Part,
    Either,
    All,
}

/// A total: of what, and what it says in the same cell.
struct Sum {
    of: Of,
    said: Option<u64>,
}

/// Reads a cell as the beginning of a line with a total: 合计, 小计：3, 总计 12家.
fn total(text: &str) -> Option<Sum> {
    let text: String = text.chars().filter(|character| !is_blank(*character)).collect();
    let words = ["合计", "总计", "共计", "小计"];
    // 新城区合计, 本页小计: with a name before it.
    let (word, before, rest) = words.into_iter().find_map(|word| {
        let (before, rest) = text.split_once(word)?;
        (before.chars().count() <= 8 && !before.contains([':', '：'])).then_some((word, before, rest))
    })?;
    let rest = rest.trim_matches([':', '：', '(', ')', '（', '）']);
    let is_sum = rest.is_empty() || MEASURES.contains(&rest.chars().next().unwrap_or('0')) && rest.chars().count() == 1;
    let of = match word {
        "小计" => Of::Part,
        "总计" | "共计" if before.is_empty() => Of::All,
        _ => Of::Either,
    };
    (is_sum || counted(rest).is_some()).then(|| Sum { of, said: counted(rest) })
}

/// The words of what is counted.
const MEASURES: [char; 8] = ['家', '户', '个', '条', '名', '人', '件', '项'];

/// A number with its measure word: 12家.
fn counted(text: &str) -> Option<u64> {
    number(text.trim_matches(is_blank).trim_end_matches(MEASURES))
}

fn number(text: &str) -> Option<u64> {
    let text = text.trim_matches(is_blank);
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Whether a text begins a note under a table.
fn is_note(text: &str) -> bool {
    const WORDS: [&str; 10] =
        ["备注：", "备注:", "说明：", "说明:", "填表人", "制表", "审核人", "数据来源", "联系人：", "联系人:"];
    let numbered = text.strip_prefix('注').map(|rest| rest.trim_start_matches(|at: char| at.is_ascii_digit()));
    WORDS.iter().any(|word| text.starts_with(word))
        || numbered.is_some_and(|rest| rest.starts_with(['：', ':']))
        || text.trim_matches(['（', '）', '(', ')']) == "以下空白"
}

/// Whether a text is the title of a section: 一、…, （二）….
fn is_section(text: &str) -> bool {
    let numeral = |text: &str| !text.is_empty() && text.chars().all(|c| "一二三四五六七八九十".contains(c));
    let bracketed = || text.strip_prefix(['（', '('])?.split_once(['）', ')']).map(|(number, _)| number);
    text.split_once('、').map(|(number, _)| number).is_some_and(numeral) || bracketed().is_some_and(numeral)
}

/// The beginning of a title or a note. Who filled it in, and how to reach them, is nobody's business here: what stands behind a
/// colon, and all but the first of many digits.
pub(super) fn public(text: &str) -> String {
    let head = text.split(['：', ':']).next().unwrap_or("");
    let many = |digits: &str| digits.len() >= 7;
    let mut shown = String::new();
    let mut digits = String::new();
    for character in head.chars().chain(['\n']).take(64) {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        shown.push_str(if many(&digits) { "…" } else { &digits });
        digits.clear();
        shown.push(character);
    }
    shown.trim_end().to_owned()
}

/// Whether all cells of a line are blank.
pub(super) fn all_blank(texts: &[String]) -> bool {
    texts.iter().all(|text| blank(text))
}
