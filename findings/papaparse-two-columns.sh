#!/bin/sh
# Guess: papaparse finds the delimiter of a small list with two columns between tabs or semicolons.
# Seen: papaparse 5.7.1 does not, if the list has at most eight lines under its header and ends in a line break, as
# files do: it counts the empty last line as a row of one field, finds less than two fields a row on average, and
# takes the comma: one column named 企业;编码. With nine lines, with three columns, without the last line break or with
# skipEmptyLines it is right.
# Hurts: short lists (recusals, a roster of two columns) that load while they are long and fail while they are short.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent papaparse@5.7.1 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const Papa = require('papaparse')
const list = (lines, delimiter, columns) => [['企业', '编码', '区划'], ...Array.from({ length: lines }, (_, i) => ['甲厂', 'E-' + i, '150102'])]
  .map(row => row.slice(0, columns).join(delimiter) + '\n').join('')
const columns = (text, options) => Object.keys(Papa.parse(text, { header: true, ...options }).data[0])
for (const delimiter of [';', '\t']) {
  for (const lines of [1, 8, 9]) console.log(lines, 'lines', JSON.stringify(delimiter), columns(list(lines, delimiter, 2)))
  for (let lines = 1; lines <= 8; lines++) assert.strictEqual(columns(list(lines, delimiter, 2)).length, 1)
  assert.strictEqual(columns(list(9, delimiter, 2)).length, 2)
  assert.strictEqual(columns(list(8, delimiter, 3)).length, 3)
  assert.strictEqual(columns(list(8, delimiter, 2).trimEnd()).length, 2)
  assert.strictEqual(columns(list(8, delimiter, 2), { skipEmptyLines: true }).length, 2)
}
E
node seen.js
