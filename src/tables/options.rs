//! How a table is read: what the host knows of it that the table does not say.

use std::collections::BTreeMap;

use crate::forms::Limits;

/// From which day a spreadsheet counts days.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Epoch {
    /// 1900, as almost all do: 46086 is 2026-03-05.
    #[serde(rename = "1900")]
    Year1900,
    /// 1904, as old ones for the Macintosh do: 46086 is 2030-03-06.
    #[serde(rename = "1904")]
    Year1904,
}

/// How a table is read tolerantly.
///
/// # Example: a header that no list of synonyms has
/// ```
/// use shuangsuiji::registry::csv;
/// use shuangsuiji::tables::TableOptions;
///
/// let text = "企业编号,单位名称,所在辖区,重点与否,企业状态\nNM-1,示例化工有限公司,150102,重点,在营\n";
/// let options = TableOptions {
///     columns: [("division", "所在辖区"), ("stratum", "重点与否")].map(|(a, b)| (a.into(), b.into())).into(),
///     words: vec![("stratum".into(), "重点".into(), "key".into())],
///     ..TableOptions::default()
/// };
/// let read = csv::read_tolerant(text, &options)?;
/// assert_eq!(read.value.get("NM-1").map(|source| source.stratum().as_str()), Some("key"));
/// assert!(read.repairs.iter().any(|repair| repair.after == "key"));
/// # Ok::<(), shuangsuiji::registry::csv::CsvErrors>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// The host's own map: a column's name in data, and the header under which it stands. It goes before every other
    /// name of the column; one header may serve two columns.
    pub columns: BTreeMap<String, String>,
    /// Words of the host: column, word, what it stands for. The Chinese names of a rule pack's strata go here.
    pub words: Vec<(String, String, String)>,
    /// The sheet of a workbook; none: the only one whose header fits.
    pub sheet: Option<String>,
    /// From when numbers in date columns count; a workbook says it itself.
    pub epoch: Option<Epoch>,
    /// What this host takes: the most records, by what the table's are, and the most bytes of a workbook's parts.
    pub limits: Limits,
}
