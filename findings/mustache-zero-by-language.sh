#!/usr/bin/env bash
# Guess: one Mustache template with a section for "some" and one for "none" says of a quota of 0 or of an empty remark the same in each language.
# Seen: of 0 the section for some is shown by mustache 1.1.1 of Ruby (Debian 1.1.1-2) and by handlebars 4.7.10, that for none by
# mustache 4.2.0 and hogan.js 3.0.2 (npm), chevron 0.14.0 and pystache 0.6.8 (PyPI). Of an empty text Ruby's shows both, some
# and none, handlebars some. An empty list is [] in two, and None the word None in pystache.
# Hurts: one template of a notice for the web page and for the printed sheet: 抽0家 goes with 有 in the one and with 无 in the other.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent mustache@4.2.0 handlebars@4.7.10 hogan.js@3.0.2 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib chevron==0.14.0 pystache==0.6.8
fetch=$(apt-get install -y --no-install-recommends --print-uris ruby3.1=3.1.7+really3.1.2-0+deb12u1 ruby-mustache=1.1.1-2 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$lib/$arch LC_ALL=C.UTF-8 TZ=Asia/Shanghai
export RUBYLIB=$(printf '%s:' root/usr/share/rubygems-integration/all/gems/*/lib)$lib/ruby/vendor_ruby:$lib/ruby/3.1.0:$lib/$arch/ruby/3.1.0
export template='抽{{n}}家{{#n}}有{{/n}}{{^n}}无{{/n}}'
node -e "
const data = [0, '', null, []], t = process.env.template, all = f => data.map(n => f({ n })).join(' ')
console.log('mustache.js', all(d => require('mustache').render(t, d)))
console.log('hogan.js', all(d => require('hogan.js').compile(t).render(d)))
console.log('handlebars', all(require('handlebars').compile(t)))" > seen.txt
PYTHONPATH=lib python3 -W ignore - >> seen.txt <<'E'
import os, chevron, pystache
data, template = [0, "", None, []], os.environ["template"]
print("chevron", *(chevron.render(template, {"n": n}) for n in data))
print("pystache", *(pystache.render(template, {"n": n}) for n in data))
E
root/usr/bin/ruby3.1 -r mustache -e 'puts "ruby " + [0, "", nil, []].map { |n| Mustache.render(ENV["template"], n: n) }.join(" ")' >> seen.txt
cat seen.txt
has() { grep -qxF "$1" seen.txt; }
has 'mustache.js 抽0家无 抽家无 抽家无 抽家无'
has 'hogan.js 抽0家无 抽家无 抽家无 抽家无'
has 'handlebars 抽0家有 抽家有 抽家无 抽家无'
has 'chevron 抽0家无 抽家无 抽家无 抽家无'
has 'pystache 抽0家无 抽家无 抽None家无 抽[]家无'
has 'ruby 抽0家有 抽家有无 抽家无 抽[]家无'
