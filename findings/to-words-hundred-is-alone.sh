#!/usr/bin/env bash
# Guess: a library for numbers in words that has the locale zh-CN writes 101 as 一百零一, 110 as 一百一十 and 0.50 yuan as 五角.
# Seen: to-words 5.7.0 (npm) writes 百 一 for 101 and 百 十 for 110, with spaces and without the one and the zero; 2026 is
# 二 千 二十 六. A Chinese reader takes 百一 for 110. The ordinal of 21 is 二十 第一, twenty-the-first; half a yuan is
# 零 元  五十 分 整. n2words 4.0.0 writes 壹佰零壹, 壹佰壹拾, 第贰拾壹 and 伍角整.
# Hurts: a notice or a contract that spells how many are drawn, the number of the sheet and the sum of a fine.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent to-words@5.7.0 n2words@4.0.0 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import { ToWords } from 'to-words'
import { toCardinal, toOrdinal, toCurrency } from 'n2words/zh-Hans-CN'
const words = new ToWords({ localeCode: 'zh-CN' })
const seen = [words.convert(101), words.convert(110), words.convert(2026), words.toOrdinal(21), words.convert(0.5, { currency: true })]
const other = [toCardinal(101), toCardinal(110), toCardinal(2026), toOrdinal(21), toCurrency(0.5)]
console.log(seen, other)
assert.deepStrictEqual(seen, ['百 一', '百 十', '二 千 二十 六', '二十 第一', '零 元  五十 分 整'])
assert.deepStrictEqual(other, ['壹佰零壹', '壹佰壹拾', '贰仟零贰拾陆', '第贰拾壹', '伍角整'])
E
node seen.mjs
