class Cons:
    def __init__(self, head, tail=None): self.head, self.tail = head, tail
    def __iter__(self):
        n = self
        while n: yield n.head; n = n.tail
def make(it):
    first = None
    for x in reversed(list(it)): first = Cons(x, first)
    return first
def reverse(n):
    back = None
    while n: n.tail, back, n = back, n, n.tail
    return back
def merge(a, b):
    d = t = Cons(None)
    while a and b:
        if a.head <= b.head: t.tail, a = a, a.tail
        else: t.tail, b = b, b.tail
        t = t.tail
    t.tail = a or b; return d.tail
def sort(n):
    if not n or not n.tail: return n
    slow, fast = n, n.tail
    while fast and fast.tail: slow, fast = slow.tail, fast.tail.tail
    right, slow.tail = slow.tail, None
    return merge(sort(n), sort(right))
def cycle(n):
    a = b = n
    while b and b.tail:
        a, b = a.tail, b.tail.tail
        if a is b:
            a = n
            while a is not b: a, b = a.tail, b.tail
            return a.head
print(list(make("abc")), list(reverse(make(range(5)))), list(merge(make([1, 4]), make([2, 3, 9]))), list(sort(make((i * 37) % 50 for i in range(50)))) == list(range(50)), cycle(make("xyz")))
c = make(range(10)); n = c
while n.tail: n = n.tail
n.tail = c.tail.tail.tail; print(cycle(c))
class Skip:
    def __init__(self): self.rows, self.s = [[], [], []], 1
    def add(self, x):
        import bisect
        for row in self.rows:
            bisect.insort(row, x); self.s = self.s * 75 % 65537
            if self.s % 2: break
s = Skip()
for i in range(300): s.add(i * 17 % 301)
print(len(s.rows[0]), len(s.rows[1]) < 200, s.rows[0] == sorted(s.rows[0]), set(s.rows[2]) <= set(s.rows[1]))
