#!/usr/bin/env bash
# Guess: the converters of Ruby's csv make numbers of what are numbers and keep what they cannot, in one way down a column.
# Seen: csv 3.2.2 of Ruby 3.1 (Debian ruby3.1 3.1.7+really3.1.2-0+deb12u1) with :numeric or :all reads a zero in front as octal where the digits allow it: of the items 010102, 010103 and
# 010801 it makes 4162, 4163 and 10801.0, of 0b11 three. The credit codes 911501021E00001139 and 911501022E00001298 are both Infinity. :all makes
# a DateTime of 2026-03-05 and keeps 2026-02-30 and 20260305 as a text and a number. Nothing is said.
# Hurts: inspection items and divisions that match no table any more, each in its own way, and enterprises that are one.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris ruby3.1=3.1.7+really3.1.2-0+deb12u1 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
lib=$PWD/root/usr/lib arch=$(uname -m)-linux-gnu
cat > seen.rb <<'E'
require 'csv'
puts "Ruby #{RUBY_VERSION} csv #{CSV::VERSION}"
texts = %w[010102 010103 010801 0b11 911501020000000043 911501021E00001139 911501022E00001298 1:10 20260305 2026-02-30]
seen = texts.to_h { |text| [text, CSV.parse("x\n#{text}\n", headers: true, converters: :numeric)[0]['x']] }
seen.each { |text, value| puts "#{text} → #{value.inspect}" }
raise 'changed' unless seen.values == [4162, 4163, 10801.0, 3, 911501020000000043, Float::INFINITY, Float::INFINITY, '1:10', 20260305, '2026-02-30']
day = CSV.parse("x\n2026-03-05\n", headers: true, converters: :all)[0]['x']
puts "2026-03-05 → #{day.inspect}"
raise 'changed' unless day.instance_of?(DateTime)
E
LD_LIBRARY_PATH=$lib/$arch RUBYLIB=$lib/ruby/3.1.0:$lib/$arch/ruby/3.1.0 root/usr/bin/ruby3.1 --disable-gems seen.rb
