#!/usr/bin/env bash
# Guess: a parser of Chinese addresses finds the district that an address begins with, or says that it is not sure.
# Seen: zh-address-parse 1.3.16 puts 海南区拉僧庙1号 (a district of 乌海, Inner Mongolia) into the province 海南省, with the rest 区拉僧庙1号, and
# 朝阳区建国路1号 into 朝阳市 in Liaoning. address-parse 1.2.19 puts the latter into Changchun and 鼓楼区 into Kaifeng, as if there were no
# other; the towns of 东莞 get codes such as 441904, which no standard has; 石柱土家族自治县, with its province before it, is no county to
# it, and 临平区, a district since 2021, to neither.
# Hurts: registries that are given to agencies by address: another province's office is to inspect.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent zh-address-parse@1.3.16 address-parse@1.2.19 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const loaded = name => require(name).default ?? require(name)
const zh = loaded('zh-address-parse'), other = loaded('address-parse')
const expected = {
  武川县可镇青山路1号: ['内蒙古自治区 呼和浩特市 武川县', '内蒙古自治区 呼和浩特市 武川县 150125'],
  海南区拉僧庙1号: ['海南省', '内蒙古自治区 乌海市 海南区 150303'],
  朝阳区建国路1号: ['辽宁省 朝阳市', '吉林省 长春市 朝阳区 220104'],
  鼓楼区中山路1号: ['', '河南省 开封市 鼓楼区 410204'],
  广东省东莞市长安镇振安路1号: ['广东省 东莞市', '广东省 东莞市 长安镇 441904'],
  重庆市石柱土家族自治县1号: ['重庆市 重庆市 石柱土家族自治县', '重庆 重庆市 500100'],
  浙江省杭州市临平区藕花洲大街1号: ['浙江省 杭州市', '浙江省 杭州市 330100'],
}
const join = (...parts) => parts.filter(Boolean).join(' ')
for (const [address, rows] of Object.entries(expected)) {
  const one = zh(address, { type: 0 }), [two] = other.parse(address)
  const seen = [join(one.province, one.city, one.area), join(two.province, two.city, two.area, two.code)]
  console.log(address, seen, one.detail)
  assert.deepStrictEqual(seen, rows)
}
E
node seen.js
