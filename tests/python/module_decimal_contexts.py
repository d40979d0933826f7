"""decimal: contexts, roundings, traps, quantize, special values, text forms."""
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, DivisionByZero, InvalidOperation, getcontext, localcontext


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}"


roundings = [ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP]
for r in roundings:
    print(r, [str(Decimal(x).quantize(Decimal("1"), rounding=r)) for x in ("2.5", "-2.5", "3.5", "0.4", "-0.6")])
for text in ("1E+3", "0.00000001", "-0", "123456789.10", " 12 ", "1_000", "Infinity", "-inf", "NaN", "sNaN", "1e-10", "12.0E5"):
    d = Decimal(text)
    print(repr(d), str(d.normalize()) if not d.is_snan() else "-", d.as_tuple(), d.is_finite(), d.is_zero())
print(Decimal(0.1), Decimal(10) / 3, Decimal("1.10") + Decimal("2.205"), Decimal("1.10") * 3, 7 // Decimal("-2"), -7 % Decimal(4), divmod(Decimal(17), Decimal("2.5")))
print(Decimal(2) ** 100, Decimal(2) ** Decimal("0.5"), Decimal(2).sqrt(), Decimal(10).ln(), Decimal(1000).log10(), Decimal(1).exp())
with localcontext() as ctx:
    ctx.prec = 6
    print(Decimal(1) / 7, +Decimal("123456789"), Decimal(2).sqrt(), Decimal("1e6") + Decimal("0.1"))
    ctx.traps[DivisionByZero] = False
    print(Decimal(1) / 0, Decimal(-1) / 0, attempt(lambda: Decimal(0) / 0))
    ctx.traps[InvalidOperation] = False
    print(Decimal(0) / 0, Decimal("what"), Decimal(-1).sqrt())
print(getcontext().prec, attempt(lambda: Decimal(1) / 0), attempt(lambda: Decimal("abc")), attempt(lambda: Decimal("NaN") < 1))
print(Decimal("1.0") == 1, Decimal("0.5") == 0.5, Decimal("0.1") == 0.1, Decimal("1.0") < 1.5, hash(Decimal("2.0")) == hash(2), Decimal("NaN") == Decimal("NaN"), {Decimal("1.0"): 1}[1])
print(f"{Decimal('1234567.891'):,.2f}|{Decimal('0.000123'):.2e}|{Decimal('12.5'):>8}|{Decimal('0.256'):.1%}|{Decimal('5'):+05}|{Decimal('1E+5'):f}", round(Decimal("2.675"), 2), round(Decimal("2.5")), int(Decimal("-3.9")), float(Decimal("1e-3")))
print(Decimal("3.7").to_integral_value(), Decimal("5").adjusted(), Decimal("1.200").normalize(), Decimal("-5").copy_abs(), Decimal("7").compare(Decimal("8")), max(Decimal(1), Decimal(3)), sum([Decimal("0.1")] * 10), abs(Decimal("-2")), Decimal((1, (1, 2, 3), -2)), Decimal("12.5").as_integer_ratio())


def compound(turns):
    balance, cent = Decimal("1000.00"), Decimal("0.01")
    for i in range(turns):
        balance += (balance * Decimal("0.0123") / 12).quantize(cent, rounding=roundings[i % 7])
        if i % 10 == 9:
            balance -= Decimal(i) / 8
    return balance


print(compound(60))

from fractions import Fraction

for one in (Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity"), Decimal("0.5")):
    print(one == Fraction(1, 2), one != Fraction(1, 2), Fraction(1, 2) == one)
