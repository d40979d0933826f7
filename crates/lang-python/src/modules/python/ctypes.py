"""Sizes of C's types. Nothing in C can be called."""

import struct as _struct


class _Simple:
    """A number as C keeps it."""

    def __init__(self, value=0):
        self.value = value

    @property
    def value(self):
        return _struct.unpack(self._type_, self._bytes)[0]

    @value.setter
    def value(self, value):
        if self._type_ in "fd":
            self._bytes = _struct.pack(self._type_, value)
        else:
            wrapped = (int(value) & ((1 << 8 * sizeof(type(self))) - 1)).to_bytes(sizeof(type(self)), "little")
            self._bytes = wrapped

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"

    def __eq__(self, other):
        return self is other

    __hash__ = object.__hash__


def sizeof(of, /):
    """Bytes that a type takes."""
    try:
        return _struct.calcsize(of._type_)
    except AttributeError:
        raise TypeError("this type has no size") from None


def _simple(name, code):
    return type(name, (_Simple,), {"_type_": code, "__module__": "ctypes"})


c_byte, c_ubyte, c_bool = _simple("c_byte", "b"), _simple("c_ubyte", "B"), _simple("c_bool", "?")
c_short, c_ushort, c_int, c_uint = (
    _simple(name, code) for name, code in (("c_short", "h"), ("c_ushort", "H"), ("c_int", "i"), ("c_uint", "I"))
)
c_long, c_ulong, c_size_t, c_ssize_t = (
    _simple(name, code) for name, code in (("c_long", "l"), ("c_ulong", "L"), ("c_ulong", "L"), ("c_long", "l"))
)
c_longlong, c_ulonglong = c_long, c_ulong
c_int8, c_uint8, c_int16, c_uint16 = c_byte, c_ubyte, c_short, c_ushort
c_int32, c_uint32, c_int64, c_uint64 = c_int, c_uint, c_long, c_ulong
c_float, c_double = _simple("c_float", "f"), _simple("c_double", "d")
c_void_p = _simple("c_void_p", "P")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'ctypes' has no attribute {name!r}")

    class Refused:
        def __init__(self, *args, **kwargs):
            raise NotImplementedError(f"ctypes.{name} is not supported: there is no calling of C")

    Refused.__name__ = name
    return Refused
