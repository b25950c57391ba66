#!/bin/sh
# Guess: an SM3 object with update() and hexdigest() works like one of hashlib: hexdigest() may be asked at any time.
# Seen: snowland-smx 1.1.0 (import pysmx) pads its own state when asked: the first hexdigest() is right, the second of
# the same object is another digest, and what is hashed by update() afterwards is wrong as well, without an error.
# gmalg 1.1.2 is right each time.
# Hurts: a running digest over a list, printed at each page and at the end, or logged and then compared: the logged one
# is right, the compared one not.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib snowland-smx==1.1.0 gmalg==1.1.2
PYTHONPATH=lib python3 -W ignore - <<'E'
import gmalg
from pysmx.SM3 import SM3, hexdigest
def other(data):
    made = gmalg.SM3()
    made.update(data)
    return made.value().hex(), made
right, running = other(b"abc")
assert right == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
assert running.value().hex() == right
running.update(b"d")
assert running.value().hex() == other(b"abcd")[0] == hexdigest(b"abcd")
mine = SM3(b"abc")
first, second = mine.hexdigest(), mine.hexdigest()
mine.update(b"d")
third = mine.hexdigest()
print("snowland-smx", first, second, third, sep="\n")
assert first == right != second
assert third != other(b"abcd")[0]
E
