#!/bin/sh
# Guess: engines that read CSV leave a ratio such as 1:10 a text, or agree what it is.
# Seen: DuckDB 2.0.1 reads a column of 1:10 and 1:20 as TIME 01:10:00, pyarrow 26.0.1 leaves these text but reads
# 10:30 and 01:10 as time32; polars 2.1.0 and chdb 4.4.0 keep all as text. 1:5 is a text everywhere, and one such cell
# turns DuckDB's column back into text: the type hangs on the smallest ratio of the year. DuckDB also reads a column
# of inf as the DATE 9999-12-31.
# Hurts: tables of sampling ratios and loads; a Parquet made of the CSV holds the times for good.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib duckdb==2.0.1 pyarrow==26.0.1 polars==2.1.0 chdb==4.4.0
PYTHONPATH=lib python3 - <<'E'
import chdb, duckdb, polars, pyarrow.csv
def cells(*ratios):
    with open("x.csv", "w") as file:
        file.write("id,ratio\n" + "".join(f"E-{i},{ratio}\n" for i, ratio in enumerate(ratios)))
    duck = duckdb.sql("select ratio from read_csv('x.csv', header = true)")
    arrow = pyarrow.csv.read_csv("x.csv")["ratio"]
    polar = polars.read_csv("x.csv")["ratio"]
    click = chdb.query("select toTypeName(ratio), toString(ratio) from file('x.csv', CSVWithNames) limit 1", "TSV")
    click = click.bytes().decode().strip().split("\t")
    seen = [(str(duck.types[0]), str(duck.limit(1).fetchall()[0][0])), (str(arrow.type), str(arrow[0].as_py())),
            (str(polar.dtype), str(polar[0])), (click[0], click[1])]
    print(ratios, *(" ".join(pair) for pair in seen), sep=" | ")
    return seen
print("cells | duckdb", duckdb.__version__, "| pyarrow", pyarrow.__version__, "| polars", polars.__version__, "| chdb", chdb.__version__)
text = [("VARCHAR", "1:10"), ("string", "1:10"), ("String", "1:10"), ("Nullable(String)", "1:10")]
assert cells("1:10", "1:20") == [("TIME", "01:10:00")] + text[1:]
assert cells("1:10", "1:5") == text
assert cells("10:30", "10:20")[:2] == [("TIME", "10:30:00"), ("time32[s]", "10:30:00")]
assert cells("inf", "inf")[0] == ("DATE", "9999-12-31")
E
