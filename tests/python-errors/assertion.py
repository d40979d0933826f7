def check(value):
    assert isinstance(value, int), f"expected an int, got {value!r}"
    assert value > 0
    return value


print(check(5))
check("five")
