#!/bin/sh
# Guess: a cell that its file marks as text is read as text: ".xls" files that are HTML tables, as administrative
# systems export them, mark codes with mso-number-format:'\@' for Excel, which heeds it.
# Seen: SheetJS 0.18.5 does not: 010102 is 10102, 911501020000000043 is 911501020000000000, 3-5 a date of 2001, 1E5 100000, with the
# mark as without. pandas 3.1.1 read_html, which guesses as well, makes 10102 and 100000.0 of them. raw: true and
# converters keep the texts.
# Hurts: registries and rosters exported from an office's own system: the mark that saves the codes in Excel saves
# nothing here.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pandas==3.1.1 lxml==6.1.3
npm init -y >/dev/null && npm install --silent xlsx@0.18.5 && npm ls --depth 0 | tail -n +2
python3 - <<'E'
text = "".join(f"""<td style="mso-number-format:'\\@'">{cell}</td>""" for cell in ("010102", "911501020000000043", "3-5", "1E5"))
head = "".join(f"<th>{name}</th>" for name in ("division", "code", "id", "permit"))
open("list.xls", "w").write(f"<html><meta charset='utf-8'><table><tr>{head}</tr><tr>{text}</tr></table></html>")
E
cat > seen.js <<'E'
const assert = require('assert')
const xlsx = require('xlsx')
const read = options => xlsx.utils.sheet_to_json(Object.values(xlsx.readFile('list.xls', options).Sheets)[0], { header: 1 })[1]
console.log('SheetJS', ...read({}), 'raw:', ...read({ raw: true }))
assert.deepStrictEqual(read({}), [10102, 911501020000000000, 36955, 100000])
assert.deepStrictEqual(read({ raw: true }), ['010102', '911501020000000043', '3-5', '1E5'])
E
TZ=UTC node seen.js
PYTHONPATH=lib python3 -W ignore - <<'E'
import pandas
row = pandas.read_html("list.xls")[0].iloc[0].to_dict()
kept = pandas.read_html("list.xls", converters={name: str for name in row})[0].iloc[0].to_dict()
print("pandas", row, "converters:", kept)
assert row == {"division": 10102, "code": 911501020000000043, "id": "3-5", "permit": 100000.0}
assert kept == {"division": "010102", "code": "911501020000000043", "id": "3-5", "permit": "1E5"}
E
