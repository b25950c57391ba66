#!/usr/bin/env bash
# Guess: a calendar program that lists China's holidays puts Arbor Day on 12 March and Teachers' Day on 10 September, and marks as legal
# holidays those of the State Council: one or more days of New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn
# and National Day.
# Seen: gcal 4.1 (Debian 4.1-3.1) puts Arbor Day on 1 April and Teachers' Day on 1 September; it marks as legal (+) 8 March, 4 May, 1 June,
# 1 July and 1 August, on which whoever is not of the group works, and not (-) Qingming, Dragon Boat and Mid-Autumn, legal
# since 2008. The year of the festival is called 4663-0.
# Hurts: a calendar of deadlines printed or exported by it.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq gcal=4.1-3.1 gcal-common=4.1-3.1 2>/dev/null || apt-get download -qq gcal=4.1-3.1
for one in *.deb; do dpkg -x "$one" root; done
LC_ALL=C root/usr/bin/gcal --version | head -1
LC_ALL=C root/usr/bin/gcal -q CN -n 2026 | grep '(CN)' | tee seen.txt
has() { grep -q "^$1 (CN) *$2 " seen.txt; }
has 'Arbor Day' '- Wed,  Apr  1st 2026'
has "Teacher's Day" '- Tue,  Sep  1st 2026'
has "Women's Day" '+ Sun,  Mar: 8th:2026'
has 'Armed Forces Day' '+ Sat,  Aug: 1st:2026'
has 'Tomb-Sweeping Day' '- Sun,  Apr  5th 2026'
has 'Dragon Boat Festival' '- Fri,  Jun 19th 2026'
has 'Mid-Autumn Festival' '- Fri,  Sep 25th 2026'
