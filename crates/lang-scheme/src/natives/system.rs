//! The process and its surroundings: time, arguments, environment, the end of the program.

use std::time::Duration;

use runtime::context::Context;
use runtime::exception::Result;
use runtime::value::Value;

use super::{Native, between, exactly};
use crate::data::error::{self, ErrorSort};
use crate::data::list::Builder;
use crate::data::state::scheme;
use crate::data::{equality, expect};

pub(super) const NATIVES: &[Native] = &[
    between("%exit", 0, 1, exit),
    between("emergency-exit", 0, 1, exit),
    exactly("current-second", 0, |cx, _| {
        let second = time_of_day(cx)?;
        cx.new_float(second.as_secs_f64())
    }),
    exactly("current-time", 0, |cx, _| Ok(Value::small(time_of_day(cx)?.as_secs() as i64))),
    exactly("current-jiffy", 0, |cx, _| {
        let elapsed = time_passed(cx)?;
        Ok(Value::small(elapsed.as_micros() as i64))
    }),
    exactly("jiffies-per-second", 0, |_, _| Ok(Value::small(1_000_000))),
    exactly("runtime", 0, |cx, _| {
        let seconds = processor_time(cx)?.as_secs_f64();
        cx.new_float(seconds)
    }),
    exactly("real-time", 0, |cx, _| {
        let milliseconds = time_passed(cx)?.as_secs_f64() * 1e3;
        cx.new_float(milliseconds)
    }),
    exactly("cpu-time", 0, |cx, _| {
        let used = processor_time(cx)?;
        Ok(Value::small(used.as_millis() as i64))
    }),
    exactly("current-milliseconds", 0, |cx, _| Ok(Value::small(time_of_day(cx)?.as_millis() as i64))),
    exactly("current-inexact-milliseconds", 0, |cx, _| {
        let milliseconds = time_of_day(cx)?.as_secs_f64() * 1e3;
        cx.new_float(milliseconds)
    }),
    exactly("command-line", 0, |cx, _| {
        let arguments = scheme(cx).command_line.clone();
        strings(cx, arguments)
    }),
    exactly("get-environment-variable", 1, variable),
    exactly("getenv", 1, variable),
    exactly("get-environment-variables", 0, variables),
    exactly("features", 0, features),
    between("string-hash", 1, 2, |cx, a| {
        let string = expect::string(cx, "string-hash", a[0])?;
        let hash = equality::hash_string(string, cx.hash_seed);
        Ok(hash_value(hash, None))
    }),
    between("hash", 1, 2, |cx, a| hash_of(cx, a, equality::hash_equal)),
    between("equal-hash", 1, 2, |cx, a| hash_of(cx, a, equality::hash_equal)),
    between("eq-hash", 1, 2, |cx, a| hash_of(cx, a, |value, _| equality::hash_eqv(value))),
    between("eqv-hash", 1, 2, |cx, a| hash_of(cx, a, |value, _| equality::hash_eqv(value))),
    between("hash-by-identity", 1, 2, |cx, a| hash_of(cx, a, |value, _| equality::hash_eqv(value))),
    between("symbol-hash", 1, 2, |cx, a| hash_of(cx, a, |value, _| equality::hash_eqv(value))),
    exactly("gc", 0, |_, _| Ok(Value::NONE)),
    exactly("collect", 0, |_, _| Ok(Value::NONE)),
];

/// What the implementation says of itself.
pub const FEATURES: &[&str] =
    &["r7rs", "exact-closed", "ieee-float", "full-unicode", "ratios", "posix", "unix", "linux", "updraft"];

/// Ends the program by an exception that no handler is given.
fn exit(cx: &mut Context, arguments: &[Value]) -> Result {
    let code = match arguments.first() {
        None | Some(&Value::TRUE) => Value::ZERO,
        Some(&Value::FALSE) => Value::small(1),
        Some(&code) if code.is_fixnum() => Value::small(code.fixnum_unchecked() & 0xff),
        Some(_) => Value::small(1),
    };
    let exception = error::new(cx, ErrorSort::Exit, Value::NONE, code)?;
    cx.throw(exception)
}

fn time_of_day(cx: &mut Context) -> Result<Duration> {
    let time = cx.outside.time_of_day();
    granted(cx, time)
}

fn time_passed(cx: &mut Context) -> Result<Duration> {
    let time = cx.outside.time_passed();
    granted(cx, time)
}

fn processor_time(cx: &mut Context) -> Result<Duration> {
    let time = cx.outside.processor_time();
    granted(cx, time)
}

fn granted<T>(cx: &mut Context, result: std::io::Result<T>) -> Result<T> {
    match result {
        Ok(value) => Ok(value),
        Err(reason) => error::fail(cx, &reason.to_string(), &[]),
    }
}

fn strings(cx: &mut Context, texts: impl IntoIterator<Item = String>) -> Result {
    let mut list = Builder::default();
    for text in texts {
        let text = cx.new_fresh_string_from(&text)?.value();
        list.push(cx, text)?;
    }
    Ok(list.finish(cx, Value::EMPTY_LIST))
}

fn variable(cx: &mut Context, arguments: &[Value]) -> Result {
    let name = expect::string(cx, "get-environment-variable", arguments[0])?.to_cow().into_owned();
    // The system's function does not take these.
    if name.is_empty() || name.contains(['=', '\0']) {
        return Ok(Value::FALSE);
    }
    match cx.outside.variable(name) {
        Some(value) => Ok(cx.new_fresh_string_from(&value.to_string_lossy())?.value()),
        None => Ok(Value::FALSE),
    }
}

fn variables(cx: &mut Context, _: &[Value]) -> Result {
    let mut list = Builder::default();
    for (name, value) in cx.outside.variables() {
        let name = cx.new_fresh_string_from(&name.to_string_lossy())?.value();
        let value = cx.new_fresh_string_from(&value.to_string_lossy())?.value();
        let entry = cx.cons(name, value)?.value();
        list.push(cx, entry)?;
    }
    Ok(list.finish(cx, Value::EMPTY_LIST))
}

fn features(cx: &mut Context, _: &[Value]) -> Result {
    let mut list = Builder::default();
    for feature in FEATURES {
        let feature = cx.symbol(feature)?.value();
        list.push(cx, feature)?;
    }
    Ok(list.finish(cx, Value::EMPTY_LIST))
}

/// A hash as a fixnum, below `limit` if there is one.
fn hash_value(hash: u64, limit: Option<i64>) -> Value {
    let hash = (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 4) as i64;
    Value::small(match limit {
        Some(limit) => hash % limit,
        None => hash & abi::value::FIXNUM_MAX,
    })
}

fn hash_of(cx: &mut Context, arguments: &[Value], hash: fn(Value, u64) -> u64) -> Result {
    let limit = match arguments.get(1) {
        None => None,
        Some(&limit) => match limit.as_fixnum() {
            Some(limit) if limit > 0 => Some(limit),
            _ => return expect::wrong(cx, "hash", "a positive fixnum", limit),
        },
    };
    Ok(hash_value(hash(arguments[0], cx.hash_seed), limit))
}
