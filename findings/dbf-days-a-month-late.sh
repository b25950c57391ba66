#!/usr/bin/env bash
# Guess: whoever reads a dBASE table, as a shapefile has beside it, reads its days, its empty cells and its numbers of 18 digits.
# Seen: of a table in GBK dbf-reader 1.0.3 (npm) makes 5 April of 20260305, 0 of an empty number and false of an unknown truth; shapefile 0.6.6 makes 30 November 1899 of an empty
# day; dbfdump of shapelib 1.5.0 (Debian) prints no day at all; pgdbf 0.6.2 (Debian) loads an unknown truth as false. The code 911501020000000043 is 911501020000000000,
# and its neighbour too, in the first three and in dbffile 1.13.0. Exact are dbfread 2.0.7, pyshp 3.1.6 and dbf 0.99.11 (PyPI).
# Hurts: dates of permits and inspections in the layers of a map: a month late, or before the enterprise was founded.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent dbf-reader@1.0.3 shapefile@0.6.6 dbffile@1.13.0 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib dbfread==2.0.7 pyshp==3.1.6 dbf==0.99.11
fetch=$(apt-get install -y --no-install-recommends --print-uris shapelib=1.5.0-3+b1 pgdbf=0.6.2-1.1+b2 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
export TZ=UTC LC_ALL=C.UTF-8
python3 - <<'E'
import struct
fields = [("NAME", "C", 20), ("CODE", "N", 18), ("SINCE", "D", 8), ("OPEN", "L", 1)]
rows = [("武川县甲厂", "911501020000000043", "20260305", "T"), ("桦川县乙厂", "911501020000000060", "", "?"), ("陈厂", "", "20261231", "F")]
head = struct.pack("<B3BIHH16xBB2x", 3, 126, 3, 5, len(rows), 33 + 32 * len(fields), 1 + sum(size for _, _, size in fields), 0, 0x4D)
body = b"".join(b" " + b"".join(text.encode("gbk").rjust(size) if kind == "N" else text.encode("gbk").ljust(size) for (_, kind, size), text in zip(fields, row)) for row in rows)
heads = b"".join(name.encode().ljust(11, b"\0") + kind.encode() + bytes(4) + bytes([size, 0]) + bytes(14) for name, kind, size in fields)
open("list.dbf", "wb").write(head + heads + b"\r" + body + b"\x1a")
E
cat > seen.js <<'E'
const fs = require('fs'), { DBFFile } = require('dbffile'), shapefile = require('shapefile'), { Dbf } = require('dbf-reader')
const show = (name, rows) => console.log(name, ...rows.map(row => [row.CODE, row.SINCE && row.SINCE.toISOString().slice(0, 10), row.OPEN].join('/')))
;(async () => {
  show('dbf-reader', Dbf.read(fs.readFileSync('list.dbf')).rows)
  const table = await shapefile.openDbf('list.dbf', { encoding: 'gbk' }), rows = []
  for (let next; !(next = await table.read()).done;) rows.push(next.value)
  show('shapefile', rows)
  show('dbffile', await (await DBFFile.open('list.dbf', { encoding: 'gbk' })).readRecords())
})()
E
tools=root/usr/bin
{ node seen.js
export LD_LIBRARY_PATH=$PWD/root/usr/lib/$(uname -m)-linux-gnu
echo "dbfdump $("$tools/dbfdump" -m list.dbf | sed -n 's/^\(CODE\|SINCE\|OPEN\): *//p' | xargs)"
echo "pgdbf $("$tools/pgdbf" -s gbk list.dbf | sed -n 's/.*厂\t//p' | tr '\t' / | xargs -d'\n')"
unset LD_LIBRARY_PATH
PYTHONPATH=lib python3 - <<'E'
import dbf, dbfread, shapefile
def show(name, rows):
    print(name, *("/".join("" if cell is None else str(cell) for cell in row) for row in rows))
show("dbfread", [list(row.values())[1:] for row in dbfread.DBF("list.dbf", encoding="gbk")])
show("pyshp", [list(row)[1:] for row in shapefile.Reader(dbf="list.dbf", encoding="gbk").records()])
with dbf.Table("list.dbf", codepage="cp936") as table:
    show("dbf", [tuple(row)[1:] for row in table])
E
} | tee seen.txt
cmp seen.txt - <<'E'
dbf-reader 911501020000000000/2026-04-05/true 911501020000000000//false 0/2027-01-31/false
shapefile 911501020000000000/2026-03-05/true 911501020000000000/1899-11-30/ /2026-12-31/false
dbffile 911501020000000000/2026-03-05/true 911501020000000000// /2026-12-31/false
dbfdump 911501020000000000 911501020000000000 (NULL) (NULL)
pgdbf 911501020000000043/2026-03-05/t 911501020000000060/\N/f \N/2026-12-31/f
dbfread 911501020000000043/2026-03-05/True 911501020000000060// /2026-12-31/False
pyshp 911501020000000043/2026-03-05/True 911501020000000060// /2026-12-31/False
dbf 911501020000000043/2026-03-05/True 911501020000000060// /2026-12-31/False
E
