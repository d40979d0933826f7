count = 0; mode = "a"
def step(i):
    global count, mode
    if i == 1000: mode = "b"
    if i == 2000: count = count + 0.5
    count += 1 if mode == "a" else 2
def helper(x): return x + 1
def use(n):
    t = 0
    for i in range(n): t += helper(i)
    return t
for i in range(3000): step(i)
print(count, mode, use(1000)); old = helper
def helper(x): return old(x) * 2
print(use(1000)); helper = len
try: use(3)
except TypeError as e: print(e)
del helper
try: use(3)
except NameError as e: print(e)
