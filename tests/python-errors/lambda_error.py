divide = lambda a, b: a / b
values = [4, 2, 0]
print([divide(8, v) for v in values[:2]])
for v in values:
    print(divide(8, v))
