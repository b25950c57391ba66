//! Arts. 10, 11: the document behind what departs from a draw: a void, a change of the team, a redraw, a skipped source.

use chrono::NaiveDate;

use crate::Text;

/// A dated document. What departs from a draw is excused by the registers, by what was found on site, or by one of these,
/// and by nothing else: a reason alone can be written at any time.
///
/// # Example: it excuses what happens on its day or later
/// ```
/// use shuangsuiji::inspection::Document;
///
/// let document: Document = serde_json::from_str(r#"{"reference": "新环函〔2027〕4号", "dated": "2027-02-01"}"#)?;
/// assert!(document.excuses("2027-02-01".parse()?));
/// assert!(!document.excuses("2027-01-31".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// 文号.
    pub reference: Text,
    /// 日期: its day.
    pub dated: NaiveDate,
}

impl Document {
    /// Whether it excuses what happened on a day: it must not be younger.
    #[must_use]
    pub fn excuses(&self, day: NaiveDate) -> bool {
        self.dated <= day
    }
}
