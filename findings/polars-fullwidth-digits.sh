#!/bin/sh
# Guess: polars' read_csv takes a cell that is no number as text, or says null where it may ignore errors.
# Seen: polars 2.1.0 infers an integer from full-width digits (１２, as Chinese input methods type them), cannot read
# them as such, and the whole file fails: "could not parse `１２` as dtype `i128`". With ignore_errors=True the column
# is Int128 and the cell null. １２号 is text; １２ in one cell of a column of numbers fails likewise; infer_schema=False
# gives the text. More lines to infer from, which the message proposes, do not help.
# Hurts: any list filled in by hand in China; pandas and DuckDB read the same file.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib polars==2.1.0
PYTHONPATH=lib python3 - <<'E'
import polars
print("polars", polars.__version__)
def read(text, **options):
    try:
        table = polars.read_csv(text.encode(), **options)
        seen = str(table.schema["n"]), table["n"].to_list()
    except polars.exceptions.ComputeError as error:
        seen = str(error).splitlines()[0]
    print(repr(text), options, "→", seen)
    return seen
wide = "id,n\nE-1,１２\nE-2,１３\n"
assert read(wide).startswith("could not parse `１２` as dtype `i128`")
assert read(wide, infer_schema_length=None).startswith("could not parse `１２`")
assert read(wide, ignore_errors=True) == ("Int128", [None, None])
assert read(wide, infer_schema=False) == ("String", ["１２", "１３"])
assert read("id,n\nE-1,12\nE-2,１３\n").startswith("could not parse `１３`")
assert read("id,n\nE-1,１２号\nE-2,１３\n") == ("String", ["１２号", "１３"])
E
