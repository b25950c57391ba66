#!/usr/bin/env bash
# Guess: a seed made of parts, [2026, 1, 0] for the year, the county and the round, draws otherwise than any other list of parts.
# Seen: numpy 2.4.6 forgets zeros at the end of a seed: default_rng([2026, 1]), [2026, 1, 0] and [2026, 1, 0, 0] permute alike, [2026, 0]
# as 2026 does. A part from 2^32 on runs over into the next: [2026 + 2^32] is [2026, 1], and [911501020000000043] is
# [763467819, 212225369]. Zeros in front are heeded. RandomState takes [2026, 1] and [2026, 1, 0] for two seeds.
# Hurts: draws numbered from 0: the county's draw of the year, its first round and the first round of its first team are one draw.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib numpy==2.4.6
PYTHONPATH=lib python3 - <<'E'
import numpy
order = lambda seed: tuple(map(int, numpy.random.default_rng(seed).permutation(100)[:8]))
for seeds in ([[2026, 1], [2026, 1, 0], [2026, 1, 0, 0], [2026 + 2**32], 2026 + 2**32], [2026, [2026], [2026, 0]], [[911501020000000043], list(divmod(911501020000000043, 2**32))[::-1]]):
    orders = [order(seed) for seed in seeds]
    print(*seeds, "->", *orders[0])
    assert len(set(orders)) == 1
assert len({order(seed) for seed in ([2026, 1], 2026, [0, 2026, 1], [0, 2026], [2026, 1, 1], [2026, 0, 1])}) == 6
old = [tuple(map(int, numpy.random.RandomState(seed).permutation(100)[:8])) for seed in ([2026, 1], [2026, 1, 0])]
print("RandomState", *old)
assert old[0] != old[1]
E
