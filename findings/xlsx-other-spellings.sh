#!/usr/bin/env bash
# Guess: who reads .xlsx reads every sheet that its standard (ISO 29500) calls valid: with a prefix before its elements, in the
# strict form that Excel saves, or with cells that do not tell their place.
# Seen: with the prefix x:, as the Open XML SDK writes, exceljs 4.4.0 and xlsx-populate 1.21.0 stop with an error about an
# undefined property and xlsx-stream-reader 1.1.1 finds no row at all, without an error. The strict form ends in an IndexError in
# openpyxl 3.1.5 and a KeyError in sxl 0.0.1a10. Cells without `r` are an error to exceljs, xlsx-populate, read-excel-file 9.3.17,
# pylightxl 1.61 and sxl, and no row to xlsx2csv 0.8.6. Only xlsx 0.18.5, hucre 1.0.0 and python-calamine 0.9.1 read all three.
# Hurts: registries exported by systems in C# or saved as strict: "the file is broken", or the list is empty.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5 python-calamine==0.9.1 pylightxl==1.61 xlsx2csv==0.8.6 sxl==0.0.1a10
npm init -y >/dev/null && npm install --silent exceljs@4.4.0 xlsx-populate@1.21.0 xlsx-stream-reader@1.1.1 xlsx@0.18.5 hucre@1.0.0 read-excel-file@9.3.17 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import io, re, zipfile
import openpyxl, python_calamine, pylightxl, sxl
from xlsx2csv import Xlsx2csv
package, office = "http://schemas.openxmlformats.org/package/2006", "application/vnd.openxmlformats-officedocument.spreadsheetml"
texts = ["id", "name", "E-1", "武川县甲厂"]
def book(name, prefix="", strict=False, places=True):
    base = "http://purl.oclc.org/ooxml" if strict else "http://schemas.openxmlformats.org"
    year = "" if strict else "2006/"
    main, rel = f"{base}/spreadsheetml/{year}main", f"{base}/officeDocument/{year}relationships"
    def part(text):
        text = re.sub(r"<(/?)", rf"<\1{prefix}", text)
        space = f'xmlns:{prefix[:-1]}="{main}"' if prefix else f'xmlns="{main}"'
        return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text.replace("MAIN", f'{space} xmlns:r="{rel}"')
    cell = lambda place, text: f'<c{f" r={chr(34)}{place}{chr(34)}" if places else ""} t="s"><v>{texts.index(text)}</v></c>'
    row = lambda number, *cells: "".join([f'<row{f" r={chr(34)}{number}{chr(34)}" if places else ""}>',
                                          *(cell("AB"[i] + str(number), text) for i, text in enumerate(cells)), "</row>"])
    link = lambda number, kind, target: f'<Relationship Id="rId{number}" Type="{rel}/{kind}" Target="{target}"/>'
    links = lambda *all: f'<Relationships xmlns="{package}/relationships">{"".join(all)}</Relationships>'
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types">'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      '<Default Extension="xml" ContentType="application/xml"/>' + "".join(f'<Override PartName="/xl/{path}.xml" ContentType="{office}.{kind}+xml"/>'
                      for path, kind in (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"), ("sharedStrings", "sharedStrings"))) + "</Types>")
        file.writestr("_rels/.rels", links(link(1, "officeDocument", "xl/workbook.xml")))
        file.writestr("xl/_rels/workbook.xml.rels", links(link(1, "worksheet", "worksheets/sheet1.xml"), link(2, "styles", "styles.xml"), link(3, "sharedStrings", "sharedStrings.xml")))
        file.writestr("xl/workbook.xml", part('<workbook MAIN><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'))
        file.writestr("xl/styles.xml", part('<styleSheet MAIN><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
                      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
                      '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'))
        file.writestr("xl/sharedStrings.xml", part(f'<sst MAIN count="4" uniqueCount="4">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'))
        file.writestr("xl/worksheets/sheet1.xml", part(f'<worksheet MAIN><sheetData>{row(1, "id", "name")}{row(2, "E-1", "武川县甲厂")}</sheetData></worksheet>'))
book("plain.xlsx"); book("prefix.xlsx", prefix="x:"); book("strict.xlsx", strict=True); book("places.xlsx", places=False)
def csv(name):
    out = io.StringIO()
    Xlsx2csv(name).convert(out)
    return [line.split(",") for line in out.getvalue().split()]
def light(name):
    read = pylightxl.readxl(name)
    return [list(row) for row in read.ws("S").rows]
readers = {
    "openpyxl": lambda name: [list(row) for row in openpyxl.load_workbook(name).worksheets[0].values], "pylightxl": light, "xlsx2csv": csv,
    "calamine": lambda name: python_calamine.load_workbook(name).get_sheet_by_index(0).to_python(),
    "sxl": lambda name: [list(row) for row in sxl.Workbook(name).sheets[1].rows],
}
good, seen = [["id", "name"], ["E-1", "武川县甲厂"]], {}
for kind in ("plain", "prefix", "strict", "places"):
    for name, call in readers.items():
        try:
            rows = call(kind + ".xlsx")
            seen[name, kind] = "read" if rows == good else f"{len(rows)} rows"
        except Exception as error:
            seen[name, kind] = type(error).__name__
    print(kind, {name: seen[name, kind] for name in readers})
others = {key: what for key, what in seen.items() if what != "read"}
assert others == {("openpyxl", "strict"): "IndexError", ("sxl", "strict"): "KeyError", ("pylightxl", "places"): "TypeError",
                  ("xlsx2csv", "places"): "0 rows", ("sxl", "places"): "TypeError"}, others
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
const readers = {
  async exceljs(name) {
    const book = new exceljs.Workbook(), rows = []
    await book.xlsx.readFile(name)
    book.worksheets[0].eachRow(row => rows.push(row.values.slice(1)))
    return rows
  },
  async populate(name) { return (await populate.fromFileAsync(name)).sheet(0).usedRange().value() },
  stream: name => new Promise((done, fail) => {
    const reader = new Stream(), rows = []
    reader.on('error', fail).on('end', () => done(rows))
    reader.on('worksheet', sheet => { sheet.on('row', row => rows.push(row.values.slice(1))); sheet.process() })
    fs.createReadStream(name).pipe(reader)
  }),
  async xlsx(name) { return xlsx.utils.sheet_to_json(xlsx.readFile(name).Sheets.S, { header: 1 }) },
  async hucre(name) { return (await readXlsx(fs.readFileSync(name))).sheets[0].rows },
  async 'read-excel-file'(name) { const read = await readExcelFile(name); return read[0].data ?? read },
}
const good = JSON.stringify([['id', 'name'], ['E-1', '武川县甲厂']]), others = {}
for (const kind of ['plain', 'prefix', 'strict', 'places']) {
  for (const [name, call] of Object.entries(readers)) {
    if (name === 'stream' && kind === 'places') continue
    let what
    try {
      const rows = await call(kind + '.xlsx')
      what = JSON.stringify(rows) === good ? 'read' : `${rows.length} rows`
    } catch { what = 'error' }
    if (what !== 'read') others[`${name} ${kind}`] = what
  }
}
console.log(others)
assert.deepStrictEqual(others, {
  'exceljs prefix': 'error', 'populate prefix': 'error', 'stream prefix': '0 rows',
  'exceljs places': 'error', 'populate places': 'error', 'read-excel-file places': 'error',
})
E
node seen.mjs
