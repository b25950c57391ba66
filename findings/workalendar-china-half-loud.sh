#!/bin/sh
# Guess: workalendar's China either knows a year or refuses it, and its "following working day" is a working day.
# Seen: workalendar 17.0.0 has 2018 to 2023. Outside these is_working_day raises CalendarError on Monday to Friday,
# but answers False on Saturday and Sunday, make-up working days such as 2026-01-04 and 2026-09-20 among them: a
# filter over weekends never meets the error. Within them find_following_working_day looks at the weekday alone: from
# Sunday 2023-10-01 it gives 2023-10-02, which is_working_day denies, and from the make-up Saturday 2023-10-07 it
# jumps to Monday.
# Hurts: calendars and deadlines made by the largest calendar package of Python.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib workalendar==17.0.0
PYTHONPATH=lib python3 -W ignore - <<'E'
from datetime import date
from importlib.metadata import version
from workalendar.asia import China
from workalendar.exceptions import CalendarError
print("workalendar", version("workalendar"))
china = China()
def asked(day):
    try:
        return china.is_working_day(day)
    except CalendarError as error:
        return f"CalendarError: {error}"
for day in (date(2026, 1, 4), date(2026, 9, 20), date(2026, 1, 5), date(2026, 10, 1)):
    print(day, day.strftime("%a"), asked(day))
assert asked(date(2026, 1, 4)) is False and asked(date(2026, 9, 20)) is False
assert str(asked(date(2026, 1, 5))).startswith("CalendarError")
following = china.find_following_working_day(date(2023, 10, 1))
print("following 2023-10-01:", following, "a working day:", china.is_working_day(following))
assert following == date(2023, 10, 2) and not china.is_working_day(following)
makeup = date(2023, 10, 7)
print("following", makeup, "(working", china.is_working_day(makeup), "):", china.find_following_working_day(makeup))
assert china.is_working_day(makeup) and china.find_following_working_day(makeup) == date(2023, 10, 9)
E
