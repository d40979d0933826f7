//! `Sys`, `Std`, `haxe.Timer`, and what the machine has no instruction for in `Math`.

use std::time::{SystemTime, UNIX_EPOCH};

use bytecode::operand::Element;
use runtime::clock;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::language::state::haxe;
use crate::language::{arrays, intrinsics, text, types};

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

macro_rules! float_functions {
    ($($name:ident $function:expr;)*) => { $(
        fn $name(cx: &mut Context, arguments: &[Value]) -> Result {
            let function: fn(f64) -> f64 = $function;
            cx.new_float(function(float_argument(arguments[0])))
        }
    )* };
}

// These have instructions; as function values they are called here.
float_functions! {
    abs f64::abs;
    sqrt f64::sqrt;
    sin libm::sin;
    cos libm::cos;
    tan libm::tan;
    asin libm::asin;
    acos libm::acos;
    atan libm::atan;
    exp libm::exp;
    log libm::log;
    ffloor f64::floor;
    fceil f64::ceil;
}

fn floor(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::small(i64::from(float_argument(arguments[0]).floor() as i64 as i32)))
}

fn ceil(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::small(i64::from(float_argument(arguments[0]).ceil() as i64 as i32)))
}

fn int(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::small(i64::from(float_argument(arguments[0]) as i64 as i32)))
}

fn pow(cx: &mut Context, arguments: &[Value]) -> Result {
    cx.new_float(libm::pow(float_argument(arguments[0]), float_argument(arguments[1])))
}

fn atan2(cx: &mut Context, arguments: &[Value]) -> Result {
    cx.new_float(libm::atan2(float_argument(arguments[0]), float_argument(arguments[1])))
}

fn min(cx: &mut Context, arguments: &[Value]) -> Result {
    let (left, right) = (float_argument(arguments[0]), float_argument(arguments[1]));
    cx.new_float(if left.is_nan() || right.is_nan() { f64::NAN } else { left.min(right) })
}

fn max(cx: &mut Context, arguments: &[Value]) -> Result {
    let (left, right) = (float_argument(arguments[0]), float_argument(arguments[1]));
    cx.new_float(if left.is_nan() || right.is_nan() { f64::NAN } else { left.max(right) })
}

/// Halves are rounded up.
fn fround(cx: &mut Context, arguments: &[Value]) -> Result {
    cx.new_float((float_argument(arguments[0]) + 0.5).floor())
}

fn round(_: &mut Context, arguments: &[Value]) -> Result {
    let rounded = (float_argument(arguments[0]) + 0.5).floor();
    Ok(Value::small(i64::from(rounded as i64 as i32)))
}

/// `Std.parseFloat`: the longest number that the text begins with, behind blanks.
fn parse_float(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some(text) = arguments[0].cast::<Str>() else { return cx.new_float(f64::NAN) };
    let text = text.to_cow();
    let text = text.trim_start();
    let bytes = text.as_bytes();
    let digits = |from: usize| from + bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = usize::from(matches!(bytes.first(), Some(b'-' | b'+')));
    end = digits(end);
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'-' | b'+')));
        let exponent = (end + 1 + sign).min(bytes.len());
        if digits(exponent) > exponent {
            end = digits(exponent);
        }
    }
    cx.new_float(text[..end].parse().unwrap_or(f64::NAN))
}

fn is_of_type(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(types::is_of_type(cx, arguments[0], arguments[1])?))
}

fn downcast(cx: &mut Context, arguments: &[Value]) -> Result {
    let fits = types::is_of_type(cx, arguments[0], arguments[1])?;
    Ok(if fits { arguments[0] } else { Value::NONE })
}

fn is_finite(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(float_argument(arguments[0]).is_finite()))
}

fn is_nan(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(float_argument(arguments[0]).is_nan()))
}

fn pi(cx: &mut Context, _: &[Value]) -> Result {
    cx.new_float(std::f64::consts::PI)
}

fn not_a_number(cx: &mut Context, _: &[Value]) -> Result {
    cx.new_float(f64::NAN)
}

