#!/usr/bin/env bash
# Guess: random_allocation(register, [5, 5, 5], prng=seed) of a library made for audits hands out three samples that have nothing to do with each other.
# Seen: cryptorandom 0.4 (PyPI) starts the generator anew from the number for each sample: with the seed 2026 the three of 1,000 are 983 829 654 321 448, 988 833 657 322 450 and
# 993 837 660 323 452, each line a few places behind the one before, and so with 18 of the seeds 2020 to 2039 (of 2023 and 2027 one line falls out and the rest moves up). Given a generator, SHA256(2026), instead of the number
# the first sample is the same and the two others are free.
# Hurts: three teams or three rounds drawn by one published number: who knows one list knows the others, and a register sorted by
# street sends all teams to the same doors.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cryptorandom==0.4 numpy==2.4.6 scipy==1.17.1
PYTHONPATH=lib python3 -W ignore - <<'E'
from cryptorandom.cryptorandom import SHA256
from cryptorandom.sample import random_allocation
def seen(prng):
    return [sample.tolist() for sample in random_allocation(1000, [5, 5, 5], prng=prng)]
assert seen(2026) == [[983, 829, 654, 321, 448], [988, 833, 657, 322, 450], [993, 837, 660, 323, 452]]
near = 0
for seed in range(2020, 2040):
    first, second, third = seen(seed)
    print(seed, first, second, third)
    near += all(0 <= two - one <= 5 and 0 <= three - two <= 5 for one, two, three in zip(first, second, third))
    free = seen(SHA256(seed))
    assert free[0] == first and any(abs(two - one) > 100 for one, two in zip(*free[:2])), seed
assert near == 18
E
