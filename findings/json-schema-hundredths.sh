#!/usr/bin/env bash
# Guess: with "multipleOf": 0.01 a ratio or a sum of two decimals is valid, 0.29 as well as 1.1, whoever checks it.
# Seen: 0.07, 0.29, 0.57, 1.15 and 4.35 are refused by ajv 8.20.0, z-schema 6.0.2, tv4 1.3.0, djv 2.1.4 (npm) and jsonschema
# 4.26.0 (PyPI), which divide doubles; z-schema refuses 1.1 too. @cfworker/json-schema 4.1.6, @exodus/schemasafe 1.3.0,
# is-my-json-valid 2.20.6, jsonschema 1.5.0, json-schema-library 11.6.2 (npm), fastjsonschema 2.22.3, jsonschema-rs 0.61.0 and
# pydantic 2.14.4 (PyPI) take them. All refuse 0.015.
# Hurts: a rule set with a ratio of 29 % that one office's check takes and the other's refuses, while 25 % passes both.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib jsonschema==4.26.0 fastjsonschema==2.22.3 jsonschema-rs==0.61.0 pydantic==2.14.4
npm init -y >/dev/null
npm install --silent ajv@8.20.0 z-schema@6.0.2 tv4@1.3.0 djv@2.1.4 @cfworker/json-schema@4.1.6 @exodus/schemasafe@1.3.0 is-my-json-valid@2.20.6 jsonschema@1.5.0 \
  json-schema-library@11.6.2
npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
from typing import Annotated
import fastjsonschema, jsonschema, jsonschema_rs, pydantic
schema, model = {"multipleOf": 0.01}, pydantic.TypeAdapter(Annotated[float, pydantic.Field(multiple_of=0.01)])
def valid(call, value):
    try:
        return call(value) is not False
    except (fastjsonschema.JsonSchemaException, pydantic.ValidationError):
        return False
calls = {"jsonschema": jsonschema.Draft202012Validator(schema).is_valid, "fastjsonschema": fastjsonschema.compile(schema),
         "jsonschema-rs": lambda value: jsonschema_rs.is_valid(schema, value), "pydantic": model.validate_python}
refused = {name: [value for value in (0.07, 0.29, 0.57, 1.15, 4.35, 1.1, 0.25, 0.015) if not valid(call, value)] for name, call in calls.items()}
print(refused)
assert refused == {"jsonschema": [0.07, 0.29, 0.57, 1.15, 4.35, 0.015], "fastjsonschema": [0.015], "jsonschema-rs": [0.015], "pydantic": [0.015]}
E
cat > seen.js <<'E'
const assert = require('assert')
const schema = { multipleOf: 0.01 }
const Ajv = require('ajv').default, Z = require('z-schema').default ?? require('z-schema'), Djv = require('djv'), { Validator: Worker } = require('@cfworker/json-schema')
const djv = new Djv()
djv.addSchema('ratio', schema)
const calls = {
  ajv: new Ajv({ strict: false }).compile(schema), 'z-schema': value => new Z().validate(value, schema), tv4: value => require('tv4').validate(value, schema),
  djv: value => !djv.validate('ratio', value), cfworker: value => new Worker(schema).validate(value).valid, schemasafe: require('@exodus/schemasafe').validator(schema, { mode: 'spec' }),
  'is-my-json-valid': require('is-my-json-valid')(schema), jsonschema: value => new (require('jsonschema').Validator)().validate(value, schema).valid,
  'json-schema-library': value => require('json-schema-library').compileSchema(schema).validate(value).valid,
}
const refused = Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, [0.07, 0.29, 0.57, 1.15, 4.35, 1.1, 0.25, 0.015].filter(value => !call(value))]))
console.log(refused)
const doubles = [0.07, 0.29, 0.57, 1.15, 4.35, 0.015]
assert.deepStrictEqual(refused, {
  ajv: doubles, 'z-schema': [0.07, 0.29, 0.57, 1.15, 4.35, 1.1, 0.015], tv4: doubles, djv: doubles, cfworker: [0.015], schemasafe: [0.015],
  'is-my-json-valid': [0.015], jsonschema: [0.015], 'json-schema-library': [0.015],
})
E
node seen.js
