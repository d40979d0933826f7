def loops(items, limit):
    for i in range(limit):
        if i == 3:
            continue
        if i > 5:
            break
        for key, value in items:
            print(key, value)
    else:
        return None
    while limit:
        limit -= 1
    while (line := read()) is not None:
        use(line)
    while True:
        if stop():
            return i

for x in range(10):
    print(x * 2)
