#!/usr/bin/env bash
# Guess: a table with a header twice (备注 after the finding and after the correction) is refused, or the second gets another key.
# Seen: csv-parser 3.2.1, convert-csv-to-json 4.72.0, csvjson 5.1.0, json-2-csv 5.6.0, jquery-csv 1.0.40, comma-separated-values
# 3.6.4 and udsv 0.7.3 keep the last cell and say nothing of the first. csv42 5.0.3 and csvjson-csv2json 5.0.6 name the second
# 备注_1 and 备注__1; only fast-csv 5.0.8 refuses.
# Hurts: result tables made for paper: what was found is gone, what was done about it stands in its place.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent csv-parser@3.2.1 convert-csv-to-json@4.72.0 csvjson@5.1.0 json-2-csv@5.6.0 jquery-csv@1.0.40 comma-separated-values@3.6.4 udsv@0.7.3 csv42@5.0.3 \
  csvjson-csv2json@5.0.6 fast-csv@5.0.8
npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import { Readable } from 'stream'
import { createRequire } from 'module'
import parser from 'csv-parser'
import { csv2json } from 'json-2-csv'
import { csv2json as csv42 } from 'csv42'
import { inferSchema, initParser } from 'udsv'
const require = createRequire(import.meta.url)
const text = 'id,备注,备注\nE-1,台账缺页,已补齐'
const stream = transform => new Promise((done, fail) => {
  const rows = []
  Readable.from([text]).pipe(transform).on('data', row => rows.push(row)).on('error', fail).on('end', () => done(rows))
})
const readers = {
  'csv-parser': () => stream(parser()), 'convert-csv-to-json': () => require('convert-csv-to-json').csvStringToJson(text), csvjson: () => require('csvjson').toObject(text),
  'json-2-csv': () => csv2json(text), 'jquery-csv': () => require('jquery-csv').toObjects(text), udsv: () => initParser(inferSchema(text)).typedObjs(text),
  'comma-separated-values': () => new (require('comma-separated-values'))(text, { header: true }).parse(),
  csv42: () => csv42(text), 'csvjson-csv2json': () => require('csvjson-csv2json')(text), 'fast-csv': () => stream(require('fast-csv').parse({ headers: true })),
}
const last = { id: 'E-1', 备注: '已补齐' }, both = name => ({ id: 'E-1', 备注: '台账缺页', [name]: '已补齐' })
for (const [name, read] of Object.entries(readers)) {
  const row = await Promise.resolve().then(read).then(rows => ({ ...rows[0] }), error => error.message)
  console.log(name, row)
  if (name === 'fast-csv') assert.match(row, /Duplicate headers/)
  else assert.deepStrictEqual(row, name === 'csv42' ? both('备注_1') : name === 'csvjson-csv2json' ? both('备注__1') : last)
}
E
node seen.mjs
