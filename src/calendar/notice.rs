//! Art. 13's working days rest on the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知): which days
//! are rested and which weekend days are worked for it (调休上班).
//!
//! A notice here is its number, its date of issue and its days, checked once. What a calendar makes of it, and whether
//! it fits the notices that are already there, is [`WorkCalendar`](super::WorkCalendar)'s business.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code, PeriodError, Text, TextError, Year};

/// What a notice says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DayKind {
    /// 休: rested, be it a weekday or a weekend day.
    Rest,
    /// 班: worked, be it a weekend day (调休上班) or a weekday that rests no more.
    Work,
}

impl DayKind {
    /// The word in data: `rest` or `work`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Work => "work",
        }
    }

    /// The word in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Rest => "休息",
            Self::Work => "上班",
        }
    }
}

/// A day of a notice, with the festival that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(try_from = "RawDay"))]
pub struct NoticeDay {
    pub(super) date: NaiveDate,
    pub(super) kind: DayKind,
    pub(super) name: Cow<'static, str>,
}

crate::forms::read_through!(Notice, RawNotice);

crate::forms::read_through!(NoticeDay, RawDay);

impl NoticeDay {
    /// A day that is rested or worked for this festival.
    ///
    /// # Errors
    /// [`NoticeError::Text`] if the festival's name is no [`Text`].
    pub fn new(date: NaiveDate, kind: DayKind, name: impl Into<String>) -> Result<Self, NoticeError> {
        Ok(Self { date, kind, name: checked("name", name.into())? })
    }

    /// The date.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// Rested or worked.
    #[must_use]
    pub const fn kind(&self) -> DayKind {
        self.kind
    }

