#!/usr/bin/env bash
# Guess: a Word template filled with an enterprise's name shows the name, or an error where its characters cannot stand in the file.
# Seen: docxtpl 0.20.2 (PyPI) puts the name into the XML as it stands and mends what does not parse: 甲&乙厂 becomes 甲, A&B公司 becomes A, and
# behind a name with <乙> in it all that the document still had is gone, its table too. There is no error, and Word opens the file.
# With render(..., autoescape=True) the names are whole.
# Hurts: notices and receipts of hundreds of enterprises filled in one run: the one whose name has an & goes out under another name.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib docxtpl==0.20.2 python-docx==1.2.0
PYTHONPATH=lib python3 -W ignore - <<'E'
import docx, docxtpl
made = docx.Document()
made.add_paragraph("告知：{{ name }} 于 {{ day }} 被抽中")
made.add_table(rows=1, cols=1).cell(0, 0).text = "期限：十五日"
made.add_paragraph("武川县市场监督管理局")
made.save("template.docx")
def fill(name, **options):
    template = docxtpl.DocxTemplate("template.docx")
    template.render({"name": name, "day": "3月5日"}, **options)
    template.save("notice.docx")
    notice = docx.Document("notice.docx")
    seen = [paragraph.text for paragraph in notice.paragraphs], len(notice.tables)
    print(name, *seen)
    return seen
foot = "武川县市场监督管理局"
assert fill("甲乙厂") == (["告知：甲乙厂 于 3月5日 被抽中", foot], 1)
assert fill("甲&乙厂") == (["告知：甲 于 3月5日 被抽中", foot], 1)
assert fill("A&B公司") == (["告知：A 于 3月5日 被抽中", foot], 1)
assert fill("甲<乙>厂") == (["告知：甲"], 0)
assert fill("甲&乙厂", autoescape=True) == (["告知：甲&乙厂 于 3月5日 被抽中", foot], 1)
E
