#!/bin/sh
# Guess: a Merkle tree that grows line by line with append() has the root that init() gives for the same list.
# Seen: with @liskhq/lisk-tree 0.5.0 init() gives the roots of RFC 9162 for every length; append() does so up to six lines,
# and from the seventh on gives another root, without an error: the path it climbs leaves out the half that holds lines
# five and six. A tree begun with init() of six to nine lines goes wrong at the eleventh.
# Hurts: a log of draws or visits that appends as they come and is checked by whoever has the whole list: a trial with a
# handful of lines shows nothing.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @liskhq/lisk-tree@0.5.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { createHash } = require('crypto')
const { MerkleTree } = require('@liskhq/lisk-tree').regularMerkleTree
const hash = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest()
const due = lines => {
  if (lines.length < 2) return lines.length ? hash(Buffer.from([0]), lines[0]) : hash()
  let half = 1
  while (half * 2 < lines.length) half *= 2
  return hash(Buffer.from([1]), due(lines.slice(0, half)), due(lines.slice(half)))
}
const grown = async (lines, begun) => {
  const tree = new MerkleTree()
  await tree.init(lines.slice(0, begun))
  for (const line of lines.slice(begun)) await tree.append(line)
  assert.strictEqual(tree.size, lines.length)
  return tree.root.equals(due(lines))
}
;(async () => {
  const lines = Array.from({ length: 20 }, (_, n) => Buffer.from(`E-${n + 1}`))
  const lengths = Array.from({ length: 20 }, (_, n) => n + 1)
  for (const n of lengths) assert(await grown(lines.slice(0, n), n))
  for (const begun of [0, 3, 6, 9]) {
    const right = []
    for (const n of lengths.filter(n => n > begun)) if (await grown(lines.slice(0, n), begun)) right.push(n)
    console.log(`init of ${begun}, then append: right with`, ...right, 'lines of up to 20')
    assert.strictEqual(right.at(-1), begun < 6 ? 6 : 10)
  }
})()
E
node seen.js
