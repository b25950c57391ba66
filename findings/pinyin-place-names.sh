#!/bin/sh
# Guess: the common packages agree on the pinyin of a place that every Chinese reader knows.
# Seen: npm pinyin 4.0.0 reads 重庆 as zhong qing, 朝阳区 as zhao yang qu and 东阿 as dong a; pinyin-pro 3.29.4 reads 乐清 as
# le qing and 蔚县 as wei xian; pypinyin 0.55.0 has these right (chong qing, chao yang qu, dong e, yue qing, yu xian)
# but 曾都区 is ceng dou qu. No two of them agree on all six.
# Hurts: initials as ids or sort keys (CQ or ZQ), searches by initials, anything that two systems derive and then
# compare.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent pinyin@4.0.0 pinyin-pro@3.29.4 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib pypinyin==0.55.0
cat > seen.js <<'E'
const { pinyin: plain } = require('pinyin')
const pro = require('pinyin-pro').pinyin
const places = ['重庆', '朝阳区', '东阿', '乐清', '蔚县', '曾都区']
for (const place of places) console.log([place, plain(place, { style: 0 }).flat().join(' '), pro(place, { toneType: 'none' })].join('\t'))
E
node seen.js > js.txt
PYTHONPATH=lib python3 - <<'E'
from pypinyin import lazy_pinyin
rows = [line.rstrip("\n").split("\t") for line in open("js.txt", encoding="utf-8")]
rows = [(place, plain, pro, " ".join(lazy_pinyin(place))) for place, plain, pro in rows]
print("place", "pinyin", "pinyin-pro", "pypinyin", sep=" | ")
for row in rows:
    print(" | ".join(row))
assert rows == [
    ("重庆", "zhong qing", "chong qing", "chong qing"),
    ("朝阳区", "zhao yang qu", "chao yang qu", "chao yang qu"),
    ("东阿", "dong a", "dong e", "dong e"),
    ("乐清", "le qing", "le qing", "yue qing"),
    ("蔚县", "wei xian", "wei xian", "yu xian"),
    ("曾都区", "zeng du qu", "ceng dou qu", "ceng dou qu"),
]
E
