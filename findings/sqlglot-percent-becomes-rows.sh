#!/usr/bin/env bash
# Guess: SQL that draws five per cent draws five per cent when sqlglot turns it into another dialect, or sqlglot warns.
# Seen: sqlglot 30.30.0 turns Oracle's FETCH FIRST 5 PERCENT ROWS ONLY into LIMIT 5 for DuckDB, SQLite, MySQL, Spark and BigQuery, and SQL
# Server's TOP 5 PERCENT into Oracle's FETCH FIRST 5 ROWS ONLY, without a warning, also with unsupported_level=RAISE: of 2,000 sources
# 5 are drawn where 100 are due. TOP 5 WITH TIES loses its ties on the way to Oracle; Snowflake's SAMPLE BERNOULLI (10 ROWS) is
# BERNOULLI (10) for PostgreSQL, where 10 is per cent. For SQLite TABLESAMPLE (10 ROWS) is the whole table, with a warning.
# Hurts: a yearly draw moved from one database to another by a tool: it runs, and draws a twentieth of what the plan says.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib sqlglot==30.30.0 duckdb==2.0.1
PYTHONPATH=lib python3 - <<'E'
import sqlite3
import duckdb, sqlglot

def turn(sql, read, write):
    made = sqlglot.transpile(sql, read=read, write=write, unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
    print(f"{read} -> {write}: {made}")
    return made

oracle = "SELECT id FROM sources ORDER BY DBMS_RANDOM.VALUE FETCH FIRST 5 PERCENT ROWS ONLY"
for write in ("duckdb", "sqlite", "mysql", "spark", "bigquery"):
    assert turn(oracle, "oracle", write).endswith("LIMIT 5")
lite = sqlite3.connect(":memory:")
lite.execute("CREATE TABLE sources (id INTEGER)")
lite.executemany("INSERT INTO sources VALUES (?)", [(id,) for id in range(2000)])
duck = duckdb.connect()
duck.execute("CREATE TABLE sources AS SELECT range AS id FROM range(2000)")
drawn = [len(lite.execute(turn(oracle, "oracle", "sqlite")).fetchall()), len(duck.execute(turn(oracle, "oracle", "duckdb")).fetchall())]
print("drawn of 2000:", drawn)
assert drawn == [5, 5]
for top in ("TOP 5 PERCENT", "TOP 5 WITH TIES"):
    assert turn(f"SELECT {top} id FROM sources ORDER BY load", "tsql", "oracle").endswith("FETCH FIRST 5 ROWS ONLY")
assert turn("SELECT id FROM sources SAMPLE BERNOULLI (10 ROWS)", "snowflake", "postgres").endswith("TABLESAMPLE BERNOULLI (10)")
assert sqlglot.transpile("SELECT id FROM sources TABLESAMPLE (10 ROWS)", read="spark", write="sqlite")[0] == "SELECT id FROM sources"
E
