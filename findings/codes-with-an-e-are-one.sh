#!/bin/sh
# Guess: a unified social credit code with a letter in it is no number; only those of 18 digits lose digits where they are read.
# Seen: codes whose one letter is an E (GB 32100-2015 allows it) are powers of ten to whatever looks for numbers.
# 911501021E00001139 and 911501022E00001298, both with the right check characters, are both infinity to DuckDB 2.0.1,
# polars 2.1.0, pyarrow 26.0.1, pandas 3.1.1, sqlite-utils 4.2.1, petl 1.7.30 (convertnumbers), csvtojson 2.0.14 (checkType)
# and d3-dsv 3.0.2 (autoType): one enterprise joins the other. frictionless 5.21.0 keeps an exact 9.11501021E+1147; papaparse 5.7.1
# (dynamicTyping) alone keeps every code, and csv-parse 7.0.3 (cast) and SheetJS 0.18.5 these two, as numbers may not be infinite.
# Hurts: short lists, in which no code has another letter, and readers that decide cell by cell: joins, counts of distinct
# sources and the yearly cap by credit code.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1 pandas==3.1.1 petl==1.7.30 \
  sqlite-utils==4.2.1 frictionless==5.21.0
npm init -y >/dev/null && npm install --silent papaparse@5.7.1 csv-parse@7.0.3 xlsx@0.18.5 csvtojson@2.0.14 d3-dsv@3.0.2
printf 'code,name\n911501021E00001139,first\n911501022E00001298,second\n911501020000000043,third\n' > list.csv
printf 'code\n911501022E00001298\n' > drawn.csv
PYTHONPATH=lib python3 -W ignore - <<'E'
import json, subprocess, sys
from decimal import Decimal
import duckdb, frictionless, pandas, petl, polars, pyarrow.csv

inf = float("inf")
both = {
    "duckdb": [code for code, in duckdb.sql("select code from 'list.csv'").fetchall()],
    "polars": polars.read_csv("list.csv")["code"].to_list(),
    "pyarrow": pyarrow.csv.read_csv("list.csv")["code"].to_pylist(),
    "pandas": pandas.read_csv("list.csv").code.tolist(),
    "petl": list(petl.convertnumbers(petl.fromcsv("list.csv")).values("code")),
}
subprocess.run([sys.executable, "-m", "sqlite_utils", "insert", "list.db", "list", "list.csv", "--csv"], check=True, capture_output=True)
rows = subprocess.run([sys.executable, "-m", "sqlite_utils", "rows", "list.db", "list"], check=True, capture_output=True, text=True).stdout
both["sqlite-utils"] = [row["code"] for row in json.loads(rows)]
for name, codes in both.items():
    print(name, codes)
    assert codes[:2] == [inf, inf], name
joined = duckdb.sql("select name from 'list.csv' join 'drawn.csv' using (code) order by name").fetchall()
print("duckdb, of one drawn code:", joined)
assert joined == [("first",), ("second",)]
exact = [row["code"] for row in frictionless.Resource("list.csv").read_rows()]
print("frictionless", exact)
assert exact[0] == Decimal("9.11501021E+1147")
E
cat > seen.js <<'E'
const assert = require('assert')
const text = require('fs').readFileSync('list.csv', 'utf8').trim()
const two = (name, rows) => { const codes = rows.slice(0, 2).map(row => row.code); console.log(name, codes); return codes }
const kept = ['911501021E00001139', '911501022E00001298']
assert.deepStrictEqual(two('papaparse', require('papaparse').parse(text, { header: true, dynamicTyping: true }).data), kept)
assert.deepStrictEqual(two('csv-parse', require('csv-parse/sync').parse(text, { columns: true, cast: true })), kept)
const xlsx = require('xlsx')
assert.deepStrictEqual(two('SheetJS', xlsx.utils.sheet_to_json(xlsx.read(text, { type: 'string' }).Sheets.Sheet1)), kept)
const all = async () => {
  assert.deepStrictEqual(two('csvtojson', await require('csvtojson')({ checkType: true }).fromString(text)), [Infinity, Infinity])
  const { csvParse, autoType } = await import('d3-dsv')
  assert.deepStrictEqual(two('d3-dsv', csvParse(text, autoType)), [Infinity, Infinity])
}
all().catch(error => { console.error(error); process.exit(1) })
E
node seen.js
