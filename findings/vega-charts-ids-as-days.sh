#!/usr/bin/env bash
# Guess: a chart's loader that tells the types of a CSV file's columns by itself leaves ids, names and codes texts.
# Seen: vega-loader 5.1.3 (npm), with parse auto as Vega has it, makes a date of E-1, which is 1 January 2001, of 检查项 5, 甲厂 3, 3-5, 1/5 and 5%, all of 2001;
# of the credit codes 911501021E00001139 and 911501022E00001298 one, infinity, of 911501020000000043 another number, of 010102 the number 10102. 2026年3月5日
# and 1:10 stay texts.
# Hurts: a chart of results by enterprise: three enterprises stand on an axis of time, those with an E in their code are one.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent vega-loader@5.1.3 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'node:assert'
import { inferType, read } from 'vega-loader'
const kinds = ['E-1', 'E-10', '检查项 5', '甲厂 3', '1/5', '3-5', '010102', '911501021E00001139', '1:10', '5%', '2026年3月5日'].map(text => [text, inferType([text])])
console.log(Object.fromEntries(kinds))
assert.deepStrictEqual(kinds.map(([, kind]) => kind), [...Array(6).fill('date'), 'integer', 'number', 'string', 'date', 'string'])
const rows = read('id,name,code,item\nE-1,甲厂 3,911501021E00001139,010102\nE-2,乙厂 4,911501022E00001298,010801\nE-3,丙厂 5,911501020000000043,010900\n', { type: 'csv', parse: 'auto' })
const seen = rows.map(row => [new Date(row.id).toLocaleDateString('sv'), new Date(row.name).toLocaleDateString('sv'), row.code, row.item])
console.log(seen)
assert.deepStrictEqual(seen, [['2001-01-01', '2001-03-01', Infinity, 10102], ['2001-02-01', '2001-04-01', Infinity, 10801], ['2001-03-01', '2001-05-01', Number('911501020000000043'), 10900]])
E
node seen.mjs
