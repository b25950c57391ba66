#!/usr/bin/env bash
# Guess: a table that R's readr reads and writes again is the same table, or it warns.
# Seen: readr 2.1.4-1 (Debian) writes the credit codes 911501020000000043 and 911501020000000060 as 91150102e10 both, 911501021E00001139 and
# 911501022E00001298 as Inf both, the ratio 1:10 as 01:10:00 and 2026-02-30 as NA, of which alone a warning tells. 010102 keeps its zero
# and 1/5 stays. data.table's fread and fwrite lose the zero and keep all the others.
# Hurts: registers cleaned in R before a draw: all codes of digits of one county are one code in the file that goes on.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
packages=$(apt-get install -y --no-install-recommends --print-uris r-base-core=4.2.2.20221110-2 r-cran-readr=2.1.4-1 r-cran-data.table=1.14.8+dfsg-1 r-cran-bit64=4.0.5-1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $packages 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
sed -i "s|/usr/lib/R|$lib/R|g; s|/usr/share/R|$PWD/root/usr/share/R|g" root/usr/lib/R/bin/R
export LD_LIBRARY_PATH=$lib/R/lib:$lib/$arch:$lib/$arch/blas:$lib/$arch/lapack R_LIBS=$lib/R/site-library:$lib/R/library LC_ALL=C.UTF-8 TZ=UTC EDITOR=vi PAGER=cat
printf 'id,code,other,ratio,since,term\n010102,911501020000000043,911501021E00001139,1:10,2026-03-05,1/5\n150102,911501020000000060,911501022E00001298,1:20,2026-02-30,3-5\n' > list.csv
cat > seen.R <<'E'
suppressMessages({ library(readr); library(data.table); library(bit64) })
write_csv(suppressMessages(read_csv("list.csv", show_col_types = FALSE)), "readr.csv")
fwrite(fread("list.csv"), "table.csv")
cat("readr", format(packageVersion("readr")), readLines("readr.csv"), "data.table", readLines("table.csv"), sep = "\n")
E
root/usr/lib/R/bin/R --vanilla -s -f seen.R
grep -qx '010102,91150102e10,Inf,01:10:00,2026-03-05,1/5' readr.csv
grep -qx '150102,91150102e10,Inf,01:20:00,NA,3-5' readr.csv
grep -qx '10102,911501020000000043,911501021E00001139,1:10,2026-03-05,1/5' table.csv
grep -qx '150102,911501020000000060,911501022E00001298,1:20,2026-02-30,3-5' table.csv
