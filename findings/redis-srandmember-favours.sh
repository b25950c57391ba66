#!/usr/bin/env bash
# Guess: SRANDMEMBER sources 5 draws five of twenty with equal chances, and each is as likely as the others to be the first.
# Seen: Redis 7.0.15 (Debian 5:7.0.15-1~deb12u10) draws by the places of its hash table, as its manual says of small sets in a side note: in 8,000 draws of five of twenty some
# sources are drawn 2,250 to 2,400 times and others 1,400 to 1,750, by chi-square far off what chance allows. The five come in the table's order: several sources are never
# or hardly ever the first, and one is in a fifth of the draws. Which ones, another start of the server decides anew. Drawn eight at a time, by another way,
# they differ less.
# Hurts: lotteries and draws by Redis, as tutorials show them: the list of who is inspected favours some for as long as the server runs.
set -euo pipefail
dir=$(mktemp -d); trap 'kill "$(cat server.pid)" 2>/dev/null || true; sleep 1; rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris redis-server=5:7.0.15-1~deb12u10 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
LD_LIBRARY_PATH=root/usr/lib/$(uname -m)-linux-gnu; export LD_LIBRARY_PATH
root/usr/bin/redis-server --port 0 --unixsocket "$dir/socket" --save '' --daemonize yes --pidfile "$dir/server.pid" --dir "$dir" >/dev/null
sleep 1
ask() { root/usr/bin/redis-cli -s "$dir/socket" "$@"; }
ask SADD sources $(seq -f E-%g 1 20)
draw() { for i in $(seq 8000); do echo "SRANDMEMBER sources $1"; done | ask > "$1.txt"; }
counts() { sort | uniq -c | awk '{ print $1 }' | sort -n | xargs; }
draw 5; draw 8
# 8,000 draws of n of 20: the squares of the differences, over the variance of one count (hypergeometric), are above 60 once in 100,000 by chance
square() { awk -v n="$1" '{ for (i = 1; i <= 20; i++) sum += ($i - 400 * n) ^ 2 } END { printf "%d\n", sum / (400 * n * (1 - n / 20)) * 19 / 20 }'; }
five=$(counts < 5.txt); eight=$(counts < 8.txt); first=$(awk 'NR % 5 == 1' 5.txt | counts)
echo "in fives: $five | $(square 5 <<< "$five")"; echo "in eights: $eight | $(square 8 <<< "$eight")"; echo "first of five: $first"
test "$(square 5 <<< "$five")" -gt 100
test "$(awk '{ for (i = 1; i <= NF; i++) often += $i >= 100 } END { print often }' <<< "$first")" -lt 17 && test "${first##* }" -gt 1200
