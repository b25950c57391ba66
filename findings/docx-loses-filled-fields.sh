#!/usr/bin/env bash
# Guess: a reader of .docx gives the text that Word shows: what was filled into a form's fields, and a tracked insertion.
# Seen: python-docx 1.2.0 has neither. Of 抽取[21]家 with 21 in a content control it has 抽取家, it leaves out a paragraph and a line of
# a table that stand in one, and of 不少于5%, changed with tracking to 25%, it has 不少于 and no number at all. officeparser 7.8.0
# (npm) leaves out the paragraph and the table's line. docx2txt 0.9, mammoth 1.13.0 and word-extractor 1.0.4 have all of it.
# Hurts: orders and result forms made of an office's template, whose blanks are content controls, and drafts sent round with
# tracking: the sentence stays and its number is gone.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib python-docx==1.2.0 docx2txt==0.9
npm init -y >/dev/null && npm install --silent officeparser@7.8.0 mammoth@1.13.0 word-extractor@1.0.4 && npm ls --depth 0 | tail -n +2
cat > seen.py <<'E'
import copy
import docx, docx2txt
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
filled = lambda inner: parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
tracked = lambda tag, inner: parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="A" w:date="2026-03-05T00:00:00Z">{inner}</w:{tag}>')
form = docx.Document()
drawn = form.add_paragraph("抽取")
drawn._p.append(filled("<w:r><w:t>21</w:t></w:r>"))
drawn.add_run("家")
drawn._p.addnext(filled("<w:p><w:r><w:t>武川县甲厂</w:t></w:r></w:p>"))
least = form.add_paragraph("不少于")
least._p.append(tracked("del", "<w:r><w:delText>5%</w:delText></w:r>"))
least._p.append(tracked("ins", "<w:r><w:t>25%</w:t></w:r>"))
table = form.add_table(rows=1, cols=2)
table.cell(0, 0).text, table.cell(0, 1).text = "县", "数"
line = copy.deepcopy(table.rows[0]._tr)
for cell, text in zip(line.tc_lst, ("清水河县", "9")):
    cell.p_lst[0].r_lst[0].text = text
row = filled("")
row.find("{*}sdtContent").append(line)
table._tbl.append(row)
form.save("form.docx")
read = docx.Document("form.docx")
paragraphs, cells = [p.text for p in read.paragraphs], [[c.text for c in r.cells] for r in read.tables[0].rows]
print("python-docx", paragraphs, cells)
assert paragraphs == ["抽取家", "不少于"] and cells == [["县", "数"]]
whole = docx2txt.process("form.docx").split()
print("docx2txt", whole)
assert whole == ["抽取21家", "武川县甲厂", "不少于25%", "县", "数", "清水河县", "9"]
E
PYTHONPATH=lib python3 seen.py
cat > seen.js <<'E'
const assert = require('assert')
const words = text => text.split(/\s+/).filter(Boolean)
const whole = ['抽取21家', '武川县甲厂', '不少于25%', '县', '数', '清水河县', '9']
;(async () => {
  const office = await require('officeparser').parseOffice('form.docx')
  const seen = { officeparser: words(typeof office === 'string' ? office : office.toText()),
    mammoth: words((await require('mammoth').extractRawText({ path: 'form.docx' })).value),
    'word-extractor': words((await new (require('word-extractor'))().extract('form.docx')).getBody()) }
  for (const [name, text] of Object.entries(seen)) console.log(name, text.join(' '))
  assert.deepStrictEqual(seen.officeparser, ['抽取21家', '不少于25%', '县', '数'])
  assert.deepStrictEqual([seen.mammoth, seen['word-extractor']], [whole, whole])
})()
E
node seen.js
