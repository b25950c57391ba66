#!/usr/bin/env bash
# Guess: a FlatGeobuf file holds the features with all their properties, in the order in which they were written.
# Seen: flatgeobuf 4.5.0 (npm) makes the columns of the first feature alone: a property that only later ones have is lost, a text where the
# first has a number becomes NaN, and where the first has true both 是 and 否 are false, without an error. pyogrio 0.13.0
# (GDAL) keeps the properties and sorts the features by their place on the map.
# Hurts: a list of the drawn published as a map: the rank of a line is its place, and remarks of later lines are gone.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent flatgeobuf@4.5.0 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import { serialize, deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
const through = async (...rows) => {
  const features = rows.map((properties, i) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [111 + i, 40] }, properties }))
  const seen = []
  for await (const feature of deserialize(serialize({ type: 'FeatureCollection', features }))) seen.push(feature.properties)
  console.log(JSON.stringify(rows), JSON.stringify(seen))
  return seen
}
assert.deepStrictEqual(await through({ id: 'E-1' }, { id: 'E-2', remark: '已注销' }), [{ id: 'E-1' }, { id: 'E-2' }])
assert.deepStrictEqual(await through({ quota: 21 }, { quota: '21家' }), [{ quota: 21 }, { quota: NaN }])
assert.deepStrictEqual(await through({ open: true }, { open: '是' }, { open: '否' }), [{ open: true }, { open: false }, { open: false }])
E
node seen.mjs
python3 -m pip install -qq --no-warn-conflicts --target lib pyogrio==0.13.0 geopandas==1.1.1 shapely==2.1.2 pandas==2.3.3
PYTHONPATH=lib python3 -W ignore - <<'E'
import geopandas
places = geopandas.GeoDataFrame({"rank": [1, 2, 3, 4]}, geometry=geopandas.points_from_xy([111, 112, 110, 113], [40, 41, 39, 38]), crs=4326)
places.to_file("drawn.fgb")
seen = geopandas.read_file("drawn.fgb")["rank"].tolist()
print("pyogrio", seen)
assert sorted(seen) == [1, 2, 3, 4] != seen
E
