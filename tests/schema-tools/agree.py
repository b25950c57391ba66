"""What the schema says and what the door takes are the same: python agree.py LIBRARY < lines of mutate.mjs

A request that Ajv finds valid is not refused for its form, unless what is wrong no schema can say; one that Ajv finds
invalid is not answered.
"""

import collections
import json
import sys

from door import Door

# Wrong in its form, and not to be said in a schema, as its description lists: dates that are none, lengths in bytes, what
# stands within a text of the protocol, a table or a notice, ratios over 0, draw periods beyond those of their kind, names that
# must be listed, records that must fit one another, one of two fields that may both be null.
UNSAID = ("DATE", "TEXT_TOO_LONG", "LINE", "LIST_", "TABLE_", "NOTICE_", "SOURCE_STATE", "RECUSAL_", "RATIO_DIVISION_BY_ZERO", "DRAW_PERIOD",
          "OPERATION_UNKNOWN", "RULES_UNKNOWN", "RECORD_AGENCY", "CALENDAR_NOTICE_KNOWN", "VIEW_SOURCE_UNKNOWN",
          "VIEW_INSPECTOR_UNKNOWN", "DOCUMENT_DATED")


def unsaid(error):
    return error["name"].startswith(UNSAID) or error["name"].endswith("_REPEATED") or error["message"].startswith("expected either")


door = Door(sys.argv[1])
counts = collections.Counter()
wrong = collections.defaultdict(list)
for line in sys.stdin:
    case = json.loads(line)
    error = door.error(json.dumps(case["request"], ensure_ascii=False))
    outcome = "answered" if error is None else "refused for its form" if error["article"] is None else "refused by law"
    counts["valid" if case["valid"] else "invalid", outcome] += 1
    if case["valid"] and outcome == "refused for its form" and not unsaid(error):
        wrong[case["file"], "valid, yet refused", error["name"], error["message"][:150]].append(case)
    if not case["valid"] and outcome == "answered":
        wrong[case["file"], "invalid, yet answered", "", ""].append(case)
for (valid, outcome), count in sorted(counts.items()):
    print(f"{count} {valid}, {outcome}")
for kind, cases in sorted(wrong.items(), key=lambda it: -len(it[1]))[:int(sys.argv[2]) if len(sys.argv) > 2 else 20]:
    print(len(cases), *kind, json.dumps(cases[0]["request"], ensure_ascii=False)[:400], file=sys.stderr)
total = sum(map(len, wrong.values()))
if total:
    sys.exit(f"schema and door differ in {total} of {sum(counts.values())} requests")
