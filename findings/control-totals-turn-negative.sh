#!/usr/bin/env bash
# Guess: the sum of a column of numbers is their sum, or an error where it does not fit.
# Seen: eleven credit codes of digits, summed as a control total, are -8420232853709550208 in pandas 3.1.1, polars 2.1.0, pyarrow 26.0.1,
# DataFusion 55.0.0 and, of Int64, chdb 4.4.0, without a word. DuckDB 2.0.1 and chdb's UInt64 give 10026511220000001408, SQLite an
# error "integer overflow".
# Hurts: the total over the codes that auditors put at the foot of a list, to find lines that were lost: two programs of two parties do not
# agree although their lists do, and lists that differ by 2^64 in sum agree.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pandas==3.1.1 polars==2.1.0 pyarrow==26.0.1 datafusion==55.0.0 chdb==4.4.0 duckdb==2.0.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import sqlite3
import chdb, datafusion, duckdb, pandas, polars, pyarrow, pyarrow.compute
codes = [911501020000000043 + 17 * i for i in range(11)]
values = ",".join(f"({code})" for code in codes)
seen = {
    "pandas": int(pandas.Series(codes).sum()),
    "polars": polars.Series(codes).sum(),
    "pyarrow": pyarrow.compute.sum(pyarrow.array(codes)).as_py(),
    "datafusion": datafusion.SessionContext().sql(f"select sum(code) as total from (values {values}) list(code)").to_pydict()["total"][0],
    "chdb Int64": int(str(chdb.query(f"select sum(code) from values('code Int64', {values})", "CSV"))),
    "chdb UInt64": int(str(chdb.query(f"select sum(code) from values('code UInt64', {values})", "CSV"))),
    "duckdb": duckdb.sql(f"select sum(code) from (values {values}) list(code)").fetchall()[0][0],
}
try:
    seen["sqlite"] = sqlite3.connect(":memory:").execute(f"select sum(column1) from (values {values})").fetchone()[0]
except sqlite3.OperationalError as error:
    seen["sqlite"] = str(error)
for name, total in seen.items():
    print(name, total)
right = sum(codes)
assert right == 10026511220000001408
assert [name for name, total in seen.items() if total == right] == ["chdb UInt64", "duckdb"]
assert [name for name, total in seen.items() if total == right - 2**64] == ["pandas", "polars", "pyarrow", "datafusion", "chdb Int64"]
assert seen["sqlite"] == "integer overflow"
E
