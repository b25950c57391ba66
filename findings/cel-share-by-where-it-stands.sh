#!/usr/bin/env bash
# Guess: the rule "drawn / total >= 0.05" in CEL says of 21 and 420 the same in each engine, and the same whether the numbers stand in the rule or in the data.
# Seen: in the rule 21/420 is 0 to @bufbuild/cel 0.6.1, @marcbachmann/cel-js 8.0.0 (npm) and cel-python 0.5.0 (PyPI), and 0.05 to cel-js 0.8.2. From data of JSON drawn/total is 0.05 in
# all three of npm, for their numbers are doubles, and 0 in Python, where a whole number is an integer. drawn*100/total, as one would mend it, is 5 in cel-js and
# Python, and an error in the two others: a double and an integer do not mix.
# Hurts: a quota's check that is proved with figures typed in and then run on the register, or moved from one service to another.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @bufbuild/cel@0.6.1 @marcbachmann/cel-js@8.0.0 cel-js@0.8.2 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib cel-python==0.5.0
cat > seen.mjs <<'E'
import { run } from '@bufbuild/cel'
import { evaluate as marc } from '@marcbachmann/cel-js'
import { evaluate as js } from 'cel-js'
const data = JSON.parse('{"drawn": 21, "total": 420}')
for (const rule of ['21/420', 'drawn/total', 'drawn*100/total', '21/420 >= 0.05', 'drawn/total >= 0.05']) {
  const seen = [run, marc, js].map(engine => {
    try { const one = engine(rule, data); return one instanceof Error ? 'error' : String(one) } catch { return 'error' }
  })
  console.log(rule, ...seen)
}
E
node seen.mjs > seen.txt
PYTHONPATH=lib python3 -W ignore - >> seen.txt <<'E'
import celpy, json
data = celpy.json_to_cel(json.loads('{"drawn": 21, "total": 420}'))
for rule in ("21/420", "drawn/total", "drawn*100/total"):
    environment = celpy.Environment()
    print("python", rule, int(environment.program(environment.compile(rule)).evaluate(data)))
E
cat seen.txt
diff seen.txt - <<'E'
21/420 0 0 0.05
drawn/total 0.05 0.05 0.05
drawn*100/total error error 5
21/420 >= 0.05 false false true
drawn/total >= 0.05 true true true
python 21/420 0
python drawn/total 0
python drawn*100/total 5
E
