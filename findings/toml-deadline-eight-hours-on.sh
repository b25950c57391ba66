#!/usr/bin/env bash
# Guess: a deadline without an offset, 2026-03-05 18:00:00, in a TOML file is that hour of the clock where the program runs, and a day that is none is refused.
# Seen: in Shanghai @iarna/toml 3.0.0, smol-toml 1.9.1 and js-toml 2.0.1 (npm) hand out a Date that is 2 o'clock of the 6th by getDate and getHours, since the time is read as UTC,
# though toISOString says 18:00. The first two read 2026-02-30 as 2 March. A code of 18 digits, which TOML lets be an integer, is an error in smol-toml and toml 5.0.1
# and a bigint in the others; 21.0 written again is the integer 21 in the first two. toml 5.0.1 gives a text for the hour.
# Hurts: deadlines of notices kept in a settings file: each runs eight hours longer, into the next day.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export TZ=Asia/Shanghai
npm init -y >/dev/null && npm install --silent @iarna/toml@3.0.0 smol-toml@1.9.1 js-toml@2.0.1 toml@5.0.1 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import iarna from '@iarna/toml'
import * as smol from 'smol-toml'
import { load } from 'js-toml'
import toml from 'toml'
const readers = { '@iarna/toml': iarna.parse, 'smol-toml': smol.parse, 'js-toml': load, toml: toml.parse }
const show = value => value instanceof Date ? `${value.getMonth() + 1}-${value.getDate()} ${value.getHours()}:00` : `${typeof value} ${value}`
for (const [name, read] of Object.entries(readers)) {
  const seen = ['2026-03-05 18:00:00', '2026-02-30', '911501020000000043'].map(text => { try { return show(read('x = ' + text).x) } catch { return 'error' } })
  console.log([name, ...seen].join(' | '))
}
console.log(JSON.stringify([iarna.stringify(iarna.parse('x = 21.0')), smol.stringify(smol.parse('x = 21.0'))]))
E
node seen.mjs | tee seen.txt
cmp seen.txt - <<'E'
@iarna/toml | 3-6 2:00 | 3-2 8:00 | bigint 911501020000000043
smol-toml | 3-6 2:00 | 3-2 8:00 | error
js-toml | 3-6 2:00 | error | bigint 911501020000000043
toml | string 2026-03-05T18:00:00 | error | error
["x = 21\n","x = 21\n"]
E
