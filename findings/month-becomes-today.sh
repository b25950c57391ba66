#!/bin/sh
# Guess: a parser of dates refuses a month without a day, or takes its first day.
# Seen: python-dateutil 2.9.0.post0 reads 2026.03, as offices write March, as the year 2026 with today's month and
# day: on 27 November 2026 that is 2026-11-27, the 03 is lost. dateparser 1.5.0 for Chinese reads 2026年3月 as
# 2026-03-27; it does not read 3月5日 or 二〇二六年三月五日 (None). pandas 3.1.1 reads 2026.03 as 2026-03-01. So a file read
# twice gives two dates, and neither tells.
# Hurts: months of plans, of lists "as of", of establishment, read out of tables by a helper that passes its tests on
# some days.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib python-dateutil==2.9.0.post0 dateparser==1.5.0 pandas==3.1.1
PYTHONPATH=lib python3 -W ignore - <<'E'
from datetime import datetime
import dateparser, dateutil.parser, pandas
days = datetime(2026, 11, 27), datetime(2026, 12, 4)
def by_dateutil(text, day): return str(dateutil.parser.parse(text, default=day).date())
def by_dateparser(text, day):
    found = dateparser.parse(text, languages=["zh"], settings={"RELATIVE_BASE": day})
    return found and str(found.date())
seen = [
    (by_dateutil, "2026.03", ["2026-11-27", "2026-12-04"]),
    (by_dateutil, "2026.3.5", ["2026-03-05", "2026-03-05"]),
    (by_dateparser, "2026年3月", ["2026-03-27", "2026-03-04"]),
    (by_dateparser, "2026年3月5日", ["2026-03-05", "2026-03-05"]),
    (by_dateparser, "3月5日", [None, None]),
    (by_dateparser, "二〇二六年三月五日", [None, None]),
]
for parse, text, expected in seen:
    got = [parse(text, day) for day in days]
    print(parse.__name__, text, "→", *got)
    assert got == expected, (text, got)
print("pandas 2026.03 →", pandas.to_datetime("2026.03").date())
assert str(pandas.to_datetime("2026.03").date()) == "2026-03-01"
E
