#!/bin/sh
# Guess: systematic sampling starts anywhere in the list, so that every unit of the frame can come up.
# Seen: samplics 0.6.1 cuts the step to a whole number and starts within it: 50 of 99 are always the first fifty, 20 of 39
# the first twenty, whatever the seed; of 34 of 100 the last 32 never come. The probabilities it returns say nothing of
# it, and the strata of a stratified draw are each cut the same way.
# Hurts: a list in the order of registration: the newest enterprises are never drawn, and a draw of just over half is no
# draw at all.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib samplics==0.6.1 numpy==2.4.6
PYTHONPATH=lib python3 -W ignore - <<'E'
from importlib.metadata import version
import numpy
from samplics.sampling import SampleSelection
from samplics.utils.types import SelectMethod
print("samplics", version("samplics"))
def drawn(drawer, ids, **how):
    times = dict.fromkeys(ids, 0)
    for seed in range(300):
        numpy.random.seed(seed)
        for unit in numpy.array(ids)[drawer.select(ids, **how)[0] == 1]:
            times[int(unit)] += 1
    return [i for i in ids if times[i] == 300], [i for i in ids if times[i] == 0]
for size, take in (99, 50), (39, 20), (100, 34), (100, 20):
    always, never = drawn(SampleSelection(method=SelectMethod.sys, wr=False), list(range(size)), samp_size=take)
    print(take, "of", size, "in 300 draws: always drawn", len(always), "never drawn", len(never))
    assert always == (list(range(take)) if size < 2 * take else [])
    assert never == list(range(size // take * take, size))
ids, strata = list(range(60)), ["key"] * 21 + ["general"] * 39
always, never = drawn(SampleSelection(method=SelectMethod.sys, strat=True, wr=False), ids, stratum=strata,
                      samp_size={"key": 11, "general": 20})
print("two strata, 11 of 21 and 20 of 39: always", *always)
assert always == [*range(11), *range(21, 41)]
E
