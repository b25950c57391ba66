#!/usr/bin/env bash
# Guess: a table made for the web of a workbook "with cell formatting" shows each number as the workbook does.
# Seen: xlsx2html 0.6.4 (PyPI) shows 21 with the format General"家" as General"家", without the number, 21 with [DBNum1]0 as [DBNum21]0, and a quarter with # ?/? as 0 /. 0"家" is 21"家" with its marks; aaaa, the weekday, reads aaaa. Halves go to the even
# number: 2.5 is 2, 3.5 is 4, 0.285 is 0.28 and 0.125 is 0.12, where Excel shows 3, 4, 0.29 and 0.13. The formula =1+2 without a stored value is blank. Dates such as 2026年10月1日 are right.
# Hurts: results put on a bureau's web page: quotas that have vanished behind their unit, and rates that differ from the workbook
# beside them.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib xlsx2html==0.6.4 openpyxl==3.1.5
PYTHONPATH=lib python3 -W ignore - <<'E'
import datetime, html, io, re
from openpyxl import Workbook
from xlsx2html import xlsx2html
day = datetime.date(2026, 10, 1)
cases = [
    (21, 'General"家"', 'General"家"'), (21, "[DBNum1]0", "[DBNum21]0"), (0.25, "# ?/?", "0 /"), (21, '0"家"', '21"家"'), (day, "aaaa", "aaaa"),
    (2.5, "0", "2"), (3.5, "0", "4"), (0.285, "0.00", "0.28"), (0.125, "0.00", "0.12"), ("=1+2", "General", "\xa0"), (day, 'yyyy"年"m"月"d"日"', "2026年10月1日"), (10102, "000000", "010102"),
]
book, file, page = Workbook(), io.BytesIO(), io.StringIO()
for line, (value, shown, _) in enumerate(cases, 1):
    book.active.cell(line, 1, value).number_format = shown
book.save(file)
file.seek(0)
xlsx2html(file, page, locale="zh")
cells = [html.unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", page.getvalue(), re.S)]
for (value, shown, expected), cell in zip(cases, cells, strict=True):
    print(value, shown, "→", cell)
    assert cell == expected, expected
E
