# try / except / else / finally in every shape, in loops and functions.


def classify(action):
    trail = []
    try:
        trail.append("try")
        action()
    except ZeroDivisionError as error:
        trail.append("zero: %s" % error)
    except (KeyError, IndexError) as error:
        trail.append("lookup: %s %s" % (type(error).__name__, error))
    except Exception as error:
        trail.append("other: %s %s" % (type(error).__name__, error))
    else:
        trail.append("else")
    finally:
        trail.append("finally")
    return trail


print(classify(lambda: 1))
print(classify(lambda: 1 / 0))
print(classify(lambda: {}["missing"]))
print(classify(lambda: [][3]))
print(classify(lambda: int("x")))
print(classify(lambda: None + 1))


def nested(n):
    log = []
    try:
        try:
            if n == 0:
                raise ValueError("inner")
            if n == 1:
                raise TypeError("inner")
            log.append("clean")
        except ValueError as error:
            log.append("caught " + str(error))
            raise RuntimeError("from handler")
        finally:
            log.append("inner finally")
    except RuntimeError as error:
        log.append("outer caught " + str(error) + " context " + repr(error.__context__))
    except TypeError as error:
        log.append("outer type " + str(error))
    else:
        log.append("outer else")
    return log


for n in range(3):
    print(nested(n))


def unbinds():
    error = "before"
    try:
        raise ValueError("x")
    except ValueError as error:
        pass
    try:
        return error
    except UnboundLocalError as e:
        return "unbound: %s" % e


print(unbinds())


def reraise(n):
    try:
        return 10 // n
    except ZeroDivisionError:
        if n == 0:
            raise
        return None


try:
    reraise(0)
except ZeroDivisionError as error:
    print("again", error, reraise(3))

counts = {"ok": 0, "zero": 0, "index": 0, "finally": 0}
data = [3, 0, 5, 7, 0]
for i in range(3000):
    try:
        value = data[i % 7]
        value = 100 // value
    except IndexError:
        counts["index"] += 1
        continue
    except ZeroDivisionError:
        counts["zero"] += 1
    else:
        counts["ok"] += value
    finally:
        counts["finally"] += 1
print(counts)


def raising_else():
    try:
        pass
    except ValueError:
        return "wrong"
    else:
        raise ValueError("from else")


try:
    raising_else()
except ValueError as error:
    print(error)

try:
    raise ValueError
except ValueError as error:
    print(repr(error), error.args, str(error) == "")
try:
    raise ValueError("a", 2)
except ValueError as error:
    print(repr(error), error.args, error)
try:
    raise "not an exception"
except TypeError as error:
    print("TypeError:", error)
try:
    raise
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    try:
        raise KeyError("k")
    except 5:
        pass
except TypeError as error:
    print("TypeError:", error)


def deep(n):
    if n == 0:
        raise LookupError("bottom")
    try:
        deep(n - 1)
    finally:
        trace.append(n)


trace = []
try:
    deep(20)
except LookupError as error:
    print(error, trace)
assert True
try:
    assert 1 > 2, "one is not more than two"
except AssertionError as error:
    print("AssertionError:", error)
try:
    assert []
except AssertionError as error:
    print("AssertionError:", repr(error))
