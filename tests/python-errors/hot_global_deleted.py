factor = 3


def scale(x):
    return x * factor


print(sum(scale(i) for i in range(5000)))
del factor
for i in range(10):
    scale(i)
