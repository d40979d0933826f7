//! `item in container`.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::number;
use runtime::object::bytes::Bytes;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::range::Range;
use runtime::object::raw_list::{BoolList, FloatList, length_of_list};
use runtime::object::set::Set;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::binary::is_object;
use super::builtin::set_of;
use super::comparison::{find_equal, same_or_equal};
use super::unary::as_number;
use super::wrappers;
use crate::attributes::lookup::find_special;
use crate::builtins::source::note_step;
use crate::calls::call_special;
use crate::classes::instance::held_value;
use crate::elements::layout_of;
use crate::names::Name;
use crate::state::type_name;

/// Whether `container` holds `item`.
///
/// # Errors
/// TypeError when it is no container; what its methods raise.
pub fn contains(cx: &mut Context, item: Value, container: Value) -> Result<bool> {
    if let (Some(text), Some(part)) = (container.cast::<Str>(), item.cast::<Str>()) {
        return Ok(text.contains(&part));
    }
    if let Some(set) = container.cast::<Set>() {
        let item = crate::builtins::set::as_element(cx, item)?;
        return cx.set_contains(set, item);
    }
    if !is_object(container) {
        return match builtin(cx, item, container)? {
            Some(result) => Ok(result),
            None => by_iteration(cx, item, container),
        };
    }
    match find_special(cx, container, Name::Contains) {
        Some(method) if method.is_none() => {
            let given = type_name(cx, container);
            cx.type_error(format!("'{given}' object is not a container"))
        }
        Some(method) if wrappers::is_contains(cx, method) => {
            let held = held_value(cx, container);
            match builtin(cx, item, held)? {
                Some(result) => Ok(result),
                None => by_iteration(cx, item, container),
            }
        }
        Some(method) => {
            let result = call_special(cx, method, container, &[item])?;
            crate::truth::truth(cx, result)
        }
        None => by_iteration(cx, item, container),
    }
}

fn by_iteration(cx: &mut Context, item: Value, container: Value) -> Result<bool> {
    if !crate::iteration::is_iterable(cx, container) {
        let is_iterator = find_special(cx, container, Name::Next).is_some();
        if !is_iterator {
            let given = type_name(cx, container);
            return cx.type_error(format!("argument of type '{given}' is not iterable"));
        }
    }
    let iterator = crate::iteration::iterate(cx, container)?;
    for step in 0.. {
        let value = crate::iteration::next(cx, iterator)?;
        if value == Value::STOP {
            break;
        }
        if same_or_equal(cx, value, item)? {
            return Ok(true);
        }
        note_step(cx, step)?;
    }
    Ok(false)
}

/// Whether a container of a builtin layout holds `item`; none of Rust's for other values.
pub(crate) fn builtin(cx: &mut Context, item: Value, container: Value) -> Result<Option<bool>> {
    match layout_of(cx, container) {
        ShapeId::DICT => {
            let dict: Gc<Dict> = cx.cast(container).expect("the layout says so");
            cx.dict_contains(dict, item).map(Some)
        }
        ShapeId::SET | ShapeId::FROZEN_SET => {
            let set = set_of(cx, container).expect("the layout says so");
            let item = crate::builtins::set::as_element(cx, item)?;
            cx.set_contains(set, item).map(Some)
        }
        ShapeId::BOOL_LIST | ShapeId::FLOAT_LIST if let Some(item) = plain_float(item) => {
            cx.note_pass(length_of_list(container).unwrap_or(0))?;
            Ok(Some(match (container.cast::<FloatList>(), container.cast::<BoolList>()) {
                // A NaN is the same object as itself.
                (Some(list), _) => {
                    list.elements().iter().any(|&float| float == item || float.is_nan() && item.is_nan())
                }
                (_, Some(list)) => list.elements().iter().any(|&byte| f64::from(byte) == item),
                _ => false,
            }))
        }
        shape if shape.is_list() => {
            let list = cx.list_in_words(container)?.expect("the layout says so");
            let found = find_equal(cx, || list.as_slice(), item, 0, usize::MAX)?;
            Ok(Some(found.is_some()))
        }
        ShapeId::TUPLE => {
            let tuple: Gc<Tuple> = cx.cast(container).expect("the layout says so");
            let found = find_equal(cx, || tuple.as_slice(), item, 0, usize::MAX)?;
            Ok(Some(found.is_some()))
        }
        ShapeId::STRING => {
            let text: Gc<Str> = cx.cast(container).expect("the layout says so");
            match held_value(cx, item).cast::<Str>() {
                Some(part) => Ok(Some(text.contains(&part))),
                None => {
                    let given = type_name(cx, item);
                    cx.type_error(format!("'in <string>' requires string as left operand, not {given}"))
                }
            }
        }
        ShapeId::BYTES => {
            let bytes: Gc<Bytes> = cx.cast(container).expect("the layout says so");
            in_bytes(cx, item, bytes).map(Some)
        }
        ShapeId::RANGE => {
            let range: Gc<Range> = cx.cast(container).expect("the layout says so");
            in_range(cx, item, range)
        }
        _ => Ok(None),
    }
}

