#!/bin/sh
# Guess: validators that know the format "date" refuse 30 February.
# Seen: is-my-json-valid 2.20.6, jsonschema 1.5.0 (npm) and z-schema 6.0.2 refuse a 13th month but take 2026-02-30 and
# 2027-02-29, days that are none. ajv 8.20.0 with ajv-formats 3.0.1 and @cfworker/json-schema 4.1.6 refuse them.
# Hurts: days of inspections and of publication that pass the schema on one side and are refused, or moved to March,
# on the other.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent is-my-json-valid@2.20.6 jsonschema@1.5.0 z-schema@6.0.2 ajv@8.20.0 ajv-formats@3.0.1 @cfworker/json-schema@4.1.6
npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const Ajv = require('ajv')
const ZSchema = require('z-schema')
const schema = { type: 'string', format: 'date' }
const ajv = require('ajv-formats')(new Ajv())
const validators = {
  'is-my-json-valid': day => require('is-my-json-valid')(schema)(day),
  jsonschema: day => new (require('jsonschema').Validator)().validate(day, schema).valid,
  'z-schema': day => new ZSchema().validate(day, schema),
  ajv: day => ajv.validate(schema, day),
  cfworker: day => new (require('@cfworker/json-schema').Validator)(schema, '7').validate(day).valid
}
const days = ['2026-03-05', '2026-02-30', '2027-02-29', '2026-13-01', '20260305']
for (const [name, valid] of Object.entries(validators)) console.log(name, days.filter(valid).join(' '))
const taken = name => days.filter(validators[name])
for (const name of ['ajv', 'cfworker']) assert.deepStrictEqual(taken(name), ['2026-03-05'])
for (const name of ['is-my-json-valid', 'jsonschema', 'z-schema']) assert.deepStrictEqual(taken(name), days.slice(0, 3))
E
node seen.js
