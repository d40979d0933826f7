# Loops with handlers that are entered never, late, or always; what handlers lead back to.


def never(values):
    total = 0
    for value in values:
        try:
            total += int(value)
        except ValueError:
            total -= 1
    return total


def skips(values):
    total = 0
    for value in values:
        try:
            step = 100 // value
        except ZeroDivisionError:
            continue
        total += step
    return total


def leaves(values):
    index = 0
    while True:
        try:
            value = values[index]
        except IndexError:
            break
        index += 1 + (value < 0)
    return index


def nested(values, limit):
    count = 0
    for row in range(limit):
        try:
            for value in values:
                try:
                    count += value[row % len(value)]
                except TypeError:
                    count += 1000
                finally:
                    count += 1
        except KeyError as error:
            count += 100000
            continue
        else:
            count += 2
    return count


def retries(values):
    done = []
    for value in values:
        tries = 0
        while True:
            try:
                tries += 1
                if tries < value % 4:
                    raise RuntimeError(value)
                break
            except RuntimeError as error:
                if error.args[0] > 950:
                    done.append(-1)
                    break
        done.append(tries)
    return sum(done)


print(never(["1", "22"] * 800))
print(never(["1", "22"] * 400 + ["x"] * 3 + ["4"] * 400 + ["y"] * 200))
print(skips(list(range(1, 900))), skips([i % 7 for i in range(900)]))
print(leaves(list(range(1500))), leaves([-1, 2] * 300))
print(nested([[1, 2], (3, 4)], 400), nested([[1], 5], 300), nested([[1], {1: 2}], 300))
print(retries(range(1000)))
