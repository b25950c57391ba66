#!/usr/bin/env bash
# Guess: an HMAC-SM3 that is right for one key of 32 bytes is right for every other.
# Seen: sm-crypto 0.1.1 (PyPI, import sm_crypto) writes the mixed key as a hexadecimal number without its leading zeros: a key whose first
# byte is 36 or 5c gives another HMAC than OpenSSL, without an error, and one whose first byte is another from 30 to 3f or 50 to 5f
# raises a ValueError: in ASCII all that begin with a digit, as credit codes do, or with P to Z. Of 256 first bytes two are wrong
# and 30 raise. crossmool 1.3.1 and lbs-gm 1.0.2 are right for all.
# Hurts: commitments and tickets under random keys: one in eight fails, one in 128 is right for its maker alone.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib sm-crypto==0.1.1 crossmool==1.3.1 lbs-gm==1.0.2
PYTHONPATH=lib python3 - <<'E'
import hashlib, hmac
import crossmool, lbs
from sm_crypto import sm3
wrong, raised = [], []
for first in range(256):
    key = bytes([first]) + b"k" * 31
    due = hmac.new(key, "武川县".encode(), lambda data=b"": hashlib.new("sm3", data)).hexdigest()
    assert crossmool.SM3Util.hmac("武川县".encode(), key).hex() == due
    assert bytes(lbs.hmac_sm3(key, "武川县".encode())).hex() == due
    try:
        if sm3.sm3_hmac("武川县".encode(), key.hex()) != due:
            wrong.append(first)
    except ValueError:
        raised.append(first)
print("wrong:", bytes(wrong), "ValueError:", bytes(raised))
assert wrong == [0x36, 0x5C] and raised == [b for b in [*range(0x30, 0x40), *range(0x50, 0x60)] if b not in wrong]
E
