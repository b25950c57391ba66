//! Art. 13: which day is the first of a count of working days.

/// Which day a count of working days begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CountFrom {
    /// The day after (民法典 201): the first working day after is day 1.
    #[default]
    DayAfter,
    /// The day itself is day 1 if it is a working day; if not, as [`DayAfter`](Self::DayAfter).
    CompletionDay,
}
