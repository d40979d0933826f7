//! Lists: what needs no procedure of the program's.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::object::symbol::Symbol;
use runtime::value::Value;

use super::{Native, at_least, between, exactly};
use crate::data::equality::{equal, eqv};
use crate::data::expect;
use crate::data::list::{self, Builder, bounded_elements, elements, pair};
use crate::data::vector::Vector;
use crate::number::arithmetic::{Operation, combine};

pub(super) const NATIVES: &[Native] = &[
    between("make-list", 1, 2, make_list),
    exactly("length", 1, |cx, a| Ok(Value::length(expect::list_length(cx, "length", a[0])?))),
    exactly("length+", 1, |_, a| Ok(list::length(a[0]).map_or(Value::FALSE, Value::length))),
    at_least("append", 0, append),
    at_least("append!", 0, append_in_place),
    exactly("reverse", 1, |cx, a| reverse_onto(cx, "reverse", a[0], Value::EMPTY_LIST)),
    exactly("reverse!", 1, |cx, a| reverse_in_place(cx, a[0])),
    exactly("%captures", 0, |cx, _| Ok(cx.captures)),
    exactly("%reverse-collected", 2, |cx, a| {
        // Nobody else can have seen the list, unless a continuation was captured while it was collected.
        if a[1] == cx.captures {
            Ok(reverse_links(cx, a[0]))
        } else {
            reverse_onto(cx, "filter", a[0], Value::EMPTY_LIST)
        }
    }),
    exactly("append-reverse", 2, |cx, a| reverse_onto(cx, "append-reverse", a[0], a[1])),
    exactly("append-reverse!", 2, |cx, a| reverse_onto(cx, "append-reverse!", a[0], a[1])),
    exactly("list-tail", 2, |cx, a| tail(cx, "list-tail", a[0], a[1])),
    exactly("drop", 2, |cx, a| tail(cx, "drop", a[0], a[1])),
    exactly("list-ref", 2, |cx, a| {
        let rest = tail(cx, "list-ref", a[0], a[1])?;
        match pair(rest) {
            Some(pair) => Ok(pair.car()),
            None => expect::out_of_range(cx, "list-ref", a[1]),
        }
    }),
    exactly("list-set!", 3, |cx, a| {
        let rest = tail(cx, "list-set!", a[0], a[1])?;
        match pair(rest) {
            Some(pair) => pair.set_car(cx, a[2]),
            None => return expect::out_of_range(cx, "list-set!", a[1]),
        }
        Ok(Value::NONE)
    }),
    exactly("list-head", 2, |cx, a| head(cx, "list-head", a[0], a[1])),
    exactly("take", 2, |cx, a| head(cx, "take", a[0], a[1])),
    exactly("take!", 2, |cx, a| head(cx, "take!", a[0], a[1])),
    exactly("take-right", 2, |cx, a| {
        let count = length_less(cx, "take-right", a[0], a[1])?;
        tail(cx, "take-right", a[0], Value::length(count))
    }),
    exactly("drop-right", 2, |cx, a| {
        let count = length_less(cx, "drop-right", a[0], a[1])?;
        head(cx, "drop-right", a[0], Value::length(count))
    }),
    exactly("drop-right!", 2, |cx, a| {
        let count = length_less(cx, "drop-right!", a[0], a[1])?;
        head(cx, "drop-right!", a[0], Value::length(count))
    }),
    exactly("sublist", 3, |cx, a| {
        let rest = tail(cx, "sublist", a[0], a[1])?;
        let (start, end) = (expect::count(cx, "sublist", a[1])?, expect::count(cx, "sublist", a[2])?);
        match end.checked_sub(start) {
            Some(count) => head(cx, "sublist", rest, Value::length(count)),
            None => expect::out_of_range(cx, "sublist", a[2]),
        }
    }),
    exactly("list-copy", 1, copy),
    exactly("last-pair", 1, |cx, a| last_pair(cx, "last-pair", a[0])),
    exactly("last", 1, |cx, a| {
        let last = last_pair(cx, "last", a[0])?;
        Ok(expect::pair(cx, "last", last)?.car())
    }),
    exactly("except-last-pair", 1, |cx, a| all_but_last(cx, "except-last-pair", a[0])),
    exactly("except-last-pair!", 1, |cx, a| all_but_last(cx, "except-last-pair!", a[0])),
    exactly("memq", 2, |cx, a| member(cx, "memq", Same::Eqv, a[0], a[1])),
    exactly("memv", 2, |cx, a| member(cx, "memv", Same::Eqv, a[0], a[1])),
    exactly("%member-equal", 2, |cx, a| member(cx, "member", Same::Equal, a[0], a[1])),
    exactly("assq", 2, |cx, a| associate(cx, "assq", Same::Eqv, a[0], a[1])),
    exactly("assv", 2, |cx, a| associate(cx, "assv", Same::Eqv, a[0], a[1])),
    exactly("%assoc-equal", 2, |cx, a| associate(cx, "assoc", Same::Equal, a[0], a[1])),
    between("iota", 1, 3, iota),
    exactly("first", 1, |cx, a| nth(cx, "first", a[0], 0)),
    exactly("second", 1, |cx, a| nth(cx, "second", a[0], 1)),
    exactly("third", 1, |cx, a| nth(cx, "third", a[0], 2)),
    exactly("fourth", 1, |cx, a| nth(cx, "fourth", a[0], 3)),
    exactly("fifth", 1, |cx, a| nth(cx, "fifth", a[0], 4)),
    exactly("sixth", 1, |cx, a| nth(cx, "sixth", a[0], 5)),
    exactly("seventh", 1, |cx, a| nth(cx, "seventh", a[0], 6)),
    exactly("eighth", 1, |cx, a| nth(cx, "eighth", a[0], 7)),
    exactly("ninth", 1, |cx, a| nth(cx, "ninth", a[0], 8)),
    exactly("tenth", 1, |cx, a| nth(cx, "tenth", a[0], 9)),
    exactly("concatenate", 1, |cx, a| {
        let count = expect::list_length(cx, "concatenate", a[0])?;
        let mut lists = RootVec::new(&cx.heap);
        elements(a[0]).for_each(|list| lists.push(list.0));
        let lists: Vec<Value> = (0..count).map(|index| Value(lists.get(index))).collect();
        // The lists are parts of the argument.
        append(cx, &lists)
    }),
];