fn positive_infinity(cx: &mut Context, _: &[Value]) -> Result {
    cx.new_float(f64::INFINITY)
}

fn negative_infinity(cx: &mut Context, _: &[Value]) -> Result {
    cx.new_float(f64::NEG_INFINITY)
}

/// A number from 0 to 1, exclusive: xorshift, seeded by the clock.
fn random(cx: &mut Context, _: &[Value]) -> Result {
    let bits = next_random(cx);
    cx.new_float((bits >> 11) as f64 / (1u64 << 53) as f64)
}

fn random_int(cx: &mut Context, arguments: &[Value]) -> Result {
    let bound = arguments[0].as_fixnum().unwrap_or(0).max(1) as u64;
    Ok(Value::small((next_random(cx) % bound) as i64))
}

fn next_random(cx: &mut Context) -> u64 {
    let state = &mut haxe(cx).random;
    if *state == 0 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        *state = now.as_nanos() as u64 | 1;
    }
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

fn args(cx: &mut Context, _: &[Value]) -> Result {
    let array = arrays::new_array(cx, Element::Word, 0)?;
    for text in haxe(cx).args.clone() {
        let text = cx.new_string(&text)?;
        arrays::push(cx, array, text.value())?;
    }
    Ok(array)
}

fn sleep(cx: &mut Context, arguments: &[Value]) -> Result {
    let seconds = float_argument(arguments[0]);
    let _ = haxe(cx).output.flush();
    if seconds > 0.0 {
        std::thread::sleep(std::time::Duration::try_from_secs_f64(seconds).unwrap_or_default());
    }
    Ok(Value::NONE)
}

fn system_name(cx: &mut Context, _: &[Value]) -> Result {
    let name = match std::env::consts::OS {
        "linux" => "Linux",
        "macos" => "Mac",
        "windows" => "Windows",
        _ => "BSD",
    };
    Ok(cx.new_string(name)?.value())
}

/// Ends the program: an exception that no `catch` takes, since it is a termination for the rest of the program.
fn exit(cx: &mut Context, arguments: &[Value]) -> Result {
    haxe(cx).exit_code = Some(arguments[0].as_fixnum().unwrap_or(0) as i32);
    cx.terminate(runtime::exception::Termination::Cancelled)
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("Math.NEGATIVE_INFINITY", negative_infinity),
    ("Math.NaN", not_a_number),
    ("Math.PI", pi),
    ("Math.POSITIVE_INFINITY", positive_infinity),
    ("Math.abs", abs),
    ("Math.acos", acos),
    ("Math.asin", asin),
    ("Math.atan", atan),
    ("Math.atan2", atan2),
    ("Math.ceil", ceil),
    ("Math.cos", cos),
    ("Math.exp", exp),
    ("Math.fceil", fceil),
    ("Math.ffloor", ffloor),
    ("Math.floor", floor),
    ("Math.log", log),
    ("Math.max", max),
    ("Math.min", min),
    ("Math.pow", pow),
    ("Math.sin", sin),
    ("Math.sqrt", sqrt),
    ("Math.tan", tan),
    ("Math.fround", fround),
    ("Std.int", int),
    ("Math.isFinite", is_finite),
    ("Math.isNaN", is_nan),
    ("Math.random", random),
    ("Math.round", round),
    ("Std.downcast", downcast),
    ("Std.is", is_of_type),
    ("Std.isOfType", is_of_type),
    ("Std.parseFloat", parse_float),
    ("Std.parseInt", parse_int),
    ("Std.random", random_int),
    ("Std.string", string),
    ("Sys.args", args),
    ("Sys.cpuTime", cpu_time),
    ("Sys.exit", exit),
    ("Sys.getEnv", get_env),
    ("Sys.print", print),
    ("Sys.println", println),
    ("Sys.sleep", sleep),
    ("Sys.systemName", system_name),
    ("Sys.time", time),
    ("haxe.Timer.stamp", time),
];
