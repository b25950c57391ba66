#!/bin/sh
# Guess: the reading printed above a name (ruby, 拼音指南) is not part of the name, as no reader of .xlsx takes it for one.
# Seen: of an .ods with 武川 and wuchuan above it, pandas 3.1.1 (engine odf, odfpy 1.4.1), python-calamine 0.9.1 and SheetJS
# 0.18.5 give 武川wuchuan; pyexcel-ods3 0.6.1 gives an empty cell. A line break within a cell is a break, but to calamine
# nothing. Comments are left out by all four.
# Hurts: names of places and people whose rare character has its reading with it: the name on the roster is not the
# name on the certificate.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1 pyexcel-ods3==0.6.1
npm init -y >/dev/null && npm install --silent xlsx@0.18.5 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import zipfile
import pandas, python_calamine
from pyexcel_ods3 import get_data
names = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
         "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"}
spaces = " ".join(f'xmlns:{short}="{name}"' for short, name in names.items())
texts = ["<text:ruby><text:ruby-base>武川</text:ruby-base><text:ruby-text>wuchuan</text:ruby-text></text:ruby>", "甲厂<text:line-break/>二部"]
cells = "".join(f'<table:table-cell office:value-type="string">{note}<text:p>{text}</text:p></table:table-cell>'
                for note, text in zip(("", "<office:annotation><text:p>待核实</text:p></office:annotation>"), texts))
table = f'<table:table table:name="S"><table:table-row>{cells}</table:table-row></table:table>'
kind = "application/vnd.oasis.opendocument.spreadsheet"
with zipfile.ZipFile("names.ods", "w") as book:
    book.writestr("mimetype", kind)
    book.writestr("META-INF/manifest.xml", f'<manifest:manifest {spaces} manifest:version="1.2">'
                  f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
                  '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    book.writestr("content.xml", f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
                  f'{table}</office:spreadsheet></office:body></office:document-content>')
seen = {
    "pandas": pandas.read_excel("names.ods", engine="odf", header=None).iloc[0].tolist(),
    "calamine": python_calamine.load_workbook("names.ods").get_sheet_by_index(0).to_python()[0],
    "pyexcel-ods3": list(get_data("names.ods").values())[0][0],
}
for name, row in seen.items():
    print(name, row)
assert seen["pandas"] == ["武川wuchuan", "甲厂\n二部"]
assert seen["calamine"] == ["武川wuchuan", "甲厂二部"]
assert seen["pyexcel-ods3"] == ["", "甲厂\n二部"]
E
cat > seen.js <<'E'
const assert = require('assert')
const xlsx = require('xlsx')
const row = xlsx.utils.sheet_to_json(xlsx.readFile('names.ods').Sheets.S, { header: 1 })[0]
console.log('SheetJS', row)
assert.deepStrictEqual(row, ['武川wuchuan', '甲厂\n二部'])
E
node seen.js
