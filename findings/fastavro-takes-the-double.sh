#!/usr/bin/env bash
# Guess: of a union of double and long an integer is written as a long; a long is not given a fraction, and a record not other names.
# Seen: fastavro 1.13.1 (PyPI) writes an integer into the first branch that can hold a number: the code 911501020000000043 is
# 9.1150102e+17 in ["null", "double", "long"]. A long of 5.7 is written as 5. A record whose key is X instead of x is written with
# nothing for x, and with the default 7 for a key that it lacks. avro 1.12.2 writes the code whole and refuses 5.7.
# Hurts: registers and quotas passed on as Avro: two enterprises with one code, a quota of 5.7 that was to be an error, and a column
# left empty by a heading in capitals.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib fastavro==1.13.1 avro==1.12.2
PYTHONPATH=lib python3 - <<'E'
import io, json
import avro.errors, avro.io, avro.schema, fastavro
def record(*fields): return {"type": "record", "name": "source", "fields": list(fields)}
def fast(schema, row):
    file = io.BytesIO()
    fastavro.writer(file, fastavro.parse_schema(schema), [row])
    file.seek(0)
    return next(fastavro.reader(file))
def slow(schema, row):
    schema, file = avro.schema.parse(json.dumps(schema)), io.BytesIO()
    avro.io.DatumWriter(schema).write(row, avro.io.BinaryEncoder(file))
    file.seek(0)
    return avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(file))
code, union, long = 911501020000000043, record({"name": "x", "type": ["null", "double", "long"]}), record({"name": "x", "type": "long"})
seen = fast(union, {"x": code})["x"], slow(union, {"x": code})["x"], fast(long, {"x": 5.7})["x"]
print(*seen)
assert seen == (9.11501020000000e17, code, 5) and isinstance(seen[0], float) and isinstance(seen[1], int)
try:
    slow(long, {"x": 5.7})
    raise SystemExit("avro takes it now")
except avro.errors.AvroTypeException:
    print("avro refuses 5.7")
other = fast(record({"name": "x", "type": ["null", "string"]}, {"name": "y", "type": "int", "default": 7}), {"X": "武川县甲厂", "z": 1})
print(other)
assert other == {"x": None, "y": 7}
E
