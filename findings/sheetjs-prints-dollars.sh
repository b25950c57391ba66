#!/usr/bin/env bash
# Guess: a fine of 1500 in the Chinese capitals' format of Excel, [DBNum2][$-804]General"元", is printed as 壹仟伍佰元, or as 1500元 by who knows no capitals.
# Seen: xlsx 0.18.5 (npm, SheetJS) and ssf 0.11.2, its formatter alone, print $1500元: the language mark [$-804] becomes a dollar sign, in
# the cell's text, in CSV, HTML and JSON of texts; [$-804]0 gives $1500, and the weekday [$-804]aaaa the text $aaaa. Without the mark,
# [DBNum2]General"元" gives 1500元. A currency with its sign, [$¥-804]#,##0.00, is right. numfmt 4.0.1 gives 1500元 and 星期四; where Chinese Excel has
# written its word G/通用格式 for General, numfmt and SheetJS raise errors.
# Hurts: fines published with the inspection results: dollars, behind which stands 元.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent xlsx@0.18.5 ssf@0.11.2 numfmt@4.0.1 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'node:assert'
import { format } from 'numfmt'
import SSF from 'ssf'
import XLSX from 'xlsx'

const expected = [
  ['[DBNum2][$-804]General"元"', 1500, '$1500元', '1500元'],
  ['[DBNum1][$-804]General"家"', 21, '$21家', '21家'],
  ['[$-804]0', 1500, '$1500', '1500'],
  ['[$-804]aaaa', 46086, '$aaaa', '星期四'],
  ['[DBNum2]General"元"', 1500, '1500元', '1500元'],
  ['[$¥-804]#,##0.00', 1500, '¥1,500.00', '¥1,500.00'],
]
for (const [z, v, dollars, other] of expected) {
  const written = XLSX.write({ SheetNames: ['一'], Sheets: { 一: XLSX.utils.aoa_to_sheet([[{ t: 'n', v, z }]]) } }, { type: 'buffer' })
  const sheet = XLSX.read(written, { cellNF: true }).Sheets['一']
  const seen = [sheet.A1.w, XLSX.utils.sheet_to_csv(sheet, { FS: ';' }), XLSX.utils.sheet_to_json(sheet, { header: 1, raw: false })[0][0], SSF.format(z, v)]
  console.log(z, v, sheet.A1.z === z, seen, format(z, v))
  assert.strictEqual(sheet.A1.z, z)
  assert.deepStrictEqual(seen, Array(4).fill(dollars))
  assert.ok(XLSX.utils.sheet_to_html(sheet).includes(`>${dollars}</td>`))
  assert.strictEqual(format(z, v), other)
}
for (const read of [format, SSF.format]) assert.throws(() => read('[DBNum2][$-804]G/通用格式"元"', 1500))
E
node seen.mjs
