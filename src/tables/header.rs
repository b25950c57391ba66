//! The header line: found among the first lines, and its headers matched to the columns of a kind of table.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::cell::is_blank;
use super::column::{CellKind, Column};
use super::fault::TableFault;
use super::options::TableOptions;
use super::repair::{CellPlace, Repair, RepairKind};
use crate::Reason;
use crate::forms::csv_table::{TableError, names};

/// The most lines among which the header is looked for.
pub(super) const LOOKED_AT: usize = 20;

/// A line as the header, matched as far as it can be.
#[derive(Debug)]
pub(super) struct Header {
    /// Where each column stands, from 0.
    pub(super) places: Vec<Option<usize>>,
    /// How many cells the line has.
    pub(super) width: usize,
    /// Where the serial numbers stand.
    pub(super) ordinals: Option<usize>,
    /// The headers as they stand.
    pub(super) texts: Vec<String>,
    pub(super) repairs: Vec<Repair>,
    pub(super) errors: Vec<TableError>,
}

impl Header {
    /// Whether every column that must be there is there, once.
    pub(super) fn fits(&self) -> bool {
        self.errors.is_empty()
    }

    /// How many columns were found.
    pub(super) fn found(&self) -> usize {
        self.places.iter().flatten().count()
    }
}

/// A header without what people put around it: blanks, a mark that it must be filled in, signs at its end.
fn plain(header: &str) -> String {
    let mut plain: String = header.chars().filter(|character| !is_blank(*character)).collect();
    plain = plain.replace('（', "(").replace('）', ")");
    for around in ["(必填)", "*", ":", "："] {
        plain = plain.trim_start_matches(around).trim_end_matches(around).to_owned();
    }
    plain.to_ascii_lowercase()
}

/// A line that may be the header.
struct Candidate<'h, P> {
    texts: &'h [String],
    /// The texts without what people put around them.
    plains: Vec<String>,
    columns: &'h [Column],
    place: P,
    repairs: Vec<Repair>,
    errors: Vec<TableError>,
}

/// Matches a line's cells to the columns. The host's map goes before the column's own names, as they stand and then
/// without what is around them, and these before what else offices call it.
pub(super) fn header(
    texts: Vec<String>,
    columns: &[Column],
    options: &TableOptions,
    place: impl Fn(usize) -> CellPlace,
) -> Header {
    let plains: Vec<String> = texts.iter().map(|text| plain(text)).collect();
    let (repairs, errors) = (Vec::new(), Vec::new());
    let mut line = Candidate { texts: &texts, plains, columns, place, repairs, errors };
    let places: Vec<Option<usize>> = columns.iter().map(|column| line.place_of(column, options)).collect();
    line.check_options(options);
    for (column, at) in columns.iter().zip(&places) {
        line.tell_column(column, *at);
    }
    let ordinals = line.tell_others(&places);
    let Candidate { repairs, errors, .. } = line;
    Header { places, width: texts.len(), ordinals, texts, repairs, errors }
}

