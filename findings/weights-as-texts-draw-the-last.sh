#!/usr/bin/env bash
# Guess: a draw by weight takes the weights 1, 10 and 100 as a CSV file gives them, as texts, for the numbers that they are, or refuses them.
# Seen: of 11,000 draws from 甲, 乙 and 丙, chance 1.1.13 and random-weighted-choice 0.1.4 (npm) give 甲 none and 乙 a dozen instead of 100 and 1,000, for the sum of the texts is 110100; weighted-random
# 0.1.0 gives a place behind the list in all but ten, so that the drawn is undefined. weighted 1.0.0 and weighted-randomly-select 1.0.6 raise an error. As numbers all five are right.
# Hurts: draws weighted by risk out of a CSV file: low and middle risk are never inspected, or nobody is, and nothing is said.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent chance@1.1.13 random-weighted-choice@0.1.4 weighted-random@0.1.0 weighted@1.0.0 weighted-randomly-select@1.0.6 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const chance = new (require('chance'))(2026), choose = require('random-weighted-choice'), place = require('weighted-random'), weighted = require('weighted'), { select } = require('weighted-randomly-select')
const names = ['甲', '乙', '丙']
const draws = {
  chance: weights => chance.weighted(names, weights),
  'random-weighted-choice': weights => choose(names.map((id, at) => ({ id, weight: weights[at] }))),
  'weighted-random': weights => names[place(weights)],
  weighted: weights => weighted.select(names, weights),
  'weighted-randomly-select': weights => select(names.map((result, at) => ({ result, chance: weights[at] }))),
}
for (const [name, draw] of Object.entries(draws)) {
  for (const weights of [[1, 10, 100], ['1', '10', '100']]) {
    const times = { 甲: 0, 乙: 0, 丙: 0, undefined: 0 }
    let error = ''
    try { for (let i = 0; i < 11000; i++) times[draw(weights)]++ } catch { error = 'error' }
    console.log(name, JSON.stringify(weights), error || JSON.stringify(times))
    if (weights[0] === 1) assert(times.甲 > 50 && times.乙 > 800 && !times.undefined)
    else if (name === 'weighted-random') assert(times.undefined > 10900)
    else if (name.startsWith('weighted')) assert(error)
    else assert(times.甲 < 10 && times.乙 < 50 && times.丙 > 10900)
  }
}
E
node seen.js
