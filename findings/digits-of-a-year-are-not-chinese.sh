#!/usr/bin/env bash
# Guess: a test for Chinese characters says yes to 〇 of 〔二〇二六〕3号 and to every character that stands in an enterprise's name, and no to its brackets.
# Seen: is-chinese 2.0.0 (npm) says no to 二〇二六 and yes to （）, 。 and 、 alone; of contains-chinese 1.0.0 it is the other way round, but it
# says no to 𬭎. hanzidentifier 1.3.0 (PyPI) finds no Chinese character at all in 䶮, 㙍 and 鿏; zhon 2.1.1, which
# it is made with, knows those, and not 𬭎.
# Hurts: a form that wants a Chinese name or a document's number refuses valid ones, or takes brackets for a name.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent is-chinese@2.0.0 contains-chinese@1.0.0 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib hanzidentifier==1.3.0 zhon==2.1.1
cat > seen.mjs <<'E'
import * as contains from 'contains-chinese'
import * as is from 'is-chinese'
const call = module => [module.default, module.default?.default, module.containsChinese, module.default?.containsChinese].find(f => typeof f === 'function')
for (const text of ['二〇二六', '〇', '（）', '。', '𬭎', '䶮', '鿏', '武川县']) console.log(text, Number(call(is)(text)), Number(call(contains)(text)))
E
node seen.mjs | tee seen
cat > seen.py <<'E'
import re
import hanzidentifier, zhon.hanzi
for text in ("二〇二六", "〇", "𬭎", "䶮", "㙍", "鿏", "武川县"):
    print(text, int(hanzidentifier.has_chinese(text)), int(bool(re.fullmatch(f"[{zhon.hanzi.characters}]+", text))))
E
PYTHONPATH=lib python3 seen.py | tee also
test "$(tr '\n' ';' < seen)" = '二〇二六 0 1;〇 0 1;（） 1 0;。 1 0;𬭎 1 0;䶮 1 1;鿏 1 1;武川县 1 1;'
test "$(tr '\n' ';' < also)" = '二〇二六 1 1;〇 1 1;𬭎 0 0;䶮 0 1;㙍 0 1;鿏 0 1;武川县 1 1;'
