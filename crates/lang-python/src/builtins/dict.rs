//! `dict`: construction and methods. The views are in `dict_views`.

use abi::intrinsic::Intrinsic;
use abi::sequence::EntryPart;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::iterator::IteratorKind;
use runtime::object::list::List;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::source;
use super::{dict_views, repr};
use crate::attributes::read::find_attribute;
use crate::builtin_type::BuiltinType;
use crate::calls::call_method;
use crate::define::{Declarations, Members, Method, after_receiver, between, exactly, is_instance, receiver};
use crate::exceptions::raise;
use crate::iteration;
use crate::names::{Name, name};
use crate::state::{type_class, type_name};

/// The dict that a value known to be one is.
///
/// # Errors
/// `TypeError` when it is none.
pub fn receiver_of(cx: &mut Context, value: Value) -> Result<Gc<Dict>> {
    match cx.cast::<Dict>(value) {
        Some(dict) => Ok(dict),
        None => {
            let given = type_name(cx, value);
            cx.type_error(format!("expected a dict, not '{given}'"))
        }
    }
}

/// The entry at or after the cursor, which moves behind it. The dict may change between calls.
#[inline]
pub fn next_entry(dict: Gc<Dict>, cursor: &mut usize) -> Option<(Value, Value)> {
    let at = dict.next_entry(*cursor)?;
    *cursor = at + 1;
    dict.entry(at)
}

/// `dict.update(source, **keywords)`; the source may be unbound.
///
/// # Errors
/// When `source` is no mapping and no iterable of pairs; what they raise.
pub fn update_from(cx: &mut Context, dict: Gc<Dict>, source: Value, arguments: Arguments<'_>) -> Result<()> {
    if !source.is_unbound() {
        merge(cx, dict, source)?;
    }
    for (keyword, value) in arguments.named() {
        cx.dict_insert(dict, keyword, value)?;
    }
    Ok(())
}

/// The entries that are taken over as they are: those of dicts that are iterated as dicts are, whatever else their classes
/// say.
fn plain_entries(cx: &mut Context, source: Value) -> Option<Gc<Dict>> {
    let dict: Gc<Dict> = cx.cast(source)?;
    if source.shape() == Some(ShapeId::DICT) {
        return Some(dict);
    }
    let class = type_class(cx, BuiltinType::Dict);
    let iter = name(cx, Name::Iter);
    let plain = crate::attributes::lookup::find_in_class(cx, class, iter);
    (crate::attributes::lookup::find_special(cx, source, Name::Iter) == plain).then_some(dict)
}

fn merge(cx: &mut Context, dict: Gc<Dict>, source: Value) -> Result<()> {
    if let Some(other) = plain_entries(cx, source) {
        return cx.dict_update(dict, other);
    }
    let keys_name = name(cx, Name::Keys);
    if find_attribute(cx, source, keys_name)?.is_some() {
        let keys = call_method(cx, source, keys_name, &[])?;
        return source::for_each(cx, keys, |cx, key| {
            let value = cx.language().get_element(cx, source, key)?;
            cx.dict_insert(dict, key, value)?;
            Ok(true)
        });
    }
    let mut index = 0;
    source::for_each(cx, source, |cx, pair| {
        let (key, value) = pair_of(cx, pair, index)?;
        cx.dict_insert(dict, key, value)?;
        index += 1;
        Ok(true)
    })
}

fn pair_of(cx: &mut Context, pair: Value, index: usize) -> Result<(Value, Value)> {
    let values = match (pair.cast::<Tuple>(), pair.cast::<List>()) {
        (Some(tuple), _) => tuple.as_slice(),
        (_, Some(list)) => list.as_slice(),
        _ => match iteration::list_of(cx, pair) {
            Ok(list) => list.as_slice(),
            Err(_) if raise::pending_is(cx, BuiltinType::TypeError) => {
                cx.take_exception();
                return cx.type_error(format!(
                    "cannot convert dictionary update sequence element #{index} to a sequence"
                ));
            }
            Err(thrown) => return Err(thrown),
        },
    };
    match values {
        &[key, value] => Ok((key, value)),
        _ => cx.value_error(format!(
            "dictionary update sequence element #{index} has length {}; 2 is required",
            values.len()
        )),
    }
}

