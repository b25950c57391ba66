#!/usr/bin/env bash
# Guess: MurmurHash3 and UUIDs of version 5, by which a list can be ordered or named without a common number, are the same in every package.
# Seen: of 武川县 with one seed there are three 32-bit values: murmurhash 2.0.1 (npm) and mmh3 5.3.1 (PyPI) hash UTF-8, imurmurhash 0.1.4
# something else, murmurhash-js 1.0.0 and murmurhash3js 3.0.1 the low byte of each character, so that 武川县 and 桦川县 are one. pure-uuid
# 2.0.0 names them by the same UUID too; uuid 14.0.3, uuid-by-string 4.0.0 and Python's own differ from it and agree. Letters are the same in all.
# Hurts: a draw "by the smallest hash of name and seed": a witness with another package finds other sources, and two sources share every place.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent murmurhash@2.0.1 murmurhash-js@1.0.0 murmurhash3js@3.0.1 imurmurhash@0.1.4 pure-uuid@2.0.0 uuid@14.0.3 \
  uuid-by-string@4.0.0 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib mmh3==5.3.1
PYTHONPATH=lib python3 - > python.json <<'J'
import json, mmh3, uuid
texts = ["武川县", "桦川县", "E-1"]
print(json.dumps([[mmh3.hash(text, 2026, signed=False) for text in texts], [str(uuid.uuid5(uuid.NAMESPACE_DNS, text)) for text in texts]]))
J
cat > seen.mjs <<'J'
import assert from 'assert'
import { readFileSync } from 'fs'
import { createRequire } from 'module'
import { v5 } from 'uuid'
const require = createRequire(import.meta.url)
const [mmh3, uuids] = JSON.parse(readFileSync('python.json'))
const Pure = require('pure-uuid')
const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
const told = (name, one) => { const seen = ['武川县', '桦川县', 'E-1'].map(one); console.log(name, ...seen); return seen }
console.log('mmh3', ...mmh3, ...uuids)
assert.deepStrictEqual(told('murmurhash', text => require('murmurhash').v3(text, 2026)), mmh3)
const inner = told('imurmurhash', text => require('imurmurhash')(text, 2026).result())
const low = told('murmurhash-js', text => require('murmurhash-js')(text, 2026))
assert.deepStrictEqual(told('murmurhash3js', text => require('murmurhash3js').x86.hash32(text, 2026)), low)
assert(low[0] === low[1] && inner[0] !== inner[1] && mmh3[0] !== mmh3[1])
assert.strictEqual(new Set([mmh3[0], inner[0], low[0]]).size, 3)
assert.deepStrictEqual([inner[2], low[2]], [mmh3[2], mmh3[2]])
const pure = told('pure-uuid', text => new Pure(5, 'ns:DNS', text).format())
assert.deepStrictEqual(told('uuid', text => v5(text, dns)), uuids)
assert.deepStrictEqual(told('uuid-by-string', text => require('uuid-by-string')(text, dns)), uuids)
assert(pure[0] === pure[1] && pure[0] !== uuids[0] && pure[2] === uuids[2])
J
node seen.mjs
