//! `str`: construction, joining, padding, encoding; searching, cases and predicates have files of their own.

pub mod case;
pub mod predicates;
pub mod search;
pub mod split;
pub mod translate;
mod unicode_tables;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::list::List;
use runtime::object::string::{Str, StringBuilder};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::convert;
use super::source::{Source, note_step};
use crate::builtin_type::BuiltinType;
use crate::classes::instance::{held_text, held_value};
use crate::define::{
    Declarations, Members, Method, after_receiver, between, exactly, parse_arguments, receiver,
};
use crate::exceptions::raise;
use crate::format;
use crate::state::type_name;
use crate::text;

pub use predicates::decimal_digit;
pub(crate) use predicates::is_name;

/// A string argument; `what` starts the message for others: `replace() argument 1`.
///
/// # Errors
/// `TypeError` when it is no string.
#[inline]
pub fn argument(cx: &mut Context, what: &str, value: Value) -> Result<Gc<Str>> {
    match value.cast::<Str>() {
        Some(text) => Ok(text),
        None => held_string(cx, what, value),
    }
}

/// The string that an object of a class made from `str` holds, or the error.
#[cold]
fn held_string(cx: &mut Context, what: &str, value: Value) -> Result<Gc<Str>> {
    match held_text(cx, value) {
        Some(text) => Ok(text),
        None => not_a_string(cx, what, value),
    }
}

#[cold]
fn not_a_string<T>(cx: &mut Context, what: &str, value: Value) -> Result<T> {
    let given = if value.is_none() { "None".to_owned() } else { type_name(cx, value) };
    let space = if what.is_empty() { "" } else { " " };
    cx.type_error(format!("{what}{space}must be str, not {given}"))
}

fn str_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let arguments = after_receiver(arguments);
    if let (&[value], []) = (arguments.values, arguments.keywords) {
        return text::told_str(cx, value);
    }
    let [value, encoding, errors] =
        parse_arguments(cx, "str", arguments, ["object", "encoding", "errors"], 0, 3)?;
    if value.is_unbound() {
        return Ok(cx.empty_string()?.value());
    }
    if encoding.is_unbound() && errors.is_unbound() {
        return text::told_str(cx, value);
    }
    let mut names = [encoding, errors];
    for (name, given) in ["encoding", "errors"].into_iter().zip(&mut names) {
        if !given.is_unbound() {
            *given = argument(cx, &format!("str() argument '{name}'"), *given)?.value();
        }
    }
    let [encoding, errors] = names;
    match super::bytes::view::of(cx, value) {
        Some(view) => super::bytes::decode(cx, view.as_slice(), encoding, errors),
        None if held_text(cx, value).is_some() => cx.type_error("decoding str is not supported"),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("decoding to str: need a bytes-like object, {given} found"))
        }
    }
}

/// Characters that room is made for at once; more may be refused.
const MOST_RESERVED: usize = 1 << 20;
/// At most so many strings are joined at once, without a look at interrupts.
const FEW: usize = 1 << 17;

fn join(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [separator, iterable] = exactly(cx, this, arguments)?;
    let Some(separator) = separator.cast::<Str>() else {
        return crate::define::wrong_receiver(cx, this, separator);
    };
    let mut builder = StringBuilder::new();
    // Strings are put together off the heap, so that a list cannot change meanwhile.
    let values = match (iterable.cast::<List>(), iterable.cast::<Tuple>()) {
        (Some(list), _) => Some(list.as_slice()),
        (_, Some(tuple)) => Some(tuple.as_slice()),
        _ => None,
    };
    if let Some(values) = values {
        if let [only] = values
            && only.cast::<Str>().is_some()
        {
            return Ok(*only);
        }
        if let Some(joined) = join_few(cx, separator, values)? {
            return Ok(joined);
        }
        let lengths = values.iter().filter_map(|value| value.cast::<Str>()).map(|text| text.len());
        let total = lengths.sum::<usize>() + separator.len() * values.len();
        cx.check_room(total)?;
        if total <= MOST_RESERVED {
            builder = StringBuilder::with_capacity(total);
        }
        for (index, &value) in values.iter().enumerate() {
            cx.note_step(index)?;
            join_one(cx, separator, index, value, &mut builder)?;
        }
        return Ok(builder.finish(cx)?.value());
    }
    let mut source = match Source::new(cx, iterable) {
        Ok(source) => source,
        Err(_) if raise::pending_is(cx, BuiltinType::TypeError) => {
            cx.take_exception();
            return cx.type_error("can only join an iterable");
        }
        Err(thrown) => return Err(thrown),
    };
    let mut index = 0;
    loop {
        let value = source.next(cx)?;
        if value == Value::STOP {
            return Ok(builder.finish(cx)?.value());
        }
        join_one(cx, separator, index, value, &mut builder)?;
        note_step(cx, index)?;
        index += 1;
    }
}

