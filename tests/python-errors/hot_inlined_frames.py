def square(x):
    return x * x


def distance(x, y):
    return square(x) + square(y)


def walk(points):
    total = 0
    for x, y in points:
        total += distance(x, y)
    return total


points = [(i, i + 1) for i in range(4000)]
print(walk(points))
points[3500] = (3, "four")
walk(points)
