#!/usr/bin/env bash
# Guess: a package of randomisation for clinical trials called twice with one list of shares, 10, 20 and 70 %, draws by these shares twice, and draws an order of its own for each subject.
# Seen: randomization 1.0.0 (PyPI) adds the list up in place: simple(10000, 3, p) gives the second group 20 % at the first call, 30 % at the next, then 40 and 50, and p is [0.1, 0.6, 2.5] after four. random_treatment_order hands
# out one list many times over: with any seed all subjects have the same order. With shares the groups are counted from 0, without from 1. Each call
# seeds the program's generator anew.
# Hurts: teams drawn county by county with one list of shares: from county to county the second team gets more, and all inspectors the same
# order of visits.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib randomization==1.0.0
PYTHONPATH=lib python3 -W ignore - <<'E'
import random
from randomization import random_treatment_order, simple
shares = [0.1, 0.2, 0.7]
for call, expected in enumerate((20, 30, 40, 50)):
    groups = simple(10_000, 3, shares, seed=2026 + call)
    seen = [groups.count(group) / 100 for group in range(3)]
    print("call", call + 1, seen, shares)
    assert abs(seen[0] - 10) < 2 and abs(seen[1] - expected) < 2
assert [round(share, 1) for share in shares] == [0.1, 0.6, 2.5]
assert set(simple(1000, 3, seed=1)) == {1, 2, 3}
for seed in range(20):
    orders = random_treatment_order(8, 5, seed)
    assert len(set(map(tuple, orders))) == 1 and len(orders) == 8
print("orders of the last", *orders)
random.seed(7); simple(1, 2, seed=1); first = random.random()
random.seed(8); simple(1, 2, seed=1); assert random.random() == first
E
