//! The header line: found among the first lines, and its headers matched to the columns of a kind of table.

use std::borrow::Cow;

use super::cell::is_blank;
use super::column::Column;
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

/// Whether a header, as it stands and without what is around it, is a column's.
type Fits<'f> = &'f dyn Fn(&str, &str) -> bool;

/// Matches a line's cells to the columns. The host's map goes before the column's own names, as they stand and then
/// without what is around them, and these before what else offices call it.
pub(super) fn header(
    texts: Vec<String>,
    columns: &[Column],
    options: &TableOptions,
    place: impl Fn(usize) -> CellPlace,
) -> Header {
    let plains: Vec<String> = texts.iter().map(|text| plain(text)).collect();
    let (mut repairs, mut errors) = (Vec::new(), Vec::new());
    let header_error = |at: usize, english: String, chinese: String| {
        TableError::Fault(TableFault::Header { place: place(at), reason: Reason::new(english, chinese) })
    };
    let at_where = |fits: Fits<'_>| -> Vec<usize> {
        let all = texts.iter().zip(&plains).enumerate();
        all.filter(|(_, (text, plain))| fits(text, plain)).map(|(at, _)| at).collect()
    };
    let mut places = Vec::new();
    for column in columns {
        let mapped = options.columns.get(column.name).map(String::as_str);
        let ways: [Fits<'_>; 3] = [
            &|text, _| column.is_headed(text),
            &|_, found| found == column.name || found == plain(column.chinese),
            &|_, found| column.synonyms.iter().any(|synonym| found == plain(synonym)),
        ];
        let found = match mapped {
            Some(header) => at_where(&|text, found| text == header || found == plain(header)),
            None => {
                let mut found = ways.into_iter().map(at_where).find(|found| !found.is_empty()).unwrap_or_default();
                // Of two that could be it neither is taken, whatever they are called, unless one is another column's own name.
                let others = columns.iter().filter(|other| other.name != column.name);
                let is_other = |at: &usize| {
                    let (text, found) =
                        (texts.get(*at).map_or("", String::as_str), plains.get(*at).map_or("", String::as_str));
                    others.clone().any(|it| it.is_headed(text) || found == it.name || found == plain(it.chinese))
                };
                let more = at_where(&|_, found| column.synonyms.iter().any(|synonym| found == plain(synonym)));
                found.extend(more.into_iter().filter(|at| !is_other(at)));
                found.sort_unstable();
                found.dedup();
                found
            }
        };
        let Column { name, chinese, .. } = *column;
        match (found.as_slice(), mapped) {
            ([at], _) => places.push(Some(*at)),
            ([], Some(header)) => {
                places.push(None);
                errors.push(header_error(
                    0,
                    format!("no header `{}`, which the map of columns names for `{name}`", header.escape_debug()),
                    format!("没有列映射为“{chinese}”（“{name}”）指定的标题“{}”", header.escape_debug()),
                ));
            }
            ([], None) => {
                places.push(None);
                if column.must_stand {
                    let line = place(0).line;
                    errors.push(TableError::MissingColumn { line, name, chinese });
                }
            }
            ([first, second, ..], _) => {
                places.push(Some(*first));
                let [one, other] = [first, second].map(|at| texts.get(*at).map_or("", String::as_str).trim());
                errors.push(header_error(
                    *second,
                    format!(
                        "`{other}` may be `{name}`, and so may `{one}` in column {}; say which by the map of columns",
                        first.saturating_add(1)
                    ),
                    format!(
                        "“{other}”与第{}列“{one}”都可能是“{chinese}”（“{name}”），请用列映射指明",
                        first.saturating_add(1)
                    ),
                ));
            }
        }
    }
    for name in options.columns.keys().filter(|name| !columns.iter().any(|column| column.name == **name)) {
        let name = name.escape_debug();
        errors.push(header_error(
            0,
            format!("the map of columns names `{name}`; expected {}", names(columns)),
            format!("列映射中的“{name}”不是本表的列，应为{}", names(columns).chinese()),
        ));
    }
    for (column, at) in columns.iter().zip(&places) {
        let text = at.and_then(|at| texts.get(at)).map(String::as_str);
        let told = |kind, at: CellPlace, before: &str, after: &str| Repair {
            place: at,
            column: column.name,
            column_chinese: column.chinese,
            kind,
            before: before.to_owned(),
            after: after.to_owned(),
        };
        match (at, text) {
            (Some(at), Some(text)) if text != column.name && text != column.chinese => {
                repairs.push(told(RepairKind::Header, place(*at), text, column.name));
            }
            (None, _) if !column.must_stand => {
                let line = CellPlace { column: 0, ..place(0) };
                repairs.push(told(RepairKind::AbsentColumn, line, column.chinese, ""));
            }
            _ => {}
        }
    }
    let mut ordinals = None;
    for (at, text) in texts.iter().enumerate().filter(|(at, _)| !places.contains(&Some(*at))) {
        if ordinals.is_none() && plains.get(at).is_some_and(|plain| matches!(plain.as_str(), "序号" | "no." | "no")) {
            ordinals = Some(at);
        }
        if !text.chars().all(is_blank) {
            repairs.push(Repair {
                place: place(at),
                column: "",
                column_chinese: "",
                kind: RepairKind::SurplusColumn,
                before: text.clone(),
                after: String::new(),
            });
        }
    }
    Header { places, width: texts.len(), ordinals, texts, repairs, errors }
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
