#!/bin/sh
# Guess: HMAC-SM3 with a text as the key uses the bytes of that text, as the same call does for the message.
# Seen: sm-crypto 0.5.8 and sm-crypto-v2 1.15.1 (npm) hash a message text as UTF-8 but read a key text as hex: the key
# ab01 is two bytes, abc the two bytes 0abc. gd_sm 1.0.6 (PyPI) reads the message text as hex as well:
# sm3_hash("911501020000000043") hashes nine bytes, 91150102MA0000004X raises. Bytes (a Uint8Array) are right in all
# three.
# Hurts: tickets and commitments by HMAC-SM3 that openssl is to recompute; in gd_sm codes of digits differ and codes
# with letters raise.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent sm-crypto@0.5.8 sm-crypto-v2@1.15.1 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib gd_sm==1.0.6 gmssl==3.2.2
cat > seen.js <<'E'
const assert = require('assert')
const { createHmac } = require('crypto')
const right = key => createHmac('sm3', key).update('source E-1').digest('hex')
for (const name of ['sm-crypto', 'sm-crypto-v2']) {
  const { sm3 } = require(name)
  for (const [text, hex] of [['ab01', 'ab01'], ['abc', '0abc']]) {
    const seen = sm3('source E-1', { mode: 'hmac', key: text })
    console.log(name, 'key', text, seen.slice(0, 12), 'text', right(text).slice(0, 12), 'hex', right(Buffer.from(hex, 'hex')).slice(0, 12))
    assert.strictEqual(seen, right(Buffer.from(hex, 'hex')))
    assert.notStrictEqual(seen, right(text))
    assert.strictEqual(sm3('source E-1', { mode: 'hmac', key: new TextEncoder().encode(text) }), right(text))
  }
}
E
node seen.js
PYTHONPATH=lib python3 - <<'E'
from gd_sm.sm3 import sm3_hash
from gmssl import sm3
def right(data): return sm3.sm3_hash(list(data))
code = "911501020000000043"
print("gd_sm", code, sm3_hash(code).lower()[:12], "text", right(code.encode())[:12], "hex", right(bytes.fromhex(code))[:12])
assert sm3_hash(code).lower() == right(bytes.fromhex(code)) != right(code.encode())
assert sm3_hash(code.encode()).lower() == right(code.encode())
try:
    sm3_hash("91150102MA0000004X")
    raise SystemExit("a code with letters is hashed")
except ValueError as error:
    print("gd_sm 91150102MA0000004X", error)
E
