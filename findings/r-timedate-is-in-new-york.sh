#!/usr/bin/env bash
# Guess: isBizday of a package of financial calendars, given days alone, looks at the weekends alone or says which holidays it takes.
# Seen: timeDate 4022.108 of R (Debian r-cran-timedate 4022.108-1) takes the holidays of the New York stock exchange, and those of the year in which it is
# run: 1 October, 1 May and the Spring Festival are business days, Thanksgiving is none this year and one in the years before and behind. Of China it
# has no holiday: listHolidays("CN") is empty, without an error. timeDate("2026") is today's day of that year.
# Hurts: deadlines in working days that step over Thanksgiving and count through the National Day, and that come out otherwise when they are recomputed
# in January.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
packages=$(apt-get install -y --no-install-recommends --print-uris r-base-core=4.2.2.20221110-2 r-cran-timedate=4022.108-1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $packages 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
sed -i "s|/usr/lib/R|$lib/R|g; s|/usr/share/R|$PWD/root/usr/share/R|g" root/usr/lib/R/bin/R
export LD_LIBRARY_PATH=$lib/R/lib:$lib/$arch:$lib/$arch/blas:$lib/$arch/lapack R_LIBS=$lib/R/site-library:$lib/R/library LC_ALL=C.UTF-8 EDITOR=vi PAGER=cat TZ=UTC
cat > seen.R <<'E'
suppressMessages(library(timeDate))
year <- as.integer(format(Sys.time(), "%Y", tz = "UTC"))
open <- function(day, ...) unname(isBizday(timeDate(day), ...))
midweek <- function(year, md) { days <- paste0(year, md); days[as.POSIXlt(days)$wday %in% 1:5] }
ours <- unlist(lapply(c("-10-01", "-10-02", "-10-03", "-05-01", "-05-04"), function(md) midweek(year, md)))
cat("timeDate", format(packageVersion("timeDate")), "|", ours, "|", open(ours), "\n")
stopifnot(length(ours) > 1, open(ours))
thanksgiving <- format(holiday(year, "USThanksgivingDay"), "%Y-%m-%d")
cat("Thanksgiving", thanksgiving, open(thanksgiving), "| with no holidays", open(thanksgiving, holidays = character()), "\n")
stopifnot(!open(thanksgiving), open(thanksgiving, holidays = character()))
for (other in c(year - 1, year + 1)) {
  day <- format(holiday(other, "USThanksgivingDay"), "%Y-%m-%d")
  cat("Thanksgiving", day, open(day), "\n")
  stopifnot(open(day))
}
stopifnot(length(listHolidays("CN")) == 0)
today <- format(Sys.time(), "%m-%d", tz = "UTC")
cat("timeDate(\"2025\")", format(timeDate("2025")), "\n")
stopifnot(today == "02-29" || grepl(today, format(timeDate("2025"))))
E
root/usr/lib/R/bin/R --vanilla -s -f seen.R
