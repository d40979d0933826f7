# Linked lists: single, double, circular; reversing, merging, cycles, and a deque made of one.
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


def build(values):
    head = None
    for value in reversed(values):
        head = Node(value, head)
    return head


def values(node, limit=50):
    out = []
    while node and len(out) < limit:
        out.append(node.value)
        node = node.next
    return out


def reverse(node):
    before = None
    while node:
        node.next, before, node = before, node, node.next
    return before


def merge(a, b):
    first = last = Node(None)
    while a and b:
        if b.value < a.value:
            last.next, b = b, b.next
        else:
            last.next, a = a, a.next
        last = last.next
    last.next = a or b
    return first.next


def halves(node):
    slow, fast = node, node and node.next
    while fast and fast.next:
        slow, fast = slow.next, fast.next.next
    second, slow.next = slow.next, None
    return node, second


def sort(node):
    if node is None or node.next is None:
        return node
    a, b = halves(node)
    return merge(sort(a), sort(b))


def cycle(node):
    slow = fast = node
    while fast and fast.next:
        slow, fast = slow.next, fast.next.next
        if slow is fast:
            slow = node
            while slow is not fast:
                slow, fast = slow.next, fast.next
            return slow.value
    return None


print(values(build([])), values(build("abc")), values(reverse(build(range(5)))), values(merge(build([1, 4, 6]), build([2, 3, 9]))))
print(values(sort(build([5, 2, 9, 1, 5, 6, 0]))), cycle(build([1, 2, 3])))
loop = build("abcdef")
tail = loop
while tail.next:
    tail = tail.next
tail.next = loop.next.next
print(cycle(loop), values(loop, 12))


class Deque:
    class _Link:
        __slots__ = "value", "before", "after"

    def __init__(self, items=()):
        self.root = root = self._Link()
        root.before = root.after = root
        self.size = 0
        for item in items:
            self.append(item)

    def _insert(self, value, after):
        link = self._Link()
        link.value, link.before, link.after = value, after, after.after
        after.after.before = link
        after.after = link
        self.size += 1

    def _remove(self, link):
        if link is self.root:
            raise IndexError("empty")
        link.before.after, link.after.before = link.after, link.before
        self.size -= 1
        return link.value

    def append(self, value):
        self._insert(value, self.root.before)

    def appendleft(self, value):
        self._insert(value, self.root)

    def pop(self):
        return self._remove(self.root.before)

    def popleft(self):
        return self._remove(self.root.after)

    def __len__(self):
        return self.size

    def __iter__(self):
        link = self.root.after
        while link is not self.root:
            yield link.value
            link = link.after

    def __reversed__(self):
        link = self.root.before
        while link is not self.root:
            yield link.value
            link = link.before


d = Deque("bcd")
d.appendleft("a")
d.append("e")
print(list(d), list(reversed(d)), d.pop(), d.popleft(), len(d), bool(d), "c" in d, sorted(d, reverse=True))
while d:
    d.pop()
try:
    d.pop()
except IndexError as error:
    print(error, list(d))


def josephus(n, k):
    people = list(range(1, n + 1))
    at, out = 0, []
    while people:
        at = (at + k - 1) % len(people)
        out.append(people.pop(at))
    return out


print(josephus(7, 3), josephus(41, 3)[-1], [josephus(n, 2)[-1] for n in range(1, 17)])


def add(a, b):
    out, carry = None, 0
    stack_a, stack_b = values(a), values(b)
    while stack_a or stack_b or carry:
        total = (stack_a.pop() if stack_a else 0) + (stack_b.pop() if stack_b else 0) + carry
        carry, digit = divmod(total, 10)
        out = Node(digit, out)
    return out


print(values(add(build([9, 9, 9]), build([1]))), values(add(build([2, 4]), build([5, 6, 4]))))
