#!/bin/sh
# Guess: ClickHouse's toDate refuses what is no date and what it cannot hold; toDateOrNull gives NULL.
# Seen: chdb 4.4.0 makes 2026-02-30 into 2026-03-02 and 2026-13-01 into 1970-01-01; 1958-03-05 becomes 1970-01-01
# and 9999-12-31, the usual "for ever", 2149-06-06: its Date holds 1970 to 2149. toDateOrNull gives the same dates, no
# NULL, and so does a CSV read with a column of type Date; left to type such a column itself it keeps the texts.
# toDate32 keeps 1958.
# Hurts: founding days before 1970, permits without an end, and days that nobody could have meant, which a load into
# the database was to find.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib chdb==4.4.0
PYTHONPATH=lib python3 - <<'E'
import chdb
print("chdb", chdb.__version__)
def asked(query):
    answer = str(chdb.query(query, "TSV")).split()
    print(query, "→", *answer)
    return answer
seen = {"2026-02-30": "2026-03-02", "2026-13-01": "1970-01-01", "1958-03-05": "1970-01-01", "9999-12-31": "2149-06-06"}
for text, date in seen.items():
    assert asked(f"select toDate('{text}'), toDateOrNull('{text}')") == [date, date]
assert asked("select toDate32('1958-03-05')") == ["1958-03-05"]
with open("list.csv", "w") as file:
    file.write("day\n" + "".join(f"{text}\n" for text in seen))
assert asked("select day from file('list.csv', CSVWithNames, 'day Date')") == list(seen.values())
assert asked("select day from file('list.csv')") == list(seen)
E
