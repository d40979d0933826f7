//! `Sys`, `Std`, `haxe.Timer`, and what the machine has no instruction for in `Math`.

use std::time::{SystemTime, UNIX_EPOCH};

use runtime::clock;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::language::{intrinsics, text};

fn print(cx: &mut Context, arguments: &[Value]) -> Result {
    let text = text::to_string(cx, arguments[0])?;
    intrinsics::write_output(cx, text.to_cow().as_bytes())
}

fn println(cx: &mut Context, arguments: &[Value]) -> Result {
    print(cx, arguments)?;
    intrinsics::write_output(cx, b"\n")
}

fn get_env(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some(name) = arguments[0].cast::<Str>() else { return Ok(Value::NONE) };
    match std::env::var(&*name.to_cow()) {
        Ok(value) => Ok(cx.new_string(&value)?.value()),
        Err(_) => Ok(Value::NONE),
    }
}

fn time(cx: &mut Context, _: &[Value]) -> Result {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    cx.new_float(now.as_secs_f64())
}

fn cpu_time(cx: &mut Context, _: &[Value]) -> Result {
    cx.new_float(clock::process_time_ns() as f64 * 1e-9)
}

fn string(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(text::to_string(cx, arguments[0])?.value())
}

/// `Std.parseInt`: leading blanks, a sign, digits or `0x` and hexadecimal digits; what follows is left out.
fn parse_int(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some(text) = arguments[0].cast::<Str>() else { return Ok(Value::NONE) };
    let text = text.to_cow();
    let text = text.trim_start();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (radix, digits) = match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(rest) => (16, rest),
        None => (10, digits),
    };
    let mut value: i64 = 0;
    let mut count = 0;
    for digit in digits.chars().map_while(|digit| digit.to_digit(radix)) {
        value = value.wrapping_mul(i64::from(radix)).wrapping_add(i64::from(digit));
        count += 1;
    }
    let _ = cx;
    Ok(if count == 0 { Value::NONE } else { Value::small(i64::from((value * sign) as i32)) })
}

fn float_argument(value: Value) -> f64 {
    value.as_float().or_else(|| value.as_fixnum().map(|int| int as f64)).unwrap_or(f64::NAN)
}

/// Halves are rounded up.
fn fround(cx: &mut Context, arguments: &[Value]) -> Result {
    cx.new_float((float_argument(arguments[0]) + 0.5).floor())
}

fn round(_: &mut Context, arguments: &[Value]) -> Result {
    let rounded = (float_argument(arguments[0]) + 0.5).floor();
    Ok(Value::small(i64::from(rounded as i64 as i32)))
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("Math.fround", fround),
    ("Math.round", round),
    ("Std.parseInt", parse_int),
    ("Std.string", string),
    ("Sys.cpuTime", cpu_time),
    ("Sys.getEnv", get_env),
    ("Sys.print", print),
    ("Sys.println", println),
    ("Sys.time", time),
    ("haxe.Timer.stamp", time),
];
