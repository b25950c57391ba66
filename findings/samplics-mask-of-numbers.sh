#!/bin/sh
# Guess: the first array that select() returns is a mask of the frame, whatever the method; ids[mask] are the drawn units.
# Seen: samplics 0.6.1 returns true and false for a simple draw, and 0 and 1 as integers for Brewer, Rao-Sampford and every
# stratified systematic draw. ids[mask] is then a list as long as the frame of its first two ids, E-000 and E-001, over
# and over, without an error; where a large unit may be hit twice there is E-002 too. mask == 1 would have been right.
# Hurts: a script proved with a simple draw and then run by size or by stratum: it draws the same two enterprises every
# year, and after a set() nobody sees the repeats.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib samplics==0.6.1 numpy==2.4.6
PYTHONPATH=lib python3 -W ignore - <<'E'
from importlib.metadata import version
import numpy
from samplics.sampling import SampleSelection
from samplics.utils.types import SelectMethod
print("samplics", version("samplics"))
ids = numpy.array([f"E-{n:03}" for n in range(30)])
sizes, strata = numpy.arange(30) % 7 + 1, numpy.array(["key", "general"] * 15)
numpy.random.seed(1)
def seen(name, method, strat=False, **how):
    mask = SampleSelection(method=method, strat=strat, wr=False).select(ids, samp_size=5, **how)[0]
    named = sorted(set(ids[mask].tolist()))
    print(f"{name:22}", mask.dtype, "drawn", int((mask == 1).sum()), "ids[mask]", len(ids[mask]), "entries:", *named)
    return mask.dtype.kind, len(ids[mask]), named
kind, entries, named = seen("simple", SelectMethod.srs_wor)
assert (kind, entries, len(named)) == ("b", 5, 5)
kind, entries, named = seen("by size", SelectMethod.pps_sys, mos=sizes)
assert (kind, entries, len(named)) == ("b", 5, 5)
for case in (("Brewer", SelectMethod.pps_brewer, False, {"mos": sizes}),
             ("Rao-Sampford", SelectMethod.pps_rs, False, {"mos": sizes}),
             ("systematic, stratified", SelectMethod.sys, True, {"stratum": strata}),
             ("by size, stratified", SelectMethod.pps_sys, True, {"mos": sizes, "stratum": strata})):
    assert seen(*case[:3], **case[3]) == ("i", 30, ["E-000", "E-001"]), case
E
