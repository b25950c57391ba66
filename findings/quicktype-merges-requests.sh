#!/bin/sh
# Guess: quicktype keeps the cases of a oneOf told apart by a const ("op": "draw", "op": "verify") apart.
# Seen: quicktype 26.0.0 merges them into one type in TypeScript, Rust, C# and Python: op is one of all names, every
# other field the union of what any request puts there, and what not every request has is optional. Draw with the
# order of verify, or a field that only the other request has, is read without an error; the schema refuses both.
# Hurts: a client whose compiler was to say which fields a request needs.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent quicktype@26.0.0 ajv@8.20.0 && npm ls --depth 0 | tail -n +2
cat > request.json <<'E'
{"$schema": "https://json-schema.org/draft/2020-12/schema", "oneOf": [
 {"type": "object", "properties": {"op": {"const": "draw"}, "order": {"type": "object", "properties": {"round": {"type": "integer"}},
   "required": ["round"], "additionalProperties": false}, "secret": {"type": "string"}},
  "required": ["op", "order", "secret"], "additionalProperties": false},
 {"type": "object", "properties": {"op": {"const": "verify"}, "order": {"type": "string"}},
  "required": ["op", "order"], "additionalProperties": false}]}
E
for made in typescript:ts rust:rs javascript:js; do
  node_modules/.bin/quicktype --src-lang schema --src request.json --lang "${made%%:*}" --top-level Request -o "request.${made##*:}"
done
sed -n '/export interface Request/,/^}/p' request.ts
sed -n '/pub struct Request/,/^}/p' request.rs
cat > seen.js <<'E'
const assert = require('assert')
const Ajv = require('ajv/dist/2020').default
const { toRequest } = require('./request.js')
const valid = new Ajv().compile(require('./request.json'))
for (const request of [{ op: 'draw', order: 'a text' }, { op: 'verify', order: 'a text', secret: 'none' }]) {
  console.log(JSON.stringify(request), 'schema', valid(request), 'quicktype', toRequest(JSON.stringify(request)).op)
  assert.strictEqual(valid(request), false)
}
E
node seen.js
grep -q 'secret?: *string' request.ts && grep -q 'pub secret: Option<String>' request.rs
