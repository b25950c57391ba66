#!/usr/bin/env bash
# Guess: a reader of coordinates that takes 东经111°40′ 北纬40°48′ (the usual Chinese order, the longitude first) puts the point into Hohhot, or refuses it.
# Seen: coordinate-parser 1.0.7 and parse-dms 0.0.5 (npm) skip the Chinese and hand out a latitude of 111.67; with a Chinese comma between the two, the latitude first, parse-dms has the longitude 0, and of 40度48分30秒 111度40分 the latitude 40
# and longitude 48. coord-parser 1.0.0 takes 111.6667, 40.8083 for a latitude of 111.67 as well. geo-coordinates-parser 1.7.4 reads 43.8, 87.6 as 43°8′ and 87°6′, but 43.8123, 87.6123 as they stand. -0°30′ is north of the
# equator in three of four. In Python, coordinate-parser 0.1.1 makes one number, 112.35, of 111.6667, 40.8083, and geopy 2.5.0 reads 111.6667,40.8083,1050, longitude, latitude and
# height, as 40.8083 and −30. No error in any of it.
# Hurts: enterprises placed by what they filled in: they lie in no county, in the Atlantic, or 70 km away in the next county's register.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent coordinate-parser@1.0.7 parse-dms@0.0.5 coord-parser@1.0.0 geo-coordinates-parser@1.7.4 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib coordinate-parser==0.1.1 geopy==2.5.0
cat > seen.js <<'E'
const Coordinates = require('coordinate-parser'), dms = require('parse-dms'), coord = require('coord-parser'), { convert } = require('geo-coordinates-parser')
const readers = [
  text => { const one = new Coordinates(text); return [one.getLatitude(), one.getLongitude()] },
  text => { const one = dms(text); return [one.lat, one.lon] },
  text => { const one = coord(text); return [one.lat, one.lon] },
  text => { const one = convert(text); return [one.decimalLatitude, one.decimalLongitude] },
]
for (const text of ['40°48′00″N 111°40′00″E', '东经111°40′ 北纬40°48′', '北纬40°48′00″，东经111°40′00″', '40度48分30秒 111度40分', '111.6667, 40.8083', '43.8, 87.6', '43.8123, 87.6123', '-0°30′0″ 111°0′0″']) {
  console.log(text + ':', readers.map(read => { try { return read(text).map(one => +one.toFixed(2)).join('/') } catch { return 'error' } }).join(' '))
}
E
node seen.js > seen.txt
PYTHONPATH=lib python3 -W ignore - >> seen.txt <<'E'
from coordinate_parser import parse_coordinate
from geopy.point import Point
print("python", round(parse_coordinate("111.6667, 40.8083"), 2), tuple(Point("111.6667,40.8083,1050"))[:2])
E
cat seen.txt
diff seen.txt - <<'E'
40°48′00″N 111°40′00″E: 40.8/111.67 40.8/111.67 40.8/111.67 40.8/111.67
东经111°40′ 北纬40°48′: 111.67/40.8 111.67/40.8 error error
北纬40°48′00″，东经111°40′00″: 40.8/111.67 40.8/0 error error
40度48分30秒 111度40分: error 40/48 error error
111.6667, 40.8083: 111.67/40.81 111.67/40.81 111.67/40.81 error
43.8, 87.6: 43.8/87.6 43.8/87.6 43.8/87.6 43.13/87.1
43.8123, 87.6123: 43.81/87.61 43.81/87.61 43.81/87.61 43.81/87.61
-0°30′0″ 111°0′0″: 0.5/111 -0.5/111 0.5/111 0.5/111
python 112.35 (40.8083, -30.0)
E
