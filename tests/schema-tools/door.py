"""The JSON door by ctypes."""

import ctypes
import json


class Door:
    def __init__(self, library):
        self.library = ctypes.CDLL(library)
        self.library.ssj_text_data.restype = self.library.ssj_error_json.restype = ctypes.c_void_p
        self.library.ssj_text_len.restype = ctypes.c_size_t

    def __call__(self, request):
        """The answer's text, or the refusal."""
        data = request.encode()
        answer, error = ctypes.c_void_p(), ctypes.c_void_p()
        if self.library.ssj_json_call(data, ctypes.c_size_t(len(data)), ctypes.byref(answer), ctypes.byref(error)):
            said = ctypes.string_at(self.library.ssj_error_json(error)).decode()
            self.library.ssj_error_free(error)
            return None, json.loads(said)["error"]
        text = ctypes.string_at(self.library.ssj_text_data(answer), self.library.ssj_text_len(answer)).decode()
        self.library.ssj_text_free(answer)
        return text, None

    def error(self, request):
        return self(request)[1]
