//! The lists of a roster (Art. 6) from CSV text and back: inspectors, aliases, recusals.
//!
//! The columns, each once, in any order, named in English or Chinese:
//!
//! - inspectors: `id` 编号, `name` 姓名, `post` 职务, `category` 执法类别, `certificate_number` 执法证号,
//!   `certificate_issuer` 发证机关, `valid_from` 有效期起, `valid_until` 有效期止, `division` 行政区划代码, `borrowed_from`
//!   原单位行政区划 (the code of the division that lends; empty for one's own; headed 借用自 in tables of before), `leave` 休假
//!   (`2027-02-08/2027-02-12;2027-03-01`). Who has no certificate leaves its four cells empty.
//! - aliases: `id` 编号, `person` 本人编号.
//! - recusals: `inspector` 检查人员编号, `source` 被检查对象编号, `reason` 回避事由.
//!
//! Text is UTF-8, with or without a byte order mark; cells are taken as they stand. What these lists say together is
//! checked by [`super::Roster::new`].

use thiserror::Error;

use super::{Alias, Certificate, Employment, Inspector, Recusal};
use crate::dates::date;
use crate::explain::explain;
use crate::forms::csv_table::{self, Row};
pub use crate::forms::csv_table::{Encoding, TableError};
use crate::forms::limits::{self, Ceiling, Limits, row};
use crate::tables::{self, CellKind, CellPlace, Column, TableOptions, TableRead};
use crate::{Article, Code, DateError, DateSpan, Division, DivisionError, Errors, SpanError, TextError};

const INSPECTORS: &[Column] = &[
    Column::needed("id", "编号", CellKind::Id).called(&["人员编号", "检查人员编号", "执法人员编号"]),
    Column::needed("name", "姓名", CellKind::Text).called(&["人员姓名", "执法人员姓名", "执法人员", "检查人员"]),
    Column::needed("post", "职务", CellKind::Text).called(&["职务职级", "岗位"]),
    Column::needed("category", "执法类别", CellKind::Text).called(&["执法领域", "执法专业"]),
    certificate_column("certificate_number", "执法证号", CellKind::Certificate).called(&[
        "执法证编号",
        "执法证件号",
        "执法证件编号",
        "证件编号",
        "证号",
    ]),
    certificate_column("certificate_issuer", "发证机关", CellKind::Text).called(&["发证单位", "颁发机关"]),
    certificate_column("valid_from", "有效期起", CellKind::Date).called(&["有效期自", "有效期开始", "发证日期"]),
    certificate_column("valid_until", "有效期止", CellKind::LastDate).called(&["有效期至", "有效期截止", "有效期结束"]),
    Column::needed("division", "行政区划代码", CellKind::Division).called(&["行政区划", "区划代码", "行政区划编码"]),
    Column::optional("borrowed_from", "原单位行政区划", CellKind::Division).formerly("借用自").called(&[
        "原单位区划",
        "原单位行政区划代码",
        "借用单位区划",
        "借自",
    ]),
    Column::optional("leave", "休假", CellKind::Spans).called(&["请假", "休假时间", "请假时间", "休假日期"]),
];
/// The columns of the certificate among the inspectors'.
const CERTIFICATE: core::ops::Range<usize> = 4..8;
const ALIASES: &[Column] =
    &[Column::needed("id", "编号", CellKind::Id), Column::needed("person", "本人编号", CellKind::Id)];
const RECUSALS: &[Column] = &[
    Column::needed("inspector", "检查人员编号", CellKind::Id).called(&["人员编号", "执法人员编号"]),
    Column::needed("source", "被检查对象编号", CellKind::Id).called(&["检查对象编号", "企业编号", "对象编号"]),
    Column::needed("reason", "回避事由", CellKind::Text).called(&["回避原因", "事由", "原因"]),
];

/// Its cells may be empty, but a table without it would take every certificate away.
const fn certificate_column(name: &'static str, chinese: &'static str, kind: CellKind) -> Column {
    Column { must_stand: true, ..Column::optional(name, chinese, kind) }
}

