//! Bytes-like values: what `bytes`, `bytearray` and `memoryview` have in common.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::bytes::Bytes;
use runtime::value::Value;

use super::super::{convert, source};
use super::{array, memory_view};
use crate::builtin_type::BuiltinType;
use crate::classes::instance::held_value;
use crate::define::is_instance;
use crate::state::type_name;

/// A range of the bytes of an object. Lives on the stack; the object is not to change its size meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Where the bytes are.
    pub buffer: Gc<Bytes>,
    /// The first.
    pub start: usize,
    /// How many there are.
    pub length: usize,
}

impl View {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        &self.buffer.as_slice()[self.start..self.start + self.length]
    }
}

/// The bytes of a value that has some.
#[inline]
pub fn of(cx: &mut Context, value: Value) -> Option<View> {
    if let Some(bytes) = value.cast::<Bytes>() {
        return Some(View { buffer: bytes, start: 0, length: bytes.len() });
    }
    value.shape()?;
    let held = held_value(cx, value);
    if let Some(bytes) = held.cast::<Bytes>() {
        return Some(View { buffer: bytes, start: 0, length: bytes.len() });
    }
    if is_instance(cx, value, BuiltinType::ByteArray) {
        return Some(array::view(value));
    }
    if is_instance(cx, value, BuiltinType::MemoryView) {
        return memory_view::view(cx, value);
    }
    match crate::modules::array::elements(cx, value) {
        Some((view, _)) => Some(view),
        None => told(cx, value),
    }
}

/// The bytes that the `__buffer__` of an object gives; what it raises counts as none.
#[cold]
fn told(cx: &mut Context, value: Value) -> Option<View> {
    let class = crate::state::class_of(cx, value);
    if !crate::classes::record::is_programs(class) {
        return None;
    }
    let name = cx.intern("__buffer__").ok()?.value();
    let method = crate::attributes::lookup::find_in_class(cx, class, name)?;
    // For any use that changes nothing.
    match crate::calls::call_special(cx, method, value, &[Value::ZERO]) {
        Ok(made) if is_instance(cx, made, BuiltinType::MemoryView) => memory_view::view(cx, made),
        Ok(_) => None,
        Err(_) => {
            cx.take_exception();
            None
        }
    }
}

/// The bytes of an argument.
///
/// # Errors
/// TypeError when it has none.
pub fn argument(cx: &mut Context, value: Value) -> Result<View> {
    match of(cx, value) {
        Some(view) => Ok(view),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("a bytes-like object is required, not '{given}'"))
        }
    }
}

/// A byte that a program gives as an integer.
///
/// # Errors
/// ValueError when it is out of range, TypeError when it is no integer.
pub fn byte(cx: &mut Context, value: Value) -> Result<u8> {
    let number = convert::to_index(cx, value)?;
    match convert::to_i64(number).and_then(|number| u8::try_from(number).ok()) {
        Some(byte) => Ok(byte),
        None => cx.value_error("byte must be in range(0, 256)"),
    }
}

/// The bytes that `value` has, or those that iterating it yields.
///
/// # Errors
/// When it can neither be read as bytes nor be iterated.
pub fn collect(cx: &mut Context, value: Value, function: &str) -> Result<Vec<u8>> {
    if let Some(view) = of(cx, value) {
        return cx.concat_in_pieces(&[view.as_slice()]);
    }
    if value.cast::<runtime::object::string::Str>().is_some() || !crate::iteration::is_iterable(cx, value) {
        let given = type_name(cx, value);
        return cx.type_error(match function {
            "" => "can assign only bytes, buffers, or iterables of ints in range(0, 256)".to_owned(),
            "bytearray" | "bytes" => format!("cannot convert '{given}' object to {function}"),
            _ => format!("'{given}' object cannot be interpreted as an integer"),
        });
    }
    let mut bytes = Vec::new();
    source::for_each(cx, value, |cx, item| {
        let number = convert::to_index(cx, item)?;
        match convert::to_i64(number).and_then(|number| u8::try_from(number).ok()) {
            Some(byte) => bytes.push(byte),
            None if function == "bytes" => return cx.value_error("bytes must be in range(0, 256)"),
            None => return cx.value_error("byte must be in range(0, 256)"),
        }
        Ok(true)
    })?;
    Ok(bytes)
}
