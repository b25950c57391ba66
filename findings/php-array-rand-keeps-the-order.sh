#!/usr/bin/env bash
# Guess: array_rand($list, 3) gives three at random in the order drawn, as one drawn after the other would be.
# Seen: PHP 8.2 (Debian php8.2-cli 8.2.36-1~deb12u1) gives their keys in the order of the list: of 3,000 draws of three of ten none falls, the first of the list
# leads whenever it is drawn, the last is never first and the eighth leads in one of 120; pickArrayKeys of the Random extension is the same. array_rand of one
# is a key and no list. Each is drawn as often as any other.
# Hurts: "the first drawn leads the inspection, the last is the substitute": the leader is always whoever stands higher in the list.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris php8.2-cli=8.2.36-1~deb12u1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > seen.php <<'J'
<?php
$people = range(0, 9);
$randomizer = new Random\Randomizer(new Random\Engine\Mt19937(2026));
mt_srand(2026);
foreach (['array_rand' => fn() => array_rand($people, 3), 'pickArrayKeys' => fn() => $randomizer->pickArrayKeys($people, 3),
          'shuffle' => fn() => array_slice($randomizer->shuffleArray($people), 0, 3)] as $name => $draw) {
  $falls = 0; $first = $times = array_fill(0, 10, 0);
  for ($i = 0; $i < 3000; $i++) {
    $drawn = $draw();
    $sorted = $drawn; sort($sorted);
    $falls += $drawn !== $sorted;
    $first[$drawn[0]]++;
    foreach ($drawn as $one) $times[$one]++;
  }
  echo "$name | not in the list's order: $falls | first: ", implode(' ', $first), ' | drawn: ', min($times), ' to ', max($times), "\n";
}
echo 'one: ', gettype(array_rand($people, 1)), "\n";
J
LD_LIBRARY_PATH=root/usr/lib/$(uname -m)-linux-gnu root/usr/bin/php8.2 -n seen.php | tee seen.txt
for name in array_rand pickArrayKeys; do
  grep -q "^$name | not in the list's order: 0 | first: [89][0-9][0-9] .* 0 0 | drawn: [89][0-9][0-9] to [0-9]*$" seen.txt
done
grep '^shuffle' seen.txt | grep -q 'order: 2[0-9][0-9][0-9] | first: [23][0-9][0-9] .* [23][0-9][0-9] |'
grep -qx 'one: integer' seen.txt
