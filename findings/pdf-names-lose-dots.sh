#!/usr/bin/env bash
# Guess: Chinese text that ReportLab writes into a PDF by its own Chinese font comes out of a PDF reader as it went in.
# Seen: of reportlab 5.1.0's STSong-Light, pdfminer.six 20260107 and PyMuPDF 1.28.2 lose the dot of 古丽·买买提, the exponents of m² and m³
# and 龴; 陈𬭎厂, with a character that is two units of UTF-16, is 陈狟乓: not only that character but the ones after it
# are others, and no error says so. pypdf 7.1.1 and pypdfium2 5.15.2 have every character.
# Hurts: name lists of inspectors and enterprises in a PDF that a script makes and another reads: a name is not found in the
# registry, or is another's name.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib reportlab==5.1.0 pdfminer.six==20260107 pymupdf==1.28.2 pypdf==7.1.1 pypdfium2==5.15.2
PYTHONPATH=lib python3 -W ignore - <<'E'
import pymupdf, pypdf, pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
for text, read in {"古丽·买买提": "古丽买买提", "12m² 3m³": "12m 3m", "龴乡": "乡", "陈𬭎厂": "陈狟乓", "武川县甲厂（第Ⅲ类）": "武川县甲厂（第Ⅲ类）"}.items():
    page = canvas.Canvas("page.pdf")
    page.setFont("STSong-Light", 14)
    page.drawString(72, 700, text)
    page.save()
    seen = {"pdfminer": extract_text("page.pdf"), "pymupdf": pymupdf.open("page.pdf")[0].get_text(),
            "pypdf": pypdf.PdfReader("page.pdf").pages[0].extract_text(), "pypdfium2": pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range()}
    seen = {name: got.strip() for name, got in seen.items()}
    print(text, seen)
    assert seen == {"pdfminer": read, "pymupdf": read, "pypdf": text, "pypdfium2": text}
E
