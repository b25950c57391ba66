#!/usr/bin/env bash
# Guess: a calculator of sampling plans by ISO 2859-1 (GB/T 2828.1) gives the sizes of the standard, under which a lot as good as the AQL is mostly accepted.
# Seen: garment-aql-calculator 1.0.0 (PyPI) replaces the arrows of the table, which send the reader to the next plan with another size, by the numbers beside them: of a lot of
# 100,000 at AQL 6.5 it takes 500 and accepts up to 21, so that a lot of just 6.5 % is accepted in 2 of 100 cases; the standard's arrow leads to 200 and 21, and 99 of 100. Of a lot of 40 at AQL 0.65
# it takes 8 and accepts none, where the standard takes 20: one of 5 % passes in 66 of 100 cases and not in 36.
# Hurts: spot checks of products: good lots are condemned, and bad ones pass, by a plan that names the standard.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib garment-aql-calculator==1.0.0
PYTHONPATH=lib python3 - <<'E'
from math import comb
from garment_aql_calculator import calculate_aql
def passes(size, accept, rate):
    return sum(comb(size, bad) * rate**bad * (1 - rate) ** (size - bad) for bad in range(accept + 1))
for lot, aql, rate, standard, expected in [(100_000, 6.5, 0.065, (200, 21), (500, 21)), (40, 0.65, 0.05, (20, 0), (8, 0)), (2_400, 2.5, 0.025, (125, 7), (125, 7))]:
    plan = calculate_aql(lot_size=lot, aql=aql)
    seen = (plan["sample_size"], plan["accept_number"])
    print(f"lot {lot} AQL {aql}: {seen} passes {passes(*seen, rate):.2f}, standard {standard} passes {passes(*standard, rate):.2f}")
    assert seen == expected
E
