#!/bin/sh
# Guess: a parser of Chinese numerals gives the number or says that it cannot.
# Seen: nzh 1.0.14 skips every character that it has no number for, without an error: 两百 (200, as everybody says it)
# is 0, 百分之二十五 (25 per cent) is 125, 二〇二六 is 226, 一万五 (15,000) is 10005, 三百二 (320) is 302, 廿 (20) is 0.
# Hurts: ratios and quotas of a rule, years of a document, read from text into numbers: each of these is a plausible
# quota.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent nzh@1.0.14 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const nzh = require('nzh/cn')
const seen = { 二十五: 25, 一百零五: 105, 两百: 0, 百分之二十五: 125, 二〇二六: 226, 一万五: 10005, 三百二: 302, 廿: 0 }
for (const [text, expected] of Object.entries(seen)) {
  console.log(text, '→', nzh.decodeS(text))
  assert.strictEqual(Number(nzh.decodeS(text)), expected)
}
E
node seen.js
