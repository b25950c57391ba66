#!/usr/bin/env bash
# Guess: a column that is read exactly stays so in base R, or base R says that it cannot take it.
# Seen: fread of data.table 1.14.8 (Debian) makes an integer64 of codes of digits, and base R takes its bits for those of a double: in a for loop, in sapply, unlist,
# ifelse, setdiff and behind another number 911501020000000043 and 911501020000000060 are 9.967819e-248 both; %in%, match() and merge() with the codes
# as texts, and %in% with numbers, find nothing; == finds the text. None warns. One code with a letter in the file, and all are texts and right.
# Hurts: registers joined or gone through line by line: a county whose enterprises all have codes of digits is lost, and its neighbour's is not.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
packages=$(apt-get install -y --no-install-recommends --print-uris r-base-core=4.2.2.20221110-2 r-cran-data.table=1.14.8+dfsg-1 r-cran-bit64=4.0.5-1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $packages 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
sed -i "s|/usr/lib/R|$lib/R|g; s|/usr/share/R|$PWD/root/usr/share/R|g" root/usr/lib/R/bin/R
export LD_LIBRARY_PATH=$lib/R/lib:$lib/$arch:$lib/$arch/blas:$lib/$arch/lapack R_LIBS=$lib/R/site-library:$lib/R/library LC_ALL=C.UTF-8 EDITOR=vi PAGER=cat TZ=UTC
cat > seen.R <<'E'
suppressMessages(library(data.table))
list <- as.data.frame(fread("id,code\nE-1,911501020000000043\nE-2,911501020000000060\n"))
cat("data.table", format(packageVersion("data.table")), "bit64", format(packageVersion("bit64")), class(list$code), format(list$code), "\n")
text <- "911501020000000043"
looped <- c(); for (code in list$code) looped <- c(looped, format(code))
ways <- list("for" = looped, sapply = format(sapply(list$code, identity)), unlist = format(unlist(list(list$code))), ifelse = format(ifelse(list$id != "", list$code, 0)), behind = format(c(0, list$code)[-1]))
for (way in names(ways)) { cat(way, ways[[way]], "\n"); stopifnot(ways[[way]] == "9.967819e-248") }
stopifnot(all(format(c(list$code, 0)[1:2]) == c("911501020000000043", "911501020000000060")))
found <- c("==" = sum(list$code == text), "%in%" = sum(list$code %in% text), match = sum(!is.na(match(text, list$code))),
           merge = nrow(merge(list, data.frame(code = text, quota = 1))), number = sum(list$code %in% as.numeric(text)))
print(found)
stopifnot(found == c(1, 0, 0, 0, 0))
mixed <- fread("id,code\nE-1,911501020000000043\nE-3,91150102MA0000004X\n")
stopifnot(is.character(mixed$code), nrow(merge(mixed, data.table(code = text, quota = 1))) == 1)
E
root/usr/lib/R/bin/R --vanilla -s -f seen.R
