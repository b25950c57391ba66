#!/usr/bin/env bash
# Guess: a converter to simplified characters leaves a name alone that is in simplified characters already.
# Seen: of the official names of counties, seven of nine rewrite some. 乾安县 and 乾县 are 干安县 and 干县 to hanziconv 0.3.2,
# chinese-converter 1.1.1 (PyPI), chinese-conv 4.0.0, chinese-simple2traditional 2.3.2, cnchar-trad 3.2.6 and opencc-js 1.4.1
# (npm); 呼和浩特 is 唿和浩特 in hanziconv, 沈河区 is 沉河区 in chinese-converter; 磐安县 is 盘安县 in chinese-simple2traditional and simplet2s 0.2.0,
# 叠彩区 is 迭彩区 in cnchar-trad. zhconv 1.4.3 and openccpy 0.0.4.3 leave all alone.
# Hurts: names made alike before two lists are joined: the county is not found in the table of divisions, and an agency of 沈河区 is
# written with another one's name.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib hanziconv==0.3.2 chinese-converter==1.1.1 zhconv==1.4.3 simplet2s==0.2.0 openccpy==0.0.4.3 setuptools==65.5.0
npm init -y >/dev/null && npm install --silent chinese-conv@4.0.0 chinese-simple2traditional@2.3.2 cnchar@3.2.6 cnchar-trad@3.2.6 opencc-js@1.4.1 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import chinese_converter, simplet2s, zhconv
from hanziconv import HanziConv
from openccpy.opencc import Opencc
names = "乾县 乾安县 呼和浩特市 沈河区 沈丘县 磐安县 叠彩区 武川县".split()
seen = {
    "hanziconv": HanziConv.toSimplified, "chinese-converter": chinese_converter.to_simplified, "simplet2s": simplet2s.convert,
    "zhconv": lambda name: zhconv.convert(name, "zh-cn"), "openccpy": Opencc.to_simple,
}
seen = {package: " ".join(call(name) for name in names if call(name) != name) for package, call in seen.items()}
print(seen)
assert seen == {"hanziconv": "干县 干安县 唿和浩特市", "chinese-converter": "干县 干安县 沉河区 沉丘县", "simplet2s": "盘安县", "zhconv": "", "openccpy": ""}
E
cat > seen.mjs <<'E'
import assert from 'assert'
import { sify } from 'chinese-conv'
import { toSimplified } from 'chinese-simple2traditional'
import cnchar from 'cnchar'
import trad from 'cnchar-trad'
import { Converter } from 'opencc-js'
cnchar.use(trad)
const names = '乾县 乾安县 呼和浩特市 沈河区 沈丘县 磐安县 叠彩区 武川县'.split(' ')
const calls = { 'chinese-conv': sify, 'chinese-simple2traditional': toSimplified, 'cnchar-trad': name => cnchar.convert.tradToSimple(name), 'opencc-js': Converter({ from: 't', to: 'cn' }) }
const seen = Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, names.map(call).filter((text, i) => text !== names[i]).join(' ')]))
console.log(seen)
assert.deepStrictEqual(seen, { 'chinese-conv': '干县 干安县', 'chinese-simple2traditional': '干县 干安县 盘安县', 'cnchar-trad': '干县 干安县 迭彩区', 'opencc-js': '干县 干安县' })
E
node seen.mjs
