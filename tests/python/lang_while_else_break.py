def find(items, test):
    for i, x in enumerate(items):
        if test(x): break
    else: return "none"
    return i, x
print(find(range(10), lambda x: x > 6), find([], bool), find("abc", str.isdigit))
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
    if steps > 200: break
else: print("ended", steps)
out = []
for i in range(6):
    for j in range(6):
        if j == i: continue
        if j > i + 2: break
        out.append(i * 10 + j)
    else:
        out.append(-i); continue
    if i == 3: break
print(out)
def primes(limit):
    found = []
    for n in range(2, limit):
        for p in found:
            if p * p > n: found.append(n); break
            if n % p == 0: break
        else: found.append(n)
    return found
print(len(primes(2000)), primes(40))
i = 0
while True:
    i += 1
    try:
        if i % 3: continue
        if i > 20: break
    finally: i += 1
print(i)
while 0: print("never")
else: print("else of while 0")
for x in (): pass
else: print("else of empty", "x" in dir())
