# The words of TypeError for wrong calls.


def f(a, b, c=3):
    return a + b + c


def g(*, key):
    return key


def h(a, /, b):
    return a, b


def none():
    return 0


class C:
    def method(self, x):
        return x


def attempt(label, action):
    try:
        print(label, "->", action())
    except TypeError as error:
        print(label, "TypeError:", error)


attempt("ok", lambda: f(1, 2))
attempt("missing one", lambda: f(1))
attempt("missing two", lambda: f())
attempt("too many", lambda: f(1, 2, 3, 4))
attempt("unexpected", lambda: f(1, 2, z=3))
attempt("twice", lambda: f(1, 2, a=3))
attempt("keyword-only missing", lambda: g())
attempt("keyword-only positional", lambda: g(1))
attempt("positional-only by keyword", lambda: h(a=1, b=2))
attempt("takes none", lambda: none(1))
attempt("method missing", lambda: C().method())
attempt("method many", lambda: C().method(1, 2))
attempt("no init", lambda: C(5))
attempt("not callable", lambda: (5)())
attempt("none call", lambda: None())
attempt("str call", lambda: "abc"(1))
attempt("len int", lambda: len(5))
attempt("iter int", lambda: [x for x in 5])
attempt("unpack star", lambda: f(*5))


def three(a, b, c):
    return a


attempt("missing three", lambda: three())
