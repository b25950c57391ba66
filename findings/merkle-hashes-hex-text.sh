#!/bin/sh
# Guess: a SHA-256 Merkle root is made of the two digests of each pair, 64 bytes, whichever package makes it.
# Seen: merkle 0.6.0 (npm) hashes the 128 characters of their hexadecimal text, by default in capitals; its parameter
# for small letters, which looks like a choice of output, gives another root of the same list. merkle-tools 1.4.1 hashes
# bytes, @liskhq/lisk-tree 0.5.0 bytes with the prefixes of RFC 9162: of the list E-1, E-2, E-3 there are four roots.
# For a list of one line merkle gives the plain digest, so the first try agrees with others.
# Hurts: a root published by one system and recomputed by another from the same list.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent merkle@0.6.0 merkle-tools@1.4.1 @liskhq/lisk-tree@0.5.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { createHash } = require('crypto')
const merkle = require('merkle'), MerkleTools = require('merkle-tools'), { regularMerkleTree } = require('@liskhq/lisk-tree')
const hash = (...parts) => createHash('sha256').update(Buffer.concat(parts.map(part => Buffer.from(part)))).digest()
const hex = (...parts) => hash(...parts).toString('hex'), capitals = (...parts) => hex(...parts).toUpperCase()
const ids = ['E-1', 'E-2', 'E-3']
const tools = new MerkleTools()
tools.addLeaves(ids, true)
tools.makeTree()
;(async () => {
  const lisk = new regularMerkleTree.MerkleTree()
  await lisk.init(ids.map(id => Buffer.from(id)))
  const roots = { merkle: merkle('sha256').sync(ids).root(), 'merkle, small letters': merkle('sha256', false).sync(ids).root(),
    'merkle-tools': tools.getMerkleRoot().toString('hex'), 'lisk-tree': lisk.root.toString('hex') }
  for (const [name, root] of Object.entries(roots)) console.log(name.padEnd(21), root)
  const [a, b, c] = ids
  assert.strictEqual(roots.merkle, capitals(capitals(capitals(a) + capitals(b)) + capitals(c)))
  assert.strictEqual(roots['merkle, small letters'], hex(hex(hex(a) + hex(b)) + hex(c)))
  assert.strictEqual(roots['merkle-tools'], hex(hash(hash(a), hash(b)), hash(c)))
  const leaf = id => hash([0], id), node = (left, right) => hash([1], left, right)
  assert.strictEqual(roots['lisk-tree'], node(node(leaf(a), leaf(b)), leaf(c)).toString('hex'))
  assert.strictEqual(new Set(Object.values(roots).map(root => root.toLowerCase())).size, 4)
  assert.strictEqual(merkle('sha256').sync([a]).root().toLowerCase(), hex(a))
})()
E
node seen.js
