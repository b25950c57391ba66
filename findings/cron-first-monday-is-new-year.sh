#!/usr/bin/env bash
# Guess: "0 9 1-7 1,4,7,10 1", the draw at nine o'clock of each quarter's first Monday, is the same hour in every library that reads crontab's five fields.
# Seen: after New Year of 2026, a Thursday, croniter 7.0.0 and cronsim 2.8 (PyPI), cron-parser 5.10.5, croner 11.0.0, cron 4.4.0, cronosjs 1.7.1 and cron-schedule 6.0.0 (npm) come on 1, 2 and 3 January: to them
# each of the seven days and each Monday counts. cron-converter 2.0.2, crontab 1.0.5, celery 5.7.0 (PyPI) and @breejs/later 4.2.0 (npm) come on the Mondays 5 January, 6 April
# and 6 July, APScheduler 3.11.3 on the Tuesdays behind, for its days of the week begin with 0 on Monday. None warns.
# Hurts: a draw published for the first Monday is held on a holiday, ten times in its month, or a day late.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export TZ=UTC
npm init -y >/dev/null && npm install --silent cron-parser@5.10.5 croner@11.0.0 cron@4.4.0 cronosjs@1.7.1 cron-schedule@6.0.0 @breejs/later@4.2.0 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib croniter==7.0.0 cronsim==2.8 cron-converter==2.0.2 crontab==1.0.5 celery==5.7.0 apscheduler==3.11.3
cat > seen.mjs <<'E'
import { CronExpressionParser } from 'cron-parser'
import { Cron } from 'croner'
import { CronTime } from 'cron'
import cronos from 'cronosjs'
import { parseCronExpression } from 'cron-schedule'
import later from '@breejs/later'
const text = '0 9 1-7 1,4,7,10 1', start = new Date('2026-01-01T00:00:00Z')
const after = next => { const days = []; for (let now = start; days.length < 3; days.push(now)) now = next(now); return days }
later.date.UTC()
const parsed = CronExpressionParser.parse(text, { currentDate: start, tz: 'UTC' }), time = new CronTime(text, 'UTC'), schedule = parseCronExpression(text)
const all = {
  'cron-parser': after(() => parsed.next().toDate()),
  croner: new Cron(text, { timezone: 'UTC' }).nextRuns(3, start),
  cron: after(now => new Date(time.getNextDateFrom(now, 'UTC').toMillis())),
  cronosjs: cronos.CronosExpression.parse(text, { timezone: 'UTC' }).nextNDates(start, 3),
  'cron-schedule': after(now => schedule.getNextDate(now)),
  '@breejs/later': later.schedule(later.parse.cron(text)).next(3, start),
}
for (const [name, days] of Object.entries(all)) console.log(name, ...days.map(day => day.toISOString().slice(5, 13)))
E
cat > seen.py <<'E'
from datetime import datetime, timedelta, timezone
from apscheduler.triggers.cron import CronTrigger
from celery.schedules import crontab
from cron_converter import Cron
from croniter import croniter
from cronsim import CronSim
from crontab import CronTab
text, start, utc = "0 9 1-7 1,4,7,10 1", datetime(2026, 1, 1), timezone.utc
def after(step):
    days, now = [], start.replace(tzinfo=utc)
    while len(days) < 3:
        now = step(now)
        days.append(now)
    return days
first, second, third = croniter(text, start), CronSim(text, start), Cron(text).schedule(start)
fourth, fifth = CronTab(text), crontab(minute=0, hour=9, day_of_month="1-7", month_of_year="1,4,7,10", day_of_week="1")
trigger = CronTrigger.from_crontab(text, timezone=utc)
for name, step in {
    "croniter": lambda now: first.get_next(datetime), "cronsim": lambda now: next(second), "cron-converter": lambda now: third.next(),
    "crontab": lambda now: fourth.next(now, return_datetime=True), "celery": lambda now: sum(fifth.remaining_delta(now)[1:2], fifth.remaining_delta(now)[0]),
    "apscheduler": lambda now: trigger.get_next_fire_time(now, now + timedelta(seconds=1)),
}.items():
    print(name, *(f"{day:%m-%dT%H}" for day in after(step)))
E
{ node seen.mjs; PYTHONPATH=lib python3 -W ignore seen.py; } | tee seen.txt
cmp seen.txt - <<'E'
cron-parser 01-01T09 01-02T09 01-03T09
croner 01-01T09 01-02T09 01-03T09
cron 01-01T09 01-02T09 01-03T09
cronosjs 01-01T09 01-02T09 01-03T09
cron-schedule 01-01T09 01-02T09 01-03T09
@breejs/later 01-05T09 04-06T09 07-06T09
croniter 01-01T09 01-02T09 01-03T09
cronsim 01-01T09 01-02T09 01-03T09
cron-converter 01-05T09 04-06T09 07-06T09
crontab 01-05T09 04-06T09 07-06T09
celery 01-05T09 04-06T09 07-06T09
apscheduler 01-06T09 04-07T09 07-07T09
E
