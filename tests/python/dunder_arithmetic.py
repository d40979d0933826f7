# Arithmetic dunders: normal, reflected, in place, unary, NotImplemented and its TypeError.


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        if isinstance(other, Vec):
            return Vec(self.x + other.x, self.y + other.y)
        if isinstance(other, (int, float)):
            return Vec(self.x + other, self.y + other)
        return NotImplemented

    def __radd__(self, other):
        return Vec(other + self.x, other + self.y)

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y)

    def __rsub__(self, other):
        return Vec(other - self.x, other - self.y)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __truediv__(self, k):
        return Vec(self.x / k, self.y / k)

    def __floordiv__(self, k):
        return Vec(self.x // k, self.y // k)

    def __mod__(self, k):
        return Vec(self.x % k, self.y % k)

    def __pow__(self, k):
        return Vec(self.x**k, self.y**k)

    def __matmul__(self, other):
        return self.x * other.y - self.y * other.x

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __pos__(self):
        return self

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __invert__(self):
        return Vec(self.y, self.x)

    def __repr__(self):
        return f"<{self.x} {self.y}>"


a, b = Vec(3, 4), Vec(1, -2)
print(a + b, a + 1, 1 + a, a - b, 10 - a, a * 2, 2 * a, a * b)
print(a / 2, a // 2, a % 2, a**2, a @ b, -a, +a, abs(a), ~a)
alias = a
a += b
print(a, alias is a)
a -= b
print(a, alias is a)
a *= 3
print(a, sum([Vec(1, 1), Vec(2, 2)], Vec(0, 0)), sum([Vec(1, 2), Vec(3, 4)]))
try:
    a + "text"
except TypeError as error:
    print("TypeError:", error)
try:
    a / b
except TypeError as error:
    print("TypeError:", error)
try:
    a >> 1
except TypeError as error:
    print("TypeError:", error)
try:
    a -= None
except AttributeError as error:
    print("AttributeError:", error)


class Bits:
    def __init__(self, v):
        self.v = v

    def __and__(self, o):
        return Bits(self.v & o.v)

    def __or__(self, o):
        return Bits(self.v | o.v)

    def __xor__(self, o):
        return Bits(self.v ^ o.v)

    def __lshift__(self, n):
        return Bits(self.v << n)

    def __rshift__(self, n):
        return Bits(self.v >> n)

    def __rlshift__(self, n):
        return "rlshift %d" % n

    def __ior__(self, o):
        self.v |= o.v
        return self

    def __index__(self):
        return self.v

    def __int__(self):
        return self.v

    def __float__(self):
        return self.v / 2

    def __repr__(self):
        return "Bits(%d)" % self.v


p, q = Bits(12), Bits(10)
print(p & q, p | q, p ^ q, p << 2, p >> 1, 5 << p)
p |= Bits(1)
print(p, int(p), float(p), hex(p), list(range(20))[Bits(3)])


class Sub(Vec):
    def __radd__(self, other):
        return "Sub.__radd__"


print(Vec(1, 1) + Sub(1, 1))


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + (other.cents if isinstance(other, Money) else other))

    def __divmod__(self, n):
        return divmod(self.cents, n)

    def __round__(self, digits=None):
        return round(self.cents / 100, digits)


m = Money(0)
v = Vec(0, 0)
for i in range(2500):
    m = m + i
    m += Money(1)
    v += Vec(1, i & 3)
    v = v + Vec(0.5, 0) if i % 1000 == 999 else v
print(m.cents, v, divmod(m, 7), round(m), round(m, 1))
