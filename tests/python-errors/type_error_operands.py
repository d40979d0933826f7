def total(values):
    result = 0
    for value in values:
        result = result + value * 2
    return result


print(total([1, 2]))
print(total([1, "a", None]))
