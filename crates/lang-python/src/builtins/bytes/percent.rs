//! `bytes % values`: as of strings, where each byte is the character of the same number.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::bytes::Bytes;
use runtime::value::Value;

/// `template % value`.
///
/// # Errors
/// As for strings.
pub(crate) fn format(cx: &mut Context, template: &[u8], value: Value) -> Result<Vec<u8>> {
    let template: String = template.iter().map(|&byte| char::from(byte)).collect();
    let template = cx.new_string(&template)?;
    let result = crate::format::percent::format_as(cx, template, value, true)?;
    Ok(result.code_points().map(|code_point| code_point as u8).collect())
}

/// `bytes % value` as an object.
pub(crate) fn of_bytes(cx: &mut Context, template: Value, value: Value) -> Result<Option<Value>> {
    let Some(template) = template.cast::<Bytes>() else { return Ok(None) };
    let template = template.as_slice().to_vec();
    let bytes = format(cx, &template, value)?;
    Ok(Some(cx.new_bytes(&bytes)?.value()))
}
