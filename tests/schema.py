"""Every vector is a request of include/shuangsuiji.schema.json, and what is expected a response of it.

Run: python3 tests/schema.py (needs jsonschema).
"""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

root = Path(__file__).parent.parent
schema = json.loads((root / "include/shuangsuiji.schema.json").read_text(encoding="utf-8"))
Draft202012Validator.check_schema(schema)
requests = Draft202012Validator(schema)
responses = Draft202012Validator({"$ref": "#/$defs/draw_response", "$defs": schema["$defs"]})

cases = sorted((root / "tests/vectors").glob("*.json"))
assert len(cases) >= 8
for path in cases:
    case = json.loads(path.read_text(encoding="utf-8"))
    expected = case.pop("expected")
    case |= {"op": "draw", "include_tickets": True}
    requests.validate(case)
    if "error" not in expected:
        responses.validate(expected)
    case["sources"].append({"id": "x"})
    assert not requests.is_valid(case), path
print(f"{len(cases)} vectors are requests and responses of the schema")