/// Reads inspectors, in the order of the lines.
///
/// # Errors
/// [`CsvErrors`]: what is wrong with the encoding or the header, or else everything that is wrong with the lines.
///
/// # Example: an inspector without a certificate
/// ```
/// use shuangsuiji::roster::csv;
///
/// let inspectors = csv::read_inspectors(
///     "编号,姓名,职务,执法类别,执法证号,发证机关,有效期起,有效期止,行政区划代码,原单位行政区划,休假\n\
///      NM-1,王某,科员,生态环境,,,,,150102,,2027-02-08/2027-02-12;2027-03-01\n",
/// )?;
/// assert!(inspectors[0].certificate.is_none());
/// assert_eq!(inspectors[0].leave.len(), 2);
/// # Ok::<(), shuangsuiji::roster::csv::CsvErrors>(())
/// ```
pub fn read_inspectors(text: impl AsRef<[u8]>) -> Result<Vec<Inspector>, CsvErrors> {
    read_inspectors_within(text.as_ref(), &Limits::MOST)
}

/// Reads inspectors tolerantly, from a table as offices keep it ([`tables`]), and tells every repair.
///
/// # Errors
/// [`CsvErrors`]: what is wrong with the file or its header, or else everything that is wrong with the lines.
///
/// # Example: days as an office writes them
/// ```
/// use shuangsuiji::roster::csv;
/// use shuangsuiji::tables::TableOptions;
///
/// let read = csv::read_inspectors_tolerant(
///     "编号,姓名,职务,执法类别,执法证编号,发证机关,有效期起,有效期至,行政区划,请假\n\
///      NM-1,王某,科员,生态环境,05010012345,某厅,2024年7月1日,长期,150102,2027年2月8日至12日\n",
///     &TableOptions::default(),
/// )?;
/// assert_eq!(read.value[0].leave[0].to_string(), "2027-02-08/2027-02-12");
/// # Ok::<(), shuangsuiji::roster::csv::CsvErrors>(())
/// ```
pub fn read_inspectors_tolerant(
    table: impl AsRef<[u8]>,
    options: &TableOptions,
) -> Result<TableRead<Vec<Inspector>>, CsvErrors> {
    tolerant(table.as_ref(), (INSPECTORS, row::inspectors), options, inspector)
}

fn inspector(cells: &mut Cells<'_>) -> Option<Inspector> {
    // Every cell is read before any is missed, so that all that is wrong is told.
    let (id, name, post, category) = (cells.parse(0), cells.parse(1), cells.parse(2), cells.parse(3));
    let certificate = certificate(cells);
    let division: Option<Division> = cells.parse(8);
    let borrowed = cells.known(9, |from| from.parse().map(|from| Employment::Borrowed { from }));
    let leave = cells.known(10, |leave| leave.split([';', '；']).map(str::parse).collect());
    Some(Inspector {
        id: id?,
        name: name?,
        post: post?,
        category: category?,
        certificate: certificate?,
        division: division?,
        employment: borrowed?.unwrap_or(Employment::Own),
        leave: leave?.unwrap_or_default(),
    })
}

/// Reads aliases, in the order of the lines.
///
/// # Errors
/// As [`read_inspectors`].
pub fn read_aliases(text: impl AsRef<[u8]>) -> Result<Vec<Alias>, CsvErrors> {
    read_aliases_within(text.as_ref(), &Limits::MOST)
}

/// Reads aliases tolerantly, as [`read_inspectors_tolerant`] does inspectors.
///
/// # Errors
/// As [`read_inspectors_tolerant`].
pub fn read_aliases_tolerant(
    table: impl AsRef<[u8]>,
    options: &TableOptions,
) -> Result<TableRead<Vec<Alias>>, CsvErrors> {
    tolerant(table.as_ref(), (ALIASES, row::inspectors), options, alias)
}

fn alias(cells: &mut Cells<'_>) -> Option<Alias> {
    let (id, person) = (cells.parse(0), cells.parse(1));
    Some(Alias { id: id?, person: person? })
}

/// Reads recusals, in the order of the lines.
///
/// # Errors
/// As [`read_inspectors`].
pub fn read_recusals(text: impl AsRef<[u8]>) -> Result<Vec<Recusal>, CsvErrors> {
    read_recusals_within(text.as_ref(), &Limits::MOST)
}

/// Reads recusals tolerantly, as [`read_inspectors_tolerant`] does inspectors.
///
/// # Errors
/// As [`read_inspectors_tolerant`].
pub fn read_recusals_tolerant(
    table: impl AsRef<[u8]>,
    options: &TableOptions,
) -> Result<TableRead<Vec<Recusal>>, CsvErrors> {
    tolerant(table.as_ref(), (RECUSALS, row::recusals), options, recusal)
}

