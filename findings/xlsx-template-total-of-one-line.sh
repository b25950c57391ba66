#!/usr/bin/env bash
# Guess: a workbook template whose table grows to the lines it is given has a total below that sums them all.
# Seen: xlsx-template 1.4.7 (npm) moves the total down and leaves its formula as it was: SUM(B3:B3) below three lines of 21, 3 and 7, so the
# workbook shows 21.
# Hurts: the sheet of a plan made from a template: the total of the quotas is that of the first county.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent xlsx-template@1.4.7 exceljs@4.4.0 hyperformula@3.5.0 && npm ls --depth 0 | tail -n +2
cat > seen.cjs <<'E'
const assert = require('assert'), ExcelJS = require('exceljs'), Template = require('xlsx-template'), { HyperFormula } = require('hyperformula')
;(async () => {
  const made = new ExcelJS.Workbook(), sheet = made.addWorksheet('plan')
  sheet.addRows([['抽查计划'], ['县', '家'], ['${table:list.county}', '${table:list.quota}'], ['合计', { formula: 'SUM(B3:B3)' }]])
  const template = new Template(await made.xlsx.writeBuffer())
  template.substitute(1, { list: [{ county: '甲县', quota: 21 }, { county: '乙县', quota: 3 }, { county: '丙县', quota: 7 }] })
  const filled = new ExcelJS.Workbook()
  await filled.xlsx.load(template.generate({ type: 'nodebuffer' }))
  const cells = filled.worksheets[0].getSheetValues().slice(1).map(row => row.slice(1))
  const reckoned = HyperFormula.buildFromArray(cells.map(row => row.map(cell => cell?.formula ? '=' + cell.formula : cell)), { licenseKey: 'gpl-v3' }).getSheetValues(0)
  console.log(JSON.stringify(cells), JSON.stringify(reckoned))
  assert.deepStrictEqual(cells.slice(2, 5), [['甲县', 21], ['乙县', 3], ['丙县', 7]])
  assert.strictEqual(cells[5][1].formula, 'SUM(B3:B3)')
  assert.deepStrictEqual(reckoned[5], ['合计', 21])
})().catch(error => { console.error(error); process.exit(1) })
E
node seen.cjs
