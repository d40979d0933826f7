# Mappings handed on as keywords, often: to functions, classes, bound methods, objects that are called.
def attempt(label, call):
    try:
        print(label, call())
    except (TypeError, KeyError, ValueError) as error:
        print(label, type(error).__name__, error)


def fixed(node, *, limit, scale=2): return (node, limit, scale)
def both(a, b=20, c=30): return (a, b, c)
def only(a, b=5, /, *, k=1): return (a, b, k)
def rest(node, **others): return (node, others)
def mixed(a, *more, k=0, **others): return (a, more, k, others)


class Node:
    def __init__(self, **args):
        self.args = args

    def transform(self, function, **options):
        args = {name: value.transform(function, **options) if isinstance(value, Node) else value
                for name, value in self.args.items()}
        return function(self.__class__(**args), **options)

    def show(self):
        inner = ", ".join(f"{name}={value.show() if isinstance(value, Node) else value}" for name, value in self.args.items())
        return f"{type(self).__name__}({inner})"


class Add(Node): pass
class Number(Node): pass
class Named:
    def __init__(self, this, other=None, **rest): self.all = (this, other, rest)
class Meta(type):
    def __call__(cls, **given): return (cls.__name__, super().__call__(**given).all)
class Met(Named, metaclass=Meta): pass
class New:
    def __new__(cls, **given):
        made = super().__new__(cls)
        made.all = sorted(given.items())
        return made
class Called:
    def __call__(self, *given, **others): return (given, others)
    def method(self, limit, *, deep=False): return (limit, deep)


def fold(node, *, limit):
    if isinstance(node, Add) and all(isinstance(value, Number) for value in node.args.values()):
        total = sum(value.args["value"] for value in node.args.values())
        if total <= limit:
            return Number(value=total)
    return node


def hot(n):
    options, more = {"limit": 10}, {"limit": 1, "scale": 3}
    called, bound = Called(), Called().method
    seen = []
    for i in range(n):
        seen.append((
            fixed(i, **options), fixed(i, **more), both(i, **{"c": i}), only(i, **{"k": 2}), rest(i, **options),
            mixed(i, 1, **more), Named(**{"this": i, "x": 1}).all, Met(**{"this": i}), New(**more).all,
            called(i, **options), bound(**options), bound(**{"deep": i, "limit": 3}), rest(node=i), rest(i, x=i, y=2),
        ))
    return seen[0], seen[-1]


for part in hot(300):
    for line in part:
        print(line)
tree = Add(left=Add(left=Number(value=1), right=Number(value=2)), right=Add(left=Number(value=3), right=Number(value=9)))
for round in range(200):
    shown = tree.transform(fold, limit=10).show()
print(shown, tree.show())


def changes(**given):
    given["limit"] = given.get("limit", 0) + 1
    given["added"] = True
    return given


def unshared(n):
    options = {"limit": 10}
    for _ in range(n):
        made = changes(**options)
    return options, made, made is options


print(unshared(300))


def order(n):
    for i in range(n):
        made = rest(0, **{"z": i, "a": 1, "node2": 2}, y=3)
    return made


print(order(200))


class Text(str): pass
class Mapping:
    def keys(self): return ["limit", "scale"]
    def __getitem__(self, name): return name.upper()
class Kept(dict): pass


def sites(function, n):
    """The same call, with one mapping for a long time, then with others."""
    cases = [{"limit": 1}] * n + [
        {}, {"limit": 2, "scale": 5}, {"limit": 1, "node": 2}, {"unknown": 1}, {"limit": 1, "unknown": 1}, {1: 2}, {"limit": 1, 2: 3},
        Mapping(), Kept(limit=7), {Text("limit"): 8}, {"".join(["li", "mit"]): 9}, None, [("limit", 1)], 5, {"limit": 3}]
    last = None
    for case in cases:
        try:
            result = function(0, **case)
        except TypeError as error:
            result = str(error).replace("__main__.", "")
        if result != last:
            print(function.__name__, result)
        last = result


def call_fixed(node, **given): return fixed(node, **given)


for function in (fixed, rest, mixed, call_fixed):
    sites(function, 300)


def removed(n):
    """Dicts with entries taken out, and with as many as are no longer put in registers."""
    results = []
    for i in range(n):
        given = {"x": 1, "limit": i, "scale": 2}
        del given["x"]
        results.append(fixed(i, **given))
        many = {f"name{k}": k for k in range(12)}
        del many["name3"]
        results.append(rest(i, **many))
    return results[-2:]


print(removed(100))
for _ in range(3):
    attempt("twice", lambda: fixed(1, limit=1, **{"limit": 2}))
    attempt("by place", lambda: both(1, **{"a": 2}))
    attempt("only", lambda: only(1, **{"b": 2}))
    attempt("only twice", lambda: only(**{"a": 1, "b": 2}))
    attempt("missing", lambda: fixed(1, **{}))
    attempt("missing more", lambda: both(**{"b": 1}))
    attempt("class", lambda: Named(**{}))
    attempt("class twice", lambda: Named(1, **{"this": 2}))
    attempt("plain", lambda: object(**{"a": 1}))
    attempt("no keywords", lambda: len(**{"obj": 1}))
    attempt("partial", lambda: __import__("functools").partial(fixed, 1, limit=2)(**{"scale": 3}))


def default_of(n):
    values = []
    for i in range(n):
        values.append(fixed(i, **{"limit": i}))
        if i == n // 2:
            fixed.__kwdefaults__ = {"scale": "other"}
    fixed.__kwdefaults__ = {"scale": 2}
    return values[0], values[-1]


print(default_of(300))
