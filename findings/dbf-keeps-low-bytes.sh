#!/usr/bin/env bash
# Guess: a library that writes .dbf writes Chinese in UTF-8 or GBK, or refuses it; another column of the record is kept.
# Seen: dbf 0.2.0 (npm), and @mapbox/shp-write 0.4.3 on top of it, write the low byte of each character: 武川县 and 桦川县 are the same
# three bytes, 甲 and 2 the same one, for any reader in any encoding. 统一社会信用代码 and 企业名称 become column names of control
# characters. A column of dates is left out of the file altogether. There is no error and no warning.
# Hurts: an inspection map exported as a shapefile: two counties are one, and what came of the others cannot be told any more.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent dbf@0.2.0 @mapbox/shp-write@0.4.3 dbffile@1.13.0 shpjs@6.2.0 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import { writeFileSync } from 'fs'
import dbf from 'dbf'
import { DBFFile } from 'dbffile'
import shpwrite from '@mapbox/shp-write'
import shp from 'shpjs'
const lows = text => Buffer.from([...text].map(c => c.charCodeAt(0) & 255)).toString('latin1')
const rows = [{ id: 'E-1', county: '武川县', no: '甲', until: new Date('2026-03-05T00:00:00Z'), 企业名称: 'A' },
  { id: 'E-2', county: '桦川县', no: '2', until: new Date('2027-03-05T00:00:00Z'), 企业名称: 'B' }]
writeFileSync('sources.dbf', Buffer.from(dbf.structure(rows).buffer))
const file = await DBFFile.open('sources.dbf', { encoding: 'latin1' })
const names = file.fields.map(field => field.name), read = await file.readRecords()
console.log(names, read)
assert.deepStrictEqual(names, ['id', 'county', 'no', lows('企业名称')])
assert.deepStrictEqual(read.map(row => row.county), [lows('武川县'), lows('武川县')])
assert.deepStrictEqual(read.map(row => row.no), ['2', '2'])
const places = { type: 'FeatureCollection', features: rows.map(({ id, county }, i) =>
  ({ type: 'Feature', geometry: { type: 'Point', coordinates: [111 + i, 40] }, properties: { id, county } })) }
const [first, second] = (await shp(await shpwrite.zip(places, { outputType: 'nodebuffer', compression: 'STORE' }))).features
console.log(first.properties, second.properties)
assert.strictEqual(first.properties.county, second.properties.county)
assert.notStrictEqual(first.properties.id, second.properties.id)
E
node seen.mjs
