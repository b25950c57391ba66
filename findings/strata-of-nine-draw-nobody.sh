#!/usr/bin/env bash
# Guess: 5 per cent of each county's sources, asked of a data frame by group, is about 5 per cent of all.
# Seen: of 20 counties with 9 sources each pandas 3.1.1 (groupby.sample with frac) and polars 2.1.0 (sample with fraction by
# group) draw none at all instead of 9, without a word: each county's 0.45 becomes 0. Of 50 counties with 11 pandas draws 50
# instead of 27 or 28, polars 0. scikit-learn 1.9.1 (train_test_split with stratify) refuses, for 9 places do not reach for 20
# counties; without strata it draws 9. allocate of samplics 0.6.1 in proportion (propal) makes 20 places of 9, and of 10 places
# for three equal counties 12.
# Hurts: plans that share a ratio among small counties, agencies or kinds: nobody is inspected, or twice as many as the plan says.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pandas==3.1.1 polars==2.1.0 scikit-learn==1.9.1 samplics==0.6.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import pandas, polars
from samplics.sampling import allocate
from sklearn.model_selection import train_test_split
def drawn(counties, size, ratio=0.05):
    table = {"id": list(range(counties * size)), "county": [f"C-{i // size}" for i in range(counties * size)]}
    frame = pandas.DataFrame(table)
    try:
        strata = len(train_test_split(frame, test_size=ratio, stratify=frame["county"])[1])
    except ValueError as error:
        strata = "refused"
    return (len(frame.groupby("county").sample(frac=ratio)), sum(group.sample(fraction=ratio).height for _, group in polars.DataFrame(table).group_by("county")),
            strata, len(train_test_split(frame, test_size=ratio)[1]))
print("counties, sources in each: pandas, polars, scikit-learn by strata and without")
for counties, size, expected in ((20, 9, (0, 0, "refused", 9)), (50, 11, (50, 0, "refused", 28)), (20, 20, (20, 20, 20, 20))):
    seen = drawn(counties, size)
    print(counties, size, *seen)
    assert seen == expected
def places(counties, size, wanted):
    names = [f"C-{county}" for county in range(counties)]
    return sum(allocate(method="propal", stratum=names, pop_size=dict.fromkeys(names, size), samp_size=wanted)[0].values())
print("samplics, places for 9 and for 10", places(20, 9, 9), places(3, 50, 10))
assert (places(20, 9, 9), places(3, 50, 10)) == (20, 12)
E
