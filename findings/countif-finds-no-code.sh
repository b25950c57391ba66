#!/usr/bin/env bash
# Guess: COUNTIF(A:A,A1) counts at least the cell that it is asked for, as in every spreadsheet.
# Seen: formulas 1.3.4 (PyPI), which recalculates workbooks without Excel, counts 0 if the cell is a text of digits: a code of 18
# digits that stands twice is counted 0 times, IF(COUNTIF(...)>1,"twice","once") says once, SUMIF and SUMIFS by it are 0, and
# COUNTIF by 010102 is #VALUE!. Ids with a letter are counted. MATCH and SUMPRODUCT((A1:A6=A1)*1) find the same texts.
# pycel 1.0b30 and formulon 0.18.0 have 2; xlcalculator 0.5.0 has 2 but finds 010102 not at all.
# Hurts: the check for doubles that every registry's workbook carries: recalculated on a server it finds none, and counts and
# sums by county code are 0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
for package in formulas==1.3.4 pycel==1.0b30 xlcalculator==0.5.0 formulon==0.18.0; do
  python3 -m pip install -qq --no-warn-conflicts --target "${package%%==*}" "$package" openpyxl==3.1.5
done
cat > seen.py <<'E'
import sys, warnings
import openpyxl
warnings.filterwarnings("ignore")
asked = ["COUNTIF(A1:A6,A1)", 'IF(COUNTIF(A1:A6,A1)>1,"twice","once")', "COUNTIF(A1:A6,A3)", "COUNTIF(A1:A6,A4)", "MATCH(A1,A1:A6,0)"]
if sys.argv[1] != "xlcalculator":
    asked += ["SUMIF(A1:A6,A1,B1:B6)", "SUMPRODUCT((A1:A6=A1)*1)"]
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "S"
for row, text in enumerate(["911501020000000043", "911501020000000043", "010102", "E-1", "E-1", "武川县"], 1):
    sheet.cell(row, 1, text)
    sheet.cell(row, 2, row)
for row, formula in enumerate(asked, 1):
    sheet.cell(row, 4, "=" + formula)
book.save("book.xlsx")

def evaluate(engine):
    if engine == "formulas":
        import formulas
        seen = formulas.ExcelModel().loads("book.xlsx").finish().calculate()
        return lambda row: seen[f"'[book.xlsx]S'!D{row}"].value[0, 0]
    if engine == "pycel":
        from pycel import ExcelCompiler
        book = ExcelCompiler("book.xlsx")
        return lambda row: book.evaluate(f"S!D{row}")
    if engine == "xlcalculator":
        from xlcalculator import Evaluator, ModelCompiler
        book = Evaluator(ModelCompiler().read_and_parse_archive("book.xlsx"))
        return lambda row: book.evaluate(f"S!D{row}").value
    import formulon
    book = formulon.Workbook.load(open("book.xlsx", "rb").read())
    book.recalc()
    return lambda row: book.get_value(0, row - 1, 3).to_python()

value = evaluate(sys.argv[1])
seen = [str(value(row)) if isinstance(value(row), str) or "rror" in type(value(row)).__name__ else int(value(row)) for row in range(1, len(asked) + 1)]
print(sys.argv[1], dict(zip(asked, seen)))
assert seen == {"formulas": [0, "once", "#VALUE!", 2, 1, 0, 2], "xlcalculator": [2, "twice", 0, 2, 1]}.get(sys.argv[1], [2, "twice", 1, 2, 1, 3, 2])
E
for engine in formulas pycel xlcalculator formulon; do PYTHONPATH=$engine python3 seen.py $engine 2>/dev/null; done
