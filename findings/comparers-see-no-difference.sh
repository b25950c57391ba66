#!/usr/bin/env bash
# Guess: a tool that compares two tables by a key tells every line that is gone and every cell that differs, or that the key is none.
# Seen: csv-diff 1.2 and csvdiff 0.3.3 (PyPI) keep the last line of each key: of a source that the old list has twice, with two loads,
# one line is missing in the new one, and both report no change at all. datacompy 1.1.0 calls two tables equal whose credit
# codes, kept as whole numbers, differ in the last digit: it compares them as doubles, with a tolerance of 0. As texts they
# differ. csv-diff without a key finds the missing line, and so does datacompy.
# Hurts: an auditor's check that the list drawn from is the list published: "0 changed" beside a source with another code, or
# with one chance instead of two.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib csv-diff==1.2 csvdiff==0.3.3
python3 -m pip install -qq --no-warn-conflicts --target compy datacompy==1.1.0 pandas==3.0.6
printf 'id,name,load\nE-1,甲厂,3\nE-2,乙厂,5\nE-2,乙厂,7\nE-3,丙厂,9\n' > old.csv
printf 'id,name,load\nE-1,甲厂,3\nE-2,乙厂,7\nE-3,丙厂,9\n' > new.csv
PYTHONPATH=lib python3 -W ignore - <<'E'
import csvdiff
from csv_diff import compare, load_csv
read = lambda name, **key: load_csv(open(name, encoding="utf-8"), **key)
keyed, whole = (compare(read("old.csv", **key), read("new.csv", **key)) for key in ({"key": "id"}, {}))
other = csvdiff.diff_files("old.csv", "new.csv", ["id"])
print("csv-diff", keyed, "csv-diff without a key", whole["removed"], "csvdiff", other, sep="\n")
assert not any(keyed.values()) and whole["removed"] == [{"id": "E-2", "name": "乙厂", "load": "5"}]
assert not other["added"] and not other["removed"] and not other["changed"]
E
PYTHONPATH=compy python3 -W ignore - <<'E'
import datacompy, pandas
table = lambda *codes: pandas.DataFrame({"id": ["E-1", "E-2"], "code": codes})
old, new = (911501020000000043, 911501020000000060), (911501020000000044, 911501020000000061)
same = lambda left, right: bool(datacompy.PandasCompare(left, right, join_columns="id", abs_tol=0, rel_tol=0).matches())
numbers, texts = same(table(*old), table(*new)), same(table(*map(str, old)), table(*map(str, new)))
print("datacompy, codes as numbers:", numbers, "as texts:", texts)
assert numbers and not texts
lines = datacompy.PandasCompare(*(pandas.read_csv(name, dtype=str) for name in ("old.csv", "new.csv")), join_columns="id")
assert len(lines.df1_unq_rows) == 1
E
