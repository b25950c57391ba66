#!/usr/bin/env bash
# Guess: what a library for QR codes is given as a text is what a phone reads, or it refuses it.
# Seen: of eight of npm three hold what they were given. qrcode-generator 2.0.4 and qr.js 0.0.0 keep the low byte of each character, so
# 武川县2026 and 桦川县2026 have one and the same code, which reads "fÝ¿2026"; @nuintun/qrcode 5.0.3 encodes ???2026; lean-qr 2.7.4 puts 武川 in
# the mode for Japanese and 县 in UTF-8, which reads as neither; qrcode-svg 1.1.0 puts a byte order mark in front of the text and
# cannot encode 陈𬭎厂. qr-image 3.2.0, qrcode 1.5.4 and uqr 0.1.3 are right. There is no error but that one.
# Hurts: codes on notices and receipts that are to be compared with the list: two counties' are the same, or differ from what was signed.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent qrcode-generator@2.0.4 qr.js@0.0.0 qrcode-svg@1.1.0 lean-qr@2.7.4 @nuintun/qrcode@5.0.3 qr-image@3.2.0 qrcode@1.5.4 uqr@0.1.3 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib zxing-cpp==3.1.1 numpy==2.4.6
cat > make.mjs <<'E'
import { createRequire } from 'module'
import * as uqr from 'uqr'
import * as lean from 'lean-qr'
import * as nuintun from '@nuintun/qrcode'
const require = createRequire(import.meta.url)
const square = (size, dark) => Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => Number(dark(x, y))))
const makers = {
  'qrcode-generator': text => { const made = require('qrcode-generator')(0, 'M'); made.addData(text); made.make(); return square(made.getModuleCount(), (x, y) => made.isDark(y, x)) },
  'qr.js': text => require('qr.js')(text).modules.map(row => row.map(Number)),
  '@nuintun/qrcode': text => { const made = new nuintun.Encoder().encode(new nuintun.Byte(text)); return square(made.size, (x, y) => made.get(x, y)) },
  'lean-qr': text => { const made = lean.generate(text); return square(made.size, (x, y) => made.get(x, y)) },
  'qrcode-svg': text => new (require('qrcode-svg'))({ content: text }).qrcode.modules.map(row => row.map(Number)),
  'qr-image': text => require('qr-image').matrix(text).map(row => [...row].map(Number)),
  qrcode: text => { const made = require('qrcode').create(text).modules; return square(made.size, (x, y) => made.get(y, x)) },
  uqr: text => uqr.encode(text, { border: 0 }).data.map(row => row.map(Number))
}
const made = {}
for (const [name, make] of Object.entries(makers)) {
  made[name] = ['武川县2026', '桦川县2026', '陈𬭎厂'].map(text => { try { return make(text) } catch { return null } })
}
console.log(JSON.stringify(made))
E
node make.mjs > codes.json
PYTHONPATH=lib python3 - <<'E'
import json
import numpy, zxingcpp
def read(code):
    if code is None:
        return None
    dark = numpy.pad(numpy.array(code, dtype=numpy.uint8), 4)
    return zxingcpp.read_barcodes(numpy.ascontiguousarray(numpy.kron(255 * (1 - dark), numpy.ones((6, 6))).astype(numpy.uint8)))[0].bytes
seen = {name: [read(code) for code in codes] for name, codes in json.load(open("codes.json")).items()}
for name, texts in seen.items():
    print(name, *(text and text.hex() for text in texts))
given = [text.encode() for text in ("武川县2026", "桦川县2026", "陈𬭎厂")]
assert [name for name, texts in seen.items() if texts == given] == ["qr-image", "qrcode", "uqr"]
assert seen["qrcode-generator"] == seen["qr.js"] and seen["qr.js"][0] == seen["qr.js"][1] == b"f\xdd\xbf2026"
assert seen["@nuintun/qrcode"] == [b"???2026", b"???2026", b"???"]
assert seen["lean-qr"][0] == "武川".encode("shift_jis") + "县2026".encode()
assert seen["qrcode-svg"] == [b"\xef\xbb\xbf" + given[0], b"\xef\xbb\xbf" + given[1], None]
E
