#!/usr/bin/env bash
# Guess: the last line of a CSV file is read like the others, whether or not it ends in a line break, and a header names one key.
# Seen: csv2json of json-2-csv 5.6.0 keeps the line break in the last cell of the file where that is a text: 合格 is 合格 and a break,
# and 长期 as well; a last cell that is a number is right. Codes of 18 digits are rounded, 010102 is kept. The headers 检查项1.1 and
# 检查项1.2 become one key 检查项1 with a list whose first place is empty, in csv42 5.0.3 too.
# Hurts: tables of results: the last line's result is none of the allowed words, and items of a checklist are not found by their
# title.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent json-2-csv@5.6.0 csv42@5.0.3 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import { csv2json } from 'json-2-csv'
import { csv2json as csv42 } from 'csv42'
const show = value => { console.log(JSON.stringify(value)); return value }
assert.deepStrictEqual(show(csv2json('id,result\n010102,合格\n110101,合格\n')), [{ id: '010102', result: '合格' }, { id: 110101, result: '合格\n' }])
assert.deepStrictEqual(show(csv2json('id,times\nE-1,3\nE-2,5\n')), [{ id: 'E-1', times: 3 }, { id: 'E-2', times: 5 }])
assert.deepStrictEqual(show(csv2json('code\n911501020000000043')), [{ code: 911501020000000000 }])
const items = '检查项1.1,检查项1.2,1.1,1.2\n是,否,是,否'
const rows = [{ 1: [null, '是', '否'], 检查项1: [null, '是', '否'] }]
for (const call of [csv2json, csv42]) assert.deepStrictEqual(show(JSON.parse(JSON.stringify(call(items)))), rows)
E
node seen.mjs
