"""Decimal numbers with as many digits as a context says, and exact rounding."""

import _decimal as _native
import math as _math
import re as _re
from collections import namedtuple as _namedtuple

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException",
    "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow",
    "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN",
    "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
    "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY",
]

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
_ROUNDINGS = (
    ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP
)
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997
HAVE_THREADS = True
HAVE_CONTEXTVAR = True

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


def _operand(value):
    """An operand as a Decimal, or None if it is none."""
    if type(value) is int:
        return Decimal._made(1 if value < 0 else 0, abs(value), 0)
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else None


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = (
    InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped
)
_FORM = _re.compile(
    r"(?P<sign>[-+])?(?:(?=\d|\.\d)(?P<int>\d*)(?:\.(?P<frac>\d*))?(?:E(?P<exp>[-+]?\d+))?"
    r"|Inf(?:inity)?|(?P<signal>s)?NaN(?P<diag>\d*))",
    _re.IGNORECASE,
)


class Context:
    """How many digits results have, how they are rounded, and what raises."""

    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=None, traps=None):
        if prec < 1:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if rounding not in _ROUNDINGS:
            raise TypeError(
                "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, "
                "ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
            )
        self.prec = prec
        self.rounding = rounding
        self.Emin = Emin
        self.Emax = Emax
        self.capitals = capitals
        self.clamp = clamp
        if traps is None:
            traps = [InvalidOperation, DivisionByZero, Overflow]
        self.traps = traps if isinstance(traps, dict) else {signal: signal in traps for signal in _SIGNALS}
        flags = [] if flags is None else flags
        self.flags = flags if isinstance(flags, dict) else {signal: signal in flags for signal in _SIGNALS}

    def __repr__(self):
        flags = ", ".join([signal.__name__ for signal in _SIGNALS if self.flags[signal]])
        traps = ", ".join([signal.__name__ for signal in _SIGNALS if self.traps[signal]])
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])"
        )

    def copy(self):
        return Context(
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags), dict(self.traps)
        )

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _is_exact(self, exponent):
        """Whether a small number with this exponent stays as it is."""
        return self.prec >= _SMALL_DIGITS and self.Emin <= exponent and exponent + self.prec <= self.Emax

    def _signal(self, signal, result=None, detail=None):
        base = InvalidOperation if issubclass(signal, InvalidOperation) else signal
        if signal is DivisionUndefined:
            base = InvalidOperation
        self.flags[base] = True
        if self.traps[base]:
            raise (signal if signal is DivisionByZero else base)([signal])
        return result

    def _note_rounding(self, is_changed):
        flags, traps = self.flags, self.traps
        flags[Rounded] = True
        if is_changed:
            flags[Inexact] = True
        if traps[Rounded] or is_changed and traps[Inexact]:
            trapped = [signal for signal in (Inexact, Rounded) if traps[signal] and (is_changed or signal is Rounded)]
            raise trapped[0](trapped)

    def create_decimal(self, num="0"):
        return Decimal(num)._rounded(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._rounded(self)

    def add(self, a, b):
        return _required(a)._add(_required(b), self)

    def subtract(self, a, b):
        return _required(a)._add(-_required(b)._copy(), self)

    def multiply(self, a, b):
        return _required(a)._multiply(_required(b), self)

    def divide(self, a, b):
        return _required(a)._divide(_required(b), self)

    def power(self, a, b, modulo=None):
        return _required(a)._power(_required(b), self)

    def sqrt(self, a):
        return _required(a).sqrt(self)

    def quantize(self, a, b):
        return _required(a).quantize(b, context=self)

    def plus(self, a):
        return _required(a)._rounded(self)

    def minus(self, a):
        return (-_required(a)._copy())._rounded(self)

    def abs(self, a):
        return _required(a).copy_abs()._rounded(self)

    def ln(self, a):
        return _required(a).ln(self)

    def exp(self, a):
        return _required(a).exp(self)

    def log10(self, a):
        return _required(a).log10(self)

    def to_sci_string(self, a):
        return str(_required(a))

    def compare(self, a, b):
        return _required(a).compare(b)

    def max(self, a, b):
        return _required(a).max(b, self)

    def min(self, a, b):
        return _required(a).min(b, self)

    def normalize(self, a):
        return _required(a).normalize(self)

    def remainder(self, a, b):
        return _required(a)._remainder(_required(b), self)

    def divide_int(self, a, b):
        return _required(a)._divide_int(_required(b), self)


def _required(value):
    """As _operand, of what has to be one."""
    operand = _operand(value)
    if operand is None:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return operand


DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = Context()


def getcontext():
    return _current


def setcontext(context):
    global _current
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current = context


class _LocalContext:
    def __init__(self, context):
        self.context = context.copy()

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *details):
        setcontext(self.saved)


def localcontext(ctx=None, **kwargs):
    made = _LocalContext(getcontext() if ctx is None else ctx)
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made.context, name, value)
    return made


_digit_count = _native.digits


def _divide_rounding(number, divisor, rounding, sign):
    """A quotient of natural numbers, rounded, and whether that changed it."""
    quotient, rest = divmod(number, divisor)
    if not rest:
        return quotient, False
    twice = 2 * rest
    if rounding == ROUND_HALF_EVEN:
        up = twice > divisor or (twice == divisor and quotient & 1)
    elif rounding == ROUND_HALF_UP:
        up = twice >= divisor
    elif rounding == ROUND_HALF_DOWN:
        up = twice > divisor
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = bool(sign)
    else:
        up = quotient % 5 == 0
    return quotient + bool(up), True


