# Defaults, keywords, *args, **kwargs, keyword-only and positional-only parameters.


def plain(a, b, c):
    return (a, b, c)


def defaults(a, b=2, c=3):
    return a * 100 + b * 10 + c


def variadic(first, *rest):
    return first, rest


def keywords(**options):
    return sorted(options.items())


def everything(a, b=10, *args, c, d=40, **kwargs):
    return a, b, args, c, d, sorted(kwargs.items())


def positional_only(a, b, /, c, *, d):
    return a - b + c * d


print(plain(1, 2, 3), plain(c=1, a=2, b=3), plain(1, c=5, b=4))
print(defaults(1), defaults(1, 5), defaults(1, c=9), defaults(c=7, a=2))
print(variadic(1), variadic(1, 2, 3))
print(keywords(), keywords(x=1, a=2))
print(everything(1, c=3))
print(everything(1, 2, 3, 4, c=5, d=6, e=7, f=8))
print(positional_only(9, 4, 2, d=3), positional_only(9, 4, c=2, d=3))

args = [1, 2]
more = (3,)
options = {"c": 30, "z": 26}
print(everything(*args, *more, **options))
print(everything(*range(4), **{"c": 1}, **{"d": 2}))
print(plain(*"xyz"))


def mutable_default(item, bucket=[]):
    bucket.append(item)
    return bucket


print(mutable_default(1), mutable_default(2), mutable_default(3, []))

base = 5


def late(x=base):
    return x


base = 6
print(late())


def annotated(a: int, b: "str" = "q", *rest: float, k: list = None) -> tuple:
    return a, b, rest, k


print(annotated(1), annotated(1, "z", 2.5, k=[1]))


def nothing():
    pass


print(nothing())


def hot(a, b=1, *, scale=2):
    return (a + b) * scale


total = 0
for i in range(3000):
    if i % 3 == 0:
        total += hot(i)
    elif i % 3 == 1:
        total += hot(i, 5)
    else:
        total += hot(b=i, a=1, scale=3)
print(total)


def spread(*values, sep="-"):
    return sep.join(str(v) for v in values)


out = 0
for i in range(2000):
    out += len(spread(i, i + 1, sep="::")) + len(spread(*[i] * (i % 4)))
print(out)
print((lambda x, *y, z=3, **k: (x, y, z, k))(1, 2, 3, z=4, w=5))
