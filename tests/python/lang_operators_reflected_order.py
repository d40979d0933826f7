log = []
class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): log.append("A.add"); return NotImplemented
    def __radd__(self, o): log.append("A.radd"); return ("A.radd", self.n)
    def __mul__(self, o): log.append("A.mul"); return "A.mul"
    def __eq__(self, o): log.append("A.eq"); return NotImplemented
    def __lt__(self, o): log.append("A.lt"); return NotImplemented
    def __gt__(self, o): log.append("A.gt"); return True
    def __or__(self, o): return "or"
    __ror__ = __or__
    __hash__ = None
class B(A):
    def __radd__(self, o): log.append("B.radd"); return "B.radd"
    def __rmul__(self, o): log.append("B.rmul"); return "B.rmul"
    def __gt__(self, o): log.append("B.gt"); return NotImplemented
def show(f):
    log.clear()
    try: r = f()
    except TypeError as e: r = str(e)
    print(r, log)
a, b = A(1), B(2)
for f in (lambda: a + b, lambda: b + a, lambda: a + a, lambda: 5 + a, lambda: a + 5, lambda: a * b, lambda: b * a, lambda: 5 * b, lambda: a == b, lambda: a == a, lambda: a != b, lambda: a < b, lambda: a < a, lambda: b > a, lambda: 1 < a, lambda: [1] + a, lambda: "s" + b, lambda: {1: 2} | a, lambda: a | {1}, lambda: hash(a), lambda: a - 1, lambda: -a, lambda: a @ b, lambda: a >= 1, lambda: a ** 2, lambda: sum([a, a])): show(f)
