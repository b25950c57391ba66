#!/bin/sh
# Guess: csv-parse's cast and cast_date convert what is a number or a date and leave other texts alone.
# Seen: csv-parse 7.0.3 with cast_date makes a Date of whatever V8's Date.parse takes: the id E-1 becomes 2001-01-01,
# B-12 2001-12-01, 特种设备 7 2001-07-01, the ratio 1/5 2001-01-05, all in local time; with cast alone the code
# 911501020000000043 becomes 911501020000000000 and 0x10 becomes 0.
# Hurts: a list whose ids E-1 to E-12 are dates and from E-13 on texts; and E-1, B-1 and 1-1 are then one value.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent csv-parse@7.0.3 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { parse } = require('csv-parse/sync')
const read = (text, options) => parse(`x\n${text}\n`, { columns: true, ...options })[0].x
const day = date => date instanceof Date ? [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-') : date
const dates = { 'E-1': '2001-1-1', 'B-12': '2001-12-1', '特种设备 7': '2001-7-1', '1/5': '2001-1-5', '3-5': '2001-3-5', 'E-13': 'E-13', '1:5': '1:5' }
for (const [text, expected] of Object.entries(dates)) {
  const got = read(text, { cast: true, cast_date: true })
  console.log('cast_date', text, '→', got)
  assert.strictEqual(day(got), expected)
}
const numbers = { '911501020000000043': 911501020000000000, '010102': 10102, '0x10': 0 }
for (const [text, expected] of Object.entries(numbers)) {
  console.log('cast', text, '→', read(text, { cast: true }))
  assert.strictEqual(read(text, { cast: true }), expected)
}
E
node seen.js
