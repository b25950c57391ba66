#!/usr/bin/env bash
# Guess: a line break within a cell of .xlsx is a line break, whichever reader is asked.
# Seen: where it is of two characters, as in text that comes from a web form or a database, the format writes the first one as
# _x000D_ (ISO 29500, ST_Xstring). openpyxl 3.1.5, pylightxl 1.61, sxl 0.0.1a10, xlsx-populate 1.21.0 and xlsx-stream-reader 1.1.1
# hand these seven characters out as text: 甲厂_x000D_ and then 二部. xlsx 0.18.5, exceljs 4.4.0, hucre 1.0.0, read-excel-file 9.3.17
# and python-calamine 0.9.1 give the two characters, xlsx2csv 0.8.6 only the second.
# Hurts: names and addresses of a registry: an enterprise is called 甲厂_x000D_ in one system and 甲厂 in the other.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5 python-calamine==0.9.1 pylightxl==1.61 xlsx2csv==0.8.6 sxl==0.0.1a10 xlsxwriter==3.3.1
npm init -y >/dev/null
npm install --silent exceljs@4.4.0 xlsx-populate@1.21.0 xlsx-stream-reader@1.1.1 xlsx@0.18.5 hucre@1.0.0 read-excel-file@9.3.17 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import io, zipfile
import openpyxl, python_calamine, pylightxl, sxl, xlsxwriter
from xlsx2csv import Xlsx2csv
book = xlsxwriter.Workbook("names.xlsx")
book.add_worksheet("S").write_column(0, 0, ["name", "甲厂\r\n二部"])
book.close()
print("in the file:", [part for part in zipfile.ZipFile("names.xlsx").read("xl/sharedStrings.xml").decode().split("<t>") if "二部" in part])
out = io.StringIO()
Xlsx2csv("names.xlsx").convert(out)
light = pylightxl.readxl("names.xlsx")
seen = {
    "openpyxl": openpyxl.load_workbook("names.xlsx").worksheets[0]["A2"].value, "pylightxl": light.ws("S").address("A2"), "sxl": list(sxl.Workbook("names.xlsx").sheets[1].rows)[1][0],
    "calamine": python_calamine.load_workbook("names.xlsx").get_sheet_by_index(0).to_python()[1][0], "xlsx2csv": out.getvalue().split("name\n")[1].strip(),
}
print(seen)
text = "甲厂_x000D_\n二部"
assert seen == {"openpyxl": text, "pylightxl": text, "sxl": text, "calamine": "甲厂\r\n二部", "xlsx2csv": '"甲厂\n二部"'}
E
cat > seen.mjs <<'E'
import assert from 'assert'
import fs from 'fs'
import exceljs from 'exceljs'
import populate from 'xlsx-populate'
import Stream from 'xlsx-stream-reader'
import xlsx from 'xlsx'
import { readXlsx } from 'hucre'
import readExcelFile from 'read-excel-file/node'
const seen = {}, book = new exceljs.Workbook()
await book.xlsx.readFile('names.xlsx')
seen.exceljs = book.worksheets[0].getCell('A2').value
seen.populate = (await populate.fromFileAsync('names.xlsx')).sheet(0).cell('A2').value()
seen.stream = await new Promise((done, fail) => {
  const reader = new Stream()
  reader.on('error', fail).on('worksheet', sheet => { sheet.on('row', row => row.values[1] !== 'name' && done(row.values[1])); sheet.process() })
  fs.createReadStream('names.xlsx').pipe(reader)
})
seen.xlsx = xlsx.readFile('names.xlsx').Sheets.S.A2.v
seen.hucre = (await readXlsx(fs.readFileSync('names.xlsx'))).sheets[0].rows[1][0]
const read = await readExcelFile('names.xlsx')
seen['read-excel-file'] = (read[0].data ?? read)[1][0]
console.log(seen)
const text = '甲厂_x000D_\n二部', breaks = '甲厂\r\n二部'
assert.deepStrictEqual(seen, { exceljs: breaks, populate: text, stream: text, xlsx: breaks, hucre: breaks, 'read-excel-file': breaks })
E
node seen.mjs
