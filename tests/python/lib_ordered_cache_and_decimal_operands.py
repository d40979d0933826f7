"""A cache derived from OrderedDict that moves entries when they are set and read; operands that are no Decimals."""
from collections import OrderedDict
from decimal import Decimal, getcontext


class Cache(OrderedDict):
    def __init__(self, limit):
        super().__init__()
        self.limit, self.sets, self.gets = limit, 0, 0

    def __setitem__(self, key, value):
        self.sets += 1
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.limit:
            del self[next(iter(self))]

    def __getitem__(self, key):
        self.gets += 1
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value


cache = Cache(2)
for letter in "abcab":
    cache[letter] = letter.upper()
print(list(cache), cache.sets, cache.gets)
print(cache["a"], list(cache), "c" in cache)
cache.move_to_end("a", last=False)
print(list(cache), cache.sets, cache.gets)


def hits(times):
    cache, found = Cache(8), 0
    for i in range(times):
        key = i * i % 11
        if key in cache:
            found += cache[key] == key
        else:
            cache[key] = key
    return found, list(cache)


print(hits(400))
plain = OrderedDict(a=1, b=2, c=3)
plain.move_to_end("c", last=False)
print(plain)

for operation in (
    lambda: Decimal(1) + "2",
    lambda: "1" * Decimal(2),
    lambda: Decimal(1) + 1.5,
    lambda: Decimal(2) ** "x",
    lambda: Decimal(7).max("a"),
    lambda: getcontext().add("1", 2),
):
    try:
        print(operation())
    except TypeError as error:
        print("TypeError", str(error).replace("decimal.", ""))
print(getcontext().add(1, Decimal(2)), Decimal(7).compare(5), 3 - Decimal(1), Decimal(2).fma(3, 4), True + Decimal(1))
print(Decimal(1) == "1", Decimal(5).quantize(Decimal("0.1")), Decimal(-3).copy_sign(2), Decimal(3).scaleb(2))
