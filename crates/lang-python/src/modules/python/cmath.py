"""Functions of complex numbers."""

import math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)


def _number(z):
    if isinstance(z, str):
        raise TypeError(f"must be real number, not {type(z).__name__}")
    return complex(z)


def phase(z, /):
    z = _number(z)
    return math.atan2(z.imag, z.real)


def _hypot(a, b):
    # Not that of `math`, whose last digit may be another one.
    return abs(complex(a, b))


def polar(z, /):
    return abs(_number(z)), phase(z)


def rect(r, phi, /):
    return complex(r * math.cos(phi), r * math.sin(phi))


def sqrt(z, /):
    z = _number(z)
    a, b = z.real, z.imag
    if a == 0 and b == 0:
        return complex(0.0, b)
    if math.isinf(b):
        return complex(inf, b)
    size = math.sqrt((abs(a) + _hypot(a, b)) / 2) if abs(a) < 1e300 else 2 * math.sqrt(
        abs(a) / 8 + _hypot(a / 8, b / 8)
    )
    other = abs(b) / (2 * size)
    if a >= 0:
        return complex(size, math.copysign(other, b))
    return complex(other, math.copysign(size, b))


def exp(z, /):
    z = _number(z)
    size = math.exp(z.real)
    if z.imag == 0:
        return complex(size, z.imag)
    return complex(size * math.cos(z.imag), size * math.sin(z.imag))


def log(z, base=None, /):
    z = _number(z)
    if z == 0:
        raise ValueError("math domain error")
    small, large = sorted((abs(z.real), abs(z.imag)))
    size = _hypot(large, small)
    if 0.71 <= size <= 1.73:
        size = math.log1p((large - 1) * (large + 1) + small * small) / 2
    else:
        size = math.log(size)
    made = complex(size, math.atan2(z.imag, z.real))
    return made if base is None else made / log(base)


def log10(z, /):
    made = log(z)
    scale = math.log(10)
    return complex(made.real / scale, made.imag / scale)


def cosh(z, /):
    z = _number(z)
    return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def sinh(z, /):
    z = _number(z)
    return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def tanh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if abs(x) > 354:
        return complex(math.copysign(1.0, x), 4 * math.sin(y) * math.cos(y) * math.exp(-2 * abs(x)))
    along, across, inverse = math.tanh(x), math.tan(y), 1 / math.cosh(x)
    both = along * across
    scale = 1 + both * both
    return complex(along * (1 + across * across) / scale, across / scale * inverse * inverse)


def cos(z, /):
    z = _number(z)
    return cosh(complex(-z.imag, z.real))


def sin(z, /):
    z = _number(z)
    made = sinh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def tan(z, /):
    z = _number(z)
    made = tanh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def asin(z, /):
    z = _number(z)
    made = asinh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def acos(z, /):
    z = _number(z)
    if math.isinf(z.real) and math.isinf(z.imag):
        return complex(math.atan2(abs(z.imag), z.real), -z.imag)
    # Not `1 - z`: the sign of a zero says on which side of the cut the number is.
    a, b = sqrt(complex(1 - z.real, -z.imag)), sqrt(complex(1 + z.real, z.imag))
    return complex(2 * math.atan2(a.real, b.real), math.asinh(b.real * a.imag - b.imag * a.real))


def atan(z, /):
    z = _number(z)
    made = atanh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def asinh(z, /):
    z = _number(z)
    a = sqrt(complex(1 + z.imag, -z.real))
    b = sqrt(complex(1 - z.imag, z.real))
    return complex(math.asinh(a.real * b.imag - b.real * a.imag), math.atan2(z.imag, a.real * b.real - a.imag * b.imag))


def acosh(z, /):
    z = _number(z)
    a, b = sqrt(complex(z.real - 1, z.imag)), sqrt(complex(z.real + 1, z.imag))
    return complex(math.asinh(a.real * b.real + a.imag * b.imag), 2 * math.atan2(a.imag, b.real))


def atanh(z, /):
    z = _number(z)
    x, y = z.real, z.imag
    if math.copysign(1.0, x) < 0:
        made = atanh(complex(-x, -y))
        return complex(-made.real, -made.imag)
    if x > 1e150 or abs(y) > 1e150:
        half = _hypot(x / 2, y / 2)
        return complex(x / 4 / half / half, -math.copysign(pi / 2, -y))
    if x == 1 and y == 0:
        raise ValueError("math domain error")
    real = math.log1p(4 * x / ((1 - x) * (1 - x) + y * y)) / 4
    return complex(real, -math.atan2(-2 * y, (1 - x) * (1 + x) - y * y) / 2)


def isfinite(z, /):
    z = _number(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = _number(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = _number(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol
