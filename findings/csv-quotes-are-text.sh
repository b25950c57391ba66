#!/usr/bin/env bash
# Guess: a reader of CSV knows, without being told, that quotes around a cell are not part of it and hold commas and line breaks
# together.
# Seen: convert-csv-to-json 4.72.0 and csvjson 5.1.0 (toObject) do not: of "甲厂,东区分厂",合格 the name is "甲厂 with its quote and the
# result 东区分厂", and 合格 is dropped; in csvjson a break within a cell makes two enterprises. Headers keep their quotes, so the key
# is "name". No error tells. With supportQuotedField(true) the first is right; with quote: true csvjson still cuts at the break
# and drops 二部. papaparse 5.7.1 and csv-parse 7.0.3 need no option.
# Hurts: registries whose names or addresses have a comma: half a name, and the result of the inspection is a part of the address.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent convert-csv-to-json@4.72.0 csvjson@5.1.0 papaparse@5.7.1 csv-parse@7.0.3 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const convert = require('convert-csv-to-json'), csvjson = require('csvjson'), papaparse = require('papaparse'), { parse } = require('csv-parse/sync')
const text = 'name,result\n"甲厂,东区分厂",合格\n"乙厂\n二部",合格\n', quoted = '"name","result"\n"甲厂","合格"\n'
const plain = rows => JSON.parse(JSON.stringify(rows))
const readers = {
  convert: text => convert.csvStringToJson(text), csvjson: text => csvjson.toObject(text),
  papaparse: text => papaparse.parse(text, { header: true, skipEmptyLines: true }).data, 'csv-parse': text => parse(text, { columns: true }),
}
const good = [{ name: '甲厂,东区分厂', result: '合格' }, { name: '乙厂\n二部', result: '合格' }]
for (const [name, read] of Object.entries(readers)) {
  const rows = plain(read(text)), keys = Object.keys(read(quoted)[0])
  console.log(name, rows, keys)
  if (name === 'papaparse' || name === 'csv-parse') {
    assert.deepStrictEqual([rows, keys], [good, ['name', 'result']])
  } else {
    assert.deepStrictEqual([rows.length, rows[0], keys], [name === 'csvjson' ? 3 : 2, { name: '"甲厂', result: '东区分厂"' }, ['"name"', '"result"']])
  }
}
assert.deepStrictEqual(plain(convert.supportQuotedField(true).csvStringToJson(text)), good)
assert.deepStrictEqual(plain(csvjson.toObject(text, { quote: true })), [good[0], { name: '乙厂', result: '' }, { name: '', result: '合格' }])
E
node seen.js
