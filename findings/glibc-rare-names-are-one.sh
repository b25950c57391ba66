#!/usr/bin/env bash
# Guess: sort -u drops lines that are equal, and comm and join pair those that are, in whichever locale they sort.
# Seen: in Debian 12 (glibc 2.36, coreutils 9.1) the rarer characters, all of CJK Extension B to F and 544 of the basic block, have one weight in the locales zh_CN, zh_TW and
# en_US: of 陈𬭎厂, 陈𬱖厂 and 陈𠮷厂 sort -u keeps the first alone, comm -12 has them as common to two lists that share none, join gives the one the other's
# line, and expr says they are equal. uniq tells them apart, and so do all in the locale C.UTF-8.
# Hurts: two enterprises of one register are one, and who was inspected last year depends on the LANG of the shell.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libc6=2.36-9+deb12u14 libc-bin=2.36-9+deb12u14 locales=2.36-9+deb12u14 coreutils=9.1-1 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
arch=$(uname -m)-linux-gnu
lib=$PWD/root/lib/$arch:$PWD/root/usr/lib/$arch:/usr/lib/$arch:/lib/$arch
loader=$(find root -name 'ld-linux*' | head -1)
run() { "$loader" --library-path "$lib" "root/usr/bin/$1" "${@:2}"; }
for locale in zh_CN zh_TW en_US; do I18NPATH=$PWD/root/usr/share/i18n run localedef -i $locale -f UTF-8 ./$locale.UTF-8; done
export LOCPATH=$PWD
echo 陈𬭎厂 > first; echo 陈𬱖厂 > second; echo 陈𠮷厂 > third
run sort --version | head -1
for locale in zh_CN.UTF-8 zh_TW.UTF-8 en_US.UTF-8 C.UTF-8; do
  export LC_ALL=$locale
  seen="$(run sort -u first second third | wc -l) $(run uniq <(cat first second third) | wc -l) $(run comm -12 first second | wc -l) $(run join first second | wc -l) $(run expr "$(cat first)" = "$(cat second)" || true)"
  echo "$locale: $seen"
  if test $locale = C.UTF-8; then test "$seen" = '3 3 0 0 0'; else test "$seen" = '1 3 1 1 1'; fi
done
