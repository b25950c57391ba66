#!/usr/bin/env bash
# Guess: write() of Perl's writer of workbooks writes the text of a CSV field as a text, or a number that it is.
# Seen: Excel::Writer::XLSX 1.10 (Debian 1.10-1) guesses by the form: the credit code 911501021E00001139 becomes <v>Inf</v>, which the format
# does not allow, 010102 the number 10102, 1e5 becomes 100000 and +86 the number 86; =甲 becomes a formula. openpyxl 3.1.5
# cannot read the book at all then, python-calamine 0.9.1 reads infinity, xlsx 0.18.5 (npm) a number without a value.
# write_string() writes what it is given.
# Hurts: a register exported from an old system: which enterprises lose their code depends on a letter in it.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libexcel-writer-xlsx-perl=1.10-1 libarchive-zip-perl=1.68-1 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
PERL5LIB=root/usr/share/perl5 perl - <<'E'
use utf8;
use Excel::Writer::XLSX;
my $book = Excel::Writer::XLSX->new('list.xlsx');
my ($sheet, $row) = ($book->add_worksheet(), 0);
for my $text ('911501021E00001139', '010102', '1e5', '+86', '=甲', '1:10', '武川县') {
    $sheet->write($row, 0, $text);
    $sheet->write_string($row++, 1, $text);
}
$book->close();
E
npm init -y >/dev/null && npm install --silent xlsx@0.18.5 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5 python-calamine==0.9.1
node -e "const sheet = require('xlsx').readFile('list.xlsx').Sheets.Sheet1; console.log(JSON.stringify(sheet.A1)); require('assert').deepStrictEqual([sheet.A1.t, JSON.stringify(sheet.A1.v), sheet.A2.v], ['n', 'null', 10102])"
PYTHONPATH=lib python3 -W ignore - <<'E'
import math, re, zipfile
import openpyxl, python_calamine
xml = zipfile.ZipFile("list.xlsx").read("xl/worksheets/sheet1.xml").decode()
print(re.findall('<c r="A1">.*?</c>', xml))
assert '<c r="A1"><v>Inf</v></c>' in xml
seen = [row[:2] for row in python_calamine.CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()]
print(seen)
assert math.isinf(seen[0][0]) and [row[0] for row in seen[1:4]] == [10102, 100000, 86]
assert [row[1] for row in seen] == ["911501021E00001139", "010102", "1e5", "+86", "=甲", "1:10", "武川县"]
try:
    value = [cell.value for cell in openpyxl.load_workbook("list.xlsx").active["A"]]
except ValueError as error:
    value = str(error)[:60]
print("openpyxl:", value)
assert str(value).startswith("Unable to read workbook")
E
