#!/usr/bin/env bash
# Guess: a parser of Chinese time words that knows working days gives the last day of a term as an office counts it.
# Seen: from 28 September 2026 parse_time of jionlp 1.5.31 ends 一周内 (within a week) on the 29th, 一个月内 (a month) on 31 October, 半年内
# (half a year) on 31 March and 一年内 (a year) at the end of 2027, each with the whole last month or year; 三日后 (three days later) is
# 3 to 28 September, past already, where 三天后 is right; 5个工作日内 (five working days) ends on 5 October, within the holiday; 廿三日 (the
# 23rd) is 1 November. 十五日内 (within 15 days) is right.
# Hurts: terms for a correction, a reinspection or an objection that are read out of a decision: some are weeks too long.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib jionlp==1.5.31
TZ=Asia/Shanghai PYTHONPATH=lib python3 -W ignore - <<'E'
import datetime
import jionlp
base = datetime.datetime(2026, 9, 28, 9).timestamp()
expected = {
    "十五日内": "2026-09-28 2026-10-13", "三天后": "2026-10-01 2026-10-01", "一周内": "2026-09-28 2026-09-29", "一个月内": "2026-09-28 2026-10-31",
    "半年内": "2026-09-28 2027-03-31", "一年内": "2026-09-28 2027-12-31", "三日后": "2026-09-03 2026-09-28", "5个工作日内": "2026-09-28 2026-10-05",
    "廿三日": "2026-11-01 2026-11-01",
}
for text, days in expected.items():
    seen = " ".join(time[:10] for time in jionlp.parse_time(text, time_base=base)["time"])
    print(text, seen)
    assert seen == days, text
E
