#!/usr/bin/env bash
# Guess: a database of plain text whose expressions compare numbers compares them as they stand, or says that they are too long.
# Seen: GNU recutils 1.9 (Debian 1.9-2) reads digits behind a zero as octal, so 010102 = 4162 is true and 010102 = 10102 is not; of an
# integer it keeps 32 bits: 3000000000 > 5 is false and sorts in front, and 911501024294967338 = 911501020000000042 is true. There is
# no warning, and recfix finds nothing. A sum is 3e+09. csv2rec refuses a table whose header is Chinese.
# Hurts: a register kept as text under version control: one enterprise's code selects another, an id with a zero is another number,
# and a turnover above two thousand million is below every threshold of a stratum.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq recutils=1.9-2 librec1=1.9-2 && for one in *.deb; do dpkg -x "$one" root; done
export LC_ALL=C.UTF-8 LD_LIBRARY_PATH=$PWD/root/usr/lib/$(uname -m)-linux-gnu PATH=$PWD/root/usr/bin:$PATH
recsel --version | head -1
is() { seen=$(printf 'field: %s\n' "$1" | recsel -e "field $2" -P field); echo "$1 $2: ${seen:-no}"; test "${seen:-no}" = "$3"; }
is 010102 '= 4162' 010102
is 010102 '= 10102' no
is 2147483647 '> 5' 2147483647
is 3000000000 '> 5' no
is 911501024294967338 '= 911501020000000042' 911501024294967338
is 911501024294967338 '= 911501020000000043' no
seen=$(printf '%%rec: S\n%%type: n int\n%%sort: n\n\nn: 3000000000\n\nn: 21\n\nn: 010\n\nn: 9\n' | tee list.rec | recsel -t S -P n | xargs)
echo "sorted: $seen"
test "$seen" = '3000000000 010 9 21'
recfix --check list.rec
test "$(printf 'income: 21\n\nincome: 3000000000\n' | recsel -p 'Sum(income)')" = 'Sum_income: 3e+09'
printf '企业名称,id\n甲厂,1\n' > list.csv
if csv2rec list.csv; then echo "takes it now"; exit 1; fi
