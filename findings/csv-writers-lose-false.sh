#!/usr/bin/env bash
# Guess: a writer of CSV writes false as false, a day as a day, nothing for what is missing, and every key that a row has.
# Seen: csv-stringify 6.9.0, and objects-to-csv 1.3.6 as well, write true as 1 and false as an empty cell, like what is missing,
# and a day as 1772668800000; fast-csv 5.0.8, csv-writer 1.6.0, json-2-csv 5.6.0 and to-csv 0.1.1 write Thu Mar 05 2026 08:00:00
# GMT+0800 (China Standard Time). What is missing is the text undefined or null in json-2-csv, and null is null in export-to-csv
# 1.5.0, which refuses a day. A key that the first row has not is left out, without a word, by csv-stringify, fast-csv,
# objects-to-csv, export-to-csv and to-csv; to-csv writes \" for a quote, which no reader takes for one. @json2csv/plainjs 7.0.8
# does as guessed.
# Hurts: results and rosters handed to another system: "not passed" is an empty cell, a finding noted of one enterprise only is
# gone.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent csv-stringify@6.9.0 objects-to-csv@1.3.6 fast-csv@5.0.8 csv-writer@1.6.0 json-2-csv@5.6.0 to-csv@0.1.1 export-to-csv@1.5.0 @json2csv/plainjs@7.0.8
npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import { createRequire } from 'module'
import { stringify } from 'csv-stringify/sync'
import { json2csv } from 'json-2-csv'
import { asString, generateCsv, mkConfig } from 'export-to-csv'
import { Parser } from '@json2csv/plainjs'
const require = createRequire(import.meta.url)
const ObjectsToCsv = require('objects-to-csv'), fast = require('fast-csv'), { createObjectCsvStringifier } = require('csv-writer'), toCsv = require('to-csv')
const writers = {
  'csv-stringify': rows => stringify(rows, { header: true }), 'objects-to-csv': rows => new ObjectsToCsv(rows).toString(), 'fast-csv': rows => fast.writeToString(rows, { headers: true }),
  'csv-writer': rows => {
    const writer = createObjectCsvStringifier({ header: Object.keys(rows[0]).map(id => ({ id, title: id })) })
    return writer.getHeaderString() + writer.stringifyRecords(rows)
  },
  'json-2-csv': rows => json2csv(rows), 'to-csv': rows => toCsv(rows), 'export-to-csv': rows => asString(generateCsv(mkConfig({ useKeysAsHeaders: true, useBom: false }))(rows)),
  '@json2csv/plainjs': rows => new Parser().parse(rows),
}
const cell = async (write, value) => {
  try { return (await write([{ cell: value, next: 'E' }])).trim().split(/\r?\n/)[1].replace(/,"?E"?$/, '') } catch { return 'refused' }
}
const long = 'Thu Mar 05 2026 08:00:00 GMT+0800 (China Standard Time)', day = new Date('2026-03-05T00:00:00Z')
const expected = {
  'csv-stringify': ['', '1772668800000', '', '', false, '"甲""厂"'], 'objects-to-csv': ['', '1772668800000', '', '', false, '"甲""厂"'],
  'fast-csv': ['false', long, '', '', false, '"甲""厂"'], 'csv-writer': ['false', long, '', '', false, '"甲""厂"'],
  'json-2-csv': ['false', long, 'null', 'undefined', true, '"甲""厂"'], 'to-csv': ['false', long, '', '', false, '"甲\\"厂"'],
  'export-to-csv': ['FALSE', 'refused', '"null"', '""', false, '"甲""厂"'], '@json2csv/plainjs': ['false', '"2026-03-05T00:00:00.000Z"', '', '', true, '"甲""厂"'],
}
console.log('false, a day, null, undefined, a key of the second row only, a quote')
const all = {}
for (const [name, write] of Object.entries(writers)) {
  const late = String(await write([{ id: 'E-1' }, { id: 'E-2', note: '台账缺页' }])).includes('台账缺页')
  all[name] = [...await Promise.all([false, day, null, undefined].map(value => cell(write, value))), late, await cell(write, '甲"厂')]
  console.log(name, all[name])
}
assert.deepStrictEqual(all, expected)
E
TZ=Asia/Shanghai node seen.mjs
