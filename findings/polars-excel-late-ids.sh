#!/bin/sh
# Guess: read_excel gives every cell, or says which one does not fit the type of its column.
# Seen: polars 2.1.0 with its own engine (fastexcel 0.21.0) looks at 1,000 lines; where the ids are numbers up to there
# and texts later on (E-1100), all later ids are null, without an error. The engine openpyxl gives texts throughout;
# schema_overrides or infer_schema_length=None mends it.
# Hurts: registries that a second office has appended to with ids of its own: these sources are there, without an id,
# and unique(), joins and drop_nulls lose them.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5 xlsxwriter==3.3.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import polars, xlsxwriter
book = xlsxwriter.Workbook("registry.xlsx")
sheet = book.add_worksheet()
sheet.write_row(0, 0, ["id", "division"])
for row in range(1, 1201):
    sheet.write_row(row, 0, [row if row < 1100 else f"E-{row}", "150102"])
book.close()
def ids(**options):
    column = polars.read_excel("registry.xlsx", **options)["id"]
    print(options, column.dtype, "null", column.null_count(), "of", len(column), "the last", column[-1])
    return column.dtype, column.null_count(), column[-1]
print("polars", polars.__version__)
assert ids() == (polars.Int64, 101, None)
assert ids(engine="openpyxl") == (polars.String, 0, "E-1200")
assert ids(schema_overrides={"id": polars.String}) == (polars.String, 0, "E-1200")
assert ids(infer_schema_length=None) == (polars.String, 0, "E-1200")
E
