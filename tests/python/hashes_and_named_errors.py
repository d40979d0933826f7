"""Hashes of slices and of -1; arguments of errors by name."""


class Bad:
    def __hash__(self):
        return -1


print(hash(Bad()), hash(-1), hash((1, -1)))
print(hash(slice(1, 2, 3)), hash(slice(1, 5, -1)) == hash(slice(1, 5, -1)))
rows = {slice(0, 2): "first", slice(2, 4): "second"}
print(rows[slice(0, 2)], rows[slice(2, 4)], slice(1) in rows)
try:
    hash(slice([1], 2))
except TypeError as error:
    print(error)

for make in (
    lambda: AttributeError("a", name="n", obj=3),
    lambda: NameError("a", "b", name="n"),
    lambda: UnboundLocalError("a", name="n"),
    lambda: ImportError("m", name="q", path="p"),
    lambda: AttributeError("a", nam="n"),
    lambda: NameError(obj=3),
):
    try:
        error = make()
        print(repr(error), error.args, error.name, getattr(error, "obj", None), getattr(error, "path", None))
    except TypeError as wrong:
        print(wrong)


class Missing(AttributeError):
    def __init__(self, what):
        super().__init__("no " + what, name=what)


def look(times):
    seen = 0
    for i in range(times):
        try:
            raise Missing("x" + str(i % 3))
        except AttributeError as error:
            seen += len(error.name) + hash(slice(i % 2, 3)) % 2
    return seen


print(look(300) > 0)
