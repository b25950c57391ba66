#!/usr/bin/env bash
# Guess: the key that fingerprints makes of a name, so that spellings of one company meet, is the same for one company only.
# Seen: fingerprints 1.3.1 turns each character into its syllable, sorts the syllables and keeps each once: 海南区 (150303) and 南海区
# (440605) have one key, and so have 东华化工厂 and 华东化工厂; 山西 and 陕西, which only the tone tells apart, and 武川 and 吴川 too. normality
# 3.1.0, below it, tells the order apart but not the tones.
# Hurts: enterprises of two lists matched by such a key, as sanctions lists are: of two that differ in the order of their
# characters one gets the other's inspections.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib fingerprints==1.3.1 normality==3.1.0
PYTHONPATH=lib python3 -W ignore - <<'E'
import fingerprints, normality
pairs = {("海南区甲厂", "南海区甲厂"): (True, False), ("东华化工厂", "华东化工厂"): (True, False), ("山西甲厂", "陕西甲厂"): (True, True), ("武川甲厂", "吴川甲厂"): (True, True)}
for pair, same in pairs.items():
    keys, slugs = [fingerprints.generate(name) for name in pair], [normality.slugify(name) for name in pair]
    print(*pair, keys, slugs)
    assert (keys[0] == keys[1], slugs[0] == slugs[1]) == same
E
