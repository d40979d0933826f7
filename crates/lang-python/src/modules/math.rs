//! The module `math`: functions of floats. Those of integers are in `number_theory`.

use abi::intrinsic::{Intrinsic, Rounding};
use bytecode::operand::MathFunction;
use heap::RootVec;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use super::{number_theory, special_functions};
use crate::attributes::lookup::find_in_class;
use crate::builtins::{convert, int, source};
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::define::{Method, between, exactly, parse_arguments};
use crate::state::class_of;

#[cold]
fn domain_error<T>(cx: &mut Context) -> Result<T> {
    cx.value_error("math domain error")
}

#[cold]
fn range_error<T>(cx: &mut Context) -> Result<T> {
    cx.raise(ErrorKind::Overflow, "math range error")
}

/// A result: NaN that did not come from NaN is a domain error, infinity that did not come from infinity a range error.
fn checked(cx: &mut Context, result: f64, arguments: &[f64], may_overflow: bool) -> Result {
    if result.is_nan() && !arguments.iter().any(|argument| argument.is_nan()) {
        return domain_error(cx);
    }
    if result.is_infinite() && arguments.iter().all(|argument| argument.is_finite()) {
        return if may_overflow { range_error(cx) } else { domain_error(cx) };
    }
    cx.new_float(result)
}

macro_rules! unary {
    ($( $name:ident($x:ident) = $result:expr, $may_overflow:literal; )*) => { $(
        fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            let [argument] = exactly(cx, this, arguments)?;
            let $x = convert::to_float(cx, argument)?;
            checked(cx, $result, &[$x], $may_overflow)
        }
    )* };
}

unary! {
    sqrt(x) = x.sqrt(), false;
    cbrt(x) = special_functions::cbrt(x), false;
    exp(x) = x.exp(), true;
    exp2(x) = x.exp2(), true;
    expm1(x) = x.exp_m1(), true;
    log1p(x) = x.ln_1p(), false;
    sin(x) = x.sin(), false;
    cos(x) = x.cos(), false;
    tan(x) = x.tan(), false;
    asin(x) = x.asin(), false;
    acos(x) = x.acos(), false;
    atan(x) = x.atan(), false;
    sinh(x) = x.sinh(), true;
    cosh(x) = x.cosh(), true;
    tanh(x) = x.tanh(), false;
    asinh(x) = special_functions::asinh(x), false;
    acosh(x) = special_functions::acosh(x), false;
    atanh(x) = special_functions::atanh(x), false;
    fabs(x) = x.abs(), false;
    degrees(x) = x * (180.0 / std::f64::consts::PI), true;
    radians(x) = x * (std::f64::consts::PI / 180.0), true;
    erf(x) = special_functions::erf(x), false;
    erfc(x) = special_functions::erfc(x), false;
    ulp(x) = ulp_of(x.abs()), false;
}

/// The distance to the next float; below the largest, to the one before.
fn ulp_of(x: f64) -> f64 {
    match x.next_up() {
        _ if !x.is_finite() => x,
        next if next.is_infinite() => x - x.next_down(),
        next => next - x,
    }
}

/// The gamma function, which has no value at zero and the negative integers.
fn gamma(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [argument] = exactly(cx, this, arguments)?;
    let x = convert::to_float(cx, argument)?;
    if x == f64::NEG_INFINITY || (x <= 0.0 && x == x.floor()) {
        return domain_error(cx);
    }
    checked(cx, special_functions::gamma(x), &[x], true)
}

fn lgamma(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [argument] = exactly(cx, this, arguments)?;
    let x = convert::to_float(cx, argument)?;
    if x.is_finite() && x <= 0.0 && x == x.floor() {
        return domain_error(cx);
    }
    checked(cx, special_functions::lgamma(x), &[x], true)
}

