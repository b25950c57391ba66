#!/usr/bin/env bash
# Guess: a program that takes the text of an article out of a page leaves the text of a Chinese notice, or says that there is none.
# Seen: they count words between blanks. boilerpy3 1.0.7 (PyPI) leaves an empty text of a notice of three paragraphs and a table with each of six
# extractors, without an error where raise_on_failure is off, and justext 3.0.2, which has no list of Chinese words, marks every paragraph as bad; isProbablyReaderable
# of @mozilla/readability 0.6.0 (npm) says no. trafilatura 2.3.1 and Readability's parse() have all of it, with the table's cells one below the other or
# joined: 1甲化工厂合格2乙化工厂.
# Hurts: notices collected from many sites: whoever was checked and with what result is missing, while the English pages are all there.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib boilerpy3==1.0.7 justext==3.0.2 trafilatura==2.3.1 htmldate==1.11.0 lxml==6.1.3 lxml_html_clean==0.4.6
npm init -y >/dev/null && npm install --silent @mozilla/readability@0.6.0 linkedom@0.18.15 && npm ls --depth 0 | tail -n +2
cat > page.html <<'J'
<html lang="zh"><head><title>武川县市场监督管理局</title><meta charset="utf-8"></head><body><div class="nav"><a href="/">首页</a> <a href="/gk">政务公开</a></div>
<div class="content"><h1>2026年第一批双随机抽查结果公示</h1><p>武川县市场监督管理局于3月5日抽取21家企业进行检查，结果如下。</p>
<table><tr><th>序号</th><th>企业名称</th><th>结果</th></tr><tr><td>1</td><td>甲化工厂</td><td>合格</td></tr><tr><td>2</td><td>乙化工厂</td><td>不合格</td></tr></table>
<p>公示期为五个工作日，对结果有异议的，可以在公示期内书面提出。</p><p>2026年3月6日</p></div><div class="footer">版权所有 武川县人民政府</div></body></html>
J
PYTHONPATH=lib python3 -W ignore - <<'J'
import justext, trafilatura
from boilerpy3 import extractors
page = open("page.html").read()
for name in ("ArticleExtractor", "DefaultExtractor", "ArticleSentencesExtractor", "LargestContentExtractor", "CanolaExtractor", "NumWordsRulesExtractor"):
    text = getattr(extractors, name)(raise_on_failure=False).get_content(page)
    print("boilerpy3", name, repr(text))
    assert text == ""
assert "抽取21家企业" in extractors.KeepEverythingExtractor().get_content(page)
assert not [name for name in justext.get_stoplists() if "hinese" in name or "andarin" in name]
paragraphs = justext.justext(page.encode(), frozenset())
print("justext", len(paragraphs), "paragraphs,", sum(not one.is_boilerplate for one in paragraphs), "good")
assert len(paragraphs) > 10 and all(one.is_boilerplate for one in paragraphs)
text = trafilatura.extract(page)
print("trafilatura", repr(text))
assert "抽取21家企业" in text and "1\n甲化工厂\n合格\n2" in text
J
cat > seen.js <<'J'
const assert = require('assert')
const { isProbablyReaderable, Readability } = require('@mozilla/readability')
const { document } = require('linkedom').parseHTML(require('fs').readFileSync('page.html', 'utf8'))
const readable = isProbablyReaderable(document)
const text = new Readability(document).parse().textContent
console.log('Readability', readable, JSON.stringify(text))
assert(!readable && text.includes('抽取21家企业') && text.includes('1甲化工厂合格2乙化工厂'))
J
node seen.js
