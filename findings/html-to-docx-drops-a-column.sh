#!/usr/bin/env bash
# Guess: an HTML table turned into a Word document has all its cells, also where its head spans two columns.
# Seen: htmldocx 0.0.6 (PyPI) makes as many columns as the first line has cells: under a head 县 | 家 that spans 计划 and 实际 the
# column 实际 is left out, 20 is nowhere, and of the next line 22 and 19 stand under 县 and 计划, without an error. html2docx 1.6.0
# keeps them and moves the lines below 武川县, which spans two, to the left: 22 stands under 县. html-to-docx 1.8.0 (npm) has each
# number in its place.
# Hurts: a report whose table of planned and inspected is made as a web page and handed in as .docx: the inspected are missing.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent html-to-docx@1.8.0 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib htmldocx==0.0.6 html2docx==1.6.0 python-docx==1.2.0
cat > table.html <<'E'
<table><tr><th rowspan="2">县</th><th colspan="2">家</th></tr><tr><td>计划</td><td>实际</td></tr>
<tr><td rowspan="2">武川县</td><td>21</td><td>20</td></tr><tr><td>22</td><td>19</td></tr></table>
E
node -e "const fs = require('fs'); require('html-to-docx')(fs.readFileSync('table.html', 'utf8')).then(made => fs.writeFileSync('npm.docx', made))"
PYTHONPATH=lib python3 -W ignore - <<'E'
import docx, html2docx, htmldocx
html = open("table.html", encoding="utf-8").read()
made = docx.Document()
htmldocx.HtmlToDocx().add_html_to_document(html, made)
seen = {"htmldocx": made, "html2docx": docx.Document(html2docx.html2docx(html, title="")), "html-to-docx": docx.Document("npm.docx")}
for name, document in seen.items():
    seen[name] = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    print(name, seen[name])
assert seen["htmldocx"] == [["县", "家"], ["计划", "实际"], ["武川县", "21"], ["22", "19"]]
assert seen["html2docx"][3] == ["22", "19", ""] and seen["html2docx"][1] == ["计划", "实际", ""]
assert seen["html-to-docx"][2:] == [["武川县", "21", "20"], ["武川县", "22", "19"]]
E
