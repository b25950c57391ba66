#!/usr/bin/env bash
# Guess: a database tells two different Chinese characters from each other when it compares names, and a code from another code.
# Seen: MariaDB 10.11.19 (Debian 1:10.11.19-0+deb12u1), in its default collation of utf8mb4, takes all characters beyond U+FFFF for one:
# name = '陈𬭎厂' finds 陈𬱖厂 too, a unique key keeps one of them, count(distinct name) counts one. A code of texts joined with one of
# numbers pairs rightly, but code + 0 finds 911501020000000060 for 911501020000000043 as well, and 10102 finds 010102.
# str_to_date('2026-03', '%Y-%m') is 2026-03-00; 7 % of 100 rounded up is 7 of a decimal and 8 of a double.
# Hurts: registers kept in it: of two enterprises named with rare characters one is refused as a copy of the other.
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
import datetime, pymysql
database = pymysql.connect(unix_socket="socket", user="root", charset="utf8mb4").cursor()
def ask(query):
    database.execute(query)
    seen = [row[0] if len(row) == 1 else row for row in database.fetchall()]
    if seen:
        print(query, seen)
    return seen
ask("create database draw character set utf8mb4")
ask("use draw")
ask("create table sources(name varchar(50), code varchar(18))")
ask("insert into sources values('陈𬭎厂', '911501020000000043'), ('陈𬱖厂', '911501020000000060'), ('甲厂', '010102')")
assert ask("select version()")[0].startswith("10.11.19")
assert ask("select name from sources where name = '陈𬭎厂'") == ["陈𬭎厂", "陈𬱖厂"]
assert ask("select count(distinct name) from sources") == [2]
ask("create table once(name varchar(50) unique)")
ask("insert ignore into once select name from sources")
assert ask("select count(*) from once") == [2]
ask("create table drawn(code bigint)")
ask("insert into drawn values(911501020000000043)")
assert ask("select sources.code from sources join drawn on sources.code = drawn.code") == ["911501020000000043"]
assert ask("select code from sources where code + 0 = 911501020000000043") == ["911501020000000043", "911501020000000060"]
assert ask("select code from sources where code = '911501020000000043'") == ["911501020000000043"]
assert ask("select code from sources where code = 10102") == ["010102"]
assert ask("select str_to_date('2026-03', '%Y-%m')") == ["2026-03-00"]
assert ask("select ceil(100 * 0.07), ceil(100 * 0.07e0)") == [(7, 8)]
E
