"""Objects as bytes and back: protocols 0 to 5 are read, 2 to 5 written (0 and 1 are written as 2)."""

import _pickling
import copyreg
import io
import struct
import sys

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
    "PickleBuffer", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL",
]


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


class PickleBuffer:
    def __init__(self, buffer):
        self._view = memoryview(buffer)

    def raw(self):
        return self._view

    def release(self):
        self._view = None


_BATCH = 1000


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None:
            raise NotImplementedError("pickle: buffers out of band are not supported")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file = file
        self.proto = HIGHEST_PROTOCOL if protocol < 0 else max(protocol, 2)
        self.bin = True
        self.memo = {}
        self._out = []

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        self._out = [b"\x80", bytes([self.proto])]
        self._frame_at = len(self._out)
        self.save(obj)
        self._out.append(b".")
        if self.proto >= 4:
            size = sum([len(piece) for piece in self._out[self._frame_at :]])
            if size >= 4:
                self._out.insert(self._frame_at, b"\x95" + struct.pack("<Q", size))
        self._file.write(b"".join(self._out))
        self._out = []

    def memoize(self, obj):
        number = len(self.memo)
        self.memo[id(obj)] = number, obj
        if self.proto >= 4:
            self._out.append(b"\x94")
        elif number < 256:
            self._out.append(b"q" + bytes([number]))
        else:
            self._out.append(b"r" + struct.pack("<I", number))

    def save(self, obj, save_persistent_id=True):
        if save_persistent_id:
            named = self.persistent_id(obj)
            if named is not None:
                self.save(named, save_persistent_id=False)
                self._out.append(b"Q")
                return
        known = self.memo.get(id(obj))
        if known is not None:
            number = known[0]
            self._out.append(b"h" + bytes([number]) if number < 256 else b"j" + struct.pack("<I", number))
            return
        cls = type(obj)
        method = _SAVERS.get(cls)
        reduced = NotImplemented
        override = getattr(self, "reducer_override", None)
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            if method is not None:
                method(self, obj)
                return
            reduced = self._reduced(obj, cls)
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
        elif reduced is not None:
            self.save_reduce(*reduced, obj=obj)

    def _reduced(self, obj, cls):
        reduce = getattr(self, "dispatch_table", {}).get(cls)
        if reduce is not None:
            return reduce(obj)
        if issubclass(cls, type) and cls not in copyreg.dispatch_table:
            self.save_global(obj)
            return None
        reduced = copyreg._reduced(obj, cls, self.proto)
        if not isinstance(reduced, (str, tuple)):
            raise PicklingError("__reduce__ must return a string or tuple")
        if isinstance(reduced, tuple) and not 2 <= len(reduced) <= 6:
            raise PicklingError("Tuple returned by __reduce__ must contain 2 through 6 elements")
        return reduced

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not isinstance(args, tuple):
            raise PicklingError("args from save_reduce() must be a tuple")
        if not callable(func):
            raise PicklingError("func from save_reduce() must be callable")
        name = getattr(func, "__name__", "")
        if name == "__newobj_ex__" and self.proto >= 4:
            for part in args:
                self.save(part)
            self._out.append(b"\x92")
        elif name == "__newobj__" and args and hasattr(args[0], "__new__"):
            self.save(args[0])
            self.save(args[1:])
            self._out.append(b"\x81")
        else:
            self.save(func)
            self.save(args)
            self._out.append(b"R")
        if obj is not None:
            if id(obj) in self.memo:
                self._out.append(b"0")
                number = self.memo[id(obj)][0]
                self._out.append(b"h" + bytes([number]) if number < 256 else b"j" + struct.pack("<I", number))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._items(listitems, b"a", b"e", False)
        if dictitems is not None:
            self._items(dictitems, b"s", b"u", True)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self._out.append(b"b")
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self._out.append(b"\x86R0")

    def _items(self, items, one, many, are_pairs):
        items = list(items)
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            if len(batch) > 1:
                self._out.append(b"(")
            for item in batch:
                if are_pairs:
                    self.save(item[0])
                    self.save(item[1])
                else:
                    self.save(item)
            self._out.append(many if len(batch) > 1 else one)

    def save_global(self, obj, name=None):
        name = name or getattr(obj, "__qualname__", None) or obj.__name__
        module = whichmodule(obj, name)
        try:
            __import__(module)
            found = sys.modules[module]
            for part in name.split("."):
                found = getattr(found, part)
        except (ImportError, KeyError, AttributeError):
            if "<locals>" in name:
                raise AttributeError(f"Can't pickle local object {name!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module}.{name}") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        if self.proto >= 4:
            self.save(module)
            self.save(name)
            self._out.append(b"\x93")
        elif "." in name:
            parent, _, last = name.rpartition(".")
            self.save_reduce(getattr, (_found(module, parent), last))
        else:
            self._out.append(b"c" + module.encode() + b"\n" + name.encode() + b"\n")
        self.memoize(obj)

    def _none(self, obj):
        self._out.append(b"N")

    def _bool(self, obj):
        self._out.append(b"\x88" if obj else b"\x89")

    def _int(self, obj):
        if 0 <= obj < 256:
            self._out.append(b"K" + bytes([obj]))
        elif 0 <= obj < 65536:
            self._out.append(b"M" + struct.pack("<H", obj))
        elif -0x80000000 <= obj <= 0x7FFFFFFF:
            self._out.append(b"J" + struct.pack("<i", obj))
        else:
            data = obj.to_bytes((obj.bit_length() >> 3) + 1, "little", signed=True)
            if obj < 0 and len(data) > 1 and data[-1] == 0xFF and data[-2] & 0x80:
                data = data[:-1]
            small = len(data) < 256
            head = b"\x8a" + bytes([len(data)]) if small else b"\x8b" + struct.pack("<i", len(data))
            self._out.append(head + data)

    def _float(self, obj):
        self._out.append(b"G" + struct.pack(">d", obj))

    def _sized(self, data, short, middle, long, obj):
        if len(data) < 256 and short is not None:
            head = short + bytes([len(data)])
        elif len(data) < 1 << 32:
            head = middle + struct.pack("<I", len(data))
        else:
            head = long + struct.pack("<Q", len(data))
        self._out.append(head + data)
        self.memoize(obj)

    def _str(self, obj):
        data = obj.encode("utf-8", "surrogatepass")
        self._sized(data, b"\x8c" if self.proto >= 4 else None, b"X", b"\x8d", obj)

    def _bytes(self, obj):
        if self.proto < 3:
            import codecs

            args = (obj.decode("latin-1"), "latin1") if obj else ()
            self.save_reduce(codecs.encode if obj else bytes, args, obj=obj)
            return
        self._sized(obj, b"C", b"B", b"\x8e", obj)

    def _bytearray(self, obj):
        if self.proto < 5:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        self._out.append(b"\x96" + struct.pack("<Q", len(obj)) + bytes(obj))
        self.memoize(obj)

    def _tuple(self, obj):
        if not obj:
            self._out.append(b")")
            return
        short = len(obj) <= 3
        if not short:
            self._out.append(b"(")
        for element in obj:
            self.save(element)
        # It may contain itself, by way of something else.
        known = self.memo.get(id(obj))
        if known is not None:
            self._out.append(b"0" * len(obj) if short else b"1")
            number = known[0]
            self._out.append(b"h" + bytes([number]) if number < 256 else b"j" + struct.pack("<I", number))
            return
        self._out.append(b"\x85\x86\x87"[len(obj) - 1 : len(obj)] if short else b"t")
        self.memoize(obj)

    def _list(self, obj):
        self._out.append(b"]")
        self.memoize(obj)
        self._items(obj, b"a", b"e", False)

    def _dict(self, obj):
        self._out.append(b"}")
        self.memoize(obj)
        self._items(obj.items(), b"s", b"u", True)

    def _set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self._out.append(b"\x8f")
        self.memoize(obj)
        items = list(obj)
        for start in range(0, len(items), _BATCH):
            self._out.append(b"(")
            for item in items[start : start + _BATCH]:
                self.save(item)
            self._out.append(b"\x90")

    def _frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self._out.append(b"(")
        for item in obj:
            self.save(item)
        self._out.append(b"\x91")
        self.memoize(obj)

    def _builtin(self, obj):
        owner = getattr(obj, "__self__", None)
        if owner is None or getattr(owner, "__name__", "") == "builtins":
            self.save_global(obj)
        else:
            self.save_reduce(getattr, (owner, obj.__name__), obj=obj)

    def _type(self, obj):
        for value in (None, NotImplemented, ...):
            if obj is type(value):
                self.save_reduce(type, (value,), obj=obj)
                return
        self.save_global(obj)

    def _constant(self, obj):
        self.save_global(obj, "NotImplemented" if obj is NotImplemented else "Ellipsis")


