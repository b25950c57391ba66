#!/bin/sh
# Guess: a library that writes Chinese to .xls does so in every dialect of .xls that it offers, or refuses.
# Seen: xlsx 0.18.5 (npm, SheetJS) writes one underscore for each Chinese character in cells and in the sheet's name with
# `bookType: 'biff5'` (and biff4, biff3, biff2 in cells), without an error or a warning; 'biff8', the same ending .xls, keeps
# them. Two names of one length become one.
# Hurts: a registry exported for an old system arrives with ids, codes and dates, and with ____ for every name; where ids
# are Chinese, sources become one.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent xlsx@0.18.5 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const XLSX = require('xlsx')
const book = XLSX.utils.book_new()
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['编号', '名称'], ['E-1', '示例化工'], ['E-2', '示例电厂']]), '名单')
const seen = bookType => {
  const read = XLSX.read(XLSX.write(book, { type: 'buffer', bookType }))
  const name = read.SheetNames[0]
  const rows = XLSX.utils.sheet_to_json(read.Sheets[name], { header: 1 })
  console.log(bookType, JSON.stringify(name), JSON.stringify(rows))
  return { name, rows }
}
assert.deepStrictEqual(seen('biff8'), { name: '名单', rows: [['编号', '名称'], ['E-1', '示例化工'], ['E-2', '示例电厂']] })
assert.deepStrictEqual(seen('biff5'), { name: '__', rows: [['__', '__'], ['E-1', '____'], ['E-2', '____']] })
for (const type of ['biff4', 'biff3', 'biff2']) assert.deepStrictEqual(seen(type).rows, seen('biff5').rows)
E
node seen.js
