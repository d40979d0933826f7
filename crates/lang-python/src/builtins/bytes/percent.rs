//! `bytes % values`: as of strings, where each byte is the character of the same number.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::view;

/// `template % value`.
///
/// # Errors
/// As for strings.
pub(crate) fn format(cx: &mut Context, template: &[u8], value: Value) -> Result<Vec<u8>> {
    let mut text = String::with_capacity(template.len());
    let mut in_conversion = false;
    for &byte in template {
        let c = byte as char;
        // `%b` is what `%s` is for strings.
        text.push(if in_conversion && c == 'b' { 's' } else { c });
        in_conversion = match (in_conversion, c) {
            (false, '%') => true,
            (true, c) => !c.is_ascii_alphabetic() && c != '%',
            _ => false,
        };
    }
    let text = cx.new_string(&text)?;
    let value = match value.cast::<Tuple>() {
        Some(tuple) => {
            let mut values = RootVec::new(&cx.heap);
            for &value in tuple.as_slice() {
                let value = as_text(cx, value)?;
                values.push(value.0);
            }
            cx.new_tuple_from(&values)?.value()
        }
        None => as_text(cx, value)?,
    };
    let result = crate::format::percent::format(cx, text, value)?;
    Ok(result.code_points().map(|code_point| code_point as u8).collect())
}

/// Bytes as the string of their characters; other values as they are.
fn as_text(cx: &mut Context, value: Value) -> Result {
    if value.cast::<Str>().is_some() {
        return cx.type_error(
            "%b requires a bytes-like object, or an object that implements __bytes__, not 'str'",
        );
    }
    match view::of(cx, value).map(|view| view.as_slice().to_vec()) {
        Some(bytes) => {
            let text: String = bytes.into_iter().map(char::from).collect();
            Ok(cx.new_string(&text)?.value())
        }
        None => Ok(value),
    }
}

/// `bytes % value` as an object.
pub(crate) fn of_bytes(cx: &mut Context, template: Value, value: Value) -> Result<Option<Value>> {
    let Some(template) = template.cast::<Bytes>() else { return Ok(None) };
    let template = template.as_slice().to_vec();
    let bytes = format(cx, &template, value)?;
    Ok(Some(cx.new_bytes(&bytes)?.value()))
}
