#!/usr/bin/env bash
# Guess: a sample with a seed is another with another seed, and an order by rand(seed) is the same each time.
# Seen: in chdb 4.4.0 (ClickHouse 26.9) groupArraySample(5, 2026) and (5, 2027) are the same five of fifty, as are those of the seeds 1, 2 and 3;
# with a 51st source, too. ORDER BY rand(2026) LIMIT 5 is another draw each time, for the argument is no seed. LIMIT 0.07 of a hundred,
# a fraction, gives eight rows, of 0.29 it gives 29.
# Hurts: draws seeded by the year: those of 2026 and 2027 have the same places of the list, and the other kind cannot be done again.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib chdb==4.4.0
PYTHONPATH=lib python3 - <<'E'
import chdb
def ask(query):
    seen = str(chdb.query(query, "TSV")).split()
    print(query, *seen)
    return seen
sample = lambda seed, count=50: ask(f"select groupArraySample(5, {seed})(number) from numbers({count})")
assert ask("select version()")[0].startswith("26.9.")
assert sample(2026) == sample(2027) == sample(2026, 51) and sample(1) == sample(2) == sample(3) != sample(2026)
draws = {tuple(ask("select number from numbers(50) order by rand(2026) limit 5")) for _ in range(5)}
assert len(draws) > 1
assert ask("select count() from (select number from numbers(100) limit 0.07)") == ["8"]
assert ask("select count() from (select number from numbers(100) limit 0.29)") == ["29"]
E