/// Now and then, lets the isolate be interrupted: a circular list is gone through without end.
#[inline]
fn poll(cx: &mut Context, steps: &mut u32) -> Result<()> {
    *steps = steps.wrapping_add(1);
    if *steps & 0xffff == 0 { cx.note_work() } else { Ok(()) }
}

fn make_list(cx: &mut Context, arguments: &[Value]) -> Result {
    let count = expect::count(cx, "make-list", arguments[0])?;
    let fill = arguments.get(1).copied().unwrap_or(Value::NONE);
    let mut list = Value::EMPTY_LIST;
    for _ in 0..count {
        list = cx.cons(fill, list)?.value();
    }
    Ok(list)
}

/// All lists one after the other; the last one is shared.
fn append(cx: &mut Context, lists: &[Value]) -> Result {
    let Some((&last, lists)) = lists.split_last() else { return Ok(Value::EMPTY_LIST) };
    let mut result = Builder::default();
    for &list in lists {
        expect::list_length(cx, "append", list)?;
        for element in elements(list) {
            result.push(cx, element)?;
        }
    }
    Ok(result.finish(cx, last))
}

fn append_in_place(cx: &mut Context, lists: &[Value]) -> Result {
    let mut result = Value::EMPTY_LIST;
    for &list in lists.iter().rev() {
        if list == Value::EMPTY_LIST {
            continue;
        }
        if result != Value::EMPTY_LIST {
            let last = last_pair(cx, "append!", list)?;
            expect::pair(cx, "append!", last)?.set_cdr(cx, result);
        }
        result = list;
    }
    Ok(result)
}

fn reverse_onto(cx: &mut Context, name: &str, list: Value, tail: Value) -> Result {
    let mut result = tail;
    let mut rest = bounded_elements(list);
    for element in rest.by_ref() {
        result = cx.cons(element, result)?.value();
    }
    if rest.length().is_none() {
        expect::list_length(cx, name, list)?;
    }
    Ok(result)
}

fn reverse_in_place(cx: &mut Context, list: Value) -> Result {
    expect::list_length(cx, "reverse!", list)?;
    Ok(reverse_links(cx, list))
}

/// A proper list the other way round, made of the same pairs.
fn reverse_links(cx: &mut Context, list: Value) -> Value {
    let (mut result, mut rest) = (Value::EMPTY_LIST, list);
    while let Some(first) = pair(rest) {
        let next = first.cdr();
        first.relink(cx, result);
        result = rest;
        rest = next;
    }
    result
}

/// What follows the first `count` elements.
fn tail(cx: &mut Context, name: &str, list: Value, count: Value) -> Result {
    let mut rest = list;
    for _ in 0..expect::count(cx, name, count)? {
        match pair(rest) {
            Some(pair) => rest = pair.cdr(),
            None => return expect::out_of_range(cx, name, count),
        }
    }
    Ok(rest)
}

