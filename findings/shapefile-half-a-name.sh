#!/bin/sh
# Guess: a shapefile that GeoPandas wrote can be read by GeoPandas; a name longer than its ten bytes is shortened, as for English.
# Seen: geopandas 1.1.1 with pyogrio 0.13.0 (GDAL 3.12.4) writes UTF-8 unless told otherwise and cuts every name of four or more
# Chinese characters (企业名称, 行政区划) after ten bytes, in the midst of the fourth. Reading the file back raises UnicodeDecodeError,
# pyshp 3.1.6 and dbfread 2.0.7 refuse it as well. encoding="gbk" writes up to five characters whole, and reads back.
# pyshp itself cuts at the last whole character, so that 企业名称一 and 企业名称二 are two columns 企业名: its own dict of a
# record has one of them, dbf 0.99.11 refuses the file.
# Hurts: sources and areas that leave a GIS for a list, and what a county sends back with a column more.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib geopandas==1.1.1 pyogrio==0.13.0 shapely pyshp==3.1.6 dbfread==2.0.7 dbf==0.99.11
PYTHONPATH=lib python3 -W ignore - <<'E'
import dbf, dbfread, geopandas, pyogrio, shapefile
from shapely.geometry import Point

def refused(read):
    try:
        read()
    except Exception as error:
        return type(error).__name__
    return None

print("GDAL", pyogrio.__gdal_version__)
for name in ("企业名称", "行政区划", "统一社会信用代码"):
    places = geopandas.GeoDataFrame({name: ["甲"]}, geometry=[Point(111, 40)], crs=4326)
    places.to_file("places.shp")
    assert open("places.cpg").read() == "UTF-8"
    seen = [refused(lambda: geopandas.read_file("places.shp")), refused(lambda: shapefile.Reader("places.shp").records()),
            refused(lambda: dbfread.DBF("places.dbf", encoding="utf-8").field_names)]
    print(name, "as UTF-8:", seen)
    assert seen == ["UnicodeDecodeError", "dbfFileException", "UnicodeDecodeError"]
    places.to_file("gbk.shp", encoding="gbk")
    column = geopandas.read_file("gbk.shp").columns[0]
    print(name, "as GBK:", column)
    assert column == name[:5]

writer = shapefile.Writer("two.shp", shapeType=shapefile.POINT, encoding="utf-8")
for name in ("企业名称一", "企业名称二"):
    writer.field(name, "C", 20)
writer.point(111, 40)
writer.record("甲", "乙")
writer.close()
names = [field.name for field in shapefile.Reader("two.shp").fields[1:]]
record = shapefile.Reader("two.shp").record(0).as_dict()
print("pyshp:", names, record, "dbf:", refused(lambda: dbf.Table("two.dbf", codepage="utf8").open()))
assert names == ["企业名", "企业名"] and len(record) == 1
assert refused(lambda: dbf.Table("two.dbf", codepage="utf8").open()) == "BadDataError"
E
