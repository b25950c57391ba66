#!/usr/bin/env bash
# Guess: a question that ended in an error ends in it again; a package for China's working days knows the make-up days of the years that
# it covers.
# Seen: cn-workday 2020.1.27.1 (PyPI), asked for a day of 2019, raises a ValueError about the headings of its own table; asked again it
# answers, with no holiday of that year known: 1 October 2019 is a working day and the make-up day 12 October a rest. 2020 is right. cnholidays
# 0.1.0 knows the make-up days of 2025 alone, and there not 8 February: 54 others of 2018 to 2026 are rests, which holidays 0.109,
# on which it rests, tells apart, and chinesecalendar 1.11.0 has.
# Hurts: a service that retries, or whose log shows one error at its start: the deadlines reckoned after it are wrong.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cn-workday==2020.1.27.1 cnholidays==0.1.0 holidays==0.109 chinesecalendar==1.11.0 pytz==2026.6
PYTHONPATH=lib python3 - <<'E'
import datetime, chinese_calendar, cnholidays
from cn_workday.utils import is_workday
asked = datetime.datetime(2019, 10, 1)
try:
    is_workday(asked)
    raise SystemExit("no error now")
except ValueError as error:
    print("first:", error)
print("again:", is_workday(asked), is_workday(datetime.datetime(2019, 10, 12)), "2020:", is_workday(datetime.datetime(2020, 10, 1)))
assert is_workday(asked) and not is_workday(datetime.datetime(2019, 10, 12)) and not is_workday(datetime.datetime(2020, 10, 1))
days = [datetime.date(2018, 1, 1) + datetime.timedelta(i) for i in range(365 * 9 + 2)]
missing = [day for day in days if cnholidays.is_workday(day) != chinese_calendar.is_workday(day)]
print("cnholidays:", len(missing), *missing[-8:])
assert len(missing) == 55 and all(chinese_calendar.is_workday(day) and day.weekday() > 4 for day in missing)
assert [day for day in missing if day.year == 2025] == [datetime.date(2025, 2, 8)]
E
