#!/usr/bin/env bash
# Guess: a day that stands twice in the list of holidays is one holiday.
# Seen: workdays 1.4 (PyPI) subtracts it twice: with 2025-10-06, on which Mid-Autumn fell within the National Day holiday, named by both,
# 29 September to 10 October 2025 has 3 working days instead of 4, and the first working day after 30 September is the 10th
# instead of the 9th. numpy 2.4.6, @formulajs/formulajs 4.6.1 and python-networkdays 1.2 count it once.
# Hurts: deadlines from a list made by festivals, as the notices name them, or joined of two sources: a day late, and only in
# years where two festivals meet, as in 2020, 2023 and 2025.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib workdays==1.4 numpy==2.4.6 python-networkdays==1.2
npm init -y >/dev/null && npm install --silent @formulajs/formulajs@4.6.1 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
from datetime import date, timedelta
import numpy, workdays
from networkdays import networkdays
national = [date(2025, 10, day) for day in range(1, 9)]
twice = national + [date(2025, 10, 6)]
first, last, eve = date(2025, 9, 29), date(2025, 10, 10), date(2025, 9, 30)
for name, count in {"workdays": lambda days: workdays.networkdays(first, last, days),
                    "numpy": lambda days: int(numpy.busday_count(first, last + timedelta(1), holidays=days)),
                    "python-networkdays": lambda days: len(networkdays.Networkdays(first, last, days).networkdays())}.items():
    print(name, count(national), count(twice))
    assert (count(national), count(twice)) == ((4, 3) if name == "workdays" else (4, 4))
print("after 30 September:", workdays.workday(eve, 1, national), workdays.workday(eve, 1, twice))
assert workdays.workday(eve, 1, national) == date(2025, 10, 9) and workdays.workday(eve, 1, twice) == date(2025, 10, 10)
E
cat > seen.js <<'E'
const { NETWORKDAYS } = require('@formulajs/formulajs')
const national = [1, 2, 3, 4, 5, 6, 7, 8].map(day => new Date(2025, 9, day))
const counts = [national, [...national, new Date(2025, 9, 6)]].map(days => NETWORKDAYS(new Date(2025, 8, 29), new Date(2025, 9, 10), days))
console.log('formulajs', counts)
require('assert').deepStrictEqual(counts, [4, 4])
E
node seen.js
