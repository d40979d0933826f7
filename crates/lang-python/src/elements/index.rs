//! Indices and slices: which elements they mean.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::language::BinaryOp;
use runtime::number;
use runtime::value::Value;

use crate::attributes::lookup::find_special;
use crate::calls::call_special;
use crate::names::Name;
use crate::state::type_name;

/// The integer that a value is as an index: of an integer, a boolean, an object with `__index__`. `None` for others.
///
/// # Errors
/// When it does not fit, or what `__index__` raises.
pub fn to_index(cx: &mut Context, value: Value) -> Result<Option<i64>> {
    if let Some(n) = value.as_fixnum() {
        return Ok(Some(n));
    }
    if let Some(b) = value.as_bool() {
        return Ok(Some(b as i64));
    }
    match to_int(cx, value)? {
        None => Ok(None),
        Some(int) => match int.as_fixnum() {
            Some(n) => Ok(Some(n)),
            None => cx.raise(ErrorKind::Index, "cannot fit 'int' into an index-sized integer"),
        },
    }
}

/// How often a sequence is repeated by a value: not at all by negative ones; none when it is no integer.
///
/// # Errors
/// When it does not fit, or what `__index__` raises.
pub(crate) fn to_count(cx: &mut Context, value: Value) -> Result<Option<usize>> {
    let Some(int) = to_int(cx, value)? else { return Ok(None) };
    match number::to_i64(int) {
        Some(count) => Ok(Some(count.max(0) as usize)),
        None => cx.raise(ErrorKind::Overflow, "cannot fit 'int' into an index-sized integer"),
    }
}

/// As [`to_index`], as an integer of any size.
///
/// # Errors
/// What `__index__` raises.
pub fn to_int(cx: &mut Context, value: Value) -> Result<Option<Value>> {
    if number::is_int(value) {
        return Ok(Some(value));
    }
    if let Some(b) = value.as_bool() {
        return Ok(Some(Value::small(b as i64)));
    }
    if !value.is_pointer() {
        return Ok(None);
    }
    let held = crate::classes::instance::held_value(cx, value);
    if number::is_int(held) {
        return Ok(Some(held));
    }
    let Some(method) = find_special(cx, value, Name::Index) else { return Ok(None) };
    let result = call_special(cx, method, value, &[])?;
    if number::is_int(result) {
        return Ok(Some(result));
    }
    let given = type_name(cx, result);
    cx.type_error(format!("__index__ returned non-int (type {given})"))
}

/// The place in a sequence of `length` elements that an index means; `None` when it is out of range.
#[inline]
pub fn place(index: i64, length: usize) -> Option<usize> {
    let place = if index < 0 { index + length as i64 } else { index };
    if place >= 0 && (place as usize) < length { Some(place as usize) } else { None }
}

/// What a slice means for a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first place.
    pub start: i64,
    /// The place before which it ends.
    pub stop: i64,
    /// The distance of places, not zero.
    pub step: i64,
    /// How many places there are.
    pub count: usize,
}

impl Range {
    /// The place that comes at this index in the slice.
    pub fn place(self, index: usize) -> usize {
        (self.start + index as i64 * self.step) as usize
    }

    /// The places, in order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |index| self.place(index))
    }

    /// The places, where each is the one behind the last.
    pub fn consecutive(self) -> Option<std::ops::Range<usize>> {
        (self.step == 1).then(|| self.start as usize..self.start as usize + self.count)
    }
}

/// The parts of a slice as integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    start: Option<i64>,
    stop: Option<i64>,
    /// Not zero.
    pub step: i64,
}