/// A logarithm: that of a float by `of_float`; that of an integer too large for one by its leading bits.
fn logarithm(cx: &mut Context, value: Value, of_float: fn(f64) -> f64) -> Result<f64> {
    if convert::is_int(value) && convert::to_i64(value).is_none() {
        let big = convert::to_big(cx, value)?;
        if big < dashu_int::IBig::ZERO {
            return domain_error(cx);
        }
        let shift = int::bits(value).saturating_sub(64);
        let leading = u64::try_from(&(big >> shift)).unwrap_or(u64::MAX);
        return Ok(of_float(leading as f64) + shift as f64 * of_float(2.0));
    }
    let x = convert::to_float(cx, value)?;
    if x <= 0.0 {
        return domain_error(cx);
    }
    Ok(of_float(x))
}

fn log(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 1, 2)?;
    let numerator = logarithm(cx, values[0], f64::ln)?;
    let Some(&base) = values.get(1) else { return cx.new_float(numerator) };
    let denominator = logarithm(cx, base, f64::ln)?;
    if denominator == 0.0 {
        return cx.raise(ErrorKind::ZeroDivision, "float division by zero");
    }
    cx.new_float(numerator / denominator)
}

fn log2(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let result = logarithm(cx, value, f64::log2)?;
    cx.new_float(result)
}

fn log10(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let result = logarithm(cx, value, f64::log10)?;
    cx.new_float(result)
}

fn two(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<[f64; 2]> {
    let [a, b] = exactly(cx, this, arguments)?;
    Ok([convert::to_float(cx, a)?, convert::to_float(cx, b)?])
}

fn pow(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [base, exponent] = two(cx, this, arguments)?;
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return domain_error(cx);
    }
    let result = runtime::number::float_pow(base, exponent);
    checked(cx, result, &[base, exponent], true)
}

fn fmod(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = two(cx, this, arguments)?;
    if b.is_infinite() && a.is_finite() {
        return cx.new_float(a);
    }
    checked(cx, a % b, &[a, b], false)
}

fn remainder(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [a, b] = two(cx, this, arguments)?;
    checked(cx, libm::remainder(a, b), &[a, b], false)
}

fn atan2(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [y, x] = two(cx, this, arguments)?;
    cx.new_float(y.atan2(x))
}

fn copysign(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [magnitude, sign] = two(cx, this, arguments)?;
    cx.new_float(magnitude.copysign(sign))
}

fn nextafter(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [x, y, steps] = parse_arguments(cx, "nextafter", arguments, ["", "", "steps"], 2, 2)?;
    let (x, y) = (convert::to_float(cx, x)?, convert::to_float(cx, y)?);
    let steps =
        if steps.is_unbound() || steps.is_none() { Value::small(1) } else { convert::to_index(cx, steps)? };
    if int::is_negative(steps) {
        return cx.value_error("steps must be a non-negative integer");
    }
    if x.is_nan() || y.is_nan() {
        return cx.new_float(f64::NAN);
    }
    // Floats of one sign are in the order of their bits.
    let place = |x: f64| {
        let size = (x.to_bits() & !(1 << 63)) as i64;
        if x.is_sign_negative() { -size } else { size }
    };
    let (from, to) = (i128::from(place(x)), i128::from(place(y)));
    let steps = convert::to_big(cx, steps)?;
    let steps = i128::try_from(steps).unwrap_or(i128::MAX);
    if steps == 0 || from == to {
        return cx.new_float(if steps == 0 { x } else { y });
    }
    if steps >= (to - from).abs() {
        return cx.new_float(y);
    }
    let next = if to > from { from + steps } else { from - steps };
    let size = f64::from_bits(next.unsigned_abs() as u64);
    cx.new_float(if next < 0 || next == 0 && x.is_sign_negative() { -size } else { size })
}

fn hypot(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    crate::define::no_keywords(cx, this, arguments)?;
    let mut values = Vec::with_capacity(arguments.values.len());
    for &value in arguments.values {
        values.push(convert::to_float(cx, value)?);
    }
    cx.new_float(special_functions::norm(&values))
}

