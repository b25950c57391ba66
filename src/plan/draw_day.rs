//! Arts. 10, 16: on which days the draw for a period may be made: 每季度的上一个月完成对本季度的抽取工作.

use chrono::NaiveDate;
use thiserror::Error;

use crate::calendar::{DrawWindow, WindowError};
use crate::explain::explain;
use crate::rules::{NotInForce, Ruleset, WindowRule};
use crate::{Article, Code, DateSpan, Period};

/// Why a draw may not be made on a day.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DrawDayError {
    /// The rules are not in force.
    #[error(transparent)]
    NotInForce(#[from] NotInForce),
    /// The pack's window is not one.
    #[error(transparent)]
    Window(#[from] WindowError),
    /// Outside the window.
    #[error("a draw for {period} on {day}; expected {} to {}", window.from(), window.until())]
    OutsideWindow {
        /// The period.
        period: Period,
        /// The day found.
        day: NaiveDate,
        /// The days that would do.
        window: DateSpan,
    },
}

explain!(DrawDayError {
    Self::NotInForce(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Window(error) => error.code(), error.article(), "{}", error.chinese();
    Self::OutsideWindow { period, day, window } => Code::DRAW_OUTSIDE_WINDOW, Article::Art10,
        "{period}的抽取不得在{day}进行，应在{}至{}", window.from(), window.until();
});

impl Ruleset {
    /// The days on which the draw for a period may be made (Art. 10); none if the pack leaves that open.
    ///
    /// # Errors
    /// [`WindowError`] if the pack's window is longer than a year or a day that not every month has.
    pub fn draw_window(&self, period: Period) -> Result<Option<DateSpan>, WindowError> {
        let small = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
        let window = match self.pack().draw.window {
            None => return Ok(None),
            Some(WindowRule::MonthsBefore(months)) => DrawWindow::months_before(small(months))?,
            Some(WindowRule::UntilDay(day)) => DrawWindow::up_to_day(small(day))?,
        };
        Ok(Some(window.span(period)))
    }

    /// Checks that the draw for a period may be made on a day: the rules are in force and the window is open.
    ///
    /// # Errors
    /// [`DrawDayError`] with the days that would do.
    ///
    /// # Example: the month before the quarter
    /// ```
    /// use shuangsuiji::Period;
    /// use shuangsuiji::rules::Ruleset;
    ///
    /// let rules = Ruleset::inner_mongolia();
    /// let quarter: Period = "2027-Q1".parse()?;
    /// assert_eq!(rules.check_draw_day(quarter, "2026-12-15".parse().unwrap()), Ok(()));
    /// let late = rules.check_draw_day(quarter, "2027-01-04".parse().unwrap()).unwrap_err();
    /// assert_eq!(late.to_string(), "a draw for 2027-Q1 on 2027-01-04; expected 2026-12-01 to 2026-12-31");
    /// # Ok::<(), shuangsuiji::PeriodError>(())
    /// ```
    pub fn check_draw_day(&self, period: Period, day: NaiveDate) -> Result<(), DrawDayError> {
        self.check_in_force(day)?;
        match self.draw_window(period)? {
            Some(window) if !window.contains(day) => Err(DrawDayError::OutsideWindow { period, day, window }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[track_caller]
    fn check(rules: &Ruleset, day: &str) -> Result<(), DrawDayError> {
        rules.check_draw_day("2027-Q1".parse().unwrap(), day.parse().unwrap())
    }

    #[test]
    fn the_window_is_december_to_the_day() {
        let rules = Ruleset::inner_mongolia();
        for open in ["2026-12-01", "2026-12-31"] {
            assert_eq!(check(&rules, open), Ok(()));
        }
        for (shut, chinese) in [("2026-11-30", "2026年11月30日"), ("2027-01-01", "2027年1月1日")] {
            let error = check(&rules, shut).unwrap_err();
            assert_eq!(error.to_string(), format!("a draw for 2027-Q1 on {shut}; expected 2026-12-01 to 2026-12-31"));
            assert_eq!(
                error.chinese(),
                format!("2027年第一季度的抽取不得在{chinese}进行，应在2026年12月1日至2026年12月31日")
            );
            assert_eq!((error.code(), error.article()), (Code::DRAW_OUTSIDE_WINDOW, Some(Article::Art10)));
        }
    }

    #[test]
    fn a_pack_may_open_in_the_period_or_leave_it_open_and_must_be_in_force() {
        let mut pack = Ruleset::inner_mongolia().into_pack();
        pack.draw.window = Some(WindowRule::UntilDay(15));
        assert_eq!(check(&Ruleset::new(pack.clone()).unwrap(), "2027-01-15"), Ok(()));
        assert!(check(&Ruleset::new(pack.clone()).unwrap(), "2027-01-16").is_err());
        pack.draw.window = None;
        pack.in_force.until = Some("2026-12-31".parse().unwrap());
        let rules = Ruleset::new(pack).unwrap();
        assert_eq!(check(&rules, "2020-02-29"), Ok(()));
        let error = check(&rules, "2027-01-01").unwrap_err();
        assert_eq!((error.code(), error.article()), (Code::RULES_NO_LONGER_IN_FORCE, Some(Article::Art16)));
    }
}
