#!/usr/bin/env bash
# Guess: a date parser that is told zh-CN reads 3-5 as 5 March, as everybody in China writes it, and finds that 2026-13-01 is no
# day.
# Seen: any-date-parser 2.2.4 and sugar-date 2.0.6 read 3-5 as 3 May for zh-CN (any-date-parser as 5 March without it). Of
# 2026-13-01 any-date-parser makes 13 January 2026 for zh-CN and 13 June 2001 without it, sugar-date 3 January 2026, 22:00.
# 2026-02-30 is 2 March in both and in date-format-parse 0.2.7, but 28 February in @formkit/tempo 1.1.0; fecha 4.2.3 and
# date-and-time 4.5.2 find no day.
# Hurts: terms and inspection days that are typed by hand: two months too late, for the locale that was to help.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent any-date-parser@2.2.4 sugar-date@2.0.6 date-format-parse@0.2.7 @formkit/tempo@1.1.0 fecha@4.2.3 date-and-time@4.5.2 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import { createRequire } from 'module'
import any from 'any-date-parser'
import { parse as tempo } from '@formkit/tempo'
const require = createRequire(import.meta.url)
const sugar = require('sugar-date'), formats = require('date-format-parse'), fecha = require('fecha'), { parse } = require('date-and-time')
require('sugar-date/locales/zh-CN')
const readers = {
  'any-date-parser': text => any.fromString(text, 'zh-CN'), 'any-date-parser, no locale': text => any.fromString(text), 'sugar-date': text => sugar.Date.create(text, 'zh-CN'),
  'date-format-parse': text => formats.parse(text, 'YYYY-MM-DD'), tempo: text => tempo(text, 'YYYY-MM-DD'), fecha: text => fecha.parse(text, 'YYYY-MM-DD'),
  'date-and-time': text => parse(text, 'YYYY-MM-DD'),
}
const year = new Date().getFullYear(), none = 'no day'
const expected = {
  '3-5': [`${year}-05-03`, `${year}-03-05`, `${year}-05-03`, none, none, none, none],
  '2026-13-01': ['2026-01-13', '2001-06-13', '2026-01-03', '2027-01-01', none, none, none],
  '2026-02-30': ['2026-03-02', '2026-03-02', '2026-03-02', '2026-03-02', '2026-02-28', none, none],
  '2026-03-05': Array(7).fill('2026-03-05'),
}
for (const [text, days] of Object.entries(expected)) {
  const seen = Object.values(readers).map(read => {
    try { return read(text).toISOString().slice(0, 10) } catch { return none }
  })
  console.log(text, Object.fromEntries(Object.keys(readers).map((name, i) => [name, seen[i]])))
  assert.deepStrictEqual(seen, days)
}
E
TZ=UTC node seen.mjs