    /// The festival, such as 春节.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Why a notice was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NoticeError {
    /// A number or name that is no text.
    #[error("{field}: {source}")]
    Text {
        /// `number` or `name`.
        field: &'static str,
        /// Why.
        source: TextError,
    },
    /// No day at all.
    #[error("notice {number} has no day; expected the days that it changes")]
    Empty {
        /// The notice's number.
        number: String,
    },
    /// The same day twice, saying the same.
    #[error("notice {number} lists {date} twice; expected each day once")]
    Twice {
        /// The notice's number.
        number: String,
        /// The day.
        date: NaiveDate,
    },
    /// The same day both rested and worked.
    #[error("notice {number} says of {date} both rest and work; expected one of them")]
    Contradiction {
        /// The notice's number.
        number: String,
        /// The day.
        date: NaiveDate,
    },
    /// Days too far apart for one year's notice.
    #[error("notice {number} for {year} has a day on {date}; expected days of {year} or of the December before")]
    Spread {
        /// The notice's number.
        number: String,
        /// The year of its last day.
        year: i32,
        /// Its first day.
        date: NaiveDate,
    },
    /// A year that no period lies in.
    #[error(transparent)]
    Year(#[from] PeriodError),
}

explain!(NoticeError {
    Self::Text { field, source } => source.code(), Article::Art13, "{}：{}",
        match *field { "number" => "文号", _ => "名称" }, source.chinese();
    Self::Empty { number } => Code::NOTICE_EMPTY, Article::Art13, "通知{number}没有任何日期，应列出其所调整的日期";
    Self::Twice { number, date } => Code::NOTICE_TWICE, Article::Art13, "通知{number}重复列出{date}，每日应只列一次";
    Self::Contradiction { number, date } => Code::NOTICE_CONTRADICTION, Article::Art13,
        "通知{number}对{date}既称休息又称上班，应只取其一";
    Self::Spread { number, year, date } => Code::NOTICE_SPREAD, Article::Art13,
        "{year}年的通知{number}含{date}，应只含当年或上年12月的日期";
    Self::Year(inner) => inner.code(), Article::Art13, "{}", inner.chinese();
});

fn checked(field: &'static str, text: String) -> Result<Cow<'static, str>, NoticeError> {
    Text::check(&text).map_err(|source| NoticeError::Text { field, source })?;
    Ok(Cow::Owned(text))
}

/// A notice: its number, when it was issued, and its days.
///
/// The year that it arranges is that of its last day: the notice for 2023 began on 2022-12-31.
///
/// # Guarantees
/// At least one day; ascending; each day once; all in its year or in the December before.
///
/// # Example: a local holiday
/// ```
/// use shuangsuiji::calendar::{DayKind, Notice, NoticeDay};
///
/// let naadam = NoticeDay::new("2026-08-03".parse().unwrap(), DayKind::Rest, "那达慕")?;
/// let notice = Notice::new("某盟行署〔2026〕1号", None, vec![naadam])?;
/// assert_eq!(notice.year().number(), 2026);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "RawNotice")]
#[cfg_attr(feature = "schema", schemars(try_from = "RawNotice"))]
pub struct Notice {
    pub(super) number: Cow<'static, str>,
    pub(super) issued: Option<NaiveDate>,
    pub(super) year: Year,
    pub(super) days: Vec<NoticeDay>,
}

impl Notice {
    /// Checks a notice; its days may come in any order.
    ///
    /// # Errors
    /// [`NoticeError`] if the number is no text, there is no day, a day comes twice, or days lie too far apart.
    pub fn new(
        number: impl Into<String>,
        issued: Option<NaiveDate>,
        mut days: Vec<NoticeDay>,
    ) -> Result<Self, NoticeError> {
        let number = checked("number", number.into())?;
        days.sort_by_key(|day| day.date);
        let Some((first, last)) = days.first().zip(days.last()) else {
            return Err(NoticeError::Empty { number: number.into_owned() });
        };
        for (one, other) in days.iter().zip(days.iter().skip(1)) {
            if one.date == other.date {
                let (number, date) = (number.into_owned(), one.date);
                return Err(if one.kind == other.kind {
                    NoticeError::Twice { number, date }
                } else {
                    NoticeError::Contradiction { number, date }
                });
            }
        }
        let year = Year::new(last.date.year())?;
        let december_before = (year.number().saturating_sub(1), 12);
        if (first.date.year(), first.date.month()) < december_before {
            return Err(NoticeError::Spread { number: number.into_owned(), year: year.number(), date: first.date });
        }
        Ok(Self { number, issued, year, days })
    }

    /// Its number: 国办发明电〔2025〕7号.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The date under its text; none where it is not known.
    #[must_use]
    pub const fn issued(&self) -> Option<NaiveDate> {
        self.issued
    }

    /// The year that it arranges.
    #[must_use]
    pub const fn year(&self) -> Year {
        self.year
    }

    /// Its days, ascending.
    #[must_use]
    pub fn days(&self) -> &[NoticeDay] {
        &self.days
    }

    /// What it says of a date.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Option<&NoticeDay> {
        self.days.binary_search_by_key(&date, |day| day.date).ok().and_then(|at| self.days.get(at))
    }
}

mod raw {
    use super::*;

    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct RawDay {
        date: NaiveDate,
        kind: DayKind,
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        name: String,
    }

    impl TryFrom<RawDay> for NoticeDay {
        type Error = NoticeError;

        fn try_from(raw: RawDay) -> Result<Self, NoticeError> {
            Self::new(raw.date, raw.kind, raw.name)
        }
    }

    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct RawNotice {
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        number: String,
        #[serde(default)]
        issued: Option<NaiveDate>,
        days: Vec<NoticeDay>,
    }

    impl TryFrom<RawNotice> for Notice {
        type Error = NoticeError;

        fn try_from(raw: RawNotice) -> Result<Self, NoticeError> {
            Self::new(raw.number, raw.issued, raw.days)
        }
    }

