#!/usr/bin/env bash
# Guess: ftfy, which mends text that was decoded wrongly, leaves good Chinese text as it is.
# Seen: fix_text of ftfy 6.3.1 makes 甲厂(东) of 甲厂（东）, ABC有限公司 of ＡＢＣ有限公司, a colon and a semicolon of ASCII of ： and ；, straight
# quotes of “ ”, and a space of the wide space between the parts of a name; 〔2026〕, Ⅲ, ㎡ and · stay. With
# fix_character_width=False and uncurl_quotes=False nothing is changed.
# Hurts: one of two lists is mended before they are joined, and each enterprise with a bracket in its name is missing from the
# other.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib ftfy==6.3.1
PYTHONPATH=lib python3 - <<'E'
from ftfy import fix_text
expected = {
    "甲厂（东）": "甲厂(东)", "ＡＢＣ有限公司": "ABC有限公司", "检查项：台账；标识": "检查项:台账;标识", "“双随机”": '"双随机"', "李　四": "李 四",
    "武市监〔2026〕3号": "武市监〔2026〕3号", "Ⅲ类 12㎡": "Ⅲ类 12㎡", "古丽·买买提": "古丽·买买提",
}
for text, fixed in expected.items():
    seen = fix_text(text)
    print(text, "→", seen)
    assert seen == fixed
    assert fix_text(text, fix_character_width=False, uncurl_quotes=False) == text
E
