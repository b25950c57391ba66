#!/usr/bin/env bash
# Guess: a measure of how alike two names are says 0, or an error, of two Chinese names that have no character in common.
# Seen: of 甲厂 and 乙行 textdistance 4.6.3 (mlipns) says 1, the same; strsimpy 0.2.1 (PyPI) gives q-grams of three the distance 0 to every pair of names below three characters, while its Dice coefficient raises
# an error; py_stringmatching 0.4.7 finds no token in a name (AlphanumericTokenizer), so that by Jaccard, overlap and cosine all names are alike at 1.0; and talisman 1.1.4 (npm) says by its
# match rating that any two match, 武川县 and 青岛厂 too. Most of the other measures say 0. It is no warning.
# Hurts: a search for enterprises that stand twice in a register, or for an inspector who has an interest in one: all names are one, or the
# short ones.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib textdistance==4.6.3 strsimpy==0.2.1 py_stringmatching==0.4.7 numpy==1.26.4
npm init -y >/dev/null && npm install --silent talisman@1.1.4 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import py_stringmatching as matching, textdistance
from strsimpy.qgram import QGram
from strsimpy.sorensen_dice import SorensenDice
def check(what, seen, expected):
    print(what, seen)
    assert seen == expected, expected
check("textdistance mlipns", textdistance.mlipns.normalized_similarity("甲厂", "乙行"), 1)
check("textdistance levenshtein, jaro_winkler", (textdistance.levenshtein.normalized_similarity("甲厂", "乙行"), textdistance.jaro_winkler("甲厂", "乙行")), (0, 0))
check("strsimpy q-grams of 3", QGram(3).distance("甲厂", "乙行"), 0)
check("strsimpy q-grams of 3, longer", QGram(3).distance("甲化工厂", "乙银行部"), 4)
try:
    SorensenDice(3).similarity("甲厂", "乙行")
    raise SystemExit("an error is expected")
except ZeroDivisionError as error:
    print("strsimpy Dice", error)
tokens = matching.AlphanumericTokenizer(return_set=True).tokenize
for measure in (matching.Jaccard(), matching.OverlapCoefficient(), matching.Cosine()):
    check(type(measure).__name__, measure.get_raw_score(tokens("武川县甲厂"), tokens("青岛海王化工")), 1.0)
E
cat > seen.js <<'E'
const assert = require('assert')
for (const [one, other] of [['武川县', '青岛厂'], ['甲', '乙']]) {
  const { similarity, matching } = require('talisman/metrics/mra')(one, other)
  console.log('talisman mra', one, other, similarity, matching)
  assert(matching)
}
assert.strictEqual(require('talisman/metrics/dice')('武川县', '青岛厂'), 0)
E
node seen.js
