"""The kind of a file, by libmagic."""

import ctypes

MIME_TYPE = 0x10

_lib = ctypes.CDLL("libmagic.so.1")
_lib.magic_open.restype = ctypes.c_void_p
_lib.magic_open.argtypes = [ctypes.c_int]
_lib.magic_load.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
_lib.magic_file.restype = ctypes.c_char_p
_lib.magic_file.argtypes = [ctypes.c_void_p, ctypes.c_char_p]


def kind(path):
    cookie = _lib.magic_open(MIME_TYPE)
    if _lib.magic_load(cookie, None) != 0:
        raise OSError("no magic database")
    return _lib.magic_file(cookie, str(path).encode()).decode()
