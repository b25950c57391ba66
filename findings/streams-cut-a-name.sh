#!/usr/bin/env bash
# Guess: a list of UTF-8 that is read as a stream, part by part, has the names that it has when it is read whole.
# Seen: papaparse 5.7.1 (npm) decodes every part of 64 KiB by itself, as a Node stream and by NODE_STREAM_INPUT: where a character lies across the end of a part
# 武川县第2185化工厂 is 武川\ufffd\ufffd第2185化工厂, in 3 of 20,000 lines, without an error; so do, of bytes, byline 5.0.0 and saxes 6.0.0. A stream told its encoding
# is read rightly. csv-parse 7.0.3, csv-parser 3.2.1, fast-csv 5.0.8, csvtojson 2.0.14, JSONStream 1.3.5, clarinet 0.12.6, ndjson 2.0.0,
# split2 4.2.0, sax 1.6.1, line-reader 0.4.0 and n-readlines 3.4.1 read all of them.
# Hurts: long lists only, and no test of twenty lines shows it: three enterprises are drawn or published under names that nobody has.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent papaparse@5.7.1 byline@5.0.0 saxes@6.0.0 csv-parse@7.0.3 csv-parser@3.2.1 fast-csv@5.0.8 csvtojson@2.0.14 JSONStream@1.3.5 \
  clarinet@0.12.6 ndjson@2.0.0 split2@4.2.0 sax@1.6.1 line-reader@0.4.0 n-readlines@3.4.1 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'J'
const assert = require('assert')
const { createReadStream, writeFileSync } = require('fs')
const Papa = require('papaparse')
const names = Array.from({ length: 20000 }, (_, id) => `武川县第${id}化工厂`)
const rows = names.map((name, id) => ({ id, name }))
writeFileSync('list.csv', 'id,name\n' + names.map((name, id) => `${id},${name}\n`).join(''))
writeFileSync('list.json', JSON.stringify(rows))
writeFileSync('list.ndjson', rows.map(row => JSON.stringify(row) + '\n').join(''))
writeFileSync('list.xml', '<list>' + names.map(name => `<name>${name}</name>`).join('') + '</list>')
const open = (kind, encoding) => createReadStream('list.' + kind, { encoding, highWaterMark: 65536 })
const all = async (stream, pick = row => row.name) => { const got = []; for await (const row of stream) got.push(pick(row)); return got }
const papa = encoding => new Promise(done => {
  const got = []
  Papa.parse(open('csv', encoding), { header: true, skipEmptyLines: true, step: row => got.push(row.data.name), complete: () => done(got) })
})
const second = line => line.toString().split(',')[1]
const lines = () => new Promise(done => {
  const got = []
  require('line-reader').eachLine('list.csv', (line, last) => { got.push(second(line)); if (last) done(got.slice(1)) })
})
const atOnce = () => { const file = new (require('n-readlines'))('list.csv'); const got = []; for (let line; (line = file.next());) got.push(second(line)); return got.slice(1) }
const xml = async (parser, feed) => {
  const got = []
  let text = ''
  parser.on('text', part => { text += part })
  parser.on('closetag', tag => { if ((tag.name ?? tag) === 'name') got.push(text); text = '' })
  await feed(parser)
  return got
}
const clarinet = () => new Promise(done => {
  const got = []
  const parser = require('clarinet').createStream()
  parser.on('value', value => { if (typeof value === 'string') got.push(value) })
  parser.on('end', () => done(got))
  open('json').pipe(parser)
})
const readers = {
  papaparse: [3, () => papa()],
  'papaparse NODE_STREAM_INPUT': [3, () => all(open('csv').pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true })))],
  byline: [3, async () => (await all(require('byline')(open('csv')), second)).slice(1)],
  saxes: [4, () => xml(new (require('saxes').SaxesParser)(), async parser => { for await (const part of open('xml')) parser.write(part); parser.close() })],
  'papaparse of a stream in UTF-8': [0, () => papa('utf8')],
  'csv-parse': [0, () => all(open('csv').pipe(require('csv-parse').parse({ columns: true })))],
  'csv-parser': [0, () => all(open('csv').pipe(require('csv-parser')()))],
  'fast-csv': [0, () => all(open('csv').pipe(require('fast-csv').parse({ headers: true })))],
  csvtojson: [0, async () => (await require('csvtojson')().fromStream(open('csv'))).map(row => row.name)],
  JSONStream: [0, () => new Promise(done => { const got = []; open('json').pipe(require('JSONStream').parse('*')).on('data', row => got.push(row.name)).on('end', () => done(got)) })],
  clarinet: [0, clarinet],
  ndjson: [0, () => all(open('ndjson').pipe(require('ndjson').parse()))],
  split2: [0, () => all(open('ndjson').pipe(require('split2')(JSON.parse)))],
  sax: [0, () => xml(require('sax').createStream(true), parser => new Promise(done => { parser.on('end', done); open('xml').pipe(parser) }))],
  'line-reader': [0, lines],
  'n-readlines': [0, atOnce],
}
;(async () => {
  for (const [name, [wanted, read]] of Object.entries(readers)) {
    const got = await read()
    const others = got.filter((one, id) => one !== names[id])
    console.log(name, got.length, 'of other names:', others.length, ...others.slice(0, 1))
    assert.deepStrictEqual([got.length, others.length], [20000, wanted])
  }
})()
J
node seen.js
