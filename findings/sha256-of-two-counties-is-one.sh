#!/usr/bin/env bash
# Guess: a library that hashes a text by SHA-256 hashes it in UTF-8, as everybody does, or asks for bytes.
# Seen: sha256 0.2.0 and sha256-es 1.8.2 (npm) hash the low byte of each character: 武川县 and 桦川县 have one digest. node-forge 1.4.3 has
# one for both as well, another. fast-sha256 1.3.0, which is for bytes, takes a text without an error and hashes as many zeros as it
# has characters: every name of three has one digest. hash.js 1.1.7, js-sha256 1.0.0 and crypto-js 4.2.0 give Node's. Of ids in ASCII
# all but one agree, so nobody notices.
# Hurts: digests of records and of published lists: a county can be exchanged for another, and nobody else gets the digest.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent sha256@0.2.0 sha256-es@1.8.2 node-forge@1.4.3 fast-sha256@1.3.0 hash.js@1.1.7 js-sha256@1.0.0 crypto-js@4.2.0 && npm ls --depth 0 | tail -n +2
cat > seen.cjs <<'E'
const assert = require('assert'), { createHash } = require('crypto')
const node = data => createHash('sha256').update(data).digest('hex')
const es = require('sha256-es'), forge = require('node-forge')
const kinds = {
  sha256: require('sha256'),
  'sha256-es': text => (es.default || es).hash(text),
  'node-forge': text => forge.md.sha256.create().update(text).digest().toHex(),
  'fast-sha256': text => Buffer.from(require('fast-sha256')(text)).toString('hex'),
  'hash.js': text => require('hash.js').sha256().update(text).digest('hex'),
  'js-sha256': require('js-sha256').sha256,
  'crypto-js': text => require('crypto-js').SHA256(text).toString()
}
const low = node(Buffer.from([0x66, 0xdd, 0xbf]))
for (const [name, hash] of Object.entries(kinds)) {
  const [one, two, ascii] = ['武川县', '桦川县', 'E-1'].map(text => hash(text))
  console.log(name, one.slice(0, 16), two.slice(0, 16), ascii.slice(0, 16))
  if (['hash.js', 'js-sha256', 'crypto-js'].includes(name)) assert.deepStrictEqual([one, two], [node('武川县'), node('桦川县')])
  else assert.deepStrictEqual([one, two], name === 'fast-sha256' ? [node(Buffer.alloc(3)), node(Buffer.alloc(3))] : [one, one])
  if (['sha256', 'sha256-es'].includes(name)) assert.strictEqual(one, low)
  if (name !== 'fast-sha256') assert.strictEqual(ascii, node('E-1'))
}
E
node seen.cjs
