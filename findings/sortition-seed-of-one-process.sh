#!/usr/bin/env bash
# Guess: a library of citizens' assemblies that takes a random_number_seed draws the same panel of the same people each time it is run.
# Seen: sortition-algorithms 0.12.15 (PyPI) does so by its algorithm "legacy" alone. By the default, maximin, by nash and by leximin the panel of five of forty for the seed 2026 changes with the process, since it walks through sets of texts, whose order Python mixes anew at
# each start: with PYTHONHASHSEED 1 and 2 there are two panels, with one of them kept the panel is one. The seed 0 is none: each run is another,
# in legacy too.
# Hurts: a draw of inspectors or sources under quotas whose seed was published: whoever repeats it finds other names, and takes it for
# a fraud.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib sortition-algorithms==0.12.15 highspy==1.16.0 cvxpy==1.9.3 numpy==2.4.6
cat > seen.py <<'E'
import sys
from sortition_algorithms import CSVStringDataSource, SelectionData, Settings, run_stratification
quotas = "feature,value,min,max\ncounty,武川县,2,3\ncounty,固阳县,2,3\nkind,重点,2,3\nkind,一般,2,3\n"
people = "id,name,county,kind\n" + "".join(f"E-{line},厂{line},{('武川县', '固阳县')[line % 2]},{('重点', '一般')[line // 2 % 2]}\n" for line in range(40))
data = SelectionData(CSVStringDataSource(quotas, people))
features, _ = data.load_features(5)
settings = Settings(id_column="id", columns_to_keep=["name"], selection_algorithm=sys.argv[1], random_number_seed=int(sys.argv[2]))
register, _ = data.load_people(settings, features)
good, panels, _ = run_stratification(features, register, 5, settings)
assert good
print(*sorted(panels[0]))
E
run() { PYTHONHASHSEED=$1 PYTHONPATH=lib python3 -W ignore seen.py "$2" "$3" 2>/dev/null | tail -n 1; }
for algorithm in legacy maximin nash leximin; do
  panels=$(for hash in 1 2; do run $hash $algorithm 2026; done)
  count=$(sort -u <<< "$panels" | wc -l)
  echo "$algorithm: $(paste -sd '|' <<< "$panels")"
  if test $algorithm = legacy; then test "$count" = 1; else test "$count" = 2; fi
done
test "$(run 1 maximin 2026)" = "$(run 1 maximin 2026)"
none=$(for time in 1 2 3; do run 1 legacy 0; done)
echo "seed 0: $(paste -sd '|' <<< "$none")"
test "$(sort -u <<< "$none" | wc -l)" -gt 1
