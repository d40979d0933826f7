//! Intrinsics of displays, unpacking, f-strings and generator expressions.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::set::Set;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use crate::names::Name;
use crate::state::type_name;

pub(super) fn generator_source(cx: &mut Context, arguments: &[Value]) -> Result {
    match arguments[0].shape() {
        Some(shape) if shape.is_list() => Ok(arguments[0]),
        Some(ShapeId::RANGE | ShapeId::TUPLE) => Ok(arguments[0]),
        _ => crate::iteration::iterate(cx, arguments[0]),
    }
}

pub(super) fn format_value(cx: &mut Context, arguments: &[Value]) -> Result {
    let (value, spec, conversion) = (arguments[0], arguments[1], arguments[2]);
    let value = match conversion.as_fixnum() {
        Some(115) => crate::text::str(cx, value)?.value(),
        Some(114) => crate::text::repr(cx, value)?.value(),
        Some(97) => crate::builtins::ascii(cx, value)?.value(),
        _ => value,
    };
    let spec = match spec.cast::<Str>() {
        Some(spec) => spec,
        None => cx.empty_string()?,
    };
    Ok(crate::format::value::format(cx, value, spec)?.value())
}

pub(super) fn formatted_piece(cx: &mut Context, arguments: &[Value]) -> Result {
    let value = arguments[0];
    if value.is_fixnum() || value.shape() == Some(ShapeId::STRING) {
        return Ok(value);
    }
    let no_spec = cx.empty_string()?;
    Ok(crate::format::value::format(cx, value, no_spec)?.value())
}

pub(super) fn text_piece(cx: &mut Context, arguments: &[Value]) -> Result {
    match arguments[0].is_fixnum() {
        true => Ok(arguments[0]),
        false => Ok(crate::text::str(cx, arguments[0])?.value()),
    }
}

pub(super) fn decimal_piece(cx: &mut Context, arguments: &[Value]) -> Result {
    match arguments[0].is_fixnum() {
        true => Ok(arguments[0]),
        false => Ok(crate::format::percent::decimal(cx, arguments[0])?.value()),
    }
}

pub(super) fn unpack_star(cx: &mut Context, arguments: &[Value]) -> Result {
    let iterable = arguments[0];
    let (before, after) =
        (arguments[1].as_fixnum().unwrap_or(0) as usize, arguments[2].as_fixnum().unwrap_or(0) as usize);
    if !crate::iteration::is_iterable(cx, iterable) {
        let given = type_name(cx, iterable);
        return cx.type_error(format!("cannot unpack non-iterable {given} object"));
    }
    let values = crate::iteration::tuple_of(cx, iterable)?;
    let (length, least) = (values.len(), before + after);
    if length < least {
        return cx
            .value_error(format!("not enough values to unpack (expected at least {least}, got {length})"));
    }
    let values = values.as_slice();
    let middle = cx.new_list(&values[before..length - after])?.value();
    let mut parts = heap::RootVec::new(&cx.heap);
    parts.extend(values[..before].iter().map(|value| value.0));
    parts.push(middle.0);
    parts.extend(values[length - after..].iter().map(|value| value.0));
    Ok(cx.new_tuple_from(&parts)?.value())
}

pub(super) fn list_extend(cx: &mut Context, arguments: &[Value]) -> Result {
    let list = arguments[0].cast::<List>().expect("the lowered code makes this list");
    if !crate::iteration::is_iterable(cx, arguments[1]) {
        let given = type_name(cx, arguments[1]);
        return cx.type_error(format!("Value after * must be an iterable, not {given}"));
    }
    crate::iteration::extend_list(cx, list, arguments[1])?;
    Ok(Value::NONE)
}

pub(super) fn list_of_floats(cx: &mut Context, arguments: &[Value]) -> Result {
    let list = arguments[0].cast::<List>().expect("the lowered code makes this list");
    Ok(cx.new_list_of_floats(list.as_slice())?.unwrap_or(arguments[0]))
}

pub(super) fn list_to_tuple(cx: &mut Context, arguments: &[Value]) -> Result {
    let list = arguments[0].cast::<List>().expect("the lowered code makes this list");
    Ok(cx.new_tuple(list.as_slice())?.value())
}

pub(super) fn tuple_to_list(cx: &mut Context, arguments: &[Value]) -> Result {
    let tuple = arguments[0].cast::<Tuple>().expect("the lowered code makes this tuple");
    Ok(cx.new_list(tuple.as_slice())?.value())
}

pub(super) fn set_update(cx: &mut Context, arguments: &[Value]) -> Result {
    let set = arguments[0].cast::<Set>().expect("the lowered code makes this set");
    crate::builtins::set::update(cx, set, arguments[1])?;
    Ok(Value::NONE)
}

/// A set that gets so many keys has more slots than before.
const RESIZED: usize = 5;

/// CPython makes a frozen set of the constants, another of that when it gathers the constants of the code, and adds that
/// to an empty set: all three are seen in the order.
pub(super) fn constant_set(cx: &mut Context, arguments: &[Value]) -> Result {
    let constants = arguments[0].cast::<Tuple>().expect("the lowered code makes this tuple");
    let is_frozen = arguments[1] == Value::TRUE;
    let mut set = cx.new_set(is_frozen)?;
    for &constant in constants.as_slice() {
        cx.set_add(set, constant)?;
    }
    if !crate::tables::keys(set).eq(constants.as_slice().iter().copied()) {
        let gathered = cx.new_set(is_frozen)?;
        for key in crate::tables::keys(set) {
            cx.set_add(gathered, key)?;
        }
        set = gathered;
    }
    // A copy of fewer is the same.
    match is_frozen || set.len() < RESIZED {
        true => Ok(set.value()),
        false => Ok(cx.set_copy(set, false)?.value()),
    }
}

pub(super) fn dict_update(cx: &mut Context, arguments: &[Value]) -> Result {
    let dict = arguments[0].cast::<Dict>().expect("the lowered code makes this dict");
    let mapping = arguments[1];
    if let Some(source) = cx.cast::<Dict>(mapping) {
        cx.dict_update(dict, source)?;
        return Ok(Value::NONE);
    }
    let keys_name = crate::names::name(cx, Name::Keys);
    let Some(keys) = crate::attributes::read::find_attribute(cx, mapping, keys_name)? else {
        let given = type_name(cx, mapping);
        return cx.type_error(format!("'{given}' object is not a mapping"));
    };
    let keys = cx.call(keys, &[])?;
    let keys = crate::iteration::collect(cx, keys)?;
    for index in 0..keys.len() {
        let key = Value(keys.get(index));
        let value = crate::elements::get(cx, mapping, key)?;
        cx.dict_insert(dict, key, value)?;
    }
    Ok(Value::NONE)
}