fn recusal(cells: &mut Cells<'_>) -> Option<Recusal> {
    let (inspector, source, reason) = (cells.parse(0), cells.parse(1), cells.parse(2));
    Some(Recusal { inspector: inspector?, source: source?, reason: reason? })
}

/// Writes inspectors, in their order, with the column names in English, as [`read_inspectors`] reads them.
#[must_use]
pub fn write_inspectors(inspectors: &[Inspector]) -> String {
    let mut text = csv_table::write_header(INSPECTORS);
    for inspector in inspectors {
        let certificate = inspector.certificate.as_ref();
        let [from, until] = match certificate {
            Some(held) => [held.valid.from().to_string(), held.valid.until().to_string()],
            None => [String::new(), String::new()],
        };
        let borrowed = match inspector.employment {
            Employment::Own => String::new(),
            Employment::Borrowed { from } => from.to_string(),
        };
        let leave: Vec<String> = inspector.leave.iter().map(DateSpan::to_string).collect();
        let cells = [
            inspector.id.as_str(),
            inspector.name.as_str(),
            inspector.post.as_str(),
            inspector.category.as_str(),
            certificate.map_or("", |held| held.number.as_str()),
            certificate.map_or("", |held| held.issuer.as_str()),
            &from,
            &until,
            &inspector.division.to_string(),
            &borrowed,
            &leave.join(";"),
        ];
        csv_table::write_row(&mut text, cells);
    }
    text
}

/// Writes aliases, in their order, as [`read_aliases`] reads them.
#[must_use]
pub fn write_aliases(aliases: &[Alias]) -> String {
    let mut text = csv_table::write_header(ALIASES);
    aliases.iter().for_each(|alias| csv_table::write_row(&mut text, [alias.id.as_str(), alias.person.as_str()]));
    text
}

/// Writes recusals, in their order, as [`read_recusals`] reads them.
#[must_use]
pub fn write_recusals(recusals: &[Recusal]) -> String {
    let mut text = csv_table::write_header(RECUSALS);
    for Recusal { inspector, source, reason } in recusals {
        csv_table::write_row(&mut text, [inspector.as_str(), source.as_str(), reason.as_str()]);
    }
    text
}

/// The certificate of a line, if it has one; none, with the errors kept, if what stands there is not one.
fn certificate(cells: &mut Cells<'_>) -> Option<Option<Certificate>> {
    if CERTIFICATE.map(|column| cells.row.cell(column)).all(str::is_empty) {
        return Some(None);
    }
    for column in CERTIFICATE {
        if cells.row.cell(column).is_empty() {
            cells.refuse(column, CellError::CertificatePart);
        }
    }
    let (number, issuer) = (cells.known(4, str::parse), cells.known(5, str::parse));
    let (from, until) = (cells.known(6, date), cells.known(7, date));
    let valid = DateSpan::new(from??, until??).map_err(|error| cells.refuse(7, error.into())).ok();
    Some(Some(Certificate { number: number??, issuer: issuer??, valid: valid? }))
}

/// The cells of a line, with what is wrong so far.
struct Cells<'t> {
    line: u64,
    row: Row<'t>,
    columns: &'static [Column],
    errors: &'t mut Vec<CsvError>,
}

impl Cells<'_> {
    fn parse<T: core::str::FromStr<Err: Into<CellError>>>(&mut self, column: usize) -> Option<T> {
        let parsed = self.row.cell(column).parse().map_err(Into::into);
        parsed.map_err(|reason| self.refuse(column, reason)).ok()
    }

    /// What the cell says: nothing if it is empty; none, with the error kept, if it is bad.
    #[allow(clippy::option_option, reason = "empty and bad are two things")]
    fn known<T, E: Into<CellError>>(
        &mut self,
        column: usize,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<Option<T>> {
        let read = self.row.known(column).map(read).transpose().map_err(Into::into);
        read.map_err(|reason| self.refuse(column, reason)).ok()
    }

    fn refuse(&mut self, column: usize, reason: CellError) {
        let known = self.columns.get(column);
        let (name, chinese) = known.map_or(("", ""), |known| (known.name, known.chinese));
        let reason = match reason {
            CellError::Text(error) if known.is_some_and(|known| known.kind.is_personal()) => error.shortened().into(),
            reason => reason,
        };
        let place = CellPlace { sheet: None, line: self.line, column: self.row.place(column) };
        self.errors.push(CsvError::Cell { place, name, chinese, reason });
    }
}

