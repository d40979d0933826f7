# What an exception thrown into a generator has as its context: what the generator handles, not its caller.
def g():
    try:
        yield 1
    except ValueError as e:
        try:
            yield 2
        except KeyError as k:
            print(repr(k.__context__), repr(k.__cause__))
            yield 3
x = g(); next(x)
x.throw(ValueError("v"))
x.throw(KeyError("k"))
def h():
    yield 1
y = h(); next(y)
try:
    try: 1/0
    except ZeroDivisionError:
        y.throw(TypeError("t"))
except TypeError as t:
    print(repr(t.__context__))
def h2():
    try: yield 1
    except TypeError as t:
        print("in", repr(t.__context__)); raise RuntimeError("r")
y = h2(); next(y)
try:
    try: 1/0
    except ZeroDivisionError:
        y.throw(TypeError("t"))
except RuntimeError as t:
    print(repr(t.__context__), repr(t.__context__.__context__))
def h3():
    try: yield 1
    finally:
        print("fin")
        raise KeyError("from finally")
y = h3(); next(y)
try: y.close()
except KeyError as e: print(repr(e.__context__))
y = h3()
try: y.throw(ValueError("early"))
except ValueError as e: print(repr(e), e.__context__)
