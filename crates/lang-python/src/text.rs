//! Text of values: `str`, `repr`, and names for messages.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::cell::Cell;
use runtime::object::string::{Str, Units};
use runtime::value::Value;

use crate::attributes::lookup::{find_in_class, find_special, method_in_python};
use crate::builtin_type::BuiltinType;
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::names::Name;
use crate::state::{type_class, type_name};

/// Whether two names are the same text, or the same object.
pub(crate) fn is_same_text(a: Value, b: Value) -> bool {
    a == b || matches!((a.cast::<Str>(), b.cast::<Str>()), (Some(a), Some(b)) if a.equals(&b))
}

/// The text of a value that is known to be a string, such as a name; with U+FFFD for lone surrogates.
pub fn name_text(value: Value) -> String {
    value.cast::<Str>().map_or_else(String::new, |text| text.to_cow().into_owned())
}

/// `repr(value)`.
///
/// # Errors
/// What `__repr__` raises.
pub fn repr(cx: &mut Context, value: Value) -> Result<Gc<Str>> {
    if let Some(text) = of_number(cx, value) {
        return text;
    }
    text_by(cx, value, Name::Repr)
}

/// `str(value)`.
///
/// # Errors
/// What `__str__` raises.
pub fn str(cx: &mut Context, value: Value) -> Result<Gc<Str>> {
    match value.cast::<Str>() {
        Some(text) => Ok(text),
        None => match of_number(cx, value) {
            Some(text) => text,
            None => text_by(cx, value, Name::Str),
        },
    }
}

/// The text of a fixnum or a float, which `str` and `repr` agree on.
#[inline]
fn of_number(cx: &mut Context, value: Value) -> Option<Result<Gc<Str>>> {
    if let Some(number) = value.as_fixnum() {
        let mut buffer = [0; 20];
        let digits = runtime::number::write_decimal(&mut buffer, number);
        return Some(cx.new_string_from_units(Units::Ascii(digits)));
    }
    let float = value.as_float()?;
    Some(cx.new_string(&crate::format::float_repr::repr(float)))
}

fn text_by(cx: &mut Context, value: Value, name: Name) -> Result<Gc<Str>> {
    Ok(told_by(cx, value, name)?.1)
}

/// What a method that tells a text gives, a string or an object of a class made from `str`; and the text itself.
fn told_by(cx: &mut Context, value: Value, name: Name) -> Result<(Value, Gc<Str>)> {
    cx.check_native_stack()?;
    let Some(method) = find_special(cx, value, name) else {
        let message = format!("unbound method {}", name.text());
        return cx.type_error(message);
    };
    let result = call_special(cx, method, value, &[])?;
    checked_text(cx, result, name)
}

/// The method that alone tells the text of an object, `__repr__` where its class has no `__str__`; only where it is a function of the
/// program's.
pub(crate) fn text_method(cx: &mut Context, object: Value) -> Option<Gc<Cell>> {
    let (base, name) = (type_class(cx, BuiltinType::Object), crate::names::name(cx, Name::Str));
    let plain = find_in_class(cx, base, name);
    let is_plain = find_special(cx, object, Name::Str) == plain;
    method_in_python(cx, object, if is_plain { Name::Repr } else { Name::Str })
}

/// What a method that tells a text, of this name, has given; and the text itself.
///
/// # Errors
/// TypeError when it is no text.
pub(crate) fn checked_text(cx: &mut Context, result: Value, name: Name) -> Result<(Value, Gc<Str>)> {
    match held_value(cx, result).cast::<Str>() {
        Some(text) => Ok((result, text)),
        None => {
            let given = type_name(cx, result);
            cx.type_error(format!("{} returned non-string (type {given})", name.text()))
        }
    }
}

/// As [`repr`], for programs, which see an object of a class made from `str` as it is.
///
/// # Errors
/// What `__repr__` raises.
pub fn told_repr(cx: &mut Context, value: Value) -> Result {
    match of_number(cx, value) {
        Some(text) => Ok(text?.value()),
        None => Ok(told_by(cx, value, Name::Repr)?.0),
    }
}

/// As [`str`], for programs, which see an object of a class made from `str` as it is.
///
/// # Errors
/// What `__str__` raises.
pub fn told_str(cx: &mut Context, value: Value) -> Result {
    match value.cast::<Str>() {
        Some(_) => Ok(value),
        None => match of_number(cx, value) {
            Some(text) => Ok(text?.value()),
            None => Ok(told_by(cx, value, Name::Str)?.0),
        },
    }
}

/// `repr(value)` as Rust's text, for messages.
///
/// # Errors
/// What `__repr__` raises.
pub fn repr_text(cx: &mut Context, value: Value) -> Result<String> {
    Ok(repr(cx, value)?.to_cow().into_owned())
}

/// The text of a value in quotes, as messages show names: `'name'`.
pub fn quoted(value: Value) -> String {
    format!("'{}'", name_text(value))
}
