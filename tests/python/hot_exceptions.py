# Exceptions thrown from hot inner functions, caught near and far, with handlers in loops.


class Custom(Exception):
    def __init__(self, n):
        super().__init__("custom %d" % n)
        self.n = n


def inner(n):
    if n % 10 == 3:
        raise Custom(n)
    if n % 10 == 7:
        return 100 // (n % 7)
    if n % 10 == 9:
        return [1, 2, 3][n % 5]
    return n


def middle(n):
    return inner(n) + 1


def outer(n):
    try:
        return middle(n)
    except Custom as error:
        return -error.n
    except IndexError:
        return 1000


ok = zero = 0
for i in range(5000):
    try:
        ok += outer(i)
    except ZeroDivisionError as error:
        zero += 1
        last = str(error)
print(ok, zero, last)


def loop_inside(n):
    total = 0
    for i in range(n):
        try:
            total += inner(i)
        except (Custom, IndexError):
            total -= 1
        except ZeroDivisionError:
            break
        else:
            total += 1
    return total, i


print(loop_inside(77), loop_inside(5000))


def rare(values):
    total = 0
    for v in values:
        try:
            total += v
        except TypeError:
            total += len(v)
    return total


data = [1] * 3000
print(rare(data))
data[1500] = "four"
data[2500] = [1, 2]
data[2600] = 0.5
print(rare(data))


def search(grid, wanted):
    class Found(Exception):
        pass

    try:
        for y, row in enumerate(grid):
            for x, cell in enumerate(row):
                if cell == wanted:
                    raise Found(x, y)
    except Found as found:
        return found.args
    return None


grid = [[x * y % 97 for x in range(40)] for y in range(40)]
print(search(grid, 96), search(grid, 500), search(grid, 0))


def get_or_default(d, keys):
    hits = misses = 0
    for key in keys:
        try:
            hits += d[key]
        except KeyError:
            misses += 1
    return hits, misses


print(get_or_default({i: i for i in range(0, 100, 3)}, [i % 100 for i in range(3000)]))


def parse(items):
    good, bad = 0, []
    for item in items:
        try:
            good += int(item)
        except ValueError as error:
            if len(bad) < 2:
                bad.append(str(error))
    return good, bad


print(parse(["1", "x", "22", "", "3.5", "7"] * 200))


def nested_levels(n):
    if n == 0:
        raise Custom(n)
    try:
        nested_levels(n - 1)
    except Custom as error:
        raise Custom(error.n + n) from error


caught = 0
for i in range(150):
    try:
        nested_levels(i % 9)
    except Custom as error:
        caught += error.n
print(caught)


def stop_early(it):
    count = 0
    while True:
        try:
            count += next(it)
        except StopIteration:
            return count


print(stop_early(iter(range(4000))))


class Attr:
    def __init__(self, i):
        if i % 3:
            self.value = i


total = 0
for i in range(3000):
    try:
        total += Attr(i).value
    except AttributeError:
        total -= 1
print(total)


def fin(n):
    steps = 0
    for i in range(n):
        try:
            if i % 4 == 1:
                continue
            if i % 4 == 2:
                raise ValueError(i)
            steps += 1
        except ValueError:
            steps += 10
        finally:
            steps += 100
    return steps


print(fin(3000))
