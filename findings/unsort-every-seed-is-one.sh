#!/usr/bin/env bash
# Guess: a tool that puts lines into a random order puts them into another order for another seed, and each line comes first as often as any other.
# Seen: unsort 1.2.1 (Debian 1.2.1-1+b1) takes --seed and forgets its number: of ten lines 0, 1, 2026, 2027 and 4294967295 give one order, with -r,
# the Mersenne Twister, as without. Without a seed it draws anew, but by its default order, "semi-random", six of ten lines take turns at coming
# first and 2, 7, 9 and 10 never do; only with -r and without a seed are all alike.
# Hurts: a draw published with its seed, the year: every year's is the same, and whoever recomputes it with the seed finds it confirmed.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq unsort=1.2.1-1+b1 2>/dev/null && dpkg -x unsort*.deb root
PATH=$PWD/root/usr/bin:$PATH
seq 10 > list
for option in --random --heuristic; do
  for seed in 0 1 2 2026 2027 4294967295; do unsort $option --seed "$seed" list | xargs; done | sort | uniq -c | tee seen.txt | sed "s/^/$option: /"
  grep -q '^ *6 ' seen.txt
done
cmp -s <(unsort --random --seed 1 list) <(unsort --heuristic --seed 1 list) && exit 1
first() { for i in $(seq 1000); do unsort "$@" list | head -1; done | sort -n | uniq -c | awk '{ printf "%s %s times, ", $2, $1 }' | tee first.txt; echo; }
first --random;    test "$(grep -o times first.txt | wc -l)" = 10
first --heuristic; test "$(grep -o times first.txt | wc -l)" = 6; grep -q '^1 .* 6 ' first.txt