/// Reads inspectors, at most as many as the host takes.
pub(crate) fn read_inspectors_within(text: &[u8], limits: &Limits) -> Result<Vec<Inspector>, CsvErrors> {
    read(text, INSPECTORS, limits.ceiling(row::inspectors), inspector)
}

/// Reads aliases, at most as many as the host takes.
pub(crate) fn read_aliases_within(text: &[u8], limits: &Limits) -> Result<Vec<Alias>, CsvErrors> {
    read(text, ALIASES, limits.ceiling(row::inspectors), alias)
}

/// Reads recusals, at most as many as the host takes.
pub(crate) fn read_recusals_within(text: &[u8], limits: &Limits) -> Result<Vec<Recusal>, CsvErrors> {
    read(text, RECUSALS, limits.ceiling(row::recusals), recusal)
}

fn tolerant<T>(
    table: &[u8],
    (columns, of): (&'static [Column], limits::Row),
    options: &TableOptions,
    record: impl Fn(&mut Cells<'_>) -> Option<T>,
) -> Result<TableRead<Vec<T>>, CsvErrors> {
    let mut records = Vec::new();
    let mut errors = Vec::new();
    let read = tables::read(table, columns, options, options.limits.ceiling(of), |line, row| match row {
        Ok(row) => records.extend(record(&mut Cells { line, row, columns, errors: &mut errors })),
        Err(error) => errors.push(CsvError::Table(error)),
    });
    let read = read.map_err(|errors| errors.map(CsvError::Table))?;
    for error in &mut errors {
        if let CsvError::Cell { place, .. } = error {
            place.sheet.clone_from(&read.value.sheet);
        }
    }
    Ok(read.with(CsvErrors::check(records, errors)?))
}

fn read<T>(
    text: &[u8],
    columns: &'static [Column],
    ceiling: Ceiling,
    record: impl Fn(&mut Cells<'_>) -> Option<T>,
) -> Result<Vec<T>, CsvErrors> {
    let mut records = Vec::new();
    let mut errors = Vec::new();
    let read = csv_table::read(text, columns, ceiling, |line, row| match row {
        Ok(row) => records.extend(record(&mut Cells { line, row, columns, errors: &mut errors })),
        Err(error) => errors.push(CsvError::Table(error)),
    });
    read.map_err(|errors| errors.map(CsvError::Table))?;
    CsvErrors::check(records, errors)
}

/// What is wrong with the text of one cell.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CellError {
    /// Not an id, name, post, category, number, issuer or reason.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Not a division.
    #[error(transparent)]
    Division(#[from] DivisionError),
    /// Not a date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// Not a span of dates.
    #[error(transparent)]
    Span(#[from] SpanError),
    /// A part of a certificate is missing while another is given.
    #[error("this part of the certificate is missing; expected number, issuer, first and last day, or none of them")]
    CertificatePart,
}

explain!(CellError {
    Self::Text(e) => e.code(), Article::Art6, "{}", e.chinese();
    Self::Division(e) => e.code(), Article::Art6, "{}", e.chinese();
    Self::Date(e) => e.code(), e.article(), "{}", e.chinese();
    Self::Span(e) => e.code(), e.article(), "{}", e.chinese();
    Self::CertificatePart => Code::CERTIFICATE_PART, Article::Art6, "执法证信息不全；证号、发证机关、有效期起止应齐全，或均留空";
});

/// One thing that is wrong with the CSV text of a list.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CsvError {
    /// The encoding, the header, or the number of a line's cells.
    #[error(transparent)]
    Table(TableError),
    /// A cell.
    #[error("{place} ({name}): {reason}")]
    Cell {
        /// Where it stands: the line where the record begins, and the column.
        place: CellPlace,
        /// The column's name.
        name: &'static str,
        /// The column's name in Chinese.
        chinese: &'static str,
        /// What is wrong.
        reason: CellError,
    },
}

explain!(CsvError {
    Self::Table(e) => e.code(), Article::Art6, "{}", e.chinese();
    Self::Cell { place, chinese, reason, .. } => reason.code(), reason.article(),
        "{}（{chinese}）：{}", place.chinese(), reason.chinese();
} about {
    Self::Table(error) => error.column();
    Self::Cell { name, chinese, .. } => Some((*name, *chinese));
});

/// Everything that is wrong with the CSV text of a list, in the order of its lines.
pub type CsvErrors = Errors<CsvError>;
