//! The arithmetic beneath `decimal`: finite numbers that are a sign, a natural number and an exponent of ten.
//!
//! Results are rounded to the context's precision. What a program sees besides (signals, infinities, the limits of
//! exponents) is written in Python: these functions give None for operands and results that they do not cover, and
//! the complete way is taken.

use std::cmp::Ordering;

use dashu_int::ops::{BitTest, DivRem};
use dashu_int::{IBig, Sign, UBig};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::{Str, Units};
use runtime::value::Value;

use super::state::modules;
use crate::builtins::int;
use crate::define::{Method, exactly};

/// Exponents are below this: aligning operands then costs no more than their digits would.
const LARGEST_SHIFT: i64 = 20_000;

/// Quotients have no more digits: those that do not end have as many as the precision says.
const MOST_DIGITS: usize = 1 << 20;

/// What rounding has changed: nothing; zeros were dropped; the value is another one.
const EXACT: i64 = 0;
const ROUNDED: i64 = 1;
const INEXACT: i64 = 2;

/// Powers of ten that were needed, by exponent; larger ones are made each time.
#[derive(Default)]
pub struct Powers(Vec<UBig>);

impl Powers {
    /// How many are kept.
    const KEPT: usize = 1024;

    fn get(&mut self, exponent: usize) -> UBig {
        if exponent >= Self::KEPT {
            return UBig::from(10u8).pow(exponent);
        }
        while self.0.len() <= exponent {
            let next = self.0.last().map_or(UBig::ONE, |last| last * UBig::from(10u8));
            self.0.push(next);
        }
        self.0[exponent].clone()
    }

    /// Whether a number is at least this power of ten.
    fn is_reached(&mut self, number: &UBig, exponent: usize) -> bool {
        // A digit takes more than three bits.
        match exponent < self.0.len() {
            true => *number >= self.0[exponent],
            false => number.bit_len() / 3 >= exponent && *number >= self.get(exponent),
        }
    }

    /// The number of decimal digits, at least one.
    fn digits(&mut self, number: &UBig) -> usize {
        let bits = number.bit_len();
        if bits == 0 {
            return 1;
        }
        // From below: the logarithm of two is rounded down.
        let mut digits = ((bits as u128 - 1) * 30_102_999_566 / 100_000_000_000) as usize;
        while self.is_reached(number, digits) {
            digits += 1;
        }
        digits.max(1)
    }
}

/// What a context says of results.
struct Limits {
    precision: usize,
    rounding: Rounding,
    least_exponent: i64,
    greatest_exponent: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rounding {
    HalfEven,
    HalfUp,
    HalfDown,
    Down,
    Up,
    Ceiling,
    Floor,
    ZeroOrFive,
}

fn limits(values: &[Value]) -> Option<Limits> {
    let rounding = values[1].cast::<Str>()?;
    let rounding = match &*rounding.to_cow() {
        "ROUND_HALF_EVEN" => Rounding::HalfEven,
        "ROUND_HALF_UP" => Rounding::HalfUp,
        "ROUND_HALF_DOWN" => Rounding::HalfDown,
        "ROUND_DOWN" => Rounding::Down,
        "ROUND_UP" => Rounding::Up,
        "ROUND_CEILING" => Rounding::Ceiling,
        "ROUND_FLOOR" => Rounding::Floor,
        "ROUND_05UP" => Rounding::ZeroOrFive,
        _ => return None,
    };
    Some(Limits {
        precision: usize::try_from(values[0].as_fixnum()?).ok()?,
        rounding,
        least_exponent: values[2].as_fixnum()?,
        greatest_exponent: values[3].as_fixnum()?,
    })
}

/// A finite number.
struct Finite {
    is_negative: bool,
    number: UBig,
    exponent: i64,
}

impl Finite {
    /// The number that sign, number and exponent are; none for what is not finite.
    fn of(values: &[Value]) -> Option<Finite> {
        Some(Finite {
            is_negative: values[0] != Value::ZERO,
            number: int::to_big(values[1])?.into_parts().1,
            exponent: values[2].as_fixnum()?,
        })
    }

