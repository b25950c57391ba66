#!/usr/bin/env bash
# Guess: as.Date reads days that are written in one of its two forms, and refuses the others, cell by cell.
# Seen: as.Date of R 4.2.2 (Debian r-base-core 4.2.2.20221110-2) reads 05/03/2026 as 20 March of the year 5, and "2026-03-05至2026-03-20" as its first day; the first cell that is not missing decides the form of
# the whole column: with 长期 (without an end) in front it is an error, further down 长期 is missing, and so is 2026/3/6 below 2026-03-05, though alone it is read. A
# column of permits' ends sorted otherwise is read otherwise. Months from 31 January by seq are 3 March, 31 March and 1 May.
# Hurts: permits that ran out two thousand years ago or have no end, by the order of the lines.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
packages=$(apt-get install -y --no-install-recommends --print-uris r-base-core=4.2.2.20221110-2 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $packages 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
sed -i "s|/usr/lib/R|$lib/R|g; s|/usr/share/R|$PWD/root/usr/share/R|g" root/usr/lib/R/bin/R
export LD_LIBRARY_PATH=$lib/R/lib:$lib/$arch:$lib/$arch/blas:$lib/$arch/lapack R_LIBS=$lib/R/site-library:$lib/R/library LC_ALL=C.UTF-8 EDITOR=vi PAGER=cat TZ=UTC
cat > seen.R <<'E'
read <- function(...) tryCatch(paste(format(as.Date(c(...)), "%Y-%m-%d"), collapse = " "), error = function(e) "error")
seen <- c(read("05/03/2026"), read("2026-03-05至2026-03-20"), read("2026/3/6"), read("2026-03-05", "2026/3/6"), read("2026/3/6", "2026-03-05"),
          read("长期", "2026-03-05"), read("2026-03-05", "长期"), read(NA, "2026/3/6"), read("20260305"),
          paste(seq(as.Date("2026-01-31"), by = "month", length.out = 4), collapse = " "))
cat(R.version.string, seen, sep = "\n")
year <- as.POSIXlt(as.Date("05/03/2026"))
stopifnot(year$year + 1900 == 5, year$mon + 1 == 3, year$mday == 20)
stopifnot(seen[-1] == c("2026-03-05", "2026-03-06", "2026-03-05 NA", "2026-03-06 NA", "error", "2026-03-05 NA", "NA 2026-03-06", "error",
                    "2026-01-31 2026-03-03 2026-03-31 2026-05-01"))
E
root/usr/lib/R/bin/R --vanilla -s -f seen.R
