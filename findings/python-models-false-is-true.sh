#!/usr/bin/env bash
# Guess: a library that reads records into typed Python classes takes a text for its type only where it says that type, and refuses the rest.
# Seen: with the texts of a CSV file "false", "0" and "否" as a bool are True in cattrs 26.2.1, mashumaro 3.23 and typedload 2.41; a text as a list of
# texts is 甲 and 乙 in the first two; 5.7 as an int is 5 in these three and marshmallow 4.4.0. As a datetime "20260305" is 23 August 1970 and "2026"
# the 2026th second of 1970 in pydantic 2.14.4 by default and in msgspec 0.22.0 with strict=False; in three it is 2026-03-05 and "2026" refused.
# msgspec by default refuses all of these texts, and pydantic all but the datetimes, with "0" and "false" rightly false.
# Hurts: "may be published: false", an enterprise's name where a list of names is due, a day of registration before the unit existed: none is an error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cattrs==26.2.1 mashumaro==3.23 typedload==2.41 marshmallow==4.4.0 pydantic==2.14.4 msgspec==0.22.0
PYTHONPATH=lib python3 - <<'J'
from datetime import datetime
import cattrs, msgspec, typedload
from marshmallow import fields
from mashumaro.codecs import BasicDecoder
from pydantic import TypeAdapter
marsh = {bool: fields.Boolean(), int: fields.Integer(), datetime: fields.DateTime(), list[str]: fields.List(fields.String())}
def read(load, value, kind):
    try:
        got = load(value, kind)
        return got.replace(tzinfo=None) if kind is datetime else got
    except Exception:
        return "refused"
readers = {"cattrs": cattrs.structure, "mashumaro": lambda value, kind: BasicDecoder(kind).decode(value), "typedload": typedload.load,
           "marshmallow": lambda value, kind: marsh[kind].deserialize(value), "pydantic": lambda value, kind: TypeAdapter(kind).validate_python(value),
           "msgspec, not strict": lambda value, kind: msgspec.convert(value, kind, strict=False), "msgspec": msgspec.convert}
def told(value, kind):
    seen = {name: read(load, value, kind) for name, load in readers.items()}
    print(repr(value), kind.__name__, {name: str(got) for name, got in seen.items()})
    return list(seen.values())
no = "refused"
assert told("false", bool) == told("0", bool) == [True, True, True, False, False, False, no]
assert told("否", bool) == [True, True, True, no, no, no, no]
assert told("甲乙", list[str]) == [["甲", "乙"], ["甲", "乙"], no, no, no, no, no]
assert told(5.7, int) == [5, 5, 5, 5, no, no, no]
second, august, march = datetime(1970, 1, 1, 0, 33, 46), datetime(1970, 8, 23, 11, 51, 45), datetime(2026, 3, 5)
assert told("20260305", datetime)[1:] == [march, march, march, august, august, no]
assert told("2026", datetime)[1:] == [no, no, no, second, second, no]
J
