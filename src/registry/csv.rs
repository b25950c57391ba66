//! The registry (Art. 7) from CSV text and back.
//!
//! The columns, each once, in any order, named in English or Chinese: `id` 编号, `name` 主体名称, `credit_code`
//! 统一社会信用代码, `legal_representative` 法定代表人, `phone` 联系电话, `division` 行政区划代码, `stratum` 类别, `state` 状态.
//! An empty cell in `credit_code`, `legal_representative` or `phone` is a fact that is not known. Text is UTF-8, with or
//! without a byte order mark; cells are taken as they stand.

use thiserror::Error;

use super::{CreditCode, CreditCodeError, RawSource, Registry, RegistryBuilder, RegistryError, SourceField};
use crate::explain::explain;
use crate::forms::csv_table::{self, Row};
pub use crate::forms::csv_table::{Encoding, TableError};
use crate::forms::limits::{Limits, row};
use crate::tables::{self, CellKind, CellPlace, Column, TableFault, TableOptions, TableRead};
use crate::{Article, Errors, Explain};

/// In the order of [`SourceField::ALL`].
const COLUMNS: [Column; 8] = [
    column(SourceField::Id, CellKind::Id).called(&["企业编号", "污染源编号", "对象编号", "主体编号", "检查对象编号"]),
    column(SourceField::Name, CellKind::Text).called(&[
        "企业名称",
        "单位名称",
        "名称",
        "污染源名称",
        "检查对象名称",
        "市场主体名称",
    ]),
    known(SourceField::CreditCode, CellKind::CreditCode).called(&["社会信用代码", "统一信用代码", "信用代码"]),
    known(SourceField::LegalRepresentative, CellKind::Text)
        .called(&["法人代表", "法定代表人姓名", "法人", "法定代表人(负责人)"])
        .of_a_person(),
    known(SourceField::Phone, CellKind::Phone).called(&["电话", "联系方式", "手机", "手机号", "手机号码", "电话号码"]),
    column(SourceField::Division, CellKind::Division).called(&["行政区划", "区划代码", "行政区划编码", "所属区划代码"]),
    column(SourceField::Stratum, CellKind::Word).called(&["管理类别", "监管类别", "污染源类别", "企业类别"]),
    column(SourceField::State, CellKind::Word)
        .called(&["企业状态", "污染源状态", "经营状态", "生产状态", "运行状态"])
        .words(STATES),
];

/// What offices write for a state; what may be two states stands twice.
const STATES: &[(&str, &str)] = &[
    ("正常生产", "active"),
    ("在产", "active"),
    ("在营", "active"),
    ("存续", "active"),
    ("开业", "active"),
    ("在册", "active"),
    ("临时停产", "suspended"),
    ("长期停产", "suspended"),
    ("停产整治", "suspended"),
    ("歇业", "suspended"),
    ("停业", "suspended"),
    ("停业", "closed"),
    ("关停", "suspended"),
    ("关停", "closed"),
    ("已关闭", "closed"),
    ("永久关闭", "closed"),
    ("已迁出", "moved"),
    ("迁出本地", "moved"),
    ("搬迁", "suspended"),
    ("搬迁", "moved"),
    ("已注销", "cancelled"),
    ("已吊销", "revoked"),
    ("吊销未注销", "revoked"),
    ("吊销，未注销", "revoked"),
    ("吊销已注销", "cancelled"),
    ("吊销已注销", "revoked"),
];

const fn column(field: SourceField, kind: CellKind) -> Column {
    Column::needed(field.as_str(), field.chinese(), kind)
}

const fn known(field: SourceField, kind: CellKind) -> Column {
    Column::optional(field.as_str(), field.chinese(), kind)
}

/// Reads a registry; keeps credit codes whose check fails ([`super::CreditCode::lenient`]).
///
/// # Errors
/// [`CsvErrors`]: what is wrong with the encoding or the header, or else everything that is wrong with the lines.
///
/// # Complexity
/// As [`RegistryBuilder`]; no heap string is made per cell.
///
/// # Example: a list in Chinese
/// ```
/// use shuangsuiji::registry::csv;
///
/// let registry = csv::read(
///     "编号,主体名称,统一社会信用代码,法定代表人,联系电话,行政区划代码,类别,状态\n\
///      NM-1,示例化工有限公司,91150400MA0N1Q9YXG,,,150102,key,正常\n",
/// )?;
/// assert_eq!(registry.get("NM-1").map(|source| source.name()), Some("示例化工有限公司"));
/// # Ok::<(), shuangsuiji::registry::csv::CsvErrors>(())
/// ```
pub fn read(text: impl AsRef<[u8]>) -> Result<Registry, CsvErrors> {
    read_within(text.as_ref(), RegistryBuilder::new(), &Limits::MOST)
}

