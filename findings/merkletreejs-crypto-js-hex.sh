#!/bin/sh
# Guess: merkletreejs with hashLeaves: true hashes a text leaf as UTF-8, whichever hash function it is given.
# Seen: merkletreejs 0.6.0 does so with Node's crypto. With crypto-js 4.2.0, the hash of its own examples, a text leaf
# is parsed as hex: 150102 is hashed as three bytes, the credit code 911501020000000043 as nine, and what is no hex,
# such as 91150102MA0000004X or E-1, as bytes that stand in no text. The same leaf as a Buffer is right; no error.
# Hurts: a published root over ids or lines that no other tool can recompute, and only for the texts given as strings.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent merkletreejs@0.6.0 crypto-js@4.2.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { createHash } = require('crypto')
const { MerkleTree } = require('merkletreejs')
const cryptoJs = require('crypto-js/sha256')
const node = bytes => createHash('sha256').update(bytes).digest()
const root = (leaf, hash) => new MerkleTree([leaf], hash, { hashLeaves: true }).getRoot().toString('hex')
for (const text of ['150102', '911501020000000043', '91150102MA0000004X', 'E-1']) {
  const utf8 = node(Buffer.from(text)).toString('hex'), hex = node(Buffer.from(text, 'hex')).toString('hex')
  const seen = root(text, cryptoJs)
  console.log(text, 'node', root(text, node).slice(0, 12), 'crypto-js', seen.slice(0, 12), 'UTF-8', utf8.slice(0, 12), 'hex', hex.slice(0, 12))
  assert.strictEqual(root(text, node), utf8)
  assert.strictEqual(root(Buffer.from(text), cryptoJs), utf8)
  assert.notStrictEqual(seen, utf8)
  if (/^[0-9]+$/.test(text)) assert.strictEqual(seen, hex)
}
E
node seen.js
