#!/usr/bin/env bash
# Guess: a reader of CSV made to keep ids and leading zeros leaves a column that is not all numbers a text.
# Seen: csvmedic 0.1.3 (PyPI) makes numbers of a column of credit codes of which a third have a letter: those are missing (NaN), the others
# 9.115e+17, and its report says "integer (confidence: 100%, converted)". A column of 5% and 1/5 is 5.0 and missing, one of dates
# in which a few permits say 长期, without an end, has nothing there. Columns with leading zeros are kept.
# Hurts: a registry sent through it on its way in: a third of the sources have no code, and every permit without an end is one
# without a date.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib csvmedic==0.1.3 pandas==3.1.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import csvmedic
lines = ["id,code,share,until,county"]
for number in range(30):
    code = f"91150102MA000000{number:02}" if number % 3 == 0 else f"9115010200000000{number:02}"
    lines.append(f"{number:04},{code},{'1/5' if number % 3 == 0 else '5%'},{'长期' if number % 9 == 0 else '2026-03-05'},0{number % 9 + 1}0102")
open("sources.csv", "w", encoding="utf-8").write("\n".join(lines) + "\n")
table = csvmedic.read("sources.csv")
missing = {name: int(table[name].isna().sum()) for name in table.columns}
report = str(table.attrs["diagnosis"])
print(table.head(4).to_string(), table.dtypes.astype(str).to_dict(), missing, report, sep="\n")
assert missing == {"id": 0, "code": 10, "share": 10, "until": 4, "county": 0}
assert table["code"].dtype == float and table["share"].dropna().eq(5.0).all() and str(table["until"].dtype).startswith("datetime64")
assert table["id"].iloc[1] == "0001" and "code: integer (confidence: 100%, converted)" in report
E
