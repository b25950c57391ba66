#!/bin/sh
# Guess: USING SAMPLE 5% draws one in twenty, and after setseed ORDER BY random() draws the same again.
# Seen: DuckDB 2.0.1 samples whole vectors of 2,048 rows: of 200 sources 5% is none, or now and then all 200;
# "5% (bernoulli)" and "10 ROWS" do what is said. After setseed(0.7) on four threads the first five of 300,000 rows
# by random() are other ones from run to run, since the threads share the sequence; on one thread, or below 122,880
# rows, they are always the same.
# Hurts: a draw of 5% by SQL that draws nobody, or everybody; a seed that is published and does not give the draw
# again, though it did in every test with a small list.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib duckdb==2.0.1
PYTHONPATH=lib python3 - <<'E'
from collections import Counter
import duckdb
print("duckdb", duckdb.__version__)
base = duckdb.connect()
base.sql("create table few as select range as id from range(200)")
base.sql("create table many as select range as id from range(300000)")
def size(sample): return len(base.sql(f"select id from few using sample {sample}").fetchall())
sizes = Counter(size("5%") for _ in range(400))
print("5% of 200, 400 times:", dict(sizes))
assert set(sizes) == {0, 200}
assert size("10 rows") == 10 and 0 < size("5% (bernoulli)") < 40
def draws(table, threads, times):
    base.sql(f"set threads = {threads}")
    seen = Counter()
    for _ in range(times):
        base.sql("select setseed(0.7)").fetchall()
        seen[tuple(row[0] for row in base.sql(f"select id from {table} order by random() limit 5").fetchall())] += 1
    print(table, "on", threads, "threads, different draws with one seed:", len(seen))
    return len(seen)
assert draws("many", 1, 10) == 1
assert draws("few", 4, 10) == 1
assert draws("many", 4, 60) > 1
E
