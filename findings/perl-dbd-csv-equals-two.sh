#!/usr/bin/env bash
# Guess: SQL over a CSV file compares texts as texts, sorts by a column that it does not print, and counts as empty what IS NULL finds.
# Seen: DBD::CSV 0.60 with SQL::Statement 1.414 (Debian 0.6000-1+deb12u1, 1.414-1) compares as numbers whatever Perl can read as one: code = '911501021E00001139'
# and a bound parameter find 911501022E00001298 too, both infinity, and id = '10102' finds 010102. ORDER BY quota sorts nothing unless quota is
# printed, and says nothing. Of an empty cell IS NOT NULL is false, but count() counts it and min() is it. IN and BETWEEN are errors.
# Hurts: an enterprise's page that shows another's record, and a list "in the order of the draw" that stands as the file does.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris libdbd-csv-perl=0.6000-1+deb12u1 libsql-statement-perl=1.414-1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
printf '%s\n' id,name,code,quota 010102,A,911501020000000043,5 10102,B,911501021E00001139,12 E-2,C,911501022E00001298,3 E-3,D,911501020000000060, > list.csv
cat > seen.pl <<'E'
use strict; use DBI;
my $db = DBI->connect('dbi:CSV:', undef, undef, { f_dir => '.', f_ext => '.csv/r', RaiseError => 1, PrintError => 0 });
print "DBD::CSV $DBD::CSV::VERSION SQL::Statement $SQL::Statement::VERSION\n";
my @all = (
  ["select name from list where code = '911501021E00001139'", 'B C'], ["select name from list where code = ?", 'B C', '911501021E00001139'],
  ["select name from list where code = '911501020000000043'", 'A'], ["select name from list where id = '10102'", 'A B'],
  ["select name from list order by quota", 'A B C D'], ["select name, quota from list order by quota", 'D C A B'],
  ["select name from list where quota is not null", 'A B C'], ["select count(quota) from list", '4'], ["select min(quota) from list", ''],
  ["select name from list where name in ('A', 'B')", 'error'], ["select name from list where quota between 3 and 5", 'error']);
for (@all) {
  my ($query, $expected, @bound) = @$_;
  my $rows = eval { $db->selectall_arrayref($query, undef, @bound) };
  my $seen = $rows ? join ' ', map { $_->[0] // 'NULL' } @$rows : 'error';
  print "$query: $seen\n";
  die "changed: $expected expected" if $seen ne $expected;
}
E
PERL5LIB=root/usr/share/perl5:root/usr/lib/$(uname -m)-linux-gnu/perl5/5.36 perl seen.pl
