#!/usr/bin/env bash
# Guess: whoever shuffles people into teams puts each of them into one.
# Seen: shufflemates 0.1.2 (PyPI) reckons the teams from the whole list and leaves over whom they do not hold: of eight people in teams of
# four with one team of two that is to stay as it is (locked_teams), two people are in no team, with two such teams four, without an
# error. Which of them, chance decides. A person in two pairs (fixed_pairs) is in two teams. Without locked teams all are there.
# Hurts: inspectors drawn into teams, where a pair holds the only certificate and is to stay together: others are not drawn at all
# and nobody says so.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib shufflemates==0.1.2
PYTHONPATH=lib python3 - <<'E'
from shufflemates.main import shuffle_groups
people = list("ABCDEFGH")
lost = set()
for left_over, how in ((0, {}), (2, {"locked_teams": [("A", "B")]}), (4, {"locked_teams": [("A", "B"), ("C", "D")]})):
    for _ in range(50):
        teams = shuffle_groups(people, 4, **how)
        missing = set(people) - {person for team in teams for person in team}
        assert len(missing) == left_over, (how, teams)
        lost |= missing
    print(how, teams, "in no team:", sorted(missing))
print("lost at some time:", sorted(lost))
assert lost == set("CDEFGH")
teams = shuffle_groups(people, 4, fixed_pairs=[("A", "B"), ("B", "C")])
print(teams)
assert sum(team.count("B") for team in teams) == 2
E
