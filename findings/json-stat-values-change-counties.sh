#!/usr/bin/env bash
# Guess: a table of counties and years written as JSON-stat, the statistics offices' format, has each value with its county and year.
# Seen: pyjstat 2.4.0 (PyPI) writes the values in the order of the rows, whatever their cells: of a table sorted by year the 2 of 乙 in
# 2026 is read back, by itself and by jsonstat-toolkit 2.2.2 (npm), as 甲 in 2027, and the other way round; only sorted by its columns a table is right.
# Where a county lacks a year its values move into the next cells and the file cannot be read again. Two districts of one name, 朝阳区 of
# Beijing and of Changchun, are one category with two values. A value kept sparsely, {"0": 21}, that its data frame has, is a KeyError when asked for.
# Hurts: results by county published as open data: figures of one county stand under another and nothing tells.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pyjstat==2.4.0 pandas==3.1.1
npm init -y >/dev/null && npm install --silent jsonstat-toolkit@2.2.2 && npm ls --depth 0 | tail -n +2
cat > seen.py <<'E'
import json
import pandas
from pyjstat import pyjstat

def written(*rows):
    frame = pandas.DataFrame(rows, columns=["county", "year", "value"])
    return pyjstat.Dataset.read(frame).write("jsonstat")

def back(text):
    return [tuple(row.values()) for row in pyjstat.Dataset.read(text).write("dataframe").to_dict("records")]

by_year = [("甲", "2026", 1), ("乙", "2026", 2), ("甲", "2027", 3), ("乙", "2027", 4)]
text = written(*by_year)
open("seen.json", "w", encoding="utf-8").write(text)
print(back(text))
assert back(text) == [("甲", "2026", 1), ("甲", "2027", 2), ("乙", "2026", 3), ("乙", "2027", 4)]
assert sorted(back(written(*sorted(by_year, key=lambda row: ("甲乙".index(row[0]), row[1]))))) == sorted(by_year)
gap = json.loads(written(("甲", "2026", 1), ("甲", "2027", 2), ("乙", "2027", 3)))
print(gap["size"], gap["value"])
assert gap["size"] == [2, 2] and gap["value"] == [1, 2, 3]
try:
    back(json.dumps(gap))
    raise SystemExit("read")
except IndexError as error:
    print("IndexError", error)
districts = json.dumps({"version": "2.0", "class": "dataset", "id": ["county", "year"], "size": [2, 1], "value": [21, 5], "dimension": {
    "county": {"label": "county", "category": {"index": ["110105", "220104"], "label": {"110105": "朝阳区", "220104": "朝阳区"}}}, "year": {"category": {"index": ["2026"]}}}})
again = json.loads(pyjstat.Dataset.read(pyjstat.Dataset.read(districts).write("dataframe")).write("jsonstat"))
print(again["size"], again["value"], again["dimension"]["county"]["category"]["index"])
assert again["size"] == [1, 1] and again["value"] == [21, 5]
sparse = pyjstat.Dataset.read(districts.replace("[21, 5]", '{"0": 21}'))
assert sparse.write("dataframe")["value"].tolist()[0] == 21
try:
    sparse.get_value([{"county": "110105"}, {"year": "2026"}])
    raise SystemExit("found")
except KeyError as error:
    print("KeyError", error)
E
PYTHONPATH=lib python3 -W ignore seen.py
cat > seen.js <<'E'
const JSONstat = require('jsonstat-toolkit')
const seen = (JSONstat.default ?? JSONstat)(JSON.parse(require('fs').readFileSync('seen.json'))).Data({ county: '甲', year: '2027' }).value
console.log('甲 2027', seen)
require('assert').strictEqual(seen, 2)
E
node seen.js