/// The one positional argument that `dict()` and `update()` may have, or unbound.
fn source_argument(cx: &mut Context, function: &str, arguments: Arguments<'_>) -> Result {
    match arguments.positionals() {
        [] => Ok(Value::UNBOUND),
        &[source] => Ok(source),
        more => cx.type_error(format!("{function} expected at most 1 argument, got {}", more.len())),
    }
}

fn dict_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let arguments = after_receiver(arguments);
    let source = source_argument(cx, "dict", arguments)?;
    let dict = cx.new_dict()?;
    update_from(cx, dict, source, arguments)?;
    Ok(dict.value())
}

fn dict_init(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    let arguments = after_receiver(arguments);
    let source = source_argument(cx, "dict", arguments)?;
    update_from(cx, dict, source, arguments)?;
    Ok(Value::NONE)
}

fn update(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    let arguments = after_receiver(arguments);
    let source = source_argument(cx, "update", arguments)?;
    update_from(cx, dict, source, arguments)?;
    Ok(Value::NONE)
}

fn get(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 3)?;
    let default = values.get(2).copied().unwrap_or(Value::NONE);
    Ok(cx.dict_get(dict, values[1])?.unwrap_or(default))
}

fn set_default(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 3)?;
    let default = values.get(2).copied().unwrap_or(Value::NONE);
    cx.dict_get_or_insert(dict, values[1], default)
}

fn pop(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 3)?;
    match (cx.dict_remove(dict, values[1])?, values.get(2)) {
        (Some(value), _) => Ok(value),
        (None, Some(&default)) => Ok(default),
        (None, None) => raise::raise_key_error(cx, values[1]),
    }
}

fn pop_item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    match cx.dict_pop_last(dict) {
        Some((key, value)) => Ok(cx.new_tuple(&[key, value])?.value()),
        None => raise::raise(cx, BuiltinType::KeyError, "popitem(): dictionary is empty"),
    }
}

fn clear(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    cx.dict_clear(dict);
    Ok(Value::NONE)
}

fn copy(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    exactly::<1>(cx, this, arguments)?;
    Ok(cx.dict_copy(dict)?.value())
}

fn from_keys(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 2, 3)?;
    let value = values.get(2).copied().unwrap_or(Value::NONE);
    if values[0] == type_class(cx, BuiltinType::Dict).value() {
        let dict = cx.new_dict()?;
        source::for_each(cx, values[1], |cx, key| {
            cx.dict_insert(dict, key, value)?;
            Ok(true)
        })?;
        return Ok(dict.value());
    }
    let dict = cx.call(values[0], &[])?;
    source::for_each(cx, values[1], |cx, key| {
        cx.language().set_element(cx, dict, key, value)?;
        Ok(true)
    })?;
    Ok(dict)
}

fn reversed(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let dict: Gc<Dict> = receiver(cx, this, arguments)?;
    Ok(cx.new_iterator_of(IteratorKind::DictKeys, dict.value(), true)?.value())
}

/// Whether a value is a dict or of a class made from it.
pub fn is_dict(cx: &mut Context, value: Value) -> bool {
    is_instance(cx, value, BuiltinType::Dict)
}

/// Defines the members of `dict`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Dict,
        const {
            &Members {
                methods: &[
                    Method::with_intrinsic("get", get, Intrinsic::DictGet),
                    Method::new("setdefault", set_default),
                    Method::new("pop", pop),
                    Method::new("popitem", pop_item),
                    Method::new("update", update),
                    Method::new("clear", clear),
                    Method::new("copy", copy),
                    Method::with_intrinsic("keys", dict_views::keys, Intrinsic::DictView(EntryPart::Key)),
                    Method::with_intrinsic(
                        "values",
                        dict_views::values,
                        Intrinsic::DictView(EntryPart::Value),
                    ),
                    Method::with_intrinsic("items", dict_views::items, Intrinsic::DictView(EntryPart::Both)),
                    Method::new("__repr__", repr::container),
                    Method::new("__reversed__", reversed),
                ],
                class_methods: &[Method::new("fromkeys", from_keys)],
                new: Some(dict_new),
                init: Some(dict_init),
                ..Members::EMPTY
            }
        },
    );
    dict_views::define(types)
}
