//! Lists: going through them and making them.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::object::pair::Pair;
use runtime::value::Value;

/// The pair that `value` is.
#[inline]
#[must_use]
pub fn pair(value: Value) -> Option<Gc<Pair>> {
    value.cast()
}

/// The elements of a list, up to what is no pair; [`Elements::rest`] is that, once they are used up. Circular lists have
/// no end.
#[derive(Clone, Debug)]
pub struct Elements {
    rest: Value,
}

impl Elements {
    /// What is left: at the end, the last pair's second value.
    #[must_use]
    pub fn rest(&self) -> Value {
        self.rest
    }
}

impl Iterator for Elements {
    type Item = Value;

    #[inline]
    fn next(&mut self) -> Option<Value> {
        let pair = pair(self.rest)?;
        self.rest = pair.cdr();
        Some(pair.car())
    }
}

/// The elements of `list`.
#[must_use]
pub fn elements(list: Value) -> Elements {
    Elements { rest: list }
}

/// The elements of a list that may be circular: stops where it has been before, behind at most three times as many as it has pairs.
#[derive(Clone, Debug)]
pub struct BoundedElements {
    elements: Elements,
    /// How many there were.
    count: usize,
    /// A pair that has been passed, behind as many elements as the largest power of two that is no more than `count`: so it is in the
    /// circle some time, and the circle is shorter than what is gone before the next one.
    passed: Value,
    next_passed: usize,
}

impl BoundedElements {
    /// How many elements there were, if that was all of a proper list.
    #[must_use]
    pub fn length(&self) -> Option<usize> {
        (self.elements.rest == Value::EMPTY_LIST).then_some(self.count)
    }
}

impl Iterator for BoundedElements {
    type Item = Value;

    #[inline]
    fn next(&mut self) -> Option<Value> {
        if self.count == self.next_passed {
            self.passed = self.elements.rest;
            self.next_passed *= 2;
        } else if self.elements.rest == self.passed {
            return None;
        }
        let element = self.elements.next()?;
        self.count += 1;
        Some(element)
    }
}

/// The elements of `list`, which may be circular.
#[must_use]
pub fn bounded_elements(list: Value) -> BoundedElements {
    BoundedElements { elements: elements(list), count: 0, passed: Value::EMPTY_LIST, next_passed: 1 }
}

/// The length of a proper list; `None` for anything else, circular lists included.
#[must_use]
pub fn length(list: Value) -> Option<usize> {
    let mut elements = bounded_elements(list);
    elements.by_ref().for_each(drop);
    elements.length()
}

/// A list of these values, which must be kept alive elsewhere, that ends with `tail`.
///
/// # Errors
/// When memory is exhausted.
pub fn with_tail(cx: &mut Context, values: &[Value], tail: Value) -> Result {
    let mut list = tail;
    for &value in values.iter().rev() {
        list = cx.cons(value, list)?.value();
    }
    Ok(list)
}

/// A list of these values, which must be kept alive elsewhere.
///
/// # Errors
/// When memory is exhausted.
pub fn from_values(cx: &mut Context, values: &[Value]) -> Result {
    with_tail(cx, values, Value::EMPTY_LIST)
}

/// A list of what a root vector holds.
///
/// # Errors
/// When memory is exhausted.
pub fn from_roots(cx: &mut Context, values: &RootVec) -> Result {
    let mut list = Value::EMPTY_LIST;
    for index in (0..values.len()).rev() {
        list = cx.cons(Value(values.get(index)), list)?.value();
    }
    Ok(list)
}

/// A list in the making, from its front.
#[derive(Debug)]
pub struct Builder {
    first: Value,
    last: Option<Gc<Pair>>,
}

impl Default for Builder {
    fn default() -> Self {
        Builder { first: Value::EMPTY_LIST, last: None }
    }
}

impl Builder {
    /// Adds an element at the end.
    ///
    /// # Errors
    /// When memory is exhausted.
    pub fn push(&mut self, cx: &mut Context, value: Value) -> Result<()> {
        let pair = cx.cons(value, Value::EMPTY_LIST)?;
        match self.last {
            Some(last) => last.set_cdr(cx, pair.value()),
            None => self.first = pair.value(),
        }
        self.last = Some(pair);
        Ok(())
    }

    /// The list, which ends with `tail`.
    pub fn finish(self, cx: &mut Context, tail: Value) -> Value {
        match self.last {
            Some(last) => {
                last.set_cdr(cx, tail);
                self.first
            }
            None => tail,
        }
    }
}
