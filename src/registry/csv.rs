//! The registry (Art. 7) from CSV text and back.
//!
//! The columns, each once, in any order, named in English or Chinese: `id` 编号, `name` 主体名称, `credit_code`
//! 统一社会信用代码, `legal_representative` 法定代表人, `phone` 联系电话, `division` 行政区划代码, `stratum` 类别, `state` 状态.
//! An empty cell in `credit_code`, `legal_representative` or `phone` is a fact that is not known. Text is UTF-8, with or
//! without a byte order mark; cells are taken as they stand.

use thiserror::Error;

use super::{CreditCode, RawSource, Registry, RegistryBuilder, RegistryError, SourceField};
use crate::explain::explain;
use crate::forms::csv_table::{self, Column};
pub use crate::forms::csv_table::{Encoding, TableError};
use crate::{Article, Errors};

/// In the order of [`SourceField::ALL`].
const COLUMNS: [Column; 8] = [
    column(SourceField::Id),
    column(SourceField::Name),
    column(SourceField::CreditCode),
    column(SourceField::LegalRepresentative),
    column(SourceField::Phone),
    column(SourceField::Division),
    column(SourceField::Stratum),
    column(SourceField::State),
];

const fn column(field: SourceField) -> Column {
    Column { name: field.as_str(), chinese: field.chinese() }
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
    read_into(RegistryBuilder::new(), text.as_ref())
}

/// Reads a registry; refuses credit codes whose check fails ([`super::CreditCode::strict`]).
///
/// # Errors
/// As [`read`], and for each credit code whose check fails.
pub fn read_strict(text: impl AsRef<[u8]>) -> Result<Registry, CsvErrors> {
    read_into(RegistryBuilder::strict(), text.as_ref())
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

fn read_into(mut builder: RegistryBuilder, text: &[u8]) -> Result<Registry, CsvErrors> {
    let mut lines = Vec::new();
    let mut wrong_cells = Vec::new();
    let columns = csv_table::read(text, &COLUMNS, |line, row| match row {
        Ok(row) => {
            lines.push(line);
            builder.push(&raw(&row));
        }
        Err(error) => wrong_cells.push(CsvError::Table(error)),
    });
    let columns = columns.map_err(|errors| errors.map(CsvError::Table))?;
    match builder.finish() {
        Ok(registry) => CsvErrors::check(registry, wrong_cells),
        Err(errors) => Err(errors.map(|error| CsvError::placed(error, &lines, &columns)).and(wrong_cells)),
    }
}

fn raw<'r>(row: &'r csv_table::Row<'_>) -> RawSource<'r> {
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
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CsvError {
    /// The encoding, the header, or the number of a line's cells.
    #[error(transparent)]
    Table(TableError),
    /// A record; its position counts the lines that have the right number of cells.
    #[error("line {line}, column {column}: {error}")]
    Record {
        /// The line where the record begins, from 1.
        line: u64,
        /// The column, from 1.
        column: u64,
        /// What is wrong.
        error: RegistryError,
    },
    /// The records altogether.
    #[error(transparent)]
    Records(RegistryError),
}

explain!(CsvError {
    Self::Table(e) => e.code(), Article::Art7, "{}", e.chinese();
    Self::Record { line, column, error } => error.code(), error.article(), "第{line}行第{column}列：{}", error.chinese();
    Self::Records(e) => e.code(), e.article(), "{}", e.chinese();
});

impl CsvError {
    fn placed(error: RegistryError, lines: &[u64], columns: &[u64]) -> Self {
        let place = error.place().and_then(|(position, field)| {
            let line = lines.get((position as usize).checked_sub(1)?)?;
            Some((*line, *columns.get(field as usize)?))
        });
        match place {
            Some((line, column)) => Self::Record { line, column, error },
            None => Self::Records(error),
        }
    }
}

/// Everything that is wrong with a registry's CSV text: first the records, then the lines with too many or too few
/// cells.
pub type CsvErrors = Errors<CsvError>;
