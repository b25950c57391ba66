#!/usr/bin/env bash
# Guess: a library that codes names by their sound refuses Chinese ones, or codes them so that two differ, as blocks for a search of duplicates need it.
# Seen: soundex 0.2.1 (npm) gives every Chinese name the key undefined000, talisman 1.1.4 by fuzzy-soundex undefined, by lein and statcan unde, by soundex and onca 0000, by caverphone 1111111111, by metaphone and nysiis an empty text. metaphone 2.0.1
# and double-metaphone 2.0.1 are empty too, as are metaphone 0.6, phonetics 1.0.5 and jellyfish 1.3.0 (metaphone) on PyPI; jellyfish's soundex is 武000 for whatever begins with 武. pyphonetics 0.5.3 spells the names in
# Latin letters first, so that 六安市 and 陆安市 sound alike. None says that it cannot.
# Hurts: blocking before a comparison of registers: all enterprises fall into one block, each pair is compared or, at a limit, none.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent soundex@0.2.1 talisman@1.1.4 metaphone@2.0.1 double-metaphone@2.0.1 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib metaphone==0.6 phonetics==1.0.5 jellyfish==1.3.0 pyphonetics==0.5.3
cat > seen.mjs <<'E'
import assert from 'assert'
import { createRequire } from 'module'
import { metaphone } from 'metaphone'
import { doubleMetaphone } from 'double-metaphone'
const require = createRequire(import.meta.url)
const talisman = name => { const one = require('talisman/phonetics/' + name); return one.default || one }
const expected = { 'fuzzy-soundex': 'undefined', lein: 'unde', statcan: 'unde', soundex: '0000', onca: '0000', caverphone: '1111111111', metaphone: '', nysiis: '' }
const coders = [['soundex', require('soundex'), 'undefined000'], ['metaphone', metaphone, ''], ['double-metaphone', name => doubleMetaphone(name).join(), ',']]
for (const [name, key] of Object.entries(expected)) coders.push(['talisman ' + name, talisman(name), key])
for (const [name, code, key] of coders) {
  console.log(name, ...['武川县甲厂', '青岛海王', '乙'].map(one => JSON.stringify(code(one))))
  for (const one of ['武川县甲厂', '青岛海王', '乙']) assert.strictEqual(code(one), key)
}
E
node seen.mjs
PYTHONPATH=lib python3 -W ignore - <<'E'
import jellyfish, metaphone, phonetics
from pyphonetics import Soundex
names = ("武川县甲厂", "武汉乙行", "青岛海王")
for name, code, keys in (("metaphone", metaphone.doublemetaphone, [("", "")] * 3), ("phonetics", phonetics.metaphone, [""] * 3), ("jellyfish", jellyfish.metaphone, [""] * 3), ("jellyfish soundex", jellyfish.soundex, ["武000", "武000", "青000"])):
    seen = [code(each) for each in names]
    print(name, *map(repr, seen))
    assert seen == keys
assert Soundex().sounds_like("六安市", "陆安市") and not Soundex().sounds_like("武川县", "青岛")
E