/// Reads a registry; refuses credit codes whose check fails ([`super::CreditCode::strict`]).
///
/// # Errors
/// As [`read`], and for each credit code whose check fails.
pub fn read_strict(text: impl AsRef<[u8]>) -> Result<Registry, CsvErrors> {
    read_within(text.as_ref(), RegistryBuilder::strict(), &Limits::MOST)
}

/// Reads a registry tolerantly, from a table as offices keep it ([`tables`]), and tells every repair; keeps credit codes of
/// which not everything holds.
///
/// # Guarantees
/// What [`read`] takes is read alike, but for cells that are listed as repaired.
///
/// # Errors
/// [`CsvErrors`]: what is wrong with the file or its header, or else everything that is wrong with the lines.
///
/// # Example: a table as an office sends it
/// ```
/// use shuangsuiji::registry::csv;
/// use shuangsuiji::tables::TableOptions;
///
/// let text = "示例市污染源名单\n\
///     序号,企业编号,企业名称,行政区划,管理类别,企业状态,备注\n\
///     1,ＮＭ－１,示例化工有限公司 ,150102,key,在营,\n\
///     合计,,1,,,,\n";
/// let read = csv::read_tolerant(text, &TableOptions::default())?;
/// assert_eq!(read.value.get("NM-1").map(|source| source.name()), Some("示例化工有限公司"));
/// assert_eq!(
///     read.repairs.iter().map(ToString::to_string).find(|repair| repair.starts_with("line 3, column 2")).as_deref(),
///     Some("line 3, column 2 (id): full-width characters made plain: `ＮＭ－１` is `NM-1`"),
/// );
/// # Ok::<(), shuangsuiji::registry::csv::CsvErrors>(())
/// ```
pub fn read_tolerant(table: impl AsRef<[u8]>, options: &TableOptions) -> Result<TableRead<Registry>, CsvErrors> {
    tolerant_into(RegistryBuilder::new(), table.as_ref(), options)
}

/// The same; refuses credit codes of which not everything holds ([`super::CreditCode::strict`]).
///
/// # Errors
/// As [`read_tolerant`], and for each such credit code.
pub fn read_tolerant_strict(table: impl AsRef<[u8]>, options: &TableOptions) -> Result<TableRead<Registry>, CsvErrors> {
    tolerant_into(RegistryBuilder::strict(), table.as_ref(), options)
}

/// Writes a registry, sorted by id, with the column names in English, as [`read`] reads it.
///
/// # Guarantees
/// Reading it gives an equal registry; equal registries give equal text.
#[must_use]
pub fn write(registry: &Registry) -> String {
    let mut text = csv_table::write_header(&COLUMNS);
    for source in registry.iter() {
        let (credit_code, division) = (source.credit_code(), source.division().to_string());
        let cells = [
            source.id(),
            source.name(),
            credit_code.as_ref().map_or("", CreditCode::as_str),
            source.legal_representative().unwrap_or(""),
            source.phone().unwrap_or(""),
            &division,
            source.stratum().as_str(),
            source.state().as_str(),
        ];
        csv_table::write_row(&mut text, cells);
    }
    text
}

/// Reads at most as many sources as the host takes.
pub(crate) fn read_within(text: &[u8], builder: RegistryBuilder, limits: &Limits) -> Result<Registry, CsvErrors> {
    let mut reading = Reading::new(builder);
    let columns = csv_table::read(text, &COLUMNS, limits.ceiling(row::sources), |line, row| reading.row(line, row));
    let columns = columns.map_err(|errors| errors.map(CsvError::Table))?;
    reading.finish(&columns, None)
}

