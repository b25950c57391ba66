#!/bin/sh
# Guess: of a year whose holiday notice is not in its data a calendar says so, or knows at least 1 January and 1
# October, which the law fixes.
# Seen: chinese-days 1.5.7 calls 2027-01-01 and 2027-10-01 working days, with a detail that reads like any other; so
# does lunar-javascript 1.7.7: its next(1, true) from 2026-12-31 is 2027-01-01. QuantLib 1.44's China(IB) works on
# 2027-10-01, though not on 2027-01-01. holidays 0.109 knows the days fixed by law and no make-up day, without a sign
# that the year is a guess. Only chinesecalendar 1.11.0 refuses.
# Hurts: terms that run over the turn of the year, reckoned in the weeks before the notice and again after an update:
# two due days, and no word which of them was a guess.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib chinesecalendar==1.11.0 holidays==0.109 QuantLib==1.44
npm init -y >/dev/null && npm install --silent chinese-days@1.5.7 lunar-javascript@1.7.7 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
from datetime import date
import chinese_calendar, holidays
import QuantLib as quant
bank = quant.China(quant.China.IB)
china = holidays.country_holidays("CN")
days = [date(2027, 1, 1), date(2027, 10, 1), date(2027, 10, 6)]
seen = [(bank.isBusinessDay(quant.Date(day.day, day.month, day.year)), china.is_working_day(day)) for day in days]
print("QuantLib, holidays:", *zip(map(str, days), seen))
assert seen == [(False, False), (True, False), (True, True)]
assert not any(china.is_working_day(date.fromordinal(n)) for n in range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal())
               if date.fromordinal(n).weekday() > 4)
try:
    chinese_calendar.is_workday(days[0])
    raise SystemExit("chinesecalendar answers")
except NotImplementedError as error:
    print("chinesecalendar", str(error)[:60])
E
cat > seen.js <<'E'
const assert = require('assert')
const { isWorkday, getDayDetail } = require('chinese-days')
const { Solar } = require('lunar-javascript')
for (const day of ['2027-01-01', '2027-10-01']) {
  console.log('chinese-days', day, isWorkday(day), getDayDetail(day))
  assert.ok(isWorkday(day) && getDayDetail(day).work)
}
const next = Solar.fromYmd(2026, 12, 31).next(1, true).toYmd()
console.log('lunar-javascript, the working day after 2026-12-31:', next)
assert.strictEqual(next, '2027-01-01')
E
TZ=Asia/Shanghai node seen.js
