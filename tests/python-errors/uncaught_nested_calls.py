def inner(values, index):
    return values[index]


def middle(values):
    total = 0
    for index in range(10):
        total += inner(values, index)
    return total


def outer():
    return middle([1, 2, 3])


print("start")
outer()
