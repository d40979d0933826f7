"""Functions of complex numbers."""

import math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)


def phase(z, /):
    z = complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    return abs(complex(z)), phase(z)


def rect(r, phi, /):
    return complex(r * math.cos(phi), r * math.sin(phi))


def sqrt(z, /):
    z = complex(z)
    a, b = z.real, z.imag
    if a == 0 and b == 0:
        return complex(0.0, b)
    if math.isinf(b):
        return complex(inf, b)
    size = math.sqrt((abs(a) + math.hypot(a, b)) / 2) if abs(a) < 1e300 else 2 * math.sqrt(
        abs(a) / 8 + math.hypot(a / 8, b / 8)
    )
    other = abs(b) / (2 * size)
    if a >= 0:
        return complex(size, math.copysign(other, b))
    return complex(other, math.copysign(size, b))


def exp(z, /):
    z = complex(z)
    size = math.exp(z.real)
    if z.imag == 0:
        return complex(size, z.imag)
    return complex(size * math.cos(z.imag), size * math.sin(z.imag))


def log(z, base=None, /):
    z = complex(z)
    if z == 0:
        raise ValueError("math domain error")
    made = complex(math.log(math.hypot(z.real, z.imag)), math.atan2(z.imag, z.real))
    return made if base is None else made / log(base)


def log10(z, /):
    made = log(z)
    scale = math.log(10)
    return complex(made.real / scale, made.imag / scale)


def cosh(z, /):
    z = complex(z)
    return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def sinh(z, /):
    z = complex(z)
    return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def tanh(z, /):
    return sinh(z) / cosh(z)


def cos(z, /):
    z = complex(z)
    return cosh(complex(-z.imag, z.real))


def sin(z, /):
    z = complex(z)
    made = sinh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def tan(z, /):
    return sin(z) / cos(z)


def asin(z, /):
    z = complex(z)
    made = asinh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def acos(z, /):
    z = complex(z)
    a, b = sqrt(1 - z), sqrt(1 + z)
    return complex(2 * math.atan2(a.real, b.real), math.asinh((b.conjugate() * a).imag))


def atan(z, /):
    z = complex(z)
    made = atanh(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def asinh(z, /):
    z = complex(z)
    a = sqrt(complex(1 + z.imag, -z.real))
    b = sqrt(complex(1 - z.imag, z.real))
    return complex(math.asinh(a.real * b.imag - b.real * a.imag), math.atan2(z.imag, a.real * b.real - a.imag * b.imag))


def acosh(z, /):
    z = complex(z)
    a, b = sqrt(z - 1), sqrt(z + 1)
    return complex(math.asinh((a.conjugate() * b).real), 2 * math.atan2(a.imag, b.real))


def atanh(z, /):
    z = complex(z)
    return (log(1 + z) - log(1 - z)) / 2


def isfinite(z, /):
    z = complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = complex(z)
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
