#!/bin/sh
# Guess: generators of clients know how JSON Schema 2020-12 writes a pair (prefixItems), as schemars does for every
# Rust tuple.
# Seen: of a pair of an integer and a text, json-schema-to-typescript 16.0.0 makes [unknown, unknown], and where
# "items": false ends the pair never[], which no pair fits; quicktype 26.0.0 arrays of number | string in any order;
# json-schema-to-zod 2.8.1 arrays of any, and of every $ref any as well. datamodel-code-generator 0.89.0 makes
# tuple[int, str], but list[int | str] with "items": false.
# Hurts: ratios and counts kept as pairs (numerator, denominator; times, sources): no compiler sees them exchanged.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent json-schema-to-typescript@16.0.0 json-schema-to-zod@2.8.1 zod@4.6.7 quicktype@26.0.0
npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib datamodel-code-generator==0.89.0
cat > table.json <<'E'
{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Table", "type": "object", "additionalProperties": false,
 "properties": {"pair": {"$ref": "#/$defs/pair"},
  "closed": {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "minItems": 2, "items": false}},
 "$defs": {"pair": {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "minItems": 2, "maxItems": 2}}}
E
node_modules/.bin/json2ts -i table.json | tee types.ts
node_modules/.bin/quicktype --src-lang schema --src table.json --lang typescript --just-types | tee quick.ts
node_modules/.bin/json-schema-to-zod -i table.json | tee zod.js
PYTHONPATH=lib python3 -W ignore -m datamodel_code_generator --input-file-type jsonschema --input table.json 2>/dev/null | tee model.py
grep -Fq '[unknown, unknown]' types.ts
grep -Fq 'closed?: never[]' types.ts || grep -Fq 'closed?: [never' types.ts
grep -Eq 'pair\?: +\[number \| string' quick.ts
grep -Fq '"pair": z.any()' zod.js && grep -Fq '"closed": z.array(z.any())' zod.js
grep -Fq 'tuple[int, str]' model.py && grep -Fq 'closed: list[int | str]' model.py
