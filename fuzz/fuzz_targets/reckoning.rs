//! Days, shares and visits against the plainest reckoning: step by step, in 128 bits, by a count of everything.
#![no_main]

use std::sync::LazyLock;

use arbitrary::Unstructured;
use chrono::{Days, NaiveDate};
use libfuzzer_sys::fuzz_target;
use serde_json::json;
use shuangsuiji::ledger::{Ledger, Record};
use shuangsuiji::prelude::*;
use shuangsuiji::{CountFrom, Ratio, Year};

static CALENDAR: LazyLock<WorkCalendar> = LazyLock::new(WorkCalendar::national);
static RULES: LazyLock<Ruleset> = LazyLock::new(Ruleset::inner_mongolia);

fn day(u: &mut Unstructured<'_>, from: i32, years: u64) -> arbitrary::Result<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(from, 1, 1).unwrap();
    Ok(first.checked_add_days(Days::new(u.int_in_range(0..=years * 366)?)).unwrap())
}

fn days(u: &mut Unstructured<'_>) -> arbitrary::Result<()> {
    let (from, n) = (day(u, 2006, 22)?, u.int_in_range(0..=400)?);
    let stepped = || {
        let (mut at, mut left) = (from, n);
        while left > 0 {
            at = at.succ_opt()?;
            left -= u32::from(CALENDAR.is_working_day(at).ok()?.value);
        }
        Some(at)
    };
    let found = CALENDAR.nth_working_day_after(from, n, CountFrom::DayAfter);
    if n > 0 {
        assert_eq!(found.as_ref().ok().map(|found| found.value), stepped(), "{n} after {from}");
        if let Ok(found) = found {
            assert_eq!(CALENDAR.working_days_between(from, found.value).unwrap().value, n as i32, "{n} after {from}");
        }
    }
    Ok(())
}

fn shares(u: &mut Unstructured<'_>) -> arbitrary::Result<()> {
    let (numerator, denominator, count) = (u.arbitrary::<u32>()?, u.arbitrary::<u32>()?, u.arbitrary::<u32>()?);
    let Ok(ratio) = Ratio::new(numerator, denominator) else { return Ok(()) };
    let (product, denominator) = (u128::from(numerator) * u128::from(count), u128::from(denominator));
    let fits = |share: u128| u32::try_from(share).ok();
    assert_eq!(ratio.ceil_of(count).ok(), fits(product.div_ceil(denominator)), "⌈{ratio} × {count}⌉");
    assert_eq!(ratio.floor_of(count).ok(), fits(product / denominator), "⌊{ratio} × {count}⌋");
    Ok(())
}

fn visits(u: &mut Unstructured<'_>) -> arbitrary::Result<()> {
    let mut records = Vec::new();
    for _ in 0..u.int_in_range(0..=12)? {
        let drawn = day(u, 2026, 1)?;
        let quarter = u.int_in_range(1..=4)?;
        let record = json!({
            "source": format!("E-{}", u.int_in_range(0..=2)?), "drawn": drawn,
            "agency": {"name": "hohhot", "division": "150100", "tier": "prefecture"},
            "kind": "daily", "period": format!("2027-Q{quarter}"), "state": "drawn",
        });
        records.push(serde_json::from_value::<Record>(record).unwrap());
    }
    let Ok(ledger) = Ledger::new(records.clone(), [], &RULES) else { return Ok(()) };
    let agency: Token = "hohhot".parse().unwrap();
    let (year, on) = (Year::new(2027).unwrap(), day(u, 2026, 2)?);
    let view = View { agency: &agency, year, on };
    for source in ["E-0", "E-1", "E-2"] {
        let counted =
            records.iter().filter(|record| record.source.as_str() == source && record.charges(year, on)).count();
        assert_eq!(ledger.tally(source, view).inspections as usize, counted, "{source} on {on}");
        let told =
            ledger.tallies(view).get(&source.parse::<shuangsuiji::Id>().unwrap()).map_or(0, |tally| tally.inspections);
        assert_eq!(told as usize, counted);
    }
    Ok(())
}

fuzz_target!(|bytes: &[u8]| {
    let mut u = Unstructured::new(bytes);
    _ = match u.int_in_range(0..=2) {
        Ok(0) => days(&mut u),
        Ok(1) => shares(&mut u),
        _ => visits(&mut u),
    };
});
