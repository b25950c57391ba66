#!/bin/sh
# Guess: a seeded generator of random numbers draws otherwise for each seed.
# Seen: five of npm take a whole number as their state as it is, and neighbours begin alike. Seeded with the years 2020 to
# 2026 the first of 100 is each time the 63rd with prando 6.0.1, the 59th with XORShift128Plus of random-seedable 1.0.8
# (whose choice() takes one and the same of 100), the fifth with fast-random 2.0.4, the second with PM and the fifth with
# XOR of rng 0.2.2; xorshift128plus of pure-rand 8.4.2 counts down year by year, 28, 27, 26 to 22. Over the days of May
# 2026 prando gives two numbers, and its second numbers part slowly: 19, 17, 16, 14, 13, 11, 10. A text that is hashed
# first, as prando does with '2026', and Mersenne twisters draw well.
# Hurts: one enterprise drawn each year from a list kept in order, seeded by the year so that all can repeat it: it is the
# same one every year.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent prando@6.0.1 random-seedable@1.0.8 fast-random@2.0.4 rng@0.2.2 pure-rand@8.4.2 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const [Prando, fast] = ['prando', 'fast-random'].map(require).map(found => found.default || found)
const { XORShift128Plus, MersenneTwister } = require('random-seedable')
const rng = require('rng')
const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026], days = Array.from({ length: 31 }, (_, n) => 20260501 + n)
const list = Array.from({ length: 100 }, (_, n) => n)
const firsts = (name, draw, seeds = years) => {
  const seen = seeds.map(draw)
  if (seeds === years) console.log(name.padEnd(30), ...seen)
  return [...new Set(seen)]
}
const prando = seed => new Prando(seed).nextInt(1, 100)
assert.deepStrictEqual(firsts('prando', prando), [63])
assert.deepStrictEqual(firsts('', prando, days), [60, 61])
assert.deepStrictEqual(firsts('prando, the second number', seed => {
  const random = new Prando(seed)
  random.nextInt(1, 100)
  return random.nextInt(1, 100)
}), [19, 17, 16, 14, 13, 11, 10])
assert.deepStrictEqual(firsts('XORShift128Plus', seed => new XORShift128Plus(seed).randRange(1, 100)), [59])
assert.strictEqual(firsts('XORShift128Plus, choice', seed => new XORShift128Plus(seed).choice(list)).length, 1)
assert.deepStrictEqual(firsts('fast-random', seed => Math.floor(fast(seed).nextFloat() * 100) + 1), [5])
assert.deepStrictEqual(firsts('rng, PM', seed => new rng.PM(seed).range(1, 100)), [2])
assert.deepStrictEqual(firsts('rng, XOR', seed => new rng.XOR(seed).range(1, 100)), [5])
assert(firsts('prando, texts', seed => prando(String(seed))).length > 5)
assert(firsts('MersenneTwister', seed => new MersenneTwister(seed).randRange(1, 100)).length > 5)
;(async () => {
  const { xorshift128plus } = await import('pure-rand/generator/xorshift128plus')
  const { uniformInt } = await import('pure-rand/distribution/uniformInt')
  assert.deepStrictEqual(firsts('pure-rand, xorshift128plus', seed => uniformInt(xorshift128plus(seed), 1, 100)), [28, 27, 26, 25, 24, 23, 22])
})()
E
node seen.js
