#!/usr/bin/env bash
# Guess: a program that finds a page's date and knows Chinese (it brings dateparser along) reads 2026年3月6日 under a notice, or says nothing.
# Seen: htmldate 1.11.0 (PyPI) answers 2026-01-01, the first of January of the year, also from a <time> element and behind 发布时间, and
# trafilatura 2.3.1 hands the same on as the document's date. 2025年12月30日 is 2025-01-01. Of 二〇二六年三月六日 there is no date. A licence's 2021-05-01 in
# the text goes before the notice's own day; 2026-03-06, 2026.3.6 and 2026/3/6 are read rightly.
# Hurts: proof that results were published within 20 working days, or a collection of notices in order: all lie on New Year's Day.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib htmldate==1.11.0 trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6 dateparser==1.5.0
PYTHONPATH=lib python3 -W ignore - <<'J'
import trafilatura
from htmldate import find_date
def page(body):
    return f'<html lang="zh"><head><title>公示</title></head><body><div><h1>抽查结果公示</h1>{body}</div></body></html>'
for body, wanted in {"<p>武川县市场监督管理局</p><p>2026年3月6日</p>": "2026-01-01", "<p>发布时间：2026年3月6日</p>": "2026-01-01",
                     "<time>2026年3月6日</time>": "2026-01-01", "<p>2026年03月06日</p>": "2026-01-01", "<p>2025年12月30日</p>": "2025-01-01",
                     "<p>二〇二六年三月六日</p>": None, "<p>许可证有效期2021-05-01至2026-05-01</p><p>2026年3月6日</p>": "2021-05-01",
                     "<p>发布时间：2026-03-06</p>": "2026-03-06", "<p>2026.3.6</p>": "2026-03-06", "<p>2026/3/6</p>": "2026-03-06"}.items():
    seen = find_date(page(body))
    print(body, seen)
    assert seen == wanted
text = "<p>武川县市场监督管理局抽取二十一家企业进行检查，结果已经报送，对结果有异议的可以书面提出。</p>" * 5
document = trafilatura.bare_extraction(page(text + "<p>2026年3月6日</p>"), with_metadata=True)
print("trafilatura:", document.date)
assert document.date == "2026-01-01"
J
