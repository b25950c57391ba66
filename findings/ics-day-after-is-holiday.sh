#!/usr/bin/env bash
# Guess: readers of iCalendar agree on which days a holiday's event has: DTEND is the first day after, RDATE adds days.
# Seen: asked for 2026-10-08, a working day, icalevents 0.3.1 (PyPI) gives the National Day holiday that ends at DTEND 20261008. Of two
# make-up working days written as one event with RDATE it has the first alone, as have cal-parser 1.0.2 and ical 0.8.0 (npm), and
# ical.js 2.2.1 the second alone. Asked for 3 October cal-parser has no holiday: it finds what begins there. In China's time
# ical 0.8.0 puts what is due each 31st on the first of the next month. recurring-ical-events 3.8.2 is right.
# Hurts: working days from a holiday calendar as phones subscribe to it: the first working day is free, a Saturday that is worked
# is not, and each deadline after it moves.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib icalevents==0.3.1 recurring-ical-events==3.8.2
npm init -y >/dev/null && npm install --silent cal-parser@1.0.2 ical@0.8.0 ical.js@2.2.1 && npm ls --depth 0 | tail -n +2
python3 - <<'E'
event = lambda uid, *lines: ["BEGIN:VEVENT", f"UID:{uid}@example.org", "DTSTAMP:20251104T000000Z", *lines, "END:VEVENT"]
open("days.ics", "w", newline="").write("\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//days//ZH",
    *event(1, "DTSTART;VALUE=DATE:20261001", "DTEND;VALUE=DATE:20261008", "SUMMARY:rest"),
    *event(2, "DTSTART;VALUE=DATE:20260920", "RDATE;VALUE=DATE:20261010", "SUMMARY:work"),
    *event(3, "DTSTART;VALUE=DATE:20260331", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "SUMMARY:due"), "END:VCALENDAR", ""]))
E
TZ=Asia/Shanghai PYTHONPATH=lib python3 -W ignore - <<'E'
from datetime import date
import icalendar, recurring_ical_events
from icalevents import icalevents
text = open("days.ics", "rb").read()
calendar = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
for day, one, other in ((date(2026, 10, 7), ["rest"], ["rest"]), (date(2026, 10, 8), ["rest"], []), (date(2026, 9, 20), ["work"], ["work"]), (date(2026, 10, 10), [], ["work"])):
    seen = [event.summary for event in icalevents.events(string_content=text, start=day, end=day)]
    due = [str(event["SUMMARY"]) for event in calendar.at(day)]
    print(day, "icalevents:", seen, "recurring-ical-events:", due)
    assert seen == one and due == other
E
cat > seen.js <<'E'
const assert = require('assert')
const text = require('fs').readFileSync('days.ics', 'utf8')
const day = (month, number) => new Date(2026, month - 1, number)
const parsed = require('cal-parser').parseString(text)
const between = (...days) => parsed.getEventsBetweenDates(...days).map(event => event.summary.value)
const found = [between(day(10, 3), day(10, 4), true), between(day(10, 1), day(10, 8)), between(day(10, 1), day(10, 8), true), between(day(10, 9), day(10, 11), true)]
console.log('cal-parser', found)
assert.deepStrictEqual(found, [[], [], ['rest'], []])
const events = Object.values(require('ical').parseICS(text))
const due = events.find(event => event.summary === 'due').rrule.all().map(date => date.toLocaleDateString('sv'))
console.log('ical', due, events.find(event => event.summary === 'work'))
assert.deepStrictEqual(due, ['2026-04-01', '2026-06-01', '2026-08-01'])
assert.ok(!events.find(event => event.summary === 'work').rrule)
const ICAL = require('ical.js')
const all = name => {
  const event = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(part => new ICAL.Event(part)).find(part => part.summary === name)
  const days = []
  for (let steps = event.iterator(), next; (next = steps.next());) days.push(next.toString())
  return days
}
console.log('ical.js', all('due'), all('work'))
assert.deepStrictEqual([all('due'), all('work')], [['2026-03-31', '2026-05-31', '2026-07-31'], ['2026-10-10']])
E
TZ=Asia/Shanghai node seen.js
