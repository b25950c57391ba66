#!/usr/bin/env bash
# Guess: text that is written into a PDF with a Chinese font file is read out of it as the same characters.
# Seen: PyMuPDF 1.28.2, given Noto Sans SC by insert_text(fontfile=), notes for each glyph the last character that the font shows with
# it: 63 of the 6,763 characters of GB 2312 come out otherwise, 61 as look-alikes of U+F900 and up, among them 年, 北, 不, 行, 里, 量,
# 理, 林, 路, 沈, 洛 and 易, in pypdfium2 and in PyMuPDF itself; 拔 comes out as the radical ⾋, its look-alike U+2F8BA cut short. The
# page looks right. PyMuPDF's own font china-s has none of this.
# Hurts: published lists: 北京, 沈阳, 洛阳, 银行 and 2026年 of the notice are not found and not equal to those of the registry.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @expo-google-fonts/noto-sans-sc@0.4.3 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib PyMuPDF==1.28.2 pypdfium2==5.15.2
PYTHONPATH=lib python3 -W ignore - <<'E'
import pymupdf, pypdfium2, unicodedata
font = "node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"
common = [bytes([a, b]).decode("gb2312") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF) if not (a == 0xD7 and b > 0xF9)]
def written(**kind):
    made = pymupdf.open()
    for i in range(0, len(common), 1000):
        page = made.new_page(width=3000, height=3000)
        for j in range(0, 1000, 40):
            page.insert_text((50, 60 + 60 * j // 40), "".join(common[i + j:i + j + 40]), fontsize=20, **kind)
    made.save("list.pdf")
    one = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument("list.pdf")).split()
    two = "".join(page.get_text() for page in pymupdf.open("list.pdf")).split()
    assert one == two or "".join(one) == "".join(two)
    return "".join(one)
assert len(common) == 6763 and written(fontname="china-s") == "".join(common)
seen = written(fontname="noto", fontfile=font)
other = {good: bad for good, bad in zip(common, seen, strict=True) if good != bad}
print(len(other), "others:", *(f"{good} U+{ord(bad):04X}" for good, bad in other.items()))
assert len(other) == 63 and {good for good, bad in other.items() if unicodedata.normalize("NFC", bad) != good} == {*"拔巽"}
assert {*"年北不行里量理林路沈洛易"} <= {*other}
assert seen.count("北京") == 0
E
