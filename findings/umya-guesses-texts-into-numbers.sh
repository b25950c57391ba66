#!/usr/bin/env bash
# Guess: set_value of a text on a cell of a workbook writes that text.
# Seen: umya-spreadsheet 3.1.1 (crates.io) guesses: 010102 becomes the number 10102, a credit code of digits the number 911501020000000000,
# 1e5 becomes 100000, TRUE a boolean; the codes with a letter, 1:10 and 5% stay texts. Only set_value_string takes it as it
# stands.
# Hurts: registers and drawn lists written as workbooks: half the codes of a column are rounded numbers and half are texts.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cargo init -q --name seen && cargo add -q umya-spreadsheet@=3.1.1
cat > src/main.rs <<'E'
fn main() {
    let mut book = umya_spreadsheet::new_file();
    let sheet = book.sheet_mut(0).unwrap();
    for (row, text) in (1..).zip(["010102", "911501020000000043", "911501021E00001139", "1e5", "TRUE", "1:10", "5%"]) {
        sheet.cell_mut((1u32, row)).set_value(text);
        sheet.cell_mut((2u32, row)).set_value_string(text);
    }
    umya_spreadsheet::writer::xlsx::write(&book, std::path::Path::new("list.xlsx")).unwrap();
}
E
cargo run -q
python3 -m pip install -qq --no-warn-conflicts --target lib openpyxl==3.1.5
PYTHONPATH=lib python3 - <<'E'
import openpyxl
rows = [[cell.value for cell in row] for row in openpyxl.load_workbook("list.xlsx").active]
print(*rows, sep="\n")
guessed, given = zip(*rows)
assert given == ("010102", "911501020000000043", "911501021E00001139", "1e5", "TRUE", "1:10", "5%")
assert guessed == (10102, 911501020000000000, "911501021E00001139", 100000, True, "1:10", "5%")
E
