#!/usr/bin/env bash
# Guess: Perl's two readers of .xlsx hand out the cells of any workbook, with numbers as they are shown.
# Seen: Spreadsheet::XLSX 0.17 (Debian libspreadsheet-xlsx-perl 0.17-1) has the sheet of a workbook that openpyxl 3.1.5 wrote, but not one cell, and no error; the same table of XlsxWriter 3.3.1 it reads, with 甲&amp;乙厂 for 甲&乙厂, 2.50 for 2.5 as 0, 0.00 for a rate of 0.0004 without a
# format, and 35 as 0"t/d" as a date. Spreadsheet::ParseXLSX 0.27 reads both; 2.5 without decimals is 2 and 3.5 is 4, 21 as General"家" is General家, without the number, and a zero that 0;-0;;@ hides is 0.
# Hurts: lists that come from a script in Python: the register is empty and so is the draw; quotas lose their number.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5 xlsxwriter==3.3.1
fetch=$(apt-get install -y --no-install-recommends --print-uris libspreadsheet-xlsx-perl=0.17-1 libspreadsheet-parsexlsx-perl=0.27-3+deb12u2 2>/dev/null | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
PYTHONPATH=lib python3 - <<'E'
import openpyxl, xlsxwriter
rows = [("010102", "@"), ("甲&乙厂", "General"), (2.5, "0"), (3.5, "0"), (0.0004, "General"), (35, '0"t/d"'), (21, 'General"家"'), (0, "0;-0;;@"), (0.05, "0%")]
book = openpyxl.Workbook()
for line, (value, shown) in enumerate(rows, 1):
    book.active.cell(line, 1, value).number_format = shown
book.save("openpyxl.xlsx")
book = xlsxwriter.Workbook("xlsxwriter.xlsx")
sheet = book.add_worksheet()
for line, (value, shown) in enumerate(rows):
    sheet.write(line, 0, value, book.add_format({"num_format": shown}))
book.close()
E
cat > seen.pl <<'E'
use strict; use warnings;
use Spreadsheet::XLSX; use Spreadsheet::ParseXLSX; use Encode;
for my $file ('openpyxl.xlsx', 'xlsxwriter.xlsx') {
  my $sheet = do { no warnings; Spreadsheet::XLSX->new($file)->{Worksheet}[0] };
  my @old = map { my $cell = $sheet->{Cells}[$_][0]; $cell ? $cell->value . ($cell->{Type} eq 'Date' ? ' (a date)' : '') : 'none' } 0 .. 8;
  my ($new) = Spreadsheet::ParseXLSX->new->parse($file)->worksheets;
  my @new = map { Encode::encode('UTF-8', $new->get_cell($_, 0)->value) } 0 .. 8;
  print "$file XLSX: ", join(' | ', @old), "\n$file ParseXLSX: ", join(' | ', @new), "\n";
}
E
root=$PWD/root arch=$(uname -m)-linux-gnu
PERL5LIB=$root/usr/share/perl5:$(echo "$root"/usr/lib/$arch/perl5/5.*) perl seen.pl 2>/dev/null | tee seen.txt
diff seen.txt - <<'E'
openpyxl.xlsx XLSX: none | none | none | none | none | none | none | none | none
openpyxl.xlsx ParseXLSX: 010102 | 甲&乙厂 | 2 | 4 | 0.0004 | 35t/d | General家 | 0 | 5%
xlsxwriter.xlsx XLSX: 010102 | 甲&amp;乙厂 | 2.50 | 3.50 | 0.00 | 35t/d (a date) | General家 | 0 | 5%
xlsxwriter.xlsx ParseXLSX: 010102 | 甲&乙厂 | 2 | 4 | 0.0004 | 35t/d | General家 | 0 | 5%
E
