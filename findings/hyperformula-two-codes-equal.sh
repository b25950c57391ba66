#!/bin/sh
# Guess: texts that a program hands to a spreadsheet engine are texts in its sheet.
# Seen: HyperFormula 3.5.0 reads every JavaScript string as if it were typed: the codes 911501020000000043 and ...42 are one
# number, so A1=B1, EXACT and COUNTIF say that they are the same; 010102 equals 10102; 1:10 is a time, 0.0486. With an
# apostrophe in front they are texts, COUNTIF still counts two. It shows TEXT(0.05,"0%") as 0% and INT(-1.5) as
# -1. In fast-formula-parser 1.0.19 WORKDAY from a Saturday one day back stays on that Saturday, and EDATE of 31
# January plus one month is 3 March.
# Hurts: duplicates in a registry, ratios, days late and ends of terms reckoned by an engine instead of Excel.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent hyperformula@3.5.0 fast-formula-parser@1.0.19 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { HyperFormula } = require('hyperformula')
const Parser = require('fast-formula-parser')
const show = (name, formula, value) => { console.log(name, formula, '→', value); return value }
const sheet = (formula, cells = []) =>
  show('HyperFormula', formula, HyperFormula.buildFromArray([[...cells, formula]], { licenseKey: 'gpl-v3' }).getSheetValues(0)[0].at(-1))
const parse = formula => show('fast-formula-parser', formula, new Parser().parse(formula, { sheet: 'S', row: 1, col: 1 }))
const codes = ['911501020000000043', '911501020000000042']
assert.strictEqual(sheet('=A1=B1', codes), true)
assert.strictEqual(sheet('=EXACT(A1,B1)', codes), true)
assert.strictEqual(sheet('=COUNTIF(A1:B1,A1)', codes), 2)
assert.strictEqual(sheet('=A1=B1', ['010102', '10102']), true)
assert.ok(Math.abs(sheet('=A1', ['1:10']) - 70 / 1440) < 1e-9)
const texts = codes.map(code => "'" + code)
assert.strictEqual(sheet('=A1=B1', texts), false)
assert.strictEqual(sheet('=COUNTIF(A1:B1,A1)', texts), 2)
assert.strictEqual(sheet('=TEXT(0.05,"0%")'), '0%')
assert.strictEqual(sheet('=INT(-1.5)'), -1)
const saturday = sheet('=DATE(2026,9,12)')
assert.strictEqual(sheet('=WORKDAY(DATE(2026,9,12),-1)'), saturday - 1)
assert.strictEqual(parse('WORKDAY(DATE(2026,9,12),-1)'), saturday)
assert.strictEqual(sheet('=EDATE(DATE(2026,1,31),1)'), sheet('=DATE(2026,2,28)'))
assert.strictEqual(parse('EDATE(DATE(2026,1,31),1)'), sheet('=DATE(2026,3,3)'))
E
TZ=UTC node seen.js
