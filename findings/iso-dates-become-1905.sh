#!/bin/sh
# Guess: a date cell of a workbook is read as a date or as its text, or refused; XLSX has known dates in ISO 8601 since
# ISO/IEC 29500 (cells of type `d`, which openpyxl writes with iso_dates=True).
# Seen: exceljs 4.4.0 reads the year alone as the number and that as a day: 2026-03-05 is 1905-07-18, and so is every day
# of 2026; its stream reader gives 2026, a time 09:10 is 9. xlsx-populate 1.21.0 has NaN, xlsx-stream-reader
# 1.1.1 the text 1900-01-00, xlsx 0.18.5 loses the time of day. None of the four raises an error. openpyxl 3.1.5,
# python-calamine 0.9.1 and hucre 1.0.0 read all of it.
# Hurts: days of visits and deadlines of a workbook that opens rightly in Excel: they lie before every rule, all on one
# day of each year, or are gone.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5 python-calamine==0.9.1
npm init -y >/dev/null
npm install --silent exceljs@4.4.0 xlsx-populate@1.21.0 xlsx-stream-reader@1.1.1 xlsx@0.18.5 hucre@1.0.0 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
from datetime import date, time
import openpyxl, python_calamine
from zipfile import ZipFile
book = openpyxl.Workbook(iso_dates=True)
rows = [("E-1", date(2026, 3, 5), time(9, 10)), ("E-2", date(2026, 11, 26), time(14, 30))]
for row in rows:
    book.active.append(row)
book.save("visits.xlsx")
assert b't="d"><v>2026-03-05</v>' in ZipFile("visits.xlsx").read("xl/worksheets/sheet1.xml")
for name, seen in (("openpyxl", list(openpyxl.load_workbook("visits.xlsx").active.values)),
                   ("python-calamine", python_calamine.CalamineWorkbook.from_path("visits.xlsx").get_sheet_by_index(0).to_python())):
    print(name, *map(tuple, seen))
    assert [tuple(row) for row in seen] == rows
E
cat > seen.js <<'E'
const assert = require('assert'), fs = require('fs')
const ExcelJS = require('exceljs'), populate = require('xlsx-populate'), StreamReader = require('xlsx-stream-reader'), XLSX = require('xlsx')
const day = value => value instanceof Date ? value.toISOString().slice(0, 10) : value
const readers = {
  exceljs: async () => {
    const book = new ExcelJS.Workbook(), rows = []
    await book.xlsx.readFile('visits.xlsx')
    book.worksheets[0].eachRow(row => rows.push(row.values.slice(1).map(day)))
    return rows
  },
  'exceljs, stream': async () => {
    const rows = []
    for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader('visits.xlsx')) for await (const row of sheet) rows.push(row.values.slice(1))
    return rows
  },
  'xlsx-populate': async () => (await populate.fromFileAsync('visits.xlsx')).sheet(0).usedRange().value(),
  'xlsx-stream-reader': () => new Promise((done, failed) => {
    const rows = [], reader = new StreamReader()
    reader.on('error', failed)
    reader.on('worksheet', sheet => { sheet.on('row', row => rows.push(row.values.slice(1))); sheet.process() })
    reader.on('end', () => done(rows))
    fs.createReadStream('visits.xlsx').pipe(reader)
  }),
  xlsx: async () => XLSX.utils.sheet_to_json(Object.values(XLSX.readFile('visits.xlsx').Sheets)[0], { header: 1 }),
  hucre: async () => (await (await import('hucre')).readXlsx(fs.readFileSync('visits.xlsx'))).sheets[0].rows,
}
;(async () => {
  const seen = {}
  for (const [name, read] of Object.entries(readers)) {
    seen[name] = (await read()).map(row => row.slice(1).map(value => value === undefined ? null : value))
    console.log(name, JSON.stringify(seen[name]))
  }
  assert.deepStrictEqual(seen.exceljs.map(row => row[0]), ['1905-07-18', '1905-07-18'])
  assert.deepStrictEqual(seen['exceljs, stream'], [[2026, 9], [2026, 14]])
  assert.deepStrictEqual(seen['xlsx-populate'], [[NaN, NaN], [NaN, NaN]])
  assert.deepStrictEqual(seen['xlsx-stream-reader'].map(row => row[0]), ['1900-01-00', '1900-01-00'])
  assert.deepStrictEqual(seen.xlsx.map(row => row[0]), [46086, 46352])
  assert(seen.xlsx.every(row => !(row[1] > 0)))
  assert.deepStrictEqual(JSON.stringify(seen.hucre), '[["2026-03-05","09:10:00"],["2026-11-26","14:30:00"]]')
})()
E
TZ=UTC node seen.js
