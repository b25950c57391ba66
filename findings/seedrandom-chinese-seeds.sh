#!/bin/sh
# Guess: two seeds that are two texts give two sequences.
# Seen: seedrandom 3.0.5 (npm) keeps the low eight bits of each UTF-16 unit of the seed: 武川县 and 桦川县 draw alike, and
# so do 石城县 and 柳城县, 龙山县 and 蒙山县, 甲 and 2, 乙 and Y; hundreds of Chinese place names pair so. random-js 2.1.0's
# MersenneTwister19937.seed makes a number of a text: every seed that is none (第340期, abc) is seed 0, and 0407, 407
# and 407.9 are one.
# Hurts: draws seeded by an agency's name, a lottery's issue in Chinese, or a text that somebody calls out.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent seedrandom@3.0.5 random-js@2.1.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const seedrandom = require('seedrandom')
const { MersenneTwister19937, integer } = require('random-js')
const twister = seed => integer(0, 1e6)(MersenneTwister19937.seed(seed))
for (const [one, other] of [['武川县', '桦川县'], ['石城县', '柳城县'], ['龙山县', '蒙山县'], ['甲', '2'], ['乙', 'Y']]) {
  console.log('seedrandom', one, seedrandom(one)(), other, seedrandom(other)())
  assert.strictEqual(seedrandom(one)(), seedrandom(other)())
}
assert.notStrictEqual(seedrandom('武川县')(), seedrandom('武川')())
for (const seed of ['第340期', '第341期', 'abc', 0, '0407', 407, 407.9]) console.log('random-js', seed, twister(seed))
assert.ok(['第340期', '第341期', 'abc'].every(seed => twister(seed) === twister(0)))
assert.ok(['0407', 407.9].every(seed => twister(seed) === twister(407)) && twister(407) !== twister(0))
E
node seen.js
