#!/usr/bin/env bash
# Guess: a reader of .ods gives each line and each cell that a spreadsheet program shows.
# Seen: pyexcel-ods 0.6.0 reads a row that stands once with number-rows-repeated="3", as equal lines are saved, once; where a cell
# above spans two rows, the cells of the second move to the left, so that a name is the id; ¥10,000 is the text "10000 CNY", in
# pyexcel-ods3 0.6.1 too. hucre 1.0.0 leaves out each row that is in a group or in the header rows. pandas 3.1.1 (odfpy 1.4.1) and
# python-calamine 0.9.1 have all rows and cells in place, and so has xlsx 0.18.5.
# Hurts: registries and counts kept in LibreOffice: three equal lines are one, a folded district is missing from the list drawn
# from.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
python3 -m pip install -qq --no-warn-conflicts --target ods pyexcel-ods==0.6.0
python3 -m pip install -qq --no-warn-conflicts --target ods3 pyexcel-ods3==0.6.1
npm init -y >/dev/null && npm install --silent xlsx@0.18.5 hucre@1.0.0 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import zipfile
import json, os, subprocess
import pandas, python_calamine
oasis = "urn:oasis:names:tc:opendocument:xmlns"
spaces = " ".join(f'xmlns:{short}="{oasis}:{short}:1.0"' for short in ("office", "table", "text", "manifest"))
kind = "application/vnd.oasis.opendocument.spreadsheet"
def book(name, rows):
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("mimetype", kind)
        file.writestr("META-INF/manifest.xml", f'<manifest:manifest {spaces} manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
                      '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
        file.writestr("content.xml", f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
                      f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>')
text = lambda text, more="": f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'
money = '<table:table-cell office:value-type="currency" office:currency="CNY" office:value="10000"><text:p>¥10,000.00</text:p></table:table-cell>'
row = lambda *cells, more="": f'<table:table-row {more}>{"".join(cells)}</table:table-row>'
book("repeated.ods", row(text("E-1"), text("甲厂"), more='table:number-rows-repeated="3"') + row(text("E-2"), text("乙厂")))
book("spanned.ods", row(text("E-1", 'table:number-columns-spanned="1" table:number-rows-spanned="2"'), text("甲厂")) + row("<table:covered-table-cell/>", text("乙厂")))
book("money.ods", row(text("E-1"), money))
book("groups.ods", f'<table:table-header-rows>{row(text("id"), text("name"))}</table:table-header-rows>'
     f'<table:table-row-group>{row(text("E-1"), text("甲厂"))}</table:table-row-group>{row(text("E-2"), text("乙厂"))}')
empty = lambda rows: [[cell if isinstance(cell, str) or cell == cell and cell is not None else "" for cell in row] for row in rows]
def alone(kind, name):
    code = f"import json, pyexcel_{kind}; print(json.dumps(list(pyexcel_{kind}.get_data({name!r}).values())[0]))"
    return json.loads(subprocess.run(["python3", "-W", "ignore", "-c", code], env=os.environ | {"PYTHONPATH": kind}, capture_output=True, text=True, check=True).stdout)
readers = {
    "pyexcel-ods": lambda name: alone("ods", name), "pyexcel-ods3": lambda name: alone("ods3", name),
    "pandas": lambda name: pandas.read_excel(name, engine="odf", header=None).values.tolist(),
    "calamine": lambda name: python_calamine.load_workbook(name).get_sheet_by_index(0).to_python(),
}
shown = {
    "repeated": [["E-1", "甲厂"]] * 3 + [["E-2", "乙厂"]], "spanned": [["E-1", "甲厂"], ["", "乙厂"]], "money": [["E-1", 10000]], "groups": [["id", "name"], ["E-1", "甲厂"], ["E-2", "乙厂"]],
}
others = {"repeated": [["E-1", "甲厂"], ["E-2", "乙厂"]], "spanned": [["E-1", "甲厂"], ["乙厂"]], "money": [["E-1", "10000 CNY"]], "groups": shown["groups"]}
for name, rows in shown.items():
    seen = {reader: empty(call(name + ".ods")) for reader, call in readers.items()}
    print(name, {reader: read for reader, read in seen.items() if read != rows})
    assert seen == {reader: others[name] if reader == "pyexcel-ods" or reader == "pyexcel-ods3" and name == "money" else rows for reader in readers}
E
cat > seen.mjs <<'E'
import assert from 'assert'
import fs from 'fs'
import xlsx from 'xlsx'
import { readOds } from 'hucre'
const sheet = xlsx.utils.sheet_to_json(xlsx.readFile('groups.ods').Sheets.S, { header: 1 }), rows = (await readOds(fs.readFileSync('groups.ods'))).sheets[0].rows
console.log('groups', 'xlsx', sheet, 'hucre', rows)
assert.deepStrictEqual(sheet, [['id', 'name'], ['E-1', '甲厂'], ['E-2', '乙厂']])
assert.deepStrictEqual(rows, [['E-2', '乙厂']])
E
node seen.mjs
