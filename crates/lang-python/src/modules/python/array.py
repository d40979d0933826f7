# Arrays of numbers of one machine type. They are lists that check and convert what is stored.
import struct

_FLOATS = "fd"
_SIZES = {"b": 1, "B": 1, "u": 4, "w": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
typecodes = "bBuhHiIlLqQfd"


def _bounds(typecode):
    """The lowest and the highest number, and between which ones a number needs no further look (1 and 0 where all do)."""
    bits = 8 * _SIZES[typecode]
    low, high = (0, 2**bits - 1) if typecode.isupper() else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    if typecode in "fduw":
        return low, high, 1, 0
    return low, high, max(low, -(2**50)), min(high, 2**50)


def _range_error(code, value):
    """What is said of a number that does not fit; it is converted to a wider type first, which may be too narrow, too."""
    if code in "qQ":
        return "can't convert negative int to unsigned" if code == "Q" and value < 0 else "int too big to convert"
    if code in "IL" and value < 0:
        return "can't convert negative value to unsigned int"
    if code in "IL" and value >= 2**64:
        return "Python int too large to convert to C unsigned long"
    if code not in "IL" and not -(2**63) <= value < 2**63:
        return "Python int too large to convert to C long"
    if code == "b" and -(2**15) <= value < 2**15:
        name = "signed char"
    elif code in "bh":
        name = "signed short integer"
    elif code == "H" and -(2**31) <= value < 2**31:
        name = "unsigned short"
    else:
        name = {"B": "unsigned byte integer", "I": "unsigned int"}.get(code, "signed integer")
    return f"{name} is " + ("less than minimum" if value < 0 else "greater than maximum")


_BOUNDS = {typecode: _bounds(typecode) for typecode in _SIZES}


class array:
    __abc_tpflags__ = 1 << 5  # a sequence, for match
    __slots__ = ("typecode", "itemsize", "_items", "_low", "_high", "_is_double", "_least", "_most")

    def __init__(self, typecode, initializer=()):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = _SIZES[typecode]
        self._low, self._high, self._least, self._most = _BOUNDS[typecode]
        self._is_double = typecode == "d"
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        code = self.typecode
        if code == "d":
            if isinstance(value, float):
                return value
            if hasattr(value, "__float__") or hasattr(value, "__index__"):
                return float(value)
            raise TypeError(f"must be real number, not {type(value).__name__}")
        if code == "f":
            if not (hasattr(value, "__float__") or hasattr(value, "__index__")):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return struct.unpack("f", struct.pack("f", value))[0]
        if code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            return value
        if not isinstance(value, int):
            if not hasattr(value, "__index__"):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            value = value.__index__()
        if not self._low <= value <= self._high:
            raise OverflowError(_range_error(code, value))
        return int(value)

    def _same(self, other, what):
        if not isinstance(other, array):
            raise TypeError(f"can only {what} array (not \"{type(other).__name__}\") to array")
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return other._items

    def _made(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def append(self, value):
        # Arithmetic makes plain numbers of booleans and of what is derived from numbers.
        if self._is_double and isinstance(value, float):
            self._items.append(value * 1.0)
        elif isinstance(value, int) and self._least <= value <= self._most:
            self._items.append(value + 0)
        else:
            self._items.append(self._checked(value))

    def extend(self, values):
        if isinstance(values, array):
            if values.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(values._items)
        else:
            checked = self._checked
            self._items.extend([checked(value) for value in values])

    def fromlist(self, values):
        if not isinstance(values, list):
            raise TypeError("arg must be list")
        self.extend(values)

    def insert(self, place, value):
        self._items.insert(place, self._checked(value))

    def pop(self, place=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= place < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(place)

    def remove(self, value):
        if value not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(value)

    def index(self, value, start=0, stop=None):
        places = range(*slice(start, stop).indices(len(self._items)))
        for place in places:
            if self._items[place] == value:
                return place
        raise ValueError("array.index(x): x not in array")

    def count(self, value):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def tobytes(self):
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return struct.pack(f"={len(self._items)}{self._format()}", *self._items)

    def frombytes(self, data):
        data = bytes(data)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode == "u":
            self._items.extend(data.decode("utf-32-le"))
        else:
            self._items.extend(struct.unpack(f"={len(data) // self.itemsize}{self._format()}", data))

    def _format(self):
        # Without alignment, long has four bytes there.
        return {"l": "q", "L": "Q"}.get(self.typecode, self.typecode)

    def byteswap(self):
        data, size = self.tobytes(), self.itemsize
        self._items = []
        self.frombytes(b"".join([data[start : start + size][::-1] for start in range(0, len(data), size)]))

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, place):
        items = self._items
        if isinstance(place, int) and -len(items) <= place < len(items):
            return items[place]
        return self._part(place)

    def _part(self, place):
        if isinstance(place, slice):
            return self._made(self._items[place])
        try:
            return self._items[place]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __setitem__(self, place, value):
        items = self._items
        if isinstance(place, int) and -len(items) <= place < len(items):
            if self._is_double:
                if isinstance(value, float):
                    items[place] = value * 1.0
                    return
            elif isinstance(value, int) and self._least <= value <= self._most:
                items[place] = value + 0
                return
        self._assign(place, value)

    def _assign(self, place, value):
        if isinstance(place, slice):
            self._items[place] = self._same(value, "assign")
            return
        value = self._checked(value)
        try:
            self._items[place] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __delitem__(self, place):
        del self._items[place]

    def __add__(self, other):
        return self._made(self._items + self._same(other, "append"))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        return self._made(self._items * count)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __copy__(self):
        return self._made(list(self._items))

    def __deepcopy__(self, memo):
        return self._made(list(self._items))

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        shown = repr("".join(self._items)) if self.typecode == "u" else repr(self._items)
        return f"array('{self.typecode}', {shown})"


ArrayType = array


def _register():
    from collections.abc import MutableSequence

    MutableSequence.register(array)


_register()
