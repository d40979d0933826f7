def check(value):
    assert isinstance(value, int), "expected an int, got " + repr(value)
    assert value > 0
    return value


print(check(5))
check("five")
