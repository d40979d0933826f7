# An error of the system leaves its arguments to its initializer where a class derived from it has one of its own.
class Counts(OSError):
    def __init__(self, *arguments):
        self.count = len(arguments)


class Missing(FileNotFoundError):
    def __init__(self, path):
        pass


class Passes(OSError):
    def __init__(self, number, text, path):
        super().__init__(number, text, path)


class Makes(OSError):
    def __new__(cls, *arguments):
        return super().__new__(cls, *arguments)

    def __init__(self, *arguments):
        pass


class Plain(OSError):
    pass


class Other(ValueError):
    def __init__(self, *arguments):
        pass


class Further(Counts):
    pass


def errors(i):
    return Counts(i, 2), Missing(3), Passes(i, "text", "path"), Makes(i, "made"), Plain(i, "plain"), Other(i, 5), Further(1, 2, 3)


def caught(i):
    try:
        raise Counts(i, i)
    except OSError as error:
        return error.args, error.errno, error.count


for i in range(40):
    made = errors(i)
    told = caught(i)
print(made)
for error in made:
    print(type(error).__name__, error, error.args, getattr(error, "errno", "-"), getattr(error, "filename", "-"))
print(told)


def many(n):
    total = 0
    for i in range(n):
        total += len(Counts(i, i).args) + Counts(i).count + len(Passes(1, "a", "b").args)
    return total


print(many(3000))
