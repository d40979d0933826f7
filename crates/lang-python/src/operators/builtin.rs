//! Arithmetic between builtin types: numbers with booleans, sequences, sets, dicts.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::Arguments;
use runtime::number;
use runtime::object::bytes::Bytes;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::raw_list::is_raw_list;
use runtime::object::set::Set;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::unary::as_number;
use crate::builtins::{dict, set};
use crate::classes::instance::held_value;
use crate::elements::index::to_count;
use crate::elements::layout_of;

/// Elements that a repeated sequence may have.
const MOST_ELEMENTS: usize = 1 << 40;

/// `lhs op rhs` for operands of builtin layouts; none of Rust's when it is not defined for them.
pub(crate) fn binary(
    cx: &mut Context,
    op: BinaryOp,
    in_place: bool,
    lhs: Value,
    rhs: Value,
) -> Result<Option<Value>> {
    if in_place && let Some(result) = self::in_place(cx, op, lhs, rhs)? {
        return Ok(Some(result));
    }
    if let (Some(a), Some(b)) = (lhs.as_bool(), rhs.as_bool()) {
        match op {
            BinaryOp::BitAnd => return Ok(Some(Value::bool(a & b))),
            BinaryOp::BitOr => return Ok(Some(Value::bool(a | b))),
            BinaryOp::BitXor => return Ok(Some(Value::bool(a ^ b))),
            _ => {}
        }
    }
    if let Some(result) = number::binary(cx, op, as_number(lhs), as_number(rhs))? {
        return Ok(Some(result));
    }
    match op {
        BinaryOp::Add => add(cx, lhs, rhs),
        BinaryOp::Pow => crate::builtins::complex::real_power(cx, lhs, rhs),
        BinaryOp::Mul => match repeat(cx, lhs, rhs)? {
            Some(result) => Ok(Some(result)),
            None => repeat(cx, rhs, lhs),
        },
        BinaryOp::ModFloor => match layout_of(cx, lhs) {
            ShapeId::STRING => {
                let template: Gc<Str> = cx.cast(lhs).expect("the layout says so");
                Ok(Some(crate::format::percent::format(cx, template, rhs)?.value()))
            }
            ShapeId::BYTES => crate::builtins::bytes::percent::of_bytes(cx, lhs, rhs),
            _ => Ok(None),
        },
        BinaryOp::Sub | BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor => combine(cx, op, lhs, rhs),
        _ => Ok(None),
    }
}

fn add(cx: &mut Context, lhs: Value, rhs: Value) -> Result<Option<Value>> {
    if is_raw_list(lhs) || is_raw_list(rhs) {
        // Copies, so that the operands stay what they are.
        let in_words = |cx: &mut Context, value: Value| match cx.new_list_of_raw_list(value)? {
            Some(list) => Ok(list.value()),
            None => Ok(value),
        };
        let (lhs, rhs) = (in_words(cx, lhs)?, in_words(cx, rhs)?);
        return add(cx, lhs, rhs);
    }
    let layout = layout_of(cx, lhs);
    if layout != layout_of(cx, rhs) {
        return Ok(None);
    }
    match layout {
        ShapeId::STRING => {
            let (a, b) = (cx.cast::<Str>(lhs).expect("a string"), cx.cast::<Str>(rhs).expect("a string"));
            Ok(Some(cx.concat_two(a, b)?.value()))
        }
        ShapeId::LIST => {
            let (a, b) = (cx.cast::<List>(lhs).expect("a list"), cx.cast::<List>(rhs).expect("a list"));
            Ok(Some(cx.new_list_of_two(a.as_slice(), b.as_slice())?.value()))
        }
        ShapeId::TUPLE => {
            let (a, b) = (cx.cast::<Tuple>(lhs).expect("a tuple"), cx.cast::<Tuple>(rhs).expect("a tuple"));
            if a.len() == 0 {
                return Ok(Some(rhs));
            }
            if b.len() == 0 {
                return Ok(Some(lhs));
            }
            // The operands keep the values alive.
            Ok(Some(cx.new_tuple_of_two(a.as_slice(), b.as_slice())?.value()))
        }
        ShapeId::BYTES => {
            let (a, b) = (cx.cast::<Bytes>(lhs).expect("bytes"), cx.cast::<Bytes>(rhs).expect("bytes"));
            let (a, b) = (a.as_slice(), b.as_slice());
            let (mut few, total) = ([0; 256], a.len() + b.len());
            if total <= few.len() {
                few[..a.len()].copy_from_slice(a);
                few[a.len()..total].copy_from_slice(b);
                return Ok(Some(cx.new_bytes(&few[..total])?.value()));
            }
            let bytes = cx.concat_in_pieces(&[a, b])?;
            Ok(Some(cx.new_bytes(&bytes)?.value()))
        }
        _ => Ok(None),
    }
}

/// Refuses lengths that no machine word counts; others are a question of memory.
fn check_length(cx: &mut Context, length: usize, count: usize, message: &str) -> Result<()> {
    match length.checked_mul(count).and_then(|total| isize::try_from(total).ok()) {
        Some(_) => Ok(()),
        None => cx.raise(ErrorKind::Overflow, message),
    }
}

