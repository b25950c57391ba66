#!/usr/bin/env bash
# Guess: the text of a PDF has what is filled into the fields of its form, as it is seen and printed.
# Seen: of 抽取 [21] 家 with the 21 in a field, pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10, pypdfium2 5.15.2 and
# pdfreader 3.0.8 give 抽取 and 家 without the 21, and nothing of the choice and the ticked box. PyMuPDF 1.28.2 gives 21 and the
# choice, but after all other text, where nothing says what they answer. pypdf has them as fields by name (get_fields).
# Hurts: inspection records and plans filled in as forms: the result is missing from what is archived and searched, without an
# error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib reportlab==5.1.0 pdfplumber==0.11.10 pdfminer.six==20260107 pymupdf==1.28.2 pypdf==7.1.1 pypdfium2==5.15.2
npm init -y >/dev/null && npm install --silent pdfreader@3.0.8 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import pdfplumber, pymupdf, pypdf, pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
page = canvas.Canvas("form.pdf")
page.setFont("STSong-Light", 14)
page.drawString(50, 800, "抽取")
page.drawString(150, 800, "家企业")
page.acroForm.textfield(name="count", x=90, y=795, width=50, height=18, value="21", fontSize=12)
page.acroForm.choice(name="result", x=90, y=700, width=80, height=18, value="B", options=["A", "B", "C"])
page.acroForm.checkbox(name="good", x=90, y=750, checked=True)
page.drawString(120, 750, "合格")
page.save()
fields = {name: field.get("/V") for name, field in pypdf.PdfReader("form.pdf").get_fields().items()}
print("fields", fields)
assert fields == {"count": "21", "result": "B", "good": "/Yes"}
seen = {
    "pypdf": pypdf.PdfReader("form.pdf").pages[0].extract_text(), "pdfminer": extract_text("form.pdf"), "pdfplumber": pdfplumber.open("form.pdf").pages[0].extract_text(),
    "pypdfium2": pypdfium2.PdfDocument("form.pdf")[0].get_textpage().get_text_range(), "pymupdf": pymupdf.open("form.pdf")[0].get_text(),
}
seen = {name: text.split() for name, text in seen.items()}
print(seen)
for name, words in seen.items():
    assert words == ["抽取", "家企业", "合格"] + (["21", "B"] if name == "pymupdf" else []), name
E
cat > seen.js <<'E'
const { PdfReader } = require('pdfreader')
const words = []
new PdfReader().parseFileItems('form.pdf', (error, item) => {
  if (error) throw error
  if (item?.text) words.push(item.text.trim())
  if (item) return
  console.log('pdfreader', words)
  require('assert').deepStrictEqual(words.filter(Boolean), ['抽取', '家企业', '合格'])
})
E
node seen.js
