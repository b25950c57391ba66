#!/usr/bin/env bash
# Guess: a rule in JsonLogic, made to be one rule in every language, says of one enterprise the same everywhere: {"<=": [{"var": "limit"}, 5]} of one without a limit, for example.
# Seen: it is true in json-logic-js 2.0.5, json-logic-engine 5.0.7 (npm), jsonlogic-rs 0.5.0 and panzi-json-logic 1.0.1 (PyPI), and false in json-logic-qubit 0.9.1. A quota of 0 equals "" in
# three and not in two, "010102" equals 10102 in four, an empty remark is missing in three, -7 % 5 is -2 in three and 3 in two. The share "7.5%" times 100 is 750 in two and "1/5" times 100 is 100 there, the others
# say NaN or raise an error. A credit code as a number is rounded by + in three and kept in two.
# Hurts: one risk rule that runs in the browser and on the server: the list shown and the list drawn from are not one.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent json-logic-js@2.0.5 json-logic-engine@5.0.7 && npm ls --depth 0 | tail -n +2
for one in jsonlogic-rs==0.5.0 panzi-json-logic==1.0.1 json-logic-qubit==0.9.1; do python3 -m pip install -qq --no-warn-conflicts --target "${one%%==*}" "$one"; done
cat > rules.json <<'E'
[{"<=": [{"var": "limit"}, 5]}, {"==": [{"var": "quota"}, ""]}, {"==": ["010102", 10102]}, {"missing": ["quota", "remark"]}, {"%": [-7, 5]}, {"*": ["7.5%", 100]}, {"*": ["1/5", 100]}, {"+": [{"var": "code"}]}, {"/": [21, 420]}]
E
echo '{"quota": 0, "remark": "", "code": 911501020000000043}' > data.json
cat > seen.js <<'E'
const { readFileSync } = require('fs'), js = require('json-logic-js'), { LogicEngine } = require('json-logic-engine')
const [rules, data] = ['rules', 'data'].map(name => JSON.parse(readFileSync(name + '.json')))
const engine = new LogicEngine()
for (const rule of rules) console.log([js.apply, (rule, data) => engine.run(rule, data)].map(apply => {
  try { return JSON.stringify(apply(rule, data)) } catch { return 'error' }
}).join(' '))
E
cat > seen.py <<'E'
import json, sys
sys.path.insert(0, sys.argv[1])
apply = getattr(__import__(sys.argv[2], fromlist=["x"]), sys.argv[3])
data = json.load(open("data.json"))
for rule in json.load(open("rules.json")):
    try:
        print(json.dumps(apply(rule, data)))
    except Exception:
        print("error")
E
rules=$(python3 -c 'import json; [print(json.dumps(rule, separators=(",", ":"))) for rule in json.load(open("rules.json"))]')
paste -d ' ' <(echo "$rules") <(node seen.js) <(python3 seen.py jsonlogic-rs jsonlogic_rs apply) <(python3 seen.py panzi-json-logic json_logic jsonLogic) <(python3 seen.py json-logic-qubit json_logic jsonLogic) | tee seen.txt
diff seen.txt - <<'E'
{"<=":[{"var":"limit"},5]} true true true true false
{"==":[{"var":"quota"},""]} true true true false false
{"==":["010102",10102]} true true true true false
{"missing":["quota","remark"]} ["remark"] [] [] ["remark"] ["remark"]
{"%":[-7,5]} -2 -2 -2 3 3
{"*":["7.5%",100]} 750 error 750 NaN error
{"*":["1/5",100]} 100 error 100 NaN error
{"+":[{"var":"code"}]} 911501020000000000 911501020000000000 911501020000000000 911501020000000043 911501020000000043
{"/":[21,420]} 0.05 0.05 0.05 0.05 0.05
E
