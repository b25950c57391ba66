"""The main job with the installed package: tables → plan → order → draw → verify. python quarter.py examples/data"""

import json
import sys
from pathlib import Path

import shuangsuiji as ssj
from shuangsuiji.types import RequestRosterForm

data = Path(sys.argv[1])
table = {name: (data / f"{name}.csv").read_text("utf-8") for name in ("sources", "inspectors", "recusals")}
items = json.loads((data / "items.json").read_text("utf-8"))
registry = ssj.read_registry(csv=table["sources"])["registry"]
people = ssj.read_roster(inspectors=table["inspectors"], recusals=table["recusals"], registry=registry)
roster: RequestRosterForm = {"inspectors": people["inspectors"], "aliases": people["aliases"], "recusals": people["recusals"]}
base = ssj.agency_base(agency="xincheng", division="150102", tier="county", on="2026-12-10", registry=registry, roster=roster)
plan = ssj.plan(year=2027, agencies=[base])["plan"]
secret = b"32 random bytes that none knows.".hex()  # In earnest: secrets.token_hex(32).
promised = ssj.commit_value(hash="sha256", value=secret)["digest"]
order = ssj.order(
    items=items, plan=plan, agency="xincheng", period="2027-Q1", drawn_on="2026-12-15", registry=registry, roster=roster,
    entropy=[{"kind": "commit", "label": "bureau", "value": promised},
             {"kind": "public", "label": "lottery", "value": "福彩3D 第2026340期"}])
text, sources, inspectors, recusals = order["order"] or "", order["sources"], order["inspectors"], order["recusals"]
draw = ssj.draw(order=text, sources=sources, inspectors=inspectors, recusals=recusals, contributions=[
    {"label": "bureau", "value": secret}, {"label": "lottery", "value": b"407".hex()}])
published = ssj.verify(order=text, sources=sources, inspectors=inspectors, recusals=recusals, transcripts=[draw["transcript"]])
print(order["order_digest"], draw["transcript_digest"], published["drawn"])
