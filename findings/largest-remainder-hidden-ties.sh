#!/bin/sh
# Guess: packages for the method of the largest remainder agree, and one told to allow no ties (tiesallowed=False) names a tie.
# Seen: remainders are differences of doubles. Three places among 40, 40 and 10 leave three equal remainders of a third, and
# apportionment 1.0, apportionpy 0.3.1 and svy 0.35.0 all give the last place to the smallest; of 70, 10 and 10 the largest
# takes all three. apportionment raises no TiesException for either (it does with fractions=True). Of 100, 80 and 30
# svy gives 1, 1, 1 where the others give 2, 1, 0, and of 12, 53, 1 and 19 apportionpy takes the fourth, the others
# the second: no order of the list explains it.
# Hurts: quotas split among areas or strata, where round sizes make ties common: a place is decided by rounding noise,
# differently by two honest reckoners, and nobody is told that a lot was due.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib apportionment==1.0 apportionpy==0.3.1 svy==0.35.0
PYTHONPATH=lib python3 -W ignore - <<'E'
from fractions import Fraction
from importlib.metadata import version
import svy
from apportionment.methods import TiesException, compute
from apportionpy.apportionment import Apportion
for name in ("apportionment", "apportionpy", "svy"):
    print(name, version(name))
def tied(sizes, places):
    quotas = [Fraction(size * places, sum(sizes)) for size in sizes]
    left, rests = places - sum(int(q) for q in quotas), sorted((q - int(q) for q in quotas), reverse=True)
    return rests[left - 1] == rests[left]
def told(sizes, places, **how):
    try:
        compute("largest_remainder", sizes, places, tiesallowed=False, verbose=False, **how)
    except TiesException:
        return True
    return False
def shares(sizes, places):
    named = {f"area {n}": size for n, size in enumerate(sizes)}
    seen = (compute("largest_remainder", sizes, places, verbose=False),
            list(Apportion(seats=places, populations=sizes, method="hamilton").fair_shares),
            svy.SampleSize().allocate(places, pop_size=named, min_n=0).to_polars()["n"].to_list())
    print(places, "among", sizes, "tied:", tied(sizes, places), "told:", told(sizes, places), "exactly:",
          told(sizes, places, fractions=True), "apportionment, apportionpy, svy:", *seen)
    assert tied(sizes, places) and not told(sizes, places) and told(sizes, places, fractions=True)
    return seen
assert shares([40, 40, 10], 3) == ([1, 1, 1], [1, 1, 1], [1, 1, 1])
assert shares([70, 10, 10], 3) == ([3, 0, 0], [3, 0, 0], [3, 0, 0])
assert shares([100, 80, 30], 3) == ([2, 1, 0], [2, 1, 0], [1, 1, 1])
assert shares([12, 53, 1, 19], 15) == ([2, 10, 0, 3], [2, 9, 0, 4], [2, 10, 0, 3])
assert told([30, 30, 30], 4)
E
