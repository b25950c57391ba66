#!/usr/bin/env bash
# Guess: 0471-12345, the hotline of Hohhot's government as notices give it for callers from outside, is printed again with its area code 0471.
# Seen: libphonenumber takes it apart as area code 47 and number 112345: libphonenumber-js 1.13.16 (npm) calls it valid and writes 047 112345,
# +86 47 112345; phonenumbers 9.0.43 (PyPI) writes the same and calls it not valid. 12345, 12315 and 12388, which everybody can dial, are no valid numbers to both; 0471-96315
# and 0471-4617890 are right.
# Hurts: the telephone for objections in a published notice, formatted by the usual library: nobody can be reached there.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib phonenumbers==9.0.43
npm init -y >/dev/null && npm install --silent libphonenumber-js@1.13.16 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'J'
const { parsePhoneNumberFromString } = require('libphonenumber-js')
const numbers = ['0471-12345', '12345', '12315', '12388', '0471-96315', '0471-4617890']
console.log(JSON.stringify(numbers.map(text => [text, parsePhoneNumberFromString(text, 'CN')]).map(([text, one]) => [text, one.isValid(), one.formatNational(), one.formatInternational()])))
J
node seen.js > node.json
PYTHONPATH=lib python3 - <<'J'
import json, phonenumbers
from phonenumbers import PhoneNumberFormat as form
seen = []
for number, *node in json.load(open("node.json")):
    one = phonenumbers.parse(number, "CN")
    python = [phonenumbers.is_valid_number(one), phonenumbers.format_number(one, form.NATIONAL), phonenumbers.format_number(one, form.INTERNATIONAL)]
    print(number, "| libphonenumber-js:", *node, "| phonenumbers:", *python)
    seen.append((node, python))
assert seen[0] == ([True, "047 112345", "+86 47 112345"], [False, "047 112345", "+86 47 112345"])
assert all(not node[0] and not python[0] for node, python in seen[1:4])
assert seen[4] == ([True, "0471 96315", "+86 471 96315"],) * 2 and seen[5] == ([True, "0471 461 7890", "+86 471 461 7890"],) * 2
J
