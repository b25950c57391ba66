#!/usr/bin/env bash
# Guess: a reader built on PDF.js reads a page in one of the standard Chinese fonts of PDF (STSong-Light), or says what it lacks.
# Seen: pdfjs-dist 5.6.205 gives no text at all for such a page unless cMapUrl names the folder of its character maps, which lies
# in the package; pdf-parse 2.4.5 and unpdf 1.7.0 name none and read an empty page. No error is thrown, and Latin text of the same
# page is lost with it where it is in that font. pdf2json 4.0.3, built on an older PDF.js, reads the page.
# Hurts: notices and lists exported by older systems, which do not embed the font: "the document has no text" and goes to OCR.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib reportlab==5.1.0
npm init -y >/dev/null && npm install --silent pdfjs-dist@5.6.205 unpdf@1.7.0 pdf2json@4.0.3 && npm ls --depth 0 | tail -n +2
mkdir parse && (cd parse && npm init -y >/dev/null && npm install --silent pdf-parse@2.4.5 && npm ls --depth 0 | tail -n +2)
PYTHONPATH=lib python3 - <<'E'
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
page = canvas.Canvas("list.pdf")
page.setFont("STSong-Light", 14)
page.drawString(72, 700, "武川县甲厂E-21")
page.save()
E
cat > parse/seen.mjs <<'E'
import fs from 'fs'
import { PDFParse } from 'pdf-parse'
const { pages } = await new PDFParse({ data: fs.readFileSync('../list.pdf') }).getText()
console.log(JSON.stringify(pages.map(page => page.text.trim())))
E
cat > seen.mjs <<'E'
import assert from 'assert'
import fs from 'fs'
import { execFileSync } from 'child_process'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { extractText, getDocumentProxy } from 'unpdf'
import Parser from 'pdf2json'
const data = () => new Uint8Array(fs.readFileSync('list.pdf'))
const pdfjs = async options => (await (await (await getDocument({ data: data(), verbosity: 0, ...options }).promise).getPage(1)).getTextContent()).items.map(item => item.str).join('')
const seen = {
  pdfjs: await pdfjs({}), 'pdfjs with cMapUrl': await pdfjs({ cMapUrl: 'node_modules/pdfjs-dist/cmaps/', cMapPacked: true }),
  unpdf: (await extractText(await getDocumentProxy(data()))).text.join(''),
  'pdf-parse': JSON.parse(execFileSync('node', ['seen.mjs'], { cwd: 'parse', stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim().split('\n').pop()).join(''),
  pdf2json: await new Promise((done, fail) => {
    const parser = new Parser(null, 1)
    parser.on('pdfParser_dataError', fail).on('pdfParser_dataReady', () => done(parser.getRawTextContent().split('\r\n')[0]))
    parser.loadPDF('list.pdf')
  }),
}
console.log(seen)
const text = '武川县甲厂E-21'
assert.deepStrictEqual(seen, { pdfjs: '', 'pdfjs with cMapUrl': text, unpdf: '', 'pdf-parse': '', pdf2json: text })
E
node seen.mjs 2>warnings || { cat warnings; exit 1; }
