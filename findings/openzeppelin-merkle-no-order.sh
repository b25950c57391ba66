#!/bin/sh
# Guess: @openzeppelin/merkle-tree with sortLeaves: false commits to the list in its order.
# Seen: 1.0.8 sorts the two digests of every pair all the same: the list turned round (a, b, c, d and d, c, b, a) has
# the same root, and so has any list with the halves of a pair exchanged. A proof has no left and right, so no proof
# shows that a line is the n-th; a ranking, a list with ties broken by place, or "first come" is not committed.
# Hurts: whoever publishes a ranked list of drawn sources or a roster under such a root.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @openzeppelin/merkle-tree@1.0.8 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { StandardMerkleTree } = require('@openzeppelin/merkle-tree')
const root = ids => StandardMerkleTree.of(ids.map(id => [id]), ['string'], { sortLeaves: false }).root
const lists = ['abcd', 'dcba', 'badc', 'acbd'].map(s => [...s])
for (const list of lists) console.log(list.join(' '), root(list))
const [straight, turned, swapped, crossed] = lists.map(root)
assert.strictEqual(straight, turned)
assert.strictEqual(straight, swapped)
assert.notStrictEqual(straight, crossed)
E
node seen.js
