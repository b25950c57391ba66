#!/usr/bin/env bash
# Guess: a sampler of CSV draws records, each whole and each at most once.
# Seen: csvsample 0.1.4 (PyPI) draws lines: of a record with a line break in a quoted remark it draws the first half or the second alone, and
# three draws of a list of three are not its three records. It strips each line, so that a table by tabs loses its empty first cell
# and every other moves to the left. Where fewer lines are there than asked for, each comes out twice: 3 of a list of one source
# are that source two times. The third method, by hash, raises a TypeError for every text.
# Hurts: the very draw, from a list exported by a spreadsheet, in which remarks and addresses have line breaks.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib csvsample==0.1.4 xxhash==4.1.0
PYTHONPATH=lib python3 - <<'E'
import csv, io
import csvsample
table = io.StringIO(newline="")
csv.writer(table, lineterminator="\n").writerows([["id", "remark"], ["E-1", "甲\n乙"], ["E-2", "丙\n丁"], ["E-3", ""]])
table.seek(0)
all_of_it = list(csvsample.sample(table, "random", sample_rate=1.0, seed=1))
table.seek(0)
three = list(csvsample.sample(table, "reservoir", sample_size=3, seed=1))
one = list(csvsample.sample(iter(["id,n\n", "E-1,1\n"]), "reservoir", sample_size=3, seed=1))
tabs = list(csvsample.sample(iter(["old id\tid\tn\n", "\tE-1\t5\n"]), "random", sample_rate=1.0))
print(all_of_it, three, one, tabs, sep="\n")
assert len(all_of_it) == 6 and len(three) == 4 and any(line.count('"') == 1 for line in three)
assert one == ["id,n", "E-1,1", "E-1,1"] and tabs == ["old id\tid\tn", "E-1\t5"]
try:
    list(csvsample.sample(iter(["id\n", "E-1\n"]), "hash", col="id", sample_rate=1.0))
    raise SystemExit("the hash method works")
except TypeError as error:
    print("hash:", error)
E
