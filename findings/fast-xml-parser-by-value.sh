#!/bin/sh
# Guess: a parser of XML, which knows no numbers, leaves the text between two tags a text, or makes a number of every
# numeral.
# Seen: fast-xml-parser 5.12.1 decides by the value: the codes 911501020000000043 and 911501020000000048 stay texts,
# 911501020000000000 and 123456789012345680 are numbers, since a double shows just these digits; 150102 is a number,
# 010102 the number 10102, +86 is 86, 1.10 is 1.1, 1E5 is 100000. parseTagValue: false keeps all as text.
# Hurts: registries exchanged as XML: one in 128 of the codes without letters is of another type, so that a lookup misses
# it and a sort puts it elsewhere; every test with usual codes passes.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent fast-xml-parser@5.12.1 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { XMLParser } = require('fast-xml-parser')
const read = (text, options) => new XMLParser(options).parse(`<registry><code>${text}</code></registry>`).registry.code
const seen = { '911501020000000043': '911501020000000043', '911501020000000048': '911501020000000048',
  '911501020000000000': 911501020000000000, '123456789012345680': 123456789012345680,
  '150102': 150102, '010102': 10102, '+86': 86, '1.10': 1.1, '1E5': 100000, '1:10': '1:10' }
for (const [text, expected] of Object.entries(seen)) {
  const got = read(text)
  console.log(text, '→', typeof got, got)
  assert.strictEqual(got, expected)
  assert.strictEqual(read(text, { parseTagValue: false }), text)
}
E
node seen.js
