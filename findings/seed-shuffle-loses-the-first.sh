#!/usr/bin/env bash
# Guess: a shuffle with a seed takes a text as its seed, or refuses it, and hands back all the elements.
# Seen: seed-shuffle 1.0.0 (npm) adds one to the seed; of a text this makes no number, and each step then overwrites an element by what is
# not there: of five names the first is gone (it stands under the key NaN), the others move up and the last is undefined. There
# is no error, and it is the same for each text. The seeds 0, 1, '' and null are one.
# Hurts: a draw seeded with a published text as 武川县2026: the first enterprise of the list cannot be drawn.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent seed-shuffle@1.0.0 && npm ls --depth 0 | tail -n +2
cat > seen.cjs <<'E'
const assert = require('assert'), { shuffle } = require('seed-shuffle')
const draw = seed => shuffle(['甲', '乙', '丙', '丁', '戊'], seed)
for (const seed of ['武川县2026', '桦川县2027']) {
  const drawn = draw(seed)
  console.log(seed, drawn)
  assert.deepStrictEqual([...drawn], ['乙', '丙', '丁', '戊', undefined])
}
for (const seed of [0, '', null]) assert.deepStrictEqual(draw(seed), draw(1))
console.log(draw(2026), draw(1))
assert.deepStrictEqual([...draw(2026)].sort(), ['丁', '丙', '乙', '戊', '甲'])
E
node seen.cjs
