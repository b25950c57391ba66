#!/usr/bin/env bash
# Guess: a function that cleans Chinese text of what web pages leave in it keeps the numbers of documents.
# Seen: clean_text of jionlp 1.5.31 takes out every bracket with what is in it, also 〔 〕: 武市监〔2026〕3号 is 武市监3号, the number of any
# year, 甲厂（东）and 甲厂（西）are one enterprise, and 检查结果（不合格） is 检查结果. With remove_parentheses=False they stay.
# Hurts: decisions and registries that are cleaned before they are stored or compared: which year's notice it was is not to be
# found any more.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib jionlp==1.5.31
PYTHONPATH=lib python3 -W ignore - <<'E'
import jionlp
expected = {"武市监〔2026〕3号": "武市监3号", "武市监〔2025〕3号": "武市监3号", "甲厂（东）": "甲厂", "甲厂(西)": "甲厂", "检查结果（不合格）": "检查结果"}
for text, cleaned in expected.items():
    seen, kept = jionlp.clean_text(text), jionlp.clean_text(text, remove_parentheses=False)
    print(text, "→", seen, "or", kept)
    assert seen == cleaned and kept == text
E
