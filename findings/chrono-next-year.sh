#!/bin/sh
# Guess: chrono-node's Chinese knows 明年 (next year), as its English knows next year, or does not read the date at all.
# Seen: chrono-node 2.10.3 asked on 2026-11-27 reads 明年3月5日, 后年3月5日 and 今年3月5日 alike as 2026-03-05, and 去年12月5日 (last
# year) as 2026-12-05: it begins at the character 年 and takes this year. 本月30日前 (by the 30th of this month) is
# 2026-10-28, thirty days ago. 2027年3月5日 and 二〇二七年三月五日 are right.
# Hurts: terms and plans read from notices: next year's date lies in the past and counts as missed.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent chrono-node@2.10.3 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const chrono = require('chrono-node')
const today = new Date(2026, 10, 27, 12)
const seen = { 明年3月5日: '2026-3-5', 后年3月5日: '2026-3-5', 今年3月5日: '2026-3-5', 去年12月5日: '2026-12-5', 本月30日前: '2026-10-28',
  '2027年3月5日': '2027-3-5', 二〇二七年三月五日: '2027-3-5' }
for (const [text, expected] of Object.entries(seen)) {
  const [found] = chrono.zh.hans.parse(text, today)
  const day = found.start.date()
  console.log(text, 'of which', found.text, '→', day.toDateString())
  assert.strictEqual([day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-'), expected)
}
const english = chrono.parseDate('March 5 next year', today)
console.log('March 5 next year →', english.toDateString())
E
TZ=Asia/Shanghai node seen.js
