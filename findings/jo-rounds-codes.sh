#!/usr/bin/env bash
# Guess: jo, which makes JSON from words of a shell, keeps the digits of a number that it is given, or leaves it a text.
# Seen: jo 1.9 (Debian 1.9-1) makes doubles: the credit codes 911501020000000043 and 911501020000000060 are both 9.1150102e+17;
# 010102 is 10102, 0x10 is 16, +86 is 86. 911501021E00001139 stays a text, so a list of credit codes has both kinds. -s before
# the word keeps the text.
# Hurts: a request or an open record put together in a shell: two enterprises have one code, a division has five digits.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq jo=1.9-1 && dpkg -x jo_*.deb root
jo=root/usr/bin/jo
$jo -v
seen=$($jo a=911501020000000043 b=911501020000000060 d=010102 e=0x10 f=+86 g=911501021E00001139 -- -s h=010102)
echo "$seen"
test "$seen" = '{"a":9.1150102e+17,"b":9.1150102e+17,"d":10102,"e":16,"f":86,"g":"911501021E00001139","h":"010102"}'
