# The largest precision and exponents that there are.
import decimal
from decimal import Decimal

context = decimal.getcontext()
context.prec = decimal.MAX_PREC
context.Emax = decimal.MAX_EMAX
context.Emin = decimal.MIN_EMIN


def factorial(n, m):
    if n > m:
        return factorial(m, n)
    if m == 0:
        return 1
    if n == m:
        return n
    middle = (n + m) // 2
    return factorial(n, middle) * factorial(middle + 1, m)


seven = Decimal(7)
print(Decimal(10) * seven, seven + 1, seven - 3, Decimal("1.5") * 3, Decimal(100) // seven, Decimal(100) % seven)
print(-seven, abs(-seven), seven == 7, seven < 8, +Decimal("1.50"), Decimal("1e1000") * Decimal("1e-999"))
result = factorial(Decimal(1000), 0)
print(len(str(result)), str(result)[:40], result.adjusted())
print(Decimal(2) ** 300, divmod(Decimal(10) ** 30, seven))
context.prec = 5
print(result * 1, Decimal(10) / seven, Decimal(123456) // 7)
try:
    Decimal(12345678) // 7
except decimal.InvalidOperation as error:
    print(type(error).__name__)
