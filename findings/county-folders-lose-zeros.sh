#!/usr/bin/env bash
# Guess: a text column that a Parquet data set is split by, one folder for each county, comes back as the texts that were written.
# Seen: pyarrow 26.0.1 writes the folders county=010102 and county=150125 for a column of texts, and reads it back itself as the numbers 10102
# and 150125; so do polars 2.1.0, pandas 3.1.1 and chdb 4.4.0. DuckDB 2.0.1, whose guess is a date or a 64-bit number too, keeps 010102
# for its zero, and makes 150125 a number where no code begins with one. Split by credit codes, 911501021E00001139 and
# 911501022E00001298 are infinity both in polars, and chdb cannot read them.
# Hurts: the registry kept in one folder for each county: joined with the rules by its code, a county whose code begins with 0 has no source, and
# two enterprises are one.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pyarrow==26.0.1 polars==2.1.0 pandas==3.1.1 duckdb==2.0.1 chdb==4.4.0 numpy==2.4.6
PYTHONPATH=lib python3 -W ignore - <<'E'
import chdb, duckdb, json, math, pandas, polars, pyarrow, pyarrow.parquet as parquet

def write(name, key, *values):
    parquet.write_to_dataset(pyarrow.table({"id": [f"E-{n}" for n in range(len(values))], key: list(values)}), name, partition_cols=[key])

def clickhouse(name, key):
    rows = chdb.query(f"SELECT id, {key} FROM file('{name}/{key}=*/*.parquet') ORDER BY id SETTINGS use_hive_partitioning = 1, output_format_json_quote_64bit_integers = 0", "JSONEachRow")
    return [json.loads(row)[key] for row in str(rows).splitlines()]

readers = {
    "pyarrow": lambda name, key: [row[key] for row in sorted(parquet.read_table(name).to_pylist(), key=lambda row: row["id"])],
    "pandas": lambda name, key: pandas.read_parquet(name).sort_values("id")[key].tolist(),
    "polars": lambda name, key: polars.scan_parquet(name).sort("id").collect()[key].to_list(),
    "duckdb": lambda name, key: [row[0] for row in duckdb.sql(f"SELECT {key} FROM read_parquet('{name}/*/*.parquet', hive_partitioning = true) ORDER BY id").fetchall()],
    "chdb": clickhouse,
}
write("zero", "county", "010102", "150125")
write("none", "county", "150102", "150125")
write("code", "code", "911501021E00001139", "911501022E00001298", "911501020000000043")
seen = {name: (read("zero", "county"), read("none", "county")) for name, read in readers.items()}
for name, row in seen.items():
    print(name, *row)
numbers = ([10102, 150125], [150102, 150125])
assert seen == {"pyarrow": numbers, "pandas": numbers, "polars": numbers, "chdb": numbers, "duckdb": (["010102", "150125"], [150102, 150125])}
codes = readers["polars"]("code", "code")
print("polars", codes)
assert codes[:2] == [math.inf, math.inf] and codes[2] == 911501020000000043.0
try:
    clickhouse("code", "code")
    raise SystemExit("chdb reads them")
except RuntimeError as error:
    print("chdb", str(error)[:120])
    assert "Cannot convert string" in str(error)
for name in ("pyarrow", "pandas", "duckdb"):
    assert readers[name]("code", "code") == ["911501021E00001139", "911501022E00001298", "911501020000000043"]
E