/// The float that equals all that a number equals.
fn plain_float(item: Value) -> Option<f64> {
    let exact = |number: i64| (number.unsigned_abs() < 1 << f64::MANTISSA_DIGITS).then_some(number as f64);
    let int = item.as_fixnum().or_else(|| item.as_bool().map(i64::from));
    item.as_float().or_else(|| int.and_then(exact))
}

fn in_bytes(cx: &mut Context, item: Value, bytes: Gc<Bytes>) -> Result<bool> {
    if let Some(part) = crate::builtins::bytes::view::of(cx, item) {
        let (whole, part) = (bytes.as_slice(), part.as_slice());
        return Ok(crate::builtins::bytes::methods::find_in(whole, part).is_some());
    }
    match crate::elements::index::to_index(cx, item)? {
        Some(byte) => match u8::try_from(byte) {
            Ok(byte) => Ok(bytes.as_slice().contains(&byte)),
            Err(_) => cx.value_error("byte must be in range(0, 256)"),
        },
        None => {
            let given = type_name(cx, item);
            cx.type_error(format!("a bytes-like object is required, not '{given}'"))
        }
    }
}

/// Whether a range holds an integer; anything else is compared with each of its integers.
fn in_range(cx: &mut Context, item: Value, range: Gc<Range>) -> Result<Option<bool>> {
    let item = as_number(item);
    if !number::is_int(item) {
        return Ok(None);
    }
    let integer = |cx: &mut Context, op, a, b| number::binary(cx, op, a, b);
    let Some(distance) = integer(cx, BinaryOp::Sub, item, range.start.get())? else { return Ok(None) };
    let Some(remainder) = integer(cx, BinaryOp::ModFloor, distance, range.step.get())? else {
        return Ok(None);
    };
    if remainder != Value::ZERO {
        return Ok(Some(false));
    }
    let Some(index) = integer(cx, BinaryOp::DivFloor, distance, range.step.get())? else { return Ok(None) };
    let is_below = number::compare(index, range.length.get()).is_some_and(|order| order.is_lt());
    let is_negative = number::compare(index, Value::ZERO).is_some_and(|order| order.is_lt());
    Ok(Some(is_below && !is_negative))
}

/// The length of a value of a builtin layout.
pub(crate) fn builtin_length(cx: &Context, value: Value) -> Option<Value> {
    let length = match layout_of(cx, value) {
        ShapeId::DICT => cx.cast::<Dict>(value)?.len(),
        ShapeId::SET | ShapeId::FROZEN_SET => set_of(cx, value)?.len(),
        ShapeId::LIST => cx.cast::<List>(value)?.len(),
        shape if shape.is_raw_list() => length_of_list(value)?,
        ShapeId::TUPLE => cx.cast::<Tuple>(value)?.len(),
        ShapeId::STRING => cx.cast::<Str>(value)?.len(),
        ShapeId::BYTES => cx.cast::<Bytes>(value)?.len(),
        ShapeId::RANGE => return Some(cx.cast::<Range>(value)?.length.get()),
        _ => return None,
    };
    Some(Value::length(length))
}
