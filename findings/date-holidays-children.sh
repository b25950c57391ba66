#!/bin/sh
# Guess: what date-holidays calls a public holiday in China is a day on which offices are closed.
# Seen: date-holidays 3.37.0 has 8 March (women), 4 May (aged 14 to 28), 1 June (under 14) and 1 August (soldiers) as
# type public, three of them to be told only by a note; Monday 2026-06-01 is a holiday for isHoliday. 2026-05-02, a
# holiday for all since 2025, is none, nor are 2026-02-19, the days made free by the yearly notice (2026-10-05) or its
# make-up working days.
# Hurts: a deadline that runs over 1 June ends a working day late, one over the first week of October early.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent date-holidays@3.37.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const Holidays = require('date-holidays')
const china = new Holidays('CN')
const on = day => (china.isHoliday(new Date(day + 'T12:00:00')) || []).map(h => [h.name, h.type, h.note || 'all'].join(', '))[0]
const seen = { '2026-03-08': true, '2026-05-04': true, '2026-06-01': true, '2026-08-01': true, '2026-10-01': true,
  '2026-05-02': false, '2026-02-19': false, '2026-10-05': false }
for (const [day, holiday] of Object.entries(seen)) {
  console.log(day, on(day))
  assert.strictEqual(Boolean(on(day)), holiday)
  if (holiday) assert.ok(on(day).includes('public'))
}
E
TZ=Asia/Shanghai node seen.js
