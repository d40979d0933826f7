# The dict of a function's variables is one: each call brings it up to date, and what executed code adds stays.
def one():
    x = 1
    first = locals()
    second = locals()
    print(first is second, sorted(first), sorted(second))
    y = 2
    print("y" in first, sorted(locals()), first["y"])
    del y
    print("y" in first, "y" in locals(), "y" in first)
    first["x"] = 50
    print(first["x"], x, locals()["x"])
    return first


one_dict = one()
print(one_dict is one(), sorted(one_dict))


def executed():
    exec("added = 3")
    print("added" in locals(), locals()["added"], eval("added + 1"))
    exec("added += 4; more = [added]")
    print(eval("added, more"))
    try:
        print(added)
    except NameError as error:
        print(error)


executed()


def in_a_loop(names):
    for place, name in enumerate(names):
        exec(f"{name} = place * 10")
    return {key: value for key, value in locals().items() if key in names}


print(in_a_loop(["a", "b", "c"]))


def captured():
    count = 0

    def add():
        nonlocal count
        count += 1
        return locals()

    variables = locals()
    add()
    print(variables["count"], locals()["count"], add(), variables["count"])


captured()


def stepped():
    a = 1
    yield locals()
    b = 2
    yield locals()


steps = stepped()
first = next(steps)
second = next(steps)
print(first is second, first)


def inner():
    q = 1
    print([sorted(locals()) for i in range(2)], sorted(locals()))
    print([eval("i * q + 1") for i in range(3)])


inner()


def nested(depth):
    exec(f"value = {depth}")
    if depth:
        nested(depth - 1)
    return locals()["value"]


print(nested(3))


def as_globals():
    d = {}
    for stmt in "d['q'] = 2", "y = 5", "z = y + 1", "del y":
        exec(stmt, locals())
        known = locals()
        print(sorted(name for name in known if name != "__builtins__"), d, known["stmt"])
    gone = 1
    print(locals()["gone"])
    del gone
    print("gone" in locals(), eval("z * 2", locals()))


as_globals()
