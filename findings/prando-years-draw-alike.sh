#!/bin/sh
# Guess: a seeded generator of random numbers draws otherwise for each seed.
# Seen: prando 6.0.1 (npm) takes a whole number as its state as it is, and neighbours begin alike: seeded with the years 2020
# to 2026 its first of 100 is the 63rd seven times, with the days of May 2026 written 20260501 and so on only the 60th and the 61st.
# Only from the second number on do seeds part slowly (19, 17, 16, 14, 13, 11, 10). A text is hashed first, and '2026' as
# a text draws well.
# Hurts: one enterprise drawn each year from a list kept in order, seeded by the year so that all can repeat it: it is the
# same one every year.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent prando@6.0.1 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const found = require('prando'), Prando = found.default || found
const drawn = seed => { const random = new Prando(seed); return [random.nextInt(1, 100), random.nextInt(1, 100)] }
const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026], days = Array.from({ length: 31 }, (_, n) => 20260501 + n)
const firsts = seeds => new Set(seeds.map(seed => drawn(seed)[0]))
for (const year of years) console.log(year, ...drawn(year), 'as a text', ...drawn(String(year)))
console.log('days of May, the first of 100:', ...firsts(days))
assert.deepStrictEqual([...firsts(years)], [63])
assert.deepStrictEqual(years.map(year => drawn(year)[1]), [19, 17, 16, 14, 13, 11, 10])
assert.deepStrictEqual([...firsts(days)], [60, 61])
assert(firsts(years.map(String)).size > 5)
E
node seen.js
