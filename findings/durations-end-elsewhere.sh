#!/usr/bin/env bash
# Guess: readers of ISO 8601 durations end a term of a month, P1M from 31 January, on the last of February, and half a year,
# P0.5Y, in July.
# Seen: isodate 0.7.2, isoduration 20.11.0 (PyPI) and luxon 3.7.2 end P1M on 28 February, aniso8601 10.0.1 on 2 March,
# iso8601-duration 2.1.4 (npm) on 3 March; P6M in aniso8601 is 180 days, a day short of six months. P0.5Y is a whole year in
# isoduration, 182 days in aniso8601, an error in isodate and iso8601-duration. "1 year" is 364 days in humanfriendly 10.0 and "6
# months" 180 in pytimeparse2 1.7.1 and human-interval 2.0.1.
# Hurts: terms of a rule set that are kept as durations: a correction is late in one system and in time in the other.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib isodate==0.7.2 isoduration==20.11.0 aniso8601==10.0.1 humanfriendly==10.0 pytimeparse2==1.7.1
npm init -y >/dev/null && npm install --silent luxon@3.7.2 iso8601-duration@2.1.4 human-interval@2.0.1 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import datetime
import aniso8601, humanfriendly, isodate, isoduration, pytimeparse2
start = datetime.datetime(2026, 1, 31)
readers = {"isodate": isodate.parse_duration, "isoduration": isoduration.parse_duration, "aniso8601": aniso8601.parse_duration}
def end(read, text):
    try:
        return str((read(text) + start).date())
    except ValueError:
        return "error"
expected = {
    "P1M": ["2026-02-28", "2026-02-28", "2026-03-02"], "P6M": ["2026-07-31", "2026-07-31", "2026-07-30"], "P0.5Y": ["error", "2027-01-31", "2026-08-01"],
    "P15D": ["2026-02-15", "2026-02-15", "2026-02-15"],
}
for text, days in expected.items():
    seen = [end(read, text) for read in readers.values()]
    print(text, dict(zip(readers, seen)))
    assert seen == days
words = humanfriendly.parse_timespan("1 year") / 86400, pytimeparse2.parse("6 months") / 86400
print("humanfriendly, 1 year:", words[0], "pytimeparse2, 6 months:", words[1])
assert words == (364, 180)
E
cat > seen.js <<'E'
const assert = require('assert')
const { DateTime, Duration } = require('luxon'), { parse, end } = require('iso8601-duration'), interval = require('human-interval')
const read = text => { try { return end(parse(text), new Date('2026-01-31T00:00:00Z')).toISOString().slice(0, 10) } catch { return 'error' } }
const seen = [DateTime.fromISO('2026-01-31').plus(Duration.fromISO('P1M')).toISODate(), read('P1M'), read('P15D'), read('P0.5Y'), interval('6 months') / 864e5]
console.log('luxon P1M, iso8601-duration P1M, P15D, P0.5Y, human-interval 6 months', seen)
assert.deepStrictEqual(seen, ['2026-02-28', '2026-03-03', '2026-02-15', 'error', 180])
E
TZ=UTC node seen.js
