#!/usr/bin/env bash
# Guess: a workbook that openpyxl wrote is read in R as it was written.
# Seen: openxlsx 4.2.5.2-1 (Debian) does not read the references to characters that openpyxl 3.1.5 (PyPI) writes where lxml 6.0.2 is installed, as XML
# allows: 武川县 is the text &#27494;&#24029;&#21439; and the heading 企业名称 such a one too, without an error. What openpyxl writes
# without lxml is read rightly, and readxl 1.4.2-1 (Debian) reads both.
# Hurts: registers handed from a Python program to R: names and counties equal nothing, and it depends on a package that neither names.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5
python3 -m pip install -qq --no-warn-conflicts --target lxml lxml==6.0.2
cat > make.py <<'E'
import sys, openpyxl
book = openpyxl.Workbook()
for row in (["企业名称", "county"], ["甲厂", "武川县"]):
    book.active.append(row)
book.save(sys.argv[1])
E
PYTHONPATH=lib python3 -I -c "import sys; sys.path.insert(0, 'lib'); sys.argv = ['', 'plain.xlsx']; exec(open('make.py').read())"
PYTHONPATH=lib python3 -I -c "import sys; sys.path[:0] = ['lib', 'lxml']; sys.argv = ['', 'lxml.xlsx']; exec(open('make.py').read())"
packages=$(apt-get install -y --no-install-recommends --print-uris r-base-core=4.2.2.20221110-2 r-cran-openxlsx=4.2.5.2-1 r-cran-readxl=1.4.2-1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $packages 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
sed -i "s|/usr/lib/R|$lib/R|g; s|/usr/share/R|$PWD/root/usr/share/R|g" root/usr/lib/R/bin/R
export LD_LIBRARY_PATH=$lib/R/lib:$lib/$arch:$lib/$arch/blas:$lib/$arch/lapack R_LIBS=$lib/R/site-library:$lib/R/library LC_ALL=C.UTF-8 TZ=UTC EDITOR=vi PAGER=cat
cat > seen.R <<'E'
suppressMessages({ library(openxlsx); library(readxl) })
seen <- function(book) c(names(book)[1], unlist(book[1, ], use.names = FALSE))
plain <- seen(read.xlsx("plain.xlsx")); lxml <- seen(read.xlsx("lxml.xlsx"))
cat("openxlsx", format(packageVersion("openxlsx")), plain, "with lxml", lxml, "readxl", format(packageVersion("readxl")), seen(as.data.frame(read_excel("lxml.xlsx"))), "\n")
right <- c("企业名称", "甲厂", "武川县")
stopifnot(lxml == c("&#20225;&#19994;&#21517;&#31216;", "&#30002;&#21378;", "&#27494;&#24029;&#21439;"), plain == right)
stopifnot(seen(as.data.frame(read_excel("lxml.xlsx"))) == right)
E
root/usr/lib/R/bin/R --vanilla -s -f seen.R
