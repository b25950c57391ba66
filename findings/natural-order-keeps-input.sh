#!/usr/bin/env bash
# Guess: a natural sort gives one order of a list of different ids, whatever order they came in.
# Seen: javascript-natural-sort 0.7.1, natural-compare 1.4.0, natural-orderby 5.0.0 and natural-sort 1.0.0 (npm) compare runs of digits as
# doubles: credit codes that differ in their last digits are equal to them and stay as they came. In two of them so are
# 911501021E00001139 and 911501022E00001298, both infinity. Intl.Collator with numeric and natsort 8.4.0 (PyPI) hold
# E-1, E-01 and E-001 equal. string-natural-compare 3.0.1 has one order of all.
# Hurts: a draw by place in the sorted list: whoever sends the registry in another order draws other enterprises from the same
# seed, and the list looks sorted either way.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib natsort==8.4.0
npm init -y >/dev/null && npm install --silent javascript-natural-sort@0.7.1 natural-compare@1.4.0 natural-orderby@5.0.0 natural-sort@1.0.0 string-natural-compare@3.0.1 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const orders = { 'javascript-natural-sort': require('javascript-natural-sort'), 'natural-compare': require('natural-compare'), 'natural-orderby': require('natural-orderby').compare(),
  'natural-sort': require('natural-sort')(), 'Intl.Collator': new Intl.Collator('zh', { numeric: true }).compare, 'string-natural-compare': require('string-natural-compare') }
const lists = { digits: ['911501020000000043', '911501020000000060', '911501020000000078'], letters: ['911501021E00001139', '911501022E00001298'], zeros: ['E-001', 'E-01', 'E-1'] }
const kept = {}
for (const [name, order] of Object.entries(orders)) kept[name] = Object.keys(lists).filter(list => {
  const [one, other] = [lists[list], [...lists[list]].reverse()].map(ids => [...ids].sort(order).join(' '))
  if (one !== other) console.log(name, one, '|', other)
  return one !== other
})
assert.deepStrictEqual(kept, { 'javascript-natural-sort': ['digits', 'letters'], 'natural-compare': ['digits'], 'natural-orderby': ['digits', 'letters'],
  'natural-sort': ['digits'], 'Intl.Collator': ['zeros'], 'string-natural-compare': [] })
E
node seen.js
PYTHONPATH=lib python3 - <<'E'
from natsort import natsorted
one, other = natsorted(["E-001", "E-01", "E-1"]), natsorted(["E-1", "E-01", "E-001"])
print("natsort", one, other)
assert one != other and natsorted(["911501020000000060", "911501020000000043"]) == ["911501020000000043", "911501020000000060"]
E
