#!/usr/bin/env bash
# Guess: who makes rows of an HTML table knows rowspan and colspan, or leaves the spanned cells empty.
# Seen: of a table in which a county spans its enterprises, html2text 2025.4.15, markdownify 1.2.3, html-table-parser-python3 0.3.1 (PyPI),
# html-table-to-json 1.0.0, node-html-markdown 2.0.0 and turndown 7.2.5 with turndown-plugin-gfm 1.0.2 (npm) move the rest of each later
# line to the left: the enterprise 乙厂 stands under 县 and its 5 under 企业, without an error. tabletojson 4.1.15 knows rowspan but
# not colspan. html-table-extractor 1.4.1 and pandas 3.1.1 are right.
# Hurts: plans and results that agencies publish as web pages, nearly all with such cells: enterprises become counties and counts
# names, line by line in the same file as right ones.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib html2text==2025.4.15 markdownify==1.2.3 html-table-parser-python3==0.3.1 \
  html-table-extractor==1.4.1 pandas==3.1.1 lxml==6.1.3
npm init -y >/dev/null && npm install --silent html-table-to-json@1.0.0 tabletojson@4.1.15 turndown@7.2.5 turndown-plugin-gfm@1.0.2 \
  node-html-markdown@2.0.0 && npm ls --depth 0 | tail -n +2
cat > page.html <<'E'
<table><tr><th>县</th><th>企业</th><th>数</th></tr>
<tr><td rowspan="2">武川县</td><td>甲厂</td><td>3</td></tr>
<tr><td>乙厂</td><td>5</td></tr>
<tr><td colspan="2">清水河县</td><td>7</td></tr></table>
E
PYTHONPATH=lib python3 - <<'E'
import io
import html2text, markdownify, pandas
from html_table_extractor.extractor import Extractor
from html_table_parser.parser import HTMLTableParser
page = open("page.html", encoding="utf-8").read()
lines = lambda text: [[cell.strip() for cell in line.strip("| \n").split("|")] for line in text.splitlines() if "乙厂" in line][0]
parser, extractor = HTMLTableParser(), Extractor(page)
parser.feed(page)
extractor.parse()
seen = {"html2text": lines(html2text.html2text(page)), "markdownify": lines(markdownify.markdownify(page)),
        "html-table-parser-python3": parser.tables[0][2], "html-table-extractor": extractor.return_list()[2],
        "pandas": [str(cell) for cell in pandas.read_html(io.StringIO(page))[0].values[1]]}
for name, row in seen.items():
    print(name, row)
    assert row == (["武川县", "乙厂", "5"] if name in ("html-table-extractor", "pandas") else ["乙厂", "5"]), name
E
cat > seen.js <<'E'
const assert = require('assert')
const page = require('fs').readFileSync('page.html', 'utf8')
const Turndown = require('turndown'), { NodeHtmlMarkdown } = require('node-html-markdown')
const turndown = new Turndown()
turndown.use(require('turndown-plugin-gfm').gfm)
const rows = text => text.split('\n').filter(line => line.includes('乙厂'))[0].split('|').map(cell => cell.trim()).filter(Boolean)
console.log('turndown', rows(turndown.turndown(page)), 'node-html-markdown', rows(NodeHtmlMarkdown.translate(page)))
for (const row of [rows(turndown.turndown(page)), rows(NodeHtmlMarkdown.translate(page))]) assert.deepStrictEqual(row, ['乙厂', '5'])
const parsed = require('html-table-to-json').parse(page).results[0]
console.log('html-table-to-json', parsed[1])
assert.deepStrictEqual(parsed[1], { 县: '乙厂', 企业: '5' })
const json = require('tabletojson').tabletojson.convert(page)[0]
console.log('tabletojson', json[1], json[2])
assert.deepStrictEqual([json[1], json[2]], [{ 县: '武川县', 企业: '乙厂', 数: '5' }, { 县: '清水河县', 企业: '7' }])
E
node seen.js
