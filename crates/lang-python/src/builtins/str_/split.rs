//! Splitting strings.

use std::ops::Range;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::Str;
use runtime::value::Value;

use crate::builtins::convert;
use crate::classes::instance::held_text;
use crate::define::{Method, after_receiver, parse_arguments, receiver};
use crate::state::type_name;

/// The methods of this file.
pub(super) const METHODS: &[Method] =
    &[Method::new("split", split), Method::new("rsplit", rsplit), Method::new("splitlines", split_lines)];

/// Parts that are cut out between two looks for an interrupt.
const INTERRUPT_EVERY: usize = 1 << 14;

fn list_of(cx: &mut Context, text: Gc<Str>, parts: &[Range<usize>]) -> Result {
    let list = cx.new_list_with_capacity(parts.len())?;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 && index.is_multiple_of(INTERRUPT_EVERY) {
            cx.note_steps(INTERRUPT_EVERY)?;
        }
        let part = cx.substring(text, part.start, part.end)?;
        list.push(cx, part.value())?;
    }
    Ok(list.value())
}

fn split_native(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    from_end: bool,
) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let name = if from_end { "rsplit" } else { "split" };
    let [separator, limit] = match (arguments.values, arguments.keywords) {
        (&[_, separator], []) => [separator, Value::UNBOUND],
        _ => parse_arguments(cx, name, after_receiver(arguments), ["sep", "maxsplit"], 0, 2)?,
    };
    let limit = if limit.is_unbound() { None } else { usize::try_from(convert::to_size(cx, limit)?).ok() };
    let parts = if separator.is_unbound() || separator.is_none() {
        if from_end { text.split_words_from_end(limit) } else { text.split_words(limit) }
    } else {
        let Some(separator) = held_text(cx, separator) else {
            let given = type_name(cx, separator);
            return cx.type_error(format!("must be str or None, not {given}"));
        };
        if separator.is_empty() {
            return cx.value_error("empty separator");
        }
        if from_end { text.split_from_end(&separator, limit) } else { text.split(&separator, limit) }
    };
    list_of(cx, text, &parts)
}

fn split(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    split_native(cx, this, arguments, false)
}

fn rsplit(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    split_native(cx, this, arguments, true)
}

fn split_lines(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let [keep] = parse_arguments(cx, "splitlines", after_receiver(arguments), ["keepends"], 0, 1)?;
    let keep_ends = keep != Value::UNBOUND && convert::is_true(cx, keep)?;
    let parts = text.split_lines(keep_ends);
    list_of(cx, text, &parts)
}
