//! Elements of containers and steps of iterators: shared by the meaning of instructions and what compiled code calls.
//!
//! `note` is told the kinds of operands that were met, as bits of the instruction's feedback.

use bytecode::feedback::{Element, Iteration};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::language::Language;
use runtime::object::array::Array;
use runtime::object::dict::Dict;
use runtime::object::generator::Generator;
use runtime::object::iterator::Iterator as BuiltInIterator;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

/// The place that an index means in a sequence, when it is in bounds; notes what kind of sequence it was.
fn checked_index(index: i64, length: usize, kind: u8, note: &impl Fn(u8)) -> Option<usize> {
    let at = if index < 0 { index + length as i64 } else { index };
    let in_bounds = (0..length as i64).contains(&at);
    note(if index < 0 { Element::NEGATIVE } else { kind });
    in_bounds.then_some(at as usize)
}

/// What an access of a dict by this key is noted as.
fn kind_of_dict(cx: &mut Context, key: Value) -> u8 {
    if cx.is_plain_key(key) { Element::DICT } else { Element::OTHER }
}

/// The place that an index means in a vector, when it is in bounds. Vectors do not count from their end.
fn vector_index(index: i64, length: usize) -> Option<usize> {
    usize::try_from(index).ok().filter(|&at| at < length)
}

/// Reads an element.
///
/// # Errors
/// What the language raises.
pub fn get(
    cx: &mut Context,
    language: &dyn Language,
    object: Value,
    key: Value,
    note: impl Fn(u8),
) -> Result {
    // First, since compiled code reads elements of the others itself.
    if let Some(dict) = object.cast::<Dict>()
        && !language.elements_are_of_vectors()
    {
        note(kind_of_dict(cx, key));
        return match cx.dict_get(dict, key)? {
            Some(value) => Ok(value),
            None => language.missing_element(cx, object, key),
        };
    }
    if let Some(index) = key.as_fixnum() {
        if let Some(array) = object.cast::<Array>() {
            if let Some(at) = vector_index(index, array.len()) {
                note(Element::ARRAY);
                return Ok(array.get(at));
            }
        } else if language.elements_are_of_vectors() {
            if let Some(list) = object.cast::<List>()
                && let Some(at) = vector_index(index, list.len())
            {
                note(Element::LIST);
                return Ok(list.get(at));
            }
            note(Element::OTHER);
            return language.get_element(cx, object, key);
        } else if let Some(list) = object.cast::<List>() {
            if let Some(at) = checked_index(index, list.len(), Element::LIST, &note) {
                return Ok(list.get(at));
            }
        } else if let Some(tuple) = object.cast::<Tuple>() {
            if let Some(at) = checked_index(index, tuple.len(), Element::TUPLE, &note) {
                return Ok(tuple.get(at));
            }
        } else if let Some(string) = object.cast::<Str>()
            && let Some(at) = checked_index(index, string.len(), Element::STRING, &note)
        {
            return Ok(cx.char_string(string.code_point(at))?.value());
        }
    }
    note(Element::OTHER);
    language.get_element(cx, object, key)
}

/// Writes an element.
///
/// # Errors
/// What the language raises.
pub fn set(
    cx: &mut Context,
    language: &dyn Language,
    object: Value,
    key: Value,
    value: Value,
    note: impl Fn(u8),
) -> Result<()> {
    if let (Some(array), Some(index)) = (object.cast::<Array>(), key.as_fixnum())
        && let Some(at) = vector_index(index, array.len())
    {
        note(Element::ARRAY);
        array.set(cx, at, value);
        return Ok(());
    }
    if language.elements_are_of_vectors() {
        if let (Some(list), Some(index)) = (object.cast::<List>(), key.as_fixnum())
            && let Some(at) = vector_index(index, list.len())
        {
            note(Element::LIST);
            list.set(cx, at, value);
            return Ok(());
        }
        note(Element::OTHER);
        return language.set_element(cx, object, key, value);
    }
    if let (Some(list), Some(index)) = (object.cast::<List>(), key.as_fixnum())
        && let Some(at) = checked_index(index, list.len(), Element::LIST, &note)
    {
        list.set(cx, at, value);
        return Ok(());
    }
    if let Some(dict) = object.cast::<Dict>() {
        note(kind_of_dict(cx, key));
        cx.dict_insert(dict, key, value)?;
        return Ok(());
    }
    note(Element::OTHER);
    language.set_element(cx, object, key, value)
}

/// Whether a container holds an item.
///
/// # Errors
/// What the language raises.
pub fn contains(
    cx: &mut Context,
    language: &dyn Language,
    item: Value,
    container: Value,
    note: impl Fn(u8),
) -> Result<bool> {
    match container.cast::<Dict>() {
        Some(dict) => {
            note(kind_of_dict(cx, item));
            Ok(cx.dict_get(dict, item)?.is_some())
        }
        None => {
            note(Element::OTHER);
            language.contains(cx, item, container)
        }
    }
}

/// The next value of an iterator, or [`Value::STOP`].
///
/// # Errors
/// What the iterator raises.
pub fn next(cx: &mut Context, language: &dyn Language, iterator: Value, note: impl Fn(u8)) -> Result {
    if let Some(generator) = iterator.cast::<Generator>() {
        note(Iteration::GENERATOR);
        return cx.resume_generator(generator, Value::NONE, false);
    }
    note(Iteration::OTHER);
    match iterator.cast::<BuiltInIterator>() {
        Some(iterator) => cx.iterator_next(iterator),
        None => match cx.shapes.step_of(iterator) {
            Some(step) => match step(cx, iterator) {
                Err(_) if language.ends_iteration(cx) => Ok(Value::STOP),
                stepped => stepped,
            },
            None => language.next(cx, iterator),
        },
    }
}