# Numbers below this fit into machine words, and so does the product of two below its root. With so many digits of
# precision they are exact.
_SMALL_DIGITS = 18
_SMALL, _SMALL_ROOT = 10**18, 10**9
_TENS = tuple([10**exponent for exponent in range(_SMALL_DIGITS)])

# What is no finite number has one of these letters in place of an exponent.
_INFINITE, _QUIET, _SIGNALING = "F", "n", "N"


class Decimal:
    """A sign, a natural number, and the power of ten that it is multiplied by."""

    __slots__ = ("_sign", "_number", "_exponent")

    def __new__(cls, value="0", context=None):
        self = object.__new__(Decimal) if cls is Decimal else object.__new__(cls)
        if isinstance(value, str):
            plain = _native.parse(value)
            if plain is not None:
                self._sign, self._number, self._exponent = plain
                return self
            found = _FORM.fullmatch(value.strip().replace("_", ""))
            if found is None:
                (context or getcontext())._signal(ConversionSyntax)
                return Decimal._special(_QUIET)
            self._sign = 1 if found["sign"] == "-" else 0
            whole = found["int"]
            if whole is not None:
                fraction = found["frac"] or ""
                self._number = int(whole + fraction or "0")
                self._exponent = int(found["exp"] or "0") - len(fraction)
            elif found["diag"] is not None:
                self._number = int(found["diag"] or "0")
                self._exponent = _SIGNALING if found["signal"] else _QUIET
            else:
                self._number = 0
                self._exponent = _INFINITE
        elif isinstance(value, int):
            self._sign = 1 if value < 0 else 0
            self._number = abs(int(value))
            self._exponent = 0
        elif isinstance(value, Decimal):
            self._sign = value._sign
            self._number = value._number
            self._exponent = value._exponent
        elif isinstance(value, float):
            made = Decimal.from_float(value)
            self._sign, self._number, self._exponent = made._sign, made._number, made._exponent
        elif isinstance(value, (list, tuple)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            if sign not in (0, 1):
                raise ValueError("sign must be an integer with the value 0 or 1")
            self._sign = sign
            self._number = int("".join(map(str, digits)) or "0")
            self._exponent = exponent
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return self

    @classmethod
    def _made(cls, sign, number, exponent):
        self = object.__new__(Decimal)
        self._sign = sign
        self._number = number
        self._exponent = exponent
        return self

    @classmethod
    def _finished(cls, result, context):
        """What a native operation came to."""
        self = object.__new__(Decimal)
        self._sign, self._number, self._exponent, change = result
        if change:
            context._note_rounding(change == 2)
        return self

    @classmethod
    def _special(cls, letter, sign=0):
        return Decimal._made(sign, 0, letter)

    def _copy(self):
        return Decimal._made(self._sign, self._number, self._exponent)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float.")
        if _math.isnan(f):
            made = Decimal._special(_QUIET)
        elif _math.isinf(f):
            made = Decimal._special(_INFINITE, 0 if f > 0 else 1)
        else:
            numerator, denominator = abs(f).as_integer_ratio()
            shift = denominator.bit_length() - 1
            made = Decimal._made(1 if _math.copysign(1.0, f) < 0 else 0, numerator * 5**shift, -shift)
        return made if cls is Decimal else cls(made)

    # What kind of number it is.

    def is_nan(self):
        return self._exponent in (_QUIET, _SIGNALING)

    def is_qnan(self):
        return self._exponent == _QUIET

    def is_snan(self):
        return self._exponent == _SIGNALING

    def is_infinite(self):
        return self._exponent == _INFINITE

    def is_finite(self):
        return isinstance(self._exponent, int)

    def is_zero(self):
        return self.is_finite() and self._number == 0

    def is_signed(self):
        return self._sign == 1

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        context = context or getcontext()
        return self.is_finite() and self._number != 0 and self.adjusted() >= context.Emin

    def is_subnormal(self, context=None):
        context = context or getcontext()
        return self.is_finite() and self._number != 0 and self.adjusted() < context.Emin

    def __bool__(self):
        return not self.is_finite() or self._number != 0

    def adjusted(self):
        return self._exponent + _digit_count(self._number) - 1 if self.is_finite() else 0

    def as_tuple(self):
        if self._exponent == _INFINITE:
            return DecimalTuple(self._sign, (0,), self._exponent)
        digits = tuple(map(int, str(self._number)))
        if not self.is_finite() and not self._number:
            digits = ()
        return DecimalTuple(self._sign, digits, self._exponent)

    def as_integer_ratio(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer ratio")
        if self.is_infinite():
            raise OverflowError("cannot convert Infinity to integer ratio")
        number = -self._number if self._sign else self._number
        if self._exponent >= 0:
            return number * 10**self._exponent, 1
        scale = 10**-self._exponent
        factor = _math.gcd(number, scale)
        return number // factor, scale // factor

    # Text.

    def __str__(self, eng=False):
        text = _native.text(self._sign, self._number, self._exponent)
        if text is not None:
            return text
        sign = "-" if self._sign else ""
        if not self.is_finite():
            if self._exponent == _INFINITE:
                return sign + "Infinity"
            return sign + ("NaN" if self._exponent == _QUIET else "sNaN") + (str(self._number) if self._number else "")
        digits = str(self._number)
        exponent = self._exponent
        left = exponent + len(digits)
        if exponent <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._number == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + "0" * (point - len(digits)), ""
        else:
            whole, fraction = digits[:point], "." + digits[point:]
        if left == point:
            return sign + whole + fraction
        letter = "E" if getcontext().capitals else "e"
        return f"{sign}{whole}{fraction}{letter}{left - point:+d}"

    def to_eng_string(self, context=None):
        return self.__str__(True)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, specifier, context=None):
        return _formatted(self, specifier)

    # Rounding.

    def _rounded(self, context):
        """As the context has it."""
        if not self.is_finite():
            return self
        number, exponent = self._number, self._exponent
        precision = context.prec
        if _digit_count(number) <= precision and context.Emin <= exponent and exponent + precision <= context.Emax:
            return self if type(self) is Decimal else self._copy()
        count = _digit_count(number)
        if not number:
            exponent = min(max(exponent, context.Etiny()), context.Emax)
            return Decimal._made(self._sign, 0, exponent)
        smallest = context.Etiny()
        least = max(count + exponent - precision, smallest)
        is_subnormal = exponent + count - 1 < context.Emin
        if exponent < least:
            number, is_inexact = _divide_rounding(number, 10 ** (least - exponent), context.rounding, self._sign)
            exponent = least
            if _digit_count(number) > precision:
                number //= 10
                exponent += 1
            context._note_rounding(is_inexact)
            if is_inexact and is_subnormal:
                context._signal(Underflow)
        if is_subnormal:
            context._signal(Subnormal)
        if number and exponent + _digit_count(number) - 1 > context.Emax:
            return self._overflow(context)
        return Decimal._made(self._sign, number, exponent)

    def _overflow(self, context):
        rounding, sign = context.rounding, self._sign
        context._note_rounding(True)
        if (
            rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP)
            or (rounding == ROUND_CEILING and not sign)
            or (rounding == ROUND_FLOOR and sign)
        ):
            return context._signal(Overflow, Decimal._special(_INFINITE, sign))
        return context._signal(Overflow, Decimal._made(sign, 10**context.prec - 1, context.Emax - context.prec + 1))

    def _rescaled(self, exponent, rounding):
        """With this exponent; the number is rounded."""
        if not self._number:
            return Decimal._made(self._sign, 0, exponent)
        if self._exponent >= exponent:
            return Decimal._made(self._sign, self._number * 10 ** (self._exponent - exponent), exponent)
        number, _ = _divide_rounding(self._number, 10 ** (exponent - self._exponent), rounding, self._sign)
        return Decimal._made(self._sign, number, exponent)

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _required(exp)
        if rounding is None:
            rounding = context.rounding
        own, wanted = self._exponent, exp._exponent
        if isinstance(own, int) and isinstance(wanted, int) and -_SMALL_DIGITS < wanted - own < _SMALL_DIGITS:
            if wanted <= own:
                number, is_changed = self._number * _TENS[own - wanted], False
            else:
                number, is_changed = _divide_rounding(self._number, _TENS[wanted - own], rounding, self._sign)
            if number < _SMALL and context._is_exact(wanted):
                if wanted > own and self._number:
                    context._note_rounding(is_changed)
                return Decimal._made(self._sign, number, wanted)
        nan = self._nan_of(exp, context)
        if nan is not None:
            return nan
        if not exp.is_finite() or not self.is_finite():
            if exp.is_infinite() and self.is_infinite():
                return self
            return context._signal(InvalidOperation, Decimal._special(_QUIET))
        made = self._rescaled(exp._exponent, rounding)
        if _digit_count(made._number) > context.prec or made.adjusted() > context.Emax:
            return context._signal(InvalidOperation, Decimal._special(_QUIET))
        if made._exponent > self._exponent:
            context._note_rounding(made != self)
        return made

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        if not self.is_finite() or self._exponent >= 0:
            return self._copy()
        return self._rescaled(0, rounding or context.rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        made = self.to_integral_value(rounding, context)
        if made != self:
            (context or getcontext())._signal(Inexact)
        return made

    def normalize(self, context=None):
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        made = self._rounded(context)
        if not made.is_finite():
            return made
        number, exponent = made._number, made._exponent
        if not number:
            return Decimal._made(made._sign, 0, 0)
        while number % 10 == 0 and exponent < context.Emax:
            number //= 10
            exponent += 1
        return Decimal._made(made._sign, number, exponent)

    def __round__(self, n=None):
        if n is not None:
            return self.quantize(Decimal._made(0, 1, -n))
        if not self.is_finite():
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        return int(self._rescaled(0, ROUND_HALF_EVEN))

    def __floor__(self):
        return int(self._checked_finite()._rescaled(0, ROUND_FLOOR))

    def __ceil__(self):
        return int(self._checked_finite()._rescaled(0, ROUND_CEILING))

    def _checked_finite(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer")
        if self.is_infinite():
            raise OverflowError("cannot convert Infinity to integer")
        return self

    def __int__(self):
        self._checked_finite()
        if self._exponent >= 0:
            number = self._number * 10**self._exponent
        else:
            number = self._number // 10**-self._exponent
        return -number if self._sign else number

    __trunc__ = __int__

    def __float__(self):
        if self._exponent == _SIGNALING:
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self).replace("E", "e").replace("NaN", "nan"))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    # Arithmetic.

    def _nan_of(self, other, context):
        """The result of an operation on what is no number; none when both are numbers."""
        for value in (self, other):
            if value is not None and value._exponent == _SIGNALING:
                return context._signal(InvalidOperation, Decimal._made(value._sign, value._number, _QUIET))
        for value in (self, other):
            if value is not None and value._exponent == _QUIET:
                return value
        return None

    def _aligned(self, other):
        """Both with their signs, as integers of the lesser exponent, and that; none where they are no numbers or far apart."""
        exponent, lower = self._exponent, other._exponent
        if not isinstance(exponent, int) or not isinstance(lower, int):
            return None
        if not -_SMALL_DIGITS < exponent - lower < _SMALL_DIGITS:
            return None
        a = -self._number if self._sign else self._number
        b = -other._number if other._sign else other._number
        if exponent > lower:
            return a * _TENS[exponent - lower], b, lower
        return a, b * _TENS[lower - exponent], exponent

    def _add(self, other, context):
        aligned = self._aligned(other)
        if aligned is not None:
            a, b, exponent = aligned
            total = a + b
            if total and -_SMALL < total < _SMALL and context._is_exact(exponent):
                return Decimal._made(1 if total < 0 else 0, abs(total), exponent)
        result = _native.add(
            self._sign, self._number, self._exponent, other._sign, other._number, other._exponent, context.prec,
            context.rounding, context.Emin, context.Emax,
        )
        if result is not None:
            return Decimal._finished(result, context)
        if not (self.is_finite() and other.is_finite()):
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self.is_infinite():
                if other.is_infinite() and self._sign != other._sign:
                    return context._signal(InvalidOperation, Decimal._special(_QUIET))
                return self._copy()
            return other._copy()
        a = -self._number if self._sign else self._number
        b = -other._number if other._sign else other._number
        exponent = self._exponent
        difference = exponent - other._exponent
        if difference > 0:
            if difference > context.prec + 2 * _digit_count(b) + 10 and a:
                # What is too small to be seen counts as one in a place behind the last.
                return self._add_tiny(other, context)
            exponent = other._exponent
            a *= 10**difference
        elif difference < 0:
            if -difference > context.prec + 2 * _digit_count(a) + 10 and b:
                return other._add_tiny(self, context)
            b *= 10**-difference
        total = a + b
        if total:
            sign = 1 if total < 0 else 0
        elif self._sign and other._sign or (
            self._sign != other._sign and not self._number and not other._number and context.rounding == ROUND_FLOOR
        ):
            sign = 1
        else:
            sign = 1 if context.rounding == ROUND_FLOOR and self._sign != other._sign else 0
        return Decimal._made(sign, abs(total), exponent)._rounded(context)

    def _add_tiny(self, tiny, context):
        if not tiny._number:
            return self._rescaled_for(tiny, context)
        places = context.prec + 2
        number = self._number * 10**places
        number = number + 1 if self._sign == tiny._sign else number - 1
        return Decimal._made(self._sign, number, self._exponent - places)._rounded(context)

    def _rescaled_for(self, zero, context):
        exponent = max(zero._exponent, self._exponent - (context.prec - _digit_count(self._number)))
        return Decimal._made(
            self._sign, self._number * 10 ** max(self._exponent - exponent, 0), min(exponent, self._exponent)
        )._rounded(context)

    def _multiply(self, other, context):
        if self._number < _SMALL_ROOT and other._number < _SMALL_ROOT:
            exponent, more = self._exponent, other._exponent
            if isinstance(exponent, int) and isinstance(more, int) and context._is_exact(exponent + more):
                return Decimal._made(self._sign ^ other._sign, self._number * other._number, exponent + more)
        result = _native.multiply(
            self._sign, self._number, self._exponent, other._sign, other._number, other._exponent, context.prec,
            context.rounding, context.Emin, context.Emax,
        )
        if result is not None:
            return Decimal._finished(result, context)
        sign = self._sign ^ other._sign
        if not (self.is_finite() and other.is_finite()):
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if (self.is_finite() and not self._number) or (other.is_finite() and not other._number):
                return context._signal(InvalidOperation, Decimal._special(_QUIET))
            return Decimal._special(_INFINITE, sign)
        return Decimal._made(sign, self._number * other._number, self._exponent + other._exponent)._rounded(context)

    def _divide(self, other, context):
        result = _native.divide(
            self._sign, self._number, self._exponent, other._sign, other._number, other._exponent, context.prec,
            context.rounding, context.Emin, context.Emax,
        )
        if result is not None:
            return Decimal._finished(result, context)
        sign = self._sign ^ other._sign
        if not (self.is_finite() and other.is_finite()):
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self.is_infinite():
                if other.is_infinite():
                    return context._signal(InvalidOperation, Decimal._special(_QUIET))
                return Decimal._special(_INFINITE, sign)
            return Decimal._made(sign, 0, context.Etiny())
        if not other._number:
            if not self._number:
                return context._signal(DivisionUndefined, Decimal._special(_QUIET))
            return context._signal(DivisionByZero, Decimal._special(_INFINITE, sign))
        wanted = self._exponent - other._exponent
        if not self._number:
            return Decimal._made(sign, 0, wanted)._rounded(context)
        shift = _digit_count(other._number) - _digit_count(self._number) + context.prec + 1
        exponent = wanted - shift
        if shift >= 0:
            quotient, rest = divmod(self._number * 10**shift, other._number)
        else:
            quotient, rest = divmod(self._number, other._number * 10**-shift)
        if rest:
            # A last digit of 0 or 5 would be rounded as if nothing were behind it.
            if quotient % 5 == 0:
                quotient += 1
        else:
            while exponent < wanted and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return Decimal._made(sign, quotient, exponent)._rounded(context)

    def _whole_division(self, other, context):
        """Quotient, towards zero, and remainder, of finite numbers."""
        exponent = min(self._exponent, other._exponent)
        a = self._number * 10 ** (self._exponent - exponent)
        b = other._number * 10 ** (other._exponent - exponent)
        quotient, rest = divmod(a, b)
        if _digit_count(quotient) > context.prec:
            return None
        return (
            Decimal._made(self._sign ^ other._sign, quotient, 0),
            Decimal._made(self._sign, rest, exponent)._rounded(context),
        )

    def _divide_int(self, other, context):
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if self.is_infinite():
            if other.is_infinite():
                return context._signal(InvalidOperation, Decimal._special(_QUIET))
            return Decimal._special(_INFINITE, self._sign ^ other._sign)
        if other.is_infinite():
            return Decimal._made(self._sign ^ other._sign, 0, 0)
        if not other._number:
            if not self._number:
                return context._signal(DivisionUndefined, Decimal._special(_QUIET))
            return context._signal(DivisionByZero, Decimal._special(_INFINITE, self._sign ^ other._sign))
        found = self._whole_division(other, context)
        if found is None:
            return context._signal(DivisionImpossible, Decimal._special(_QUIET))
        return found[0]

    def _remainder(self, other, context):
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if self.is_infinite():
            return context._signal(InvalidOperation, Decimal._special(_QUIET))
        if other.is_infinite():
            return self._rounded(context)
        if not other._number:
            if not self._number:
                return context._signal(DivisionUndefined, Decimal._special(_QUIET))
            return context._signal(InvalidOperation, Decimal._special(_QUIET))
        found = self._whole_division(other, context)
        if found is None:
            return context._signal(DivisionImpossible, Decimal._special(_QUIET))
        return found[1]

    def _power(self, other, context):
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if other.is_finite() and not other._number:
            if self.is_finite() and not self._number:
                return context._signal(InvalidOperation, Decimal._special(_QUIET))
            return Decimal(1)
        is_whole = other.is_finite() and other == other.to_integral_value()
        sign = self._sign if is_whole and int(other) % 2 else 0
        if self._sign and self and not is_whole:
            return context._signal(InvalidOperation, Decimal._special(_QUIET))
        if self.is_zero():
            return Decimal._made(sign, 0, 0) if not other._sign else Decimal._special(_INFINITE, sign)
        if self.is_infinite():
            return Decimal._special(_INFINITE, sign) if not other._sign else Decimal._made(sign, 0, 0)
        if other.is_infinite():
            size = self.copy_abs()
            if size == 1:
                return Decimal(1)
            return Decimal._special(_INFINITE) if (size > 1) == (not other._sign) else Decimal(0)
        if is_whole:
            power = int(other)
            if abs(power) < 10**6 and abs(power) * _digit_count(self._number) < 10**6:
                number = self._number ** abs(power)
                exponent = self._exponent * abs(power)
                if power > 0:
                    return Decimal._made(sign, number, exponent)._rounded(context)
                return Decimal(1)._divide(Decimal._made(sign, number, exponent), context)
        wide = Context(context.prec + 12 + abs(other.adjusted()) + abs(self.adjusted()).bit_length(), traps=[])
        made = self.copy_abs().ln(wide)._multiply(other, wide).exp(wide)
        made = made._rounded(context)
        return Decimal._made(sign, made._number, made._exponent)

    def sqrt(self, context=None):
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if self.is_infinite() and not self._sign:
            return self
        if self.is_zero():
            return Decimal._made(self._sign, 0, self._exponent // 2)._rounded(context)
        if self._sign:
            return context._signal(InvalidOperation, Decimal._special(_QUIET))
        precision = context.prec + 1
        exponent, number = self._exponent, self._number
        ideal = exponent // 2
        if exponent & 1:
            number *= 10
            count = (_digit_count(self._number) >> 1) + 1
        else:
            count = (_digit_count(self._number) + 1) >> 1
        shift = precision - count
        is_exact = True
        if shift >= 0:
            number *= 100**shift
        else:
            number, rest = divmod(number, 100**-shift)
            is_exact = not rest
        root = _math.isqrt(number)
        is_exact = is_exact and root * root == number
        exponent = ideal - shift
        if is_exact:
            if shift >= 0:
                root //= 10**shift
            else:
                root *= 10**-shift
            exponent += shift
        elif root % 5 == 0:
            root += 1
        even = context.copy()
        even.rounding = ROUND_HALF_EVEN
        return Decimal._made(0, root, exponent)._rounded(even)

    def _by_series(self, context, compute):
        """A function that is computed in integers of more places, until rounding is sure."""
        even = context.copy()
        even.rounding = ROUND_HALF_EVEN
        extra = 6
        while True:
            number, exponent = compute(context.prec + extra)
            tail = abs(number) % 10 ** (extra - 2) if extra > 2 else 0
            half = 10 ** (extra - 2) // 2
            if abs(tail - half) > 20 and 20 < tail < 10 ** (extra - 2) - 20 or extra > 40:
                sign = 1 if number < 0 else 0
                return Decimal._made(sign, abs(number), exponent)._rounded(even)
            extra += 8

    def exp(self, context=None):
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if self.is_infinite():
            return Decimal(0) if self._sign else self
        if not self._number:
            return Decimal(1)
        if self.adjusted() > 18:
            return context._signal(Overflow, Decimal._special(_INFINITE)) if not self._sign else Decimal._made(0, 0, context.Etiny())

        def compute(digits):
            places = digits + max(self.adjusted(), 0) + 8
            scale = 10**places
            numerator, denominator = self.as_integer_ratio()
            log10 = _ln_of(10, 1, places + 4) // 10**4
            x = numerator * scale // denominator
            power, x = divmod(x, log10)
            # Halved, so that the series ends soon; squared again after it.
            halvings = 12
            x >>= halvings
            total = term = scale
            count = 1
            while term:
                term = term * x // scale // count
                total += term
                count += 1
            for _ in range(halvings):
                total = total * total // scale
            extra = _digit_count(total) - digits
            return total // 10**extra, power - places + extra

        return self._by_series(context, compute)

    def ln(self, context=None):
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if not self:
            return Decimal._special(_INFINITE, 1)
        if self._sign:
            return context._signal(InvalidOperation, Decimal._special(_QUIET))
        if self.is_infinite():
            return self
        if self == 1:
            return Decimal(0)
        numerator, denominator = self.as_integer_ratio()

        def compute(digits):
            places = digits + 10
            difference = (self - 1).adjusted()
            if difference < 0:
                places -= difference
            number = _ln_of(numerator, denominator, places)
            extra = max(_digit_count(abs(number)) - digits, 0)
            return (abs(number) // 10**extra) * (1 if number >= 0 else -1), extra - places

        return self._by_series(context, compute)

    def log10(self, context=None):
        context = context or getcontext()
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if not self:
            return Decimal._special(_INFINITE, 1)
        if self._sign:
            return context._signal(InvalidOperation, Decimal._special(_QUIET))
        if self.is_infinite():
            return self
        digits = str(self._number)
        if digits[0] == "1" and not digits[1:].strip("0"):
            return Decimal(self._exponent + len(digits) - 1)._rounded(context)
        numerator, denominator = self.as_integer_ratio()

        def compute(digits):
            places = digits + 12
            number = _ln_of(numerator, denominator, places) * 10**places // _ln_of(10, 1, places)
            extra = max(_digit_count(abs(number)) - digits, 0)
            return (abs(number) // 10**extra) * (1 if number >= 0 else -1), extra - places

        return self._by_series(context, compute)

    def logb(self, context=None):
        return Decimal(self.adjusted())

    def _operation(name):
        def forward(self, other, context=None):
            other = _operand(other)
            return NotImplemented if other is None else getattr(self, name)(other, _current)

        def reverse(self, other, context=None):
            if isinstance(other, int):
                return getattr(Decimal(other), name)(self, _current)
            return NotImplemented

        return forward, reverse

    def _subtract(self, other, context):
        return self._add(Decimal._made(1 - other._sign, other._number, other._exponent) if not other.is_nan() else other, context)

    def __add__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._add(other, _current)

    def __mul__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._multiply(other, _current)

    def __truediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._divide(other, _current)

    def __sub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._subtract(other, _current)

    __radd__, __rmul__ = __add__, __mul__
    _, __rsub__ = _operation("_subtract")
    _, __rtruediv__ = _operation("_divide")
    __floordiv__, __rfloordiv__ = _operation("_divide_int")
    __mod__, __rmod__ = _operation("_remainder")
    __pow__, __rpow__ = _operation("_power")
    del _operation, _

    def __divmod__(self, other):
        other = Decimal(other) if isinstance(other, int) else other
        if not isinstance(other, Decimal):
            return NotImplemented
        return self._divide_int(other, _current), self._remainder(other, _current)

    def __rdivmod__(self, other):
        return divmod(Decimal(other), self)

    def __neg__(self):
        if self.is_zero() and _current.rounding != ROUND_FLOOR:
            return self.copy_abs()._rounded(_current)
        return self.copy_negate()._rounded(_current)

    def __pos__(self):
        if self.is_zero() and _current.rounding != ROUND_FLOOR:
            return self.copy_abs()._rounded(_current)
        return self._rounded(_current)

    def __abs__(self):
        return self.copy_abs()._rounded(_current)

    def copy_abs(self):
        return Decimal._made(0, self._number, self._exponent)

    def copy_negate(self):
        return Decimal._made(1 - self._sign, self._number, self._exponent)

    def copy_sign(self, other, context=None):
        return Decimal._made(_required(other)._sign, self._number, self._exponent)

    def fma(self, other, third, context=None):
        context = context or getcontext()
        other, third = _required(other), _required(third)
        exact = Decimal._made(
            self._sign ^ other._sign, self._number * other._number, self._exponent + other._exponent
        )
        return exact._add(third, context)

    def scaleb(self, other, context=None):
        context = context or getcontext()
        return Decimal._made(self._sign, self._number, self._exponent + int(other))._rounded(context)

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _required(other)
        quotient = (self / other).to_integral_value(ROUND_HALF_EVEN)
        return self._subtract(quotient._multiply(other, context), context)

    def radix(self):
        return Decimal(10)

    def canonical(self):
        return self

    def number_class(self, context=None):
        if self.is_nan():
            return "sNaN" if self.is_snan() else "NaN"
        sign = "-" if self._sign else "+"
        if self.is_infinite():
            return sign + "Infinity"
        if not self._number:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def same_quantum(self, other, context=None):
        other = _required(other)
        if not self.is_finite() or not other.is_finite():
            return self._exponent == other._exponent or (self.is_nan() and other.is_nan())
        return self._exponent == other._exponent

    def next_plus(self, context=None):
        return self._next(context, ROUND_CEILING, 0)

    def next_minus(self, context=None):
        return self._next(context, ROUND_FLOOR, 1)

    def _next(self, context, rounding, sign):
        context = (context or getcontext()).copy()
        context.clear_traps()
        context.rounding = rounding
        made = self._rounded(context)
        if made != self:
            return made
        return self._add(Decimal._made(sign, 1, context.Etiny() - 1), context)

    # Comparisons.

    def _order(self, other):
        """-1, 0 or 1, of two that are numbers."""
        if self.is_infinite() or other.is_infinite():
            a = (-1 if self._sign else 1) if self.is_infinite() else 0
            b = (-1 if other._sign else 1) if other.is_infinite() else 0
            return (a > b) - (a < b)
        a = -self._number if self._sign else self._number
        b = -other._number if other._sign else other._number
        difference = self._exponent - other._exponent
        if not a or not b or (a < 0) != (b < 0) or not difference:
            return (a > b) - (a < b)
        # Far apart: by the place of the first digit.
        mine, others = self.adjusted(), other.adjusted()
        if mine != others:
            return 1 if (mine > others) == (a > 0) else -1
        if difference > 0:
            a *= 10**difference
        else:
            b *= 10**-difference
        return (a > b) - (a < b)

    def _compared(self, other, is_equality=False):
        """The order; none when the two cannot be compared, false when one is no number."""
        if isinstance(other, int):
            other = _operand(other)
        if isinstance(other, Decimal):
            aligned = self._aligned(other)
            if aligned is not None:
                a, b, _ = aligned
                return -1 if a < b else 1 if a > b else 0
        elif isinstance(other, float):
            if is_equality:
                _current.flags[FloatOperation] = True
            other = Decimal.from_float(other)
        elif not hasattr(other, "numerator") or not hasattr(other, "denominator"):
            return None
        elif self.is_finite():
            own = Decimal._made(self._sign, self._number * other.denominator, self._exponent)
            return own._order(Decimal(other.numerator))
        else:
            # All numbers are alike to what is none.
            other = Decimal(0)
        if self.is_nan() or other.is_nan():
            if not is_equality or self.is_snan() or other.is_snan():
                _current._signal(InvalidOperation)
            return False
        return self._order(other)

    def __eq__(self, other):
        order = self._compared(other, True)
        if order is None:
            return NotImplemented
        return order is not False and order == 0

    def __lt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order is not False and order < 0

    def __le__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order is not False and order <= 0

    def __gt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order is not False and order > 0

    def __ge__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order is not False and order >= 0

    def compare(self, other, context=None):
        other = _required(other)
        nan = self._nan_of(other, context or getcontext())
        return nan if nan is not None else Decimal(self._order(other))

    def compare_total(self, other, context=None):
        other = _required(other)
        order = self._order(other)
        if order == 0 and self._exponent != other._exponent:
            order = 1 if (self._exponent > other._exponent) != bool(self._sign) else -1
        return Decimal(order)

    def max(self, other, context=None):
        other = _required(other)
        if self.is_nan() or other.is_nan():
            return (other if self.is_nan() else self)._rounded(context or getcontext())
        order = self._order(other) or int(self.compare_total(other))
        return (other if order < 0 else self)._rounded(context or getcontext())

    def min(self, other, context=None):
        other = _required(other)
        if self.is_nan() or other.is_nan():
            return (other if self.is_nan() else self)._rounded(context or getcontext())
        order = self._order(other) or int(self.compare_total(other))
        return (self if order < 0 else other)._rounded(context or getcontext())

    def __hash__(self):
        if not self.is_finite():
            if self.is_snan():
                raise TypeError("Cannot hash a signaling NaN value.")
            return object.__hash__(self) if self.is_nan() else (-314159 if self._sign else 314159)
        modulus = (1 << 61) - 1
        scale = pow(10, self._exponent, modulus) if self._exponent >= 0 else pow(
            pow(10, -1, modulus), -self._exponent, modulus
        )
        value = self._number * scale % modulus
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_known_logs = {}


def _ln_of(numerator, denominator, places):
    """The natural logarithm of a positive ratio times a power of ten, off by less than ten."""
    if (numerator, denominator) in ((10, 1), (2, 1)):
        known = _known_logs.get((numerator, places))
        if known is not None:
            return known
    guard = 10
    scale = 10 ** (places + guard)
    # The ratio is near a power of two; the series takes what is left, near one.
    is_two = numerator == 2 and denominator == 1
    shift = 0 if is_two else numerator.bit_length() - denominator.bit_length()
    if shift >= 0:
        x = numerator * scale // (denominator << shift)
    else:
        x = (numerator << -shift) * scale // denominator
    roots = 0
    limit = scale // 64
    while abs(x - scale) > limit:
        x = _math.isqrt(x * scale)
        roots += 1
    is_negative = x < scale
    y = abs(x - scale) * scale // (x + scale)
    square = y * y // scale
    total = 0
    term = y
    count = 1
    while term:
        total += term // count
        term = term * square // scale
        count += 2
    result = 2 * total << roots
    if is_negative:
        result = -result
    if shift:
        result += shift * _ln_of(2, 1, places + guard)
    result //= 10**guard
    if (numerator, denominator) in ((10, 1), (2, 1)):
        _known_logs[numerator, places] = result
    return result


_SPECIFIER = _re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<z>z)?(?P<alt>#)?(?P<zero>0)?(?P<width>\d+)?"
    r"(?P<comma>,|_)?(?:\.(?P<precision>\d+))?(?P<type>[eEfFgGn%])?",
    _re.DOTALL,
)


# The specifiers that only say how many places there are, and how many.
_PLACES = {f".{places}f": places for places in range(10)}


def _formatted(number, specifier):
    places = _PLACES.get(specifier)
    if places is not None and number.is_finite():
        value = number._rescaled(-places, getcontext().rounding)
        text = _native.text(value._sign, value._number, value._exponent)
        if text is not None:
            return text
    found = _SPECIFIER.fullmatch(specifier)
    if found is None:
        raise ValueError("invalid format string")
    align, fill = found["align"], found["fill"]
    if found["zero"] and align is None:
        align, fill = "=", "0"
    align, fill = align or ">", fill or " "
    kind = found["type"]
    precision = int(found["precision"]) if found["precision"] is not None else None
    rounding = getcontext().rounding
    if not number.is_finite():
        sign = _sign_text(number._sign, found["sign"])
        body = str(number.copy_abs())
        if kind == "%":
            body += "%"
        return _padded(sign, body, align, " " if fill == "0" and found["zero"] else fill, found["width"])
    value = number
    if kind == "%":
        value = Decimal._made(value._sign, value._number, value._exponent + 2)
    if kind is None:
        kind = "g" if precision is not None else None
    if precision is not None:
        if kind in ("e", "E"):
            value = _to_digits(value, precision + 1, rounding)
        elif kind in ("f", "F", "%"):
            value = value._rescaled(-precision, rounding)
        elif kind in ("g", "G", "n") and _digit_count(value._number) > max(precision, 1):
            value = _to_digits(value, max(precision, 1), rounding)
    if not value._number and value._exponent > 0 and kind in ("f", "F", "%"):
        value = value._rescaled(0, rounding)
    digits = str(value._number)
    left = value._exponent + len(digits)
    if kind in ("e", "E"):
        point = 1 if value._number or precision is None else 1 - precision
        if not value._number and precision is not None:
            digits = "0" * (precision + 1)
            point, left = 1, 1
    elif kind in ("f", "F", "%"):
        point = left
    elif value._exponent <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point <= 0:
        whole, fraction = "0", "0" * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point], digits[point:]
    exponent = left - point
    text = f".{fraction}" if fraction or found["alt"] else ""
    if exponent or kind in ("e", "E"):
        letter = {"e": "e", "E": "E", "g": "e", "G": "E", "n": "e", None: "E"}.get(kind, "E")
        text += f"{letter}{exponent:+d}"
    if kind == "%":
        text += "%"
    sign = number._sign
    if found["z"] and sign and not value._number:
        sign = 0
    sign = _sign_text(sign, found["sign"])
    width = int(found["width"] or 0)
    if found["comma"]:
        if align == "=" and fill == "0":
            room = width - len(sign) - len(text)
            while len(f"{int(whole):,}") < room and len(_grouped(whole, found["comma"])) < room:
                whole = "0" + whole
        whole = _grouped(whole, found["comma"])
    return _padded(sign, whole + text, align, fill, found["width"])


def _grouped(whole, separator):
    parts = []
    while len(whole) > 3:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    return separator.join([whole, *parts])


def _to_digits(value, count, rounding):
    if not value._number:
        return value
    made = value._rescaled(value.adjusted() - count + 1, rounding)
    if _digit_count(made._number) > count:
        made = made._rescaled(made.adjusted() - count + 1, rounding)
    return made


def _sign_text(sign, option):
    if sign:
        return "-"
    return option if option in ("+", " ") else ""


def _padded(sign, body, align, fill, width):
    space = fill * max(int(width or 0) - len(sign) - len(body), 0)
    if align == "<":
        return sign + body + space
    if align == "=":
        return sign + space + body
    if align == "^":
        half = len(space) // 2
        return space[:half] + sign + body + space[half:]
    return space + sign + body


def _register():
    import sys

    numbers = sys.modules.get("numbers")
    if numbers is not None:
        numbers.Number.register(Decimal)


_register()
