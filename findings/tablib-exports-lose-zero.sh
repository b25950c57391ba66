#!/usr/bin/env bash
# Guess: one table written by one library in another form holds the same cells.
# Seen: tablib 3.10.0 (PyPI) writes a quota of 0 and the answer False as blank cells in its forms jira and latex, and as 0 and False in rst, html, csv and json. In its dbf
# the text "3" becomes "    3" and "1:10" "    1:10", with blanks in front as a number has them, where the codes of the first columns stay; a header 企业名称 is KeyError('°'), and a
# number in one line and none in the next a TypeError. In xls the answer False is the number 0.
# Hurts: a county without inspections is a county without a word in the printed table; ids from the dbf match no others.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib 'tablib[xls]==3.10.0' xlrd==2.0.2 xlwt==1.3.0
PYTHONPATH=lib python3 - <<'J'
import tablib
table = tablib.Dataset(["甲县", 0, False], ["乙县", 5, True], headers=["county", "quota", "published"])
for form, cells in {"jira": ["甲县", "", ""], "latex": ["甲县", "", ""], "rst": ["甲县", "0", "False"], "csv": ["甲县", "0", "False"]}.items():
    line = next(one for one in table.export(form).splitlines() if "甲县" in one)
    seen = [cell.strip(" \\") for cell in line.strip("|").replace("|", ",").replace("&", ",").replace("  ", ",").split(",")]
    print(form, repr(line))
    assert [cell for cell in seen if cell] == [cell for cell in cells if cell]
assert "<td>0</td>" in table.export("html") and '"quota": 0, "published": false' in table.export("json")
xls = tablib.Dataset().load(table.export("xls"), format="xls")[0]
print("xls", xls)
assert xls[2] == 0 and xls[2] is not False
rows = tablib.Dataset(["甲厂", "3", "1:10"], headers=["name", "quota", "ratio"])
dbf = tablib.Dataset().load(rows.export("dbf"), format="dbf")[0]
print("dbf", dbf)
assert dbf == ("甲厂", "    3", "    1:10")
for headers, lines, wanted in ((["企业名称"], [["甲厂"]], KeyError), (["id", "quota"], [["E-1", 3], ["E-2", None]], TypeError)):
    try:
        tablib.Dataset(*lines, headers=headers).export("dbf")
        raise SystemExit("written")
    except wanted as error:
        print("dbf", headers, repr(error))
J
