"""The part of `os` that is about the variables of the environment; runs in that module when one of its names is asked for.

What they are good for beside `environ`, other processes, is not to be had: `putenv` and `unsetenv` check what they get.
"""

import sys as _sys

supports_bytes_environ = True


def _abc():
    # Most programs ask for a variable or two, and are spared the abstract base classes.
    import collections.abc

    return collections.abc


class _Environ:
    """The variables as texts or as bytes, kept as bytes: a MutableMapping, as which the module of those registers it."""

    __abc_tpflags__ = 1 << 6

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey, self.decodekey = encodekey, decodekey
        self.encodevalue, self.decodevalue = encodevalue, decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        shown = ", ".join([f"{key!r}: {value!r}" for key, value in self.items()])
        return f"environ({{{shown}}})"

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return _abc().KeysView(self)

    def items(self):
        return _abc().ItemsView(self)

    def values(self):
        return _abc().ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, _abc().Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __reversed__ = None

    def pop(self, key, *default):
        return _abc().MutableMapping.pop(self, key, *default)

    def popitem(self):
        return _abc().MutableMapping.popitem(self)

    def clear(self):
        _abc().MutableMapping.clear(self)

    def update(self, other=(), /, **kwds):
        _abc().MutableMapping.update(self, other, **kwds)

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _abc().Mapping):
            return NotImplemented
        return {**self, **other}

    def __ror__(self, other):
        if not isinstance(other, _abc().Mapping):
            return NotImplemented
        return {**other, **self}


def _encoded(text):
    if not isinstance(text, str):
        raise TypeError(f"str expected, not {type(text).__name__}")
    return text.encode("utf-8", "surrogateescape")


def _decoded(data):
    return data.decode("utf-8", "surrogateescape")


def _bytes(data):
    if not isinstance(data, bytes):
        raise TypeError(f"bytes expected, not {type(data).__name__}")
    return data


def putenv(name, value, /):
    name, value = fsencode(name), fsencode(value)
    if 0 in name or 0 in value:
        raise ValueError("embedded null byte")
    if b"=" in name:
        raise ValueError("illegal environment variable name")
    if not name:
        raise OSError(22, "Invalid argument")


def unsetenv(name, /):
    name = fsencode(name)
    if 0 in name:
        raise ValueError("embedded null byte")
    if not name or b"=" in name:
        raise OSError(22, "Invalid argument")


if "collections.abc" in _sys.modules:
    _abc().MutableMapping.register(_Environ)

environ = _Environ(_variables(), _encoded, _decoded, _encoded, _decoded)
environb = _Environ(environ._data, _bytes, _bytes, _bytes, _bytes)


def getenv(key, default=None):
    return environ.get(key, default)


def getenvb(key, default=None):
    return environb.get(key, default)


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(":")
