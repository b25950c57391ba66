#!/usr/bin/env bash
# Guess: 9999-12-31, by which registers say 长期 (without an end), is read from a Parquet file as what it is, or refused.
# Seen: fastparquet 2026.9.0 reads it as 1816-03-29 05:56:08.066277376, and 2300-01-01 as a day of 1715, from a column of days that pyarrow 26.0.1 wrote; pyarrow itself does
# so where the file keeps times in INT96, as Hive and Impala write them, which polars 2.1.0 and DuckDB 2.0.1 read rightly; and so do
# str.to_datetime of polars and NumPy 2.4.6 in nanoseconds. None warns. polars' cast, pandas 3.1.1 and DuckDB refuse.
# Hurts: permits without an end have run out two centuries ago, and whoever holds one is left out of the draw.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib fastparquet==2026.9.0 pyarrow==26.0.1 polars==2.1.0 duckdb==2.0.1 pandas==3.1.1 numpy==2.4.6
PYTHONPATH=lib python3 - <<'E'
import datetime, duckdb, fastparquet, numpy, pandas, polars, pyarrow, pyarrow.parquet as parquet
days = [datetime.date(9999, 12, 31), datetime.date(2300, 1, 1), datetime.date(2026, 3, 5)]
texts = [str(day) for day in days]
table = pyarrow.table({"till": pyarrow.array(days)})
parquet.write_table(table, "days.parquet")
parquet.write_table(table.cast(pyarrow.schema({"till": pyarrow.timestamp("us")})), "int96.parquet", use_deprecated_int96_timestamps=True)
moved = ["1816-03-29", "1715-06-13", "2026-03-05"]
seen = {
    "fastparquet": fastparquet.ParquetFile("days.parquet").to_pandas().till,
    "pyarrow INT96": parquet.read_table("int96.parquet")["till"].to_pylist(),
    "fastparquet INT96": fastparquet.ParquetFile("int96.parquet").to_pandas().till,
    "polars to_datetime ns": polars.Series([f"{text} 00:00" for text in texts]).str.to_datetime("%Y-%m-%d %H:%M", time_unit="ns"),
    "numpy ns": numpy.array(texts, "datetime64[D]").astype("datetime64[ns]"),
    "pyarrow": parquet.read_table("days.parquet")["till"].to_pylist(),
    "polars INT96": polars.read_parquet("int96.parquet")["till"],
    "duckdb INT96": [till for till, in duckdb.sql("from 'int96.parquet'").fetchall()],
}
for name, column in seen.items():
    column = [str(till)[:10] for till in column]
    print(name, *column)
    assert column == (texts if name in ("pyarrow", "polars INT96", "duckdb INT96") else moved), name
for name, cast in {
    "polars cast": lambda: polars.Series(days).cast(polars.Datetime("ns")),
    "pandas": lambda: pandas.Series(numpy.array(texts, "datetime64[D]")).astype("datetime64[ns]"),
    "duckdb": lambda: duckdb.sql("select cast(till as timestamp_ns) from 'days.parquet'").fetchall(),
}.items():
    try:
        cast()
    except Exception as error:
        print(name, "refuses:", type(error).__name__)
    else:
        raise SystemExit(f"{name} takes it now")
E
