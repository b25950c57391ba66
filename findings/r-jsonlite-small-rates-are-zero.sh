#!/usr/bin/env bash
# Guess: a list of R written as JSON and read again is the list, the numbers to some fifteen digits.
# Seen: toJSON of jsonlite 1.8.4 (Debian 1.8.4+dfsg-1) keeps four decimals unless told digits = NA: a rate of 0.00004 is 0 and 1/3 is 0.3333; a missing quota
# is "NA" in a vector and leaves its key out of a table; NULL is {}. fromJSON makes one matrix of texts of [["甲", 3, true], ["乙", 21, false]], in which true is
# "TRUE", and of [3, "长期"] two texts. rjson 0.2.21 keeps both. Codes of 18 digits are 9.1150102e+17 in both.
# Hurts: risk rates and inclusion probabilities below 1 in 20,000 become nought, and a table of mixed columns comes back as texts.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
packages=$(apt-get install -y --no-install-recommends --print-uris r-base-core=4.2.2.20221110-2 r-cran-jsonlite=1.8.4+dfsg-1 r-cran-rjson=0.2.21-1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $packages 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
sed -i "s|/usr/lib/R|$lib/R|g; s|/usr/share/R|$PWD/root/usr/share/R|g" root/usr/lib/R/bin/R
export LD_LIBRARY_PATH=$lib/R/lib:$lib/$arch:$lib/$arch/blas:$lib/$arch/lapack R_LIBS=$lib/R/site-library:$lib/R/library LC_ALL=C.UTF-8 EDITOR=vi PAGER=cat TZ=UTC
cat > seen.R <<'E'
data <- list(rate = 0.00004, third = 1/3, none = NULL)
data["none"] <- list(NULL)
texts <- c(jsonlite = jsonlite::toJSON(data), unboxed = jsonlite::toJSON(data, auto_unbox = TRUE), told = jsonlite::toJSON(data, digits = NA, auto_unbox = TRUE, null = "null"),
           rjson = rjson::toJSON(data), missing = jsonlite::toJSON(c(3, NA)), mixed = jsonlite::toJSON(c("甲", NA)), table = jsonlite::toJSON(data.frame(quota = c(3, NA))),
           code = jsonlite::toJSON(911501020000000043), rcode = rjson::toJSON(911501020000000043))
cat(paste(names(texts), texts, sep = ": "), sep = "\n")
stopifnot(texts == c('{"rate":[0],"third":[0.3333],"none":{}}', '{"rate":0,"third":0.3333,"none":{}}', '{"rate":4e-05,"third":0.333333333333333,"none":null}',
                     texts[["rjson"]], '[3,"NA"]', '["甲",null]', '[{"quota":3},{}]', '[9.1150102e+17]', texts[["rcode"]]))
stopifnot(rjson::fromJSON(texts[["rjson"]])$rate == 0.00004, grepl("e\\+17", texts[["rcode"]]))
rows <- '[["甲", 3, true], ["乙", 21, false]]'
print(jsonlite::fromJSON(rows))
stopifnot(identical(jsonlite::fromJSON(rows), matrix(c("甲", "乙", "3", "21", "TRUE", "FALSE"), 2)),
          identical(jsonlite::fromJSON('[3, "长期"]'), c("3", "长期")), identical(rjson::fromJSON(rows)[[1]], list("甲", 3, TRUE)))
E
root/usr/lib/R/bin/R --vanilla -s -f seen.R
