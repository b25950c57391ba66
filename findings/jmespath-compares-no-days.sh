#!/usr/bin/env bash
# Guess: one JMESPath expression over one JSON document answers alike in every implementation, and one that cannot be answered is an error.
# Seen: rows[?day > '2026-06-01'] finds the row of December in jmespath 1.1.0 (PyPI) and jmespath 0.16.0 (npm) and nothing, without an error,
# in @jmespath-community/jmespath 1.3.0; max_by(rows, &day) is the row in Python and null in both others. Of quotas that are texts,
# [?quota > `5`] finds "10" in one, nothing in one and raises TypeError in Python. to_number of the code 911501021E00001139 is infinity in
# Python and null in both others; 企业名称 without quotes is a syntax error in all three. With to_number they agree.
# Hurts: "inspected since June" as a rule in a configuration: it names the sources in one program and nobody in another.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib jmespath==1.1.0
npm init -y >/dev/null && npm install --silent jmespath@0.16.0 @jmespath-community/jmespath@1.3.0 && npm ls --depth 0 | tail -n +2
cat > asked.json <<'J'
{"document": {"rows": [{"day": "2026-03-05", "quota": "10", "code": "010102"}, {"day": "2026-12-05", "quota": "3", "code": "911501021E00001139"}]},
 "queries": ["rows[?day > '2026-06-01'].day", "max_by(rows, &day).day", "rows[?quota > `5`].quota", "rows[1].code | to_number(@)", "rows[?to_number(quota) > `5`].quota", "rows[].企业名称"]}
J
cat > seen.js <<'J'
const { document, queries } = JSON.parse(require('fs').readFileSync('asked.json'))
const ask = (search, query) => { try { return search(document, query) } catch { return 'error' } }
console.log(JSON.stringify(['jmespath', '@jmespath-community/jmespath'].map(name => queries.map(query => ask(require(name).search, query)))))
J
node seen.js > node.json
PYTHONPATH=lib python3 - <<'J'
import json, math, jmespath
asked = json.load(open("asked.json"))
def ask(query):
    try:
        return jmespath.search(query, asked["document"])
    except (TypeError, jmespath.exceptions.LexerError):
        return "error"
seen = list(zip([ask(query) for query in asked["queries"]], *json.load(open("node.json"))))
for query, answers in zip(asked["queries"], seen):
    print(query, *answers, sep=" | ")
day, last, above, code, number, chinese = seen
assert day == (["2026-12-05"], ["2026-12-05"], []) and last == ("2026-12-05", None, None) and above == ("error", ["10"], [])
assert math.isinf(code[0]) and code[1:] == (None, None) and number == (["10"],) * 3 and chinese == ("error",) * 3
J
