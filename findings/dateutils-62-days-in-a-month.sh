#!/usr/bin/env bash
# Guess: months and days between two dates are at most 11 months and 31 days, and a date that is none is refused.
# Seen: dateutils 0.4.10 (Debian 0.4.10-1) has 1 month and 62 days from 2026-01-31 to 2026-03-01 and 63 from 2026-01-30, which lies a day
# nearer to a month; in days alone it has 29 and 30. dconv makes 2026-02-30 the 28th and 2026-13-01 the day
# 2026-13-00, a Thursday, of which dtest says that it lies behind 2026-12-31; dgrep finds a line of 2026-02-30 by >2026-02-27. Only
# dconv's and dadd's exit of 2 tells that something was mended, without saying which line.
# Hurts: how long ago a source was inspected, at the end of each January; a list of dates that dconv was to check.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq dateutils=0.4.10-1 2>/dev/null
dpkg -x dateutils_*.deb root
tool=root/usr/bin/dateutils.
seen() { local got; got=$("$tool$1" "${@:3}"); echo "$1 ${*:3}: $got"; test "$got" = "$2"; }
seen ddiff '1 months 62 days' 2026-01-31 2026-03-01 -f '%m months %d days'
seen ddiff '1 months 63 days' 2026-01-30 2026-03-01 -f '%m months %d days'
seen ddiff '2 months 62 days' 2025-12-31 2026-03-01 -f '%m months %d days'
seen ddiff '1 months 2 days' 2026-01-31 2026-03-05 -f '%m months %d days'
seen ddiff 29 2026-01-31 2026-03-01 -f %d
seen ddiff 30 2026-01-30 2026-03-01 -f %d
printf '2026-03-05\n2026-02-30\n2026-13-01\n' > days.txt
code=0; "${tool}dconv" -f '%Y-%m-%d %a' < days.txt > read.txt 2> told.txt || code=$?
cat read.txt; echo "exit $code, told: $(cat told.txt)"
test "$code" = 2 && test ! -s told.txt && test "$(xargs < read.txt)" = '2026-03-05 Thu 2026-02-28 Sat 2026-13-00 Thu'
"${tool}dtest" 2026-13-01 --gt 2026-12-31
printf 'E-1,2026-02-30\nE-2,2026-01-05\n' | "${tool}dgrep" '>2026-02-27' | tee found.txt
test "$(cat found.txt)" = E-1,2026-02-30
