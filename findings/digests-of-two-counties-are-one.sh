#!/usr/bin/env bash
# Guess: SHA-256 of a text is that of its UTF-8 bytes, in every library of JavaScript that takes a text.
# Seen: node-forge 1.4.3 and sha256 0.2.0 (npm) hash the low byte of each character, and so does rusha 0.8.14 for SHA-1: 武川县 and
# 桦川县, which differ by a multiple of 256 in one character, have one digest, and it is nobody else's; letters and digits come out
# right. sha1 1.1.1, the sibling of sha256, takes UTF-8. node-forge is right with a second argument 'utf8'. hash.js 1.1.7,
# js-sha256 1.0.0, sha.js 2.4.12, sjcl 1.0.9, jssha 3.3.2, jsrsasign 11.1.5 and jshashes 1.0.8 agree with Node, rare characters of four bytes included.
# Hurts: the digest of a list published before the draw: it stays the same when one county is exchanged for another, and no witness can repeat it.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent node-forge@1.4.3 sha256@0.2.0 rusha@0.8.14 sha1@1.1.1 hash.js@1.1.7 js-sha256@1.0.0 sha.js@2.4.12 sjcl@1.0.9 \
  jssha@3.3.2 jsrsasign@11.1.5 jshashes@1.0.8 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'J'
const assert = require('assert')
const { createHash } = require('crypto')
const forge = require('node-forge')
const sjcl = require('sjcl')
const Jssha = require('jssha')
const Rusha = require('rusha')
const digests = {
  'node-forge': text => forge.md.sha256.create().update(text).digest().toHex(),
  sha256: text => require('sha256')(text),
  rusha: text => new Rusha().digest(text),
  "node-forge 'utf8'": text => forge.md.sha256.create().update(text, 'utf8').digest().toHex(),
  sha1: text => require('sha1')(text),
  'hash.js': text => require('hash.js').sha256().update(text).digest('hex'),
  'js-sha256': text => require('js-sha256').sha256(text),
  'sha.js': text => require('sha.js')('sha256').update(text).digest('hex'),
  sjcl: text => sjcl.codec.hex.fromBits(sjcl.hash.sha256.hash(text)),
  jssha: text => new Jssha('SHA-256', 'TEXT').update(text).getHash('HEX'),
  jsrsasign: text => require('jsrsasign').KJUR.crypto.Util.sha256(text),
  jshashes: text => new (require('jshashes').SHA256)().hex(text),
}
const low = ['node-forge', 'sha256', 'rusha']
for (const [name, digest] of Object.entries(digests)) {
  const node = text => createHash(digest('').length === 40 ? 'sha1' : 'sha256').update(text).digest('hex')
  const right = ['武川县', '桦川县', '陈𬭎厂'].filter(text => digest(text) === node(text)).length
  console.log(name, digest('武川县').slice(0, 8), digest('桦川县').slice(0, 8), 'right:', right)
  assert.strictEqual(digest('E-1'), node('E-1'))
  assert.strictEqual(digest('武川县') === digest('桦川县'), low.includes(name))
  assert.strictEqual(right, low.includes(name) ? 0 : 3)
}
J
node seen.js
