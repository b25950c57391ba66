#!/bin/sh
# Guess: the leaves of the most used data for the three-level picker of Chinese divisions are the six digits of GB/T
# 2260.
# Seen: element-china-area-data 6.1.0 has codes of two, four, six and nine digits: a province is 15, a prefecture
# 1501, a county 150102; in the four cities without counties (Dongguan, Zhongshan, Jiayuguan, Danzhou) the third level
# is 82 towns with nine digits, and 441900, 442000, 620200 and 460400, which enterprises there have, are not in it at
# all. It also holds zones of the statistics bureau, such as 150172 or 320576, as counties. codeToText["150102"] is a
# text, codeToText["150100"] undefined.
# Hurts: a form that takes the division from this picker, or a check of a registry against its codes.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent element-china-area-data@6.1.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { regionData, codeToText } = require('element-china-area-data')
const leaves = regionData.flatMap(p => p.children.flatMap(c => (c.children || []).map(a => a.value)))
const long = leaves.filter(code => code.length === 9)
const parents = [...new Set(long.map(code => code.slice(0, 6)))]
console.log('leaves', leaves.length, 'of nine digits', long.length, 'under', parents.join(' '))
for (const code of ['15', '1501', '150102', '150100', '150172', '320576', '441900', '460400'])
  console.log(code, codeToText[code])
assert.strictEqual(leaves.length, 3056)
assert.strictEqual(long.length, 82)
for (const code of ['441900', '442000', '460400', '150100']) assert.strictEqual(codeToText[code], undefined)
assert.ok(leaves.every(code => [6, 9].includes(code.length)))
assert.strictEqual(codeToText['150102'], '新城区')
assert.ok(leaves.includes('320576'))
E
node seen.js
