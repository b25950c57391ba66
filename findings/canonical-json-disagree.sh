#!/bin/sh
# Guess: packages for canonical JSON give one form, or refuse what has none.
# Seen: of a credit code kept as a number, {"code": 911501020000000043}, jcs 0.2.1 writes 911501020000000000 without
# an error, canonicaljson 2.0.0 all its digits, rfc8785 0.1.4 refuses it. Keys 𠮷 and ﬁ stand in the one order for jcs
# and rfc8785 (UTF-16), in the other for canonicaljson; -0.0 is 0, 0 and -0.0. @tufjs/canonical-json 2.0.0 writes a
# line break in a text as a raw line break, which no JSON parser takes back, and refuses 0.1.
# Hurts: digests and signatures over rule packs, records and lists that another tool is to recompute.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib jcs==0.2.1 rfc8785==0.1.4 canonicaljson==2.0.0
npm init -y >/dev/null && npm install --silent @tufjs/canonical-json@2.0.0 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
import canonicaljson, jcs, rfc8785
def forms(value):
    seen = []
    for write in (jcs.canonicalize, rfc8785.dumps, canonicaljson.encode_canonical_json):
        try:
            seen.append(write(value).decode())
        except Exception as error:
            seen.append(type(error).__name__)
    print("jcs, rfc8785, canonicaljson:", *seen, sep="  ")
    return seen
assert forms({"code": 911501020000000043}) == ['{"code":911501020000000000}', "IntegerDomainError", '{"code":911501020000000043}']
assert forms({"𠮷": 1, "ﬁ": 2}) == ['{"𠮷":1,"ﬁ":2}', '{"𠮷":1,"ﬁ":2}', '{"ﬁ":2,"𠮷":1}']
assert forms({"n": -0.0}) == ['{"n":0}', '{"n":0}', '{"n":-0.0}']
E
cat > seen.js <<'E'
const assert = require('assert')
const { canonicalize } = require('@tufjs/canonical-json')
const text = canonicalize({ reason: 'one\ntwo' })
console.log('@tufjs/canonical-json', JSON.stringify(text))
assert.strictEqual(text, '{"reason":"one\ntwo"}')
assert.throws(() => JSON.parse(text), SyntaxError)
assert.throws(() => canonicalize({ ratio: 0.1 }), /cannot encode/)
E
node seen.js
