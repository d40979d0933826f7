//! `complex`: objects of two words, the parts, each a float.

mod arithmetic;
mod text;

use abi::object_layout::{HEADER, WORD};
use abi::operators::Meaning;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFn, NativeFunction};
use runtime::number;
use runtime::object::string::Str;
use runtime::value::Value;

pub use arithmetic::{Complex, Fault};

use super::convert;
use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::define::{
    Declarations, Getter, Members, Method, after_receiver, exactly, new_builtin, own_receiver,
    parse_arguments, set_word, word,
};
use crate::names::Name;
use crate::operators::unary::as_number;
use crate::state::{class_of, python, type_class, type_name};

/// The words of a complex number.
const REAL: usize = 0;
const IMAGINARY: usize = 1;

/// A complex number as an object.
///
/// # Errors
/// When memory is exhausted.
pub fn new(cx: &mut Context, number: Complex) -> Result {
    let re = cx.new_float(number.re)?;
    let mut kept = heap::RootVec::new(&cx.heap);
    kept.push(re.0);
    let im = cx.new_float(number.im)?;
    new_builtin(cx, BuiltinType::Complex, &[re, im])
}

/// The complex number that an object is.
pub fn of(cx: &mut Context, value: Value) -> Option<Complex> {
    if !crate::define::is_instance(cx, value, BuiltinType::Complex) {
        return None;
    }
    let part = |index| word(value, index).as_float().unwrap_or(0.0);
    Some(Complex::new(part(REAL), part(IMAGINARY)))
}

/// The complex number that an operand stands for: itself, or a real number.
fn operand(cx: &mut Context, value: Value) -> Result<Option<Complex>> {
    if let Some(number) = of(cx, value) {
        return Ok(Some(number));
    }
    let value = as_number(held_value(cx, value));
    Ok(number::to_f64(cx, value)?.map(|re| Complex::new(re, 0.0)))
}

/// A constant of a program's text, such as `4.0j`.
pub(crate) fn constant(cx: &mut Context, text: &str) -> Option<Value> {
    let im = text.strip_suffix('j')?.parse().ok()?;
    new(cx, Complex::new(0.0, im)).ok()
}

/// What is raised for a fault.
fn fault<T>(cx: &mut Context, fault: Fault, zero: &str) -> Result<T> {
    match fault {
        Fault::Zero => cx.raise(ErrorKind::ZeroDivision, zero),
        Fault::Overflow => cx.raise(ErrorKind::Overflow, "complex exponentiation"),
    }
}

/// `base ** exponent` of real numbers whose power is none.
///
/// # Errors
/// When memory is exhausted.
pub(crate) fn real_power(cx: &mut Context, base: Value, exponent: Value) -> Result<Option<Value>> {
    let (Some(base), Some(exponent)) = (operand(cx, base)?, operand(cx, exponent)?) else { return Ok(None) };
    power(cx, base, exponent).map(Some)
}

fn power(cx: &mut Context, base: Complex, exponent: Complex) -> Result {
    match base.pow(exponent) {
        Ok(result) => new(cx, result),
        Err(kind) => fault(cx, kind, "0.0 to a negative or complex power"),
    }
}

/// `__pow__`, which takes a modulus only to refuse it.
fn power_of(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    match *arguments.positionals() {
        [_, _, modulus] if !modulus.is_none() => cx.value_error("complex modulo"),
        [base, exponent, _] => pow(cx, this, Arguments::positional(&[base, exponent])),
        _ => pow(cx, this, arguments),
    }
}

/// Applies an operation to the receiver and the other operand; in the other order if it is a reflected method.
fn binary(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    is_reflected: bool,
    operation: fn(&mut Context, Complex, Complex) -> Result,
) -> Result {
    let [receiver, other] = exactly(cx, this, arguments)?;
    let Some(number) = of(cx, receiver) else { return crate::define::wrong_receiver(cx, this, receiver) };
    match operand(cx, other)? {
        Some(other) if is_reflected => operation(cx, other, number),
        Some(other) => operation(cx, number, other),
        None => Ok(python(cx).not_implemented),
    }
}

macro_rules! operators {
    ($( $name:ident $reflected:ident $operation:expr; )*) => { $(
        fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            binary(cx, this, arguments, false, $operation)
        }
        fn $reflected(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            binary(cx, this, arguments, true, $operation)
        }
    )* };
}

operators! {
    add radd |cx, a, b| new(cx, a.plus(b));
    sub rsub |cx, a, b| new(cx, a.minus(b));
    mul rmul |cx, a, b| new(cx, a.times(b));
    div rdiv |cx, a, b| match a.over(b) {
        Ok(result) => new(cx, result),
        Err(kind) => fault(cx, kind, "complex division by zero"),
    };
    pow rpow power;
}

