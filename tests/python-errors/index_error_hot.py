def walk(values):
    total = 0
    i = 0
    while True:
        total += values[i]
        i += 1


walk(list(range(5000)))
