//! 全国年节及纪念日放假办法: the holidays that everyone has by that decree, before any notice moves days around them.
//!
//! What a year without its notice is reckoned by, and what a notice's days must come to. The decree gave 10 days from
//! 2000, 11 from 2008 (国务院令第513号; the eve of the Spring Festival among them until 2013, 第644号) and 13 from 2025
//! (第795号).
//!
//! `cn_festivals.csv` gives the festivals of the lunar calendar and Qingming by date, and the last day of the lunar year
//! before (腊月二十九 or 三十), for 2008 to 2050. It was computed, and three independent Python packages agree on every
//! entry: lunardate 0.3.0, lunar_python 1.4.8 and cnlunar 0.2.5 (Qingming: the latter two). For every covered year from
//! 2008 a test holds it against the notices. The authority is the Purple Mountain Observatory's almanac, which a later
//! year's notice follows.

use chrono::NaiveDate;

use crate::Year;
use crate::dates::day_before;

/// `year,spring_festival,qingming,dragon_boat,mid_autumn,last_lunar_day`.
const FESTIVALS: &str = include_str!("cn_festivals.csv");

/// The years whose lunar festivals are known here.
pub(super) const YEARS: core::ops::RangeInclusive<i32> = 2008..=2050;

/// The first year of 国务院令第513号: Qingming, the Dragon Boat Festival and Mid-Autumn are holidays, 2 and 3 May no more.
const SEVEN_FESTIVALS: i32 = 2008;
/// The first year of 国务院令第644号: the Spring Festival without its eve.
const WITHOUT_EVE: i32 = 2014;
/// The first year of 国务院令第795号: the eve again, and 2 May.
const THIRTEEN_DAYS: i32 = 2025;

/// A festival on which everyone has a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Festival {
    NewYear,
    Spring,
    Qingming,
    Labour,
    DragonBoat,
    MidAutumn,
    National,
}

impl Festival {
    const ALL: [Self; 7] =
        [Self::NewYear, Self::Spring, Self::Qingming, Self::Labour, Self::DragonBoat, Self::MidAutumn, Self::National];

    /// The festivals of a year's decree.
    pub(super) fn of_year(year: i32) -> impl Iterator<Item = Self> {
        let old = |festival: &Self| matches!(festival, Self::NewYear | Self::Spring | Self::Labour | Self::National);
        Self::ALL.into_iter().filter(move |festival| year >= SEVEN_FESTIVALS || old(festival))
    }

    /// The decree's name.
    pub(super) const fn chinese(self) -> &'static str {
        match self {
            Self::NewYear => "元旦",
            Self::Spring => "春节",
            Self::Qingming => "清明节",
            Self::Labour => "劳动节",
            Self::DragonBoat => "端午节",
            Self::MidAutumn => "中秋节",
            Self::National => "国庆节",
        }
    }

    /// The day itself; for the Spring Festival the first of the first lunar month. None where the table ends.
    pub(super) fn day(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::NewYear => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::Labour => NaiveDate::from_ymd_opt(year, 5, 1),
            Self::National => NaiveDate::from_ymd_opt(year, 10, 1),
            Self::Spring => lunar(year, 0),
            Self::Qingming => lunar(year, 1),
            Self::DragonBoat => lunar(year, 2),
            Self::MidAutumn => lunar(year, 3),
        }
    }

    /// The days that the decree of the year gives for it; none where the table ends.
    pub(super) fn statutory(self, year: i32) -> Option<Vec<NaiveDate>> {
        let (before, days) = match self {
            Self::Spring if (WITHOUT_EVE..THIRTEEN_DAYS).contains(&year) => (false, 3),
            Self::Spring if year >= THIRTEEN_DAYS => (true, 4),
            Self::Spring => (year >= SEVEN_FESTIVALS, 3),
            Self::Labour if year < SEVEN_FESTIVALS => (false, 3),
            Self::Labour if year >= THIRTEEN_DAYS => (false, 2),
            Self::National => (false, 3),
            _ => (false, 1),
        };
        let day = self.day(year)?;
        Some(if before { day_before(day) } else { day }.iter_days().take(days).collect())
    }
}

