#!/usr/bin/env bash
# Guess: a package that digests an object gives two objects one digest only if they hold the same.
# Seen: a list of drawn ids and the same list in another order have one digest in deepdiff 9.1.0 (DeepHash; an id that stands twice
# counts once, too), node-object-hash 3.1.1 and @pnpm/crypto.object-hasher 1000.2.0. The number 1 and the text "1" have one in
# node-object-hash and merkle-json 2.15.0; any two dates in hash-object 5.1.0, tiny-object-hash 1.0.1 and object-sha 2.1.1; any two
# bigints in json-hash 1.2.0; any two maps in these four and in merkle-json. object-hash 3.0.0, ohash 2.0.12 and hash-it 7.0.2
# tell all of them apart.
# Hurts: a digest published beside a list or a draw: it says nothing about the ranks, the day or the code that it was to vouch for.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib deepdiff==9.1.0
npm init -y >/dev/null && npm install --silent node-object-hash@3.1.1 @pnpm/crypto.object-hasher@1000.2.0 merkle-json@2.15.0 hash-object@5.1.0 tiny-object-hash@1.0.1 \
  object-sha@2.1.1 json-hash@1.2.0 object-hash@3.0.0 ohash@2.0.12 hash-it@7.0.2
npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
from deepdiff import DeepHash
digest = lambda value: DeepHash(value)[value]
lists = [{"drawn": drawn} for drawn in (["E-1", "E-2"], ["E-2", "E-1"], ["E-2", "E-1", "E-2"], ["E-1", "E-3"])]
digests = [digest(value) for value in lists]
print("DeepHash", *digests, sep="\n")
assert digests[0] == digests[1] == digests[2] != digests[3]
E
cat > seen.mjs <<'E'
import assert from 'assert'
import { createRequire } from 'module'
import { hashObject } from '@pnpm/crypto.object-hasher'
import hashObj from 'hash-object'
import objectHash from 'object-hash'
import { hash as ohash } from 'ohash'
import { hash as hashIt } from 'hash-it'
import { digest as objectSha } from 'object-sha'
const require = createRequire(import.meta.url)
const node = require('node-object-hash').hasher(), merkle = new (require('merkle-json').MerkleJson)()
const pairs = {
  order: [{ drawn: ['E-1', 'E-2'] }, { drawn: ['E-2', 'E-1'] }],
  type: [{ rank: 1 }, { rank: '1' }],
  dates: [{ day: new Date('2026-03-05') }, { day: new Date('2026-03-06') }],
  bigints: [{ code: 911501020000000043n }, { code: 911501020000000060n }],
  maps: [{ loads: new Map([['甲', 1]]) }, { loads: new Map([['甲', 2]]) }],
}
const calls = {
  'node-object-hash': value => node.hash(value), pnpm: hashObject, 'merkle-json': value => merkle.hash(value), 'hash-object': value => hashObj(value),
  'tiny-object-hash': require('tiny-object-hash').getObjectHash, 'object-sha': objectSha, 'json-hash': require('json-hash').digest,
  'object-hash': objectHash, ohash, 'hash-it': hashIt,
}
const seen = {}
for (const [name, call] of Object.entries(calls)) {
  seen[name] = []
  for (const [kind, [one, other]] of Object.entries(pairs)) {
    try { if (String(await call(one)) === String(await call(other))) seen[name].push(kind) } catch { seen[name].push(kind + ' refused') }
  }
}
console.log(seen)
assert.deepStrictEqual(seen, {
  'node-object-hash': ['order', 'type'], pnpm: ['order'], 'merkle-json': ['type', 'bigints refused', 'maps'], 'hash-object': ['dates', 'bigints refused', 'maps'],
  'tiny-object-hash': ['dates', 'bigints refused', 'maps'], 'object-sha': ['dates', 'bigints refused', 'maps'], 'json-hash': ['bigints', 'maps'],
  'object-hash': [], ohash: [], 'hash-it': [],
})
E
node seen.mjs
