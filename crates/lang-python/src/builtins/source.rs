//! Stepping through what a program gives: lists, tuples, ranges, strings by index, everything else by its iterator.
//!
//! The state is two words, so that builtin iterators keep it in words of their own and no iterator is allocated for
//! the usual containers.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::iterator::Iterator;
use runtime::object::list::List;
use runtime::object::range::Range;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

/// A position in an iterable. Lives on the stack.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The container, or an iterator.
    pub object: Value,
    /// The next index in the container; none for iterators.
    pub position: Value,
}

impl Source {
    /// The start of `iterable`.
    ///
    /// # Errors
    /// When it is not iterable.
    pub fn new(cx: &mut Context, iterable: Value) -> Result<Source> {
        let by_index = match iterable.shape() {
            Some(shape) if shape.is_list() => true,
            Some(ShapeId::TUPLE | ShapeId::STRING) => true,
            Some(ShapeId::RANGE) => {
                let range = iterable.cast::<Range>().and_then(|range| range.fixnums());
                range.is_some_and(|(start, stop, step)| {
                    start.abs() < 1 << 60 && stop.abs() < 1 << 60 && step.abs() < 1 << 30
                })
            }
            Some(ShapeId::GENERATOR | ShapeId::ITERATOR) => {
                return Ok(Source { object: iterable, position: Value::NONE });
            }
            _ => false,
        };
        if by_index {
            return Ok(Source { object: iterable, position: Value::ZERO });
        }
        let iterator = crate::iteration::iterate(cx, iterable)?;
        Ok(Source { object: iterator, position: Value::NONE })
    }

    /// The next value, or [`Value::STOP`].
    ///
    /// # Errors
    /// What the iterator raises.
    #[inline]
    pub fn next(&mut self, cx: &mut Context) -> Result {
        let Some(index) = self.position.as_fixnum() else { return crate::iteration::next(cx, self.object) };
        let at = index as usize;
        let value = match self.object.cast::<List>() {
            Some(list) if at < list.len() => list.get(at),
            _ => self.other(cx, index)?,
        };
        // What ended stays at its end, even when the list grows.
        self.position = Value::small(if value == Value::STOP { ENDED } else { index + 1 });
        Ok(value)
    }

    /// As [`Source::next`], of what is no element of a list.
    #[inline(never)]
    fn other(self, cx: &mut Context, index: i64) -> Result {
        let at = index as usize;
        let value = match self.object.shape() {
            Some(shape) if shape.is_raw_list() => cx.raw_element(self.object, at)?,
            Some(ShapeId::TUPLE) => {
                self.object.cast::<Tuple>().filter(|tuple| at < tuple.len()).map(|tuple| tuple.get(at))
            }
            Some(ShapeId::RANGE) => self.object.cast::<Range>().and_then(|range| {
                let (start, stop, step) = range.fixnums()?;
                let value = start + index * step;
                let is_inside = if step > 0 { value < stop } else { value > stop };
                if is_inside { Value::fixnum(value) } else { None }
            }),
            _ => match self.object.cast::<Str>() {
                Some(text) if at < text.len() => Some(cx.char_string(text.code_point(at))?.value()),
                _ => None,
            },
        };
        Ok(value.unwrap_or(Value::STOP))
    }
}

/// So many steps of iterators take a unit of fuel where natives make them; elements of a list or tuple are passed faster.
const STEPS_OF_ITERATORS: usize = 64;
const STEPS_OF_ELEMENTS: usize = 1024;

/// Notes step `step` of a native's loop over an iterator, which may have no end.
///
/// # Errors
/// Termination.
#[inline]
pub(crate) fn note_step(cx: &mut Context, step: usize) -> Result<()> {
    if step % STEPS_OF_ITERATORS == STEPS_OF_ITERATORS - 1 { cx.note_work() } else { Ok(()) }
}

/// A position behind the end of any container.
const ENDED: i64 = 1 << 59;

/// Calls `each` with every value of `iterable` until it yields false.
///
/// # Errors
/// When it is not iterable; what the iterator or `each` raises.
#[inline]
pub fn for_each(
    cx: &mut Context,
    iterable: Value,
    each: impl FnMut(&mut Context, Value) -> Result<bool>,
) -> Result<()> {
    if let Some(list) = iterable.cast::<List>() {
        // What `each` runs may change the list.
        let element = |_: &mut Context, at| Ok((at < list.len()).then(|| list.get(at)));
        return for_each_of(cx, STEPS_OF_ELEMENTS, element, each);
    }
    if let Some(tuple) = iterable.cast::<Tuple>() {
        let element = |_: &mut Context, at: usize| Ok(tuple.as_slice().get(at).copied());
        return for_each_of(cx, STEPS_OF_ELEMENTS, element, each);
    }
    let mut source = Source::new(cx, iterable)?;
    if let Some(iterator) = source.object.cast::<Iterator>() {
        let next = |cx: &mut Context, _| Ok(given(cx.iterator_next(iterator)?));
        return for_each_of(cx, STEPS_OF_ITERATORS, next, each);
    }
    for_each_of(cx, STEPS_OF_ITERATORS, |cx, _| Ok(given(source.next(cx)?)), each)
}

/// What an iterator came to, if not to its end.
#[inline]
fn given(value: Value) -> Option<Value> {
    if value == Value::STOP { None } else { Some(value) }
}

/// Calls `each` with what `next` yields, which is told how many there were, until one of the two ends it. So many steps are a
/// unit of fuel.
#[inline(always)]
fn for_each_of(
    cx: &mut Context,
    steps: usize,
    mut next: impl FnMut(&mut Context, usize) -> Result<Option<Value>>,
    mut each: impl FnMut(&mut Context, Value) -> Result<bool>,
) -> Result<()> {
    let mut count = 0;
    while let Some(value) = next(cx, count)? {
        if !each(cx, value)? {
            break;
        }
        count += 1;
        if count.is_multiple_of(steps) {
            cx.note_work()?;
        }
    }
    Ok(())
}
