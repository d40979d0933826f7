//! The process and its surroundings: time, arguments, environment, the end of the program.

use std::time::{SystemTime, UNIX_EPOCH};

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
        let second = since_epoch();
        cx.new_float(second)
    }),
    exactly("current-time", 0, |_, _| Ok(Value::small(since_epoch() as i64))),
    exactly("current-jiffy", 0, |cx, _| {
        let elapsed = scheme(cx).started.elapsed();
        Ok(Value::small(elapsed.as_micros() as i64))
    }),
    exactly("jiffies-per-second", 0, |_, _| Ok(Value::small(1_000_000))),
    exactly("runtime", 0, |cx, _| {
        let seconds = scheme(cx).started.elapsed().as_secs_f64();
        cx.new_float(seconds)
    }),
    exactly("real-time", 0, |cx, _| {
        let milliseconds = scheme(cx).started.elapsed().as_secs_f64() * 1e3;
        cx.new_float(milliseconds)
    }),
    exactly("cpu-time", 0, |cx, _| {
        let elapsed = scheme(cx).started.elapsed();
        Ok(Value::small(elapsed.as_millis() as i64))
    }),
    exactly("current-milliseconds", 0, |_, _| Ok(Value::small((since_epoch() * 1e3) as i64))),
    exactly("current-inexact-milliseconds", 0, |cx, _| {
        let milliseconds = since_epoch() * 1e3;
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

fn since_epoch() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |elapsed| elapsed.as_secs_f64())
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
    match std::env::var_os(name) {
        Some(value) => Ok(cx.new_fresh_string_from(&value.to_string_lossy())?.value()),
        None => Ok(Value::FALSE),
    }
}

fn variables(cx: &mut Context, _: &[Value]) -> Result {
    let mut list = Builder::default();
    for (name, value) in std::env::vars_os() {
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
