#!/bin/sh
# Guess: a merged cell holds its value once, as the file does, so that a column's sum is right.
# Seen: exceljs 4.4.0 gives the value of a merged cell for each cell that it covers: a quota of 21 merged over three
# lines is 21, 21, 21 and sums to 63. openpyxl 3.1.5 and SheetJS 0.18.5
# give 21 once and nothing twice; then again the agency's name stands on the first line only. isMerged with master
# tells them apart.
# Hurts: plans and quotas by stratum in a table whose agency and total are merged, as offices draw them.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5
npm init -y >/dev/null && npm install --silent exceljs@4.4.0 xlsx@0.18.5 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
import openpyxl
book = openpyxl.Workbook()
for row in (["xincheng", "key", 21], [None, "general", None], [None, "special", None], ["huimin", "key", 4]):
    book.active.append(row)
book.active.merge_cells("A1:A3")
book.active.merge_cells("C1:C3")
book.save("plan.xlsx")
column = [row[2] for row in openpyxl.load_workbook("plan.xlsx").active.iter_rows(values_only=True)]
print("openpyxl", column)
assert column == [21, None, None, 4]
E
cat > seen.js <<'E'
const assert = require('assert')
const Excel = require('exceljs')
const xlsx = require('xlsx')
const book = new Excel.Workbook()
book.xlsx.readFile('plan.xlsx').then(() => {
  const cells = [1, 2, 3, 4].map(row => book.worksheets[0].getCell(row, 3))
  const own = cells.filter(cell => !cell.isMerged || cell.master === cell)
  const other = xlsx.utils.sheet_to_json(xlsx.readFile('plan.xlsx').Sheets.Sheet, { header: 1 }).map(row => row[2])
  console.log('exceljs', ...cells.map(cell => cell.value), 'masters', ...own.map(cell => cell.value), 'SheetJS', ...other)
  assert.deepStrictEqual(cells.map(cell => cell.value), [21, 21, 21, 4])
  assert.deepStrictEqual(own.map(cell => cell.value), [21, 4])
  assert.deepStrictEqual(other.filter(Number.isFinite), [21, 4])
})
E
node seen.js
