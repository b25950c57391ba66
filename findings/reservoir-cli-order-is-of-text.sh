#!/usr/bin/env bash
# Guess: a sampler of lines with the switch --preserve-order leaves the drawn lines in the order of the input.
# Seen: reservoir-sampling-cli 0.1 (PyPI) sorts the drawn lines by their text: of ids 1 to 12 all of which are drawn 10, 11 and 12 come
# before 2, and names come in the order of their code points. The order of the input, which it has kept, is not used. Without the
# switch the lines do stand in the order of the input when all are drawn.
# Hurts: a list drawn from a register that is sorted by priority or by the time of entry, and cut at the quota.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib reservoir-sampling-cli==0.1
seq 12 > ids.txt; printf '%s\n' 甲 乙 丙 丁 > names.txt
run() { PYTHONUTF8=1 PYTHONPATH=lib python3 -c 'import sys; from sampler.command_line import main; main(sys.argv[1:])' "$@" | xargs; }
kept=$(run -k 12 --preserve-order ids.txt) plain=$(run -k 12 ids.txt) names=$(run -k 4 --preserve-order names.txt)
echo "$kept / $plain / $names"
test "$kept" = '1 10 11 12 2 3 4 5 6 7 8 9'
test "$plain" = '1 2 3 4 5 6 7 8 9 10 11 12'
test "$names" = '丁 丙 乙 甲'