/// Whether compiled code does what a method does for these operands: see [`MEANING`].
pub(crate) fn computes_parts(cx: &mut Context, method: Gc<NativeFunction>, lhs: Value, rhs: Value) -> bool {
    let complex = type_class(cx, BuiltinType::Complex);
    let is_number = rhs.is_fixnum() || rhs.as_float().is_some() || class_of(cx, rhs) == complex;
    class_of(cx, lhs) == complex && is_number && is_arithmetic(cx, method)
}

/// Whether a method adds, subtracts or multiplies complex numbers.
pub(crate) fn is_arithmetic(cx: &Context, method: Gc<NativeFunction>) -> bool {
    let function = cx.native_entry(method).function;
    [add as NativeFn, sub, mul].iter().any(|&known| std::ptr::fn_addr_eq(function, known))
}

/// What those methods come to.
pub(crate) const MEANING: Meaning =
    Meaning::Complex { parts: [(HEADER + REAL * WORD) as u32, (HEADER + IMAGINARY * WORD) as u32] };

fn receiver(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Complex> {
    let object = own_receiver(cx, this, arguments)?;
    Ok(of(cx, object).unwrap_or(Complex::new(0.0, 0.0)))
}

fn negative(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let number = receiver(cx, this, arguments)?;
    new(cx, Complex::new(-number.re, -number.im))
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let number = receiver(cx, this, arguments)?;
    new(cx, number)
}

fn conjugate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let number = receiver(cx, this, arguments)?;
    new(cx, Complex::new(number.re, -number.im))
}

fn absolute(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let number = receiver(cx, this, arguments)?;
    match number.abs() {
        Ok(length) => cx.new_float(length),
        Err(_) => cx.raise(ErrorKind::Overflow, "absolute value too large"),
    }
}

fn truth(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let number = receiver(cx, this, arguments)?;
    Ok(Value::bool(number.re != 0.0 || number.im != 0.0))
}

