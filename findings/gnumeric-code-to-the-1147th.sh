#!/usr/bin/env bash
# Guess: a table that a converter reads as CSV and writes as CSV comes out as it went in, and what no number holds stays a text.
# Seen: ssconvert of Gnumeric 1.12.55 (Debian 1.12.55-1), which reckons in long doubles, writes the credit code 911501021E00001139 as
# 9.11501021E+1147, a number beyond every double; 010102 as 10102, the ratio 1:10 as 01:10:00, the half 1/5 as a day
# of this year and 5% as 0.05. A code of 18 digits stays whole, and 3-5 is a text.
# Hurts: registers put into another form by a script: which codes are spoilt depends on their letter, and none of it is told.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris gnumeric=1.12.55-1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
arch=$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=root/usr/lib/$arch:root/usr/lib:root/lib/$arch LC_ALL=C.UTF-8 GSETTINGS_BACKEND=memory HOME=$PWD
printf 'a,b,c,d,e,f,g\n911501021E00001139,911501020000000043,010102,1:10,1/5,5%%,3-5\n' > list.csv
root/usr/bin/ssconvert list.csv out.csv 2>/dev/null
cat out.csv
test "$(tail -n 1 out.csv)" = "9.11501021E+1147,911501020000000043,10102,01:10:00,$(date +%Y)/01/05,0.05,3-5"
