#!/bin/sh
# Guess: an error cell that a reader does not know costs that cell, wherever it stands.
# Seen: one #SPILL! (as Excel writes it since dynamic arrays) in a column of remarks, and python-calamine 0.9.1 gives nothing of the
# whole sheet; pandas 3.1.1 with engine="calamine" neither, even with usecols that leave the column out. openpyxl 3.1.5
# gives the text, #N/A is None in calamine.
# Hurts: a registry of thousands of lines cannot be loaded for a remark that nobody reads, and the message names no cell.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5 pandas==3.1.1 python-calamine==0.9.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import zipfile, openpyxl, pandas, python_calamine
def book(name, literal):
    work = openpyxl.Workbook()
    for row in [["id", "division", "remark"], ["E-1", "150102", "X"], ["E-2", "150103", ""]]:
        work.active.append(row)
    work.save("plain.xlsx")
    with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile(name, "w") as made:
        for part in plain.namelist():
            text = plain.read(part)
            if part.endswith("sheet1.xml"):
                before, after = text.split(b'<c r="C2"', 1)
                text = before + b'<c r="C2" t="e"><v>' + literal + b"</v></c>" + after.split(b"</c>", 1)[1]
            made.writestr(part, text)
def seen(what, call):
    try: found = call()
    except Exception as error: found = f"{type(error).__name__}: {error}"
    print(what, found)
    return found
def calamine(name): return python_calamine.CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()
book("na.xlsx", b"#N/A"); book("spill.xlsx", b"#SPILL!")
assert len(seen("calamine #N/A", lambda: calamine("na.xlsx"))) == 3
assert "SPILL" in str(seen("calamine #SPILL!", lambda: calamine("spill.xlsx")))
only = dict(engine="calamine", usecols=["id", "division"], dtype=str)
assert "SPILL" in str(seen("pandas without the column", lambda: pandas.read_excel("spill.xlsx", **only)))
rows = seen("openpyxl", lambda: list(openpyxl.load_workbook("spill.xlsx").active.values))
assert rows[1] == ("E-1", "150102", "#SPILL!") and rows[2][0] == "E-2"
E
