# with: order of calls, several managers, suppression, return/break through, exceptions in enter and exit.

log = []


class Manager:
    def __init__(self, name, swallow=False, fail_enter=False, fail_exit=False):
        self.name = name
        self.swallow = swallow
        self.fail_enter = fail_enter
        self.fail_exit = fail_exit

    def __enter__(self):
        log.append("+" + self.name)
        if self.fail_enter:
            raise RuntimeError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        log.append("-" + self.name + (":" + kind.__name__ if kind else ""))
        if self.fail_exit:
            raise RuntimeError("exit " + self.name)
        return self.swallow


def show(label):
    global log
    print(label, " ".join(log))
    log = []


with Manager("a") as a, Manager("b") as b:
    log.append(a + b)
show("two")

with (
    Manager("a") as a,
    Manager("b"),
):
    log.append("body")
show("parenthesised")

with Manager("s", swallow=True):
    raise ValueError("gone")
show("swallow")

try:
    with Manager("a"):
        with Manager("b", fail_enter=True):
            log.append("never")
except RuntimeError as error:
    log.append(str(error))
show("enter fails")

try:
    with Manager("a"), Manager("b", fail_exit=True):
        raise KeyError("k")
except RuntimeError as error:
    log.append(repr(error) + "/" + repr(error.__context__))
show("exit fails")


def returns():
    with Manager("r"):
        return "value"


log.append(returns())
show("return")

for i in range(3):
    with Manager(str(i)):
        if i == 0:
            continue
        if i == 1:
            break
show("loop")


def generator():
    with Manager("g"):
        yield 1
        yield 2


for item in generator():
    log.append(str(item))
show("generator")
g = generator()
next(g)
g.close()
show("closed")


class Depth:
    current = 0
    deepest = 0

    def __enter__(self):
        Depth.current += 1
        Depth.deepest = max(Depth.deepest, Depth.current)
        return Depth.current

    def __exit__(self, *info):
        Depth.current -= 1


def dig(n):
    with Depth() as d:
        return d + (dig(n - 1) if n else 0)


print(dig(40), Depth.current, Depth.deepest)
total = 0
for i in range(2000):
    with Depth() as d, Depth() as e:
        total += d * e
        if i % 3 == 0:
            continue
        total += 1
print(total, Depth.current)

for bad in (5, Manager):
    try:
        with bad:
            pass
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

with Manager("one") if False else Manager("tuple") as name:
    print(name)
show("conditional")


class Pair:
    def __enter__(self):
        return (1, [2, 3])

    def __exit__(self, *info):
        return False


with Pair() as (one, [two, three]):
    print(one + two + three)
