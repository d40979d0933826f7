# The methods and operators of list.

l = [3, 1, 2]
l.append(4)
l.extend([5, 6])
l.extend("ab")
l.insert(0, "first")
l.insert(-1, "near end")
l.insert(100, "end")
print(l, len(l))
print(l.pop(), l.pop(0), l.pop(-2), l)
l.remove("a")
print(l, l.index(2), l.index(5, 2), l.count(1), 4 in l, "zz" in l)
l.reverse()
print(l)
l = [5, 2, 8, 1]
l.sort()
print(l, l.sort(), sorted(l, reverse=True))
l.sort(reverse=True)
c = l.copy()
c.clear()
print(l, c, l + [0], [0] * 4, [[0] * 2 for _ in range(2)], [1, 2] * 2, 2 * ["x"])
print([1, 2] == [1, 2], [1, 2] != [2, 1], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [[1], 2] == [[1], 2], [1, "a"] == [1, "a"])
print(min(l), max(l), sum(l), sum([[1], [2]], []), any(l), all([]), list(reversed(l)), list(enumerate("ab", 1)))
for thunk in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(9), lambda: [1][1], lambda: [1] + 2, lambda: [1] < ["a"], lambda: [1, "a"].sort(), lambda: [1].nope, lambda: [1] * "a", lambda: list(5), lambda: [].insert("a", 1)):
    try:
        print(thunk())
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
shared = [[0] * 2] * 2
shared[0][0] = 9
print(shared)
nested = [1, [2, [3, [4]]]]
shallow = nested[:]
shallow[1][0] = "changed"
print(nested, shallow is nested)
grow = [1]
for x in grow:
    if len(grow) < 10:
        grow.append(x * 2)
print(grow)
shrink = list(range(10))
for x in shrink:
    shrink.remove(x)
print(shrink)


def flatten(items):
    out = []
    for item in items:
        if isinstance(item, list):
            out.extend(flatten(item))
        else:
            out.append(item)
    return out


print(flatten([1, [2, [3, []], [[4]]], 5]))
queue = []
for i in range(3000):
    queue.append(i)
    if i % 3 == 2:
        queue.pop(0)
    if i % 5 == 4:
        queue.pop()
    if i % 100 == 99:
        queue.insert(len(queue) // 2, -i)
print(len(queue), sum(queue), queue[:5], queue[-5:])
stack, depth = [], 0
for i in range(5000):
    if i % 7 < 4:
        stack.append(i)
    else:
        depth += stack.pop()
print(depth, len(stack))
a = [0] * 100
for step in range(60):
    for i in range(100):
        a[i] = a[i - 1] + step if i % 2 else a[i] ^ step
print(sum(a) % 1000007, a[:6])
mixed = [1, 2.5, "s", None, True, (1,), [2], {"k": 3}, 2**70, -0.0]
print(mixed, mixed.index(2.5), mixed.count(1), mixed[::-1][0], [type(v).__name__ for v in mixed])
ints = [1, 2, 3]
total = 0
for i in range(3000):
    total += ints[i % 3]
    if i == 1500:
        ints[1] = 2.5
    if i == 2200:
        ints[2] = True
print(total)
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(zip([1, 2, 3], "ab")), [*zip(*[(1, 2), (3, 4)])])
x = [1, 2, 3]
y = x
y += [4]
x = x + [5]
print(x, y, x is y, id(y) == id(y))
