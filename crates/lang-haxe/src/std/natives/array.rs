//! Arrays: what needs no function of the program's.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::{Str, StringBuilder};
use runtime::value::Value;

use crate::language::{arrays, text};

fn join(cx: &mut Context, arguments: &[Value]) -> Result {
    if !arrays::is_array(cx, arguments[0]) {
        return cx.type_error("Null Access");
    }
    let separator = arguments[1].cast::<Str>();
    let mut out = StringBuilder::new();
    let mut index = 0;
    while index < arrays::length(arguments[0]) {
        if let (Some(separator), true) = (separator, index > 0) {
            out.push_string(separator);
        }
        let element = arrays::get(cx, arguments[0], index as i64)?;
        text::append(cx, &mut out, element, 0)?;
        index += 1;
    }
    Ok(out.finish(cx)?.value())
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[("Array.join", join)];