impl Bounds {
    /// What they mean for a sequence of `length` elements.
    #[inline(always)]
    pub fn of(self, length: usize) -> Range {
        let Bounds { start, stop, step } = self;
        let length = length as i64;
        let (lowest, highest) = if step > 0 { (0, length) } else { (-1, length - 1) };
        let limited = |place: i64| (if place < 0 { place + length } else { place }).clamp(lowest, highest);
        let (first, last) = if step > 0 { (lowest, highest) } else { (highest, lowest) };
        let (start, stop) = (start.map_or(first, limited), stop.map_or(last, limited));
        let distance = if step > 0 { stop - start } else { start - stop };
        let count = match step {
            _ if distance <= 0 => 0,
            1 | -1 => distance,
            _ => (distance - 1) / step.abs() + 1,
        };
        Range { start, stop, step, count: count as usize }
    }
}

/// A bound of a slice: none, or an integer, beyond the limits cut off.
#[inline(always)]
fn bound(cx: &mut Context, value: Value) -> Result<Option<i64>> {
    if value.is_none() {
        return Ok(None);
    }
    match value.as_fixnum() {
        Some(n) => Ok(Some(n)),
        None => unusual_bound(cx, value),
    }
}

#[cold]
fn unusual_bound(cx: &mut Context, value: Value) -> Result<Option<i64>> {
    match to_int(cx, value)? {
        Some(int) => Ok(Some(match int.as_fixnum() {
            Some(n) => n,
            None if number::compare(int, Value::ZERO) == Some(std::cmp::Ordering::Less) => -(i64::MAX / 4),
            None => i64::MAX / 4,
        })),
        None => cx.type_error("slice indices must be integers or None or have an __index__ method"),
    }
}

/// What a slice means for a sequence of any length: start, stop and step.
///
/// # Errors
/// When a part is no index or the step is zero; what `__index__` raises.
pub fn resolve_large(cx: &mut Context, parts: [Value; 3], length: Value) -> Result<[Value; 3]> {
    let is_less = |a, b| number::compare(a, b) == Some(std::cmp::Ordering::Less);
    let mut given = [None; 3];
    for (given, part) in given.iter_mut().zip(parts).filter(|(_, part)| !part.is_none()) {
        *given = to_int(cx, part)?;
        if given.is_none() {
            return cx.type_error("slice indices must be integers or None or have an __index__ method");
        }
    }
    let step = given[2].unwrap_or(Value::small(1));
    if step == Value::ZERO {
        return cx.value_error("slice step cannot be zero");
    }
    let is_backward = is_less(step, Value::ZERO);
    let mut add = |a, b| -> Result { Ok(number::binary(cx, BinaryOp::Add, a, b)?.unwrap_or(Value::ZERO)) };
    let least = Value::small(if is_backward { -1 } else { 0 });
    let most = if is_backward { add(length, least)? } else { length };
    let mut bound = |given: Option<Value>, absent| -> Result {
        let Some(place) = given else { return Ok(absent) };
        let place = if is_less(place, Value::ZERO) { add(place, length)? } else { place };
        Ok(if is_less(place, least) {
            least
        } else if is_less(most, place) {
            most
        } else {
            place
        })
    };
    let (first, last) = if is_backward { (most, least) } else { (least, most) };
    Ok([bound(given[0], first)?, bound(given[1], last)?, step])
}

/// The parts of a slice as integers, which may run code of the program's: to be asked for before the length of what that may
/// change.
///
/// # Errors
/// When a bound is no integer or the step is zero, and what `__index__` raises.
#[inline(always)]
pub fn settled(cx: &mut Context, [start, stop, step]: &[Value; 3]) -> Result<Bounds> {
    let step = bound(cx, *step)?.unwrap_or(1);
    if step == 0 {
        return cx.value_error("slice step cannot be zero");
    }
    Ok(Bounds { start: bound(cx, *start)?, stop: bound(cx, *stop)?, step })
}

/// What the parts of a slice mean for a sequence of `length` elements.
///
/// # Errors
/// As [`settled`].
pub fn resolve(cx: &mut Context, parts: [Value; 3], length: usize) -> Result<Range> {
    Ok(settled(cx, &parts)?.of(length))
}