    fn signed(self) -> IBig {
        let sign = if self.is_negative { Sign::Negative } else { Sign::Positive };
        IBig::from_parts(sign, self.number)
    }
}

/// Whether the quotient of a natural number, which leaves `rest`, is rounded away from zero.
fn rounds_up(rounding: Rounding, quotient: &UBig, rest: &UBig, divisor: &UBig, is_negative: bool) -> bool {
    let half = || (rest * UBig::from(2u8)).cmp(divisor);
    match rounding {
        Rounding::HalfEven => match half() {
            Ordering::Equal => quotient.bit(0),
            order => order == Ordering::Greater,
        },
        Rounding::HalfUp => half() != Ordering::Less,
        Rounding::HalfDown => half() == Ordering::Greater,
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::Ceiling => !is_negative,
        Rounding::Floor => is_negative,
        Rounding::ZeroOrFive => (quotient % UBig::from(5u8)) == UBig::ZERO,
    }
}

/// Rounds a result: (sign, number, exponent, what rounding changed), or None when its exponent needs attention.
fn finish(cx: &mut Context, mut result: Finite, limits: &Limits) -> Result {
    let powers = &mut modules(cx).powers_of_ten;
    let mut change = EXACT;
    if powers.is_reached(&result.number, limits.precision) {
        let dropped = powers.digits(&result.number) - limits.precision;
        let divisor = powers.get(dropped);
        let (mut quotient, rest) = (&result.number).div_rem(&divisor);
        change = ROUNDED;
        if rest != UBig::ZERO {
            change = INEXACT;
            if rounds_up(limits.rounding, &quotient, &rest, &divisor, result.is_negative) {
                quotient += UBig::ONE;
            }
        }
        result.number = quotient;
        result.exponent += dropped as i64;
        if powers.is_reached(&result.number, limits.precision) {
            result.number = std::mem::take(&mut result.number) / UBig::from(10u8);
            result.exponent += 1;
        }
    }
    let is_inside = limits.least_exponent <= result.exponent
        && result.exponent + limits.precision as i64 <= limits.greatest_exponent;
    if !is_inside {
        return Ok(Value::NONE);
    }
    let (sign, exponent) = (Value::small(i64::from(result.is_negative)), Value::small(result.exponent));
    let number = int::from_big(cx, IBig::from(result.number))?;
    Ok(cx.new_tuple(&[sign, number, exponent, Value::small(change)])?.value())
}

/// Both operands and the limits, if this module covers them: the six words of the operands come first.
fn operands(values: &[Value]) -> Option<(Finite, Finite, Limits)> {
    let (a, b) = (Finite::of(&values[..3])?, Finite::of(&values[3..6])?);
    let limits = limits(&values[6..])?;
    let is_near = (a.exponent - b.exponent).abs() < LARGEST_SHIFT;
    is_near.then_some((a, b, limits))
}

/// `add(sign, number, exponent, sign, number, exponent, precision, rounding, Emin, Emax)`
fn add(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values: [Value; 10] = exactly(cx, this, arguments)?;
    let Some((a, b, limits)) = operands(&values) else { return Ok(Value::NONE) };
    let exponent = a.exponent.min(b.exponent);
    let both_negative = a.is_negative && b.is_negative;
    let mut aligned = |operand: Finite| {
        let shift = (operand.exponent - exponent) as usize;
        let power = modules(cx).powers_of_ten.get(shift);
        if shift == 0 { operand.signed() } else { operand.signed() * IBig::from(power) }
    };
    let total = aligned(a) + aligned(b);
    let (sign, number) = total.into_parts();
    let is_negative = match number == UBig::ZERO {
        // A zero of opposite signs is negative only where results are rounded down.
        true if limits.rounding == Rounding::Floor => return Ok(Value::NONE),
        true => both_negative,
        false => sign == Sign::Negative,
    };
    finish(cx, Finite { is_negative, number, exponent }, &limits)
}

/// `multiply(…)`, with the parameters of [`add`].
fn multiply(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values: [Value; 10] = exactly(cx, this, arguments)?;
    let Some((a, b, limits)) = operands(&values) else { return Ok(Value::NONE) };
    let is_negative = a.is_negative != b.is_negative;
    let result =
        Finite { is_negative, number: a.number * b.number, exponent: a.exponent.saturating_add(b.exponent) };
    finish(cx, result, &limits)
}

/// `divide(…)`, with the parameters of [`add`].
fn divide(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values: [Value; 10] = exactly(cx, this, arguments)?;
    let Some((a, b, limits)) = operands(&values) else { return Ok(Value::NONE) };
    if let Some(quotient) = small_quotient(&a, &b, limits.precision) {
        return finish(cx, quotient, &limits);
    }
    let is_covered = a.number != UBig::ZERO && b.number != UBig::ZERO && limits.precision <= MOST_DIGITS;
    if !is_covered {
        return Ok(Value::NONE);
    }
    let powers = &mut modules(cx).powers_of_ten;
    let wanted = a.exponent - b.exponent;
    let shift =
        powers.digits(&b.number) as i64 - powers.digits(&a.number) as i64 + limits.precision as i64 + 1;
    let power = powers.get(shift.unsigned_abs() as usize);
    let (dividend, divisor) =
        if shift >= 0 { (a.number * power, b.number) } else { (a.number, b.number * power) };
    let (mut number, rest) = dividend.div_rem(&divisor);
    let mut exponent = wanted - shift;
    let (five, ten) = (UBig::from(5u8), UBig::from(10u8));
    if rest != UBig::ZERO {
        // A last digit of 0 or 5 would be rounded as if nothing were behind it.
        if (&number % &five) == UBig::ZERO {
            number += UBig::ONE;
        }
    } else {
        while exponent < wanted {
            let (shorter, digit) = (&number).div_rem(&ten);
            if digit != UBig::ZERO {
                break;
            }
            number = shorter;
            exponent += 1;
        }
    }
    finish(cx, Finite { is_negative: a.is_negative != b.is_negative, number, exponent }, &limits)
}

/// A quotient as [`divide`] computes it, of numbers so small that all of it fits 128 bits.
fn small_quotient(a: &Finite, b: &Finite, precision: usize) -> Option<Finite> {
    let (dividend, divisor) = (u64::try_from(&a.number).ok()?, u64::try_from(&b.number).ok()?);
    let digits = |number: u64| number.checked_ilog10().map(|log| log as usize + 1);
    let shift = (digits(divisor)? + precision.min(38) + 1).checked_sub(digits(dividend)?)?;
    let shift = u32::try_from(shift).ok().filter(|_| precision < 38)?;
    let dividend = u128::from(dividend).checked_mul(10u128.checked_pow(shift)?)?;
    let mut number = dividend / u128::from(divisor);
    let wanted = a.exponent - b.exponent;
    let mut exponent = wanted - i64::from(shift);
    if number * u128::from(divisor) != dividend {
        // A last digit of 0 or 5 would be rounded as if nothing were behind it.
        number += u128::from(number % 5 == 0);
    } else {
        while exponent < wanted && number % 10 == 0 {
            number /= 10;
            exponent += 1;
        }
    }
    Some(Finite { is_negative: a.is_negative != b.is_negative, number: UBig::from(number), exponent })
}

/// Digits that [`text`] writes at most.
const SHOWN_DIGITS: usize = 40;

/// `text(sign, number, exponent)`: what `str` gives, of small numbers without an exponent.
fn text(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [sign, number, exponent] = exactly(cx, this, arguments)?;
    let (Some(number), Some(exponent)) = (number.as_fixnum(), exponent.as_fixnum()) else {
        return Ok(Value::NONE);
    };
    let mut room = [b'0'; SHOWN_DIGITS];
    let (mut at, mut left, mut places) = (room.len(), number.unsigned_abs(), -exponent);
    let digits = left.checked_ilog10().map_or(1, |log| i64::from(log) + 1);
    if exponent > 0 || exponent + digits <= -6 {
        return Ok(Value::NONE);
    }
    // One digit at least is before the point.
    loop {
        at -= 1;
        room[at] = b'0' + (left % 10) as u8;
        left /= 10;
        places -= 1;
        if places == 0 {
            at -= 1;
            room[at] = b'.';
        } else if left == 0 && places < 0 {
            break;
        }
    }
    if sign != Value::ZERO {
        at -= 1;
        room[at] = b'-';
    }
    Ok(cx.new_string_from_units(Units::Ascii(&room[at..]))?.value())
}

/// `parse(text)`: sign, number and exponent of what is written as digits, with a point or an exponent or both.
fn parse(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text] = exactly(cx, this, arguments)?;
    let Some(written) = text.cast::<Str>().and_then(|text| written(&text.to_cow())) else {
        return Ok(Value::NONE);
    };
    let (sign, exponent) = (Value::small(i64::from(written.is_negative)), Value::small(written.exponent));
    let number = int::from_big(cx, IBig::from(written.number))?;
    Ok(cx.new_tuple(&[sign, number, exponent])?.value())
}

fn written(text: &str) -> Option<Finite> {
    let (is_negative, text) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !is_plain(whole) || !is_plain(fraction) {
        return None;
    }
    let number = UBig::from_str_radix(&[whole, fraction].concat(), 10).ok()?;
    Some(Finite { is_negative, number, exponent: i64::from(exponent) - i64::try_from(fraction.len()).ok()? })
}

/// `digits(number)`: how many decimal digits a natural number has.
fn digits(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [number] = exactly(cx, this, arguments)?;
    let Some(number) = int::to_big(number) else { return cx.type_error("an integer is required") };
    let digits = modules(cx).powers_of_ten.digits(&number.into_parts().1);
    Ok(Value::length(digits))
}

/// Builds `_decimal`, beneath `decimal`.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("add", add),
        Method::new("multiply", multiply),
        Method::new("divide", divide),
        Method::new("text", text),
        Method::new("parse", parse),
        Method::new("digits", digits),
    ];
    super::new_module(cx, "_decimal", &[FUNCTIONS])
}
