#!/usr/bin/env bash
# Guess: choosing the lines of a CSV file whose quota is above 5 chooses those, or is an error because a CSV file holds texts.
# Seen: petl 1.7.30 (PyPI) holds every text for greater than every number: selectgt(table, "quota", 5) keeps all lines, that of 3, that of -1
# and the empty one too, and selectlt keeps none; sorted, the texts come after the numbers, 10 before 9. Nothing is said. With
# convertnumbers before it the lines are right.
# Hurts: strata by size of turnover or number of workers: all enterprises are in the upper one.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib petl==1.7.30
printf 'id,quota\nE-1,10\nE-2,3\nE-3,-1\nE-4,\nE-5,9\n' > list.csv
PYTHONPATH=lib python3 - <<'E'
import petl
table = petl.fromcsv("list.csv", encoding="utf-8")
chosen = {
    "above 5": petl.selectgt(table, "quota", 5), "below 5": petl.selectlt(table, "quota", 5), "numbers above 5": petl.selectgt(petl.convertnumbers(table, strict=False), "quota", 5),
}
chosen = {name: list(petl.values(lines, "id")) for name, lines in chosen.items()}
order = list(petl.values(petl.sort(petl.cat(table, petl.wrap([["id", "quota"], ["E-6", 4]])), "quota"), "quota"))
print("petl", petl.__version__, chosen, order)
assert chosen["above 5"] == ["E-1", "E-2", "E-3", "E-4", "E-5"] and chosen["below 5"] == []
assert chosen["numbers above 5"] in (["E-1", "E-5"], ["E-1", "E-4", "E-5"])
assert order == [4, "", "-1", "10", "3", "9"]
E
