#!/usr/bin/env bash
# Guess: the cheapest assignment of inspectors to enterprises is found also where some pairs are not allowed (avoidance) or cost nothing, as long as there is one.
# Seen: hungarian-algorithm 0.1.11 (PyPI) answers False for the minimum as soon as a pair is left out, though 甲 to 一 and 乙 to 二 is one, and also if a pair costs 0; with all pairs there and above 0 it is right, and with the maximum as well, left out
# or not. munkres 3.0.0 (PyPI) with DISALLOWED finds it in both cases. Where nobody can take the second enterprise hungarian-algorithm's maximum is one pair, and munkres raises an error.
# Hurts: a plan of visits by distance: one inspector who must keep away from his brother's plant, or who lives beside it, and the program says that there is no
# plan, or, with `or []`, sends nobody.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib hungarian-algorithm==0.1.11 munkres==3.0.0
PYTHONPATH=lib python3 - <<'E'
from hungarian_algorithm import algorithm
from munkres import DISALLOWED, Munkres, UnsolvableMatrix
def seen(pairs, kind="min"):
    found = algorithm.find_matching(pairs, matching_type=kind, return_type="list")
    found = sorted(pair for pair, _ in found) if found else found
    print(kind, pairs, found)
    return found
assert seen({"甲": {"一": 5, "二": 1}, "乙": {"一": 4, "二": 2}}) == [("乙", "一"), ("甲", "二")]
assert seen({"甲": {"一": 5}, "乙": {"一": 4, "二": 1}}) is False
assert seen({"甲": {"一": 5}, "乙": {"一": 4, "二": 1}}, "max") == [("乙", "二"), ("甲", "一")]
assert seen({"甲": {"一": 1, "二": 0}, "乙": {"一": 0, "二": 1}}) is False
assert seen({"甲": {"一": 5}, "乙": {"一": 4}}, "max") == [("甲", "一")]
assert Munkres().compute([[5, DISALLOWED], [4, 1]]) == [(0, 0), (1, 1)]
assert Munkres().compute([[1, 0], [0, 1]]) == [(0, 1), (1, 0)]
try:
    Munkres().compute([[5, DISALLOWED], [4, DISALLOWED]])
    raise SystemExit("an error is expected")
except UnsolvableMatrix as error:
    print("munkres", str(error).splitlines()[0])
E
