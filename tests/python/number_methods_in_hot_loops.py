# Methods and attributes of numbers, truth values and None, which have nothing of their own.
def lengths(values):
    return [value.bit_length() for value in values]


def parts(values):
    return [(value.real, value.imag, value.__class__.__name__, value.conjugate()) for value in values]


def whole(values):
    return [value.is_integer() for value in values]


def told(values):
    return [(value.__class__, value.__doc__ is None, hash(value) == value.__hash__()) for value in values]


for _ in range(500):
    found = lengths([0, 1, -5, 255, True, 1 << 70, -(1 << 61)])
print(found)
for _ in range(500):
    found = parts([3, 2.5, False, 1 << 70, -0.0])
print(found)
for _ in range(500):
    found = whole([2.0, 2.5, 3, True, 1e300])
print(found)
for _ in range(500):
    found = told([3, 2.5, True])
print(found)
print(None.__class__, None.__eq__(3), (3).from_bytes(b"\x01\x02", "big"), (1.5).fromhex("0x1.8p1"))

bound = (12).bit_length
print(bound(), bound.__name__, bound.__self__)
for value in (3, 2.5, True, None):
    for name in ("missing", "__dict__", "__name__", "numerator"):
        found = 0
        for _ in range(300):
            try:
                found = getattr(value, name)
            except AttributeError as error:
                found = str(error)
        print(found, getattr(value, name, "default"), hasattr(value, name))
for value in (3, 2.5, None):
    try:
        value.name = 1
    except AttributeError as error:
        print(type(error).__name__)
    try:
        value.real = 1
    except AttributeError as error:
        print(type(error).__name__)
