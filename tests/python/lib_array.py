# The module array: numbers of one machine type, checked and converted.
import copy
from array import array, typecodes

a = array("d", [1, 2.5])
a.append(3)
a.extend([4, 5.5])
print(a, len(a), a.typecode, a.itemsize, list(a), a[1], a[-1], a[1:3], sum(a))
a[0] = 7
a[1:2] = array("d", [8, 9])
print(a, a.tolist(), 9.0 in a, a.index(3.0), a.count(9), a.pop(), a.pop(0))
a.insert(1, 6)
a.remove(9)
a.reverse()
print(a)
b = array("i", range(5))
print(b, b * 2, b + array("i", [9]), b == array("i", [0, 1, 2, 3, 4]), b < array("i", [1]), array("i"))
print(b.tobytes(), array("h", b"\x01\x00\xff\xff"), array("B", bytes(3)))
b.byteswap()
print(b)
c = copy.copy(b)
c[0] = 1
print(b[0], c[0], b"".join([bytes([x]) for x in array("B", [65, 66])]))
b += array("i", [3])
print(b[-1], "d" in typecodes)
for attempt in (
    lambda: array("b", [128]),
    lambda: array("b", [-129]),
    lambda: array("i", ["x"]),
    lambda: array("d", ["x"]),
    lambda: array("x"),
    lambda: b[99],
    lambda: b.__setitem__(99, 1),
    lambda: array("i").pop(),
    lambda: b.remove(12345),
    lambda: b + [1],
    lambda: array("i", b"abc"),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)


def fill(n):
    grid = array("d", [0.0]) * n
    for i in range(n):
        grid[i] = i * 0.5
    total = 0.0
    for value in grid:
        total += value
    return total


print(fill(1000))
