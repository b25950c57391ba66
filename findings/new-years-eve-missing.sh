#!/usr/bin/env bash
# Guess: a calendar that knows the lunar festivals names New Year's Eve, a day of statutory holiday since 2025, in every year.
# Seen: cnlunar 0.2.5 looks for the 30th of the twelfth month, which the years 2025 to 2029 do not have: it names 除夕 on 2024-02-09
# and then not before 2030-02-02. Its statutory holidays know neither the eve nor 2 May, statutory since 2025 as well.
# lunarcalendar 0.0.9 and borax 4.1.3 have the eve in each of these years.
# Hurts: terms and working days that are counted from such names: the eve of five years is a working day.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cnlunar==0.2.5 lunarcalendar==0.0.9 borax==4.1.3
PYTHONPATH=lib python3 -W ignore - <<'E'
import datetime
import cnlunar
from borax.calendars.festivals2 import FestivalLibrary
from lunarcalendar.festival import NewYearEve
library = FestivalLibrary.load_builtin()
def eves(year):
    days = [datetime.date(year, 1, 15) + datetime.timedelta(day) for day in range(40)]
    moon = {day: cnlunar.Lunar(datetime.datetime(day.year, day.month, day.day, 12)) for day in days}
    return ([str(day) for day in days if "除夕" in str(moon[day].get_otherLunarHolidays())], [str(day) for day in days if "除夕" in str(moon[day].get_legalHolidays())],
            [str(day) for day in days if "除夕" in library.get_festival_names(day)], str(NewYearEve(year)))
expected = {2024: "2024-02-09", 2025: "2025-01-28", 2026: "2026-02-16", 2027: "2027-02-05", 2028: "2028-01-25", 2029: "2029-02-12", 2030: "2030-02-02"}
print("year, cnlunar, cnlunar's statutory, borax, lunarcalendar")
for year, day in expected.items():
    seen = eves(year)
    print(year, *seen)
    assert seen == ([day] if year in (2024, 2030) else [], [], [day], day)
statutory = [cnlunar.Lunar(datetime.datetime(2026, 5, day, 12)).get_legalHolidays() for day in (1, 2)]
print("1 and 2 May of 2026", statutory)
assert statutory == ["国际劳动节", ""]
E
