#!/usr/bin/env bash
# Guess: the enterprise that stands most often in a list, asked from the command line, is printed with the code that the list has.
# Seen: GNU datamash 1.7 (Debian 1.7-2) keeps a credit code of digits in first, last, unique and rand, but its mode, antimode and max print
# 9.1150102e+17, and of codes with an E the mode is 9.11501021e+1147. The mode of 010102 is 10102. Grouped by county without -s, a
# county that comes in two places is printed twice with two sums, and no error is given. getnum of -35 t is 35, of 1:10 is 1, of
# 武市监〔2026〕3号 is 2026.
# Hurts: the year's report of who was visited most: a code of nobody, and counties that stand twice.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq datamash=1.7-2 2>/dev/null && dpkg -x datamash*.deb root
datamash=root/usr/bin/datamash; $datamash --version | head -1
check() { local seen; seen=$($datamash "${@:3}" < "$1" | tr '\t\n' '  '); echo "${*:3}: $seen"; test "$seen" = "$2 "; }
printf '911501020000000043\n911501020000000043\n911501020000000060\n' > codes
printf '911501021E00001139\n911501021E00001139\n911501022E00001298\n' > letters
printf '010102\n010102\n150125\n' > items
printf '甲 1\n乙 2\n甲 3\n' > counties
printf -- '-35 t\n1:10\n武市监〔2026〕3号\n' > numbers
for operation in first unique; do $datamash "$operation" 1 < codes | grep -q 911501020000000043; done
for operation in mode antimode max; do check codes 9.1150102e+17 "$operation" 1; done
check letters 9.11501021e+1147 mode 1
check items 10102 mode 1
check items 010102 first 1
check counties '甲 1 乙 2 甲 3' -W -g 1 sum 2
check counties '乙 2 甲 4' -W -s -g 1 sum 2
check numbers '35 1 2026' getnum 1
