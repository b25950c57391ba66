//! 全国年节及纪念日放假办法: the holidays that everyone has by that decree, before any notice moves days around them.
//!
//! What a year without its notice is reckoned by, and what a notice's days must come to. The decree gave 10 days from
//! 2000, 11 from 2008 (国务院令第513号; the eve of the Spring Festival among them until 2013, 第644号) and 13 from 2025
//! (第795号).
//!
//! `cn_festivals.csv` gives the festivals of the lunar calendar and Qingming by date, 2008 to 2050. It was computed, and
//! three independent Python packages agree on every date: lunardate 0.3.0,
//! lunar_python 1.4.8 and cnlunar 0.2.5 (Qingming: the latter two). For 2008 to 2026 a test holds it against the
//! notices. The authority is the Purple Mountain Observatory's almanac, which a later year's notice follows.

use chrono::NaiveDate;

use crate::Year;
use crate::dates::day_before;

/// `year,spring_festival,qingming,dragon_boat,mid_autumn`.
const FESTIVALS: &str = include_str!("cn_festivals.csv");

/// The years whose lunar festivals are known here.
pub(super) const YEARS: core::ops::RangeInclusive<i32> = 2008..=2050;

/// The first year of 国务院令第644号: the Spring Festival without its eve.
const WITHOUT_EVE: i32 = 2014;
/// The first year of 国务院令第795号: the eve again, and 2 May.
const THIRTEEN_DAYS: i32 = 2025;

/// The days that the decree gives in a year, ascending; fewer dates than days where two festivals meet.
///
/// None for a year outside [`YEARS`].
pub(super) fn statutory_dates(year: Year) -> Option<Vec<NaiveDate>> {
    let year = year.number();
    let mut rows = FESTIVALS.lines().skip(1).map(|line| line.split(','));
    let mut row = rows.find_map(|mut row| (row.next()?.parse() == Ok(year)).then_some(row))?;
    let mut next = || row.next()?.parse::<NaiveDate>().ok();
    let (spring, lunar) = (next()?, [next()?, next()?, next()?]);

    let fixed = [(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)];
    let mut dates: Vec<_> =
        fixed.iter().filter_map(|&(month, day)| NaiveDate::from_ymd_opt(year, month, day)).collect();
    dates.extend(lunar);
    dates.extend(spring.iter_days().take(2));
    if year >= WITHOUT_EVE {
        dates.extend(spring.iter_days().nth(2));
    }
    if !(WITHOUT_EVE..THIRTEEN_DAYS).contains(&year) {
        dates.push(day_before(spring));
    }
    if year >= THIRTEEN_DAYS {
        dates.extend(NaiveDate::from_ymd_opt(year, 5, 2));
    }
    dates.sort_unstable();
    dates.dedup();
    Some(dates)
}

/// How many weekdays a year's notices free, net of the weekend days that they have worked: the decree's days, and
/// what the State Council gave once on top. None before 2000.
pub(super) const fn statutory_days(year: Year) -> Option<i32> {
    Some(match year.number() {
        ..2000 => return None,
        2000..=2007 => 10,
        2015 => 11 + 1, // 3 September, the 70th anniversary of victory
        2020 => 11 + 2, // 31 January and Saturday 1 February, first to be worked, against the epidemic
        2008..THIRTEEN_DAYS => 11,
        _ => 13,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WorkCalendar;

    #[test]
    fn every_statutory_date_is_rested_under_its_years_notice() {
        let calendar = WorkCalendar::national();
        for year in 2008..=2026 {
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
