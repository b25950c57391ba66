#!/usr/bin/env bash
# Guess: an expression written once in Ibis, which turns it into each engine's own language, has one answer, or an error where an engine lacks it.
# Seen: ibis-framework 12.0.0 (PyPI) on DuckDB 1.4.4, SQLite, Polars 1.36.1 and DataFusion 50.1.0: 2.5 rounds to 2 on Polars and to 3 on the others, 0.285 to
# 0.29 on SQLite alone, -5 % 2 is 1 on Polars and -1 elsewhere. The length of 武川县 is 9 on Polars, which is asked for bytes, 3 elsewhere; wide blanks around a
# name are stripped there alone. The text 5.7 cast to an integer is 6 on DuckDB, 5 on SQLite and an error on the others; 300 into eight bits by try_cast is 44
# on DataFusion and null on two. 5 as a truth and back is 5 on SQLite and 1 elsewhere.
# Hurts: a check of the draw that is tried on one engine and run on another, which is what Ibis is for: another quota, another sieve of names.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib 'ibis-framework[duckdb,sqlite,polars,datafusion]==12.0.0' duckdb==1.4.4 polars==1.36.1 datafusion==50.1.0 sqlglot==27.29.0
PYTHONPATH=lib python3 -W ignore - <<'E'
import ibis, pandas

frame = pandas.DataFrame({"half": [2.5], "cents": [0.285], "five": [5], "below": [-5], "two": [2], "county": ["武川县"], "wide": ["　甲厂　"], "text": ["5.7"], "big": [300]})
engines = {name: getattr(ibis, name).connect() for name in ("duckdb", "sqlite", "polars", "datafusion")}
for engine in engines.values():
    engine.create_table("s", frame)

def ask(engine, expression):
    table = engine.table("s")
    try:
        value = engine.execute(table.select(v=expression(table)))["v"].tolist()[0]
    except Exception:
        return "error"
    return None if value != value else value

expected = [
    ("half.round()", lambda t: t.half.round(), [3, 3, 2, 3]),
    ("cents.round(2)", lambda t: t.cents.round(2), [0.28, 0.29, 0.28, 0.28]),
    ("-5 % 2", lambda t: t.below % t.two, [-1, -1, 1, -1]),
    ("length", lambda t: t.county.length(), [3, 3, 9, 3]),
    ("strip, length", lambda t: t.wide.strip().length(), [4, 4, 6, 4]),
    ("5.7 cast", lambda t: t.text.cast("int64"), [6, 5, "error", "error"]),
    ("5.7 try_cast", lambda t: t.text.try_cast("int64"), [6, "error", None, "error"]),
    ("300 try_cast int8", lambda t: t.big.try_cast("int8"), [None, "error", None, 44]),
    ("5 as a truth", lambda t: t.five.cast("boolean").cast("int64"), [1, 5, 1, 1]),
]
failed = False
for name, expression, answers in expected:
    seen = [ask(engine, expression) for engine in engines.values()]
    print(name, dict(zip(engines, seen)))
    failed |= seen != answers
assert not failed
E
