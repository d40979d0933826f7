# The names in class patterns are those of attributes as they are: not made private.
class Point:
    def __init__(self, x): self.__x = x; self.visible = x * 2
    def own(self, other):
        match other:
            case Point(_Point__x=value): return "long", value
        return None
    def short(self, other):
        match other:
            case Point(__x=value): return "short", value
            case Point(visible=value): return "other", value
p, q = Point(3), Point(4)
print(p.own(q), p.short(q))
setattr(q, "__x", 99)
print(p.short(q), p.own(q))
import array, collections
def shape(x):
    match x:
        case []: return "empty"
        case [a]: return "one", a
        case [a, *rest]: return "many", a, list(rest)
        case _: return "none"
for value in (array.array("i"), array.array("i", [5]), array.array("d", [1, 2, 3]), collections.deque([1, 2]), range(2), "ab", b"ab", bytearray(b"a"), {1, 2}, iter([1]), collections.UserList([1])):
    print(type(value).__name__, shape(value))
