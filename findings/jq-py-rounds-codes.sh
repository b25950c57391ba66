#!/bin/sh
# Guess: jq since 1.7 keeps the digits of a big number and Python's integers have no limit, so jq for Python keeps the
# code 911501020000000043.
# Seen: jq 1.13.0 (PyPI) answers even the filter "." with 911501020000000000, by all(), first() and text() alike,
# without an error; two codes that differ in the last digit come out of unique as twice the same number. Within jq
# they are exact: tostring gives every digit. And strptime takes 2026-02-30 for 2 March.
# Hurts: lists of codes kept as numbers, filtered by jq within Python: joins find nobody, or another enterprise.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib jq==1.13.0
PYTHONPATH=lib python3 - <<'E'
import json
import jq
codes = "[911501020000000042, 911501020000000043]"
def asked(program, text=codes):
    answers = jq.compile(program).input_text(text)
    print(program, answers.all(), answers.text())
    return answers.all()[0]
assert json.loads(codes) == [911501020000000042, 911501020000000043]
assert asked(".") == [911501020000000000, 911501020000000000]
assert asked("unique") == [911501020000000000, 911501020000000000]
assert asked("map(tostring)") == ["911501020000000042", "911501020000000043"]
assert jq.compile(".").input_text(codes).text() == "[911501020000000000, 911501020000000000]"
assert asked('strptime("%Y-%m-%d") | mktime | todate', '"2026-02-30"') == "2026-03-02T00:00:00Z"
E
