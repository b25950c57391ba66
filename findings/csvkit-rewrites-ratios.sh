#!/bin/sh
# Guess: csvsort sorts lines and writes their cells as it read them.
# Seen: csvkit 2.2.0 (agate 1.14.2) rewrites what it takes for another type: a column of ratios 1:10, 1:20 comes out
# as 0:01:10 (minutes and seconds), through csvsql as 1970-01-01 00:01:10; 1/5 as 2001-01-05; 25% as 25; the division
# 010102 as 10102. One 1:5 in the column keeps all of it text, so the same list sorts unharmed one year and not the
# next.
# Hurts: a list that is sorted with csvsort before it is hashed or published; csvjoin, csvstat and csvjson do the
# same.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib csvkit==2.2.0 agate==1.14.2
csvkit() { PYTHONPATH=lib python3 -m "csvkit.utilities.$@"; }
printf 'id,division,ratio\nE-2,010103,1:20\nE-1,010102,1:10\n' > times.csv
printf 'id,ratio\nE-2,3/10\nE-1,1/5\n' > dates.csv
printf 'id,ratio\nE-2,5%%\nE-1,25%%\n' > percent.csv
printf 'id,ratio\nE-2,1:10\nE-1,1:5\n' > kept.csv
for name in times dates percent kept; do csvkit csvsort -c id "$name.csv" | tee "$name.txt"; done
csvkit csvsql --query 'select ratio from times' times.csv | tee sql.txt
printf 'id,division,ratio\nE-1,10102,0:01:10\nE-2,10103,0:01:20\n' | cmp - times.txt
printf 'id,ratio\nE-1,2001-01-05\nE-2,2001-03-10\n' | cmp - dates.txt
printf 'id,ratio\nE-1,25\nE-2,5\n' | cmp - percent.txt
printf 'id,ratio\nE-1,1:5\nE-2,1:10\n' | cmp - kept.txt
grep -q '^1970-01-01 00:01:10' sql.txt
