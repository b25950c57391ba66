#!/usr/bin/env bash
# Guess: SAMPLE 5 FROM 20 of a file with another number of cases is an error or a warning, a date that is none is missing, and a text
# of twelve holds twelve characters.
# Seen: PSPP 1.6.2 (Debian 1.6.2-2) draws the five from the first twenty of fifty cases and never from the others; FROM 100 draws fewer than
# five; SAMPLE .05 draws as many as it happens, from none to eight. There is no warning. The date 2026-02-30 is 2 March, a text of A12 four
# Chinese characters, the code 911501020000000043 another, and only of 911501021E00001139 it says that it is too large.
# Hurts: a syntax file kept from last year: the enterprises registered since then cannot be drawn.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris pspp=1.6.2-2 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
arch=$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=root/usr/lib/$arch:root/usr/lib/$arch/pspp LC_ALL=C.UTF-8
draw() {
  printf '%s\n' 'INPUT PROGRAM.' 'LOOP #i = 1 TO 50.' 'COMPUTE n = #i.' 'END CASE.' 'END LOOP.' 'END FILE.' 'END INPUT PROGRAM.' 'FORMATS n (F2.0).' > draw.sps
  for seed in $(seq 2001 2060); do printf '%s\n' "SET SEED = $seed." TEMPORARY. "SAMPLE $1." LIST. >> draw.sps; done
  root/usr/bin/pspp -O format=csv draw.sps | awk '/^n$/ { if (draws++) print count; count = 0 } /^[0-9]+$/ { count++; if ($1 > most) most = $1 } END { print count; print "most " most }' > "$2"
  echo "SAMPLE $1: $(grep -v most "$2" | sort -n | uniq -c | awk '{ printf "%s times %s, ", $1, $2 }') $(grep most "$2")"
}
draw '5 FROM 50' all.txt; draw '5 FROM 20' less.txt; draw '5 FROM 100' more.txt; draw .05 part.txt
counts() { grep -v most "$1" | sort -n | uniq | xargs; }
test "$(counts all.txt)" = 5 && test "$(sed -n 's/most //p' all.txt)" -ge 49
test "$(counts less.txt)" = 5 && test "$(sed -n 's/most //p' less.txt)" = 20
test "$(sort -n more.txt | grep -v most | head -1)" -le 1 && test "$(counts more.txt)" != 5
test "$(counts part.txt | wc -w)" -ge 5
printf 'id,name,code,since\n1,武川县甲化工厂,911501020000000043,2026-03-05\n2,桦川县乙厂,911501021E00001139,2026-02-30\n' > list.csv
printf '%s\n' 'GET DATA /TYPE=TXT /FILE="list.csv" /ENCODING="UTF-8" /DELIMITERS="," /FIRSTCASE=2 /VARIABLES=id F2.0 name A12 code F18.0 since SDATE10.' LIST. > list.sps
root/usr/bin/pspp -O format=csv list.sps | tee list.txt
grep -qx '1,武川县甲,911501020000000000,2026/03/05' list.txt
grep -qx '2,桦川县乙,\.,2026/03/02' list.txt
