def calls(f, o, args, kwargs):
    f()
    f(1, o)
    o.method(f, 2)
    o.a.b(key=1)
    f(1, name=o, other=2)
    f(*args, 1, **kwargs, last=3)
    return f(x(), o.y)[1:2].z


def attributes_by_name(o, v):
    setattr(o, "x", v)
    setattr(o, "x", *v)
    getattr(o, "x", None)
    return getattr(o, "x")


def keywords_alone(f, a, kwargs):
    return f(a, 1, **kwargs)
