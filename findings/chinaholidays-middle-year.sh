#!/bin/sh
# Guess: the working days between two dates are those of every year from the first date to the last.
# Seen: filter_holidays of ChinaHolidays 2026.2.16 (which gives the working days, not the holidays) knows the holidays of the
# years of the two dates only: from 2024-12-30 to 2026-01-05 every day of 2025 is a working day, its 104 weekend days and
# the Spring Festival too. And unless told consider_compensatory_workdays=True it rests on the make-up working days.
# Hurts: working days counted over more than two years, as between two visits of one source, or for the years of a campaign.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --no-deps --target lib ChinaHolidays==2026.2.16 toml==0.10.2 chinesecalendar==1.11.0
PYTHONPATH=lib python3 -W ignore - <<'E'
from datetime import date, datetime, timedelta
from importlib.metadata import version
import chinese_calendar
from ChinaHolidays import filter_holidays
print("ChinaHolidays", version("ChinaHolidays"))
def count(first, last, **how):
    seen = {day.date() for day in filter_holidays(datetime.fromisoformat(first), datetime.fromisoformat(last), **how)}
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    due = {day for day in (start + timedelta(n) for n in range((end - start).days + 1)) if chinese_calendar.is_workday(day)}
    print(first, "to", last, how, len(seen), "of", len(due), "working days; first of them wrong:", *map(str, sorted(seen ^ due)[:3]))
    return seen, due
fully = {"consider_compensatory_workdays": True}
seen, due = count("2024-12-30", "2025-12-31", **fully)
assert seen == due
seen, due = count("2024-12-30", "2026-01-05", **fully)
assert len(seen) == 369 and {day for day in seen if day.year == 2025} == {date(2025, 1, 1) + timedelta(n) for n in range(365)}
seen, due = count("2025-01-01", "2025-12-31")
assert due - seen == {date(2025, *day) for day in ((1, 26), (2, 8), (4, 27), (9, 28), (10, 11))}
E
