"""One quarter through the one-call door: tables → plan → order → draw → verify → report, with ctypes alone.

    python3 examples/clients/python/quarter.py examples/data
"""

import ctypes
import json
import sys
from pathlib import Path

library = ctypes.CDLL("libshuangsuiji.so")
library.ssj_text_data.restype = library.ssj_error_json.restype = ctypes.c_void_p
library.ssj_text_len.restype = ctypes.c_size_t


def ask(op, **fields):
    """Answers a request; a refusal names its place, number and article in both languages."""
    request = json.dumps({"op": op, **fields}, ensure_ascii=False).encode()
    answer, error = ctypes.c_void_p(), ctypes.c_void_p()
    if library.ssj_json_call(request, ctypes.c_size_t(len(request)), ctypes.byref(answer), ctypes.byref(error)):
        sys.exit(ctypes.string_at(library.ssj_error_json(error)).decode())
    text = ctypes.string_at(library.ssj_text_data(answer), library.ssj_text_len(answer)).decode()
    library.ssj_text_free(answer)
    return json.loads(text)


def main(folder):
    sys.stdout.reconfigure(encoding="utf-8")
    table = {name: (folder / f"{name}.csv").read_text("utf-8") for name in ("sources", "inspectors", "recusals")}
    items = json.loads((folder / "items.json").read_text("utf-8"))
    registry = ask("read_registry", csv=table["sources"])["registry"]
    roster = ask("read_roster", inspectors=table["inspectors"], recusals=table["recusals"], registry=registry)
    agency = {"name": "xincheng", "division": "150102", "tier": "county"}
    base = ask("agency_base", agency="xincheng", division="150102", tier="county", on="2026-12-10", registry=registry, roster=roster)
    plan = ask("plan", year=2027, agencies=[base])["plan"]

    secret = b"32 random bytes that none knows.".hex()  # In earnest: secrets.token_hex(32).
    promises = [{"kind": "commit", "label": "bureau", "value": ask("commit_value", hash="sha256", value=secret)["digest"]},
                {"kind": "public", "label": "lottery", "value": "双色球 第2026144期", "form": {
                    "kind": "fucai-ssq", "issue": "2026144", "written": "ascending-6-1-33.ascending-1-1-16",
                    "due": "2026-12-15T21:15+08:00"}}]
    order = ask("order", items=items, plan=plan, agency="xincheng", period="2027-Q1", drawn_on="2026-12-15",
                registry=registry, roster=roster, entropy=promises)
    print("publish this before the lottery is drawn:", order["order_digest"])
    lists = {name: order[name] for name in ("order", "sources", "inspectors", "recusals")}
    draw = ask("draw", **lists, contributions=[{"label": "bureau", "value": secret},
                                               {"label": "lottery", "value": b"02 09 11 18 27 33 05".hex()}])
    for team in draw["teams"]:
        print(team["source"], *team["inspectors"])
    print("verified", ask("verify", **lists, transcripts=[draw["transcript"]])["drawn"])
    entry = {**lists, "drawn": "2026-12-15", "transcripts": [draw["transcript"]], "digest": draw["transcript_digest"],
             "record": order["record"], "published": {"on": "2026-12-15", "by": "xincheng"}}
    file = {"agency": agency, "year": 2027, "on": "2027-01-04", "plan": {"plan": plan, "filed": "2026-12-20"},
            "items": items, "draws": [entry], "registry": registry, "roster": roster}
    for row in ask("compliance", file=file)["report"]["articles"]:
        print(row["article"], row["verdict"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
