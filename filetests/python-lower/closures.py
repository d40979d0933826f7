def counter(start):
    count = start
    def bump(by=1, *, extra):
        nonlocal count
        count += by
        return lambda: count + start
    return bump

def late():
    functions = [lambda: i for i in range(3)]
    return [f() for f in functions]

def deleted(x):
    del x
    try:
        pass
    finally:
        return x

@decorate
@other(1)
def decorated(a, /, b: int = 2, *rest, c=3, d, **named) -> str:
    """Says."""
    return a
