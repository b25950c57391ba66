#!/usr/bin/env bash
# Guess: encoders of CBOR that are asked for the canonical or deterministic form give one record the same bytes, and so one digest.
# Seen: a map of 10, 100 and -1 is written in that order by cborg 6.1.5 and cbor 10.0.12 (npm) and as 10, -1, 100 by cbor2 6.3.0 (PyPI); the
# ratio 0.5 takes two bytes in three of them and eight in dag-cbor 0.3.3 (PyPI), and 21.0 is the integer 21 in npm's, f9 4d40 in
# cbor2 and eight bytes in dag-cbor. The keys stand as a, z, bb in four and, by sort_keys of cbor 1.0.0 (PyPI), those of one
# letter do not come first: a, bb, z.
# Hurts: records of a draw hashed or signed in CBOR: who checks with another library gets another digest.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent cborg@6.1.5 cbor@10.0.12 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib cbor2==6.3.0 dag-cbor==0.3.3 cbor==1.0.0
cat > seen.mjs <<'E'
import * as cborg from 'cborg'
import cbor from 'cbor'
const ranks = new Map([[10, 1], [-1, 2], [100, 3]]), rows = [{ bb: 1, a: 2, z: 3 }, { quota: 0.5 }, { quota: 21.0 }]
const seen = encode => [...rows, ranks].map(row => Buffer.from(encode(row)).toString('hex'))
console.log(JSON.stringify({ cborg: seen(cborg.encode), cbor: seen(cbor.encodeCanonical) }))
E
node seen.mjs > npm.json
PYTHONPATH=lib python3 - <<'E'
import json
import cbor, cbor2, dag_cbor
rows = [{"bb": 1, "a": 2, "z": 3}, {"quota": 0.5}, {"quota": 21.0}]
seen = json.load(open("npm.json"))
seen["cbor2"] = [cbor2.dumps(row, canonical=True).hex() for row in [*rows, {10: 1, -1: 2, 100: 3}]]
seen["dag-cbor"] = [dag_cbor.encode(row).hex() for row in rows]
seen["sort_keys"] = [cbor.dumps(rows[0], sort_keys=True).hex()]
for name, encoded in seen.items():
    print(name, *encoded)
key = "a16571756f7461"
assert seen["cborg"] == seen["cbor"] == ["a3616102617a0362626201", key + "f93800", key + "15", "a30a011864032002"]
assert seen["cbor2"] == ["a3616102617a0362626201", key + "f93800", key + "f94d40", "a30a012002186403"]
assert seen["dag-cbor"] == ["a3616102617a0362626201", key + "fb3fe0000000000000", key + "fb4035000000000000"]
assert seen["sort_keys"] == ["a361610262626201617a03"]
E