/// `sequence * count`.
fn repeat(cx: &mut Context, sequence: Value, count: Value) -> Result<Option<Value>> {
    cx.unpack_list(sequence)?;
    let layout = layout_of(cx, sequence);
    if !matches!(layout, ShapeId::STRING | ShapeId::LIST | ShapeId::TUPLE | ShapeId::BYTES) {
        return Ok(None);
    }
    let Some(count) = to_count(cx, count)? else { return Ok(None) };
    let elements: &[Value] = match layout {
        ShapeId::STRING => {
            let text: Gc<Str> = cx.cast(sequence).expect("the layout says so");
            check_length(cx, text.len(), count, "repeated string is too long")?;
            return Ok(Some(cx.repeat_string(text, count)?.value()));
        }
        ShapeId::BYTES => {
            let bytes: Gc<Bytes> = cx.cast(sequence).expect("the layout says so");
            check_length(cx, bytes.len(), count, "repeated bytes are too long")?;
            if bytes.len().saturating_mul(count) > Bytes::MAX_LENGTH {
                return cx.raise(ErrorKind::Memory, "");
            }
            cx.check_room(bytes.len() * count)?;
            let repeated = cx.repeat_in_pieces(bytes.as_slice(), count)?;
            return Ok(Some(cx.new_bytes(&repeated)?.value()));
        }
        ShapeId::LIST => cx.cast::<List>(sequence).expect("the layout says so").as_slice(),
        _ => cx.cast::<Tuple>(sequence).expect("the layout says so").as_slice(),
    };
    let total = elements.len().saturating_mul(count);
    if total > MOST_ELEMENTS {
        return cx.raise(ErrorKind::Memory, "");
    }
    if layout == ShapeId::TUPLE {
        if count == 1 {
            return Ok(Some(sequence));
        }
        cx.check_room(total.saturating_mul(8))?;
        let values = cx.repeat_in_pieces(elements, count)?;
        return Ok(Some(cx.new_tuple(&values)?.value()));
    }
    if let &[element] = elements
        && let Some(list) = cx.new_list_of_raw(element, count)?
    {
        return Ok(Some(list));
    }
    Ok(Some(cx.new_list_repeating(elements, count)?.value()))
}

/// The set, mutable or frozen, that a value is, subclasses included.
pub(crate) fn set_of(cx: &Context, value: Value) -> Option<Gc<Set>> {
    Gc::<Set>::of(held_value(cx, value)).or_else(|| cx.cast::<Set>(value))
}

fn combine(cx: &mut Context, op: BinaryOp, lhs: Value, rhs: Value) -> Result<Option<Value>> {
    if let (Some(a), Some(b)) = (set_of(cx, lhs), set_of(cx, rhs)) {
        return combine_sets(cx, op, a, b).map(Some);
    }
    if op != BinaryOp::BitOr {
        return Ok(None);
    }
    if let (Some(a), Some(b)) = (cx.cast::<Dict>(lhs), cx.cast::<Dict>(rhs)) {
        let result = cx.dict_copy(a)?;
        cx.dict_update(result, b)?;
        return Ok(Some(result.value()));
    }
    let is_type = |value: Value| value.cast::<Class>().is_some();
    if (is_type(lhs) && (is_type(rhs) || rhs.is_none())) || (lhs.is_none() && is_type(rhs)) {
        return crate::classes::generic::new_union(cx, lhs, rhs).map(Some);
    }
    Ok(None)
}

fn combine_sets(cx: &mut Context, op: BinaryOp, a: Gc<Set>, b: Gc<Set>) -> Result {
    let result = match op {
        BinaryOp::BitAnd => cx.set_intersection(a, b)?,
        BinaryOp::Sub => cx.set_difference(a, b)?,
        BinaryOp::BitOr => set::unite(cx, a, b.value())?,
        _ => set::differ(cx, a, b.value())?,
    };
    Ok(result.value())
}

/// `lhs op= rhs` where the left operand changes; none of Rust's when it does not.
pub(crate) fn in_place(cx: &mut Context, op: BinaryOp, lhs: Value, rhs: Value) -> Result<Option<Value>> {
    cx.unpack_list(lhs)?;
    match layout_of(cx, lhs) {
        ShapeId::LIST => {
            let list: Gc<List> = cx.cast(lhs).expect("the layout says so");
            match op {
                BinaryOp::Add => crate::iteration::extend_list(cx, list, rhs)?,
                BinaryOp::Mul => {
                    let Some(product) = repeat(cx, lhs, rhs)? else { return Ok(None) };
                    let product = cx.list_in_words(product)?.expect("a repeated list is a list");
                    list.assign(cx, product.as_slice())?;
                }
                _ => return Ok(None),
            }
            Ok(Some(lhs))
        }
        ShapeId::SET => {
            let Some(other) = set_of(cx, rhs) else { return Ok(None) };
            let set: Gc<Set> = cx.cast(lhs).expect("the layout says so");
            if !matches!(op, BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor | BinaryOp::Sub) {
                return Ok(None);
            }
            set::combine_in_place(cx, op, set, other)?;
            Ok(Some(lhs))
        }
        ShapeId::DICT if op == BinaryOp::BitOr => {
            let Some(dict) = cx.cast::<Dict>(lhs) else { return Ok(None) };
            dict::update_from(cx, dict, rhs, Arguments::positional(&[]))?;
            Ok(Some(lhs))
        }
        _ => Ok(None),
    }
}
