#!/usr/bin/env bash
# Guess: a sample of five of ten documents by MongoDB's stage $sample, run over JavaScript objects, holds five documents.
# Seen: mingo 7.2.7 (npm) draws with replacement: in about seven of ten draws of five of ten at least one document comes twice, and a
# sample of 15 of ten has 15 documents, where MongoDB returns the ten. mongomock 4.3.0 (PyPI) draws five different ones and
# returns ten.
# Hurts: a draw tried out on a list in memory with the pipeline that the database will run: an enterprise is inspected twice and
# the quota is not filled.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent mingo@7.2.7 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib mongomock==4.3.0
cat > seen.mjs <<'E'
import assert from 'assert'
import { Aggregator } from 'mingo'
import { Context } from 'mingo/core'
import { $sample } from 'mingo/operators/pipeline'
const sources = Array.from({ length: 10 }, (_, id) => ({ id }))
const draw = size => new Aggregator([{ $sample: { size } }], { context: Context.init({ pipeline: { $sample } }) }).run(sources)
let twice = 0
for (let i = 0; i < 1000; i++) {
  const drawn = draw(5)
  assert.strictEqual(drawn.length, 5)
  twice += new Set(drawn.map(one => one.id)).size < 5
}
console.log('a document twice in', twice, 'of 1000 draws;', draw(15).length, 'of ten')
assert(twice > 600 && twice < 790)      // with replacement: 1 - 10*9*8*7*6/10^5 = 0.698
assert.strictEqual(draw(15).length, 15)
E
node seen.mjs
PYTHONPATH=lib python3 - <<'E'
import mongomock
sources = mongomock.MongoClient().db.sources
sources.insert_many([{"_id": i} for i in range(10)])
draw = lambda size: [one["_id"] for one in sources.aggregate([{"$sample": {"size": size}}])]
assert all(len(set(draw(5))) == 5 for _ in range(1000))
assert sorted(draw(15)) == list(range(10))
print("mongomock", mongomock.__version__, "never twice;", len(draw(15)), "of ten")
E
