#!/bin/sh
# Guess: a shuffle that its README calls uniform can give every order, also the one that it was given.
# Seen: deck 0.0.4 (npm) never swaps a place with itself, so no line stays where it was: of the six orders of three lines
# only two come up, of the 24 of four only six, and the first of the list is never drawn first. Its weighted shuffle, given
# an object, does not have the fault.
# Hurts: a lot among candidates in the order of registration: the first enterprise can never win it, the second of two
# always does. Counting how often each line comes last of three shows the same hole.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent deck@0.0.4 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const deck = require('deck')
const orders = (given, draws = 20000) => {
  const times = {}
  for (let n = 0; n < draws; n++) {
    const order = deck.shuffle(given).join('')
    times[order] = (times[order] || 0) + 1
  }
  return times
}
for (const [lines, seen] of [['AB', 1], ['ABC', 2], ['ABCD', 6]]) {
  const times = orders([...lines])
  console.log(lines, times)
  assert.strictEqual(Object.keys(times).length, seen)
  for (const order of Object.keys(times)) assert([...order].every((line, place) => line !== lines[place]))
}
const weighted = orders({ A: 1, B: 1, C: 1 })
console.log('equal weights', weighted)
assert.strictEqual(Object.keys(weighted).length, 6)
E
node seen.js
