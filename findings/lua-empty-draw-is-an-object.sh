#!/usr/bin/env bash
# Guess: Lua's libraries for JSON write an empty list as [], a list as a list, and a number with its digits.
# Seen: of lua-cjson 2.1.0 and lua-json 1.3.4 (Debian 12) an empty table is {}, so that whoever draws nobody sends an object; of cjson [] read and written is {} too. cjson keeps 14
# digits: the code 911501020000000043 is 9.1150102e+17, 123456789012345 is 1.2345678901234e+14, 21.0 is 21; a table by division codes, as 150125, is an
# error, but with 1 and 3 a list with null between, which in lua-json is {"1":…,"3":…}. dkjson 2.6 is right in all but 1/3, of which each keeps 14 digits.
# Hurts: a drawn list that is sometimes an object, and codes that two requests no longer share.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
fetch=$(apt-get install -y --no-install-recommends --print-uris lua5.3=5.3.6-2 lua-cjson=2.1.0+dfsg-2.2 lua-json=1.3.4-2 lua-dkjson=2.6-2 | sed -n "s|^'[^']*/\([^/_]*\)_.*|\1|p")
apt-get download -qq $fetch 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
arch=$(uname -m)-linux-gnu
export LD_LIBRARY_PATH=root/usr/lib/$arch LUA_CPATH="root/usr/lib/$arch/lua/5.3/?.so" LUA_PATH="root/usr/share/lua/5.3/?.lua;root/usr/share/lua/5.3/?/init.lua"
cat > seen.lua <<'E'
for _, name in ipairs {'cjson', 'json', 'dkjson'} do
  local library = require(name)
  local function show(what, value)
    local good, text = pcall(library.encode, value)
    print(name .. ' ' .. what .. ' ' .. (good and text or 'error'))
  end
  show('nobody', {})
  show('back', (library.decode('[]')))
  show('code', 911501020000000043)
  show('long', 123456789012345)
  show('whole', 21.0)
  show('third', 1 / 3)
  show('by division', {[150125] = 'x'})
  show('by place', {[1] = 'x', [3] = 'z'})
end
E
root/usr/bin/lua5.3 seen.lua | sed 's/{"3":"z","1":"x"}/{"1":"x","3":"z"}/' | tee seen.txt
diff seen.txt - <<'E'
cjson nobody {}
cjson back {}
cjson code 9.1150102e+17
cjson long 1.2345678901234e+14
cjson whole 21
cjson third 0.33333333333333
cjson by division error
cjson by place ["x",null,"z"]
json nobody {}
json back []
json code 911501020000000043
json long 123456789012345
json whole 21.0
json third 0.33333333333333
json by division {"150125":"x"}
json by place {"1":"x","3":"z"}
dkjson nobody []
dkjson back []
dkjson code 911501020000000043
dkjson long 123456789012345
dkjson whole 21.0
dkjson third 0.33333333333333
dkjson by division {"150125":"x"}
dkjson by place ["x",null,"z"]
E
