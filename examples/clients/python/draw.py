"""A county's draw in Python with ctypes: registry and roster from files, the order by the rules, reveal, draw, verify.

    python3 examples/clients/python/draw.py examples/data
"""

import ctypes
import json
import sys
from contextlib import ExitStack
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_uint8, c_uint16, c_uint32, c_void_p, sizeof
from pathlib import Path

ABI, HASH_SM3, TIER_COUNTY = 2, 1, 0
LIST_SOURCES, LIST_INSPECTORS, LIST_RECUSALS = 0, 1, 2

library = ctypes.CDLL("shuangsuiji.dll" if sys.platform == "win32" else "libshuangsuiji.so")
if library.ssj_abi_version() != ABI:
    sys.exit(f"expected a library of ABI {ABI}")
for name in ("name", "article", "subject", "message", "message_zh", "json"):
    getattr(library, f"ssj_error_{name}").restype = c_char_p
    getattr(library, f"ssj_error_{name}").argtypes = [c_void_p]
library.ssj_text_data.restype = c_void_p
library.ssj_text_data.argtypes = library.ssj_text_len.argtypes = [c_void_p]
for name in ("text", "registry", "roster", "draw"):
    getattr(library, f"ssj_{name}_len").restype = c_size_t


class String(ctypes.Structure):
    """Keeps the bytes that it points to: a ctypes structure holds on to what is assigned to its fields."""

    _fields_ = [("data", c_char_p), ("len", c_size_t)]

    def __init__(self, text=None):
        data = text.encode() if isinstance(text, str) else text
        super().__init__(data, len(data or b""))

    def __str__(self):
        return ctypes.string_at(ctypes.cast(self.data, c_void_p), self.len).decode() if self.data else ""


class Date(ctypes.Structure):
    _fields_ = [("year", c_int32), ("month", c_uint16), ("day", c_uint16)]


class Digest(ctypes.Structure):
    _fields_ = [("bytes", c_uint8 * 32)]

    def __str__(self):
        return bytes(self.bytes).hex()


class Agency(ctypes.Structure):
    _fields_ = [("name", String), ("division", c_uint32), ("tier", c_uint32)]


class Contribution(ctypes.Structure):
    _fields_ = [("label", String), ("value", c_char_p), ("value_len", c_size_t)]


class Drawn(ctypes.Structure):
    _fields_ = [("stratum", c_void_p), ("stratum_len", c_size_t), ("source", c_void_p), ("source_len", c_size_t),
                ("rank", c_uint32), ("team_len", c_uint32)]


class Publication(ctypes.Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("order", String), ("sources", String),
                ("inspectors", String), ("recusals", String), ("reveal", String), ("transcripts", POINTER(String)),
                ("transcripts_len", c_size_t), ("digest", POINTER(Digest)), ("salt_key", POINTER(Digest))]


class Verified(ctypes.Structure):
    _fields_ = [("order", Digest), ("transcript", Digest), ("drawn", c_uint32), ("is_void", c_uint8),
                ("reserved", c_uint8 * 3)]


class Refused(Exception):
    """What the library refused: number, article, and why in both languages."""

    def __init__(self, error):
        self.code = library.ssj_error_code(error)
        self.article = library.ssj_error_article(error).decode()
        self.chinese = library.ssj_error_message_zh(error).decode()
        super().__init__(library.ssj_error_message(error).decode())
        library.ssj_error_free(error)


def call(function, *arguments):
    """Calls a C function; bytes become a pointer and a length. Its error is raised."""
    flat = []
    for argument in arguments:
        flat += [argument, c_size_t(len(argument))] if isinstance(argument, bytes) else [argument]
    error = c_void_p()
    if getattr(library, function)(*flat, byref(error)) != 0:
        raise Refused(error)


class Handle:
    """An object of the library, freed at the end of its with block."""

    def __init__(self, kind, function, *arguments):
        self.kind, self._as_parameter_ = kind, c_void_p()
        call(function, *arguments, byref(self._as_parameter_))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        getattr(library, f"ssj_{self.kind}_free")(self)

    def __len__(self):
        return getattr(library, f"ssj_{self.kind}_len")(self)


def text(function, *arguments):
    """The bytes of a text that a C function gives."""
    with Handle("text", function, *arguments) as handle:
        return ctypes.string_at(library.ssj_text_data(handle), len(handle))


