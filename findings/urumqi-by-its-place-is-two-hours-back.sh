#!/usr/bin/env bash
# Guess: every place of China has Beijing time, so the time zone that a library finds for its coordinates is Asia/Shanghai.
# Seen: for Urumqi, Kashgar and Korla timezonefinder 9.0.0 (PyPI) and tz-lookup 6.1.25 (npm) answer Asia/Urumqi, two hours behind, and geo-tz 8.1.9
# Asia/Urumqi first and Asia/Shanghai second; tzfpy 2.1.1 (PyPI) answers Asia/Shanghai, of get_tzs both. For Hohhot all say Asia/Shanghai. Official
# times there are Beijing time: an inspection of 5 March 2026, 01:00, converted by the zone found, is of the 4th.
# Hurts: inspections located by coordinates: on the day before the one recorded, so outside their period, or before the draw.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib timezonefinder==9.0.0 tzfpy==2.1.1 numpy==2.4.6 tzdata==2026.6
npm init -y >/dev/null && npm install --silent geo-tz@8.1.9 tz-lookup@6.1.25 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'J'
const assert = require('assert')
for (const [place, west] of [[[43.825, 87.616], true], [[39.47, 75.99], true], [[41.76, 86.15], true], [[40.84, 111.75], false]]) {
  const seen = [require('geo-tz').find(...place), require('tz-lookup')(...place)]
  console.log(place, 'geo-tz, tz-lookup:', ...seen)
  assert.deepStrictEqual(seen, west ? [['Asia/Urumqi', 'Asia/Shanghai'], 'Asia/Urumqi'] : [['Asia/Shanghai'], 'Asia/Shanghai'])
}
J
node seen.js
PYTHONPATH=lib python3 - <<'J'
from datetime import datetime
from zoneinfo import ZoneInfo
import tzfpy
from timezonefinder import TimezoneFinder
finder = TimezoneFinder()
for latitude, longitude, west in ((43.825, 87.616, True), (39.47, 75.99, True), (41.76, 86.15, True), (40.84, 111.75, False)):
    seen = finder.timezone_at(lng=longitude, lat=latitude), tzfpy.get_tz(longitude, latitude), sorted(tzfpy.get_tzs(longitude, latitude))
    print(latitude, longitude, "timezonefinder, tzfpy:", *seen)
    assert seen == (("Asia/Urumqi", "Asia/Shanghai", ["Asia/Shanghai", "Asia/Urumqi"]) if west else ("Asia/Shanghai", "Asia/Shanghai", ["Asia/Shanghai"]))
moment = datetime(2026, 3, 5, 1, tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(ZoneInfo("Asia/Urumqi"))
print("2026-03-05 01:00 of Beijing is", moment)
assert moment.replace(tzinfo=None) == datetime(2026, 3, 4, 23)
J
