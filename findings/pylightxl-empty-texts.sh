#!/bin/sh
# Guess: a reader of .xlsx either reads what openpyxl wrote or says that it cannot.
# Seen: pylightxl 1.61 gives an empty text for every text of a book of openpyxl 3.1.5, which writes texts into the
# cells (inlineStr) and not into a shared table; numbers come, there is no error. A book of XlsxWriter 3.3.1 is read
# right.
# Hurts: a registry on its way from one small Python tool to another arrives with as many lines and without ids,
# names, codes.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pylightxl==1.61 openpyxl==3.1.5 xlsxwriter==3.3.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import openpyxl, pylightxl, xlsxwriter
rows = [["id", "division", "inspections"], ["E-1", "150102", 1], ["E-2", "150103", 0]]
book = openpyxl.Workbook()
for row in rows:
    book.active.append(row)
book.save("openpyxl.xlsx")
book = xlsxwriter.Workbook("xlsxwriter.xlsx")
sheet = book.add_worksheet("Sheet")
for number, row in enumerate(rows):
    sheet.write_row(number, 0, row)
book.close()
def read(name):
    seen = [list(row) for row in pylightxl.readxl(name).ws("Sheet").rows]
    print("pylightxl of", name, seen)
    return seen
assert read("xlsxwriter.xlsx") == rows
assert read("openpyxl.xlsx") == [["", "", ""], ["", "", 1], ["", "", 0]]
assert [list(row) for row in openpyxl.load_workbook("openpyxl.xlsx").active.values] == rows
E
