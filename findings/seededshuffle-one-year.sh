#!/bin/sh
# Guess: a shuffle seeded by a text gives another order for another text, and each line is as likely to be first.
# Seen: seededshuffle 0.2.0 (npm) writes the character codes of the text one after another and reads them as one number,
# of which a double keeps 16 digits: texts that begin alike are one seed. 武川县2026 and 武川县2027 give one order, so do
# draw-2026-01 and draw-2026-02, two digests that differ in the twelfth place, and codes of 18 digits; 200 letters, of
# any kind, are one seed too. And over many seeds the first of ten lines stays first in 38 of 100 orders, since each place
# is exchanged with any other.
# Hurts: a repeatable lot by the name of the order: this year's order of the list is last year's.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent seededshuffle@0.2.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const lot = require('seededshuffle')
const order = seed => lot.shuffle([...'ABCDEFGHIJ'], seed, true).join('')
for (const [one, other, same] of [['武川县2026', '武川县2027', true], ['draw-2026-01', 'draw-2026-02', true],
  ['a1b2c3d4e5f6', 'a1b2c3d4e5f7', true], ['911501020000000043', '911501020000000044', true],
  ['武'.repeat(200), 'E'.repeat(200), true], ['2026-01', '2026-02', false]]) {
  console.log(one.slice(0, 18), order(one), other.slice(0, 18), order(other))
  assert.strictEqual(order(one) === order(other), same)
}
let first = 0
for (let n = 1; n <= 20000; n++) if (order(`k${n}`)[0] === 'A') first++
console.log('A is first in', first, 'of 20000 orders')
assert(first > 7000 && first < 8500)
E
node seen.js
