# Arrays that are extended with sequences of many kinds.
from array import array
def t(code, values):
    a = array(code, [1])
    try:
        a.extend(values)
    except Exception as e:
        print(type(e).__name__, e, end=" ")
    print(a)
for code in "bBhHiIlLqQfd":
    for values in ([1, 2, 3], (1, True), range(5), [1, 300, 2], [1, -1, 2], [1.5, 2], ["x"], [1, None], iter([4, 5]), {6: 1}, [0.5] * 9, [2**70], []):
        t(code, values)
class I:
    def __index__(self): return 7
a = array("i", [1])
a.extend([2, I(), 3]); print(a)
print(array("d", [0.25] * 12), array("f", [0.25] * 12))
