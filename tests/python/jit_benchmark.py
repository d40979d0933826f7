# Larger module-level loops: sum, multiplication, several statements a round.

import time

start = time.time()
total = 0
for i in range(50000):
    total = total + i
print("Benchmark 1:", total, total == 1249975000)

scaled = 0
for i in range(40000):
    scaled = scaled + i * 3
print("Benchmark 2:", scaled, scaled == 2399940000)

result = 0
for i in range(30000):
    a = i * 2
    b = a + i
    c = b - 1
    result = result + c + 1
print("Benchmark 3:", result, result == 1349955000)
print(time.time() - start >= 0, i, a, b, c)
