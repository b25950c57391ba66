#!/usr/bin/env python3
"""Publishes a small draw whose ids try a database's patience, made by hashlib alone: odd.py FOLDER [uninspected-first]

Ids that UTF-16 sorts otherwise than bytes, that look like nulls, numbers and formulas, and that normalise to each other; a
stratum with fewer candidates than its quota. Teams are named but not drawn: the statements do not look at them.
"""

import hashlib
import hmac
import pathlib
import sys

IDS = [
    "𠮷野", "Ａ", "\ue000", "\ufffd", "\ud7ff", "\U0010fffd", "é", "e\u0301", "ﬀ", "a\u200bb", "NULL", "null", "\\N", "1e5",
    "10", "9", "=1+1", "'", '"', "''", "-", "0", "00", "ᠮᠣᠩᠭᠣᠯ", "企业", "zZ", "Zz", "%", "_", "x;y", "a,b",
]  # fmt: skip


def sha(data):
    return hashlib.sha256(data).digest()


def root(leaves):
    if len(leaves) <= 1:
        return leaves[0] if leaves else sha(b"")
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\x01" + root(leaves[:split]) + root(leaves[split:]))


def main(folder, coverage):
    by_bytes, by_units = (sorted(IDS, key=lambda id: id.encode(form)) for form in ("utf-8", "utf-16-be"))
    assert by_bytes != by_units, "the ids would not show a list that UTF-16 sorted"
    strata, states = ["general", "key", "general", "rare"], ["-", "-", "exempt", "-", "excluded"]
    source = [(id, strata[at % 4], "010102", at % 3, states[at % 5]) for at, id in enumerate(by_bytes)]
    lines = ["\t".join(map(str, line)) for line in source]
    leaves, empty = [sha(b"\0" + line.encode()) for line in lines], sha(b"").hex()
    order = (
        "shuangsuiji-order 1\nhash sha256\nrules odd\nagency odd 010100 prefecture\nperiod 2027-Q1\nround 1\nprevious -\n"
        f"sources {len(lines)} {root(leaves).hex()}\n"
        f"inspectors 0 {empty}\nrecusals 0 {empty}\ncap 2\ncoverage {coverage}\nteam 1\nmax-load -\n"
        "stratum rare 9\nstratum general 5\nstratum key 3\nentropy lottery public 3D 2026249\n"
    ).encode()
    reveal = "reveal lottery 3420302037\n"
    prk = hmac.digest(sha(order), reveal.encode(), "sha256")
    transcript = f"shuangsuiji-transcript 1\norder {sha(order).hex()}\namends -\n{reveal}"
    for stratum, quota in [("rare", 9), ("general", 5), ("key", 3)]:
        candidates = [
            (coverage == "uninspected-first" and seen > 0, hmac.digest(prk, b"source " + id.encode() + b"\1", "sha256"), id)
            for id, of, _, seen, state in source
            if of == stratum and (state == "exempt" or state == "-" and seen < 2)
        ]
        for rank, (_, _, id) in enumerate(sorted(candidates)[:quota], 1):
            transcript += f"drawn {stratum} {rank} {id} nobody\n"
        if len(candidates) < quota:
            transcript += f"shortfall {stratum} {quota - len(candidates)}\n"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "order.txt").write_bytes(order)
    (folder / "sources.txt").write_bytes("".join(line + "\n" for line in lines).encode())
    (folder / "transcript-1.txt").write_bytes(transcript.encode())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "independent")
