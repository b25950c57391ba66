"""The C library's one call: JSON in, JSON out."""

from __future__ import annotations

import ctypes
import json
from pathlib import Path
from typing import Any, Optional

_library = ctypes.CDLL(str(Path(__file__).with_name("libshuangsuiji.so")))
_library.ssj_text_data.restype = _library.ssj_error_json.restype = ctypes.c_void_p
_library.ssj_text_data.argtypes = _library.ssj_text_len.argtypes = [ctypes.c_void_p]
_library.ssj_error_json.argtypes = [ctypes.c_void_p]
_library.ssj_text_free.argtypes = _library.ssj_error_free.argtypes = [ctypes.c_void_p]
_library.ssj_text_len.restype = ctypes.c_size_t


class Refused(Exception):
    """What the library refuses, in the words that an office needs."""

    code: int
    """The stable number."""
    name: str
    """The number's name."""
    article: Optional[str]
    """The article that it rests on; None where only the form is wrong."""
    subject: Optional[str]
    """The place in the request."""
    message: str
    """Why, in English."""
    message_zh: str
    """Why, in Chinese."""
    errors: list[dict[str, Any]]
    """Each error by itself, where several were found."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["message"])
        self.__dict__.update(error)


def call(op: str, **fields: Any) -> Any:
    """Answers an operation of the JSON door by its name; Refused where it is refused."""
    request = json.dumps({"op": op, **fields}, ensure_ascii=False).encode()
    answer, error = ctypes.c_void_p(), ctypes.c_void_p()
    if _library.ssj_json_call(request, ctypes.c_size_t(len(request)), ctypes.byref(answer), ctypes.byref(error)):
        try:
            text = ctypes.string_at(_library.ssj_error_json(error))
        finally:
            _library.ssj_error_free(error)
        raise Refused(json.loads(text)["error"])
    try:
        return json.loads(ctypes.string_at(_library.ssj_text_data(answer), _library.ssj_text_len(answer)))
    finally:
        _library.ssj_text_free(answer)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of every request, with responses among its definitions."""
    text: dict[str, Any] = json.loads(Path(__file__).with_name("shuangsuiji.schema.json").read_text("utf-8"))
    return text
