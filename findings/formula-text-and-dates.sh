#!/usr/bin/env bash
# Guess: a formula engine for JavaScript writes numbers and days by TEXT as a spreadsheet does, and DATEVALUE finds that
# 2026-02-30 is none.
# Seen: TEXT(0.05,"0%") is 0% in hyperformula 3.5.0; TEXT(46086,"yyyy-mm-dd") is 46086 and TEXT(5,"000000") is 5 in
# @formulajs/formulajs 4.6.1; TEXT(46086,"yyyy年m月d日") is an error in fast-formula-parser 1.0.19, and right in hyperformula only.
# DATEVALUE("2026-02-30") is 2 March in the two last; hyperformula has an error for 2026-03-05 too, and 05/03/2026 is 5 March to
# it and 3 May to the others. LEFT gives half of the first character of 𬭎厂 in all three.
# Hurts: templates of notices and tables with ratios, six-digit codes and days that are filled in without a spreadsheet program.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @formulajs/formulajs@4.6.1 hyperformula@3.5.0 fast-formula-parser@1.0.19 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const formulajs = require('@formulajs/formulajs'), { HyperFormula } = require('hyperformula'), Parser = require('fast-formula-parser')
const sheet = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3' }), parser = new Parser({})
const plain = value => value instanceof Date ? value.toISOString().slice(0, 10) : value?.value ?? value?.name ?? value?.message ?? value
console.error = () => {}
const read = (name, ...words) => {
  const formula = `${name}(${words.map(word => JSON.stringify(word)).join()})`
  sheet.setCellContents({ sheet: 0, row: 0, col: 0 }, '=' + formula)
  return [sheet.getCellValue({ sheet: 0, row: 0, col: 0 }), parser.parse(formula, { row: 1, col: 1, sheet: 'S' }), formulajs[name](...words)].map(plain)
}
const expected = [
  [['TEXT', 0.05, '0%'], ['0%', '5%', '5%']],
  [['TEXT', 46086, 'yyyy-mm-dd'], ['2026-03-05', '2026-03-05', '46086']],
  [['TEXT', 5, '000000'], ['000005', '000005', '5']],
  [['TEXT', 46086, 'yyyy年m月d日'], ['2026年3月5日', '#VALUE!', '46086']],
  [['DATEVALUE', '2026-03-05'], ['#VALUE!', 46086, '2026-03-05']],
  [['DATEVALUE', '2026-02-30'], ['#VALUE!', 46083, '2026-03-02']],
  [['DATEVALUE', '05/03/2026'], [46086, 46145, '2026-05-03']],
  [['LEFT', '𬭎厂', 1], Array(3).fill('𬭎'[0])],
]
console.log('hyperformula, fast-formula-parser, formulajs')
for (const [words, values] of expected) {
  const seen = read(...words)
  console.log(...words, seen)
  assert.deepStrictEqual(seen, values)
}
E
TZ=UTC node seen.js
