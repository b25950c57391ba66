#!/usr/bin/env bash
# Guess: a package that prints a table prints texts as they are.
# Seen: of texts that look like numbers texttable 1.7.2 and beautifultable 1.1.0 print inf for the credit codes 911501021E00001139
# and 911501022E00001298, 10102 for 010102 and 86 for +86; texttable prints 9.115e+17 for a code of 18 digits. tabulate 0.10.0,
# and with it to_markdown of pandas 3.1.1, keeps these, but prints the items 1.1 and 1.10 both as 1.1, as the others do.
# prettytable 3.18.0 prints all as they are, and so do tabulate with disable_numparse=True and texttable with the types "t".
# Hurts: lists of drawn enterprises and of items to check that are published from a script.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib tabulate==0.10.0 prettytable==3.18.0 texttable==1.7.2 beautifultable==1.1.0 pandas==3.1.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import pandas
from beautifultable import BeautifulTable
from prettytable import PrettyTable
from tabulate import tabulate
from texttable import Texttable
heads = ["code", "id", "item", "phone", "number"]
rows = [["911501021E00001139", "010102", "1.1", "+86", "911501020000000043"], ["911501022E00001298", "150102", "1.10", "+852", "911501020000000060"]]
def drawn(make):
    table = Texttable(max_width=0)
    table.set_cols_dtype([make] * len(heads))
    table.add_rows([heads, *rows])
    return table.draw()
def beautiful():
    table = BeautifulTable(maxwidth=200)
    for row in rows:
        table.rows.append(row)
    return str(table)
def pretty():
    table = PrettyTable(heads)
    table.add_rows(rows)
    return table.get_string()
texts = {
    "tabulate": tabulate(rows, heads), "tabulate, disable_numparse": tabulate(rows, heads, disable_numparse=True), "to_markdown": pandas.DataFrame(rows, columns=heads).to_markdown(index=False),
    "texttable": drawn("a"), "texttable, t": drawn("t"), "beautifultable": beautiful(), "prettytable": pretty(),
}
seen = {name: [line.replace("|", " ").split() for line in text.splitlines() if any(cell in line for cell in ("010102", "10102", "150102"))] for name, text in texts.items()}
for name, read in seen.items():
    print(name, read)
short = [row[:2] + ["1.1"] + row[3:] for row in rows]
assert seen["tabulate"] == seen["to_markdown"] == short
assert seen["tabulate, disable_numparse"] == seen["texttable, t"] == seen["prettytable"] == rows
assert seen["texttable"] == [["inf", "10102", "1.100", "86", "9.115e+17"], ["inf", "150102", "1.100", "852", "9.115e+17"]]
assert [row[:4] for row in seen["beautifultable"]] == [["inf", "10102", "1.1", "86"], ["inf", "150102", "1.1", "852"]]
E