impl<P: Fn(usize) -> CellPlace> Candidate<'_, P> {
    fn at_where(&self, fits: impl Fn(&str, &str) -> bool) -> Vec<usize> {
        let all = self.texts.iter().zip(&self.plains).enumerate();
        all.filter(|(_, (text, plain))| fits(text, plain)).map(|(at, _)| at).collect()
    }

    fn text(&self, at: usize) -> &str {
        self.texts.get(at).map_or("", String::as_str)
    }

    fn refuse(&mut self, at: usize, english: String, chinese: String) {
        let reason = Reason::new(english, chinese);
        self.errors.push(TableError::Fault(TableFault::Header { place: (self.place)(at), reason }));
    }

    /// Where a column stands by its own names, the first that fit, and by what else it is called: of two that could be it neither
    /// is taken, whatever they are called, unless one is another column's own name.
    fn named(&self, column: &Column) -> Vec<usize> {
        let is_own = |of: &Column, text: &str, plain_text: &str| {
            of.is_headed(text) || plain_text == of.name || plain_text == plain(of.chinese)
        };
        let is_called = |found: &str| column.synonyms.iter().any(|synonym| found == plain(synonym));
        let is_others = |at: usize| {
            let others = self.columns.iter().filter(|other| other.name != column.name);
            others.into_iter().any(|other| is_own(other, self.text(at), self.plains.get(at).map_or("", String::as_str)))
        };
        let mut found = self.at_where(|text, _| column.is_headed(text));
        if found.is_empty() {
            found = self.at_where(|text, plain| is_own(column, text, plain));
        }
        if found.is_empty() {
            return self.at_where(|_, plain| is_called(plain));
        }
        found.extend(self.at_where(|_, plain| is_called(plain)).into_iter().filter(|at| !is_others(*at)));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Where a column stands; two places and none are refused where the column must stand once.
    fn place_of(&mut self, column: &Column, options: &TableOptions) -> Option<usize> {
        let Column { name, chinese, .. } = *column;
        let mapped = options.columns.get(name);
        let found = match mapped {
            Some(header) => self.at_where(|text, found| text == header || found == plain(header)),
            None => self.named(column),
        };
        match (found.as_slice(), mapped) {
            ([], Some(header)) => {
                let header = header.escape_debug();
                let english = format!("no header `{header}`, which the map of columns names for `{name}`");
                self.refuse(0, english, format!("没有列映射为“{chinese}”（“{name}”）指定的标题“{header}”"));
            }
            ([], None) if column.must_stand => {
                let line = (self.place)(0).line;
                self.errors.push(TableError::MissingColumn { line, name, chinese });
            }
            ([first, second, ..], _) => {
                let [one, other] = [*first, *second].map(|at| self.text(at).trim());
                let first = first.saturating_add(1);
                let english = format!(
                    "`{other}` may be `{name}`, and so may `{one}` in column {first}; say which by the map of columns"
                );
                let chinese = format!("“{other}”与第{first}列“{one}”都可能是“{chinese}”（“{name}”），请用列映射指明");
                self.refuse(*second, english, chinese);
            }
            _ => {}
        }
        found.first().copied()
    }

    /// Refuses what the host says of columns that are none.
    fn check_options(&mut self, options: &TableOptions) {
        let columns = self.columns;
        let is_known = |name: &str| columns.iter().any(|column| column.name == name);
        for name in options.columns.keys().filter(|name| !is_known(name)) {
            let name = name.escape_debug();
            let english = format!("the map of columns names `{name}`; expected {}", names(columns));
            self.refuse(0, english, format!("列映射中的“{name}”不是本表的列，应为{}", names(columns).chinese()));
        }
    }

    /// Tells of a column that has another header, or none.
    fn tell_column(&mut self, column: &Column, at: Option<usize>) {
        let (place, kind, before, after) = match at {
            Some(at) if self.text(at) == column.name || self.text(at) == column.chinese => return,
            Some(at) => ((self.place)(at), RepairKind::Header, self.text(at).to_owned(), column.name.to_owned()),
            None if column.must_stand => return,
            None => {
                let line = CellPlace { column: 0, ..(self.place)(0) };
                (line, RepairKind::AbsentColumn, column.chinese.to_owned(), String::new())
            }
        };
        let (name, chinese) = (column.name, column.chinese);
        self.repairs.push(Repair { place, column: name, column_chinese: chinese, kind, before, after });
    }

    /// Tells of the columns that are none of the table's; where the serial numbers stand.
    fn tell_others(&mut self, places: &[Option<usize>]) -> Option<usize> {
        let others: Vec<usize> = (0..self.texts.len()).filter(|at| !places.contains(&Some(*at))).collect();
        for at in others.iter().copied() {
            if self.text(at).chars().all(is_blank) {
                continue;
            }
            let (place, before) = ((self.place)(at), self.text(at).to_owned());
            let (kind, after) = (RepairKind::SurplusColumn, String::new());
            self.repairs.push(Repair { place, column: "", column_chinese: "", kind, before, after });
        }
        let is_ordinal = |plain: &String| matches!(plain.as_str(), "序号" | "no." | "no");
        others.into_iter().find(|at| self.plains.get(*at).is_some_and(is_ordinal))
    }
}

/// What the host says of the words of columns that have none.
pub(super) fn wrong_words(columns: &[Column], options: &TableOptions) -> Vec<TableError> {
    let of_words: Vec<Column> = columns.iter().filter(|column| column.kind == CellKind::Word).copied().collect();
    let wrong = options.words.iter().map(|(name, ..)| name.as_str());
    let wrong: BTreeSet<&str> = wrong.filter(|name| !of_words.iter().any(|column| column.name == *name)).collect();
    let told = wrong.into_iter().map(|name| {
        let (name, expected) = (name.escape_debug(), names(&of_words));
        let reason = if of_words.is_empty() {
            Reason::new(
                format!("words are given for `{name}`; no column of this table takes any"),
                format!("“{name}”列不按词语读取，本表没有按词语读取的列"),
            )
        } else {
            Reason::new(
                format!("words are given for `{name}`, whose cells are none; expected {expected}"),
                format!("“{name}”列不按词语读取，词语对照只用于：{}", expected.chinese()),
            )
        };
        TableError::Fault(TableFault::Header { place: CellPlace { sheet: None, line: 1, column: 0 }, reason })
    });
    told.collect()
}

/// The texts of two lines of which the upper one's merged cells reach into the lower: the lower ones where there are any.
#[cfg(feature = "workbooks")]
pub(super) fn below(upper: &[String], lower: &[String]) -> Vec<String> {
    let width = upper.len().max(lower.len());
    let at = |line: &[String], at: usize| line.get(at).filter(|text| !text.chars().all(is_blank)).cloned();
    (0..width).map(|place| at(lower, place).or_else(|| at(upper, place)).unwrap_or_default()).collect()
}

/// Whether two lines of cells say the same.
pub(super) fn same<'a>(header: &[String], cells: impl Iterator<Item = Cow<'a, str>>) -> bool {
    let said = |text: &str| !text.chars().all(is_blank);
    let cells: Vec<_> = cells.collect();
    let last = cells.iter().rposition(|cell| said(cell)).map_or(0, |at| at.saturating_add(1));
    header.iter().rposition(|text| said(text)).map_or(0, |at| at.saturating_add(1)) == last
        && header.iter().zip(&cells).all(|(one, other)| plain(one) == plain(other))
}
