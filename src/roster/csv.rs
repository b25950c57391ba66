//! The lists of a roster (Art. 6) from CSV text and back: inspectors, aliases, recusals.
//!
//! The columns, each once, in any order, named in English or Chinese:
//!
//! - inspectors: `id` 编号, `name` 姓名, `post` 职务, `category` 执法类别, `certificate_number` 执法证号,
//!   `certificate_issuer` 发证机关, `valid_from` 有效期起, `valid_until` 有效期止, `division` 行政区划代码, `borrowed_from` 借用自
//!   (the code of the division that lends; empty for one's own), `leave` 休假 (`2027-02-08/2027-02-12;2027-03-01`). Who
//!   has no certificate leaves its four cells empty.
//! - aliases: `id` 编号, `person` 本人编号.
//! - recusals: `inspector` 检查人员编号, `source` 被检查对象编号, `reason` 回避事由.
//!
//! Text is UTF-8, with or without a byte order mark; cells are taken as they stand. What these lists say together is
//! checked by [`super::Roster::new`].

use thiserror::Error;

use super::{Alias, Certificate, Employment, Inspector, Recusal};
use crate::dates::date;
use crate::explain::explain;
use crate::forms::csv_table::{self, Column, Row};
pub use crate::forms::csv_table::{Encoding, TableError};
use crate::{Article, Code, DateError, DateSpan, Division, DivisionError, Errors, SpanError, TextError};

const fn column(name: &'static str, chinese: &'static str) -> Column {
    Column { name, chinese }
}

const INSPECTORS: &[Column] = &[
    column("id", "编号"),
    column("name", "姓名"),
    column("post", "职务"),
    column("category", "执法类别"),
    column("certificate_number", "执法证号"),
    column("certificate_issuer", "发证机关"),
    column("valid_from", "有效期起"),
    column("valid_until", "有效期止"),
    column("division", "行政区划代码"),
    column("borrowed_from", "借用自"),
    column("leave", "休假"),
];
/// The columns of the certificate among the inspectors'.
const CERTIFICATE: core::ops::Range<usize> = 4..8;
const ALIASES: &[Column] = &[column("id", "编号"), column("person", "本人编号")];
const RECUSALS: &[Column] =
    &[column("inspector", "检查人员编号"), column("source", "被检查对象编号"), column("reason", "回避事由")];

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
///     "编号,姓名,职务,执法类别,执法证号,发证机关,有效期起,有效期止,行政区划代码,借用自,休假\n\
///      NM-1,王某,科员,生态环境,,,,,150102,,2027-02-08/2027-02-12;2027-03-01\n",
/// )?;
/// assert!(inspectors[0].certificate.is_none());
/// assert_eq!(inspectors[0].leave.len(), 2);
/// # Ok::<(), shuangsuiji::roster::csv::CsvErrors>(())
/// ```
pub fn read_inspectors(text: impl AsRef<[u8]>) -> Result<Vec<Inspector>, CsvErrors> {
    read(text.as_ref(), INSPECTORS, |cells| {
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
    })
}

/// Reads aliases, in the order of the lines.
///
/// # Errors
/// As [`read_inspectors`].
pub fn read_aliases(text: impl AsRef<[u8]>) -> Result<Vec<Alias>, CsvErrors> {
    read(text.as_ref(), ALIASES, |cells| {
        let (id, person) = (cells.parse(0), cells.parse(1));
        Some(Alias { id: id?, person: person? })
    })
}

/// Reads recusals, in the order of the lines.
///
/// # Errors
/// As [`read_inspectors`].
pub fn read_recusals(text: impl AsRef<[u8]>) -> Result<Vec<Recusal>, CsvErrors> {
    read(text.as_ref(), RECUSALS, |cells| {
        let (inspector, source, reason) = (cells.parse(0), cells.parse(1), cells.parse(2));
        Some(Recusal { inspector: inspector?, source: source?, reason: reason? })
    })
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
        let Column { name, chinese } = self.columns.get(column).copied().unwrap_or(self::column("", ""));
        let (line, column) = (self.line, self.row.place(column));
        self.errors.push(CsvError::Cell { line, column, name, chinese, reason });
    }
}

fn read<T>(
    text: &[u8],
    columns: &'static [Column],
    record: impl Fn(&mut Cells<'_>) -> Option<T>,
) -> Result<Vec<T>, CsvErrors> {
    let mut records = Vec::new();
    let mut errors = Vec::new();
    let read = csv_table::read(text, columns, |line, row| match row {
        Ok(row) => records.extend(record(&mut Cells { line, row, columns, errors: &mut errors })),
        Err(error) => errors.push(CsvError::Table(error)),
    });
    read.map_err(|errors| errors.map(CsvError::Table))?;
    CsvErrors::check(records, errors)
}

/// What is wrong with the text of one cell.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
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
    Self::CertificatePart => Code::CERTIFICATE_PART, Article::Art6, "执法证此项缺失；证号、发证机关、有效期起止应齐全，或均留空";
});

/// One thing that is wrong with the CSV text of a list.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CsvError {
    /// The encoding, the header, or the number of a line's cells.
    #[error(transparent)]
    Table(TableError),
    /// A cell.
    #[error("line {line}, column {column} ({name}): {reason}")]
    Cell {
        /// The line where the record begins, from 1.
        line: u64,
        /// The column, from 1.
        column: u64,
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
    Self::Cell { line, column, chinese, reason, .. } => reason.code(), reason.article(),
        "第{line}行第{column}列（{chinese}）：{}", reason.chinese();
});

/// Everything that is wrong with the CSV text of a list, in the order of its lines.
pub type CsvErrors = Errors<CsvError>;
