# Objects that only some of the ways through a loop show to others.
class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value = value
        self.next = next


class Free:
    pass


def joined(n):
    total = 0
    for i in range(n):
        p = (i, 1) if i & 1 else (2, i)
        total += p[0] * 3 + p[1]
    return total


def joined_shown(n):
    shown = []
    for i in range(n):
        p = (i, "odd") if i & 1 else (i, "even")
        if i % 1000 == 999 or i % 1000 == 500:
            shown.append(p)
    return shown


def joined_one_way(n, other):
    same = 0
    for i in range(n):
        p = (i, 1) if i % 3 else other
        if p is other:
            same += 1
        same += p[1]
    return same


print(joined(3000), joined_shown(3000), joined_one_way(3000, (1, 2)))
print(joined_one_way(3000, (1, 2.5)), joined_one_way(30, (1, 10**30)))


def sunk(n, every):
    kept = []
    total = 0
    for i in range(n):
        node = Node(i, None)
        total += node.value
        if i % every == every - 1:
            kept.append(node)
    return total, [node.value for node in kept]


def sunk_and_used(n, every):
    kept = []
    total = 0
    for i in range(n):
        node = Node(i, None)
        if i % every == every - 1:
            kept.append(node)
            node.next = node
        total += node.value
        if node.next is not None:
            total += node.next.value
            node.value = -1
    return total, [node.value for node in kept]


def sunk_in_one_of_two(n, one, two):
    for i in range(n):
        node = Node(i, None)
        node.next = Node(node.value + 1, None)
        if i % 1000 == 1:
            one.append(node)
        elif i % 1000 == 2:
            two[i] = node.next
    return [(node.value, node.next.value) for node in one], {key: node.value for key, node in two.items()}


print(sunk(3000, 1000), sunk(3000, 700))
print(sunk_and_used(3000, 1000))
print(sunk_in_one_of_two(3000, [], {}))


def raised(n):
    caught = []
    for i in range(n):
        detail = (i, i * 2)
        try:
            if i % 1000 == 999:
                raise ValueError(detail)
        except ValueError as error:
            caught.append(error.args[0])
    return caught, detail


print(raised(3000))


def grown(n):
    f = Free()
    f.total = 0
    for i in range(n):
        f.total += i
        if i == 2500:
            f.extra = i
    return f.total, f.extra


def replaced(n):
    f = Free()
    f.value = 0.5
    for i in range(n):
        g = Free()
        g.value = f.value + 1
        if i == 2500:
            g.value = "text"
            g.more = 1
            print(f.value, sorted(g.__dict__))
            g.value = 7
        f = g
    return f.value


print(grown(3000), replaced(3000))


def written(n):
    total = 0
    for i in range(n):
        pair = [i, 0]
        pair[1] = pair[0] + 1
        if i & 1:
            pair[0] = 5
        total += pair[0] * pair[1]
    return total, pair


print(written(3000), written(3001))


def compared(n):
    a = Node(0, None)
    equal = 0
    for i in range(n):
        b = Node(i, None)
        c = b if i & 1 else a
        equal += c is b
        equal += c is a
        equal += b is a
        a = Node(i, c)
    return equal, a.value, a.next.value


print(compared(3000), compared(2999))


def left_early(n, stop):
    node = Node(0, None)
    while True:
        node = Node(node.value + 1, None)
        if node.value == stop:
            return node
        if node.value > n:
            return None


print(left_early(3000, 2999).value, left_early(3000, 5000), left_early(3000, 1).value)
