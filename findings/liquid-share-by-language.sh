#!/usr/bin/env bash
# Guess: a report's template in Liquid prints one share of 21 drawn of 420, one rounded quota and one day, whichever language renders it.
# Seen: {{ drawn | divided_by: total }} is 0 in Ruby's Liquid 5.4.0 (Debian ruby-liquid 5.4.0-3) and python-liquid 2.3.6 (PyPI) and 0.05 in liquidjs 10.30.1 (npm); 2.5 rounded is 3, 2 and 3; "1/5" plus 1 is 2 in Ruby and 1 in the two others,
# "3,000" plus 1 is 4, 1 and 1. Of the credit code 911501021E00001139 plus 0 Ruby makes 911501021, Python inf and npm Infinity. The day 20260305 is in 1970 in all three, 2026-02-30 is 2 March in two and stays in
# Python. A cap that is null is below 5 in npm alone, and a variable with a Chinese name is blank in Ruby.
# Hurts: one template for the web page and for the printed report: every share on one of them is 0, and the two show different quotas.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent liquidjs@10.30.1 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib python-liquid==2.3.6
fetch=$(apt-get install -y --no-install-recommends --print-uris ruby3.1=3.1.7+really3.1.2-0+deb12u1 ruby-liquid=5.4.0-3 2>/dev/null | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > templates.txt <<'E'
{{ drawn | divided_by: total }}
{{ drawn | times: 1.0 | divided_by: total }}
{{ 2.5 | round }}
{{ "1/5" | plus: 1 }}
{{ "3,000" | plus: 1 }}
{{ code | plus: 0 }}
{{ "2026-02-30" | date: "%Y-%m-%d" }}
{{ "20260305" | date: "%Y-%m-%d" }}
{% if cap < 5 %}below{% else %}not{% endif %}
{{ 数 }}
E
echo '{"drawn": 21, "total": 420, "code": "911501021E00001139", "cap": null, "数": 5}' > data.json
cat > seen.js <<'E'
const { Liquid } = require('liquidjs'), { readFileSync } = require('fs')
const engine = new Liquid({ timezoneOffset: 0 }), data = JSON.parse(readFileSync('data.json'))
for (const line of readFileSync('templates.txt', 'utf8').trim().split('\n')) console.log(engine.parseAndRenderSync(line, data))
E
cat > seen.py <<'E'
import json
from liquid import Environment
for line in open("templates.txt", encoding="utf-8"):
    print(Environment().from_string(line.strip()).render(**json.load(open("data.json", encoding="utf-8"))))
E
cat > seen.rb <<'E'
require 'liquid'
require 'json'
data = JSON.parse(File.read('data.json', encoding: 'UTF-8'))
File.foreach('templates.txt', encoding: 'UTF-8') { |line| puts Liquid::Template.parse(line.strip).render(data) }
E
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
ruby=$(LD_LIBRARY_PATH=$lib/$arch RUBYLIB=$(printf '%s:' root/usr/share/rubygems-integration/all/gems/*/lib)$lib/ruby/vendor_ruby:$lib/ruby/3.1.0:$lib/$arch/ruby/3.1.0 TZ=UTC root/usr/bin/ruby3.1 --disable-gems seen.rb; echo .)
paste -d '|' templates.txt <(head -n -1 <<< "$ruby") <(TZ=UTC PYTHONPATH=lib PYTHONUTF8=1 python3 seen.py) <(TZ=UTC node seen.js) | tee seen.txt
diff seen.txt - <<'E'
{{ drawn | divided_by: total }}|0|0|0.05
{{ drawn | times: 1.0 | divided_by: total }}|0.05|0.05|0.05
{{ 2.5 | round }}|3|2|3
{{ "1/5" | plus: 1 }}|2|1|1
{{ "3,000" | plus: 1 }}|4|1|1
{{ code | plus: 0 }}|911501021|inf|Infinity
{{ "2026-02-30" | date: "%Y-%m-%d" }}|2026-03-02|2026-02-30|2026-03-02
{{ "20260305" | date: "%Y-%m-%d" }}|1970-08-23|1970-08-23|1970-08-23
{% if cap < 5 %}below{% else %}not{% endif %}|not|not|below
{{ 数 }}||5|5
E
