#!/usr/bin/env bash
# Guess: a stratified draw that is given named sizes draws as many from each stratum as its name says.
# Seen: strata() of R's package sampling 2.9 (Debian 2.9-2) ignores the names, and the levels of a factor too: sizes go to the strata
# in the order in which the data has their first lines. size = c(甲 = 3, 乙 = 1) draws one from 甲 and three from 乙 where the
# first line is of 乙, and three from 甲 after another line has moved to the front; nothing is said.
# Hurts: quotas by county: a register sorted otherwise this year exchanges the counties' quotas.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
packages=$(apt-get install -y --no-install-recommends --print-uris r-base-core=4.2.2.20221110-2 r-cran-sampling=2.9-2 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $packages 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
sed -i "s|/usr/lib/R|$lib/R|g; s|/usr/share/R|$PWD/root/usr/share/R|g" root/usr/lib/R/bin/R
export LD_LIBRARY_PATH=$lib/R/lib:$lib/$arch:$lib/$arch/blas:$lib/$arch/lapack R_LIBS=$lib/R/site-library:$lib/R/library LC_ALL=C.UTF-8 EDITOR=vi PAGER=cat
cat > seen.R <<'E'
suppressMessages(library(sampling))
list <- data.frame(id = 1:10, county = c("乙", "甲", "乙", "甲", "甲", "甲", "甲", "甲", "乙", "甲"))
drawn <- function(data, size) { seen <- table(strata(data, "county", size = size, method = "srswor")$county); seen[c("甲", "乙")] }
named <- drawn(list, c("甲" = 3, "乙" = 1))
moved <- drawn(list[c(2, 1, 3:10), ], c("甲" = 3, "乙" = 1))
list$county <- factor(list$county, levels = c("甲", "乙"))
levels <- drawn(list, c(3, 1))
cat("sampling", format(packageVersion("sampling")), "named", named, "moved", moved, "levels", levels, "\n")
stopifnot(named == c(1, 3), moved == c(3, 1), levels == c(1, 3))
E
root/usr/lib/R/bin/R --vanilla -s -f seen.R
