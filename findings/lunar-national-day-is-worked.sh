#!/bin/sh
# Guess: getHoliday('2026-10-1') is the same as getHoliday('2026-10-01'), or an error.
# Seen: lunar-javascript 1.7.7 and lunar_python 1.4.8 drop the hyphens and take the first day whose digits begin so: without
# the zero 1 October 2026 is 2026-10-10, a make-up working day, as in 2020; 2026-1-1 is none at all, 2026-1 the
# holidays of October and 2026-2 none. Given as three numbers, or with the zeros, all is right.
# Hurts: dates as Excel and Chinese forms write them, 2026-10-1: the National Day is a day on which one must work.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent lunar-javascript@1.7.7 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib lunar_python==1.4.8
cat > seen.js <<'E'
const { HolidayUtil } = require('lunar-javascript')
const day = text => { const h = HolidayUtil.getHoliday(text); return h ? [h.getDay(), h.isWork()] : null }
const numbers = HolidayUtil.getHoliday(2026, 10, 1)
console.log(JSON.stringify([['2026-10-01', '2026-10-1', '2020-10-1', '2026-1-1'].map(day), ['2026-01', '2026-1', '2026-2'].map(month => {
  const days = HolidayUtil.getHolidays(month)
  return [days.length, days.length ? days[0].getDay() : null]
}), [numbers.getDay(), numbers.isWork()]]))
E
node seen.js > js.json
PYTHONPATH=lib python3 - <<'E'
import json
from importlib.metadata import version
from lunar_python.util import HolidayUtil
print("lunar_python", version("lunar_python"))
def day(text):
    known = HolidayUtil.getHoliday(text)
    return [known.getDay(), known.isWork()] if known else None
def month(text):
    days = HolidayUtil.getHolidays(text)
    return [len(days), days[0].getDay() if days else None]
numbers = HolidayUtil.getHoliday(2026, 10, 1)
seen = [[day(text) for text in ("2026-10-01", "2026-10-1", "2020-10-1", "2026-1-1")],
        [month(text) for text in ("2026-01", "2026-1", "2026-2")], [numbers.getDay(), numbers.isWork()]]
print("lunar_python    ", *seen)
print("lunar-javascript", *json.load(open("js.json")))
assert seen == json.load(open("js.json")) == [
    [["2026-10-01", False], ["2026-10-10", True], ["2020-10-10", True], None],
    [[4, "2026-01-01"], [8, "2026-10-01"], [0, None]], ["2026-10-01", False]]
E
