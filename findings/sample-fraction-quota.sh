#!/bin/sh
# Guess: drawing a fraction of a list gives the same number everywhere, 29 of 100 for 29 per cent.
# Seen: polars 2.1.0 cuts the product of doubles: 29 % of 100 is 28, 5 % of 30 is 1, of 19 none. pandas 3.1.1 rounds
# halves to even: 5 % of 30 is 2 (1.5), but of 50 also 2 (2.5), of 10 none. scikit-learn 1.9.1 rounds the product up:
# 7 % of 100 is 8, since 0.07 times 100 is above 7. Reckoned exactly and rounded up, 29, 2, 3 and 7 are due.
# Hurts: who draws "at least 5 %" of each stratum by a fraction falls short by one with two of them and draws one too
# many with the third; only a quota reckoned in whole numbers and passed as n is safe.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib polars==2.1.0 pandas==3.1.1 scikit-learn==1.9.1
PYTHONPATH=lib python3 -W ignore - <<'E'
from fractions import Fraction
from math import ceil
import pandas, polars, sklearn
from sklearn.model_selection import train_test_split
print("polars", polars.__version__, "pandas", pandas.__version__, "scikit-learn", sklearn.__version__)
def drawn(percent, size):
    share = percent / 100
    seen = (polars.Series(range(size)).sample(fraction=share).len(), len(pandas.Series(range(size)).sample(frac=share)),
            len(train_test_split(list(range(size)), test_size=share)[1]), ceil(Fraction(percent, 100) * size))
    print(percent, "% of", size, "polars, pandas, scikit-learn, at least:", *seen)
    return seen
assert drawn(29, 100) == (28, 29, 29, 29)
assert drawn(5, 30) == (1, 2, 2, 2)
assert drawn(5, 50) == (2, 2, 3, 3)
assert drawn(5, 10) == (0, 0, 1, 1)
assert drawn(7, 100) == (7, 7, 8, 7)
E
