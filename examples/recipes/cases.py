"""Cases of `sample` with Hypothesis: it draws a seed, and shrinks it; the smaller the seed, the smaller the case.

    SHUANGSUIJI=target/recipes/libshuangsuiji.so python3 examples/recipes/cases.py

In the place of `answer` stands the code that is to be tested.
"""

import ctypes
import json
import os
from datetime import date, timedelta

from hypothesis import example, find, given, settings
from hypothesis import strategies as st

library = ctypes.CDLL(os.environ.get("SHUANGSUIJI", "libshuangsuiji.so"))
library.ssj_text_data.restype = library.ssj_error_json.restype = ctypes.c_void_p
library.ssj_text_len.restype = ctypes.c_size_t
KINDS = ["deadline", "eligibility", "credit_code", "quota", "draw", "verify", "year"]


def answer(request):
    """What the door says, or the number of what it refuses."""
    data, text, error = json.dumps(request).encode(), ctypes.c_void_p(), ctypes.c_void_p()
    if library.ssj_json_call(data, ctypes.c_size_t(len(data)), ctypes.byref(text), ctypes.byref(error)):
        code = json.loads(ctypes.string_at(library.ssj_error_json(error)))["error"]["code"]
        library.ssj_error_free(error)
        return {"error": {"code": code}}
    said = json.loads(ctypes.string_at(library.ssj_text_data(text), library.ssj_text_len(text)))
    library.ssj_text_free(text)
    return said


def sample(kind, seed, fault):
    return answer({"op": "sample", "kind": kind, "seed": seed, "fault": fault})


def holds(expected, found):
    """Whether every member of what is expected is in what was found."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(name in found and holds(it, found[name]) for name, it in expected.items())
    if isinstance(expected, list):
        return isinstance(found, list) and len(expected) == len(found) and all(map(holds, expected, found))
    return expected == found


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(KINDS), seed=st.integers(0, 2**64 - 1), fault=st.booleans())
@example(kind="year", seed=0, fault=True)
def test_every_case_is_answered_as_expected(kind, seed, fault):
    case = sample(kind, seed, fault)
    assert holds(case["expected"], answer(case["request"])), case


def test_a_host_that_counts_four_weeks_is_found_by_a_small_case():
    def differs(seed):
        case = sample("deadline", seed, False)
        due = date.fromisoformat(case["request"]["completed"]) + timedelta(days=28)
        return case["expected"]["due"] != due.isoformat()

    seed = find(st.integers(0, 2**64 - 1), differs, settings=settings(max_examples=2_000, deadline=None))
    assert not any(differs(smaller) for smaller in range(seed)), "the least of all seeds"


if __name__ == "__main__":
    test_every_case_is_answered_as_expected()
    test_a_host_that_counts_four_weeks_is_found_by_a_small_case()
    print("Hypothesis: every case is answered as expected, and four weeks are found")
