#!/usr/bin/env bash
# Guess: a recognizer of Chinese dates knows the first half of a year and "within five days", or does not answer.
# Seen: @microsoft/recognizers-text-suite 1.3.1 (npm), asked on 2026-10-10, resolves 上半年 and 今年上半年, the first half of this year, to
# the whole of 2025, 下半年 to that of 2027, 2026年上半年 and 2026年一季度 to that of 2026, 3月上旬, its first ten days, to all of March;
# 5日内, within five days, is the 5th of the month, three months are 90 days. 春节 is 2026-01-01 and 中秋节 2026-08-15, ISO dates with
# isLunar "True" beside them. 廿三家, twenty-three, is 3. 2026年第三季度 and 下个月 are right.
# Hurts: plans and deadlines read out of notices, which speak in halves of years and days: last year's draws are held against
# this year's plan.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @microsoft/recognizers-text-suite@1.3.1 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { Culture, recognizeDateTime, recognizeNumber } = require('@microsoft/recognizers-text-suite')
const dates = text => recognizeDateTime(text, Culture.Chinese, undefined, new Date(2026, 9, 10)).flatMap(found =>
  found.resolution.values.map(({ value, start, end, isLunar }) => (value ?? `${start} to ${end}`) + (isLunar ? ' lunar' : '')))
const year = number => [`${number}-01-01 to ${number + 1}-01-01`]
const seen = { 上半年: year(2025), 今年上半年: year(2025), 下半年: year(2027), '2026年上半年': year(2026), '2026年一季度': year(2026),
  '3月上旬': ['2026-03-01 to 2026-04-01', '2027-03-01 to 2027-04-01'], '5日内': ['2026-10-05', '2026-11-05'], 三个月内: ['7776000'],
  春节: ['2026-01-01 lunar', '2027-01-01 lunar'], 中秋节: ['2026-08-15 lunar', '2027-08-15 lunar'],
  '2026年第三季度': ['2026-07-01 to 2026-10-01'], 下个月: ['2026-11-01 to 2026-12-01'] }
for (const [text, values] of Object.entries(seen)) {
  console.log(text, dates(text))
  assert.deepStrictEqual(dates(text), values)
}
const numbers = recognizeNumber('廿三家', Culture.Chinese).map(found => found.resolution.value)
console.log('廿三家', numbers)
assert.deepStrictEqual(numbers, ['3'])
E
TZ=Asia/Shanghai node seen.js
