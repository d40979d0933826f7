def f(n):
    hits = 0
    for i in range(n):
        for j in range(i, n):
            if (i * j) % 11 == 10: break
            if (i + j) % 13 == 0: continue
            for k in range(3):
                if k == j % 3: hits += 1; break
            else: hits += 100
        else: hits += 7
    return hits
print([f(n) for n in (0, 1, 10, 40, 60)])
