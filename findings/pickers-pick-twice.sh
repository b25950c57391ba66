#!/usr/bin/env bash
# Guess: a function that picks five of a list gives five different ones, as underscore's sample, faker's arrayElements and
# chance's pickset do.
# Seen: mathjs 15.2.0 (pickRandom), @stdlib/random-sample 0.2.2 and array-sample 0.1.0 put each one back: of ten, two draws of five
# in three have somebody twice. @stdlib has an option `replace: false`; the others have none.
# Hurts: a draw of five inspectors or enterprises: the list published has fewer than the plan says, or one is inspected twice.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent mathjs@15.2.0 @stdlib/random-sample@0.2.2 array-sample@0.1.0 underscore@1.13.8 chance@1.1.13 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const list = [...Array(10).keys()].map(i => `E-${i + 1}`)
const drawTwice = draw => [...Array(1000)].filter(() => new Set(draw()).size < 5).length
const mathjs = require('mathjs'), stdlib = require('@stdlib/random-sample'), underscore = require('underscore')
const chance = new (require('chance'))()
Array.prototype.sample = require('array-sample')
const seen = {
  mathjs: drawTwice(() => mathjs.pickRandom(list, 5)),
  stdlib: drawTwice(() => stdlib(list, { size: 5 })),
  'array-sample': drawTwice(() => list.sample(5)),
  'stdlib, replace: false': drawTwice(() => stdlib(list, { size: 5, replace: false })),
  underscore: drawTwice(() => underscore.sample(list, 5)),
  chance: drawTwice(() => chance.pickset(list, 5)),
}
console.log('of 1000 draws of 5 of 10 those with somebody twice', seen)
const [loose, strict] = [Object.values(seen).slice(0, 3), Object.values(seen).slice(3)]
assert(loose.every(times => times > 600 && times < 800) && strict.every(times => times === 0))
E
node seen.js
