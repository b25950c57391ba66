#!/usr/bin/env bash
# Guess: a sort that heeds the numbers within texts puts E-2 before E-10 and leaves days in ISO 8601, which sort as texts, in their order.
# Seen: mixedsort of gtools 3.9.4 (Debian r-cran-gtools 3.9.4-1) reads - as a sign and E as a power: E-10, E-9, E-1; 2026-03-31 stands before 2026-03-01 and
# both months and days fall; 2E3 before 1E5; of the credit codes 911501021E00001139 and 911501022E00001298 each may stand first, as they came in.
# Hurts: lists and Merkle trees in "natural" order: the newest inspection of a year stands on top, ids count down, and one register has two orders.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
packages=$(apt-get install -y --no-install-recommends --print-uris r-base-core=4.2.2.20221110-2 r-cran-gtools=3.9.4-1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $packages 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
sed -i "s|/usr/lib/R|$lib/R|g; s|/usr/share/R|$PWD/root/usr/share/R|g" root/usr/lib/R/bin/R
export LD_LIBRARY_PATH=$lib/R/lib:$lib/$arch:$lib/$arch/blas:$lib/$arch/lapack R_LIBS=$lib/R/site-library:$lib/R/library LC_ALL=C.UTF-8 EDITOR=vi PAGER=cat TZ=UTC
cat > seen.R <<'E'
suppressMessages(library(gtools))
seen <- function(...) { sorted <- mixedsort(c(...)); cat("gtools", format(packageVersion("gtools")), ":", sorted, "\n"); sorted }
stopifnot(identical(seen("E-1", "E-10", "E-9"), c("E-10", "E-9", "E-1")),
          identical(seen("E1", "E10", "E9"), c("E1", "E9", "E10")),
          identical(seen("2026-03-01", "2026-03-31", "2026-11-02", "2025-12-31"), c("2025-12-31", "2026-11-02", "2026-03-31", "2026-03-01")),
          identical(seen("甲厂-1", "甲厂-2", "甲厂-10"), c("甲厂-10", "甲厂-2", "甲厂-1")),
          identical(seen("1E5", "2E3"), c("2E3", "1E5")))
codes <- c("911501021E00001139", "911501022E00001298")
stopifnot(identical(seen(codes), codes), identical(seen(rev(codes)), rev(codes)))
E
root/usr/lib/R/bin/R --vanilla -s -f seen.R
