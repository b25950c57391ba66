#!/usr/bin/env bash
# Guess: a parser of Chinese addresses that knows cities and counties does not take the name of a street for its city.
# Seen: cnloc 0.1.7 puts 鼓楼区中山路1号 (Zhongshan Road) into 中山市 in Guangdong, 新城区海口路1号 into 海口市 and 和平区北京路1号 into Beijing, and a
# branch of 甲厂（上海）有限公司 in 武川县 into Shanghai. jionlp 1.5.31 has these right or open, but 市南区香港中路1号, a street of Qingdao, is
# 南区 of Hong Kong to it. With the city before it all are right.
# Hurts: registries that are given to agencies by address: nearly every city has a 中山路, a 北京路 or a 南京路.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cnloc==0.1.7 pandas==3.1.1
python3 -m pip install -qq --no-warn-conflicts --target nlp jionlp==1.5.31
cat > addresses.py <<'E'
addresses = {
    "鼓楼区中山路1号": ("广东省 中山市", "鼓楼区"), "新城区海口路1号": ("海南省 海口市", "新城区"), "和平区北京路1号": ("北京市", "和平区"),
    "甲厂（上海）有限公司武川县分公司": ("上海市", None), "市南区香港中路1号": ("山东省 青岛市 市南区", "香港特别行政区 香港 南区"),
    "青岛市市南区香港中路1号": ("山东省 青岛市 市南区", "山东省 青岛市 市南区"),
}
def check(which, find):
    for address, expected in addresses.items():
        if expected[which]:
            seen = " ".join(part for part in find(address) if part)
            print(address, "→", seen)
            assert seen == expected[which]
E
PYTHONPATH=lib:. python3 -W ignore - <<'E'
import addresses, cnloc
addresses.check(0, lambda address: [cnloc.getlocation(address).iloc[0][level + "_name"] for level in ("province", "city", "county")])
E
PYTHONPATH=nlp:. python3 -W ignore - <<'E'
import addresses, jionlp
addresses.check(1, lambda address: [jionlp.parse_location(address)[level] for level in ("province", "city", "county")])
E
