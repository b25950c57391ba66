#!/usr/bin/env bash
# Guess: places shared by largest remainders (Hare and Niemeyer) are all handed out, ties or not.
# Seen: hare-niemeyer 3.0.0 (npm) hands out one instead of two places among three equal counties, five instead of six among four, four instead of five among three, and says nothing: of equal remainders only the first gets its place.
# With two that are equal, 50 and 50 for three places, none is lost. Keys that are division codes come back in the order of their numbers, before
# all others, and with nothing but zeros every county has null (NaN).
# Hurts: a plan of 2,000 inspections shared over counties: a few are planned nowhere, and the sum below the table is another than
# that above.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent hare-niemeyer@3.0.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert'), module_ = require('hare-niemeyer'), share = module_.default || module_
for (const [counties, places, handed] of [
  [{ 甲: 1, 乙: 1, 丙: 1 }, 2, 1], [{ 甲: 1, 乙: 1, 丙: 1, 丁: 1 }, 6, 5], [{ 甲: 90, 乙: 90, 丙: 90 }, 5, 4], [{ 甲: 50, 乙: 50 }, 3, 3], [{ 甲: 5, 乙: 3, 丙: 2 }, 10, 10],
]) {
  const seen = share(counties, places), sum = Object.values(seen).reduce((one, other) => one + other)
  console.log(JSON.stringify(counties), places, 'places:', JSON.stringify(seen), sum)
  assert.strictEqual(sum, handed)
}
const codes = share({ 武川: 20, '150125': 30, '150102': 50 }, 10)
console.log(JSON.stringify(codes))
assert.deepStrictEqual(Object.entries(codes), [['150102', 5], ['150125', 3], ['武川', 2]])
assert(Number.isNaN(share({ 甲: 0, 乙: 0 }, 2).甲))
E
node seen.js
