#!/usr/bin/env bash
# Guess: Ruby's reader of dates in words reads 2026.3.5, as dates are written in China, as 5 March 2026, or reads nothing.
# Seen: chronic 0.10.5 (Debian 0.10.5-2), asked at the end of November 2026, reads 2026.3.5 as 21 February 2027 at 10:03:05 and 2026.03
# as that day at 10:03:00: 2,026 hours after midnight. 010102 is tomorrow at 01:01:02, the ratio 1:10 ten past one in the
# afternoon, 26/3/5 is 26 March 2005. 2026-3-5 and 2026/3/5 are right, 2026-02-30 and 20260305 are nothing.
# Hurts: a column of dates in which each office uses its own sign: one office's licences begin in a year to come.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris ruby3.1=3.1.7+really3.1.2-0+deb12u1 ruby-chronic=0.10.5-2 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=$lib/$arch LC_ALL=C.UTF-8 TZ=Asia/Shanghai
export RUBYLIB=$(printf '%s:' root/usr/share/rubygems-integration/all/gems/*/lib)$lib/ruby/vendor_ruby:$lib/ruby/3.1.0:$lib/$arch/ruby/3.1.0
root/usr/bin/ruby3.1 - <<'E'
require 'chronic'
now = Time.local(2026, 11, 29, 8, 0, 0)
want = { '2026.3.5' => '2027-02-21 10:03:05', '2026.03' => '2027-02-21 10:03:00', '010102' => '2026-11-30 01:01:02', '1:10' => '2026-11-29 13:10:00',
         '26/3/5' => '2005-03-26 12:00:00', '2026-3-5' => '2026-03-05 12:00:00', '2026-02-30' => nil, '20260305' => nil }
seen = want.to_h { |text, _| [text, Chronic.parse(text, now: now)&.strftime('%F %T')] }
puts "chronic #{Chronic::VERSION}", seen
raise 'changed' unless seen == want
E
