#!/usr/bin/env bash
# Guess: facts read from a CSV file keep texts as texts, or one column is of one type, and written again the file is the same.
# Seen: csv_read_file of SWI-Prolog 9.0.4 (Debian 9.0.4+dfsg-2) converts each cell for itself: 010102 and 10102 are one number, so that a query for the one finds both; 0x10, 0b11 and 0'a are 16, 3 and 97;
# codes of digits are integers and those with an E texts, so no pattern holds for both. Written again the file says 10102, 16, 3, 97. parse_time takes 2026-02-30
# as 2 March and 2026-3-5 as no day. convert(false) keeps texts.
# Hurts: rules over a register: an inspection item that two enterprises seem to share, and a register that changes by being read.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris swi-prolog-nox=9.0.4+dfsg-2 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
export LD_LIBRARY_PATH=$PWD/root/usr/lib/$(uname -m)-linux-gnu SWI_HOME_DIR=$PWD/root/usr/lib/swi-prolog
printf '%s\n' 010102,A,911501020000000043 10102,B,911501021E00001139 0x10,C,E-1 0b11,D,1:10 "0'a,E,2026-03-05" > list.csv
cat > seen.pl <<'E'
:- use_module(library(csv)).
:- use_module(library(date)).
:- use_module(library(apply)).
:- use_module(library(lists)).
:- initialization((catch(main, Error, (print_message(error, Error), halt(1))) -> halt ; halt(1))).
main :-
    csv_read_file('list.csv', Rows), maplist(show, Rows),
    findall(Name, member(row(10102, Name, _), Rows), Names), show(Names), Names == ['A', 'B'],
    maplist(first, Rows, Items), Items == [10102, 10102, 16, 3, 97],
    Rows = [row(_, _, Digits), row(_, _, Letter) | _], integer(Digits), atom(Letter),
    csv_write_file('again.csv', Rows),
    csv_read_file('list.csv', Texts, [convert(false)]), maplist(first, Texts, ['010102', '10102', '0x10', '0b11', '0\'a']),
    parse_time('2026-02-30', Moment), format_time(atom(Day), '%F', Moment), show(Day), Day == '2026-03-02',
    \+ parse_time('2026-3-5', _).
first(Row, Cell) :- arg(1, Row, Cell).
show(What) :- writeq(What), nl.
E
root/usr/bin/swipl seen.pl < /dev/null
cut -d, -f1 again.csv | tr -d '\r' | xargs
test "$(cut -d, -f1 again.csv | tr -d '\r' | xargs)" = '10102 10102 16 3 97'
