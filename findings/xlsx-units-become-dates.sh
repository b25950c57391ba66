#!/bin/sh
# Guess: a number in a workbook stays a number whatever unit its format shows; only formats of dates make dates.
# Seen: of 35 shown with a unit, pylightxl 1.61 makes 1900/02/03 if the format is 0"t/d" (tonnes a day), [Red]0 or
# Chinese numerals ([DBNum1]); xlsx2csv 0.8.6 writes 0"02g/l" for 0"mg/L" and 0"t/03" for 0"t/d", 35 being lost;
# exceljs 4.4.0 makes a Date of 0\m\g. SheetJS 0.18.5 shows $35 for [DBNum1][$-804]General. The other way round
# xlsx2csv writes 2026年3月5日 as 2026"年"03"月"05"日". openpyxl 3.1.5 has all right.
# Hurts: tables of pollution loads, terms and counts whose cells carry their unit as the office typed it.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib xlsxwriter==3.3.1 openpyxl==3.1.5 pylightxl==1.61 xlsx2csv==0.8.6
npm init -y >/dev/null && npm install --silent exceljs@4.4.0 xlsx@0.18.5 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import csv, io
import openpyxl, pylightxl, xlsxwriter
from xlsx2csv import Xlsx2csv
cells = [(35, '0"t/d"'), (35, "[Red]0"), (35, "[DBNum1][$-804]General"), (35, '0"mg/L"'), (35, r"0\m\g"), (46086, 'yyyy"年"m"月"d"日"')]
book = xlsxwriter.Workbook("units.xlsx")
sheet = book.add_worksheet()
for row, (number, shown) in enumerate(cells):
    sheet.write_number(row, 0, number, book.add_format({"num_format": shown}))
book.close()
right = [row[0] for row in openpyxl.load_workbook("units.xlsx").active.iter_rows(values_only=True)]
light = [row[0] for row in pylightxl.readxl("units.xlsx").ws("Sheet1").rows]
text = io.StringIO()
Xlsx2csv("units.xlsx").convert(text)
lines = [row[0] for row in csv.reader(io.StringIO(text.getvalue()))]
for cell, *seen in zip(cells, right, light, lines):
    print(*cell, "openpyxl", seen[0], "pylightxl", seen[1], "xlsx2csv", seen[2])
assert right[:5] == [35] * 5
assert light[:5] == ["1900/02/03"] * 3 + [35, 35]
assert lines == ['0"t/03"', "35", "35", '0"02g/l"', "002g", '2026"年"03"月"05"日"']
E
cat > seen.js <<'E'
const assert = require('assert')
const Excel = require('exceljs')
const xlsx = require('xlsx')
const book = new Excel.Workbook()
book.xlsx.readFile('units.xlsx').then(() => {
  const seen = [1, 2, 3, 4, 5].map(row => book.worksheets[0].getCell(row, 1).value)
  console.log('exceljs', ...seen)
  assert.deepStrictEqual(seen.map(value => value instanceof Date), [false, false, false, false, true])
  const shown = xlsx.utils.sheet_to_json(xlsx.readFile('units.xlsx').Sheets.Sheet1, { header: 1, raw: false }).flat()
  console.log('SheetJS', ...shown)
  assert.deepStrictEqual([shown[2], shown[3]], ['$35', '35mg/L'])
})
E
TZ=UTC node seen.js
