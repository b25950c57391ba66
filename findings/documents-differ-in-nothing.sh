#!/usr/bin/env bash
# Guess: a package that tells how two documents differ tells it when a code differs in its last digits or a line stands once less.
# Seen: dictdiffer 0.10.0 finds no difference between the whole numbers 911501020000000043 and 911501020000000060, even with
# tolerance=0, nor between 1 and true; jsondiffpatch 0.7.7 finds none between them as BigInts; jsondiff 2.2.1 finds none between 1
# and true. DeepDiff 9.1.0 with ignore_order, which the order of a registry asks for, finds none between a list with E-1 twice and
# one with E-1 once, unless report_repetition is set. Codes as texts differ in all.
# Hurts: the comparison of two versions of a registry or of a published and a recomputed draw: "no difference".
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib dictdiffer==0.10.0 jsondiff==2.2.1 deepdiff==9.1.0
npm init -y >/dev/null && npm install --silent jsondiffpatch@0.7.7 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
import dictdiffer, jsondiff
from deepdiff import DeepDiff
codes, flags = ({"code": 911501020000000043}, {"code": 911501020000000060}), ({"drawn": 1}, {"drawn": True})
texts = tuple({"code": str(row["code"])} for row in codes)
twice, once = ["E-1", "E-1", "E-2"], ["E-2", "E-1"]
seen = {
    "dictdiffer": [len(list(dictdiffer.diff(*pair))) for pair in (codes, flags, texts)], "dictdiffer, tolerance 0": [len(list(dictdiffer.diff(*codes, tolerance=0)))],
    "jsondiff": [len(jsondiff.diff(*pair)) for pair in (codes, flags, texts)], "DeepDiff": [len(DeepDiff(*pair)) for pair in (codes, flags, texts)],
    "DeepDiff of lists": [len(DeepDiff(twice, once, ignore_order=True)), len(DeepDiff(twice, once, ignore_order=True, report_repetition=True))],
}
print("differences of numbers, of 1 and true, of texts", seen)
assert seen == {"dictdiffer": [0, 0, 1], "dictdiffer, tolerance 0": [0], "jsondiff": [1, 0, 1], "DeepDiff": [1, 1, 1], "DeepDiff of lists": [0, 1]}
E
cat > seen.mjs <<'E'
import assert from 'assert'
import { diff } from 'jsondiffpatch'
const seen = [[911501020000000043n, 911501020000000060n], ['911501020000000043', '911501020000000060']].map(([left, right]) => diff({ code: left }, { code: right }))
console.log('jsondiffpatch', seen)
assert.deepStrictEqual(seen, [undefined, { code: ['911501020000000043', '911501020000000060'] }])
E
node seen.mjs
