#!/usr/bin/env bash
# Guess: a ratio 1:10 in a YAML configuration is a text, or whatever it is, the same to the YAML libraries of each language.
# Seen: it is 70 to PyYAML 6.0.4 (minutes of an hour), 4200 to Ruby 3.1's Psych (seconds of a day), and a text to ruamel.yaml, yaml and
# js-yaml; the division 010102 is 4162 to the two and 10102 to the three; 1,000 is 1000 to Psych alone. A day 2026-02-30 without
# quotes lets PyYAML and ruamel.yaml refuse the whole file with an error that names no line, and is a text to yaml and js-yaml.
# Hurts: a plan's ratios and divisions kept in YAML and read by two programs: the second draws by 4200 instead of by a tenth.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent js-yaml@5.5.0 yaml@2.9.1 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib PyYAML==6.0.4 ruamel.yaml==0.19.1
fetch=$(apt-get install -y --no-install-recommends --print-uris ruby3.1=3.1.7+really3.1.2-0+deb12u1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$lib/$arch LC_ALL=C.UTF-8 TZ=Asia/Shanghai
export RUBYLIB=$(printf '%s:' root/usr/share/rubygems-integration/all/gems/*/lib)$lib/ruby/vendor_ruby:$lib/ruby/3.1.0:$lib/$arch/ruby/3.1.0
printf 'ratio: 1:10\ndivision: 010102\nquota: 1,000\n' > plan.yaml; printf 'since: 2026-02-30\n' > day.yaml
cat > seen.mjs <<'E'
import { readFileSync } from 'fs'
import * as js from 'js-yaml'
import yaml from 'yaml'
const text = name => readFileSync(name + '.yaml', 'utf8')
for (const [name, read] of [['js-yaml', js.load], ['yaml', yaml.parse]]) {
  let day
  try { day = read(text('day')).since } catch (error) { day = error.name }
  console.log(name, JSON.stringify(Object.values(read(text('plan')))), day)
}
E
node seen.mjs > seen.txt
PYTHONPATH=lib python3 -W ignore - >> seen.txt <<'E'
import json, ruamel.yaml, yaml
for name, read in [("PyYAML", yaml.safe_load), ("ruamel.yaml", ruamel.yaml.YAML(typ="safe").load)]:
    try:
        day = read(open("day.yaml"))["since"]
    except ValueError as error:
        day = error
    print(name, json.dumps([*read(open("plan.yaml")).values()], separators=(",", ":")), day)
E
root/usr/bin/ruby3.1 -r yaml -r json -e 'puts "Psych " + YAML.load_file("plan.yaml").values.to_json + " " + (YAML.load_file("day.yaml")["since"] rescue $!.class).to_s' >> seen.txt
cat seen.txt
has() { grep -qxF "$1" seen.txt; }
has 'js-yaml ["1:10",10102,"1,000"] 2026-02-30'
has 'yaml ["1:10",10102,"1,000"] 2026-02-30'
has 'PyYAML [70,4162,"1,000"] day is out of range for month'
has 'ruamel.yaml ["1:10",10102,"1,000"] day is out of range for month'
grep -qF 'Psych [4200,4162,1000] ' seen.txt
