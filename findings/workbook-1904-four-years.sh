#!/bin/sh
# Guess: whoever reads dates from .xlsx heeds the workbook's own epoch, which Excel on a Mac long set to 1904.
# Seen: of 2026-03-05 in such a book SheetJS 0.18.5 with cellDates: true gives 2022-03-04, while its own shown text
# (raw: false) says 2026-03-05; pylightxl 1.61 gives 2022/03/04. openpyxl 3.1.5 and python-calamine 0.9.1 are right.
# Hurts: terms of permits, dates of inspections and of certificates lie four years and a day back: each is a
# plausible date, and the certificate has run out.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib xlsxwriter==3.3.1 openpyxl==3.1.5 pylightxl==1.61 python-calamine==0.9.1
npm init -y >/dev/null && npm install --silent xlsx@0.18.5 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
from datetime import date, datetime
import openpyxl, pylightxl, python_calamine, xlsxwriter
book = xlsxwriter.Workbook("mac.xlsx", {"date_1904": True})
book.add_worksheet().write_datetime(0, 0, datetime(2026, 3, 5), book.add_format({"num_format": "yyyy-mm-dd"}))
book.close()
right = openpyxl.load_workbook("mac.xlsx").active["A1"].value
calamine = python_calamine.load_workbook("mac.xlsx").get_sheet_by_index(0).to_python()[0][0]
light = pylightxl.readxl("mac.xlsx").ws("Sheet1").index(1, 1)
print("openpyxl", right, "calamine", calamine, "pylightxl", light)
assert right == datetime(2026, 3, 5) and calamine == date(2026, 3, 5) and light == "2022/03/04"
E
cat > seen.js <<'E'
const assert = require('assert')
const xlsx = require('xlsx')
const book = xlsx.readFile('mac.xlsx', { cellDates: true })
const cell = options => xlsx.utils.sheet_to_json(book.Sheets.Sheet1, { header: 1, ...options })[0][0]
console.log('SheetJS', cell({}), 'shown', cell({ raw: false }))
assert.deepStrictEqual([cell({}).toISOString().slice(0, 10), cell({ raw: false })], ['2022-03-04', '2026-03-05'])
E
TZ=UTC node seen.js
