#!/bin/sh
# Guess: what a generator makes from a JSON Schema is valid by that schema.
# Seen: hypothesis-jsonschema 0.23.1 knows no prefixItems: of a pair of an integer and a text almost nothing that it
# makes is valid, and with "items": false it finds no example at all. jsf 0.11.2 leaves out what dependentRequired
# asks. json-schema-faker 0.6.3 makes uHa of the pattern ^[\u4e00-\u9fa5]{2,4}$ (Chinese) and p{Script=Han} of the
# other way to say it, an invalid text each time; pairs it knows.
# Hurts: property tests and made-up registries from a schema of 2020-12: either every case is refused at the door and
# the rooms behind are never tested, or what is refused counts as a fault.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib hypothesis-jsonschema==0.23.1 hypothesis==6.170.17 jsf==0.11.2 jsonschema==4.26.0
npm init -y >/dev/null && npm install --silent json-schema-faker@0.6.3 ajv@8.20.0 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
from hypothesis import given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis_jsonschema import from_schema
from jsf import JSF
from jsonschema import Draft202012Validator
draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
pair = {**draft, "type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "minItems": 2, "maxItems": 2}
both = {**draft, "type": "object", "properties": {"times": {"type": "integer"}, "sources": {"type": "integer"}},
        "dependentRequired": {"times": ["sources"]}}
def hypothesis(schema, count):
    made = []
    @settings(max_examples=count, database=None, deadline=None, derandomize=True)
    @given(from_schema(schema))
    def run(value): made.append(value)
    run()
    return made
def valid(name, schema, made):
    right = [value for value in made if Draft202012Validator(schema).is_valid(value)]
    print(name, "made", len(made), "valid", len(right), "such as", made[:3])
    return len(right)
assert valid("hypothesis-jsonschema, a pair:", pair, hypothesis(pair, 300)) < 30
try:
    hypothesis({**pair, "items": False}, 10)
    raise SystemExit("a closed pair is made")
except Unsatisfiable as error:
    print("hypothesis-jsonschema, a closed pair:", error)
assert 0 < valid("jsf, dependentRequired:", both, [JSF(both).generate() for _ in range(100)]) < 100
E
cat > seen.mjs <<'E'
import assert from 'assert'
import Ajv from 'ajv'
import { generate } from 'json-schema-faker'
for (const pattern of ['^[\\u4e00-\\u9fa5]{2,4}$', '^\\p{Script=Han}{2,4}$']) {
  const schema = { type: 'string', pattern }
  const made = []
  for (let i = 0; i < 20; i++) made.push(await generate(schema))
  console.log('json-schema-faker', pattern, made[0])
  const ajv = new Ajv()
  assert.ok(ajv.validate(schema, '武川县'))
  assert.ok(made.every(text => !ajv.validate(schema, text)))
}
E
node seen.mjs
