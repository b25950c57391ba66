#!/usr/bin/env bash
# Guess: a template of Word filled in says what stands in the data, where it stands in the template: a quota of 0, three names on three lines, nothing.
# Seen: easy-template-x 7.2.8 (npm) puts what follows a value of several lines behind its first: "抽查{names}，共{n}家" with three names reads 甲厂，共3家 / 乙厂 / 丙厂. docx-mailmerge 0.5.0
# (PyPI) leaves a quota of 0 blank and takes neither 0.05 nor a day; its successor docx-mailmerge2 1.0.3 writes 2026-03-05 as 03/05/26. docxtemplater 3.71.0 writes undefined
# for null, where carbone 3.8.2 and easy-template-x write nothing. None warns.
# Hurts: notices of inspection: a total in the midst of a list, and "家" without a number.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export LC_ALL=C.UTF-8
npm init -y >/dev/null && npm install --silent easy-template-x@7.2.8 docxtemplater@3.71.0 pizzip@3.3.0 carbone@3.8.2 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib python-docx==1.2.0
python3 -m pip install -qq --no-warn-conflicts --target old docx-mailmerge==0.5.0
python3 -m pip install -qq --no-warn-conflicts --target new docx-mailmerge2==1.0.3
PYTHONPATH=lib python3 - <<'E'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
for name, before in {"curly": "{", "carbone": "{d."}.items():
    document = docx.Document()
    document.add_paragraph("抽查{names}，共{n}家{remark}。".replace("{", before))
    document.save(name + ".docx")
document = docx.Document()
for field in ("quota", "day", "rate"):
    paragraph = document.add_paragraph("[")
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD {field} "><w:r><w:t>x</w:t></w:r></w:fldSimple>'))
    paragraph.add_run("]")
document.save("merge.docx")
E
cat > seen.js <<'E'
const fs = require('fs'), PizZip = require('pizzip'), Docxtemplater = require('docxtemplater'), carbone = require('carbone'), { TemplateHandler } = require('easy-template-x')
const data = { names: '甲厂\n乙厂\n丙厂', n: 3, remark: null }
;(async () => {
  fs.writeFileSync('easy-template-x.docx', Buffer.from(await new TemplateHandler().process(fs.readFileSync('curly.docx'), data)))
  const document = new Docxtemplater(new PizZip(fs.readFileSync('curly.docx')), { linebreaks: true })
  document.render(data)
  fs.writeFileSync('docxtemplater.docx', document.toBuffer())
  carbone.render('carbone.docx', data, (error, result) => { if (error) throw error; fs.writeFileSync('carbone-out.docx', result) })
})()
E
node seen.js
cat > merge.py <<'E'
import datetime, re, sys, zipfile
from mailmerge import MailMerge
seen = []
for field, value in {"quota": 0, "day": datetime.date(2026, 3, 5), "rate": 0.05}.items():
    try:
        document = MailMerge("merge.docx")
        document.merge(**{field: value})
        document.write("merged.docx")
        text = zipfile.ZipFile("merged.docx").read("word/document.xml").decode()
        paragraph = re.findall(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", text, re.S)[["quota", "day", "rate"].index(field)]
        seen.append("".join(re.findall(r"<w:t[^>/]*>([^<]*)", paragraph)))
    except Exception:
        seen.append("error")
print(sys.argv[1], *seen)
E
{ PYTHONPATH=lib python3 - <<'E'
import docx
for name in ("easy-template-x", "docxtemplater", "carbone-out"):
    print(name, docx.Document(name + ".docx").paragraphs[0].text.replace("\n", "/"))
E
PYTHONPATH=old python3 merge.py docx-mailmerge
PYTHONPATH=new python3 merge.py docx-mailmerge2; } | tee seen.txt
cmp seen.txt - <<'E'
easy-template-x 抽查甲厂，共3家。/乙厂/丙厂
docxtemplater 抽查甲厂/乙厂/丙厂，共3家undefined。
carbone-out 抽查甲厂/乙厂/丙厂，共3家。
docx-mailmerge [] error error
docx-mailmerge2 [0] [03/05/26] [0.05]
E
