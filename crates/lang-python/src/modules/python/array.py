# Arrays of numbers of one machine type. What they hold, and the operations that programs use most, are in `_array`.
from _array import storage

typecodes = "bBuhHiIlLqQfd"


def _plain(number):
    """A number without the methods of its class, which would come before the repetition of bytes."""
    return int.__index__(number) if isinstance(number, int) else number


class array(storage):
    __abc_tpflags__ = 1 << 5  # a sequence, for match
    __slots__ = ()

    def __init__(self, typecode, initializer=()):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        self._start(typecode)
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, array):
            # Another type of numbers is converted.
            self.extend(initializer if initializer.typecode == typecode else initializer.tolist())
        else:
            self.extend(initializer)

    def _same(self, other, what):
        if not isinstance(other, array):
            raise TypeError(f"can only {what} array (not \"{type(other).__name__}\") to array")
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return other.tobytes()

    def _made(self, data):
        made = array(self.typecode)
        made.frombytes(data)
        return made

    def extend(self, values):
        if isinstance(values, array):
            if values.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self.frombytes(values.tobytes())
        elif type(values) in (list, tuple, range):
            self._extend(values)
        else:
            append = self.append
            for value in values:
                append(value)

    def fromlist(self, values):
        if not isinstance(values, list):
            raise TypeError("arg must be list")
        before = len(self)
        try:
            self.extend(values)
        except BaseException:
            del self[before:]
            raise

    def fromunicode(self, text):
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self.extend(text)

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self.tolist())

    def tofile(self, file):
        file.write(self.tobytes())

    def fromfile(self, file, count):
        data = file.read(count * self.itemsize)
        self.frombytes(data[: len(data) // self.itemsize * self.itemsize])
        if len(data) < count * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def pop(self, place=-1):
        if not len(self):
            raise IndexError("pop from empty array")
        if not -len(self) <= place < len(self):
            raise IndexError("pop index out of range")
        value = self[place]
        del self[place]
        return value

    def index(self, value, start=0, stop=None):
        for place in range(*slice(start, stop).indices(len(self))):
            if self[place] == value:
                return place
        raise ValueError("array.index(x): x not in array")

    def remove(self, value):
        for place in range(len(self)):
            if self[place] == value:
                del self[place]
                return
        raise ValueError("array.remove(x): x not in array")

    def count(self, value):
        return self.tolist().count(value)

    def reverse(self):
        self[:] = self[::-1]

    def buffer_info(self):
        return id(self), len(self)

    def __iter__(self):
        place = 0
        while place < len(self):
            yield self[place]
            place += 1

    def __contains__(self, value):
        return value in self.tolist()

    def __add__(self, other):
        return self._made(self.tobytes() + self._same(other, "append"))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        return self._made(self.tobytes() * _plain(count))

    __rmul__ = __mul__

    def __imul__(self, count):
        data = self.tobytes() * _plain(count)
        del self[:]
        self.frombytes(data)
        return self

    def __eq__(self, other):
        return self.tolist() == other.tolist() if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self.tolist() < other.tolist() if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self.tolist() <= other.tolist() if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self.tolist() > other.tolist() if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self.tolist() >= other.tolist() if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __copy__(self):
        return self._made(self.tobytes())

    def __deepcopy__(self, memo):
        return self._made(self.tobytes())

    def __reduce_ex__(self, protocol):
        return type(self), (self.typecode, self.tolist()), getattr(self, "__dict__", None) or None

    def __repr__(self):
        name = type(self).__name__
        if not len(self):
            return f"{name}('{self.typecode}')"
        shown = repr(self.tounicode()) if self.typecode == "u" else repr(self.tolist())
        return f"{name}('{self.typecode}', {shown})"


ArrayType = array


def _register():
    from collections.abc import MutableSequence

    MutableSequence.register(array)


_register()
