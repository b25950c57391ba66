#!/usr/bin/env bash
# Guess: a column that a Table Schema of Frictionless Data describes is read alike by the Python and the JavaScript library of that standard.
# Seen: tableschema 1.21.0 and frictionless 5.21.0 (PyPI) and tableschema 1.12.6 (npm): to the last a credit code of 18 digits is no integer, nor is 010102, and
# the number 911501021E00001139 is null; in Shanghai 10:00:00Z is 02:00 of universal time, eight hours early, the day 3-5 one of 2001, and 2026年3月5日 in its
# own format no date. With bareNumber false -5家 is 5 in the first and last and -5 in frictionless, 5% is 5 in all. A date of the format any
# that says 2026 is today's day of it in two, New Year in one. A moment without Z is an error in the first.
# Hurts: open data published with one schema for everybody: deadlines and corrections read from it depend on the language.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib tableschema==1.21.0 frictionless==5.21.0
rm -f lib/pathlib.py # an old copy of Python's own module, which tableschema brings along
npm init -y >/dev/null && npm install --silent tableschema@1.12.6 && npm ls --depth 0 | tail -n +2
cat > cells.json <<'E'
[["integer", "911501020000000043", {}, "911501020000000043", "911501020000000043", "error"],
 ["integer", "010102", {}, "10102", "10102", "error"],
 ["number", "911501021E00001139", {}, "9.11501021E+1147", "9.11501021E+1147", "null"],
 ["integer", "-5家", {"bareNumber": false}, "5", "-5", "5"],
 ["number", "5%", {"bareNumber": false}, "5", "5", "5"],
 ["date", "2026年3月5日", {"format": "%Y年%m月%d日"}, "2026-03-05", "2026-03-05", "error"],
 ["date", "3-5", {"format": "any"}, "THIS-03-05", "THIS-03-05", "2001-03-05"],
 ["date", "2026", {"format": "any"}, "2026-TODAY", "2026-TODAY", "2026-01-01"],
 ["datetime", "2026-03-05T10:00:00Z", {}, "2026-03-05 10:00:00", "2026-03-05 10:00:00+00:00", "2026-03-05T02:00:00.000Z"],
 ["datetime", "2026-03-05T10:00:00", {}, "error", "2026-03-05 10:00:00", "error"]]
E
cat > seen.py <<'E'
import datetime, json
import frictionless, tableschema

def first(descriptor, text):
    try:
        return str(tableschema.Field(descriptor).cast_value(text))
    except tableschema.exceptions.CastError:
        return "error"

def second(descriptor, text):
    value, notes = frictionless.Field.from_descriptor(descriptor).read_cell(text)
    return "error" if notes else str(value)

today = datetime.date.today()
for kind, text, more, *expected in json.load(open("cells.json", encoding="utf-8")):
    descriptor = {"name": "c", "type": kind, **more}
    seen = [first(descriptor, text), second(descriptor, text)]
    print(kind, text, seen)
    if text == "2026" and (today.month, today.day) == (2, 29):
        continue # no such day in that year
    assert seen == [value.replace("THIS", str(today.year)).replace("TODAY", today.strftime("%m-%d")) for value in expected[:2]], seen
E
cat > seen.js <<'E'
const { Field } = require('tableschema')
const day = date => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-')
for (const [type, text, more, , , expected] of require('./cells.json')) {
  let seen
  try {
    const value = new Field({ name: 'c', type, ...more }).castValue(text)
    seen = value instanceof Date ? (type === 'date' ? day(value) : value.toISOString()) : JSON.stringify(value)
  } catch { seen = 'error' }
  console.log(type, text, seen)
  require('assert').strictEqual(seen, expected)
}
E
PYTHONPATH=lib python3 -W ignore seen.py; TZ=Asia/Shanghai node seen.js
