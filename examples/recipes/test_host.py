"""A host's own code under Hypothesis: it draws a seed, the library makes the case, and a failing seed shrinks.

    pip install hypothesis pytest && pytest examples/recipes/test_host.py
"""

import ctypes
import json
import os
from datetime import date, timedelta

from hypothesis import given, settings, strategies as st

library = ctypes.CDLL(os.environ.get("SHUANGSUIJI", "libshuangsuiji.so"))  # built with --features capi,proptest
library.ssj_text_data.restype = library.ssj_error_json.restype = ctypes.c_void_p
library.ssj_text_len.restype = ctypes.c_size_t
library.ssj_text_free.argtypes = library.ssj_error_free.argtypes = [ctypes.c_void_p]
library.ssj_text_data.argtypes = library.ssj_text_len.argtypes = library.ssj_error_json.argtypes = [ctypes.c_void_p]


def ask(request):
    """The answer, or the refusal with its number."""
    text = json.dumps(request, ensure_ascii=False).encode()
    answer, error = ctypes.c_void_p(), ctypes.c_void_p()
    if library.ssj_json_call(text, ctypes.c_size_t(len(text)), ctypes.byref(answer), ctypes.byref(error)):
        refusal = json.loads(ctypes.string_at(library.ssj_error_json(error)))
        library.ssj_error_free(error)
        return refusal
    found = ctypes.string_at(library.ssj_text_data(answer), library.ssj_text_len(answer))
    library.ssj_text_free(answer)
    return json.loads(found)


def holds(expected, answer):
    """Whether every member of what is expected is in the answer."""
    if isinstance(expected, dict):
        return isinstance(answer, dict) and all(n in answer and holds(v, answer[n]) for n, v in expected.items())
    if isinstance(expected, list):
        return len(expected) == len(answer) and all(map(holds, expected, answer))
    return expected == answer


def sample(kind, fault=st.booleans()):
    request = st.builds(lambda seed, fault: {"op": "sample", "kind": kind, "seed": seed, "fault": fault},
                        st.integers(0, 2**32), fault)
    return request.map(ask)


def host_may_be_drawn(records):
    """The host's own rule, which a test compares: fewer than two visits, or a violation found."""
    visits = [record["state"]["completed"]["outcome"] for record in records]
    return len(visits) < 2 or any(outcome != "no_violation" for outcome in visits)


def host_may_be_drawn_wrongly(records):
    return len(records) <= 2


@given(sample("eligibility"))
@settings(max_examples=200, deadline=None)
def test_the_host_s_cap(case):
    assert host_may_be_drawn(case["request"]["records"]) == case["expected"]["sources"][0]["may_be_drawn"]


@given(sample("draw"))
@settings(max_examples=50, deadline=None)
def test_a_draw_through_the_door(case):
    answer = ask(case["request"])
    assert holds(case["expected"], answer if "error" not in answer else {"error": {"code": answer["error"]["code"]}})


@given(sample("deadline"))
@settings(max_examples=200, deadline=None)
def test_a_deadline_is_no_sooner_than_four_weeks(case):
    completed, due = (date.fromisoformat(text) for text in (case["request"]["completed"], case["expected"]["due"]))
    assert due >= completed + timedelta(days=20)


def test_a_wrong_host_is_found_and_its_case_is_small():
    from hypothesis import find

    case = find(sample("eligibility"), lambda case: host_may_be_drawn_wrongly(case["request"]["records"])
                != case["expected"]["sources"][0]["may_be_drawn"])
    assert len(case["request"]["records"]) == 2
