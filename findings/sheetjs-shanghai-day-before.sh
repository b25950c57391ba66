#!/usr/bin/env bash
# Guess: a date cell of .xlsx that is read as a Date is that day in the local time of Shanghai, or that day in UTC.
# Seen: with the time zone Asia/Shanghai xlsx 0.18.5 (SheetJS, cellDates: true) and convert-excel-to-json 1.7.0, which stands on
# it, give 43 seconds to midnight of the day before, in either reckoning: 2026-03-05 is 2026-03-04 23:59:17. Under UTC the same
# code is right. Of days of 1986 to 1991, when China had summer time, convert-excel-to-json gives the right day, at 00:59:17.
# exceljs 4.4.0 and hucre 1.0.0 give midnight in UTC, xlsx-populate 1.21.0 midnight in Shanghai.
# Hurts: permits, terms and inspection days on every machine that keeps China's time: one day short, where the test machine runs
# in UTC.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib xlsxwriter==3.3.1
npm init -y >/dev/null && npm install --silent xlsx@0.18.5 convert-excel-to-json@1.7.0 exceljs@4.4.0 hucre@1.0.0 xlsx-populate@1.21.0 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
import datetime, xlsxwriter
book = xlsxwriter.Workbook("days.xlsx")
sheet, form = book.add_worksheet("S"), book.add_format({"num_format": "yyyy-mm-dd"})
for row, day in enumerate(("2026-03-05", "1988-06-01")):
    sheet.write_datetime(row, 0, datetime.datetime.fromisoformat(day), form)
book.close()
E
cat > seen.mjs <<'E'
import assert from 'assert'
import fs from 'fs'
import { createRequire } from 'module'
import exceljs from 'exceljs'
import { readXlsx } from 'hucre'
const require = createRequire(import.meta.url)
const xlsx = require('xlsx'), convert = require('convert-excel-to-json'), populate = require('xlsx-populate')
const book = new exceljs.Workbook()
await book.xlsx.readFile('days.xlsx')
const seen = {
  xlsx: xlsx.utils.sheet_to_json(xlsx.readFile('days.xlsx', { cellDates: true }).Sheets.S, { header: 1 }).flat(),
  convert: convert({ sourceFile: 'days.xlsx' }).S.map(row => row.A),
  exceljs: [1, 2].map(row => book.worksheets[0].getCell(row, 1).value),
  hucre: (await readXlsx(fs.readFileSync('days.xlsx'))).sheets[0].rows.flat(),
  populate: (await populate.fromFileAsync('days.xlsx')).sheet(0).range('A1:A2').value().flat().map(populate.numberToDate),
}
const local = date => new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 19).replace('T', ' ')
for (const name in seen) {
  seen[name] = seen[name].map(local)
  console.log(process.env.TZ, name, ...seen[name])
}
const day = (time, summer = time) => [`2026-03-05 ${time}`, `1988-06-01 ${summer}`], before = ['2026-03-04 23:59:17', '1988-05-31 23:59:17']
assert.deepStrictEqual(seen, process.env.TZ === 'UTC' ? { xlsx: day('00:00:00'), convert: day('00:00:00'), exceljs: day('00:00:00'), hucre: day('00:00:00'), populate: day('00:00:00') }
  : { xlsx: before, convert: [before[0], '1988-06-01 00:59:17'], exceljs: day('08:00:00', '09:00:00'), hucre: day('08:00:00', '09:00:00'), populate: day('00:00:00') })
E
TZ=UTC node seen.mjs
TZ=Asia/Shanghai node seen.mjs
