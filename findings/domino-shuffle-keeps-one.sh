#!/usr/bin/env bash
# Guess: a library for random search, shuffle and pick shuffles a list of nine into a list of nine.
# Seen: domino-rng 1.0.0 (PyPI) begins a new list at each step: domino_shuffle of nine elements returns one, which is always the first of
# those given. Importing it prints three results of its own to the standard output.
# Hurts: a draw by it has one enterprise, the first of the list, and the output that another program reads begins with its tests.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib domino-rng==1.0.0
PYTHONPATH=lib python3 - <<'E'
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()) as printed:
    from domino_rng.search import domino_shuffle
print("printed by importing:", printed.getvalue().split("\n"))
seen = [domino_shuffle([*range(9)]) for _ in range(1000)]
print(seen[:3])
assert all(drawn == [0] for drawn in seen)
assert len(printed.getvalue().strip().split("\n")) == 3
E
