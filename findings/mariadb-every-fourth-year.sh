#!/usr/bin/env bash
# Guess: ORDER BY RAND(2026) LIMIT 5, seeded with the year, gives each of fifty sources the same chance from year to year.
# Seen: MariaDB 10.11.19 (Debian 1:10.11.19-0+deb12u1) gives the first row nearly the same number every fourth year: 0.025 in 2022, 0.026 in 2026, 0.027 in 2030, and
# 0.27, 0.52 and 0.77 in the years between. So of the years 2000 to 2039 the first row is drawn in 2002, 2006 and so on, all ten, and in none of the thirty others;
# the second row, whose numbers are 0.1, 0.35, 0.6 and 0.85, only in leap years. From the fifth row on the years differ more.
# Hurts: whoever stands first or second in the list knows the years in which he will not be inspected.
set -euo pipefail
dir=$(mktemp -d); trap 'test ! -e "$dir/pid" || { kill "$(cat "$dir/pid")"; while test -e "$dir/pid"; do sleep 0.2; done; }; rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris mariadb-server-core=1:10.11.19-0+deb12u1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
python3 -m pip install -qq --no-warn-conflicts --target lib PyMySQL==1.2.4
mkdir data tmp
share=$PWD/root/usr/share/mysql
LD_LIBRARY_PATH=root/usr/lib/$(uname -m)-linux-gnu root/usr/sbin/mariadbd --no-defaults --datadir="$PWD/data" --tmpdir="$PWD/tmp" --pid-file="$PWD/pid" \
  --socket="$PWD/socket" --skip-networking --skip-grant-tables --innodb=off --default-storage-engine=MyISAM --user="$(id -un)" \
  --lc-messages-dir="$share" --character-sets-dir="$share/charsets" --plugin-dir="$PWD/root/usr/lib/mysql/plugin" > log 2>&1 &
for _ in $(seq 100); do test -S socket && break; sleep 0.2; done
PYTHONPATH=lib python3 -W ignore - <<'E'
import pymysql
base = pymysql.connect(unix_socket="socket", user="root").cursor()
def ask(query):
    base.execute(query)
    return [row[0] for row in base.fetchall()]
ask("create database draw")
ask("use draw")
ask("create table sources (id int)")
ask("insert into sources values " + ",".join(f"({row})" for row in range(1, 51)))
drawn = {year: ask(f"select id from sources order by rand({year}) limit 5") for year in range(2000, 2040)}
for year in (2022, 2023, 2024, 2025, 2026):
    print(year, "first number:", round(ask(f"select rand({year})")[0], 3), "drawn:", drawn[year])
first, second = ([year for year, five in drawn.items() if row in five] for row in (1, 2))
print("the first row is drawn in", first, "| the second in", second)
assert first == [year for year in drawn if year % 4 == 2] and len(second) == 7 and all(year % 4 == 0 for year in second)
assert all(abs(ask(f"select rand({year})")[0] - ask(f"select rand({year + 4})")[0]) < 0.002 for year in drawn)
assert [len(five) for five in drawn.values()] == [5] * 40
E