fn tolerant_into(
    builder: RegistryBuilder,
    table: &[u8],
    options: &TableOptions,
) -> Result<TableRead<Registry>, CsvErrors> {
    let mut reading = Reading::new(builder);
    let ceiling = options.limits.ceiling(row::sources);
    let read = tables::read(table, &COLUMNS, options, ceiling, |line, row| reading.row(line, row));
    let read = read.map_err(|errors| errors.map(CsvError::Table))?;
    let registry = reading.finish(&read.value.columns, read.value.sheet.as_deref())?;
    Ok(read.with(registry))
}

/// A registry on its way from lines.
struct Reading {
    builder: RegistryBuilder,
    lines: Vec<u64>,
    wrong: Vec<CsvError>,
}

impl Reading {
    fn new(builder: RegistryBuilder) -> Self {
        Self { builder, lines: Vec::new(), wrong: Vec::new() }
    }

    fn row(&mut self, line: u64, row: Result<Row<'_>, TableError>) {
        match row {
            Ok(row) => {
                self.lines.push(line);
                self.builder.push(&raw(&row));
                self.wrong.extend(rounded_id(line, &row));
            }
            Err(error) => self.wrong.push(CsvError::Table(error)),
        }
    }

    fn finish(self, columns: &[u64], sheet: Option<&str>) -> Result<Registry, CsvErrors> {
        let Self { builder, lines, wrong } = self;
        match builder.finish() {
            Ok(registry) => CsvErrors::check(registry, wrong),
            Err(errors) => Err(errors.map(|error| CsvError::placed(error, &lines, columns, sheet)).and(wrong)),
        }
    }
}

/// An id is often the credit code: what a spreadsheet left of that is found here too.
fn rounded_id(line: u64, row: &Row<'_>) -> Option<CsvError> {
    let id = row.cell(SourceField::Id as usize);
    if id.len() != 18 || !id.ends_with("000") || !id.starts_with('9') {
        return None;
    }
    let error = CreditCode::lenient(id).err().filter(|error| matches!(error, CreditCodeError::Destroyed { .. }))?;
    let (column, column_chinese) = (SourceField::Id.as_str(), SourceField::Id.chinese());
    let place = CellPlace { sheet: None, line, column: row.place(SourceField::Id as usize) };
    let (code, reason) = (error.code(), error.into());
    Some(CsvError::Table(TableError::Fault(TableFault::Cell { place, column, column_chinese, code, reason })))
}

fn raw<'r>(row: &'r Row<'_>) -> RawSource<'r> {
    let cell = |field: SourceField| row.cell(field as usize);
    let known = |field: SourceField| row.known(field as usize);
    RawSource {
        id: cell(SourceField::Id),
        name: cell(SourceField::Name),
        credit_code: known(SourceField::CreditCode),
        legal_representative: known(SourceField::LegalRepresentative),
        phone: known(SourceField::Phone),
        division: cell(SourceField::Division),
        stratum: cell(SourceField::Stratum),
        state: cell(SourceField::State),
    }
}

/// One thing that is wrong with a registry's CSV text.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CsvError {
    /// The encoding, the header, or the number of a line's cells.
    #[error(transparent)]
    Table(TableError),
    /// A record; its position counts the lines that have the right number of cells.
    #[error("{place}: {error}")]
    Record {
        /// Where it stands: the line where the record begins, and the column.
        place: CellPlace,
        /// What is wrong.
        error: RegistryError,
    },
    /// The records altogether.
    #[error(transparent)]
    Records(RegistryError),
}

explain!(CsvError {
    Self::Table(e) => e.code(), Article::Art7, "{}", e.chinese();
    Self::Record { place, error } => error.code(), error.article(), "{}：{}", place.chinese(), error.chinese();
    Self::Records(e) => e.code(), e.article(), "{}", e.chinese();
} about {
    Self::Table(error) => error.column();
    Self::Record { error, .. } => error.about();
    _ => None;
});

impl CsvError {
    fn placed(error: RegistryError, lines: &[u64], columns: &[u64], sheet: Option<&str>) -> Self {
        let place = error.place().and_then(|(position, field)| {
            let line = *lines.get((position as usize).checked_sub(1)?)?;
            Some(CellPlace { sheet: sheet.map(Box::from), line, column: *columns.get(field as usize)? })
        });
        match place {
            Some(place) => Self::Record { place, error },
            None => Self::Records(error),
        }
    }
}

/// Everything that is wrong with a registry's CSV text: first the records, then the lines with too many or too few
/// cells.
pub type CsvErrors = Errors<CsvError>;
