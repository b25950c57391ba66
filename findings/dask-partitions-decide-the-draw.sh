#!/usr/bin/env bash
# Guess: 5 % of 180 sources by a seed are the same nine however many parts the table is kept in, and head(3) of one county's rows is three of them.
# Seen: dask 2026.8.0 (PyPI) draws from each partition by itself and rounds there: of 180 rows in one partition 9, in four 8 others,
# in twenty none, and 6 % are 20; no warning. head(3) of a county's rows looks into the first partition alone: none of its nine, with a warning.
# A draw by number does not exist: sample(n=9) is an error.
# Hurts: a list read with another block size, or from two files instead of one: with the published seed other sources are drawn, or nobody.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib dask==2026.8.0 pandas==3.1.1 pyarrow==26.0.1 numpy==2.4.6
PYTHONPATH=lib python3 -W ignore - <<'J'
import dask, pandas
from dask import dataframe
dask.config.set(scheduler="synchronous")
sources = pandas.DataFrame({"id": range(180), "county": [row // 9 for row in range(180)]})
drawn = {}
for parts in (1, 4, 20):
    table = dataframe.from_pandas(sources, npartitions=parts)
    assert table.npartitions == parts
    drawn[parts] = list(table.sample(frac=0.05, random_state=2026).compute()["id"])
    print("5 % of 180 in", parts, "partitions:", drawn[parts])
assert [len(ids) for ids in drawn.values()] == [9, 8, 0] and not set(drawn[4]) <= set(drawn[1])
six = len(table.sample(frac=0.06, random_state=2026).compute())
county = table[table["county"] == 3]
print("6 % in 20 partitions:", six, "| a county of", len(county), "and head(3):", len(county.head(3)))
assert six == 20 and len(county) == 9 and len(county.head(3)) == 0
try:
    table.sample(n=9)
    raise SystemExit("a draw by n exists")
except ValueError as error:
    print("sample(n=9):", error)
J
