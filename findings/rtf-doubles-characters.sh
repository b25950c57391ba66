#!/usr/bin/env bash
# Guess: a reader of RTF gives each Chinese character once, from \uN or from the bytes beside it, as Word writes them for old
# readers.
# Seen: rtf-parser 1.3.3, @iarna/rtf-to-html 1.1.0 and rtf2text 1.0.1 (npm) give both where two bytes stand beside it (\uc2, as
# Chinese Word writes): 武川县 is 武武川川县县, and with \uc1 and a question mark 武?川?县?. rtf2text joins the cells of a table: 甲厂 and 21
# are 甲厂21. Where only the bytes of GBK stand they are right, and striprtf 0.0.35 (PyPI) is always.
# Hurts: documents and lists of old office systems that are taken over as text: no name of them is in the registry.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib striprtf==0.0.35
npm init -y >/dev/null && npm install --silent rtf-parser@1.3.3 @iarna/rtf-to-html@1.1.0 rtf2text@1.0.1 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
from striprtf.striprtf import rtf_to_text
head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\f0 "
gbk = lambda text: "".join(rf"\'{byte:02x}" for byte in text.encode("gbk"))
signed = lambda char: ord(char) - 65536 if ord(char) > 32767 else ord(char)
name = "武川县西药厂"
files = {
    "both": r"\uc2 " + "".join(rf"\u{signed(char)}{gbk(char)}" for char in name), "mark": r"\uc1 " + "".join(rf"\u{signed(char)}?" for char in name), "bytes": gbk(name),
    "table": rf"\trowd\cellx1000\cellx2000 {gbk('甲厂')}\cell 21\cell\row",
}
for kind, body in files.items():
    text = head + body + r"\par}"
    open(kind + ".rtf", "w").write(text)
    seen = rtf_to_text(text).strip()
    print("striprtf", kind, seen)
    assert seen == ("甲厂|21|" if kind == "table" else name)
E
cat > seen.js <<'E'
const assert = require('assert')
const { promisify } = require('util')
const read = kind => require('fs').readFileSync(kind + '.rtf', 'latin1')
const parse = promisify(require('rtf-parser').string), html = promisify(require('@iarna/rtf-to-html').fromString), text = promisify(require('rtf2text').string)
const plain = async kind => [
  (await parse(read(kind))).content.flatMap(part => part.content ?? part).map(part => part.value).join(''),
  (await html(read(kind))).replace(/[^]*<body>|<[^>]+>|\s+/g, ''),
  (await text(read(kind))).trim(),
]
const name = '武川县西药厂'
const expected = { both: name.replace(/./g, '$&$&'), mark: name.replace(/./g, '$&?'), bytes: name }
;(async () => {
  for (const kind in expected) {
    const seen = await plain(kind)
    console.log(kind, ...seen)
    assert.deepStrictEqual(seen, Array(3).fill(expected[kind]))
  }
  const table = (await text(read('table'))).trim()
  console.log('rtf2text, table', table)
  assert.strictEqual(table, '甲厂21')
})()
E
node seen.js
