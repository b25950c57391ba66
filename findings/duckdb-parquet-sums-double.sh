#!/bin/sh
# Guess: what DuckDB holds as an integer it writes to Parquet as an integer, or refuses.
# Seen: DuckDB 2.0.1 gives sum() of integers the type HUGEINT, for which Parquet has none, and writes a DOUBLE without
# a word: the number 911501020000000043 is 911501020000000000 in the file, and so is every sum above 2^53; other
# readers see a column of floats, 21.0 for 21. The same COPY to CSV, and count(), stay exact.
# Hurts: yearly sums of quotas and of codes used as checksums, published as Parquet: a comparison with the exact number
# fails, or two different ones are equal.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib duckdb==2.0.1 pyarrow==26.0.1
PYTHONPATH=lib python3 - <<'E'
import duckdb, pyarrow.parquet
print("duckdb", duckdb.__version__)
query = "select sum(code) as codes, sum(quota) as quota, count(*) as lines from (values (911501020000000043::bigint, 21)) list(code, quota)"
exact = duckdb.sql(query)
print("in DuckDB", exact.fetchall(), *exact.types)
duckdb.sql(f"copy ({query}) to 'sums.parquet'")
duckdb.sql(f"copy ({query}) to 'sums.csv'")
written = pyarrow.parquet.read_table("sums.parquet")
print("in Parquet", written.to_pylist(), *written.schema.types)
assert exact.fetchall() == [(911501020000000043, 21, 1)]
assert [str(kind) for kind in written.schema.types] == ["double", "double", "int64"]
assert int(written["codes"][0].as_py()) == 911501020000000000
assert open("sums.csv").read().endswith("911501020000000043,21,1\n")
E