/// The join of a few strings, put together where it is to be.
fn join_few(cx: &mut Context, separator: Gc<Str>, values: &[Value]) -> Result<Option<Value>> {
    if values.is_empty() || values.len() > FEW {
        return Ok(None);
    }
    let mut total = separator.len() * (values.len() - 1);
    for value in values {
        let Some(string) = value.cast::<Str>() else { return Ok(None) };
        total += string.len();
    }
    if total > MOST_RESERVED {
        return Ok(None);
    }
    let strings = || values.iter().map(|value| value.cast::<Str>().expect("all are strings"));
    Ok(Some(cx.join_strings(Some(separator).filter(|text| !text.is_empty()), strings)?.value()))
}

#[inline]
fn join_one(
    cx: &mut Context,
    separator: Gc<Str>,
    index: usize,
    value: Value,
    builder: &mut StringBuilder,
) -> Result<()> {
    let Some(text) = held_value(cx, value).cast::<Str>() else {
        let given = type_name(cx, value);
        return cx.type_error(format!("sequence item {index}: expected str instance, {given} found"));
    };
    if index > 0 {
        builder.push_in_pieces(cx, separator.units())?;
    }
    builder.push_in_pieces(cx, text.units())
}

fn format_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let template: Gc<Str> = receiver(cx, this, arguments)?;
    Ok(format::str_format::format(cx, template, after_receiver(arguments))?.value())
}

fn format_map(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let template: Gc<Str> = receiver(cx, this, arguments)?;
    let [_, mapping] = exactly(cx, this, arguments)?;
    Ok(format::str_format::format_map(cx, template, mapping)?.value())
}

fn format_special(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let [_, spec] = exactly(cx, this, arguments)?;
    let spec = argument(cx, "__format__() argument", spec)?;
    Ok(format::value::format_str(cx, text, spec)?.value())
}

/// Where `justify` puts the text.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Start,
    Middle,
    End,
}

fn justify(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, place: Place) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 3)?;
    let width = convert::to_size(cx, values[1])?;
    let fill = match values.get(2) {
        None => u32::from(' '),
        Some(&fill) => match held_text(cx, fill) {
            Some(fill) if fill.len() == 1 => fill.code_point(0),
            Some(_) => return cx.type_error("The fill character must be exactly one character long"),
            None => {
                let given = type_name(cx, fill);
                return cx.type_error(format!("The fill character must be a unicode character, not {given}"));
            }
        },
    };
    let missing = (width.max(0) as usize).saturating_sub(text.len());
    if missing == 0 {
        return Ok(text.value());
    }
    check_length(cx, width as usize)?;
    let before = match place {
        Place::Start => 0,
        Place::End => missing,
        Place::Middle => missing / 2 + (missing & width as usize & 1),
    };
    let mut builder = StringBuilder::in_room(cx);
    push_fill(cx, &mut builder, fill, before)?;
    builder.push_in_pieces(cx, text.units())?;
    push_fill(cx, &mut builder, fill, missing - before)?;
    Ok(builder.finish_in_room(cx)?.value())
}

/// Appends a character so many times, and looks for an interrupt meanwhile: memory that is new takes the system long.
fn push_fill(cx: &mut Context, builder: &mut StringBuilder, fill: u32, count: usize) -> Result<()> {
    const PIECE: usize = 1 << 20;
    for start in (0..count).step_by(PIECE) {
        builder.push_repeated(fill, PIECE.min(count - start));
        cx.check_interrupt()?;
    }
    Ok(())
}

