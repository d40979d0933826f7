def numbered(xs):
    for i, x in enumerate(xs, 1):
        print(i, x)


def products(xs, ys):
    return sum(map(mul, xs, filter(None, ys)))
