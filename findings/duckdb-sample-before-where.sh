#!/usr/bin/env bash
# Guess: USING SAMPLE 5 ROWS, written at the end of a query, draws five of the rows that its WHERE leaves.
# Seen: duckdb 2.0.1 (PyPI) draws five of the whole table and applies WHERE to them: of the 100 enterprises of one county among 1,000
# the query hands out none or one, seldom two or more, without a warning, and with REPEATABLE the same none every time. A
# GROUP BY in the same query sums the five as if they were all. Only a subquery makes the sample one of the county.
# Hurts: "five enterprises of the county" drawn by one line of SQL: a short or empty list that looks like an outcome.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib duckdb==2.0.1
PYTHONPATH=lib python3 - <<'E'
import duckdb
base = duckdb.connect()
base.execute("CREATE TABLE sources AS SELECT i AS id, IF(i % 10 = 0, '武川县', '托克托县') AS county FROM range(1000) AS r(i)")
def sizes(query, times=200):
    seen = [len(base.execute(query).fetchall()) for _ in range(times)]
    print(query, {size: seen.count(size) for size in sorted(set(seen))})
    return seen
assert base.execute("SELECT count(*) FROM sources WHERE county = '武川县'").fetchone() == (100,)
plain = sizes("SELECT * FROM sources WHERE county = '武川县' USING SAMPLE 5 ROWS")
assert plain.count(0) > 60 and sum(plain) < 200 and plain.count(5) < 3
assert len(set(sizes("SELECT * FROM sources WHERE county = '武川县' USING SAMPLE reservoir(5 ROWS) REPEATABLE (2026)", 20))) == 1
assert set(sizes("SELECT * FROM (SELECT * FROM sources WHERE county = '武川县') USING SAMPLE 5 ROWS")) == {5}
counted = base.execute("SELECT sum(n)::INTEGER FROM (SELECT county, count(*) AS n FROM sources GROUP BY county USING SAMPLE 5 ROWS)").fetchone()
print("counted by county:", counted)
assert counted == (5,)
E
