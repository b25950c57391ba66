#!/usr/bin/env bash
# Guess: shuffle() of a data frame gives every order with the same chance, and sample() every row.
# Seen: dataframe-js 1.4.4 turns three rows into the order 2, 3, 1 every time. Of five rows the last is never first or last, the
# first never second, the second never fourth; of three drawn from ten by sample(0.3) the last row comes a fifth less often
# than it should. The size of the sample is right.
# Hurts: who draws inspectors or enterprises with it: of a short list the "random" order can be told beforehand, and who stands
# last on a longer one is spared.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent dataframe-js@1.4.4 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { DataFrame } = require('dataframe-js')
const rows = count => new DataFrame([...Array(count).keys()].map(i => ({ id: i + 1 })), ['id'])
const ids = frame => frame.toCollection().map(row => row.id)
const orders = new Set()
for (let i = 0; i < 1000; i++) orders.add(ids(rows(3).shuffle()).join())
console.log('orders of three rows', [...orders])
assert.deepStrictEqual([...orders], ['2,3,1'])
const places = [...Array(5)].map(() => Array(5).fill(0))
for (let i = 0; i < 4000; i++) ids(rows(5).shuffle()).forEach((id, place) => places[id - 1][place]++)
console.log('how often each of five rows (down) got each place (across)', places)
const never = places.map(row => row.flatMap((times, place) => times ? [] : [place + 1]))
assert.deepStrictEqual(never, [[2], [4], [], [3], [1, 5]])
const drawn = Array(10).fill(0)
for (let i = 0; i < 4000; i++) ids(rows(10).sample(0.3)).forEach(id => drawn[id - 1]++)
console.log('how often each of ten rows is one of three drawn, 1200 by chance', drawn)
assert(drawn[9] < 1110 && drawn.slice(0, 9).every(times => times > 1110))
E
node seen.js
