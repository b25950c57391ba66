#!/bin/sh
# Guess: what turns a .docx into text keeps 第三条 and （二） in front of a rule's paragraphs.
# Seen: where Word numbers the articles itself, as drafts do (chineseCountingThousand with 第%1条), python-docx 1.2.0 and
# docx2txt 0.9 give the sentences without any number; docx2python 3.7.1, which is made to keep numbers, puts -- in
# front of each, with a warning; mammoth 1.13.0 makes <ol><li>. None says 第二条.
# Hurts: rule packs, citations and lists of items taken from an office's own document: an article cannot be told by
# its number, and 8(2) is lost.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
PYTHONPATH=lib python3 -W ignore - <<'E'
import docx, docx2txt, mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python
law = docx.Document()
numbering = law.part.numbering_part.element
level = '<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>'
levels = level % (0, "chineseCountingThousand", "第%1条") + level % (1, "chineseCounting", "（%2）")
numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">{levels}</w:abstractNum>'))
numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
for depth, text in ((0, "随机抽取。"), (0, "抽查比例："), (1, "重点每季度一次；"), (1, "一般每年一次。")):
    about = law.add_paragraph(text)._p.get_or_add_pPr()
    about.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="99"/></w:numPr>'))
law.save("law.docx")
seen = {
    "python-docx": " ".join(paragraph.text for paragraph in docx.Document("law.docx").paragraphs),
    "docx2txt": " ".join(docx2txt.process("law.docx").split()),
    "docx2python": " ".join(docx2python("law.docx").text.split()),
    "mammoth": mammoth.convert_to_html("law.docx").value,
}
for name, text in seen.items():
    print(name, text)
    assert "第" not in text and "（" not in text
assert seen["python-docx"] == seen["docx2txt"] == "随机抽取。 抽查比例： 重点每季度一次； 一般每年一次。"
assert seen["docx2python"].count("--") == 4
E
