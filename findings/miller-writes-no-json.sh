#!/usr/bin/env bash
# Guess: what Miller converts from CSV to JSON is JSON.
# Seen: Miller 6.6.0 (Debian 6.6.0-2+b3) copies whatever it takes for a number as it stands: the item number `1.` and the ratio
# .05 come out without quotes, and no JSON parser reads the file. 0x10 too. An id with a zero in front is a text, the others beside
# it are numbers, and reckoning with it (id + 0) gives (error), which goes into the file without an error.
# Hurts: check items numbered 1. 2. 3. in a table that is passed on as JSON; division codes of which those of Beijing and
# Inner Mongolia are numbers and one with a zero a text.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq miller=6.6.0-2+b3 && dpkg -x miller_*.deb root
mlr=root/usr/bin/mlr
$mlr --version
printf 'item,ratio,id\n1.,.05,010102\n2.,.10,150102\n' > items.csv
$mlr --icsv --ojson put '$sum = $id + 0' items.csv | tee items.json
python3 - <<'E'
import json
text = open("items.json", encoding="utf-8").read()
try:
    json.loads(text)
    raise SystemExit("is JSON now")
except json.JSONDecodeError as error:
    print("json:", error)
for part in ('"item": 1.,', '"ratio": .05,', '"id": "010102",', '"id": 150102,', '"sum": (error)', '"sum": 150102'):
    assert part in text, part
E