/// A column of the table behind the year.
fn column(year: i32, place: usize) -> Option<&'static str> {
    let mut rows = FESTIVALS.lines().skip(1).map(|line| line.split(','));
    rows.find_map(|mut row| (row.next()?.parse() == Ok(year)).then_some(row))?.nth(place)
}

fn lunar(year: i32, place: usize) -> Option<NaiveDate> {
    column(year, place)?.parse().ok()
}

/// The date of a day of a lunar month: of the first, fifth and eighth month of the lunar year that begins in `year`, or
/// of the twelfth that ends there. None where the table ends, and for other months.
pub(super) fn lunar_date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let (known, of) = match month {
        1 => (lunar(year, 0)?, 1),
        5 => (lunar(year, 2)?, 5),
        8 => (lunar(year, 3)?, 15),
        12 => (day_before(lunar(year, 0)?), column(year, 4)?.parse::<i64>().ok()?),
        _ => return None,
    };
    let later = i64::from(day).checked_sub(of)?;
    known.checked_add_signed(chrono::TimeDelta::try_days(later)?)
}

/// The days that the decree gives in a year, ascending; fewer dates than days where two festivals meet.
///
/// None for a year outside [`YEARS`].
pub(super) fn statutory_dates(year: Year) -> Option<Vec<NaiveDate>> {
    let year = year.number();
    let days: Option<Vec<_>> = Festival::of_year(year).map(|festival| festival.statutory(year)).collect();
    let mut dates = days?.concat();
    dates.sort_unstable();
    dates.dedup();
    Some(dates)
}

/// How many weekdays a year's notice frees, net of the weekend days that it has worked: the decree's days. None before
/// 2000.
pub(super) const fn decreed_days(year: i32) -> Option<i32> {
    Some(match year {
        ..2000 => return None,
        2000..SEVEN_FESTIVALS => 10,
        SEVEN_FESTIVALS..THIRTEEN_DAYS => 11,
        _ => 13,
    })
}

/// As [`decreed_days`], with what the State Council gave once on top by a later notice.
pub(super) fn statutory_days(year: Year) -> Option<i32> {
    let once = match year.number() {
        2015 => 1, // 3 September, the 70th anniversary of victory
        2020 => 2, // 31 January and Saturday 1 February, first to be worked, against the epidemic
        _ => 0,
    };
    decreed_days(year.number())?.checked_add(once)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WorkCalendar;

    #[test]
    fn every_statutory_date_is_rested_under_its_years_notice() {
        let calendar = WorkCalendar::national();
        for year in 2008..=chrono::Datelike::year(&calendar.last_covered()) {
            let dates = statutory_dates(Year::new(year).unwrap()).unwrap();
            for date in dates {
                assert!(!calendar.is_working_day(date).unwrap().value, "{date}");
            }
        }
    }

    #[test]
    fn the_dates_are_as_many_as_the_decree_gives_unless_two_meet() {
        for year in YEARS {
            let year = Year::new(year).unwrap();
            let dates = statutory_dates(year).unwrap();
            assert!(dates.iter().all(|date| date.format("%Y").to_string() == year.to_string()), "{year}");
            let once = if year.number() == 2015 {
                1
            } else if year.number() == 2020 {
                2
            } else {
                0
            };
            let met = 13.min(statutory_days(year).unwrap() - once) - i32::try_from(dates.len()).unwrap();
            // Mid-Autumn falls on a day of National Day in these years.
            let meets = [2009, 2020, 2028, 2031, 2039].contains(&year.number());
            assert_eq!(met, i32::from(meets), "{year}");
        }
        assert_eq!(statutory_dates(Year::new(2007).unwrap()), None);
        assert_eq!(statutory_dates(Year::new(2051).unwrap()), None);
    }

    #[test]
    fn the_table_covers_its_years_and_no_more() {
        let years: Vec<i32> = FESTIVALS.lines().skip(1).map(|line| line[..4].parse().unwrap()).collect();
        assert_eq!(years, YEARS.collect::<Vec<_>>());
    }
}
