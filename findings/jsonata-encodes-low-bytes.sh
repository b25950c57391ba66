#!/usr/bin/env bash
# Guess: a query language for JSON that encodes a text in base64 encodes all of it, and reads a date by a picture of its form or refuses it.
# Seen: jsonata 2.2.2 (npm) encodes the low byte of each character: 武川县 and 桦川县 are both Zt2/, and decoded they are "fÝ¿". By the
# picture [Y]-[M]-[D] 2026-02-30 is 2 March 2026 and 26-3-5 a day of 1926. $round(0.285, 2) is 0.28, $string(911501020000000043)
# another code. There is no error.
# Hurts: flows that pass a register's records on: two counties' receipts are the same, a licence is a hundred years old.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent jsonata@2.2.2 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import jsonata from 'jsonata'
for (const [query, want] of [
  ['$base64encode("武川县")', 'Zt2/'], ['$base64encode("桦川县")', 'Zt2/'], ['$base64decode("Zt2/")', 'f\u00dd\u00bf'],
  ['$fromMillis($toMillis("2026-02-30", "[Y]-[M]-[D]"))', '2026-03-02T00:00:00.000Z'],
  ['$fromMillis($toMillis("26-3-5", "[Y]-[M]-[D]"))', '1926-03-05T00:00:00.000Z'],
  ['$round(0.285, 2)', 0.28], ['$string(911501020000000043)', '911501020000000000']]) {
  const seen = await jsonata(query).evaluate({})
  console.log(query, seen)
  assert.deepStrictEqual(seen, want)
}
E
node seen.mjs
