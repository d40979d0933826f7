//! `list`: construction and methods.

use abi::intrinsic::Intrinsic;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::list::List;
use runtime::object::raw_list::{BoolList, is_raw_list};
use runtime::value::Value;

use super::{convert, repr, sort};
use crate::builtin_type::BuiltinType;
use crate::define::{
    Declarations, Members, Method, after_receiver, between, exactly, parse_arguments, receiver,
};
use crate::iteration::{extend_list, list_of};
use crate::operators::comparison::find_equal;
use crate::text::repr_text;

fn list_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let iterable = convert::optional_argument(cx, "list", arguments)?;
    if iterable.is_unbound() {
        return Ok(cx.new_list(&[])?.value());
    }
    Ok(list_of(cx, iterable)?.value())
}

/// The list that a method was called on, in words from now on.
fn list_receiver(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Gc<List>> {
    if let Some(&list) = arguments.positionals().first() {
        cx.unpack_list(list)?;
    }
    receiver(cx, this, arguments)
}

fn list_init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    let iterable = convert::optional_argument(cx, "list", arguments)?;
    list.truncate(0);
    if !iterable.is_unbound() {
        extend_list(cx, list, iterable)?;
    }
    Ok(Value::NONE)
}

fn append(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [list, value] = exactly(cx, this, arguments)?;
    match cx.list_in_words(list)? {
        Some(list) => list.push(cx, value)?,
        None => return crate::define::wrong_receiver(cx, this, list),
    }
    Ok(Value::NONE)
}

fn extend(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    let [_, iterable] = exactly(cx, this, arguments)?;
    extend_list(cx, list, iterable)?;
    Ok(Value::NONE)
}

fn insert(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    let [_, index, value] = exactly(cx, this, arguments)?;
    let index = convert::to_size(cx, index)?;
    let length = list.len() as i64;
    let at = if index < 0 { (index + length).max(0) } else { index.min(length) } as usize;
    list.splice(cx, at, at, &[value])?;
    Ok(Value::NONE)
}

fn pop(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 1, 2)?;
    let Some(&index) = values.get(1) else {
        return match list.pop() {
            Some(value) => Ok(value),
            None => cx.raise(ErrorKind::Index, "pop from empty list"),
        };
    };
    let index = convert::to_size(cx, index)?;
    let length = list.len() as i64;
    if length == 0 {
        return cx.raise(ErrorKind::Index, "pop from empty list");
    }
    let at = if index < 0 { index + length } else { index };
    if !(0..length).contains(&at) {
        return cx.raise(ErrorKind::Index, "pop index out of range");
    }
    let value = list.get(at as usize);
    if at + 1 == length {
        list.truncate(at as usize);
    } else {
        list.splice(cx, at as usize, at as usize + 1, &[])?;
    }
    Ok(value)
}

/// The first index in `start..end` at which `value` is. The list may change meanwhile.
///
/// # Errors
/// What a comparison raises.
pub(crate) fn position(
    cx: &mut Context,
    list: Gc<List>,
    value: Value,
    start: usize,
    end: usize,
) -> Result<Option<usize>> {
    find_equal(cx, || list.as_slice(), value, start, end)
}

fn remove(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    match position(cx, list, value, 0, usize::MAX)? {
        Some(at) if at < list.len() => list.splice(cx, at, at + 1, &[])?,
        _ => return cx.value_error("list.remove(x): x not in list"),
    }
    Ok(Value::NONE)
}

fn index(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 4)?;
    let (value, length) = (values[1], list.len());
    let start = convert::to_bound(cx, values.get(2).copied().unwrap_or(Value::NONE), length, 0)?;
    let end = convert::to_bound(cx, values.get(3).copied().unwrap_or(Value::NONE), length, length)?;
    match position(cx, list, value, start, end)? {
        Some(at) => Ok(Value::length(at)),
        None => {
            let shown = repr_text(cx, value)?;
            cx.value_error(format!("{shown} is not in list"))
        }
    }
}

fn count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if let &[list, value] = arguments.positionals()
        && let (Some(list), Some(truth)) = (list.cast::<BoolList>(), value.as_bool())
    {
        let elements = list.elements();
        cx.note_pass(elements.len())?;
        let count = elements.iter().filter(|&&byte| byte == u8::from(truth)).count();
        return Ok(Value::length(count));
    }
    let list = list_receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    let (mut from, mut count) = (0, 0);
    while let Some(at) = position(cx, list, value, from, usize::MAX)? {
        count += 1;
        from = at + 1;
    }
    Ok(Value::length(count))
}

fn clear(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    list.assign(cx, &[])?;
    Ok(Value::NONE)
}

fn copy(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if let &[list] = arguments.positionals()
        && is_raw_list(list)
    {
        return crate::elements::get_slice(cx, list, &[Value::NONE; 3]);
    }
    let list = list_receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    Ok(cx.new_list(list.as_slice())?.value())
}

/// Elements that `reverse` moves at once.
const REVERSED_PIECE: usize = 4096;

fn reverse(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    let turned = |part: &[Value]| part.iter().rev().copied().collect::<Vec<Value>>();
    let (mut start, mut end) = (0, list.len());
    while end - start > 1 {
        let count = ((end - start) / 2).min(REVERSED_PIECE);
        let (first, last) =
            (turned(&list.as_slice()[start..start + count]), turned(&list.as_slice()[end - count..end]));
        // No allocation on the heap until both are back, so nothing else need keep them.
        list.storage().write(cx, start, &last);
        list.storage().write(cx, end - count, &first);
        (start, end) = (start + count, end - count);
    }
    Ok(Value::NONE)
}

fn sort_native(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    if arguments.positionals().len() > 1 {
        return cx.type_error("sort() takes no positional arguments");
    }
    let [key, reverse] = parse_arguments(cx, "sort", after_receiver(arguments), ["key", "reverse"], 0, 0)?;
    sort::sort_list(cx, list, key, reverse)?;
    Ok(Value::NONE)
}

fn reversed(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let list = list_receiver(cx, this, arguments)?;
    use runtime::object::iterator::IteratorKind;
    Ok(cx.new_iterator_of(IteratorKind::List, list.value(), true)?.value())
}

/// Defines the members of `list`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::List,
        const {
            &Members {
                methods: &[
                    Method::with_intrinsic("append", append, Intrinsic::ListAppend),
                    Method::new("extend", extend),
                    Method::new("insert", insert),
                    Method::with_intrinsic("pop", pop, Intrinsic::ListPop),
                    Method::new("remove", remove),
                    Method::new("index", index),
                    Method::new("count", count),
                    Method::new("clear", clear),
                    Method::new("copy", copy),
                    Method::new("reverse", reverse),
                    Method::new("sort", sort_native),
                    Method::new("__repr__", repr::container),
                    Method::new("__reversed__", reversed),
                ],
                new: Some(list_new),
                init: Some(list_init),
                ..Members::EMPTY
            }
        },
    )
}
