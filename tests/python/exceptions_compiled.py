# Exceptions that compiled code raises and catches itself: in one function, through inlined calls, in nested handlers.


def missing(d, n):
    total = 0
    for i in range(n):
        try:
            total += d[i]
        except KeyError:
            total += 1
    return total


print(missing({}, 1500), missing({i: 2 for i in range(0, 1500, 3)}, 1500))


def raising(n):
    total = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                raise ValueError("v", i)
            if i % 5 == 0:
                raise TypeError(i)
            total += i
        except ValueError as error:
            total -= error.args[1]
        except TypeError:
            total += 7
        else:
            total += 1
    return total


print(raising(1500))


# Through calls that are inlined, or not; the innermost handler that fits.
def check(i):
    if i % 4 == 0:
        raise IndexError("check " + str(i))
    return i


def through(i):
    return check(i) + 1


def partly(i):
    try:
        return through(i)
    except KeyError:
        return -1


def outermost(n):
    total = 0
    failed = 0
    for i in range(n):
        try:
            total += partly(i)
        except LookupError:
            failed += 1
    return total, failed


print(outermost(1600))


# What handlers see of variables, and what finally does on each way.
def ways(n):
    log = []
    for i in range(n):
        state = "start"
        try:
            state = "try"
            try:
                if i % 2:
                    state = "raise"
                    {}["x"]
                state = "fine"
            finally:
                state += "+"
            if i % 7 == 0:
                continue
            if i == n - 3:
                break
        except KeyError as error:
            state = state + repr(error)
        log.append(state)
    return len(log), log[:4], log[-2:]


print(ways(1200))


def returning(n):
    def one(i):
        try:
            if i % 3 == 0:
                raise OSError(i)
            return "plain"
        except OSError:
            return "caught"
        finally:
            if i == 5:
                return "finally"

    counts = {}
    for i in range(n):
        word = one(i)
        counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items())


print(returning(1200))


# The trace: lines and functions, also of frames that are inlined; what is chained.
def lines(error):
    trace = error.__traceback__
    found = []
    while trace is not None:
        found.append(trace.tb_lineno)
        trace = trace.tb_next
    return found


def deep(i):
    if i < 0:
        return 0
    raise RuntimeError(i)


def middle(i):
    value = 1
    return deep(i) + value


def traced(n):
    last = None
    for i in range(n):
        try:
            middle(i)
        except RuntimeError as error:
            found = lines(error)
            if last is not None and found != last:
                print("another trace", i, found, last)
            last = found
    return last


print(traced(800))


def chained(n):
    last = None
    for i in range(n):
        try:
            try:
                [][i]
            except IndexError as error:
                if i % 2:
                    raise KeyError(i) from error
                raise KeyError(i)
        except KeyError as error:
            last = (type(error.__context__).__name__, type(error.__cause__).__name__, lines(error), lines(error.__context__))
            if i in (0, 1):
                print(last)
    return last


print(chained(900))


def again(n):
    count = 0
    last = None
    for i in range(n):
        try:
            try:
                deep(i)
            except RuntimeError:
                raise
        except RuntimeError as error:
            count += 1
            last = lines(error)
    return count, last


print(again(900))


# A handler that is entered for the first time when the code has long been compiled.
def late(n):
    handled = 0
    for i in range(n):
        try:
            if i > 2000 and i % 2:
                raise ValueError(i)
            if i > 3000:
                raise KeyError(i)
        except ValueError:
            handled += 1
        except KeyError:
            handled += 1000
    return handled


print(late(4000))


# Objects whose construction fails; methods, properties, operators that raise.
class Picky:
    def __init__(self, value):
        self.value = value
        if value % 3 == 0:
            raise ValueError("picky")

    def __add__(self, other):
        if other == 4:
            raise ArithmeticError("four")
        return self.value + other

    @property
    def half(self):
        if self.value % 2:
            raise AttributeError("odd")
        return self.value // 2


def picky(n):
    failed = added = halves = missing = 0
    for i in range(n):
        try:
            one = Picky(i)
            added += one + i % 5
            halves += one.half
            one.nothing
        except ValueError:
            failed += 1
        except ArithmeticError:
            added += 1
        except AttributeError as error:
            missing += 1
            if str(error) == "odd":
                halves += 1
    return failed, added, halves, missing


print(picky(1500))


# Iterators by hand, and a loop that ends by an exception.
def by_hand(n):
    total = 0
    for i in range(n):
        iterator = iter((i, i + 1, i + 2))
        while True:
            try:
                total += next(iterator)
            except StopIteration:
                break
    return total


print(by_hand(700))


# Recursion with handlers in every frame; the exception that is being handled is put back.
def depth(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        return depth(n - 1)
    except ValueError as error:
        if n % 5 == 0 and n > 0:
            return n
        raise


def many(n):
    total = 0
    for i in range(n):
        try:
            total += depth(i % 9)
        except ValueError:
            total += 100
    return total


print(many(900))

import sys


def inside():
    return sys.exc_info()[0]


def put_back(n):
    seen = set()
    for i in range(n):
        try:
            raise KeyError(i)
        except KeyError:
            try:
                raise IndexError(i)
            except IndexError:
                seen.add(inside().__name__)
            seen.add(inside().__name__ + " again")
        seen.add(str(inside()))
    return sorted(seen)


print(put_back(600))

# Floats and integers in registers that handlers read.
def numbers(n):
    x = 0.0
    k = 0
    for i in range(n):
        k = i * 2
        y = x + 0.5
        try:
            x = y
            k += 1
            x = x / (i % 3)
        except ZeroDivisionError:
            x += k
    return x, k


print(numbers(900))
