#!/usr/bin/env bash
# Guess: Ruby's Date.parse and Time.parse read days and refuse what is none: ids, codes, ratios, months.
# Seen: in Ruby 3.1.2 (Debian ruby3.1 3.1.7+really3.1.2-0+deb12u1) Date.parse makes 2015-01-25 of the division code 150125, the year 9115 of a credit code of 18 digits, 2014-03-05 of the item H26.3.5 and 2026-03-05 of R8.3.5 (reigns of Japan), the 10th of this month
# of E-10 (E-1 is an error), 5 January of 1/5, and a Sunday of sun厂, while 3月5日 and 2026年3月5日 are errors. 甲厂2026-03-05 is that day. Time.parse reads 2026.3 as today, 20 minutes and 26 seconds past
# the hour that it is, and 2026-02-30, which Date refuses, as 2 March.
# Hurts: a column whose kind is found out by trying Date.parse on it: codes, items and ratios become days, and the Chinese days do not.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris ruby3.1=3.1.7+really3.1.2-0+deb12u1 2>/dev/null | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > seen.rb <<'E'
require 'date'
require 'time'
puts "Ruby #{RUBY_VERSION}"
today = Date.today
expected = {
  '150125' => '2015-01-25', '911501020000000043' => '9115-01-02', 'H26.3.5' => '2014-03-05', 'R8.3.5' => '2026-03-05', 'E-10' => Date.new(today.year, today.month, 10).to_s,
  'E-1' => 'error', '1/5' => Date.new(today.year, 1, 5).to_s, '甲厂2026-03-05' => '2026-03-05', '3月5日' => 'error', '2026年3月5日' => 'error', '2026-02-30' => 'error', '2026.3' => 'error',
}
expected.each do |text, day|
  seen = begin Date.parse(text).to_s rescue 'error' end
  puts "#{text} → #{seen}"
  raise day unless seen == day
end
raise 'sun' unless Date.parse('sun厂').sunday?
month, leap = Time.parse('2026.3'), Time.parse('2026-02-30').strftime('%F %R')
puts "2026.3 → #{month}, 2026-02-30 → #{leap}"
raise '2026.3' unless month.to_date >= today && [month.min, month.sec] == [20, 26]
raise '2026-02-30' unless leap == '2026-03-02 00:00'
E
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
LD_LIBRARY_PATH=$lib/$arch RUBYLIB=$lib/ruby/3.1.0:$lib/$arch/ruby/3.1.0 root/usr/bin/ruby3.1 --disable-gems -E UTF-8 seen.rb
