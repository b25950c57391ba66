#!/usr/bin/env bash
# Guess: a crate of China's holidays whose version is a day of September 2026 knows the holidays of 2026, whose notice came in 2025.
# Seen: holiday-cn 0.2.20260915072418 (crates.io) carries an empty list for 2026: 1 October and the Spring Festival are working days,
# the make-up day 10 October a rest, each with Ok and no error, where 2025 is right. chinese_holiday 2026.0.1 has 2026 right, but
# rests on Sunday 2016-10-09, which was worked, and on Friday 2016-12-30. chinesecalendar 1.11.0 has all of them.
# Hurts: deadlines in working days of this year: an objection filed on the last day is late by a week.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cargo init -q --name seen && cargo add -q holiday-cn@=0.2.20260915072418 chinese_holiday@=2026.0.1 chrono@=0.4.45
cat > src/main.rs <<'E'
fn main() {
    for day in ["2025-10-01", "2025-10-11", "2026-10-01", "2026-10-10", "2026-02-17", "2026-02-14", "2016-10-08", "2016-10-09", "2016-12-30"] {
        let date: chrono::NaiveDate = day.parse().unwrap();
        println!("{day} {} {}", holiday_cn::is_workday(day).unwrap(), chinese_holiday::chinese_holiday(&date).is_workday());
    }
}
E
cargo run -q > seen.txt
python3 -m pip install -qq --no-warn-conflicts --target lib chinesecalendar==1.11.0
PYTHONPATH=lib python3 - <<'E'
import datetime, chinese_calendar
wrong = {1: [], 2: []}
for line in open("seen.txt"):
    day, *crates = line.split()
    works = chinese_calendar.is_workday(datetime.date.fromisoformat(day))
    print(day, "works" if works else "rests", "holiday-cn", crates[0], "chinese_holiday", crates[1])
    for i, crate in enumerate(crates, 1):
        if (crate == "true") != works:
            wrong[i].append(day)
assert wrong == {1: ["2026-10-01", "2026-10-10", "2026-02-17", "2026-02-14"], 2: ["2016-10-09", "2016-12-30"]}, wrong
E
