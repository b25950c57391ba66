#!/usr/bin/env bash
# Guess: a validator of JSON Schema counts 𬭎 as one character, as the standard says, and takes a property with a Chinese name.
# Seen: is-my-json-valid 2.20.6 and tv4 1.3.0 refuse 𬭎厂 for "maxLength": 2 and take 𬭎 alone for "minLength": 2; for the pattern
# ^.{2}$ it is too long to z-schema 6.0.2, djv 2.1.4 and jsen 0.6.6 as well. djv cannot compile a property 企业名称 (URIError), takes
# "1" for "enum": [1] and finds that "1" and 1 are the same item. ajv 8.20.0, @cfworker/json-schema 4.1.6, jsonschema 1.5.0 and
# @exodus/schemasafe 1.3.0 do as the standard says.
# Hurts: names of people and enterprises with one of the characters of 通用规范汉字表 that are two units of UTF-16: "name too long".
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent is-my-json-valid@2.20.6 tv4@1.3.0 z-schema@6.0.2 djv@2.1.4 jsen@0.6.6 ajv@8.20.0 @cfworker/json-schema@4.1.6 jsonschema@1.5.0 @exodus/schemasafe@1.3.0
npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const Ajv = require('ajv').default, Z = require('z-schema').default ?? require('z-schema'), Djv = require('djv'), { Validator: Worker } = require('@cfworker/json-schema')
const compile = {
  'is-my-json-valid': schema => require('is-my-json-valid')(schema), tv4: schema => value => require('tv4').validate(value, schema), 'z-schema': schema => value => new Z().validate(value, schema),
  djv: schema => { const all = new Djv(); all.addSchema('it', schema); return value => !all.validate('it', value) }, jsen: schema => require('jsen')(schema),
  ajv: schema => new Ajv({ strict: false }).compile(schema), cfworker: schema => value => new Worker(schema).validate(value).valid,
  jsonschema: schema => value => new (require('jsonschema').Validator)().validate(value, schema).valid,
  schemasafe: schema => require('@exodus/schemasafe').validator(schema, { mode: 'spec' }),
}
const cases = [
  [{ maxLength: 2 }, '𬭎厂', true], [{ minLength: 2 }, '𬭎', false], [{ pattern: '^.{2}$' }, '𬭎厂', true],
  [{ properties: { 企业名称: { type: 'string' } } }, { 企业名称: '甲厂' }, true], [{ enum: [1] }, '1', false], [{ uniqueItems: true }, ['1', 1], true],
]
const wrong = Object.fromEntries(Object.entries(compile).map(([name, call]) => [name, cases.flatMap(([schema, value, valid]) => {
  try { return call(schema)(value) === valid ? [] : Object.keys(schema) } catch (error) { return [`${Object.keys(schema)} ${error.name}`] }
})]))
console.log(wrong)
assert.deepStrictEqual(wrong, {
  'is-my-json-valid': ['maxLength', 'minLength', 'pattern'], tv4: ['maxLength', 'minLength', 'pattern'], 'z-schema': ['pattern'],
  djv: ['pattern', 'properties URIError', 'enum', 'uniqueItems'], jsen: ['pattern'], ajv: [], cfworker: [], jsonschema: [], schemasafe: [],
})
E
node seen.js
