//! What natives ask of their arguments, and the errors when they do not get it: `car: expected a pair, got 5`.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::bytes::Bytes;
use runtime::object::pair::Pair;
use runtime::object::string::Str;
use runtime::object::symbol::Symbol;
use runtime::value::Value;

use super::error;
use super::list;
use super::vector::Vector;

/// Raises the error for an argument of the wrong type.
#[cold]
pub fn wrong<T>(cx: &mut Context, name: &str, expected: &str, value: Value) -> Result<T> {
    error::fail(cx, &format!("{name}: expected {expected}, got"), &[value])
}

/// Raises the error for an index that is out of range.
#[cold]
pub fn out_of_range<T>(cx: &mut Context, name: &str, index: Value) -> Result<T> {
    error::fail(cx, &format!("{name}: index out of range:"), &[index])
}

macro_rules! expect_object {
    ($( $(#[$doc:meta])* $name:ident: $ty:ty = $expected:literal; )*) => { $(
        $(#[$doc])*
        ///
        /// # Errors
        /// When it is something else.
        #[inline]
        pub fn $name(cx: &mut Context, name: &str, value: Value) -> Result<Gc<$ty>> {
            match value.cast::<$ty>() {
                Some(object) => Ok(object),
                None => wrong(cx, name, $expected, value),
            }
        }
    )* };
}

expect_object! {
    /// A pair.
    pair: Pair = "a pair";
    /// A string.
    string: Str = "a string";
    /// A symbol.
    symbol: Symbol = "a symbol";
    /// A bytevector.
    bytevector: Bytes = "a bytevector";
}

/// A vector.
///
/// # Errors
/// When it is something else.
#[inline]
pub fn vector(cx: &mut Context, name: &str, value: Value) -> Result<Vector> {
    match Vector::of(value) {
        Some(vector) => Ok(vector),
        None => wrong(cx, name, "a vector", value),
    }
}

/// A character.
///
/// # Errors
/// When it is something else.
#[inline]
pub fn character(cx: &mut Context, name: &str, value: Value) -> Result<char> {
    match value.as_char() {
        Some(c) => Ok(c),
        None => wrong(cx, name, "a character", value),
    }
}

/// A fixnum.
///
/// # Errors
/// When it is something else.
#[inline]
pub fn fixnum(cx: &mut Context, name: &str, value: Value) -> Result<i64> {
    match value.as_fixnum() {
        Some(n) => Ok(n),
        None => wrong(cx, name, "an exact integer that fits a word", value),
    }
}

/// A count or size: a fixnum that is not negative. Floats without fraction are refused.
///
/// # Errors
/// When it is something else.
#[inline]
pub fn count(cx: &mut Context, name: &str, value: Value) -> Result<usize> {
    match value.as_fixnum().and_then(|n| usize::try_from(n).ok()) {
        Some(n) => Ok(n),
        None => wrong(cx, name, "an exact integer that is not negative", value),
    }
}

/// An index below `length`.
///
/// # Errors
/// When it is none.
#[inline]
pub fn index(cx: &mut Context, name: &str, value: Value, length: usize) -> Result<usize> {
    let index = count(cx, name, value)?;
    if index < length { Ok(index) } else { out_of_range(cx, name, value) }
}

/// A byte.
///
/// # Errors
/// When it is none.
pub fn byte(cx: &mut Context, name: &str, value: Value) -> Result<u8> {
    match value.as_fixnum().and_then(|n| u8::try_from(n).ok()) {
        Some(byte) => Ok(byte),
        None => wrong(cx, name, "an exact integer from 0 to 255", value),
    }
}

/// The optional start and end at `at` among the arguments, checked against a length.
///
/// # Errors
/// When they are no range in it.
pub fn range(
    cx: &mut Context,
    name: &str,
    arguments: &[Value],
    at: usize,
    length: usize,
) -> Result<(usize, usize)> {
    let end = match arguments.get(at + 1) {
        Some(&value) if is_given(value) => {
            let end = count(cx, name, value)?;
            if end > length {
                return out_of_range(cx, name, value);
            }
            end
        }
        _ => length,
    };
    let start = match arguments.get(at) {
        Some(&value) if is_given(value) => {
            let start = count(cx, name, value)?;
            if start > end {
                return out_of_range(cx, name, value);
            }
            start
        }
        _ => 0,
    };
    Ok((start, end))
}

/// Whether an optional argument says something: false and the default object do not.
#[must_use]
pub fn is_given(value: Value) -> bool {
    value != Value::FALSE && !value.is_unbound()
}

/// The length of a proper list.
///
/// # Errors
/// When it is none.
pub fn list_length(cx: &mut Context, name: &str, value: Value) -> Result<usize> {
    match list::length(value) {
        Some(length) => Ok(length),
        None => wrong(cx, name, "a proper list", value),
    }
}
