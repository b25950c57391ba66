#!/usr/bin/env bash
# Guess: a page's check of a draw, plain ES5, computes in the small JavaScript engines what it computes in a browser.
# Seen: MuJS 1.3.2 (Debian) prints 0.1 + 0.2 as 0.30000000000000007 and 0.29 * 100 as 28.999999999999998, other digits than Node's ..04 and ..96;
# (2.5).toFixed(0) is 2; an object's keys are sorted instead of kept in their order; trim leaves the wide blank U+3000. Duktape 2.7.0 takes
# 2026-03-05T00:00:00 for universal time, so in Shanghai it is eight hours later, and its sort is not stable: of 600 equal lines the order is
# lost. 2026/3/5, a date to Node, is none to both, and a property 乙 without quotes no JavaScript to MuJS.
# Hurts: a verifier within a viewer or a device: texts hashed with such numbers, ties left to the sort and keys in another order give another draw.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq mujs=1.3.2-1 duktape=2.7.0-2 libduktape207=2.7.0-2 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
cat > seen.js <<'E'
var say = typeof print === 'function' ? print : console.log
var lines = []
for (var n = 0; n < 600; n++) lines.push([n % 3, n])
lines.sort(function (a, b) { return a[0] - b[0] })
var stable = true
for (n = 1; n < 600; n++) if (lines[n][0] === lines[n - 1][0] && lines[n][1] < lines[n - 1][1]) stable = false
say([0.1 + 0.2, 0.29 * 100, (2.5).toFixed(0), Object.keys({ '乙': 1, '丙': 1, '甲': 1 }).join(''), '\u3000甲\u3000'.trim().length,
  new Date('2026-03-05T00:00:00').getTime() / 3600000 % 24, stable, isNaN(new Date('2026/3/5').getTime())].join(' '))
E
export TZ=Asia/Shanghai LD_LIBRARY_PATH=$PWD/root/usr/lib/$(uname -m)-linux-gnu
check() { local seen; seen=$("${@:2}" seen.js); echo "$(basename "$2")  $seen"; test "$seen" = "$1"; }
check '0.30000000000000004 28.999999999999996 3 乙丙甲 1 16 true false' node
check '0.30000000000000007 28.999999999999998 2 丙乙甲 3 16 true true' root/usr/bin/mujs
check '0.30000000000000004 28.999999999999996 3 乙丙甲 1 0 false true' root/usr/bin/duk
echo 'var seen = { 乙: 1 }' > bare.js
node bare.js && root/usr/bin/duk bare.js && ! root/usr/bin/mujs bare.js
