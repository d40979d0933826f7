# Globals read and rewritten in hot loops and behind the back of compiled code.

scale = 2
offset = 10
limit = 100


def transform(x):
    return x * scale + offset


total = 0
for i in range(2000):
    total += transform(i)
print(total)
scale = 3
for i in range(2000):
    total += transform(i)
print(total)
scale = 0.5
for i in range(2000):
    total += transform(i)
print(total)
scale = "ab"
try:
    for i in range(10):
        total += transform(i)
except TypeError as error:
    print("TypeError:", error, i)
scale = 1


def rewriting(n):
    global offset
    acc = 0
    for i in range(n):
        acc += transform(i)
        if i % 500 == 499:
            offset += 1
    return acc


print(rewriting(4000), offset)


def bump():
    global counter
    counter += 1
    if counter > limit:
        counter = 0


counter = 0
for i in range(5000):
    bump()
    if i == 2500:
        limit = 37
print(counter)
hot = 0
while hot < 3000:
    hot += 1
    if hot == 1500:

        def transform(x):
            return -x

    total += transform(1)
print(total)
del limit
try:
    for i in range(100):
        bump()
except NameError as error:
    print("NameError:", error)
limit = 5
bump()
print(counter <= 5)


def uses_builtin(items):
    total = 0
    for item in items:
        total += len(item)
    return total


words = ["a", "bb", "ccc"] * 500
print(uses_builtin(words))
original = len


def len(value):
    return original(value) * 10


print(uses_builtin(words))
del len
print(uses_builtin(words))
state = 1
for i in range(4000):
    state = state * 5 % 8191
    if i == 2000:
        state = 77
print(state)
first = second = 0
for i in range(4000):
    first, second = second + 1, first
print(first, second)
x = 0
for i in range(3000):
    x += 1 if i % 2 else -1
    if i == 1000:
        del x
        x = 1000
print(x, i)
config = {"debug": False}


def check():
    return 1 if config["debug"] else 0


hits = 0
for i in range(3000):
    hits += check()
    if i == 1999:
        config = {"debug": True}
print(hits)
