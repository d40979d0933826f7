//! The errors of encoding, decoding and translating: what they tell, as attributes and as text.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;
use runtime::object::throwable::Throwable;
use runtime::value::Value;

use super::members::{self, arguments_of, set_or, set_part};
use crate::builtin_type::BuiltinType;
use crate::builtins::bytes::codec::escaped;
use crate::builtins::bytes::view;
use crate::builtins::convert;
use crate::define::{Declarations, Getter, Members, Method, after_receiver, is_instance, receiver};
use crate::state::type_name;

/// What an error is made with, in order. That of translating has no encoding.
pub(super) const PARTS: [&str; 5] = ["encoding", "object", "start", "end", "reason"];

fn has_encoding(cx: &mut Context, exception: Gc<Throwable>) -> bool {
    !is_instance(cx, exception.value(), BuiltinType::UnicodeTranslateError)
}

/// A part of an error, by its place in `PARTS`.
fn part(cx: &mut Context, exception: Gc<Throwable>, index: usize) -> Result {
    let skipped = usize::from(!has_encoding(cx, exception));
    let given = index.checked_sub(skipped).and_then(|at| arguments_of(exception).get(at).copied());
    set_or(cx, exception, PARTS[index], given.unwrap_or(Value::NONE))
}

macro_rules! parts {
    ($( $getter:ident $index:literal; )*) => { $(
        fn $getter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
            part(cx, exception, $index)
        }
    )* };
}

parts! {
    encoding 0;
    object 1;
    start 2;
    end 3;
    reason 4;
}

/// Checks the arguments: a name, a text or bytes, two places, a reason.
fn init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let has_encoding = has_encoding(cx, exception);
    let parts = &PARTS[usize::from(!has_encoding)..];
    let given = after_receiver(arguments).values;
    if given.len() != parts.len() {
        let (expected, count) = (parts.len(), given.len());
        return cx.type_error(format!("function takes exactly {expected} arguments ({count} given)"));
    }
    let decodes = is_instance(cx, exception.value(), BuiltinType::UnicodeDecodeError);
    for (index, (&name, &value)) in parts.iter().zip(given).enumerate() {
        if ["start", "end"].contains(&name) {
            convert::to_size(cx, value)?;
        } else if !(decodes && name == "object" || is_instance(cx, value, BuiltinType::Str)) {
            let (number, found) = (index + 1, type_name(cx, value));
            return cx.type_error(format!("argument {number} must be str, not {found}"));
        }
    }
    if decodes && view::of(cx, given[1]).is_none() {
        let found = type_name(cx, given[1]);
        return cx.type_error(format!("a bytes-like object is required, not '{found}'"));
    }
    members::init(cx, this, arguments)
}

/// Codec, what cannot be converted, where, why.
fn str(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let exception: Gc<Throwable> = receiver(cx, this, arguments)?;
    let object = part(cx, exception, 1)?;
    if object.is_none() {
        return Ok(cx.empty_string()?.value());
    }
    let [start, end] = [part(cx, exception, 2)?, part(cx, exception, 3)?];
    let (start, end) = (convert::to_size(cx, start)?, convert::to_size(cx, end)?);
    let reason = part(cx, exception, 4)?;
    let reason = crate::text::str(cx, reason)?.to_cow().into_owned();
    let single = end == start.saturating_add(1);
    let place = match single {
        true => format!("in position {start}"),
        false => format!("in position {start}-{}", end.saturating_sub(1)),
    };
    let at = usize::try_from(start).unwrap_or(usize::MAX);
    let what = match (object.cast::<Str>(), object.cast::<Bytes>()) {
        (Some(text), _) if single && at < text.len() => {
            format!("character '{}'", escaped(text.code_point(at)))
        }
        (Some(_), _) => "characters".to_owned(),
        (_, Some(bytes)) if single && at < bytes.as_slice().len() => {
            format!("byte 0x{:02x}", bytes.as_slice()[at])
        }
        _ => "bytes".to_owned(),
    };
    let text = match has_encoding(cx, exception) {
        false => format!("can't translate {what} {place}: {reason}"),
        true => {
            let decodes = is_instance(cx, exception.value(), BuiltinType::UnicodeDecodeError);
            let verb = if decodes { "decode" } else { "encode" };
            let codec = part(cx, exception, 0)?;
            let codec = crate::text::str(cx, codec)?.to_cow().into_owned();
            format!("'{codec}' codec can't {verb} {what} {place}: {reason}")
        }
    };
    Ok(cx.new_string(&text)?.value())
}

/// Defines what the errors tell.
pub(super) fn define(types: &mut Declarations) {
    const GETTERS: &[Getter] = &[
        Getter::writable("object", object, set_part),
        Getter::writable("start", start, set_part),
        Getter::writable("end", end, set_part),
        Getter::writable("reason", reason, set_part),
        Getter::writable("encoding", encoding, set_part),
    ];
    let members = const {
        &Members {
            methods: &[Method::new("__str__", str)],
            getters: GETTERS,
            init: Some(init),
            ..Members::EMPTY
        }
    };
    types.add(BuiltinType::UnicodeEncodeError, members);
    types.add(BuiltinType::UnicodeDecodeError, members);
    types.add(BuiltinType::UnicodeTranslateError, members);
}
