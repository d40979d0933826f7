# Decimal numbers.

from decimal import *
import math

def t(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        r = (type(e).__name__, str(e))
    print(r)
D = Decimal
print(D('1.10') + D('2.20'), D(1) / D(3), D('0.1') * 3, D(10) // 3, D(10) % 3, D(-7) // 2, D(-7) % 2, -D('1.5'), abs(D(-2)), D(2) ** 10, D(2) ** (-2), D(2) ** D('0.5'), D('1e5'), D('1E+10'), D('0.00000001'), D(0.1), D('NaN'), D('-Infinity'), D('1_000'))
print(D('2.675').quantize(D('0.01')), D('2.665').quantize(D('.01'), rounding=ROUND_HALF_UP), round(D('2.5')), round(D('2.567'), 2), int(D('-3.7')), float(D('1.25')), D('3.14').as_tuple(), D('3.50').normalize(), D('100').normalize(), D('1.5') == 1.5, D('1.5') < 2, D(3) == 3, hash(D('1.0')) == hash(1), hash(D('0.5')) == hash(0.5), D('1.0') == D('1.00'), max(D(1), D(3)), sum([D('0.1')] * 10), bool(D(0)))
print(D(2).sqrt(), D('2').ln(), D(10).log10(), D(1).exp(), D('0.5').exp(), D(100).ln(), D('1000').log10(), D('2.5').log10(), D(144).sqrt(), D('1e-20').ln())
getcontext().prec = 6
print(D(1) / D(7), D('123456789') + 1, getcontext().prec, D(2).sqrt())
getcontext().prec = 50
print(D(1) / 7, D(2).sqrt(), D(3).exp(), D(2).ln())
getcontext().prec = 28
with localcontext() as c:
    c.prec = 5
    print(D(1) / 3)
print(D(1) / 3, f"{D('1234567.891'):,.2f}", f"{D('0.5'):%}", f"{D('1.5'):>10}", f"{D('12345.678'):.2e}", f"{D('3'):.3f}", f"{D('-1.5'):+}", '%s' % D('1.50'), '%.1f' % D('1.25'), format(D('1e3'), 'f'), f"{D('2.5'):.0f}", f"{D('123.456'):10.1f}|", f"{D('1E+3'):g}")
t(D, 'abc')
t(lambda: D(1) / D(0))
t(lambda: D(0) / D(0))
t(lambda: D(-1).sqrt())
t(D, [1])
print(D('1.23E+5'), D('12300').scaleb(-2), D('1.2').compare(D('1.3')), D('7').to_integral_value(), D('7.5').to_integral_value(), D('-0'), D('0E-5'), D('0.000001'), D('0.0000001'), D(5).adjusted(), D('1.25').as_integer_ratio(), repr(D('1.1')), D((1, (1, 2), -1)), D('sNaN').is_nan(), D('1').copy_sign(D(-1)), divmod(D(7), D(3)), pow(D(3), 2), D('1e400') * D('1e400'), math.floor(D('1.5')), math.ceil(D('1.5')), D('9.99').quantize(D('1'), ROUND_DOWN))
