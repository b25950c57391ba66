#!/usr/bin/env bash
# Guess: awk tells two codes of a list from each other by ==, prints an integer by %d, and a seed of text is a seed.
# Seen: mawk 1.3.4 (Debian's awk), original-awk 2022-09-12 and busybox 1.35.0 hold the credit codes 911501020000000043 and 911501020000000060 for
# equal, the first two also 010102 and 10102; 911501021E00001139 and 911501022E00001298 are two. %d of a code is 2147483647 in mawk and
# -2147483648 in busybox. srand of 武川县2026 and of 桦川县2027 is one seed in all three, that of 0. busybox's date takes 2026-02-30
# for 2 March.
# Hurts: the usual line for duplicates in a sorted list ($1 == last) throws enterprises out that stand once.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq mawk=1.3.4.20200120-3.1 original-awk=2022-09-12-1 busybox=1:1.35.0-4+deb12u1+b1 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
export LC_ALL=C.UTF-8
mawk() { $(ls root/usr/bin/mawk root/bin/mawk 2>/dev/null | head -1) "$@"; }
original() { root/usr/bin/original-awk "$@"; }
busy() { $(ls root/bin/busybox root/usr/bin/busybox 2>/dev/null | head -1) "$@"; }
printf '%s\n' 911501020000000043 911501020000000060 911501020000000051 > codes.txt
for awk in mawk original 'busy awk'; do
  twice=$($awk '$1 == last { print $1 } { last = $1 }' codes.txt | xargs)
  others=$(echo '010102 10102 911501021E00001139 911501022E00001298' | $awk '{ print ($1 == $2), ($3 == $4) }')
  whole=$($awk '{ printf "%d ", $1; exit }' codes.txt)
  seeds=$($awk 'BEGIN { srand("武川县2026"); a = rand(); srand("桦川县2027"); b = rand(); srand(0); c = rand(); print (a == b), (b == c) }')
  echo "$awk: twice $twice; $others; $whole; seeds $seeds"
done | tee seen.txt
test "$(grep -c ': twice 911501020000000060 911501020000000051; ' seen.txt)" = 3
grep -q 'mawk: .*; 1 0; 2147483647 ; seeds 1 1' seen.txt
grep -q 'original: .*; 1 0; 9115010200000000[0-9]* ; seeds 1 1' seen.txt
grep -q 'busy awk: .*; 0 0; -2147483648 ; seeds 1 1' seen.txt
test "$(busy date -d 2026-02-30 +%F)" = 2026-03-02
