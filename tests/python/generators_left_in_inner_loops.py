# A generator that a loop runs without an object is there again when the loop is left in the middle: by a product that is
# too large, by a sum of another kind, by an interrupt's poll.


class Walk:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            yield item

    def backwards(self):
        i = len(self.items)
        while i:
            i -= 1
            yield self.items[i]


def walked(walk):
    s = 0
    for x in walk:
        for y in walk.backwards():
            if y > x:
                break
            s += x * y
    return s


def pairs(walk, start):
    s = start
    for x in walk.backwards():
        for y in walk.backwards():
            s += x * y
    return s


small = Walk([3, 1, 2, 5])
for _ in range(400):
    last = walked(small), pairs(small, 0)
print(last)
large = Walk([1, 2**40, 2**41, 3])
for walk in (large, small, Walk([2.5, 1, 4.5]), Walk([2**62, 2**61, 1])):
    print(walked(walk), pairs(walk, 0), pairs(walk, 2**61), pairs(walk, 0.5))