    impl From<Notice> for RawNotice {
        fn from(notice: Notice) -> Self {
            Self { number: notice.number.into_owned(), issued: notice.issued, days: notice.days }
        }
    }
}
use raw::{RawDay, RawNotice};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Explain;
    use crate::strategies::calendar::year_notice;

    #[track_caller]
    fn day(date: &str, kind: DayKind) -> NoticeDay {
        NoticeDay::new(date.parse().unwrap(), kind, "元旦").unwrap()
    }

    #[track_caller]
    fn refused(days: Vec<NoticeDay>, message: &str, chinese: &str) {
        let error = Notice::new("某发〔2026〕1号", None, days).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.chinese(), chinese);
        assert_eq!(error.article(), None);
    }

    #[test]
    fn a_notice_that_cannot_hold_is_refused() {
        use DayKind::{Rest, Work};
        refused(
            vec![],
            "notice 某发〔2026〕1号 has no day; expected the days that it changes",
            "通知某发〔2026〕1号没有任何日期，应列出其所调整的日期",
        );
        refused(
            vec![day("2027-01-01", Rest), day("2027-01-02", Rest), day("2027-01-01", Work)],
            "notice 某发〔2026〕1号 says of 2027-01-01 both rest and work; expected one of them",
            "通知某发〔2026〕1号对2027年1月1日既称休息又称上班，应只取其一",
        );
        refused(
            vec![day("2027-01-01", Rest), day("2027-01-01", Rest)],
            "notice 某发〔2026〕1号 lists 2027-01-01 twice; expected each day once",
            "通知某发〔2026〕1号重复列出2027年1月1日，每日应只列一次",
        );
        refused(
            vec![day("2027-01-01", Rest), day("2026-11-30", Work)],
            "notice 某发〔2026〕1号 for 2027 has a day on 2026-11-30; expected days of 2027 or of the December before",
            "2027年的通知某发〔2026〕1号含2026年11月30日，应只含当年或上年12月的日期",
        );
        refused(
            vec![day("9999-01-01", Rest)],
            "year 9999 is out of range; expected 1000 to 9998",
            "年份9999超出范围，应为1000至9998",
        );
        let error = Notice::new("two\nlines", None, vec![day("2027-01-01", Rest)]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "number: character '\\n' at byte 3 of `two\\nlines`; expected no control character"
        );
        assert_eq!(error.chinese(), "文号：“two\\nlines”第4个字符'\\n'不允许，应不含控制字符");
        let error = NoticeDay::new("2027-01-01".parse().unwrap(), Rest, "").unwrap_err();
        assert_eq!(error.to_string(), "name: the text is empty; expected at least one character");
        assert_eq!(error.chinese(), "名称：内容为空，至少应有一个字符");
    }

    #[test]
    fn data_goes_through_the_same_checks() {
        let data = r#"{"number":"国办发明电〔2026〕9号","issued":"2026-11-20","days":[{"date":"2027-01-01","kind":"rest","name":"元旦"}]}"#;
        let notice: Notice = serde_json::from_str(data).unwrap();
        assert_eq!(serde_json::to_string(&notice).unwrap(), data);
        for (from, to) in [("元旦", ""), ("rest", "Rest"), ("\"number\"", "\"nr\""), ("issued", "date")] {
            assert!(serde_json::from_str::<Notice>(&data.replace(from, to)).is_err(), "{to}");
        }
        assert!(serde_json::from_str::<Notice>(r#"{"number":"x","days":[]}"#).is_err());
    }

    proptest! {
        #[test]
        fn a_notice_finds_its_days(notice in year_notice(2027)) {
            prop_assert!(notice.days().is_sorted_by(|one, other| one.date < other.date));
            for day in notice.days() {
                prop_assert_eq!(notice.day(day.date()), Some(day));
            }
            prop_assert_eq!(
                serde_json::from_str::<Notice>(&serde_json::to_string(&notice).unwrap()).unwrap(),
                notice
            );
        }
    }
}
