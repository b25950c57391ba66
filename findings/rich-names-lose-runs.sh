#!/bin/sh
# Guess: a name of which a part is bold or red is read with all its characters, as a text or as a list of its runs.
# Seen: of 武川县甲厂 with its last two characters in red, as openpyxl 3.1.5 writes CellRichText, the stream reader of exceljs
# 4.4.0 keeps the last run alone, 甲厂; sxl 0.0.1a10 has None; xlsx-stream-reader 1.1.1 has an object that says {"name":"t"}
# and no text; xlsx-populate 1.21.0 has a tree of XML. None raises an error, and plain names of the same column are right.
# The whole-book reader of exceljs gives all the runs, and xlsx 0.18.5, python-calamine 0.9.1 and hucre 1.0.0 the text.
# Hurts: lists in which somebody marked a part of a name: two enterprises 甲厂 of two counties become one.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5 python-calamine==0.9.1 sxl==0.0.1a10
npm init -y >/dev/null
npm install --silent exceljs@4.4.0 xlsx-populate@1.21.0 xlsx-stream-reader@1.1.1 xlsx@0.18.5 hucre@1.0.0 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import openpyxl, python_calamine, sxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
book = openpyxl.Workbook()
for county in ("武川县", "新城区"):
    book.active.append([CellRichText(county, TextBlock(InlineFont(color="FF0000"), "甲厂"))])
book.active.append(["玉泉区乙厂"])
book.save("names.xlsx")
readers = {"openpyxl": lambda: list(openpyxl.load_workbook("names.xlsx").active.values), "sxl": lambda: list(sxl.Workbook("names.xlsx").sheets[1].rows),
           "python-calamine": lambda: python_calamine.CalamineWorkbook.from_path("names.xlsx").get_sheet_by_index(0).to_python()}
due = ["武川县甲厂", "新城区甲厂", "玉泉区乙厂"]
for name, read in readers.items():
    seen = [row[0] for row in read()]
    print(name, *seen)
    assert seen == ([None, None, "玉泉区乙厂"] if name == "sxl" else due)
E
cat > seen.js <<'E'
const assert = require('assert'), fs = require('fs')
const ExcelJS = require('exceljs'), populate = require('xlsx-populate'), StreamReader = require('xlsx-stream-reader'), XLSX = require('xlsx')
const readers = {
  exceljs: async () => {
    const book = new ExcelJS.Workbook(), names = []
    await book.xlsx.readFile('names.xlsx')
    book.worksheets[0].eachRow(row => names.push(row.getCell(1).text))
    return names
  },
  'exceljs, stream': async () => {
    const names = []
    for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader('names.xlsx')) for await (const row of sheet) names.push(row.getCell(1).text)
    return names
  },
  'xlsx-populate': async () => (await populate.fromFileAsync('names.xlsx')).sheet(0).usedRange().value().map(row => row[0]),
  'xlsx-stream-reader': () => new Promise((done, failed) => {
    const names = [], reader = new StreamReader()
    reader.on('error', failed)
    reader.on('worksheet', sheet => { sheet.on('row', row => names.push(row.values[1])); sheet.process() })
    reader.on('end', () => done(names))
    fs.createReadStream('names.xlsx').pipe(reader)
  }),
  xlsx: async () => XLSX.utils.sheet_to_json(Object.values(XLSX.readFile('names.xlsx').Sheets)[0], { header: 1 }).map(row => row[0]),
  hucre: async () => (await (await import('hucre')).readXlsx(fs.readFileSync('names.xlsx'))).sheets[0].rows.map(row => row[0]),
}
const due = ['武川县甲厂', '新城区甲厂', '玉泉区乙厂']
;(async () => {
  for (const [name, read] of Object.entries(readers)) {
    const names = await read()
    console.log(name, JSON.stringify(names).slice(0, 150))
    assert.strictEqual(names[2], due[2])
    if (name === 'exceljs, stream') assert.deepStrictEqual(names.slice(0, 2), ['甲厂', '甲厂'])
    else if (name === 'xlsx-populate') assert(names.slice(0, 2).every(tree => Array.isArray(tree) && tree[0].name === 'r'))
    else if (name === 'xlsx-stream-reader') assert.strictEqual(JSON.stringify(names[0]), '{"name":"t"}')
    else assert.deepStrictEqual(names, due)
  }
})()
E
node seen.js
