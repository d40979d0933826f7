//! Pairs: making them, their parts, and parts of parts.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::{Native, at_least, exactly};
use crate::data::expect;
use crate::data::list::{self, pair};

pub(super) const NATIVES: &[Native] = &[
    exactly("cons", 2, |cx, a| Ok(cx.cons(a[0], a[1])?.value())),
    exactly("xcons", 2, |cx, a| Ok(cx.cons(a[1], a[0])?.value())),
    exactly("car", 1, |cx, a| Ok(expect::pair(cx, "car", a[0])?.car())),
    exactly("cdr", 1, |cx, a| Ok(expect::pair(cx, "cdr", a[0])?.cdr())),
    exactly("set-car!", 2, |cx, a| {
        expect::pair(cx, "set-car!", a[0])?.set_car(cx, a[1]);
        Ok(Value::NONE)
    }),
    exactly("set-cdr!", 2, |cx, a| {
        expect::pair(cx, "set-cdr!", a[0])?.set_cdr(cx, a[1]);
        Ok(Value::NONE)
    }),
    exactly("pair?", 1, |_, a| Ok(Value::bool(pair(a[0]).is_some()))),
    exactly("null?", 1, |_, a| Ok(Value::bool(a[0] == Value::EMPTY_LIST))),
    exactly("list?", 1, |_, a| Ok(Value::bool(list::length(a[0]).is_some()))),
    exactly("proper-list?", 1, |_, a| Ok(Value::bool(list::length(a[0]).is_some()))),
    exactly("atom?", 1, |_, a| Ok(Value::bool(pair(a[0]).is_none()))),
    at_least("list", 0, list::from_values),
    at_least("cons*", 1, list_star),
    at_least("list*", 1, list_star),
    exactly("caar", 1, |cx, a| parts(cx, "caar", a[0])),
    exactly("cadr", 1, |cx, a| parts(cx, "cadr", a[0])),
    exactly("cdar", 1, |cx, a| parts(cx, "cdar", a[0])),
    exactly("cddr", 1, |cx, a| parts(cx, "cddr", a[0])),
    exactly("caaar", 1, |cx, a| parts(cx, "caaar", a[0])),
    exactly("caadr", 1, |cx, a| parts(cx, "caadr", a[0])),
    exactly("cadar", 1, |cx, a| parts(cx, "cadar", a[0])),
    exactly("caddr", 1, |cx, a| parts(cx, "caddr", a[0])),
    exactly("cdaar", 1, |cx, a| parts(cx, "cdaar", a[0])),
    exactly("cdadr", 1, |cx, a| parts(cx, "cdadr", a[0])),
    exactly("cddar", 1, |cx, a| parts(cx, "cddar", a[0])),
    exactly("cdddr", 1, |cx, a| parts(cx, "cdddr", a[0])),
    exactly("caaaar", 1, |cx, a| parts(cx, "caaaar", a[0])),
    exactly("caaadr", 1, |cx, a| parts(cx, "caaadr", a[0])),
    exactly("caadar", 1, |cx, a| parts(cx, "caadar", a[0])),
    exactly("caaddr", 1, |cx, a| parts(cx, "caaddr", a[0])),
    exactly("cadaar", 1, |cx, a| parts(cx, "cadaar", a[0])),
    exactly("cadadr", 1, |cx, a| parts(cx, "cadadr", a[0])),
    exactly("caddar", 1, |cx, a| parts(cx, "caddar", a[0])),
    exactly("cadddr", 1, |cx, a| parts(cx, "cadddr", a[0])),
    exactly("cdaaar", 1, |cx, a| parts(cx, "cdaaar", a[0])),
    exactly("cdaadr", 1, |cx, a| parts(cx, "cdaadr", a[0])),
    exactly("cdadar", 1, |cx, a| parts(cx, "cdadar", a[0])),
    exactly("cdaddr", 1, |cx, a| parts(cx, "cdaddr", a[0])),
    exactly("cddaar", 1, |cx, a| parts(cx, "cddaar", a[0])),
    exactly("cddadr", 1, |cx, a| parts(cx, "cddadr", a[0])),
    exactly("cdddar", 1, |cx, a| parts(cx, "cdddar", a[0])),
    exactly("cddddr", 1, |cx, a| parts(cx, "cddddr", a[0])),
];

/// The part that a name of `c`, any number of `a` and `d`, and `r` means.
fn parts(cx: &mut Context, name: &'static str, value: Value) -> Result {
    let mut part = value;
    for letter in name[1..name.len() - 1].bytes().rev() {
        part = match pair(part) {
            Some(pair) if letter == b'a' => pair.car(),
            Some(pair) => pair.cdr(),
            None => return expect::wrong(cx, name, "a longer list", value),
        };
    }
    Ok(part)
}

fn list_star(cx: &mut Context, arguments: &[Value]) -> Result {
    let (&last, first) = arguments.split_last().expect("at least one argument");
    list::with_tail(cx, first, last)
}