fn floats_of(cx: &mut Context, iterable: Value) -> Result<Vec<f64>> {
    let mut floats = Vec::new();
    source::for_each(cx, iterable, |cx, value| {
        floats.push(convert::to_float(cx, value)?);
        Ok(true)
    })?;
    Ok(floats)
}

fn dist(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [p, q] = exactly(cx, this, arguments)?;
    let (p, q) = (floats_of(cx, p)?, floats_of(cx, q)?);
    if p.len() != q.len() {
        return cx.value_error("both points must have the same number of dimensions");
    }
    let differences: Vec<f64> = p.iter().zip(&q).map(|(p, q)| p - q).collect();
    cx.new_float(special_functions::norm(&differences))
}

/// The exact sum, rounded once: partial sums that do not overlap, of growing magnitude.
fn fsum(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterable] = exactly(cx, this, arguments)?;
    let floats = floats_of(cx, iterable)?;
    let sum = exact_sum(cx, &floats)?;
    cx.new_float(sum)
}

fn exact_sum(cx: &mut Context, floats: &[f64]) -> Result<f64> {
    let mut partials: Vec<f64> = Vec::new();
    let mut special = 0.0f64;
    for &float in floats {
        if !float.is_finite() {
            special += float;
            continue;
        }
        let mut x = float;
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut y = partials[index];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x.is_infinite() {
            return cx.raise(ErrorKind::Overflow, "intermediate overflow in fsum");
        }
        partials.push(x);
    }
    if special.is_nan() && !floats.iter().any(|float| float.is_nan()) {
        return cx.value_error("-inf + inf in fsum");
    }
    Ok(if special != 0.0 { special } else { round_partials(&partials) })
}

/// The sum of products: of floats exactly, rounded once; of anything else by its operators.
fn sumprod(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [p, q] = exactly(cx, this, arguments)?;
    let (p, q) = (crate::iteration::collect(cx, p)?, crate::iteration::collect(cx, q)?);
    if p.len() != q.len() {
        return cx.value_error("Inputs are not the same length");
    }
    let pairs = |place: usize| (Value(p.get(place)), Value(q.get(place)));
    let is_float = |value: Value| value.as_float().is_some();
    let is_number =
        |value: Value| is_float(value) || value.as_fixnum().is_some_and(|int| int.abs() < 1 << 53);
    let all = 0..p.len();
    if all.clone().any(|place| is_float(pairs(place).0) || is_float(pairs(place).1))
        && all.clone().all(|place| is_number(pairs(place).0) && is_number(pairs(place).1))
    {
        let mut parts = Vec::with_capacity(2 * p.len());
        for place in all {
            let (a, b) = pairs(place);
            let (a, b) = (convert::to_float(cx, a)?, convert::to_float(cx, b)?);
            let product = a * b;
            parts.push(product);
            if product.is_finite() {
                parts.push(a.mul_add(b, -product));
            }
        }
        if parts.iter().any(|part| !part.is_finite()) {
            return cx.new_float(parts.iter().sum());
        }
        let sum = exact_sum(cx, &parts)?;
        return cx.new_float(sum);
    }
    let mut total = RootVec::new(&cx.heap);
    total.push(Value::ZERO.0);
    for place in all {
        cx.note_step(place)?;
        let (a, b) = pairs(place);
        let product = convert::binary(cx, BinaryOp::Mul, a, b)?;
        let sum = convert::binary(cx, BinaryOp::Add, Value(total.get(0)), product)?;
        total.set(0, sum.0);
    }
    Ok(Value(total.get(0)))
}

