#!/usr/bin/env bash
# Guess: a parser of Chinese numerals reads a year written digit by digit, 二〇二六, as documents have it, or refuses it.
# Seen: it is 6 to pycnnum 2.1.1 and to cn2num 0.1.1: of digits without a unit the last one counts, so 一三八 is 8 and 两三 (two or
# three) is 3. cn2num makes 百分之五 (5 per cent) 105, 三分之一 (a third) 1.03, 壹佰贰拾 (120) 0 and 廿五 (25) 5; pycnnum refuses these. cn2int
# 0.2.3 reads 二〇二六 as 2026, but chinese2int of 一点五 (1.5) is −895. None of it is an error.
# Hurts: years of document numbers, quotas and ratios of a rule that are read from text.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pycnnum==2.1.1 cn2num==0.1.1 cn2int==0.2.3
PYTHONPATH=lib python3 -W ignore - <<'E'
import cn2int, cn2num, pycnnum
def read(call, text):
    try:
        return call(text)
    except Exception as error:
        return type(error).__name__
expected = {
    "二〇二六": (6, 6, 2026), "一三八": (8, 8, 138), "两三": (3, 3, 23), "一百零五": (105, 105, 105), "百分之五": ("ValueError", 105, "KeyError"),
    "三分之一": ("ValueError", 1.03, "KeyError"), "壹佰贰拾": (120, 0, 120), "廿五": ("ValueError", 5, "KeyError"), "一点五": (1.5, 5, -895),
}
print("pycnnum, cn2num, cn2int")
for text, row in expected.items():
    seen = tuple(read(call, text) for call in (pycnnum.cn2num, cn2num.transform, cn2int.chinese2int))
    print(text, *seen)
    assert seen == row, text
E
