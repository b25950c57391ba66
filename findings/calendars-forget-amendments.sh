#!/bin/sh
# Guess: packages that keep the State Council's notices year by year hold the last word about years long gone.
# Seen: cnworkdays 2026.0, holiday-chn 1.2024.3 and ChinaHolidays 2026.2.16 hold the notices of each autumn and forget the
# amending ones: the longer Labour Day of 2019 (off on 2 and 3 May, made up on 28 April and 5 May) and the Spring Festival
# prolonged in January 2020 (off on Friday the 31st; Saturday 1 February no make-up day). holiday-chn lacks New Year
# 2019 too. The last one begins with 2020, so there the prolonged festival is its only fault.
# Hurts: the deadlines of the spring of 2019 and 2020, days off in both directions, by packages that agree elsewhere.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --no-deps --target lib cnworkdays==2026.0 holiday-chn==1.2024.3 ChinaHolidays==2026.2.16 toml==0.10.2 chinesecalendar==1.11.0
PYTHONPATH=lib python3 -W ignore - <<'E'
from datetime import date, datetime, timedelta
from importlib.metadata import version
import ChinaHolidays, chinese_calendar
from cn_workdays.workcalc.calculator import is_working_day, load_config
from holiday_chn import holiday_chn
for name in ("cnworkdays", "holiday-chn", "ChinaHolidays", "chinesecalendar"):
    print(name, version(name))
known = load_config()
free = {day for year in range(2020, 2026) for day in ChinaHolidays.get_all_holidays(year, consider_compensatory_workdays=True)}
packages = {"cnworkdays": (2018, 2025, lambda day: is_working_day(day, known.holidays, known.compensatory_working_days)),
            "holiday-chn": (2018, 2024, lambda day: not holiday_chn.is_holiday(str(day))),
            "ChinaHolidays": (2020, 2025, lambda day: datetime(day.year, day.month, day.day) not in free)}
seen = {}
for name, (first, last, works) in packages.items():
    days = (date(first, 1, 1) + timedelta(n) for n in range((date(last + 1, 1, 1) - date(first, 1, 1)).days))
    seen[name] = [f"{day} {'works' if works(day) else 'rests'}" for day in days if works(day) != chinese_calendar.is_workday(day)]
    print(name, f"{first} to {last}:", *seen[name], sep="\n  ")
of2020 = ["2020-01-31 works", "2020-02-01 works"]
of2019 = ["2019-04-28 rests", "2019-05-02 works", "2019-05-03 works", "2019-05-05 rests"]
assert seen == {"cnworkdays": of2019 + of2020, "holiday-chn": ["2018-12-29 rests", "2018-12-31 works"] + of2019 + of2020,
                "ChinaHolidays": of2020}
E
