#!/usr/bin/env bash
# Guess: FEEL, the language of DMN decision tables, reckons in decimals of 34 digits, so that its engines agree on rounding and codes; a function that an engine lacks is an error.
# Seen: in feelin 8.2.0 and js-feel 1.4.7 (npm) the credit codes 911501020000000043 and 911501020000000060 are equal; 1.15*100 is 114.99999999999999 in feelin and 115 in js-feel, and decimal(2.5, 0) is 2 in the one and the text "3" in the other.
# bkflow-feel 1.2.0 (PyPI) returns nothing for decimal, floor and sum, which it does not have, without an exception, and so goes on: sum([3,5]) = null is true. Half up 0.285 is 0.28 in feelin, and its months between 31 January and 28
# February are P28D, days; a month after 31 January is 28 February there and an error in js-feel. A missing x in x > 5 or quota = 0 leaves true in feelin and is an error in the two others.
# Hurts: a decision table of risk and quota that moves from one engine to another, or asks bkflow for a sum: the rule matches or not without a word.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent feelin@8.2.0 js-feel@1.4.7 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib bkflow-feel==1.2.0
cat > rules.txt <<'E'
911501020000000043 = 911501020000000060
1.15*100
decimal(2.5,0)
floor(-1.5)
sum([3,5])
sum([3,5]) = null
round half up(0.285,2)
years and months duration(date("2026-01-31"),date("2026-02-28"))
date("2026-01-31") + duration("P1M")
x > 5 or quota = 0
E
cat > seen.mjs <<'E'
import { readFileSync } from 'fs'
import { createRequire } from 'module'
import { evaluate } from 'feelin'
const { feel } = createRequire(import.meta.url)('js-feel')()
for (const rule of readFileSync('rules.txt', 'utf8').trim().split('\n')) {
  const seen = []
  for (const engine of [() => evaluate(rule, { quota: 0 }).value, () => feel.parse(rule).build({ quota: 0 })]) {
    try { seen.push(JSON.stringify(await engine())) } catch { seen.push('error') }
  }
  console.log(seen.join(' '))
}
E
cat > seen.py <<'E'
import logging
from bkflow_feel.api import parse_expression
logging.disable()
for rule in open("rules.txt"):
    try:
        print(parse_expression(rule.strip(), {"quota": 0}))
    except Exception:
        print("error")
E
paste -d ' ' <(sed 's/$/ →/' rules.txt) <(node seen.mjs 2>/dev/null) <(PYTHONPATH=lib python3 seen.py 2>/dev/null) | tee seen.txt
diff seen.txt - <<'E'
911501020000000043 = 911501020000000060 → true true False
1.15*100 → 114.99999999999999 115 error
decimal(2.5,0) → 2 "3" None
floor(-1.5) → -2 -2 None
sum([3,5]) → 8 8 None
sum([3,5]) = null → false error True
round half up(0.285,2) → 0.28 error None
years and months duration(date("2026-01-31"),date("2026-02-28")) → "P28D" "P0D" None
date("2026-01-31") + duration("P1M") → "2026-02-28" error error
x > 5 or quota = 0 → true error error
E
