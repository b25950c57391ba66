#!/usr/bin/env bash
# Guess: in a crontab line the weekday 1 is Monday and 1-5 are the working days of the week, as in crontab(5).
# Seen: the crates cron 0.17.0 and saffron 0.1.0 count as Quartz does, from 1 for Sunday: 1 fires on Sundays, 1-5 from Sunday to Thursday and never on a Friday, 7 on Saturdays, and 0 is an
# error. croner 4.0.3 reads 1 as Monday and 0 and 7 as Sunday. MON and MON-FRI are one in all three.
# Hurts: the weekly draw, or the check of deadlines on working days, moved from cron into a service: it runs on Sunday, and Friday's deadlines are not
# seen.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cargo init -q --name seen && cargo add -q cron@=0.17.0 saffron@=0.1.0 croner@=4.0.3 chrono@0.4
cat > src/main.rs <<'E'
use chrono::{DateTime, Datelike, TimeZone, Utc};
use std::{collections::BTreeSet, str::FromStr};

fn days(times: impl Iterator<Item = DateTime<Utc>>) -> String {
    let days: BTreeSet<_> = times.take(20).map(|time| (time.weekday().num_days_from_monday(), time.weekday().to_string())).collect();
    days.into_iter().map(|(_, day)| day).collect::<Vec<_>>().join(" ")
}

fn main() {
    let start = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).unwrap();
    for (week, quartz, crontab) in [
        ("1", "Sun", "Mon"),
        ("1-5", "Mon Tue Wed Thu Sun", "Mon Tue Wed Thu Fri"),
        ("7", "Sat", "Sun"),
        ("0", "error", "Sun"),
        ("MON", "Mon", "Mon"),
        ("MON-FRI", "Mon Tue Wed Thu Fri", "Mon Tue Wed Thu Fri"),
    ] {
        let line = format!("0 9 * * {week}");
        let cron = cron::Schedule::from_str(&format!("0 {line}")).map_or("error".into(), |plan| days(plan.after(&start)));
        let saffron = line.parse::<saffron::Cron>().map_or("error".into(), |plan| days(plan.iter_after(start)));
        let croner = croner::Cron::from_str(&line).map_or("error".into(), |plan| days(plan.iter_after(start)));
        println!("{line}: cron {cron} | saffron {saffron} | croner {croner}");
        assert_eq!([cron.as_str(), &saffron, &croner], [quartz, quartz, crontab]);
    }
}
E
cargo run -q
