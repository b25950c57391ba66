#!/usr/bin/env bash
# Guess: a quota that is null in an Ion document is None in Python, false is False, and what is written of 0.05 reads 0.05.
# Seen: in amazon.ion 0.15.0 (PyPI) null and null.int are an object that is neither None nor equal to None, so that "if quota is not None" lets it through; or answers no as well. false is equal to False but is not False and no
# bool, but an int. 0.05 as a float is written 0.050000000000000002776e+0, and 0.05 in a document is a decimal that is not equal to the float 0.05. A key that stands twice answers with its last value. A day without a
# time is a moment at midnight, equal to that of the datetime, and a month its first day.
# Hurts: a list kept as Ion: enterprises without a quota are counted as if they had one, and a rate is compared with one that it never equals.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib amazon.ion==0.15.0
PYTHONPATH=lib python3 - <<'E'
from datetime import datetime
from amazon.ion import simpleion as ion
def check(what, seen, expected):
    print(what, seen)
    assert seen == expected, expected
row = ion.loads('{quota: null, limit: null.int, done: false, rate: 0.05, day: 2026-03-05, month: 2026-03T}')
for key in ("quota", "limit"):
    check(f"{key} is None, == None, is true", (row[key] is None, row[key] == None, bool(row[key])), (False, False, False))
check("with a quota", len([each for each in ion.loads('[3, null, 5]') if each is not None]), 3)
check("done is False, == False, a bool, an int", (row["done"] is False, row["done"] == False, isinstance(row["done"], bool), isinstance(row["done"], int)), (False, True, False, True))
check("rate == 0.05", row["rate"] == 0.05, False)
check("written", ion.dumps(0.05, binary=False), "$ion_1_0 0.050000000000000002776e+0")
check("day, month", (row["day"] == datetime(2026, 3, 5), row["month"] == datetime(2026, 3, 1)), (True, True))
check("twice", ion.loads('{id: "a", id: "b"}')["id"], "b")
E
