total = 0
for i in range(6000):
    total += 1000 // (5000 - i)
print("not reached", total)
