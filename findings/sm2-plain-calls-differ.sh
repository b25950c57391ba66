#!/usr/bin/env bash
# Guess: a signature by SM2 as GB/T 32918 makes it, over SM3 with the usual id, is verified by the plain call of each library for SM2.
# Seen: sm-crypto 0.5.8 (npm) verifies it and its namesake sm-crypto-v2 1.15.1 refuses it under the same call, as each refuses what
# the other signs: the one hashes unless told otherwise, the other only when told. gmssl 3.2.2 (PyPI) refuses it by verify and
# takes it by verify_with_sm3, snowland-smx 1.1.0 refuses it without a uid and takes it with one, and gmalg 1.1.2 asks for the id.
# There is no error in the three: a good signature is said to be a bad one.
# Hurts: a signed list or receipt that the public is to verify with the library at hand.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent sm-crypto@0.5.8 sm-crypto-v2@1.15.1 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib gmssl==3.2.2 snowland-smx==1.1.0 gmalg==1.1.2
cat > seen.cjs <<'E'
const assert = require('assert'), one = require('sm-crypto').sm2, two = require('sm-crypto-v2').sm2
const { privateKey, publicKey } = one.generateKeyPairHex(), list = '武川县2026'
const good = one.doSignature(list, privateKey, { hash: true }), plain = { one: one.doSignature(list, privateKey), two: two.doSignature(list, privateKey) }
const seen = [good, plain.one, plain.two].map(signed => [one, two].map(sm2 => sm2.doVerifySignature(list, signed, publicKey)))
console.error(seen, two.doVerifySignature(list, good, publicKey, { hash: true }))
assert.deepStrictEqual(seen, [[true, false], [true, false], [false, true]])
assert(two.doVerifySignature(list, good, publicKey, { hash: true }))
console.log(publicKey.slice(2), good)
E
PYTHONPATH=lib python3 -W ignore - $(node seen.cjs) <<'E'
import sys
import gmalg, gmssl.sm2, pysmx.SM2
public, signed, listed = sys.argv[1], bytes.fromhex(sys.argv[2]), "武川县2026".encode()
key = gmssl.sm2.CryptSM2(private_key="", public_key=public)
seen = {"gmssl": [key.verify(signed.hex(), listed), key.verify_with_sm3(signed.hex(), listed)],
        "snowland-smx": [pysmx.SM2.Verify(signed, listed, bytes.fromhex(public), **uid) for uid in ({}, {"uid": "1234567812345678"})]}
try:
    gmalg.SM2(pk=bytes.fromhex("04" + public)).verify(listed, signed[:32], signed[32:])
except gmalg.errors.RequireArgumentError as error:
    seen["gmalg"] = [type(error).__name__, gmalg.SM2(uid=b"1234567812345678", pk=bytes.fromhex("04" + public)).verify(listed, signed[:32], signed[32:])]
print(seen)
assert seen == {"gmssl": [False, True], "snowland-smx": [False, True], "gmalg": ["RequireArgumentError", True]}
E
