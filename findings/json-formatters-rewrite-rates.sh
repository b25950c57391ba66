#!/usr/bin/env bash
# Guess: a tool that lays out or sorts JSON leaves the numbers as they are written, since it computes nothing with them.
# Seen: of seven (Debian 12) json_reformat of yajl 2.1.0 alone leaves the file as it is. jshon 20131010, json-glib-format 1.6.6 and jsonnet 0.18.0 write 0.29 as 0.28999999999999998 and
# 0.05 as 0.050000000000000003; jsonnet and jq 1.6 write the credit code 911501020000000043 as 911501020000000000 and 21.0 as 21; gron 0.7.1
# there and back, and jsonnet, sort the keys; json-glib-format makes the 20 digits 12345678901234567890 -6101065172474983726. item 1.10 is 1.1 in jq and Python's json.tool.
# Hurts: a published list that is only laid out anew has another digest, and its codes are nobody's.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris yajl-tools=2.1.0-3+deb12u2 jshon=20131010-3+b1 json-glib-tools=1.6.6-1 jsonnet=0.18.0+ds-3+b2 gron=0.7.1-1+b6 jq=1.6-2.1+deb12u3 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
export LD_LIBRARY_PATH=$PWD/root/usr/lib/$(uname -m)-linux-gnu PATH=$PWD/root/usr/bin:$PATH LC_ALL=C.UTF-8
printf %s '{"name":"甲厂","code":911501020000000043,"rate":0.29,"share":0.05,"item":1.10,"all":21.0}' > list.json
there_and_back() { gron list.json | gron -u; }
while IFS='|' read -r tool expected; do
  seen=$(eval "$tool" | tr -d ' \n')
  echo "$tool: $seen"
  test "$seen" = "$expected"
done <<'E'
json_reformat -m < list.json|{"name":"甲厂","code":911501020000000043,"rate":0.29,"share":0.05,"item":1.10,"all":21.0}
jshon < list.json|{"name":"甲厂","code":911501020000000043,"rate":0.28999999999999998,"share":0.050000000000000003,"item":1.1000000000000001,"all":21.0}
json-glib-format list.json|{"name":"甲厂","code":911501020000000043,"rate":0.28999999999999998,"share":0.050000000000000003,"item":1.1000000000000001,"all":21.0}
jsonnet list.json|{"all":21,"code":911501020000000000,"item":1.1000000000000001,"name":"甲厂","rate":0.28999999999999998,"share":0.050000000000000003}
jq -c . list.json|{"name":"甲厂","code":911501020000000000,"rate":0.29,"share":0.05,"item":1.1,"all":21}
there_and_back|{"all":21.0,"code":911501020000000043,"item":1.10,"name":"甲厂","rate":0.29,"share":0.05}
python3 -m json.tool --no-ensure-ascii list.json|{"name":"甲厂","code":911501020000000043,"rate":0.29,"share":0.05,"item":1.1,"all":21.0}
E
test "$(json-glib-format <(echo '{"all":12345678901234567890}'))" = '{"all":-6101065172474983726}'
