# deques: rotation by few and by many, searching behind a head that has moved, bounds, what a maximal length drops.
from collections import deque


def rotated(size, steps):
    made, wanted = deque(range(size)), list(range(size))
    for step in steps:
        made.rotate(step)
        if wanted:
            by = step % len(wanted)
            wanted = wanted[-by:] + wanted[:-by] if by else wanted
        assert list(made) == wanted, (size, step, made, wanted)
    return made


for size in (0, 1, 2, 3, 7, 8, 40, 200):
    rotated(size, [1] * 30 + [-1] * 70 + [3, -3, 5, -17, size, -size, size // 2, size + 1, 0, 2, 2, 2, -1])
many = rotated(500, [1, -1] * 5 + [7] * 200 + [-9] * 300)
print(many[0], many[-1], len(many))

ring = deque(range(10))
for _ in range(4):
    ring.popleft()
ring.extend([1, 2])
print(ring.index(9), ring.index(1), ring.index(1, -2), ring.index(5, 1, 3), 4 in ring, 3 in ring, ring.count(1))
for arguments in [(3,), (9, 6), (9, 0, 5), (4, -2), (4, 3, -6)]:
    try:
        print(ring.index(*arguments))
    except ValueError as error:
        print(error)
ring.remove(9)
ring.insert(0, "first")
ring.insert(-1, "before last")
ring.insert(100, "last")
ring.insert(-100, "new first")
ring.insert(3, "third")
print(ring, ring == deque(ring), ring == deque([1]), ring < deque(["z"]), list(reversed(ring)))
try:
    ring.remove("nothing")
except ValueError as error:
    print(error)

last = deque([1, 2, 3], maxlen=3)
last.extend([4, 5])
print(last)
last.extend(range(6, 20))
print(last)
last.extend(deque("abcdef"))
print(last)
last.extend(last)
print(last, last.copy(), last.copy().maxlen)
last.extendleft((1, 2))
last.rotate(-1)
print(last)
last += [7]
try:
    last.insert(1, 0)
except IndexError as error:
    print(error)
none = deque([1, 2], maxlen=0)
none.extend([1, 2, 3])
none.extend(deque([4]))
print(none, len(none), bool(none))


class Equal:
    def __eq__(self, other):
        return other == 3


print(Equal() in deque([1, 2, 3]), deque([1, Equal()]).index(3), deque([Equal()]).count(3))


def windows(n):
    total, window = 0, deque(maxlen=4)
    for i in range(n):
        window.append(i)
        window.rotate(1)
        total += window[0] * 3 + window[-1] + (i - 2 in window)
    return total


def josephus(n, k):
    circle = deque(range(n))
    while len(circle) > 1:
        circle.rotate(-k)
        circle.popleft()
    return circle[0]


print(windows(4000), josephus(600, 3), josephus(41, 2))
