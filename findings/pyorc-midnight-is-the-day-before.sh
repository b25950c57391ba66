#!/usr/bin/env bash
# Guess: a time without a zone, written as ORC's timestamp, which has none either, is the same time when it is read.
# Seen: in Shanghai pyorc 0.12.0 (PyPI) writes the datetime 2026-03-05 00:00 as 2026-03-04 16:00, and reads it so, marked as UTC; so do pyarrow 26.0.1 and pandas 3.1.1 read the file. What pyarrow writes
# pyorc reads with the right hour, marked as UTC. A day as such stays; varchar(4) cuts 武川县甲厂 to 武川县甲 without a word. In the zone UTC all agree.
# Hurts: permits and deadlines that begin at midnight begin, and run out, the day before, and nothing goes wrong on a server whose clock is UTC.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pyorc==0.12.0 pyarrow==26.0.1 pandas==3.1.1
cat > seen.py <<'E'
import datetime, sys
import pandas, pyarrow, pyarrow.orc as orc, pyorc
moment, day = datetime.datetime(2026, 3, 5), datetime.date(2026, 3, 5)
with open("list.orc", "wb") as file:
    writer = pyorc.Writer(file, "struct<since:timestamp,day:date,name:varchar(4)>")
    writer.write((moment, day, "武川县甲厂"))
    writer.close()
orc.write_table(pyarrow.table({"since": pyarrow.array([moment])}), "other.orc")
row = next(pyorc.Reader(open("list.orc", "rb")))
other = next(pyorc.Reader(open("other.orc", "rb")))
seen = [str(row[0])[:16], str(orc.read_table("list.orc")["since"][0].as_py())[:16], str(pandas.read_orc("list.orc").since[0])[:16], str(other[0])[:16], str(row[1]), row[2]]
print(sys.argv[1], *seen, sep=" | ")
moved = "2026-03-05 00:00" if sys.argv[1] == "UTC" else "2026-03-04 16:00"
assert seen == [moved, moved, moved, "2026-03-05 00:00", "2026-03-05", "武川县甲"]
E
for zone in Asia/Shanghai UTC; do TZ=$zone PYTHONPATH=lib python3 seen.py $zone; done
