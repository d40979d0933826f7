//! `range` and `slice`: construction and methods.

use std::cmp::Ordering;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::BinaryOp;
use runtime::native::{Arguments, NativeFunction};
use runtime::number;
use runtime::object::iterator::IteratorKind;
use runtime::object::range::Range;
use runtime::object::slice::Slice;
use runtime::value::Value;

use super::{convert, repr};
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Getter, Members, Method, after_receiver, exactly, no_keywords, receiver};
use crate::elements::index::{resolve, resolve_large};
use crate::text::repr_text;

/// Integer arithmetic of any size.
fn calculate(cx: &mut Context, op: BinaryOp, a: Value, b: Value) -> Result {
    Ok(number::binary(cx, op, a, b)?.unwrap_or(Value::ZERO))
}

fn range_new(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    if !arguments.keywords.is_empty() {
        return cx.type_error("range() takes no keyword arguments");
    }
    no_keywords(cx, this, arguments)?;
    let one = Value::small(1);
    let (start, stop, step) = match after_receiver(arguments).values {
        &[stop] => (Value::ZERO, stop, one),
        &[start, stop] => (start, stop, one),
        &[start, stop, step] => (start, stop, step),
        [] => return cx.type_error("range expected at least 1 argument, got 0"),
        more => return cx.type_error(format!("range expected at most 3 arguments, got {}", more.len())),
    };
    let start = convert::to_index(cx, start)?;
    let stop = convert::to_index(cx, stop)?;
    let step = convert::to_index(cx, step)?;
    make_range(cx, start, stop, step)
}

/// The range of these integers.
///
/// # Errors
/// When the step is zero, or memory exhausted.
pub(crate) fn make_range(cx: &mut Context, start: Value, stop: Value, step: Value) -> Result {
    if step == Value::ZERO {
        return cx.value_error("range() arg 3 must not be zero");
    }
    if let (Some(start), Some(stop), Some(step)) = (start.as_fixnum(), stop.as_fixnum(), step.as_fixnum()) {
        return Ok(cx.new_range(start, stop, step)?.value());
    }
    let (from, to, stride) = if int_is_negative(step) {
        (stop, start, calculate(cx, BinaryOp::Sub, Value::ZERO, step)?)
    } else {
        (start, stop, step)
    };
    let distance = calculate(cx, BinaryOp::Sub, to, from)?;
    let length = if int_is_negative(distance) || distance == Value::ZERO {
        Value::ZERO
    } else {
        let last = calculate(cx, BinaryOp::Sub, distance, Value::small(1))?;
        let count = calculate(cx, BinaryOp::DivFloor, last, stride)?;
        calculate(cx, BinaryOp::Add, count, Value::small(1))?
    };
    Ok(cx.new_object::<Range, 4>([start, stop, step, length])?.value())
}

fn int_is_negative(value: Value) -> bool {
    super::int::is_negative(value)
}

/// The index at which an integer is, if it is in the range.
fn find(cx: &mut Context, range: Gc<Range>, value: Value) -> Result<Option<Value>> {
    if !convert::is_int(value) {
        return find_equal(cx, range, value);
    }
    let value = convert::to_index(cx, value)?;
    let offset = calculate(cx, BinaryOp::Sub, value, range.start.get())?;
    let rest = calculate(cx, BinaryOp::ModFloor, offset, range.step.get())?;
    if rest != Value::ZERO {
        return Ok(None);
    }
    let index = calculate(cx, BinaryOp::DivFloor, offset, range.step.get())?;
    let is_inside =
        !int_is_negative(index) && number::compare(index, range.length.get()) == Some(Ordering::Less);
    Ok(is_inside.then_some(index))
}

/// As [`find`], for what is no integer but may equal one.
fn find_equal(cx: &mut Context, range: Gc<Range>, value: Value) -> Result<Option<Value>> {
    let mut index = 0;
    let mut found = None;
    super::source::for_each(cx, range.value(), |cx, element| {
        if convert::are_equal(cx, element, value)? {
            found = Some(Value::small(index));
            return Ok(false);
        }
        index += 1;
        Ok(true)
    })?;
    Ok(found)
}

fn index(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let range: Gc<Range> = receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    match find(cx, range, value)? {
        Some(index) => Ok(index),
        None => {
            let shown = repr_text(cx, value)?;
            cx.value_error(format!("{shown} is not in range"))
        }
    }
}

fn count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let range: Gc<Range> = receiver(cx, this, arguments)?;
    let [_, value] = exactly(cx, this, arguments)?;
    Ok(Value::length(find(cx, range, value)?.is_some() as usize))
}

fn reversed(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let range: Gc<Range> = receiver(cx, this, arguments)?;
    Ok(cx.new_iterator_of(IteratorKind::Range, range.value(), true)?.value())
}

fn slice_new(cx: &mut Context, _this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (start, stop, step) = match after_receiver(arguments).values {
        &[stop] => (Value::NONE, stop, Value::NONE),
        &[start, stop] => (start, stop, Value::NONE),
        &[start, stop, step] => (start, stop, step),
        [] => return cx.type_error("slice expected at least 1 argument, got 0"),
        more => return cx.type_error(format!("slice expected at most 3 arguments, got {}", more.len())),
    };
    Ok(cx.new_slice([start, stop, step])?.value())
}

fn indices(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let slice: Gc<Slice> = receiver(cx, this, arguments)?;
    let [_, length] = exactly(cx, this, arguments)?;
    let length = convert::to_index(cx, length)?;
    if int_is_negative(length) {
        return cx.value_error("length should not be negative");
    }
    // A step of many digits is told as it is, though it leads to one place at most.
    let is_small = |value: Value| value.is_none() || value.is_fixnum();
    let Some(length) = length.as_fixnum().filter(|_| is_small(slice.step.get())) else {
        let bounds = resolve_large(cx, slice.parts(), length)?;
        return Ok(cx.new_tuple(&bounds)?.value());
    };
    let range = resolve(cx, slice.parts(), length as usize)?;
    let (start, stop, step) = (Value::small(range.start), Value::small(range.stop), Value::small(range.step));
    Ok(cx.new_tuple(&[start, stop, step])?.value())
}

macro_rules! fields {
    ($( $name:ident: $ty:ident . $field:ident; )*) => { $(
        fn $name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            let object: Gc<$ty> = receiver(cx, this, arguments)?;
            Ok(object.$field.get())
        }
    )* };
}

fields! {
    range_start: Range.start; range_stop: Range.stop; range_step: Range.step;
    slice_start: Slice.start; slice_stop: Slice.stop; slice_step: Slice.step;
}

/// Defines the members of `range` and `slice`.
pub(super) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Range,
        const {
            &Members {
                methods: &[
                    Method::new("index", index),
                    Method::new("count", count),
                    Method::new("__reversed__", reversed),
                    Method::new("__repr__", repr::range),
                ],
                getters: &[
                    Getter::new("start", range_start),
                    Getter::new("stop", range_stop),
                    Getter::new("step", range_step),
                ],
                new: Some(range_new),
                ..Members::EMPTY
            }
        },
    );
    types.add(
        BuiltinType::Slice,
        const {
            &Members {
                methods: &[Method::new("indices", indices), Method::new("__repr__", repr::slice)],
                getters: &[
                    Getter::new("start", slice_start),
                    Getter::new("stop", slice_stop),
                    Getter::new("step", slice_step),
                ],
                new: Some(slice_new),
                ..Members::EMPTY
            }
        },
    )
}
