# Functions with many variables that are alive at many exits: what exits find must be what the variables hold.


def make(name, lines, arguments="a, last"):
    text = f"def {name}({arguments}):\n" + "".join(f"    {line}\n" for line in lines)
    scope = {}
    exec(text, scope)
    return scope[name]


COUNT = 110
names = [f"v{n}" for n in range(COUNT)]
everything = "[" + ", ".join(names) + "]"


def digest(values):
    total = 0
    for index, value in enumerate(values):
        if isinstance(value, str):
            value = len(value)
        total = (total * 31 + int(value) * (index + 1)) % 1000003
    return total


# Straight code: integers, floats, truth values and objects; the last line fails what was speculated.
kinds = ["v{0} = a + {0}", "v{0} = a * {0}.5", "v{0} = a < {0}", "v{0} = str(a + {0})", "v{0} = v{1} + v{1}"]
lines = [kinds[n % len(kinds)].format(n, n - 1) for n in range(COUNT)]
straight = make("straight", lines + ["x = a + last", "return x, " + everything])
for k in range(1100):
    straight(k, 1)
for last in (1, 0.5, 1 << 70, True):
    x, values = straight(3, last)
    print("straight", x, digest(values), values[:6])
for a in (2.5, 1 << 61, False):
    x, values = straight(a, 1)
    print("straight", x, digest(values), values[:6])

# A loop that changes them all, and is left in the midst.
lines = [f"v{n} = a + {n}" for n in range(COUNT)] + ["for i in range(last):"]
lines += [f"    v{n} = v{n} + i * v{(n + 7) % COUNT} % 11" for n in range(COUNT)]
looped = make("looped", lines + ["return " + everything])
for k in range(1100):
    looped(k, 4)
print("looped", digest(looped(5, 9)))
big = looped(1 << 59, 6)
print("looped", digest(big), big[0], big[-1])
print("looped", digest(looped(0.5, 6)))

# An exception on the way, caught by the function itself, which goes on with what it had.
lines = [f"v{n} = a + {n}" for n in range(COUNT)] + ["try:"]
lines += [f"    v{n} = v{n} + last[{n}]" for n in range(COUNT)]
lines += ["except (IndexError, TypeError) as problem:", "    v0 = str(problem)", "return " + everything]
caught = make("caught", lines)
full = list(range(COUNT))
for k in range(1100):
    caught(k, full)
print("caught", digest(caught(1, full)))
print("caught", digest(caught(1, full[:60])), caught(1, full[:60])[0])
full[99] = None
print("caught", digest(caught(1, full)), caught(1, full)[0])

# Objects that nothing but a variable holds live on until it is read.
lines = [f"v{n} = [a, {n}]" for n in range(COUNT)]
lines += [f"t = (last + v{n}[0]) % 1000 + v{n}[1]" for n in range(COUNT)]
lines += [f"v{n}.append(t + a * {n})" for n in range(COUNT)]
held = make("held", lines + ["return sum(v[0] + v[1] + v[2] for v in " + everything + ")"])
print("held", [held(k, k) for k in range(1100)][-3:])
print("held", held(0.25, 2), held(1 << 62, 3))