/// Raises `MemoryError` for a string of this many characters when the heap can never hold it, and notes the work of making it.
fn check_length(cx: &mut Context, length: usize) -> Result<()> {
    if length > cx.heap.config().limit_bytes || length > runtime::object::string::MAX_LENGTH {
        return cx.raise(runtime::exception::ErrorKind::Memory, "");
    }
    cx.note_steps(length)
}

fn ljust(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    justify(cx, this, arguments, Place::Start)
}

fn rjust(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    justify(cx, this, arguments, Place::End)
}

fn center(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    justify(cx, this, arguments, Place::Middle)
}

fn zfill(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let [_, width] = exactly(cx, this, arguments)?;
    let width = convert::to_size(cx, width)?.max(0) as usize;
    let missing = width.saturating_sub(text.len());
    if missing == 0 {
        return Ok(text.value());
    }
    check_length(cx, width)?;
    let has_sign = !text.is_empty() && matches!(char::from_u32(text.code_point(0)), Some('+' | '-'));
    let mut builder = StringBuilder::in_room(cx);
    builder.push_range(text, 0, has_sign as usize);
    push_fill(cx, &mut builder, u32::from('0'), missing)?;
    builder.push_range(text, has_sign as usize, text.len());
    Ok(builder.finish_in_room(cx)?.value())
}

fn expand_tabs(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let [size] = parse_arguments(cx, "expandtabs", after_receiver(arguments), ["tabsize"], 0, 1)?;
    let size = if size.is_unbound() { 8 } else { convert::to_size(cx, size)?.clamp(0, 1 << 20) as usize };
    let mut builder = StringBuilder::with_capacity(text.len() + size);
    let (mut column, mut added, mut pushed) = (0, 0, 0);
    for (index, code_point) in text.code_points().enumerate() {
        cx.note_step(index)?;
        match char::from_u32(code_point) {
            Some('\t') => {
                builder.push_range(text, pushed, index);
                pushed = index + 1;
                if size > 0 {
                    let count = size - column % size;
                    added += count;
                    cx.check_room(added)?;
                    cx.note_steps(count)?;
                    builder.push_repeated(u32::from(' '), count);
                    column += count;
                }
            }
            Some('\n' | '\r') => column = 0,
            _ => column += 1,
        }
    }
    if pushed == 0 {
        return Ok(text.value());
    }
    builder.push_range(text, pushed, text.len());
    Ok(builder.finish(cx)?.value())
}

fn encode(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let [encoding, errors] =
        parse_arguments(cx, "encode", after_receiver(arguments), ["encoding", "errors"], 0, 2)?;
    super::bytes::encode(cx, text, encoding, errors)
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    Ok(text.value())
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    let mut builder = StringBuilder::with_capacity(text.len() + 2);
    super::str_repr::write(cx, &mut builder, text)?;
    Ok(builder.finish(cx)?.value())
}

/// Defines the members of `str`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Str,
        const {
            &Members {
                methods: &[
                    Method::new("join", join),
                    Method::new("format", format_native),
                    Method::new("format_map", format_map),
                    Method::new("__format__", format_special),
                    Method::new("ljust", ljust),
                    Method::new("rjust", rjust),
                    Method::new("center", center),
                    Method::new("zfill", zfill),
                    Method::new("expandtabs", expand_tabs),
                    Method::new("encode", encode),
                    Method::new("__str__", itself),
                    Method::new("__repr__", repr),
                ],
                new: Some(str_new),
                ..Members::EMPTY
            }
        },
    );
    for methods in [search::METHODS, split::METHODS, case::METHODS, predicates::METHODS, translate::METHODS] {
        types.add(BuiltinType::Str, &Members { methods, ..Members::EMPTY });
    }
    let static_methods = translate::STATIC_METHODS;
    types.add(BuiltinType::Str, &Members { static_methods, ..Members::EMPTY })
}
