#!/usr/bin/env bash
# Guess: XSLT and XPath number articles in Chinese, as their recommendations say of formats like 一, or refuse a format that they do not know.
# Seen: saxonche 13.1.1 (PyPI) writes 102 as 百二, which reads as 120 in Chinese, 110 as 百十 and 1010 as 千十, and 10005 as 10005. lxml 6.0.2 (PyPI, libxslt) numbers 1, 2, 3 for 一 and 壹, loses 第 and 条 of 第一条, and
# makes ①1 and １1 of ① and １; fontoxpath 3.34.0 (npm) knows no format, not even 01: article 1 is 1. Nothing is said.
# Hurts: notices and rules made out of a register: article 102 is cited as 120, and the inspected stand as ①1.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent fontoxpath@3.34.0 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib lxml==6.0.2 saxonche==13.1.1
{ PYTHONPATH=lib python3 - <<'E'
from lxml import etree
from saxonche import PySaxonProcessor
processor = PySaxonProcessor(license=False).new_xpath_processor()
for picture in ("一", "①"):
    print("saxonche", picture, *(processor.evaluate_single(f"format-integer({number}, '{picture}')").string_value for number in (1, 21, 102, 110, 1010, 10005)))
articles = etree.XML("<a>" + "<b/>" * 102 + "</a>")
for picture in ("一", "壹", "第一条", "①", "１", "01"):
    sheet = etree.XSLT(etree.XML(f"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>
<xsl:template match="/a"><xsl:for-each select="b[position() = 1 or position() = 21 or position() = 102]"><xsl:number format="{picture}"/><xsl:text> </xsl:text></xsl:for-each></xsl:template></xsl:stylesheet>"""))
    print("lxml", picture, *str(sheet(articles)).split())
E
node -e "
const { evaluateXPathToString } = require('fontoxpath')
for (const picture of ['一', '01']) console.log('fontoxpath', picture, ...[1, 21, 102].map(number => evaluateXPathToString(\`format-integer(\${number}, '\${picture}')\`, null)))"; } | tee seen.txt
cmp seen.txt - <<'E'
saxonche 一 一 二十一 百二 百十 千十 10005
saxonche ① ① ㉑ 102 110 1010 10005
lxml 一 1 21 102
lxml 壹 1 21 102
lxml 第一条 1 21 102
lxml ① ①1 ①21 ①102
lxml １ １1 １21 １102
lxml 01 01 21 102
fontoxpath 一 1 21 102
fontoxpath 01 1 21 102
E
