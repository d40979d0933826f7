def logged(function):
    def wrapper(*args):
        return function(*args)

    return wrapper


@logged
def half(x):
    return x / 2


print(half(5))
half("five")
