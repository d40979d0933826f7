# Decimal arithmetic: every operation on many values, under several contexts, checked against fractions.
from decimal import *
from fractions import Fraction

values = [Decimal(t) for t in "0 -0 1 -1 0.1 -2.50 3.14159 1E+5 1E-7 123456789.987654321 -99999.99995 7 2E+1".split()]
ROUNDINGS = [ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_DOWN, ROUND_UP, ROUND_CEILING, ROUND_FLOOR, ROUND_05UP]


def exact(x):
    return Fraction(*x.as_integer_ratio())


for precision in (1, 3, 9, 28, 50):
    for rounding in ROUNDINGS:
        with localcontext(Context(prec=precision, rounding=rounding)) as context:
            checks = 0
            for a in values:
                for b in values:
                    for name, op in (("+", lambda x, y: x + y), ("-", lambda x, y: x - y), ("*", lambda x, y: x * y)):
                        context.clear_flags()
                        result = op(a, b)
                        wanted = op(exact(a), exact(b))
                        digits = len(result.as_tuple().digits)
                        assert digits <= precision
                        if not context.flags[Inexact]:
                            assert exact(result) == wanted, (a, name, b, result)
                        else:
                            assert abs(exact(result) - wanted) < Fraction(10) ** result.as_tuple().exponent
                        checks += 1
                    if b:
                        context.clear_flags()
                        result = a / b
                        if not context.flags[Inexact]:
                            assert exact(result) == exact(a) / exact(b)
                        checks += 1
        print(precision, rounding, checks, values[9] * values[5], values[10] / values[6], values[8] + values[7])
for a, b in (("1", "3"), ("2", "3"), ("1", "8"), ("100", "4"), ("1E+10", "7"), ("-1", "6"), ("5", "0.001"), ("999999", "1000001")):
    print(Decimal(a) / Decimal(b), Decimal(a) // Decimal(b), Decimal(a) % Decimal(b), divmod(Decimal(a), Decimal(b)))
getcontext().prec = 6
print(Decimal(1) / 7, Decimal("1.2345675") + 0, +Decimal("1.2345665"), Decimal(10) ** 20 + 1, Decimal("1e-10") * Decimal("1e10"))
getcontext().prec = 28
print(Decimal("1.10") + Decimal("2.2"), Decimal("1.10") * 3, Decimal("5.0") / 2, 1 - Decimal("0.9"), Decimal("1E+3") + 1)
print(sum(Decimal("0.1") for _ in range(10)) == 1)
for signal, action in ((DivisionByZero, lambda: 1 / Decimal(0)), (InvalidOperation, lambda: Decimal(0) / 0), (InvalidOperation, lambda: Decimal("x"))):
    try:
        action()
    except signal as error:
        print(type(error).__name__, isinstance(error, ArithmeticError))
with localcontext() as context:
    context.traps[Inexact] = True
    try:
        Decimal(1) / 3
    except Inexact:
        print("inexact")
    context.traps[DivisionByZero] = False
    print(Decimal(-1) / 0, Decimal("inf") - 1, Decimal("nan") + 1)
print([Decimal("2.665").quantize(Decimal("0.01"), rounding=r) for r in ROUNDINGS])
print(Decimal(2).sqrt(), Decimal(2) ** Decimal("0.5"), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10())
print(sorted(values), max(values), min(values), hash(Decimal("2.0")) == hash(2), Decimal("1.0") == 1.0, Decimal("0.1") == 0.1)
print(f"{Decimal('1234567.891'):,.2f} {Decimal('0.000001'):e} {Decimal('12'):>8} {Decimal('-1.5'):+08.3f}", Decimal("1E+2").normalize(), Decimal("100").normalize())
