#!/bin/sh
# Guess: country_holidays("CN") + an agency's own closing days is still a calendar of China.
# Seen: holidays 0.109 knows the make-up working days (2026-09-20, a Sunday, is one), but the sum of two calendars
# forgets them: is_working_day(2026-09-20) turns False even where what is added is empty, and 20 working days from
# 2026-09-14 end on 10-20, not on 10-16. No error; the type becomes HolidaySum, `in` and the names stay right.
# Hurts: whoever adds closing days, a second country or a second category and then counts working days.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib holidays==0.109
PYTHONPATH=lib python3 - <<'E'
from datetime import date
import holidays
print("holidays", holidays.__version__)
china = holidays.country_holidays("CN", years=2026)
own = holidays.HolidayBase(years=2026)
own.update({date(2026, 9, 30): "archive day"})
both = china + own
nothing = china + holidays.HolidayBase(years=2026)
for name, calendar in (("China", china), ("China + own day", both), ("China + nothing", nothing)):
    print(name, type(calendar).__name__, calendar.is_working_day(date(2026, 9, 20)),
          "20th working day after 2026-09-14:", calendar.get_nth_working_day(date(2026, 9, 14), 20))
assert china.is_working_day(date(2026, 9, 20))
assert not both.is_working_day(date(2026, 9, 20))
assert not nothing.is_working_day(date(2026, 9, 20))
assert date(2026, 10, 1) in both and date(2026, 9, 30) in both
assert china.get_nth_working_day(date(2026, 9, 14), 20) < nothing.get_nth_working_day(date(2026, 9, 14), 20)
E
