#!/bin/sh
# Guess: what stands between quotes in JSON stays a text: that is why codes are published so.
# Seen: pandas 3.1.1 read_json makes the texts "010102" the number 10102, "1E5" 100000.0 and, in a field called
# modified, "1700000000" a moment of 2023; DuckDB 2.0.1 makes "10:30" a TIME; pyarrow 26.0.1 makes "2026-03-05" a
# timestamp of midnight, DuckDB and chdb 4.4.0 a date. polars 2.1.0 alone keeps all. pandas keeps them with
# dtype=False, convert_dates=False.
# Hurts: published lists and registries in JSON: the division loses its zero although its publisher did everything
# right.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pandas==3.1.1 duckdb==2.0.1 pyarrow==26.0.1 polars==2.1.0 chdb==4.4.0
PYTHONPATH=lib python3 -W ignore - <<'E'
import json
import chdb, duckdb, pandas, polars, pyarrow.json
row = {"division": "010102", "id": "1E5", "modified": "1700000000", "window": "10:30", "day": "2026-03-05"}
rows = [row, {**row, "id": "2E5", "window": "10:20"}]
json.dump(rows, open("list.json", "w"))
open("list.ndjson", "w").write("".join(json.dumps(row) + "\n" for row in rows))
def show(name, types):
    print(name, types)
    return types
frame = pandas.read_json("list.json")
print("pandas", frame.iloc[0].to_dict())
assert frame["division"][0] == 10102 and frame["id"][0] == 100000.0 and frame["modified"][0].year == 2023
assert frame["window"][0] == "10:30" and frame["day"][0] == "2026-03-05"
assert pandas.read_json("list.json", dtype=False, convert_dates=False).iloc[0].to_dict() == row
duck = duckdb.sql("select * from read_json('list.json')")
duck = show("duckdb", dict(zip(duck.columns, map(str, duck.types))))
assert duck == dict.fromkeys(row, "VARCHAR") | {"window": "TIME", "day": "DATE"}
arrow = pyarrow.json.read_json("list.ndjson").schema
assert show("pyarrow", {f.name: str(f.type) for f in arrow}) == dict.fromkeys(row, "string") | {"day": "timestamp[s]"}
click = chdb.query("describe file('list.json')", "TSV").bytes().decode().splitlines()
click = show("chdb", dict(line.split("\t")[:2] for line in click))
assert click == dict.fromkeys(row, "Nullable(String)") | {"day": "Nullable(Date)"}
polar = show("polars", {name: str(kind) for name, kind in polars.read_json("list.json").schema.items()})
assert polar == dict.fromkeys(row, "String")
E
