#!/bin/sh
# Guess: a validator refuses a schema of a draft that it does not know, or ignores only what is new in it.
# Seen: fastjsonschema 2.22.3 takes a schema that says 2020-12 and compiles it as draft 7, without a word. A fixed
# pair (prefixItems) may hold anything; with "items": false, 2020-12's way to say "and no more", the right pair is
# refused; what stands beside a $ref is ignored. And validating fills the defaults into the caller's own object.
# Hurts: whoever checks requests or published files against a schema that schemars, pydantic or zod writes (all of
# them 2020-12).
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib fastjsonschema==2.22.3 jsonschema==4.26.0
PYTHONPATH=lib python3 - <<'E'
from copy import deepcopy
from importlib.metadata import version
import fastjsonschema, jsonschema
print("fastjsonschema", version("fastjsonschema"), "against jsonschema", version("jsonschema"))
def asked(schema, value):
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    right = jsonschema.Draft202012Validator(schema).is_valid(deepcopy(value))
    try:
        fastjsonschema.compile(schema)(value)
        fast = True
    except fastjsonschema.JsonSchemaValueException:
        fast = False
    print(f"{schema} with {value}: {fast}, jsonschema {right}")
    return fast, right
pair = {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "integer"}], "minItems": 2}
assert asked(pair, ["one", "fifth"]) == (True, False)
assert asked({**pair, "items": False}, [1, 5]) == (False, True)
cap = {"$defs": {"count": {"type": "integer"}}, "properties": {"cap": {"$ref": "#/$defs/count", "maximum": 2}}}
assert asked(cap, {"cap": 9}) == (True, False)
request = {}
assert asked({"properties": {"round": {"type": "integer", "default": 1}}}, request) == (True, True)
print("the caller's request is now", request)
assert request == {"round": 1}
E
