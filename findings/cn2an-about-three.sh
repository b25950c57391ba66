#!/bin/sh
# Guess: cn2an's transform turns the numbers in a Chinese sentence into digits, or leaves them standing.
# Seen: cn2an 0.5.24 reads the approximate numbers of every report as digits set side by side: 两三家 (two or three)
# becomes 23家, 三五家 35家, 七八个 78个, without a warning; 四五十家 stays, with one. The other way round 1,000家 becomes 一,零家 and
# 2026-03-05 a sum with minus signs, 二千零二十六负三负五.
# Hurts: whoever reads quotas, counts and terms out of rules and work reports, or writes them in words.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cn2an==0.5.24
PYTHONPATH=lib python3 - <<'E'
import warnings
from importlib.metadata import version
import cn2an
print("cn2an", version("cn2an"))
seen = {
    ("抽查两三家企业", "cn2an"): "抽查23家企业",
    ("发现问题三五家", "cn2an"): "发现问题35家",
    ("整改七八个", "cn2an"): "整改78个",
    ("抽查四五十家", "cn2an"): "抽查四五十家",
    ("抽查二十五家", "cn2an"): "抽查25家",
    ("1,000家", "an2cn"): "一,零家",
    ("2026-03-05", "an2cn"): "二千零二十六负三负五",
    ("1000家", "an2cn"): "一千家",
}
for (text, way), expected in seen.items():
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        got = cn2an.transform(text, way)
    print(way, text, "→", got, "with a warning" if warned else "")
    assert got == expected and bool(warned) == ("四五十" in text), (text, got)
E
