#!/usr/bin/env bash
# Guess: a text that one library writes to YAML is the same text to the next, since each puts between quotes what would be something else.
# Seen: each does so by what it reads itself. PyYAML 6.0.4 and js-yaml 5.5.0 write the credit code 911501021E00001139 without quotes, and yaml 2.9.1 (npm) and
# ruamel.yaml 0.19.1 read infinity; from PyYAML 12e3 is 12000 and 0o17 15 in all three. ruamel.yaml and yaml of npm write 1:10 and No without quotes, and PyYAML reads 70 and
# false; from the latter 2026-03-05 is a date and 1_000 the number 1000 in PyYAML and ruamel.yaml. Only to itself each is true.
# Hurts: a plan written in Python and read by a page, or the other way round: enterprises with the code infinity, an answer No that is false, a ratio of 70.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib PyYAML==6.0.4 ruamel.yaml==0.19.1
npm init -y >/dev/null && npm install --silent js-yaml@5.5.0 yaml@2.9.1 && npm ls --depth 0 | tail -n +2
echo '{"code": "911501021E00001139", "number": "12e3", "octal": "0o17", "ratio": "1:10", "answer": "No", "day": "2026-03-05", "id": "1_000"}' > texts.json
cat > write.js <<'J'
const { readFileSync, writeFileSync } = require('fs')
const texts = JSON.parse(readFileSync('texts.json'))
writeFileSync('js-yaml.yaml', require('js-yaml').dump(texts))
writeFileSync('yaml.yaml', require('yaml').stringify(texts))
J
node write.js
PYTHONPATH=lib python3 - <<'J'
import json, yaml
from ruamel.yaml import YAML
texts = json.load(open("texts.json"))
yaml.safe_dump(texts, open("PyYAML.yaml", "w"))
YAML(typ="safe").dump(texts, open("ruamel.yaml", "w"))
J
cat > read.js <<'J'
const { readFileSync } = require('fs')
const texts = JSON.parse(readFileSync('texts.json'))
const seen = {}
for (const writer of ['PyYAML', 'ruamel', 'js-yaml', 'yaml'])
  for (const [reader, read] of [['js-yaml', require('js-yaml').load], ['yaml', require('yaml').parse]]) {
    const got = read(readFileSync(writer + '.yaml', 'utf8'))
    seen[writer + ' to ' + reader] = Object.fromEntries(Object.keys(texts).filter(key => got[key] !== texts[key]).map(key => [key, String(got[key])]))
  }
console.log(JSON.stringify(seen))
J
node read.js > node.json
PYTHONPATH=lib python3 - <<'J'
import json, yaml
from ruamel.yaml import YAML
texts = json.load(open("texts.json"))
seen = json.load(open("node.json"))
for writer in ("PyYAML", "ruamel", "js-yaml", "yaml"):
    for reader, read in {"PyYAML": yaml.safe_load, "ruamel": YAML(typ="safe").load}.items():
        got = read(open(writer + ".yaml").read())
        seen[f"{writer} to {reader}"] = {key: str(got[key]) for key in texts if got[key] != texts[key]}
for way, changed in sorted(seen.items()):
    print(way, changed)
infinite = {"code": "Infinity"}
assert {way: what for way, what in seen.items() if what} == {
    "PyYAML to yaml": infinite | {"number": "12000", "octal": "15"}, "PyYAML to js-yaml": {"number": "12000", "octal": "15"},
    "PyYAML to ruamel": {"code": "inf", "number": "12000.0", "octal": "15"}, "js-yaml to yaml": infinite, "js-yaml to ruamel": {"code": "inf"},
    "ruamel to PyYAML": {"ratio": "70", "answer": "False"}, "yaml to ruamel": {"day": "2026-03-05", "id": "1000"},
    "yaml to PyYAML": {"ratio": "70", "answer": "False", "day": "2026-03-05", "id": "1000"}}
J
