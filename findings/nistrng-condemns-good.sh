#!/usr/bin/env bash
# Guess: a battery of SP 800-22 at 1 % rejects about one good sequence in a hundred by each test, gives one answer for one
# sequence, and lets no sequence of zeros pass a test for patterns.
# Seen: nistrng 1.2.3 (PyPI) calls sequences of 4,096 bits from SHA-256 eligible for its random excursion test and rejects 97 of 100
# by it, 29 by its variant and 12 by the longest run. Its test for templates rejects none of them, draws one template anew at
# each call, and lets nothing but zeros pass about every second time, and 100 bits repeated nearly always. Some scores are
# above 1, which no p-value is.
# Hurts: whoever shows an auditor by this battery that a draw is random: a sound generator fails, and what fails today passes
# tomorrow.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib nistrng==1.2.3 numpy==2.4.6 scipy==1.17.1
PYTHONPATH=lib python3 -W ignore - <<'E'
import hashlib
from collections import Counter
import nistrng, numpy

def good(number, bits=4096):
    stream = b"".join(hashlib.sha256(b"%d/%d" % (number, part)).digest() for part in range(bits // 256))
    return numpy.unpackbits(numpy.frombuffer(stream, dtype=numpy.uint8)).astype(int)

rejected, scores = Counter(), []
for number in range(100):
    bits = good(number)
    eligible = nistrng.check_eligibility_all_battery(bits, nistrng.SP800_22R1A_BATTERY)
    for result, _ in nistrng.run_all_battery(bits, eligible, False):
        rejected[result.name] += not result.passed
        scores.append(float(result.score))
for name, count in rejected.most_common():
    print(f"{count:3} of 100 good ones rejected by {name}")
print("largest score", max(scores))
assert rejected["Random Excursion"] == 97 and rejected["Random Excursion Variant"] == 29 and max(scores) > 1
assert rejected["Longest Run Ones In A Block"] == 12 and rejected["Non Overlapping Template Matching"] == 0
templates = nistrng.SP800_22R1A_BATTERY["non_overlapping_template_matching"]
for what, bits in {"zeros": numpy.zeros(4096, int), "100 bits over and over": numpy.tile(good(8)[:100], 41)[:4096]}.items():
    passed = sum(templates.run(bits)[0].passed for _ in range(60))
    print(what, "passed the templates in", passed, "of 60 calls")
    assert passed > 10 and (what != "zeros" or passed < 55)
E