fn round_partials(partials: &[f64]) -> f64 {
    let Some((&last, rest)) = partials.split_last() else { return 0.0 };
    let mut high = last;
    for (index, &partial) in rest.iter().enumerate().rev() {
        let total = high + partial;
        let low = partial - (total - high);
        high = total;
        if low != 0.0 {
            // A tie is decided by what is left below.
            let below = if index > 0 { rest[index - 1] } else { 0.0 };
            if (low < 0.0 && below < 0.0) || (low > 0.0 && below > 0.0) {
                let doubled = low * 2.0;
                let moved = high + doubled;
                if doubled == moved - high {
                    high = moved;
                }
            }
            break;
        }
    }
    high
}

fn frexp(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let x = convert::to_float(cx, value)?;
    let (mantissa, exponent) = if x == 0.0 || !x.is_finite() { (x, 0) } else { libm::frexp(x) };
    let mantissa = cx.new_float(mantissa)?;
    Ok(cx.new_tuple(&[mantissa, Value::small(exponent as i64)])?.value())
}

fn ldexp(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value, exponent] = exactly(cx, this, arguments)?;
    let x = convert::to_float(cx, value)?;
    if !convert::is_int(held_value(cx, exponent)) {
        return cx.type_error("Expected an int as second argument to ldexp.");
    }
    let exponent = convert::to_clamped(cx, exponent)?.clamp(-100_000, 100_000) as i32;
    let result = libm::ldexp(x, exponent);
    if result.is_infinite() && x.is_finite() {
        return range_error(cx);
    }
    cx.new_float(result)
}

fn modf(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    let x = convert::to_float(cx, value)?;
    let fraction = if x.is_infinite() { 0.0 } else { x - x.trunc() };
    let fraction = cx.new_float(fraction.copysign(x))?;
    let whole = cx.new_float(x.trunc())?;
    Ok(cx.new_tuple(&[fraction, whole])?.value())
}

/// An integer near a number: of a float by `of_float`, of other objects by their special method.
fn to_integer(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    method: &str,
    of_float: fn(f64) -> f64,
) -> Result {
    let [value] = exactly(cx, this, arguments)?;
    if let Some(float) = value.as_float() {
        return int::from_float(cx, of_float(float));
    }
    if convert::is_int(value) {
        return convert::to_index(cx, value);
    }
    let name = cx.intern(method)?.value();
    let class = class_of(cx, value);
    if let Some(method) = find_in_class(cx, class, name) {
        return call_special(cx, method, value, &[]);
    }
    if method == "__trunc__" {
        let given = crate::state::type_name(cx, value);
        return cx.type_error(format!("type {given} doesn't define __trunc__ method"));
    }
    let float = convert::to_float(cx, value)?;
    int::from_float(cx, of_float(float))
}

fn floor(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    to_integer(cx, this, arguments, "__floor__", f64::floor)
}

fn ceil(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    to_integer(cx, this, arguments, "__ceil__", f64::ceil)
}

fn trunc(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    to_integer(cx, this, arguments, "__trunc__", f64::trunc)
}

macro_rules! predicates {
    ($( $name:ident $test:path; )*) => { $(
        fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            let [value] = exactly(cx, this, arguments)?;
            Ok(Value::bool($test(convert::to_float(cx, value)?)))
        }
    )* };
}

predicates! { isnan f64::is_nan; isinf f64::is_infinite; isfinite f64::is_finite; }

fn isclose(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let parameters = ["a", "b", "rel_tol", "abs_tol"];
    let [a, b, relative, absolute] = parse_arguments(cx, "isclose", arguments, parameters, 2, 2)?;
    let (a, b) = (convert::to_float(cx, a)?, convert::to_float(cx, b)?);
    let relative = if relative.is_unbound() { 1e-9 } else { convert::to_float(cx, relative)? };
    let absolute = if absolute.is_unbound() { 0.0 } else { convert::to_float(cx, absolute)? };
    if relative < 0.0 || absolute < 0.0 {
        return cx.value_error("tolerances must be non-negative");
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (a - b).abs();
    let is_close =
        difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
    Ok(Value::bool(is_close))
}

fn prod(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterable, start] = parse_arguments(cx, "prod", arguments, ["", "start"], 1, 1)?;
    let mut product = if start.is_unbound() { Value::small(1) } else { start };
    source::for_each(cx, iterable, |cx, value| {
        product = convert::binary(cx, BinaryOp::Mul, product, value)?;
        Ok(true)
    })?;
    Ok(product)
}

