#!/usr/bin/env bash
# Guess: a data frame that finds out the types of a CSV file by itself takes a column that is no number as text.
# Seen: static-frame 5.1.1 ends a list of the valid credit codes 911501021E00001139 and 911501022E00001298 with "TypeError: error
# parsing float", for it takes them for powers of ten, whatever else the file holds; with 1A and 2A instead it reads them as
# texts. A list of division codes 010102 and 150102 is numbers, 10102 and 150102. With dtypes=str all are read.
# Hurts: registries of an office of which a few codes have an E at this place: one month's file is read, the next is not.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib static-frame==5.1.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import static_frame
def read(*lines, **options):
    with open("list.csv", "w") as file:
        file.write("\n".join(["code,name", *(f"{line},甲厂" for line in lines)]) + "\n")
    try:
        return static_frame.Frame.from_csv("list.csv", **options)["code"].values.tolist()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
with_e = "911501021E00001139", "911501022E00001298"
seen = read(*with_e), read("911501021A00001139", "911501022A00001298"), read("010102", "150102"), read(*with_e, dtypes=str)
print(*seen, sep="\n")
assert seen == ("TypeError: error parsing float", ["911501021A00001139", "911501022A00001298"], [10102, 150102], list(with_e))
E
