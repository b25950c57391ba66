#!/usr/bin/env bash
# Guess: a parser of Chinese dates in words that knows 三个月内 and 3天内 reads them as the three months and three days that begin now.
# Seen: cn2date 0.1.2 (PyPI) reads both as time gone by: 三个月内 (within three months) ends with this month and began two months before it,
# 3天内 (within three days) began the day before yesterday. 三个月后 (three months later) is the whole of a month. 2026年2月30日 is a day 30 of
# February. 二〇二六年三月五日, as documents spell it, is nothing, while 二六年三月五日 is read.
# Hurts: terms of notices, as 三个月内整改 (to be put right within three months): the term has passed on the day of the notice.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cn2date==0.1.2
PYTHONPATH=lib python3 - <<'E'
import datetime
import cn2date
def read(text):
    seen = cn2date.parse(text)
    days = seen and [(one.year, one.mon, one.day) for one in seen]
    print(text, days)
    return days
today = datetime.date.today()
month = lambda count: divmod(today.year * 12 + today.month - 1 + count, 12)
first, last = read("三个月内")
assert first == (month(-2)[0], month(-2)[1] + 1, 1) and last[:2] == (today.year, today.month)
before, now = (datetime.date(*day) for day in read("3天内"))
assert (today - before).days == 2 and now == today
later = read("三个月后")
assert [day[:2] for day in later] == [(month(3)[0], month(3)[1] + 1)] * 2 and later[0][2] == 1 and later[1][2] >= 28
assert read("2026年2月30日") == [(2026, 2, 30)] * 2
assert read("二〇二六年三月五日") is None and read("二六年三月五日") == [(2026, 3, 5)] * 2
E
