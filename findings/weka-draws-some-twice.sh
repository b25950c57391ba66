#!/usr/bin/env bash
# Guess: Resample of 50 %, the sampling of a package for statistics, draws half of the lines, and a CSV file is read as it stands.
# Seen: Weka 3.6.14 (Debian 3.6.14-3) draws with replacement unless told -no-replacement: of 50 sources 25 lines, in which some stand twice; with it 5 % of 50 are two,
# 2.5 cut off. RemovePercentage -P 95 draws nothing, but keeps the last two of the list. Its CSVLoader makes 10102.0 of 010102 where another cell of the column is a
# text, 5.0 of 5%, and of codes of digits one number, 9.1150102E17, each without a warning.
# Hurts: fewer enterprises than ordered, codes that are no codes, and a register in which two cannot be told apart.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq weka=3.6.14-3 cup 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
path=$(readlink -f root/usr/share/java/weka.jar):$(find "$dir/root" -name '*cup*.jar' | paste -sd:)
weka() { java -cp "$path" "weka.$@" 2>/dev/null; }
{ echo id,code; for i in $(seq 50); do echo "E-$i,9115010200000000$((10 + i))"; done; } > list.csv
weka core.converters.CSVLoader list.csv > list.arff
drawn() { weka filters.unsupervised.instance."$@" -i list.arff | grep -o '^E-[0-9]*'; }
drawn Resample -S 2026 -Z 50 > half.txt
echo "Resample -Z 50: $(wc -l < half.txt) lines, $(sort -u half.txt | wc -l) sources"
test "$(wc -l < half.txt)" = 25 && test "$(sort -u half.txt | wc -l)" -lt 24
once=$(drawn Resample -S 2026 -Z 5 -no-replacement | xargs); echo "5 % of 50: $once"
test "$(wc -w <<< "$once")" = 2
kept=$(drawn RemovePercentage -P 95 | xargs); echo "RemovePercentage -P 95: $kept"
test "$kept" = 'E-49 E-50'
test "$(grep '^E-' list.arff | cut -d, -f2 | sort -u)" = 9.1150102E17
printf 'id,division,share\nE-1,010102,5%%\nE-2,长期,some\n' > mixed.csv
weka core.converters.CSVLoader mixed.csv | tee mixed.arff | sed -n '/@data/,$p'
grep -qx 'E-1,10102.0,5.0' mixed.arff
