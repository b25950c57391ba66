#!/usr/bin/env bash
# Guess: shuf with the bytes of a published seed (--random-source) draws the same five lines of one list however the list comes in.
# Seen: GNU coreutils 9.1 (Debian 9.1-1) reads a file whole and shuffles it, but draws from a pipe by reservoir sampling, which spends the
# bytes otherwise: `shuf -n 5 list` and `cat list | shuf -n 5` share one of five of 50 lines, with the same seed and without a word.
# From the file, from `< list`, with -e and with -i the draw is one, and a draw of six goes on from that of five; from the pipe a draw
# of six is another altogether. Without -n the pipe is shuffled as the file is.
# Hurts: a draw repeated by a witness from `grep -v ^# list | shuf -n 5`, who finds other names than were published.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq coreutils=9.1-1 2>/dev/null
dpkg -x coreutils_*.deb root
shuf="root/usr/bin/shuf --random-source=seed"
seq 1 50 > list
openssl enc -aes-256-ctr -pass pass:2026 -nosalt -pbkdf2 -in /dev/zero 2>/dev/null | head -c 100000 > seed || true
file=$($shuf -n 5 list | xargs); pipe=$(cat list | $shuf -n 5 | xargs)
echo "file: $file | pipe: $pipe"
test "$file" != "$pipe"
test "$file" = "$($shuf -n 5 < list | xargs)"
test "$file" = "$($shuf -n 5 -e $(cat list) | xargs)"
test "$file" = "$($shuf -n 5 -i 1-50 | xargs)"
test "$file" = "$(cat list | $shuf | head -5 | xargs)"
test "$pipe" = "$(cat list | $shuf -n 5 | xargs)"
six=$($shuf -n 6 list | xargs); pipe6=$(cat list | $shuf -n 6 | xargs)
echo "six from the file: $six | from the pipe: $pipe6"
test "${six% *}" = "$file"
test "${pipe6% *}" != "$pipe"
