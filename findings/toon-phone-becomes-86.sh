#!/usr/bin/env bash
# Guess: a register in TOON, the notation for language models, is read alike by the libraries of that format, and what one writes it reads again.
# Seen: @byjohann/toon 0.6.0 (npm) writes the texts +86, .5 and 5. without quotes and reads them as the numbers 86, 0.5 and 5; @toon-format/toon 4.4.0
# (npm) and toon_format 1.2.0 (PyPI) keep them. A bare 911501021E00001139, as others write it, is a text to both of npm and an error in Python, a code
# of 18 digits is rounded in npm and exact in Python; a bigint is written with quotes in npm and comes back a text, an integer of Python without. 010102 stays a text in all three.
# Hurts: a model that is handed the register and answers in the same notation: codes are other codes by the program that reads them.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @toon-format/toon@4.4.0 @byjohann/toon@0.6.0 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib toon_format==1.2.0
cat > seen.mjs <<'E'
import * as old from '@byjohann/toon'
import * as toon from '@toon-format/toon'
for (const [name, { decode, encode }] of Object.entries({ toon, old })) {
  const texts = { x: ['+86', '.5', '5.', '010102', '1:10', '2026-03-05'] }
  console.log(name, JSON.stringify(decode(encode(texts)).x), JSON.stringify(decode('x: 911501021E00001139').x), decode('x: 911501020000000043').x, JSON.stringify(decode('x: 010102').x), encode({ x: 911501020000000043n }))
}
E
cat > seen.py <<'E'
import json, toon_format
def read(text):
    try:
        return json.dumps(toon_format.decode(text)["x"])
    except toon_format.ToonDecodeError:
        return "error"
texts = {"x": ["+86", ".5", "5.", "010102", "1:10", "2026-03-05"]}
print("python", json.dumps(toon_format.decode(toon_format.encode(texts))["x"], separators=(",", ":")), read("x: 911501021E00001139"), read("x: 911501020000000043"), read("x: 010102"), toon_format.encode({"x": 911501020000000043}))
E
node seen.mjs | tee seen; PYTHONPATH=lib python3 seen.py | tee -a seen
test "$(cat seen)" = 'toon ["+86",".5","5.","010102","1:10","2026-03-05"] "911501021E00001139" 911501020000000000 "010102" x: "911501020000000043"
old [86,0.5,5,"010102","1:10","2026-03-05"] "911501021E00001139" 911501020000000000 "010102" x: "911501020000000043"
python ["+86",".5","5.","010102","1:10","2026-03-05"] error 911501020000000043 "010102" x: 911501020000000043'