/// The first `count` elements.
fn head(cx: &mut Context, name: &str, list: Value, count: Value) -> Result {
    let mut result = Builder::default();
    let mut rest = elements(list);
    for _ in 0..expect::count(cx, name, count)? {
        match rest.next() {
            Some(element) => result.push(cx, element)?,
            None => return expect::out_of_range(cx, name, count),
        }
    }
    Ok(result.finish(cx, Value::EMPTY_LIST))
}

fn length_less(cx: &mut Context, name: &str, list: Value, count: Value) -> Result<usize> {
    let (mut length, mut steps) = (0, 0);
    for _ in elements(list) {
        length += 1;
        poll(cx, &mut steps)?;
    }
    match usize::checked_sub(length, expect::count(cx, name, count)?) {
        Some(rest) => Ok(rest),
        None => expect::out_of_range(cx, name, count),
    }
}

fn copy(cx: &mut Context, arguments: &[Value]) -> Result {
    let mut result = Builder::default();
    let mut rest = elements(arguments[0]);
    for element in rest.by_ref() {
        result.push(cx, element)?;
    }
    Ok(result.finish(cx, rest.rest()))
}

fn last_pair(cx: &mut Context, name: &str, list: Value) -> Result {
    let mut last = expect::pair(cx, name, list)?;
    let mut steps = 0;
    while let Some(next) = pair(last.cdr()) {
        last = next;
        poll(cx, &mut steps)?;
    }
    Ok(last.value())
}

fn all_but_last(cx: &mut Context, name: &str, list: Value) -> Result {
    expect::pair(cx, name, list)?;
    let count = expect::list_length(cx, name, list)?;
    head(cx, name, list, Value::length(count - 1))
}

/// A predicate by which lists are searched.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    /// `eq?` and `eqv?`.
    Eqv,
    /// `equal?`.
    Equal,
}

impl Same {
    fn holds(self, a: Value, b: Value) -> bool {
        match self {
            Same::Eqv => eqv(a, b),
            Same::Equal => equal(a, b),
        }
    }

    /// Whether only the value itself is the same as it: then a list is gone through by comparing words.
    fn is_identity_for(self, value: Value) -> bool {
        value.is_fixnum()
            || value.cast::<Symbol>().is_some()
            || (self == Same::Eqv && (pair(value).is_some() || Vector::of(value).is_some()))
    }
}

fn member(cx: &mut Context, name: &str, same: Same, item: Value, list: Value) -> Result {
    if same.is_identity_for(item) {
        return member_where(cx, name, |known| known == item, list);
    }
    member_where(cx, name, |known| same.holds(item, known), list)
}

#[inline]
fn member_where(cx: &mut Context, name: &str, is_wanted: impl Fn(Value) -> bool, list: Value) -> Result {
    let mut rest = list;
    let mut steps = 0;
    while let Some(next) = pair(rest) {
        if is_wanted(next.car()) {
            return Ok(rest);
        }
        rest = next.cdr();
        poll(cx, &mut steps)?;
    }
    if rest == Value::EMPTY_LIST { Ok(Value::FALSE) } else { expect::wrong(cx, name, "a proper list", list) }
}

fn associate(cx: &mut Context, name: &str, same: Same, key: Value, list: Value) -> Result {
    if same.is_identity_for(key) {
        return associate_where(cx, name, |known| known == key, list);
    }
    associate_where(cx, name, |known| same.holds(key, known), list)
}

#[inline]
fn associate_where(cx: &mut Context, name: &str, is_wanted: impl Fn(Value) -> bool, list: Value) -> Result {
    let mut rest = elements(list);
    let mut steps = 0;
    for entry in rest.by_ref() {
        poll(cx, &mut steps)?;
        match pair(entry) {
            Some(known) if is_wanted(known.car()) => return Ok(entry),
            Some(_) => {}
            None => return expect::wrong(cx, name, "an association list", list),
        }
    }
    match rest.rest() {
        Value::EMPTY_LIST => Ok(Value::FALSE),
        _ => expect::wrong(cx, name, "an association list", list),
    }
}

fn iota(cx: &mut Context, arguments: &[Value]) -> Result {
    let count = expect::count(cx, "iota", arguments[0])?;
    let start = arguments.get(1).copied().unwrap_or(Value::ZERO);
    let step = arguments.get(2).copied().unwrap_or(Value::small(1));
    let mut result = Builder::default();
    for index in 0..count {
        // By multiplication, so that errors of floats do not add up.
        let offset = combine(cx, Operation::Multiply, Value::length(index), step)?;
        let value = combine(cx, Operation::Add, start, offset)?;
        result.push(cx, value)?;
    }
    Ok(result.finish(cx, Value::EMPTY_LIST))
}

fn nth(cx: &mut Context, name: &str, list: Value, index: usize) -> Result {
    match elements(list).nth(index) {
        Some(element) => Ok(element),
        None => expect::wrong(cx, name, "a longer list", list),
    }
}
