def f(*args, **kwargs):
    return args


f(a=1, 2)
