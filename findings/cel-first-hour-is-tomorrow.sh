#!/usr/bin/env bash
# Guess: in CEL, getDate("Asia/Shanghai") of a moment is the day on the calendars of Shanghai, at every hour.
# Seen: @bufbuild/cel 0.6.1 (npm) is a day ahead from midnight to one o'clock: 2026-03-05T16:30:00Z, half past midnight of the 6th, has getDate 7, the weekday 6 instead of 5 and
# the next day of the year, while getHours is 0; half an hour earlier and an hour later all is right, and so it is with "+08:00" instead of the name. @marcbachmann/cel-js
# 8.0.0 says 6, and refuses "+08:00". Both take 2026-02-30T00:00:00Z for a day; getMonth and getDayOfMonth count from 0, as CEL wants it, and
# getDate from 1.
# Hurts: rules that close a list at midnight or count working days: for one hour of each day they reckon with tomorrow.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @bufbuild/cel@0.6.1 @marcbachmann/cel-js@8.0.0 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import { run } from '@bufbuild/cel'
import { evaluate } from '@marcbachmann/cel-js'
function check(expression, buf, marc) {
  let other
  try { other = evaluate(expression, {}) } catch { other = 'error' }
  const seen = [run(expression, {}), other].map(one => typeof one === 'bigint' ? Number(one) : one)
  console.log(expression, ...seen)
  assert.deepStrictEqual(seen, [buf, marc])
}
const at = time => `timestamp("2026-03-05T${time}Z")`
check(`${at('15:59:59')}.getDate("Asia/Shanghai")`, 5, 5)
check(`${at('16:00:00')}.getDate("Asia/Shanghai")`, 7, 6)
check(`${at('16:30:00')}.getDate("Asia/Shanghai")`, 7, 6)
check(`${at('16:30:00')}.getHours("Asia/Shanghai")`, 0, 0)
check(`${at('16:30:00')}.getDayOfWeek("Asia/Shanghai")`, 6, 5)
check(`${at('16:30:00')}.getDayOfYear("Asia/Shanghai")`, 65, 64)
check(`${at('17:00:00')}.getDate("Asia/Shanghai")`, 6, 6)
check(`${at('16:30:00')}.getDate("+08:00")`, 6, 'error')
check('timestamp("2026-02-30T00:00:00Z").getDate()', 2, 2)
check(`${at('12:00:00')}.getMonth()`, 2, 2)
check(`${at('12:00:00')}.getDayOfMonth()`, 4, 4)
E
node seen.mjs
