#!/usr/bin/env bash
# Guess: in the SQL of a data frame library substr(code, 1, 4) is the prefecture's part of a division code, as in every other SQL.
# Seen: daft 0.6.14 (PyPI) counts from 0: substr('150125', 1, 4) is 5012 and substr('武川县', 1, 2) is 川县; substr from 0 is right, and left too. A
# month after 31 January is 3 March, '5' + 1 the text 51, a cast of 300 to tinyint 44, and of 2026-02-30 to a date or 5.7 in a text to a number null. DuckDB
# 2.0.1 has 1501, 28 February and errors, and 6 of 5.7. Its CSV reader makes infinity of both credit codes 911501021E00001139 and 911501022E00001298 and times of ratios.
# Hurts: sources grouped by the first digits of their county: other groups, without an error, since 5012 groups as well.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib daft==0.6.14 duckdb==2.0.1
printf 'id,code,ratio\nE-1,911501021E00001139,1:10\nE-2,911501022E00001298,1:5\n' > seen.csv
PYTHONPATH=lib python3 -W ignore - 2>/dev/null <<'E'
import datetime, math
import daft, duckdb

one = daft.from_pydict({"n": [1]})
def other(text):
    try:
        return duckdb.sql(f"SELECT {text}").fetchall()[0][0]
    except duckdb.Error:
        return "error"

march, february = datetime.date(2026, 3, 3), datetime.datetime(2026, 2, 28)
for text, expected, duck in (
    ("substr('150125', 1, 4)", "5012", "1501"), ("substr('150125', 0, 4)", "1501", "150"), ("left('150125', 4)", "1501", "1501"), ("substr('武川县', 1, 2)", "川县", "武川"),
    ("date '2026-01-31' + interval '1 month'", march, february), ("'5' + 1", "51", "error"), ("cast(300 as tinyint)", 44, "error"),
    ("cast('2026-02-30' as date)", None, "error"), ("cast('5.7' as int)", None, 6), ("9223372036854775807 + 1", -(2**63), None),
):
    (seen,) = daft.sql(f"SELECT {text} AS seen FROM one", one=one).to_pydict()["seen"]
    print(text, repr(seen), repr(other(text)))
    assert seen == expected and (duck is None or other(text) == duck)
table = daft.read_csv("seen.csv").to_pydict()
print(table)
assert table["code"] == [math.inf, math.inf] and table["ratio"] == [datetime.time(1, 10), datetime.time(1, 5)]
E
