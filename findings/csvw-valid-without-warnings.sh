#!/usr/bin/env bash
# Guess: whether a table keeps to its CSVW description does not depend on how Python was started.
# Seen: csvw 4.1.1 (PyPI) gathers what is wrong as Python warnings: with python3 -W ignore, PYTHONWARNINGS=ignore or a filter of the caller's
# is_valid is True for a table with 30 February, a county of two digits and no id, where a plain python3 has False. In a plain one
# too a cell too many is dropped and one too few is None, and both are valid; 1_000 and １２ are integers and Infinity a decimal.
# frictionless 5.21.0 tells of the same cells under -W ignore as well.
# Hurts: registries checked on a server, where warnings are commonly off: each is valid, and nobody sees that nothing was checked.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib csvw==4.1.1
python3 -m pip install -qq --no-warn-conflicts --target less frictionless==5.21.0
cat > seen.py <<'E'
import json
from csvw import CSVW

def valid(*lines, **types):
    columns = [{"name": "id", "required": True}] + [{"name": name, "datatype": kind} for name, kind in types.items()]
    open("table.csv", "w", encoding="utf-8").write("\n".join(lines) + "\n")
    json.dump({"@context": "http://www.w3.org/ns/csvw", "url": "table.csv", "tableSchema": {"columns": columns}}, open("table.csv-metadata.json", "w"))
    return CSVW("table.csv", md_url="table.csv-metadata.json", validate=True).is_valid

county = {"base": "string", "format": "[0-9]{6}"}
print([valid("id,until,county", "E-1,2026-02-30,150125", until="date", county=county), valid("id,until,county", "E-1,2026-03-05,15", until="date", county=county),
       valid("id,until,county", ",2026-03-05,150125", until="date", county=county), valid("id,until,county", "E-1,2026-03-05,150125", until="date", county=county),
       valid("id,load", "E-1,3,9", load="integer"), valid("id,load", "E-1", load="integer"), valid("id,load", "E-1,1_000", load="integer"),
       valid("id,load", "E-1,１２", load="integer"), valid("id,share", "E-1,Infinity", share="decimal")])
E
plain=$(PYTHONPATH=lib python3 seen.py 2>/dev/null); quiet=$(PYTHONPATH=lib python3 -W ignore seen.py); by_name=$(PYTHONPATH=lib PYTHONWARNINGS=ignore python3 seen.py)
printf 'plain    %s\n-W ignore %s\n' "$plain" "$quiet"
test "$plain" = '[False, False, False, True, True, True, True, True, True]'
test "$quiet" = '[True, True, True, True, True, True, True, True, True]' && test "$by_name" = "$quiet"
printf 'id,until,county,n\nE-1,2026-02-30,15,3,9\n' > table.csv
PYTHONPATH=less python3 -W ignore - <<'E'
from frictionless import Resource, Schema
schema = Schema.from_descriptor({"fields": [{"name": "id", "type": "string"}, {"name": "until", "type": "date"}, {"name": "county", "type": "string", "constraints": {"pattern": "[0-9]{6}"}}, {"name": "n", "type": "integer"}]})
seen = [error[0] for error in Resource("table.csv", schema=schema).validate().flatten(["type"])]
print("frictionless", seen)
assert sorted(seen) == ["constraint-error", "extra-cell", "type-error"]
E
