#!/usr/bin/env bash
# Guess: a crate that reads dates in many forms reads 2026-03-05 as one moment each time, 05.03.2026 as 5 March, and refuses a ratio.
# Seen: dateparser 0.3.1 (crates.io) gives a date the hour and the nanosecond of now: 2026-03-05 read twice is two moments, and of one day
# given as 2026-03-05 and as 2026/3/5 one is the earlier; 05.03.2026 is 3 May, 1:10 today at ten past one, and CST the central
# time of America, fourteen hours from China's. 2026年03月05日 is read, 2026年3月5日 an error. chrono-english 0.2.1 reads 12.5 as
# today at 12:05, 1/5 as 1 May or 5 January and 26/3/5 as 26 March 2005.
# Hurts: dates of establishment and deadlines compared for equality or order; a column of ratios that is found to be dates.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cargo init -q --name seen && cargo add -q dateparser@=0.3.1 chrono-english@=0.2.1 chrono@=0.4.45
cat > src/main.rs <<'E'
use chrono::{Local, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_english::{parse_date_string, Dialect};

fn main() {
    let parse = |text: &str| { let seen = dateparser::parse(text).map_err(drop); println!("{text} {seen:?}"); seen };
    let days = [parse("2026-03-05").unwrap(), parse("2026-03-05").unwrap(), parse("2026/3/5").unwrap(), parse("2026年03月05日").unwrap()];
    assert!(days.windows(2).all(|two| two[0] < two[1]));
    assert_eq!(parse("05.03.2026").unwrap().date_naive(), NaiveDate::from_ymd_opt(2026, 5, 3).unwrap());
    assert_eq!(parse("1:10").unwrap().time(), NaiveTime::from_hms_opt(1, 10, 0).unwrap());
    assert_eq!(parse("2026-03-05 20:00 CST").unwrap(), Utc.with_ymd_and_hms(2026, 3, 6, 2, 0, 0).unwrap());
    assert!(parse("2026年3月5日").is_err());
    let now = Local.with_ymd_and_hms(2026, 11, 29, 15, 30, 0).unwrap();
    for (text, dialect, read) in [("12.5", Dialect::Uk, "2026-11-29 12:05"), ("1/5", Dialect::Uk, "2026-05-01 00:00"),
                                  ("1/5", Dialect::Us, "2026-01-05 00:00"), ("26/3/5", Dialect::Uk, "2005-03-26 00:00")] {
        let seen = parse_date_string(text, now, dialect).unwrap().format("%F %R").to_string();
        println!("{text} {seen}");
        assert_eq!(seen, read);
    }
}
E
TZ=UTC cargo run -q
