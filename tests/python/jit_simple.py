# Three hot loops at module level; each must be promoted inside the loop and keep its globals right.

total = 0
for i in range(15000):
    total = total + i
print("Test 1:", total, total == 112492500)

product_sum = 0
for i in range(12000):
    product_sum = product_sum + i * 2
print("Test 2:", product_sum, product_sum == 143988000)

result = 1
for i in range(11000):
    x = i * 2 + 1
    y = x - 1
    result = result + y
print("Test 3:", result, i, x, y)