def order_by_rules(folder, secret):
    """The order as the rules make it from the files: its text is published before anybody can know the lottery."""
    sources, inspectors, recusals, items = ((folder / name).read_bytes() for name in
                                            ("sources.csv", "inspectors.csv", "recusals.csv", "items.json"))
    with ExitStack() as stack:
        rules = stack.enter_context(Handle("rules", "ssj_rules_built_in", b"inner-mongolia-trial"))
        registry = stack.enter_context(Handle("registry", "ssj_registry_from_csv", sources, c_uint8(1)))
        roster = stack.enter_context(Handle("roster", "ssj_roster_from_csv", inspectors, None, c_size_t(0), recusals,
                                            registry))
        print(f"registry {len(registry)}, roster {len(roster)}")
        county = Agency(String("xincheng"), 150102, TIER_COUNTY)
        plan = stack.enter_context(Handle("plan", "ssj_plan_from_rooms", rules, registry, roster, c_int32(2027),
                                          byref(county), c_size_t(1), Date(2026, 12, 10)))
        digest, record = Digest(), c_void_p()
        call("ssj_digest_of_value", c_uint32(HASH_SM3), secret, byref(digest))
        entropy = [{"kind": "commit", "label": "bureau", "value": str(digest)},
                   {"kind": "public", "label": "lottery", "value": "3D 2026340"}]
        order = Handle.__new__(Handle)
        order.kind, order._as_parameter_ = "committed", c_void_p()
        call("ssj_order_by_rules", rules, items, plan, registry, roster, None, b"xincheng", b"2027-Q1",
             Date(2026, 12, 15), b'{"hash": "sm3"}', json.dumps(entropy).encode(), None,
             byref(order._as_parameter_), byref(record))
        print("record", library.ssj_text_len(record), "bytes")
        library.ssj_text_free(record)
        return order


def reveal(committed, secret, lottery):
    contributions = (Contribution * 2)(Contribution(String("bureau"), secret, len(secret)),
                                       Contribution(String("lottery"), lottery, len(lottery)))
    return Handle("draw", "ssj_draw_new", committed, contributions, c_size_t(2))


def print_draw(draw):
    drawn, inspector = Drawn(), String()
    for place in range(len(draw)):
        call("ssj_draw_at", draw, c_size_t(place), byref(drawn))
        words = [ctypes.string_at(drawn.stratum, drawn.stratum_len).decode(), str(drawn.rank),
                 ctypes.string_at(drawn.source, drawn.source_len).decode()]
        for seat in range(drawn.team_len):
            call("ssj_draw_inspector", draw, c_size_t(place), c_size_t(seat), byref(inspector))
            words.append(str(inspector))
        print(*words)
    print("drawn", len(draw))


def verify(committed, draw):
    """What anybody can do with the published texts."""
    publication, verified = Publication(), Verified()
    library.ssj_publication_init(byref(publication))
    publication.order = String(text("ssj_committed_order", committed))
    publication.sources = String(text("ssj_committed_list", committed, c_uint32(LIST_SOURCES)))
    publication.inspectors = String(text("ssj_committed_list", committed, c_uint32(LIST_INSPECTORS)))
    publication.recusals = String(text("ssj_committed_list", committed, c_uint32(LIST_RECUSALS)))
    publication.transcripts = (String * 1)(String(text("ssj_draw_transcript", draw, c_size_t(0))))
    publication.transcripts_len = 1
    call("ssj_publication_verify", byref(publication), byref(verified))
    print("transcript", verified.transcript)
    print("verified", verified.drawn)


def main(folder):
    sys.stdout.reconfigure(encoding="utf-8")
    secret = b"32 random bytes that none knows."  # In earnest: secrets.token_bytes(32).
    with order_by_rules(folder, secret) as committed:
        order = Digest()
        call("ssj_committed_digest", committed, byref(order))
        print("order", order)
        try:
            # Another value than the one that was committed: refused, and why.
            reveal(committed, b"a value that suits us better", b"4 0 7")
        except Refused as refused:
            print(f"refused {refused.code}, Art. {refused.article}: {refused.chinese}")
        with reveal(committed, secret, b"4 0 7") as draw:
            print_draw(draw)
            verify(committed, draw)
    # The JSON door: a whole operation without any of the above.
    print(text("ssj_json_call", b'{"op": "working_day_after", "date": "2026-09-25", "n": 20}').decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