def _found(module, path):
    found = sys.modules[module]
    for part in path.split("."):
        found = getattr(found, part)
    return found


_SAVERS = {
    type(None): Pickler._none, bool: Pickler._bool, int: Pickler._int, float: Pickler._float, str: Pickler._str,
    bytes: Pickler._bytes, bytearray: Pickler._bytearray, tuple: Pickler._tuple, list: Pickler._list,
    dict: Pickler._dict, set: Pickler._set, frozenset: Pickler._frozenset, type: Pickler._type,
    type(_found): Pickler.save_global, type(len): Pickler._builtin,
    type(NotImplemented): Pickler._constant, type(...): Pickler._constant,
}


def whichmodule(obj, name):
    """The module in which an object is found."""
    module = getattr(obj, "__module__", None)
    return "builtins" if module is None else module


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file = file
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0

    def persistent_load(self, pid):
        raise UnpicklingError(
            "A load persistent id instruction was encountered, but no persistent_load function was specified."
        )

    def find_class(self, module, name):
        __import__(module)
        found = sys.modules[module]
        for part in name.split("."):
            found = getattr(found, part)
        return found

    def _read(self, count):
        data = self._file.read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        line = self._file.readline()
        if not line:
            raise EOFError("Ran out of input")
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _sized(self, width):
        return self._read(int.from_bytes(self._read(width), "little"))

    # The stack is what lies above the topmost mark; what lies beneath it, and the other marks, is kept aside.
    def _mark(self):
        self._beneath.append(self.stack)
        self.stack = []

    def _above_mark(self):
        if not self._beneath:
            raise UnpicklingError("could not find MARK")
        above = self.stack
        self.stack = self._beneath.pop()
        return above

    def _top(self):
        if self.stack:
            return self.stack[-1]
        raise UnpicklingError("unexpected MARK found" if self._beneath else "unpickling stack underflow")

    def _pop(self):
        self._top()
        return self.stack.pop()

    def _drop(self):
        if not self.stack and self._beneath:
            self._above_mark()
        else:
            self._pop()

    def load(self):
        if not hasattr(self._file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self.stack = []
        self._beneath = []
        read = self._file.read
        while True:
            code = read(1)
            if not code:
                raise EOFError("Ran out of input")
            if code == b".":
                return self._pop()
            action = _LOADERS.get(code[0])
            if action is None:
                shown = chr(code[0])
                if not " " <= shown <= "~" or shown in "'\\":
                    shown = f"\\x{code[0]:02x}"
                raise UnpicklingError(f"invalid load key, '{shown}'.")
            action(self)

    def _text(self, data):
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def _build(self):
        state = self._pop()
        made = self._top()
        hook = getattr(made, "__setstate__", None)
        if hook is not None:
            hook(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            for name, value in state.items():
                made.__dict__[name] = value
        if slots:
            for name, value in slots.items():
                setattr(made, name, value)

    def _put(self, number):
        self.memo[number] = self._top()

    def _fetch(self, number):
        if number not in self.memo:
            raise UnpicklingError(f"Memo value not found at index {number}")
        self.stack.append(self.memo[number])

    def _tuple_of(self, count):
        parts = [self._pop() for _ in range(count)]
        self.stack.append(tuple(parts[::-1]))

    def _appends(self, items):
        target = self._top()
        if not items:
            return
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
        else:
            append = target.append
            for item in items:
                append(item)

    def _set_items(self, items):
        target = self._top()
        for key, value in _pairs(items, "SETITEMS"):
            target[key] = value

    def _call(self):
        args, function = self._pop(), self._pop()
        self.stack.append(function(*args))

    def _new_object(self):
        args, cls = self._pop(), self._pop()
        self.stack.append(cls.__new__(cls, *args))

    def _new_object_ex(self):
        kwargs, args, cls = self._pop(), self._pop(), self._pop()
        self.stack.append(cls.__new__(cls, *args, **kwargs))

    def _stack_global(self):
        name, module = self._pop(), self._pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.stack.append(self.find_class(module, name))

    def _instance(self, cls, args):
        self.stack.append(cls(*args) if args or hasattr(cls, "__getinitargs__") else cls.__new__(cls))

    def _instance_of_line(self):
        cls = self.find_class(self._line().decode(), self._line().decode())
        self._instance(cls, self._above_mark())

    def _instance_of_stack(self):
        above = self._above_mark()
        if not above:
            raise UnpicklingError("unpickling stack underflow")
        cls, *args = above
        self._instance(cls, args)

    def _protocol(self):
        self.proto = self._read(1)[0]
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    def _frame(self):
        length = int.from_bytes(self._read(8), "little")
        file = self._file
        if isinstance(file, io.BytesIO) and length > len(file.getbuffer()) - file.tell():
            raise UnpicklingError("pickle data was truncated")

    def _int_line(self):
        data = self._line()
        self.stack.append(False if data == b"00" else True if data == b"01" else int(data, 0))

    def _str_line(self):
        data = self._line()
        if len(data) < 2 or data[0] != data[-1] or data[0] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.stack.append(self._text(data[1:-1].decode("unicode_escape").encode("latin-1")))

    def _update_set(self):
        items = self._above_mark()
        self._top().update(items)

    def _no_extension(self):
        raise UnpicklingError("extension codes are not supported")


def _pushing(value_of):
    def load(self):
        value = value_of(self)
        self.stack.append(value)

    return load


def _number(format, width):
    return _pushing(lambda self: struct.unpack(format, self._read(width))[0])


def _pairs(items, name):
    if len(items) % 2:
        raise UnpicklingError(f"odd number of items for {name}")
    return zip(items[::2], items[1::2])


def _int_of(data):
    return int.from_bytes(data, "little", signed=True)


_LOADERS = {
    0x80: Unpickler._protocol,
    0x95: Unpickler._frame,
    ord("("): Unpickler._mark,
    ord("0"): Unpickler._drop,
    ord("1"): lambda self: self._above_mark(),
    ord("2"): lambda self: self.stack.append(self._top()),
    ord("N"): _pushing(lambda self: None),
    0x88: _pushing(lambda self: True),
    0x89: _pushing(lambda self: False),
    ord("I"): Unpickler._int_line,
    ord("L"): _pushing(lambda self: int(self._line().rstrip(b"L"), 0)),
    ord("F"): _pushing(lambda self: float(self._line())),
    ord("K"): _pushing(lambda self: self._read(1)[0]),
    ord("M"): _number("<H", 2),
    ord("J"): _number("<i", 4),
    0x8A: _pushing(lambda self: _int_of(self._sized(1))),
    0x8B: _pushing(lambda self: _int_of(self._sized(4))),
    ord("G"): _number(">d", 8),
    ord("S"): Unpickler._str_line,
    ord("T"): _pushing(lambda self: self._text(self._sized(4))),
    ord("U"): _pushing(lambda self: self._text(self._sized(1))),
    ord("V"): _pushing(lambda self: self._line().decode("raw-unicode-escape")),
    0x8C: _pushing(lambda self: self._sized(1).decode("utf-8", "surrogatepass")),
    ord("X"): _pushing(lambda self: self._sized(4).decode("utf-8", "surrogatepass")),
    0x8D: _pushing(lambda self: self._sized(8).decode("utf-8", "surrogatepass")),
    ord("C"): _pushing(lambda self: self._sized(1)),
    ord("B"): _pushing(lambda self: self._sized(4)),
    0x8E: _pushing(lambda self: self._sized(8)),
    0x96: _pushing(lambda self: bytearray(self._sized(8))),
    ord(")"): _pushing(lambda self: ()),
    0x85: lambda self: self._tuple_of(1),
    0x86: lambda self: self._tuple_of(2),
    0x87: lambda self: self._tuple_of(3),
    ord("t"): _pushing(lambda self: tuple(self._above_mark())),
    ord("]"): _pushing(lambda self: []),
    ord("l"): _pushing(lambda self: self._above_mark()),
    ord("a"): lambda self: self._appends([self._pop()]),
    ord("e"): lambda self: self._appends(self._above_mark()),
    ord("}"): _pushing(lambda self: {}),
    ord("d"): _pushing(lambda self: dict(_pairs(self._above_mark(), "DICT"))),
    ord("s"): lambda self: self._set_items([self._pop(), self._pop()][::-1]),
    ord("u"): lambda self: self._set_items(self._above_mark()),
    0x8F: _pushing(lambda self: set()),
    0x90: Unpickler._update_set,
    0x91: _pushing(lambda self: frozenset(self._above_mark())),
    ord("c"): _pushing(lambda self: self.find_class(self._line().decode(), self._line().decode())),
    0x93: Unpickler._stack_global,
    ord("R"): Unpickler._call,
    0x81: Unpickler._new_object,
    0x92: Unpickler._new_object_ex,
    ord("b"): Unpickler._build,
    ord("i"): Unpickler._instance_of_line,
    ord("o"): Unpickler._instance_of_stack,
    ord("p"): lambda self: self._put(int(self._line())),
    ord("q"): lambda self: self._put(self._read(1)[0]),
    ord("r"): lambda self: self._put(int.from_bytes(self._read(4), "little")),
    0x94: lambda self: self._put(len(self.memo)),
    ord("g"): lambda self: self._fetch(int(self._line())),
    ord("h"): lambda self: self._fetch(self._read(1)[0]),
    ord("j"): lambda self: self._fetch(int.from_bytes(self._read(4), "little")),
    ord("P"): _pushing(lambda self: self.persistent_load(self._line().decode("ascii"))),
    ord("Q"): _pushing(lambda self: self.persistent_load(self._pop())),
    0x82: Unpickler._no_extension,
    0x83: Unpickler._no_extension,
    0x84: Unpickler._no_extension,
}


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    number = DEFAULT_PROTOCOL if protocol is None else protocol
    if buffer_callback is None and (number == 4 or number == 5):
        data = _pickling.dumps(obj, number)
        if data is not None:
            return data
    file = io.BytesIO()
    Pickler(file, protocol, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    plain = _pickling.loads(data)
    if plain is not None:
        return plain[0]
    return Unpickler(io.BytesIO(data), encoding=encoding, errors=errors).load()
