#!/usr/bin/env bash
# Guess: two registers that PHP holds by their codes are one register by its codes after array_merge.
# Seen: PHP 8.2 (Debian php8.2-cli 8.2.36-1~deb12u1) makes integers of keys of digits and counts them anew when it merges, slices,
# reverses or shifts: credit codes of digits become 0 and 1, those with a letter and divisions with a zero in front stay. With + all
# stay. As JSON it is a list where all codes were of digits, and an object of codes and counts where one was not.
# Hurts: registers of two bureaus put together before a draw: most codes are lost, and the reader in JavaScript gets two kinds of documents.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris php8.2-cli=8.2.36-1~deb12u1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > seen.php <<'E'
<?php
$ours = ['911501020000000043' => '甲厂', '911501021E00001139' => '乙厂', '010102' => '丙厂'];
$theirs = ['911501020000000060' => '丁厂'];
$seen = [array_merge($ours, $theirs), $ours + $theirs, array_merge(['150102' => 1], ['150103' => 2]), array_reverse(['150102' => 1, '150103' => 2])];
foreach ($seen as $one) echo json_encode($one, JSON_UNESCAPED_UNICODE), "\n";
E
LD_LIBRARY_PATH=root/usr/lib/$(uname -m)-linux-gnu root/usr/bin/php8.2 -n seen.php | tee seen.txt
has() { grep -qxF "$1" seen.txt; }
has '{"0":"甲厂","911501021E00001139":"乙厂","010102":"丙厂","1":"丁厂"}'
has '{"911501020000000043":"甲厂","911501021E00001139":"乙厂","010102":"丙厂","911501020000000060":"丁厂"}'
has '[1,2]'
has '[2,1]'
