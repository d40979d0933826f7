# Named arguments that no parameter takes: a dict of them, in the order of the call, new in each call.
class Event:
    def __init__(self, time, handler, *args, **kwargs):
        self.time, self.handler, self.args, self.kwargs = time, handler, args, kwargs

    def fire(self):
        return self.handler(*self.args, **self.kwargs)

    def update(self, **fields):
        for name, value in fields.items():
            setattr(self, name, value)
        return self


class Named:
    def __init__(self, **fields):
        self.fields = fields


def only(**kw):
    return kw


def some(a, b=2, *, c=3, **kw):
    return a, b, c, kw


def after(a, /, b=5, **kw):
    return a, b, kw


def rest(*args, flag=False, **kw):
    return args, flag, kw


def passing(**kw):
    return some(1, **kw)


def changing(**kw):
    kw["x"] = kw.get("x", 0) + 1
    return kw


def failing(x, **kw):
    return kw["missing"] if x == 250 else kw["there"]


def total(n):
    found = 0
    for i in range(n):
        found += only(a=i, b=2)["a"] + len(only(c=i)) + len(only())
        found += some(i, x=i)[3]["x"] + some(b=i, a=1, y=2, c=i)[1]
        found += after(i, a=3)[2]["a"] + rest(1, 2, flag=True, q=i)[2]["q"]
        found += changing(x=i)["x"] + len(changing(y=i))
        event = Event(i, some, 1, b=i, late=True)
        found += event.fire()[1] + event.update(time=i + 1, extra=2).time + event.extra
        found += Named(p=i, q=1).fields["p"] + len(Named().fields)
    return found


def failures(n):
    log = []
    for i in range(n):
        try:
            failing(i, there=i)
        except KeyError as error:
            log.append((i, str(error)))
        try:
            if i % 100 == 0:
                some(1, a=2, z=3)
        except TypeError as error:
            log.append(str(error))
        try:
            if i % 100 == 50:
                after(b=1, a=2)
        except TypeError as error:
            log.append(str(error))
    return log


print(total(600))
print(failures(400))
kept = [only(a=i, b=[i]) for i in range(300)]
print(kept[0], kept[299], kept[1] is kept[2], sum(k["a"] for k in kept))
print(list(only(z=1, a=2, m=3)), some(1, d=4, b=7, e=5), after(1, a=2, b=3, c=4), rest(1, x=1, flag=2))
print(passing(b=1, w=2), passing(c=9), [passing(x=i)[3] for i in range(3)])


def many(n):
    found = 0
    for i in range(n):
        found += len(only(a=i, b=i, c=i, d=i, e=i, f=i, g=i, h=i, i=i, j=i, k=i, l=i, m=i, n=i, o=i, p=i, q=i, r=i, s=i, t=i))
        found += sum(only(a=i, b=i, c=i, d=i, e=i, f=i, g=i, h=i).values())
    return found


def evaluated(n):
    seen = []
    note = lambda x: (seen.append(x), x)[1]
    for i in range(n):
        made = some(note(i), x=note(i + 1), b=note(i + 2), y=note(i + 3))
    return seen[-4:], made


print(many(300), evaluated(200))


def later(n):
    found = []
    for i in range(n):
        f = only if i < n - 5 else some
        found.append(f(a=i, kind=1))
    return found[-6:]


print(later(200))
only.__kwdefaults__ = None
some.__defaults__ = (20,)
print(some(1, z=2), total(20))
