#!/usr/bin/env bash
# Guess: the columns of a file of fixed width in GBK are counted in bytes, as the layout says them, once the reader is told GBK.
# Seen: pandas 3.1.1 (read_fwf) and csvkit 2.2.0 (in2csv -f fixed) decode the line and count characters: behind a name of five characters
# each column begins five places too late. Of 武川县甲厂, 911501020000000043 and 12.50 the name is 武川县甲厂 and 91150, the code
# 1020000000043 and 12.5, the load 0; with a longer name the load is missing. colspecs="infer" makes one column of id and name.
# A line without Chinese is right, and there is no error. Read as latin1 the columns are right and only the names to be decoded.
# Hurts: exports of tax, bank and older county systems in the layout of their COBOL: plausible shorter codes and loads.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pandas==3.1.1 csvkit==2.2.0
PYTHONPATH=lib python3 - <<'E'
rows = [("E-0001", "武川县甲厂", "911501020000000043", " 12.50"), ("E-0002", "ABC", "91150102MA0000004X", "  3.00"), ("E-0003", "清水河县乙丙丁厂", "911501020000000060", "100.00")]
open("sources.txt", "wb").write(b"".join(id.encode() + name.encode("gbk").ljust(20) + (code + load).encode() + b"\n" for id, name, code, load in rows))
open("layout.csv", "w").write("column,start,length\nid,0,6\nname,6,20\ncode,26,18\nload,44,6\n")
E
PYTHONPATH=lib python3 lib/bin/in2csv -f fixed -s layout.csv -e gbk sources.txt | tee in2csv.csv
PYTHONPATH=lib python3 - <<'E'
import csv
import pandas
wrong = [["E-0001", "武川县甲厂          91150", "1020000000043 12.5", "0"], ["E-0002", "ABC", "91150102MA0000004X", "3.00"], ["E-0003", "清水河县乙丙丁厂    91150102", "0000000060100.00", ""]]
read = lambda **how: pandas.read_fwf("sources.txt", header=None, dtype=str, keep_default_na=False, **how)
widths, infer, bytes_ = read(encoding="gbk", widths=[6, 20, 18, 6]), read(encoding="gbk"), read(encoding="latin1", widths=[6, 20, 18, 6])
print(widths.to_string(), infer.to_string(), bytes_.to_string(), sep="\n")
assert widths.values.tolist() == wrong and [[cell.strip() for cell in row] for row in csv.reader(open("in2csv.csv", encoding="utf-8"))][1:] == wrong
assert infer[0].iloc[0] == "E-0001武川县甲厂"
assert bytes_[1].str.encode("latin1").str.decode("gbk").tolist() == ["武川县甲厂", "ABC", "清水河县乙丙丁厂"] and bytes_[3].tolist() == ["12.50", "3.00", "100.00"]
E
