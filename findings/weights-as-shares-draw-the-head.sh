#!/usr/bin/env bash
# Guess: a weighted draw depends on the proportions of the weights alone: all 1, or all one share of the whole, draw alike.
# Seen: weightreservoir 1.0 (PyPI) takes a random number to the power of 1/weight. Of 50,000 sources with the weight 1/50,000 each that
# is 0 for most of them, the first come stay, and of 2,500 drawn 1,800 are among the first 2,500 of the list, where 125 are due and
# come with the weight 1. There is no error; short lists and large weights hide it.
# Hurts: a draw by risk whose weights were made to sum to one, as most formulas have them: the oldest entries of the registry are
# drawn year by year.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib weightreservoir==1.0 numpy==2.4.6
PYTHONPATH=lib python3 - <<'E'
import numpy
from weightreservoir.reservoir import WeightSampling

def heads(sources, size, weight):
    numpy.random.seed(2026)
    sampling = WeightSampling(size)
    sampling.addAll(range(sources), [weight] * sources)
    drawn = sampling.get()
    assert len(set(drawn)) == size
    return sum(source < size for source in drawn)

for sources, size, low, high in ((50_000, 2_500, 1_700, 1_900), (20_000, 1_000, 300, 400), (2_000, 100, 0, 15)):
    whole, share = heads(sources, size, 1), heads(sources, size, 1 / sources)
    print(f"{size} of {sources}: among the first {size} are {whole} with the weight 1, {share} with 1/{sources}")
    assert whole < size / 12 and low <= share <= high
E