fn is_equal(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Option<bool>> {
    let [object, other] = exactly(cx, this, arguments)?;
    let Some(number) = of(cx, object) else { return crate::define::wrong_receiver(cx, this, object) };
    if let Some(other) = of(cx, other) {
        return Ok(Some(number == other));
    }
    let other = as_number(held_value(cx, other));
    if number::Number::of(other).is_none() {
        return Ok(None);
    }
    // Integers are compared exactly, however large they are.
    let re = cx.new_float(number.re)?;
    Ok(Some(number.im == 0.0 && number::equal(re, other) == Some(true)))
}

fn equals(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let result = is_equal(cx, this, arguments)?;
    Ok(result.map_or_else(|| python(cx).not_implemented, Value::bool))
}

fn differs(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let result = is_equal(cx, this, arguments)?;
    Ok(result.map_or_else(|| python(cx).not_implemented, |equal| Value::bool(!equal)))
}

fn hash(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let number = receiver(cx, this, arguments)?;
    let (re, im) = (number::hash_float(number.re), number::hash_float(number.im));
    let hash = re.wrapping_add(1_000_003i64.wrapping_mul(im));
    cx.new_int(if hash == -1 { -2 } else { hash })
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let number = receiver(cx, this, arguments)?;
    Ok(cx.new_string(&text::repr(number))?.value())
}

fn format(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [object, spec] = exactly(cx, this, arguments)?;
    let spec = super::str_::argument(cx, "__format__() argument", spec)?;
    let Some(number) = of(cx, object) else { return crate::define::wrong_receiver(cx, this, object) };
    if spec.is_empty() {
        return Ok(crate::text::str(cx, object)?.value());
    }
    let spec = crate::format::value::parse(cx, spec, true, "complex")?;
    match text::format(number, &spec) {
        Ok(text) => Ok(cx.new_string(&text)?.value()),
        Err(message) => cx.value_error(message),
    }
}

fn get_real(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let number = receiver(cx, this, arguments)?;
    cx.new_float(number.re)
}

fn get_imaginary(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let number = receiver(cx, this, arguments)?;
    cx.new_float(number.im)
}

/// What one argument of `complex` stands for, and whether that is a complex number, which has an imaginary part to add.
fn argument(cx: &mut Context, value: Value, is_second: bool) -> Result<(Complex, bool)> {
    if let Some(real) = value.as_float().or(value.as_fixnum().map(|int| int as f64)) {
        return Ok((Complex::new(real, 0.0), false));
    }
    let number = of(cx, value);
    let is_exact = number.is_some() && class_of(cx, value) == type_class(cx, BuiltinType::Complex);
    if !is_second
        && !is_exact
        && let Some(method) = find_special(cx, value, Name::Complex)
    {
        let result = call_special(cx, method, value, &[])?;
        return match of(cx, result) {
            Some(number) => Ok((number, true)),
            None => {
                let (owner, given) = (type_name(cx, value), type_name(cx, result));
                cx.type_error(format!("{owner}.__complex__ returned non-complex (type {given})"))
            }
        };
    }
    if let Some(number) = number {
        return Ok((number, true));
    }
    let is_number = convert::is_int(value)
        || find_special(cx, value, Name::Float).is_some()
        || find_special(cx, value, Name::Index).is_some();
    if !is_number {
        let given = type_name(cx, value);
        return cx.type_error(match is_second {
            true => format!("complex() second argument must be a number, not '{given}'"),
            false => format!("complex() first argument must be a string or a number, not '{given}'"),
        });
    }
    Ok((Complex::new(convert::to_float(cx, value)?, 0.0), false))
}

/// `complex(…)`.
fn construct(cx: &mut Context, _: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [first, second] = parse_arguments(cx, "complex", after_receiver(arguments), ["real", "imag"], 0, 2)?;
    if second.is_unbound() && class_of(cx, first) == type_class(cx, BuiltinType::Complex) {
        return Ok(first);
    }
    let number = parts(cx, first, second)?;
    new(cx, number)
}

/// Gives a new object of a class made from `complex` its parts.
///
/// # Errors
/// As `complex(…)` raises them.
pub fn fill(cx: &mut Context, object: Value, arguments: Arguments<'_>) -> Result<()> {
    let [first, second] = parse_arguments(cx, "complex", arguments, ["real", "imag"], 0, 2)?;
    let number = parts(cx, first, second)?;
    let re = cx.new_float(number.re)?;
    set_word(cx, object, REAL, re);
    let im = cx.new_float(number.im)?;
    set_word(cx, object, IMAGINARY, im);
    Ok(())
}

/// `complex.__init__`: `complex` itself gets its parts there.
fn initialize(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    if !word(object, REAL).is_none() {
        // What it is does not change.
        return Ok(Value::NONE);
    }
    fill(cx, object, after_receiver(arguments))?;
    Ok(Value::NONE)
}

fn parts(cx: &mut Context, first: Value, second: Value) -> Result<Complex> {
    if let Some(text) = held_value(cx, first).cast::<Str>() {
        if !second.is_unbound() {
            return cx.type_error("complex() can't take second arg if first is a string");
        }
        return match text::parse(&text.to_cow()) {
            Some(number) => Ok(number),
            None => cx.value_error("complex() arg is a malformed string"),
        };
    }
    if held_value(cx, second).cast::<Str>().is_some() {
        return cx.type_error("complex() second arg can't be a string");
    }
    let zero = (Complex::new(0.0, 0.0), false);
    let (re, re_is_complex) = if first.is_unbound() { zero } else { argument(cx, first, false)? };
    if second.is_unbound() {
        return Ok(re);
    }
    let (im, im_is_complex) = argument(cx, second, true)?;
    // Signs of zeros stay unless both parts have something to add.
    let re_part = if im_is_complex { re.re - im.im } else { re.re };
    let im_part = if re_is_complex { re.im + im.re } else { im.re };
    Ok(Complex::new(re_part, im_part))
}

/// Defines the members of `complex`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Complex,
        const {
            &Members {
                methods: &[
                    Method::new("__add__", add),
                    Method::new("__radd__", radd),
                    Method::new("__sub__", sub),
                    Method::new("__rsub__", rsub),
                    Method::new("__mul__", mul),
                    Method::new("__rmul__", rmul),
                    Method::new("__truediv__", div),
                    Method::new("__rtruediv__", rdiv),
                    Method::new("__pow__", power_of),
                    Method::new("__rpow__", rpow),
                    Method::new("__neg__", negative),
                    Method::new("__pos__", itself),
                    Method::new("__abs__", absolute),
                    Method::new("__bool__", truth),
                    Method::new("__eq__", equals),
                    Method::new("__ne__", differs),
                    Method::new("__hash__", hash),
                    Method::new("__repr__", repr),
                    Method::new("__format__", format),
                    Method::new("__complex__", itself),
                    Method::new("conjugate", conjugate),
                ],
                getters: &[Getter::new("real", get_real), Getter::new("imag", get_imaginary)],
                init: Some(initialize),
                new: Some(construct),
                ..Members::EMPTY
            }
        },
    )
}
