#!/bin/sh
# Guess: segno.make(text, encoding="utf-8") makes a QR code of that text.
# Seen: the UTF-8 bytes of 随机 (random), as of every fourth pair of common characters (重点, 回避, 结果), look like Shift JIS, and
# segno 1.6.6 packs them as Japanese characters: both readers show 髫乗惻, with no error anywhere. 公示 is right. Without an encoding
# the text 公示 3f9a is written in Shift JIS without saying so: zxing-cpp 3.1.1 guesses it, jsQR 1.4.0 gives an empty text.
# mode="byte" with the encoding is right for all, and so is qrcode 8.2.
# Hurts: the code on a published draw that holds a digest, an address or a short Chinese heading.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0 qrcode==8.2
npm init -y >/dev/null && npm install --silent jsqr@1.4.0 pngjs@7.0.0 && npm ls --depth 0 | tail -n +2
cat > read.js <<'E'
const image = require('pngjs').PNG.sync.read(require('fs').readFileSync(process.argv[2]))
const read = require('jsqr')(new Uint8ClampedArray(image.data), image.width, image.height)
console.log(JSON.stringify(read && read.data))
E
PYTHONPATH=lib python3 - <<'E'
import json, subprocess
import qrcode, segno, zxingcpp
from PIL import Image
def read(name):
    js = json.loads(subprocess.run(["node", "read.js", name], capture_output=True, check=True, text=True).stdout)
    return zxingcpp.read_barcodes(Image.open(name).convert("L"))[0].text, js
def seen(text, **options):
    code = segno.make(text, micro=False, **options)
    code.save("code.png", scale=6, border=4)
    got = read("code.png")
    print("segno", text, options, code.mode, "zxing-cpp, jsQR:", *got)
    return got
assert seen("随机", encoding="utf-8") == ("髫乗惻", "髫乗惻")
for text in ("重点", "回避", "结果"):
    assert text not in seen(text, encoding="utf-8")
assert seen("公示", encoding="utf-8") == ("公示", "公示")
assert seen("公示 3f9a") == ("公示 3f9a", "")
for text in ("随机", "公示 3f9a"):
    assert seen(text, encoding="utf-8", mode="byte") == (text, text)
    qrcode.make(text).save("code.png")
    assert read("code.png") == (text, text)
E
