#!/bin/sh
# Guess: NETWORKDAYS with its two dates exchanged gives the same count with a minus sign, as spreadsheets do.
# Seen: @formulajs/formulajs 4.6.1 counts Monday to Friday 2026-09-14 to 18 as 5, and back as -3; 2026-09-18 to 10-12
# as 17, back as -23, holidays not taken off (16 forward with one, still -23 back). HyperFormula 3.5.0 says 5 and -5,
# 17 and -17, 16 and -16. DATEVALUE("2026-02-30") is 2 March in the one and #VALUE! in the other. And formulajs turns
# the texts in the caller's own list of holidays into Dates.
# Hurts: "days late" as NETWORKDAYS(due, published) in a web form: what was early is wrong by weekends, what was late
# is right.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @formulajs/formulajs@4.6.1 hyperformula@3.5.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const formulajs = require('@formulajs/formulajs')
const { HyperFormula } = require('hyperformula')
const sheet = formula => HyperFormula.buildFromArray([[formula]], { licenseKey: 'gpl-v3' }).getSheetValues(0)[0][0]
const date = day => `DATE(${day.split('-').map(Number).join(',')})`
const asked = (from, to, ...holidays) => {
  const seen = [formulajs.NETWORKDAYS(from, to, [...holidays]), sheet(`=NETWORKDAYS(${[from, to, ...holidays].map(date).join(',')})`)]
  console.log(from, to, 'without', ...holidays, 'formulajs', seen[0], 'HyperFormula', seen[1])
  return seen
}
assert.deepStrictEqual(asked('2026-09-14', '2026-09-18'), [5, 5])
assert.deepStrictEqual(asked('2026-09-18', '2026-09-14'), [-3, -5])
assert.deepStrictEqual(asked('2026-10-12', '2026-09-18'), [-23, -17])
assert.deepStrictEqual(asked('2026-09-18', '2026-10-12', '2026-10-01'), [16, 16])
assert.deepStrictEqual(asked('2026-10-12', '2026-09-18', '2026-10-01'), [-23, -16])
const own = ['2026-10-01']
formulajs.NETWORKDAYS('2026-09-18', '2026-10-12', own)
console.log('the own list of holidays after the call', own)
assert.ok(own[0] instanceof Date)
const none = [formulajs.DATEVALUE('2026-02-30'), sheet('=DATEVALUE("2026-02-30")')]
console.log('DATEVALUE 2026-02-30', none[0], none[1].value)
assert.deepStrictEqual([none[0].getMonth() + 1, none[0].getDate(), none[1].value], [3, 2, '#VALUE!'])
E
TZ=UTC node seen.js
