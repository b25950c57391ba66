#!/bin/sh
# Guess: the code that quicktype makes from "format": "date" reads 2026-03-05 and writes 2026-03-05.
# Seen: quicktype 26.0.0's JavaScript writes 2026-03-05T00:00:00.000Z and its Python 2026-03-05T00:00:00, so that
# reading a valid document and writing it again gives an invalid one; 2026-02-30 is read without an error and written
# as 2 March. The schema's own date format refuses all of these; the Go code keeps the text.
# Hurts: vendors who make their client from a registry's or an inspection service's JSON Schema.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent quicktype@26.0.0
python3 -m pip install -qq --no-warn-conflicts --target lib python-dateutil==2.9.0.post0
cat > day.json <<'E'
{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["day"],
 "properties": {"day": {"type": "string", "format": "date"}}, "additionalProperties": false}
E
for made in javascript:day.js python:day.py go:day.go; do
  node_modules/.bin/quicktype --src-lang schema --src day.json --lang "${made%%:*}" --top-level Day -o "${made##*:}"
done
cat > seen.js <<'E'
const assert = require('assert')
const { toDay, dayToJson } = require('./day.js')
const again = day => JSON.parse(dayToJson(toDay(JSON.stringify({ day })))).day
for (const day of ['2026-03-05', '2026-02-30']) console.log('JavaScript', day, '→', again(day))
assert.strictEqual(again('2026-03-05'), '2026-03-05T00:00:00.000Z')
assert.strictEqual(again('2026-02-30'), '2026-03-02T00:00:00.000Z')
E
node seen.js
PYTHONPATH=lib:. python3 - <<'E'
from day import day_from_dict, day_to_dict
again = day_to_dict(day_from_dict({"day": "2026-03-05"}))["day"]
print("Python 2026-03-05 →", again)
assert again == "2026-03-05T00:00:00"
E
grep 'Day string' day.go
