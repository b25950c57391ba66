#!/usr/bin/env bash
# Guess: text that is printed twice with a hair between, as programs make bold of a font that has no bold, is read once.
# Seen: of 抽取21家 in such bold pdfplumber 0.11.10 reads 抽抽取取2211家家: the quota 21 is 2211. pdfminer.six 20260107, PyMuPDF 1.28.2,
# pypdf 7.1.1 and pdf2json 4.0.3 read 抽取21家 twice. Only pypdfium2 5.15.2 reads it once; pdfplumber does after dedupe_chars().
# Hurts: notices and plans of which titles and figures stand out in bold: a quota, a date or a code read from them.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib reportlab==5.1.0 pdfplumber==0.11.10 pdfminer.six==20260107 pymupdf==1.28.2 pypdf==7.1.1 pypdfium2==5.15.2
npm init -y >/dev/null && npm install --silent pdf2json@4.0.3 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import pdfplumber, pymupdf, pypdf, pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
page = canvas.Canvas("bold.pdf")
page.setFont("STSong-Light", 14)
for hair in (0, 0.3):
    page.drawString(72 + hair, 700, "抽取21家")
page.save()
page = pdfplumber.open("bold.pdf").pages[0]
seen = {
    "pdfplumber": page.extract_text(), "pdfplumber, dedupe_chars": page.dedupe_chars().extract_text(), "pdfminer": extract_text("bold.pdf"),
    "pymupdf": pymupdf.open("bold.pdf")[0].get_text(), "pypdf": pypdf.PdfReader("bold.pdf").pages[0].extract_text(),
    "pypdfium2": pypdfium2.PdfDocument("bold.pdf")[0].get_textpage().get_text_range(),
}
seen = {name: "".join(text.split()) for name, text in seen.items()}
print(seen)
once = "抽取21家"
assert seen == {"pdfplumber": "抽抽取取2211家家", "pdfplumber, dedupe_chars": once, "pdfminer": once * 2, "pymupdf": once * 2, "pypdf": once * 2, "pypdfium2": once}
E
cat > seen.js <<'E'
const Parser = require('pdf2json').default ?? require('pdf2json')
const parser = new Parser(null, 1)
parser.on('pdfParser_dataReady', () => {
  const text = parser.getRawTextContent().split('-')[0].trim()
  console.log('pdf2json', text)
  require('assert').strictEqual(text, '抽取21家抽取21家')
})
parser.loadPDF('bold.pdf')
E
node seen.js
