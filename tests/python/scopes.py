# global and nonlocal, shadowed names, class scope, UnboundLocalError.

x = "module"
counter = 0


def read():
    return x


def shadow():
    x = "local"
    return x


def rewrite():
    global x, created
    x = "rewritten"
    created = [1, 2]


print(read(), shadow(), x)
rewrite()
print(read(), created)


def bump(times):
    global counter
    for _ in range(times):
        counter += 1


for step in range(200):
    bump(step % 7)
print(counter)


def unbound():
    try:
        print(y)
    except UnboundLocalError as error:
        print("UnboundLocalError:", error)
    y = 1
    return y


print(unbound())

try:
    print(undefined_name)
except NameError as error:
    print("NameError:", error)


class Scope:
    x = "class"
    seen = x

    def method(self):
        return x

    values = [n * 2 for n in range(3)]


print(Scope.x, Scope.seen, Scope().method(), Scope.values)


def levels():
    a = 1

    def two():
        nonlocal a
        a += 10

        def three():
            nonlocal a
            a += 100
            return a

        return three() + a

    return two(), a


print(levels())

n = 99
squares = [n * n for n in range(4)]
print(n, squares)


def local_functions():
    def even(k):
        return True if k == 0 else odd(k - 1)

    def odd(k):
        return False if k == 0 else even(k - 1)

    return even(40), odd(17), even(7)


print(local_functions())


def loop_variable_survives():
    for i in range(5):
        last = i * i
    return i, last


print(loop_variable_survives())


def builtin_shadow():
    len = lambda value: "mine"
    return len([1, 2])


print(builtin_shadow(), len([1, 2]))
sum = lambda values: "module sum"
print(sum([1]))
del sum
print(sum([1, 2, 3]))
