#!/usr/bin/env bash
# Guess: a library that reads numbers out of texts reads 35t (35 tonnes) as 35, refuses a ratio, and says so.
# Seen: numeral 2.0.6 and numbro 2.5.0 (npm) read 35t as 35,000,000,000,000 and 12m as 12,000,000; the ratio 1:10 is 70 in numeral, as a time, and 110 in accounting 0.4.1 and
# currency.js 2.0.4; 3-5 is -35 in numeral, 1/5 is 15 in three. The ids E-1 and E-10 are -1 and -10, and the credit code 911501021E00001139 is 91150102100001140 in the
# same three and Infinity in numbro. 长期 is null, undefined or 0. Nothing is thrown. parse-decimal-number 1.0.0 gives NaN for all.
# Hurts: totals of emissions that one cell blows up a million million times, and shares of 70 or 110 for one in ten.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent numeral@2.0.6 numbro@2.5.0 accounting@0.4.1 currency.js@2.0.4 parse-decimal-number@1.0.0 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const numeral = require('numeral'), numbro = require('numbro'), accounting = require('accounting'), currency = require('currency.js'), plain = require('parse-decimal-number')
const readers = [text => numeral(text).value(), text => numbro.unformat(text), text => accounting.unformat(text), text => currency(text).value, text => plain(text)]
for (const text of ['35t', '12m', '1:10', '1/5', '3-5', 'E-1', 'E-10', '911501021E00001139', '长期']) console.log(text, ...readers.map(read => String(read(text))))
E
node seen.js | tee seen.txt
cmp seen.txt - <<'E'
35t 35000000000000 35000000000000 35 35 NaN
12m 12000000 12000000 12 12 NaN
1:10 70 undefined 110 110 NaN
1/5 15 undefined 15 15 NaN
3-5 -35 undefined 3 NaN NaN
E-1 -1 undefined -1 -1 NaN
E-10 -10 undefined -10 -10 NaN
911501021E00001139 91150102100001140 Infinity 91150102100001140 91150102100001140 NaN
长期 null undefined 0 0 NaN
E
