//! What a reading did not check: said, never passed in silence.

use super::arrangement::Arranged;
use super::items::Item;

/// What was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UncheckedMatter {
    /// The decree's festivals and number of days, of a partial notice.
    Decree,
    /// The days of a partial notice against the national one, for there is none.
    NationalNotice,
    /// An item's holidays by the decree, beyond the table of festivals.
    StatutoryDays,
    /// A lunar day, beyond the table of festivals.
    LunarWords,
    /// An item's days, of which some bear no weekday: a shift by a day may not show.
    Weekdays,
    /// Advice to offices, which frees no day.
    Advice,
}

impl UncheckedMatter {
    /// In English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Decree => "festivals and number of days were not checked by 全国年节及纪念日放假办法",
            Self::NationalNotice => "the days were not compared with the national notice; there is none for the year",
            Self::StatutoryDays => "statutory days not checked: the table of festivals does not reach the year",
            Self::LunarWords => "lunar days not checked: the table of festivals does not reach the year",
            Self::Weekdays => "days without weekdays: confirm them, for a shift by a day may not show",
            Self::Advice => "advice, not a day off",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Decree => "未按《全国年节及纪念日放假办法》核对节日和天数",
            Self::NationalNotice => "当年没有全国放假通知，未与其核对",
            Self::StatutoryDays => "节日日期数据不含当年，未核对法定节假日",
            Self::LunarWords => "节日日期数据不含当年，未核对农历日期",
            Self::Weekdays => "部分日期没有注明星期，整体错后或提前一天可能无法发现，请人工确认",
            Self::Advice => "此为鼓励性安排，未计为放假",
        }
    }
}

/// What was not checked, and of which item.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Unchecked {
    /// What.
    pub matter: UncheckedMatter,
    /// The item as the text heads it; none for the whole notice.
    pub item: Option<String>,
}

impl Unchecked {
    pub(super) const fn of_notice(matter: UncheckedMatter) -> Self {
        Self { matter, item: None }
    }

    pub(super) fn of_item(matter: UncheckedMatter, item: &str) -> Self {
        Self { matter, item: Some(item.to_owned()) }
    }
}

/// Adds what was not checked of each item.
pub(super) fn of_items(unchecked: &mut Vec<Unchecked>, items: &[(&Item<'_>, Arranged)]) {
    for (item, found) in items {
        let matters = [
            (found.unknown, UncheckedMatter::LunarWords),
            (found.unconfirmed, UncheckedMatter::Weekdays),
            (found.advice, UncheckedMatter::Advice),
        ];
        let is = matters.into_iter().filter(|(is, _)| *is);
        unchecked.extend(is.map(|(_, matter)| Unchecked::of_item(matter, &item.label)));
    }
}
