#!/usr/bin/env bash
# Guess: five of twenty from a sampling library come in an order that is drawn as well, so that the first can lead and the second stand in.
# Seen: reservoir 0.1.2 (npm) draws all alike often, and hands them out in the list's order: of 20,000 draws all are in it, the list's first leads
# whenever it is drawn, in one of four, and the list's last four never do. A draw of 0, the default of its size, is one line.
# Hurts: teams whose leader, or lists whose substitutes, are by the order drawn: by the list's order, which whoever sorts the list decides.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent reservoir@0.1.2 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert'), Reservoir = require('reservoir')
const drawn = Array(20).fill(0), leads = Array(20).fill(0)
let sorted = 0
for (let n = 0; n < 20000; n++) {
  const sample = Reservoir(5)
  for (let line = 0; line < 20; line++) sample.pushSome(line)
  for (const line of sample) drawn[line]++
  leads[sample[0]]++
  if (sample.every((line, place) => place === 0 || sample[place - 1] < line)) sorted++
}
console.log('drawn', ...drawn, '\nfirst', ...leads, '\nin order', sorted)
assert.ok(Math.min(...drawn) > 4600 && Math.max(...drawn) < 5400)
assert.ok(leads[0] === drawn[0] && leads.slice(16).every(count => count === 0) && sorted === 20000)
E
node seen.js
