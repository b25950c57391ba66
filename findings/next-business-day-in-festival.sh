#!/bin/sh
# Guess: told the holidays, nextBusinessDay() gives the next day that isBusinessDay() calls one.
# Seen: moment-business-days 1.2.0 and dayjs-business-days2 1.4.0 look six days ahead and then answer with the seventh step
# whatever it is: over the nine days of the Spring Festival of 2026 (15 to 23 February) the next business day of Friday
# the 13th is Thursday the 19th, of Saturday the 14th Friday the 20th, both holidays; the previous one of the 24th is the 18th.
# Adding one business day is right, the 24th. moment-business-days also moves the date it was asked of.
# Hurts: deadlines that "move to the next working day", wrong only around the one festival longer than a week.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent moment@2.30.1 moment-business-days@1.2.0 dayjs@1.11.18 dayjs-business-days2@1.4.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const holidays = [15, 16, 17, 18, 19, 20, 21, 22, 23].map(day => `2026-02-${day}`), holidayFormat = 'YYYY-MM-DD'
const moment = require('moment-business-days')
moment.updateLocale('en', { holidays, holidayFormat })
const dayjs = require('dayjs'), plugin = require('dayjs-business-days2')
dayjs.extend(plugin.default || plugin, { holidays, holidayFormat })
const day = date => date.format('YYYY-MM-DD')
const ways = { moment: [date => moment(date), date => date.businessAdd(1)], dayjs: [date => dayjs(date), date => date.businessDaysAdd(1)] }
for (const [name, [read, plusOne]] of Object.entries(ways)) {
  const seen = ['2026-02-13', '2026-02-14'].map(date => {
    const next = read(date).nextBusinessDay()
    return [day(next), next.isBusinessDay(), day(plusOne(read(date)))]
  })
  const before = read('2026-02-24').prevBusinessDay()
  console.log(name, seen.join(' '), day(before), before.isBusinessDay())
  assert.deepStrictEqual(seen, [['2026-02-19', false, '2026-02-24'], ['2026-02-20', false, '2026-02-24']])
  assert.deepStrictEqual([day(before), before.isBusinessDay()], ['2026-02-18', false])
}
const asked = moment('2026-03-06')
asked.nextBusinessDay()
assert.strictEqual(day(asked), '2026-03-09')
E
TZ=UTC node seen.js
