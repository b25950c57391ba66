#!/bin/sh
# Guess: a JSON data set made of the State Council's notices has make-up working days only where a notice names one.
# Seen: holiday-calendar 1.3.3 (npm, data of 2002 to 2026) makes working days of five Saturdays that no notice names, each the
# first day of a holiday from Saturday to Monday: 2008-06-07, 2008-09-13, 2016-04-02, 2018-06-16, 2018-09-22. Four make-up
# days are rests (2008-05-04, 2009-01-04, 2009-09-27, 2015-01-04), and so are 2011-12-31 and 2018-12-29, while Monday
# 2018-12-31 is worked on: what the next year's notice says of December is lost. From 2019 on all is right.
# Hurts: a check of past deadlines, and whoever takes one year's file for the whole of that year.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent holiday-calendar@1.3.3 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --no-deps --target lib chinesecalendar==1.11.0
PYTHONPATH=lib python3 - > days.json <<'E'
import json
from datetime import date, timedelta
import chinese_calendar
days = [date(2008, 1, 1) + timedelta(n) for n in range((date(2027, 1, 1) - date(2008, 1, 1)).days)]
print(json.dumps({str(day): chinese_calendar.is_workday(day) for day in days}))
E
cat > seen.js <<'E'
const assert = require('assert')
const HolidayCalendar = require('holiday-calendar')
const calendar = new HolidayCalendar({ dataLoader: async path => require(`holiday-calendar/data/${path}`) })
;(async () => {
  const wrong = []
  for (const [day, works] of Object.entries(require('./days.json')))
    if (await calendar.isWorkday('CN', day) !== works) wrong.push(`${day} ${works ? 'rests' : 'works'}`)
  console.log(wrong.join('\n'))
  assert.deepStrictEqual(wrong, ['2008-05-04 rests', '2008-06-07 works', '2008-09-13 works', '2009-01-04 rests',
    '2009-09-27 rests', '2011-12-31 rests', '2015-01-04 rests', '2016-04-02 works', '2018-06-16 works',
    '2018-09-22 works', '2018-12-29 rests', '2018-12-31 works'])
})()
E
TZ=UTC node seen.js
