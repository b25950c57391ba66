#!/usr/bin/env bash
# Guess: SM3 of a text is that of its UTF-8, or an error.
# Seen: easy_gmssl 2.0.1 (PyPI) takes a text where it wants bytes and hashes as many bytes of its four-byte characters as it has characters:
# the first quarter. No digest is that of the text, and a second GetHash() of one object is another again.
# Bytes are right; gmssl-pyx 2.1.0 and sm3utils 0.1.5 raise a TypeError, sm3hash 0.0.3 hashes UTF-8.
# Hurts: digests of lines of a registry: each is stable from run to run, so that comparing with oneself looks right, and nobody else
# comes to them.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib easy_gmssl==2.0.1 sm3hash==0.0.3 sm3utils==0.1.5 gmssl-pyx==2.1.0
PYTHONPATH=lib python3 - <<'E'
import hashlib
import gmssl_pyx, sm3hash, sm3utils
from easy_gmssl import EasySM3Digest

def easy(data):
    digest = EasySM3Digest()
    digest.UpdateData(data)
    return digest.GetHash()[0].hex()

right = lambda data: hashlib.new("sm3", data).hexdigest()
for text in ("911501020000000043", "E-1"):
    print(text, easy(text), "due", right(text.encode()))
    assert easy(text) == right(text.encode("utf-32-le")[:len(text)]) != right(text.encode())
    assert easy(text.encode()) == sm3hash.sm3_hex(text) == right(text.encode())
for refuse in (gmssl_pyx.sm3_hash, sm3utils.sm3):
    try:
        refuse("E-1")
        raise SystemExit("a text is taken")
    except TypeError as error:
        print(refuse.__name__, error)
digest = EasySM3Digest()
digest.UpdateData(b"E-1")
first, second = digest.GetHash()[0].hex(), digest.GetHash()[0].hex()
print("asked twice:", first, second)
assert first == right(b"E-1") != second
E
