#!/usr/bin/env bash
# Guess: sort -R with a published seed (--random-source) and head -5 draws five lines, of which a name that stands three times has three chances, and by a key it draws within it.
# Seen: GNU coreutils 9.1 (Debian 9.1-1) sorts by a hash of the key: by the county, sort -R -k2,2, the lines of a county stay together in the list's order, so that the first five are all four of one county and the first of the next. Equal lines come one after the other:
# a name written three times for a threefold chance is drawn once and then twice more. The order of the input makes no difference, as it does with shuf: turned
# round the list gives the same draw.
# Hurts: draws by a shell's one line: a county is inspected whole and the others not at all, and weights by repetition are none.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq coreutils=9.1-1 2>/dev/null && dpkg -x coreutils_*.deb root
export LC_ALL=C.UTF-8
for county in 武川县 固阳县 石拐区 土右旗; do for line in 1 2 3 4; do echo "E-$line $county"; done; done > list
for year in 2020 2021 2022 2023 2024 2025 2026 2027; do
  openssl enc -aes-256-ctr -pass "pass:$year" -nosalt -pbkdf2 -in /dev/zero 2>/dev/null | head -c 10000 > seed || true
  sort="root/usr/bin/sort -R --random-source=seed"
  drawn=$($sort -k2,2 list | head -4)
  echo "$year: $(echo $drawn)"
  test "$(cut -d ' ' -f 2 <<< "$drawn" | uniq | wc -l)" = 1
  test "$(cut -d ' ' -f 1 <<< "$drawn" | xargs)" = 'E-1 E-2 E-3 E-4'
  test "$($sort list)" = "$(tac list | $sort)"
  test "$(printf '%s\n' 甲 乙 甲 丙 甲 丁 | $sort | uniq | wc -l)" = 4
done
