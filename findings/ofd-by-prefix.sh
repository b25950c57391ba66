#!/bin/sh
# Guess: a reader of OFD (GB/T 33190, the layout format of Chinese offices) knows its elements by their namespace, as XML does.
# Seen: easyofd 20260427 knows them by the letters ofd: before their names. The same document with the standard's namespace as
# the default one, or under another prefix, ends in an IndexError that names nothing.
# Hurts: notices and filings that were signed as .ofd by a program that writes a shorter prefix or none.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib easyofd==20260427
PYTHONPATH=lib python3 -W ignore - <<'E'
import io, zipfile
import xml.etree.ElementTree as ET
from loguru import logger
from easyofd.ofd import OFD

logger.remove()
PARTS = {
    "OFD.xml": '<{p}OFD {ns} Version="1.0" DocType="OFD"><{p}DocBody><{p}DocInfo><{p}DocID>00000000000000000000000000000001</{p}DocID>'
               "</{p}DocInfo><{p}DocRoot>Doc_0/Document.xml</{p}DocRoot></{p}DocBody></{p}OFD>",
    "Doc_0/Document.xml": "<{p}Document {ns}><{p}CommonData><{p}MaxUnitID>20</{p}MaxUnitID><{p}PageArea><{p}PhysicalBox>0 0 210 297"
                          "</{p}PhysicalBox></{p}PageArea><{p}PublicRes>PublicRes.xml</{p}PublicRes></{p}CommonData><{p}Pages>"
                          '<{p}Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></{p}Pages></{p}Document>',
    "Doc_0/PublicRes.xml": '<{p}Res {ns} BaseLoc="Res"><{p}Fonts><{p}Font ID="4" FontName="宋体" FamilyName="宋体"/></{p}Fonts></{p}Res>',
    "Doc_0/Pages/Page_0/Content.xml": "<{p}Page {ns}><{p}Area><{p}PhysicalBox>0 0 210 297</{p}PhysicalBox></{p}Area><{p}Content>"
                                      '<{p}Layer ID="10" Type="Body"><{p}TextObject ID="11" Boundary="20 20 120 10" Font="4" Size="5">'
                                      '<{p}TextCode X="0" Y="5">抽查计划备案</{p}TextCode></{p}TextObject></{p}Layer></{p}Content></{p}Page>',
}

def document(prefix):
    p, name = (f"{prefix}:", f"xmlns:{prefix}") if prefix else ("", "xmlns")
    parts = {path: text.format(p=p, ns=f'{name}="http://www.ofdspec.org/2016"') for path, text in PARTS.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for path, text in parts.items():
            archive.writestr(path, text)
    return file.getvalue(), [ET.canonicalize(text, rewrite_prefixes=True) for text in parts.values()]

seen = {}
for prefix in ("ofd", "", "o"):
    data, canonical = document(prefix)
    assert canonical == document("ofd")[1], "the same to XML"
    reader = OFD()
    try:
        reader.read(data, fmt="binary")
        seen[prefix] = [text["text"] for text in reader.data[0]["page_info"][0]["text_list"]]
    except Exception as error:
        seen[prefix] = type(error).__name__
    print(repr(prefix), seen[prefix])
assert seen == {"ofd": ["抽查计划备案"], "": "IndexError", "o": "IndexError"}
E
