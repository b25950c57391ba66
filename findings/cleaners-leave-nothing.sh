#!/usr/bin/env bash
# Guess: a function that cleans names or headers before tables are joined leaves Chinese ones as they are, or says that it cannot.
# Seen: recordlinkage 0.16 (clean) and clean-text 0.7.1 make an empty text of every Chinese name, pyjanitor 0.32.60 (clean_names
# with remove_special) of every header, so that all are equal; skimpy 0.0.21 (clean_columns) calls the columns header, header_1,
# header_2; the phonetic code of recordlinkage is 武000 for all names that begin with 武. None of it is an error or a warning.
# Hurts: enterprises and inspectors of two offices' lists that are matched by such a key: each is the same as every other.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib recordlinkage==0.16 pandas==2.3.3
python3 -m pip install -qq --no-warn-conflicts --target heads clean-text==0.7.1 pyjanitor==0.32.60 skimpy==0.0.21
PYTHONPATH=lib python3 -W ignore - <<'E'
import pandas
from recordlinkage.preprocessing import clean, phonetic
names = pandas.Series(["武川县甲化工厂", "武川县乙食品厂", "桦川县丙药房"])
cleaned, sounds = list(clean(names)), list(phonetic(names, "soundex"))
print("recordlinkage", cleaned, sounds)
assert cleaned == ["", "", ""] and sounds == ["武000", "武000", "桦000"]
E
PYTHONPATH=heads python3 -W ignore - <<'E'
import cleantext, janitor, pandas
from skimpy import clean_columns
names, heads = ["武川县甲化工厂", "武川县乙食品厂"], ["企业名称", "统一社会信用代码", "检查结果"]
table = pandas.DataFrame([[1, 2, 3]], columns=heads)
seen = [cleantext.clean(name) for name in names], list(table.clean_names(remove_special=True).columns), list(clean_columns(table).columns)
print("clean-text", seen[0], "pyjanitor", seen[1], "skimpy", seen[2])
assert seen == (["", ""], ["", "", ""], ["header", "header_1", "header_2"])
assert list(table.clean_names().columns) == heads
E