/// What compilers may call in place of a function here, where its result is finite.
const fn float_function(function: MathFunction) -> Intrinsic {
    Intrinsic::FloatFunction { number: function as u8, of_integers: true }
}

const FUNCTIONS: &[Method] = &[
    Method::with_intrinsic("sqrt", sqrt, Intrinsic::Sqrt),
    Method::new("cbrt", cbrt),
    Method::with_intrinsic("exp", exp, float_function(MathFunction::Exp)),
    Method::new("exp2", exp2),
    Method::new("expm1", expm1),
    Method::with_intrinsic("log", log, float_function(MathFunction::Log)),
    Method::new("log1p", log1p),
    Method::with_intrinsic("log2", log2, float_function(MathFunction::Log2)),
    Method::with_intrinsic("log10", log10, float_function(MathFunction::Log10)),
    Method::with_intrinsic("sin", sin, float_function(MathFunction::Sin)),
    Method::with_intrinsic("cos", cos, float_function(MathFunction::Cos)),
    Method::with_intrinsic("tan", tan, float_function(MathFunction::Tan)),
    Method::with_intrinsic("asin", asin, float_function(MathFunction::Asin)),
    Method::with_intrinsic("acos", acos, float_function(MathFunction::Acos)),
    Method::with_intrinsic("atan", atan, float_function(MathFunction::Atan)),
    Method::with_intrinsic("atan2", atan2, float_function(MathFunction::Atan2)),
    Method::new("sinh", sinh),
    Method::new("cosh", cosh),
    Method::new("tanh", tanh),
    Method::new("asinh", asinh),
    Method::new("acosh", acosh),
    Method::new("atanh", atanh),
    Method::new("fabs", fabs),
    Method::new("degrees", degrees),
    Method::new("radians", radians),
    Method::new("erf", erf),
    Method::new("erfc", erfc),
    Method::new("gamma", gamma),
    Method::new("lgamma", lgamma),
    Method::with_intrinsic("pow", pow, float_function(MathFunction::Pow)),
    Method::new("fmod", fmod),
    Method::new("remainder", remainder),
    Method::new("copysign", copysign),
    Method::new("nextafter", nextafter),
    Method::new("ulp", ulp),
    Method::new("hypot", hypot),
    Method::new("dist", dist),
    Method::new("fsum", fsum),
    Method::new("frexp", frexp),
    Method::new("ldexp", ldexp),
    Method::new("modf", modf),
    Method::with_intrinsic("floor", floor, Intrinsic::RoundToInteger(Rounding::Down)),
    Method::with_intrinsic("ceil", ceil, Intrinsic::RoundToInteger(Rounding::Up)),
    Method::with_intrinsic("trunc", trunc, Intrinsic::RoundToInteger(Rounding::ToZero)),
    Method::new("isnan", isnan),
    Method::new("isinf", isinf),
    Method::new("isfinite", isfinite),
    Method::new("isclose", isclose),
    Method::new("prod", prod),
    Method::new("sumprod", sumprod),
];

/// Builds the module.
pub(super) fn build(cx: &mut Context) -> Result {
    let module = super::new_module(cx, "math", &[FUNCTIONS, number_theory::FUNCTIONS])?;
    super::set_float(cx, module, "pi", std::f64::consts::PI)?;
    super::set_float(cx, module, "e", std::f64::consts::E)?;
    super::set_float(cx, module, "tau", std::f64::consts::TAU)?;
    super::set_float(cx, module, "inf", f64::INFINITY)?;
    super::set_float(cx, module, "nan", f64::NAN)?;
    Ok(module)
}
