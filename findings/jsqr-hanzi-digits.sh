#!/bin/sh
# Guess: a reader that does not know the Hanzi mode of GB/T 18284, China's own standard for QR codes, finds nothing.
# Seen: jsQR 1.4.0 reads on as if the mode were not there: 武川县 is the text 9295964791840, 武 is 92964, 日 is 63400,
# as valid codes; of other names it gives null. zxing-cpp 3.1.1 reads all. segno 1.6.6 writes the mode.
# Hurts: a page that scans the code of a notice in the browser and looks the "id" up.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0
npm init -y >/dev/null && npm install --silent jsqr@1.4.0 pngjs@7.0.0 && npm ls --depth 0 | tail -n +2
cat > read.js <<'E'
const image = require('pngjs').PNG.sync.read(require('fs').readFileSync('code.png'))
const read = require('jsqr')(new Uint8ClampedArray(image.data), image.width, image.height)
console.log(JSON.stringify(read && read.data))
E
PYTHONPATH=lib python3 - <<'E'
import json, subprocess
import segno, zxingcpp
from PIL import Image
for text, expected in {"武川县": "9295964791840", "武": "92964", "日": "63400", "公示": None}.items():
    segno.make(text, mode="hanzi", micro=False).save("code.png", scale=6, border=4)
    right = zxingcpp.read_barcodes(Image.open("code.png").convert("L"))[0].text
    seen = json.loads(subprocess.run(["node", "read.js"], capture_output=True, check=True, text=True).stdout)
    print(text, "zxing-cpp", right, "jsQR", seen)
    assert (right, seen) == (text, expected)
E
