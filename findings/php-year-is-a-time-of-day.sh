#!/usr/bin/env bash
# Guess: PHP's strtotime reads 2026 as the year, 150125 (武川县) and 010102 as nothing it knows, and moves no day by "0 weekdays".
# Seen: in PHP 8.2.36 (Debian php8.2-cli 8.2.36-1~deb12u1) 2026 is today at 20:26, 2460 the year, 202603 today at 20:26:03, 150125 at 15:01:25 and 010102 at 01:01:02; the id E-1 is a time zone and so today, 3.5 five past three and 05.03.26 today at
# 05:03:26, while 05.03.2026 is 5 March. 2026.3.5 and 2026年3月5日 are false, 2026-02-30 is 2 March, a month after 31 January 3 March, 2026-00-10 a day of December. 0 weekdays from a Saturday is Monday, as is
# one.
# Hurts: imports that try strtotime on a column to find out whether it holds days: divisions, items, shares and ids do, and Chinese days do
# not.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris php8.2-cli=8.2.36-1~deb12u1 2>/dev/null | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > seen.php <<'J'
<?php
date_default_timezone_set('Asia/Shanghai');
$now = mktime(12, 0, 0, 6, 15, 2026);
$expected = [
  '2026' => '2026-06-15 20:26:00', '2460' => '2460-06-15 12:00:00', '202603' => '2026-06-15 20:26:03', '150125' => '2026-06-15 15:01:25', '010102' => '2026-06-15 01:01:02', '3.5' => '2026-06-15 03:05:00', '05.03.26' => '2026-06-15 05:03:26',
  '05.03.2026' => '2026-03-05 00:00:00', '2026.3.5' => 'false', '2026年3月5日' => 'false', '2026-02-30' => '2026-03-02 00:00:00', '2026-01-31 +1 month' => '2026-03-03 00:00:00', '2026-00-10' => '2025-12-10 00:00:00',
  '2026-03-07 0 weekdays' => '2026-03-09 00:00:00', '2026-03-07 +1 weekdays' => '2026-03-09 00:00:00',
];
foreach ($expected as $text => $day) {
  $time = strtotime((string) $text, $now);
  $seen = $time === false ? 'false' : date('Y-m-d H:i:s', $time);
  echo "$text → $seen\n";
  if ($seen !== $day) { echo "$day expected\n"; exit(1); }
}
if (strtotime('E-1', $now) === false || date('Y-m-d', strtotime('E-1', $now)) !== '2026-06-15') { exit(1); }
J
LD_LIBRARY_PATH=$(find root -name '*.so*' -printf '%h\n' | sort -u | paste -sd:) root/usr/bin/php8.2 -n seen.php
