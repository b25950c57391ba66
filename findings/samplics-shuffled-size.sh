#!/bin/sh
# Guess: shuffle=True puts the frame in a random order before a systematic draw by size, and sizes still count.
# Seen: samplics 0.6.1 shuffles the sizes, draws, and shuffles once more what it drew, so each unit is drawn by the size of
# another: of twelve sources with sizes 1 to 12 each comes up in a third of the draws of four, the smallest as often
# as the largest, where 5 % and 62 % are due. The probabilities in the table it returns stand beside other sources too.
# Hurts: a risk-weighted draw, of which the documented parameter makes a plain one while weights are still reckoned
# from the sizes.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib samplics==0.6.1 numpy==2.4.6
PYTHONPATH=lib python3 -W ignore - <<'E'
from importlib.metadata import version
import numpy
from samplics.sampling import SampleSelection
from samplics.utils.types import SelectMethod
print("samplics", version("samplics"))
sizes, take, draws = numpy.arange(1, 13), 4, 3000
due = take * sizes / sizes.sum()
print("due     ", *(f"{share:.2f}" for share in due))
def shares(shuffle):
    times = numpy.zeros(12)
    for seed in range(draws):
        numpy.random.seed(seed)
        table = SampleSelection(method=SelectMethod.pps_sys, wr=False).select(
            numpy.arange(12), samp_size=take, mos=sizes, shuffle=shuffle, to_dataframe=True)
        times[table["_samp_unit"][table["_sample"] == 1]] += 1
    print("shuffled" if shuffle else "in order", *(f"{share:.2f}" for share in times / draws))
    return times / draws
assert abs(shares(False) - due).max() < .04
assert abs(shares(True) - take / 12).max() < .04
E
