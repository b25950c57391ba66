#!/usr/bin/env bash
# Guess: a text in a GeoJSON file is a text to whoever reads it, whatever it says.
# Seen: pyogrio 0.13.0 (GDAL) takes a property whose texts look like days or times for days or times: the ratios "10:30" and "11:45" are
# times and go into a GeoPackage as 10:30:00; "1:10" stays. A text 2026-02-30, as registers hold it, lets the whole file fail with
# "day is out of range for month"; with that property's text changed, or one other text in it, it is read.
# Hurts: a map of the inspected: of thousands of sources none is read because of one wrong date, and ratios change in some files.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pyogrio==0.13.0 geopandas==1.1.1 shapely==2.1.2 pandas==2.3.3 pyarrow==26.0.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import datetime, json
import geopandas, pyogrio
def read(**columns):
    places = [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [111 + i, 40]}, "properties": dict(zip(columns, values))}
              for i, values in enumerate(zip(*columns.values()))]
    with open("list.geojson", "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": places}, file)
    return geopandas.read_file("list.geojson")
list_ = read(ratio=["10:30", "11:45"], other=["1:10", "1:20"], since=["2026-03-05", "2026-02-28"])
print("pyogrio", pyogrio.__version__, list_[["ratio", "other", "since"]].to_dict("list"))
assert list_.ratio.tolist() == [datetime.time(10, 30), datetime.time(11, 45)] and list_.other.tolist() == ["1:10", "1:20"]
list_.to_file("list.gpkg")
assert geopandas.read_file("list.gpkg").ratio.tolist() == ["10:30:00", "11:45:00"]
try:
    read(id=["E-1", "E-2"], since=["2026-03-05", "2026-02-30"])
    raise SystemExit("is read now")
except ValueError as error:
    print("2026-02-30:", error)
assert read(since=["2026-03-05", "2026-02-30", "不详"]).since.tolist() == ["2026-03-05", "2026-02-30", "不详"]
E
