#!/bin/sh
# Guess: drawing 22 sources with a published seed gives the 21 of the draw before and one more, as a ranking does.
# Seen: with numpy 2.4.6 default_rng(7).choice(200, 22, replace=False) shares 7 sources with choice(200, 21), and with
# shuffle=False no more. The older RandomState(7) and pandas 3.1.1 (random_state=7) give the 21 first and then one
# more; polars 2.1.0 does so at 200 rows, while at 1,000 only 14 of the 21 are left.
# Hurts: a draw whose quota is corrected by one, or that takes reserves by asking for more: the drawn enterprises
# change.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib numpy==2.4.6 pandas==3.1.1 polars==2.1.0
PYTHONPATH=lib python3 - <<'E'
import numpy, pandas, polars
def modern(n, k): return numpy.random.default_rng(7).choice(n, k, replace=False).tolist()
def unshuffled(n, k): return numpy.random.default_rng(7).choice(n, k, replace=False, shuffle=False).tolist()
def legacy(n, k): return numpy.random.RandomState(7).choice(n, k, replace=False).tolist()
def frame(n, k): return pandas.DataFrame({"i": range(n)}).sample(n=k, random_state=7)["i"].tolist()
def polar(n, k): return polars.DataFrame({"i": range(n)}).sample(n=k, seed=7)["i"].to_list()
seen = {}
for name, draw in (("numpy default_rng", modern), ("numpy, shuffle=False", unshuffled), ("numpy RandomState", legacy),
                   ("pandas", frame), ("polars", polar)):
    for n in (200, 1000):
        fewer, more = draw(n, 21), draw(n, 22)
        seen[name, n] = len(set(fewer) & set(more)), more[:21] == fewer
        print(f"{name}, {n} sources: {seen[name, n][0]} of the 21 are among the 22, first 21 alike: {seen[name, n][1]}")
assert seen["numpy default_rng", 200] == (7, False) and seen["numpy default_rng", 1000] == (11, False)
assert seen["numpy, shuffle=False", 200] == (7, False)
assert seen["numpy RandomState", 200] == seen["pandas", 200] == (21, True)
assert seen["polars", 200] == (21, True) and seen["polars", 1000] == (14, False)
E
