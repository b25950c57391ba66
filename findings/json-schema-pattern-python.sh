#!/bin/sh
# Guess: a pattern of JSON Schema means the same to every validator, at least one as plain as ^\d{6}$.
# Seen: Python's re decides in jsonschema 4.26.0: $ lets a line break follow, so "150102" with one is valid, and \d
# takes full-width digits, １５０１０２; fastjsonschema 2.22.3 and pydantic 2.14.4 take these as well. \p{Script=Han}, the standard's
# way to say Chinese, is an error in both schema validators of Python. ajv 8.20.0 and jsonschema-rs 0.61.0 take neither and know
# \p. ^[0-9]{6}\Z is no way out: to JavaScript \Z is another thing.
# Hurts: a published schema that guards ids and codes in a browser and lets two spellings of one code through on a
# server.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib jsonschema==4.26.0 fastjsonschema==2.22.3 jsonschema-rs==0.61.0 pydantic==2.14.4
npm init -y >/dev/null && npm install --silent ajv@8.20.0 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
import json, re
from typing import Annotated
import fastjsonschema, jsonschema, jsonschema_rs, pydantic
cases = [("^[0-9]{6}$", "150102\n"), (r"^\d{6}$", "１５０１０２"), (r"^\p{Script=Han}+$", "武川县")]
json.dump(cases, open("cases.json", "w"))
def valid(check):
    try:
        return check() is not False
    except re.error as error:
        return str(error)
    except ValueError:
        return False
def asked(pattern, text):
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "type": "string", "pattern": pattern}
    typed = pydantic.TypeAdapter(Annotated[str, pydantic.StringConstraints(pattern=pattern)])
    seen = [valid(lambda: jsonschema.Draft7Validator(schema).is_valid(text)), valid(lambda: fastjsonschema.compile(schema)(text)),
            valid(lambda: typed.validate_python(text)), valid(lambda: jsonschema_rs.is_valid(schema, text))]
    print(pattern, repr(text), "jsonschema, fastjsonschema, pydantic, jsonschema-rs:", *seen)
    return seen
assert asked(*cases[0]) == [True, False, False, False]
assert asked(*cases[1]) == [True, True, True, False]
assert asked(*cases[2]) == ["bad escape \\p at position 1"] * 2 + [True, True]
E
cat > seen.js <<'E'
const assert = require('assert')
const Ajv = require('ajv')
const seen = require('./cases.json').map(([pattern, text]) => new Ajv().validate({ type: 'string', pattern }, text))
console.log('ajv', ...seen)
assert.deepStrictEqual(seen, [false, false, true])
E
node seen.js
