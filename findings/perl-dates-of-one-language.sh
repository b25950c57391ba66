#!/usr/bin/env bash
# Guess: Perl's libraries for dates read a date of a list as one day or refuse it, and a working day that follows a Saturday is Monday.
# Seen: Time::ParseDate 2015.103 reads 2026-02-30 as 2 March and 2026-13-01 as 1 January 2027; Date::Manip 6.91 reads 2026.03 as today at
# 20:26:01, and CST as America's; one working day after Saturday 7 March 2026 is Tuesday there, and none is Monday at eight. In
# Date::Calc 6.4 a month after 31 January is 28 February by Add_Delta_YM and 3 March by Add_Delta_YMD, and 010102 is 1 January 2002.
# Hurts: scripts for registers and terms: a month for an objection has two ends in one library.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libdate-manip-perl=6.91-1 libtime-parsedate-perl=2015.103-4 libdate-calc-perl=6.4-2 libcarp-clan-perl=6.08-2 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
export PERL5LIB=root/usr/share/perl5 TZ=Asia/Shanghai LC_ALL=C
perl - <<'E' | tee seen.txt
use POSIX; use Time::ParseDate (); use Date::Manip (); use Date::Calc ();
print "Time::ParseDate $Time::ParseDate::VERSION Date::Manip $Date::Manip::VERSION Date::Calc $Date::Calc::VERSION\n";
print "parsedate $_ ", strftime('%F', localtime Time::ParseDate::parsedate($_)), "\n" for '2026-02-30', '2026-13-01';
my $month = Date::Manip::ParseDate('2026.03'); my $today = strftime('%Y%m%d', localtime);
print "manip 2026.03 ", ($month =~ /^$today/ ? 'today' : $month), ' ', Date::Manip::UnixDate($month, '%T'), "\n";
print "manip CST ", Date::Manip::UnixDate(Date::Manip::ParseDate('2026-03-05 20:00 CST'), '%F %R'), "\n";
print "manip $_ ", Date::Manip::UnixDate(Date::Manip::DateCalc('2026-03-07', "+ $_ business days"), '%Y-%m-%d %R'), "\n" for 0, 1;
print "calc YM ", join('-', Date::Calc::Add_Delta_YM(2026, 1, 31, 0, 1)), " YMD ", join('-', Date::Calc::Add_Delta_YMD(2026, 1, 31, 0, 1, 0)), "\n";
print "calc 010102 ", join('-', Date::Calc::Decode_Date_EU('010102')), "\n";
E
has() { grep -qx "$1" seen.txt; }
has 'parsedate 2026-02-30 2026-03-02'
has 'parsedate 2026-13-01 2027-01-01'
has 'manip 2026.03 today 20:26:.*'
has 'manip CST Friday, March  6, 2026 10:00'
has 'manip 0 2026-03-09 08:00'
has 'manip 1 2026-03-10 08:00'
has 'calc YM 2026-2-28 YMD 2026-3-3'
has 'calc 010102 2002-0*1-0*1'
