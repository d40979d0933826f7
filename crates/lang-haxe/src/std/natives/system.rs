//! `Sys`, `Std`, `haxe.Timer`, and what the machine has no instruction for in `Math`.

use bytecode::operand::Element;
use runtime::clock;
use runtime::context::Context;
use runtime::exception::{Result, Termination};
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
    match cx.outside.variable(&*name.to_cow()).and_then(|value| value.into_string().ok()) {
        Some(value) => Ok(cx.new_string(&value)?.value()),
        None => Ok(Value::NONE),
    }
}

fn time(cx: &mut Context, _: &[Value]) -> Result {
    match cx.outside.time_of_day() {
        Ok(now) => cx.new_float(now.as_secs_f64()),
        Err(error) => cx.value_error(error.to_string()),
    }
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

/// `Std.parseFloat`: what stands at the beginning of the text and is a number; else not a number.
fn parse_float(cx: &mut Context, arguments: &[Value]) -> Result {
    let Some(text) = arguments[0].cast::<Str>() else { return cx.new_float(f64::NAN) };
    let text = text.to_cow();
    let text = text.trim_start();
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let start = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut end = digits(start);
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if end > start && matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent > end + 1 + sign {
            end = exponent;
        }
    }
    cx.new_float(text.get(..end).and_then(|number| number.parse().ok()).unwrap_or(f64::NAN))
}

/// Random bits, other ones in each run.
fn next_random(cx: &mut Context) -> u64 {
    let mut x = haxe(cx).random;
    if x == 0 {
        x = cx.outside.entropy(cx.hash_seed) | 1;
    }
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    haxe(cx).random = x;
    x.wrapping_mul(0x2545_f491_4f6c_dd1d)
}

fn random(cx: &mut Context, _: &[Value]) -> Result {
    let bits = next_random(cx) >> 11;
    cx.new_float(bits as f64 / (1u64 << 53) as f64)
}

fn random_int(cx: &mut Context, arguments: &[Value]) -> Result {
    let below = arguments[0].as_fixnum().unwrap_or(0).max(1) as u64;
    Ok(Value::small(((next_random(cx) >> 33) % below) as i64))
}

fn is_of_type(cx: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(types::is_of_type(cx, arguments[0], arguments[1])?))
}

fn downcast(cx: &mut Context, arguments: &[Value]) -> Result {
    let is = types::is_of_type(cx, arguments[0], arguments[1])?;
    Ok(if is { arguments[0] } else { Value::NONE })
}

fn args(cx: &mut Context, _: &[Value]) -> Result {
    let arguments = haxe(cx).args.clone();
    let array = arrays::new_array(cx, Element::Word, 0)?;
    for argument in arguments {
        let text = cx.new_string(&argument)?.value();
        arrays::push(cx, array, text)?;
    }
    Ok(array)
}

fn program_path(cx: &mut Context, _: &[Value]) -> Result {
    let path = haxe(cx).program.clone();
    Ok(cx.new_string(&path)?.value())
}

fn get_cwd(cx: &mut Context, _: &[Value]) -> Result {
    match cx.outside.current_dir() {
        Ok(folder) => Ok(cx.new_string(&format!("{}/", folder.display()))?.value()),
        Err(error) => cx.value_error(error.to_string()),
    }
}

fn system_name(cx: &mut Context, _: &[Value]) -> Result {
    let name = match std::env::consts::OS {
        "linux" => "Linux",
        "macos" => "Mac",
        "windows" => "Windows",
        other => other,
    };
    Ok(cx.new_string(name)?.value())
}

fn sleep(cx: &mut Context, arguments: &[Value]) -> Result {
    // What was printed is to be seen while the program waits.
    if let Err(error) = cx.streams.flush() {
        return cx.value_error(error.to_string());
    }
    let seconds = float_argument(arguments[0]);
    if seconds > 0.0 && seconds.is_finite() {
        std::thread::sleep(std::time::Duration::from_secs_f64(seconds));
    }
    Ok(Value::NONE)
}

/// Ends the program: unwinds past all handlers, and [`crate::run`] asks for the code.
fn exit(cx: &mut Context, arguments: &[Value]) -> Result {
    haxe(cx).exit_code = Some(arguments[0].as_fixnum().unwrap_or(0) as i32);
    cx.terminate(Termination::Cancelled)
}

fn flush(cx: &mut Context, _: &[Value]) -> Result {
    match cx.streams.flush() {
        Ok(()) => Ok(Value::NONE),
        Err(error) => cx.value_error(error.to_string()),
    }
}

fn print_error(cx: &mut Context, arguments: &[Value]) -> Result {
    let text = text::to_string(cx, arguments[0])?;
    let text = text.to_cow().into_owned();
    match cx.streams.write_error(text.as_bytes()) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => cx.value_error(error.to_string()),
    }
}

/// A line of standard input without its end, or null at the end.
fn read_line(cx: &mut Context, _: &[Value]) -> Result {
    let mut line = Vec::new();
    match cx.read_line(&mut line)? {
        Ok(0) => Ok(Value::NONE),
        Ok(_) => Ok(cx.new_string(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']))?.value()),
        Err(error) => cx.value_error(error.to_string()),
    }
}

/// A native of one Float.
macro_rules! float_function {
    ($($name:ident = $compute:expr;)*) => {
        $(fn $name(cx: &mut Context, arguments: &[Value]) -> Result {
            let compute: fn(f64) -> f64 = $compute;
            cx.new_float(compute(float_argument(arguments[0])))
        })*
    };
}

float_function! {
    abs = f64::abs;
    sqrt = f64::sqrt;
    sin = libm::sin;
    cos = libm::cos;
    tan = libm::tan;
    asin = libm::asin;
    acos = libm::acos;
    atan = libm::atan;
    exp = libm::exp;
    log = libm::log;
    ffloor = f64::floor;
    fceil = f64::ceil;
}

fn int_of(float: f64) -> Value {
    Value::small(i64::from(float as i64 as i32))
}

fn floor(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(int_of(float_argument(arguments[0]).floor()))
}

fn ceil(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(int_of(float_argument(arguments[0]).ceil()))
}

fn int(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(int_of(float_argument(arguments[0])))
}

fn pow(cx: &mut Context, arguments: &[Value]) -> Result {
    cx.new_float(libm::pow(float_argument(arguments[0]), float_argument(arguments[1])))
}

fn atan2(cx: &mut Context, arguments: &[Value]) -> Result {
    cx.new_float(libm::atan2(float_argument(arguments[0]), float_argument(arguments[1])))
}

/// Not a number if one of both is not.
fn extreme(cx: &mut Context, arguments: &[Value], choose: fn(f64, f64) -> f64) -> Result {
    let (a, b) = (float_argument(arguments[0]), float_argument(arguments[1]));
    cx.new_float(if a.is_nan() || b.is_nan() { f64::NAN } else { choose(a, b) })
}

fn min(cx: &mut Context, arguments: &[Value]) -> Result {
    extreme(cx, arguments, f64::min)
}

fn max(cx: &mut Context, arguments: &[Value]) -> Result {
    extreme(cx, arguments, f64::max)
}

fn is_nan(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(float_argument(arguments[0]).is_nan()))
}

fn is_finite(_: &mut Context, arguments: &[Value]) -> Result {
    Ok(Value::bool(float_argument(arguments[0]).is_finite()))
}

fn pi(cx: &mut Context, _: &[Value]) -> Result {
    cx.new_float(std::f64::consts::PI)
}

fn infinity(cx: &mut Context, _: &[Value]) -> Result {
    cx.new_float(f64::INFINITY)
}

fn negative_infinity(cx: &mut Context, _: &[Value]) -> Result {
    cx.new_float(f64::NEG_INFINITY)
}

fn nan(cx: &mut Context, _: &[Value]) -> Result {
    cx.new_float(f64::NAN)
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("Math.NEGATIVE_INFINITY", negative_infinity),
    ("Math.NaN", nan),
    ("Math.PI", pi),
    ("Math.POSITIVE_INFINITY", infinity),
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
    ("Math.fround", fround),
    ("Math.isFinite", is_finite),
    ("Math.isNaN", is_nan),
    ("Math.log", log),
    ("Math.max", max),
    ("Math.min", min),
    ("Math.pow", pow),
    ("Math.random", random),
    ("Math.round", round),
    ("Math.sin", sin),
    ("Math.sqrt", sqrt),
    ("Math.tan", tan),
    ("Std.downcast", downcast),
    ("Std.int", int),
    ("Std.is", is_of_type),
    ("Std.isOfType", is_of_type),
    ("Std.parseFloat", parse_float),
    ("Std.parseInt", parse_int),
    ("Std.random", random_int),
    ("Std.string", string),
    ("Sys.args", args),
    ("Sys.cpuTime", cpu_time),
    ("Sys.exit", exit),
    ("Sys.getCwd", get_cwd),
    ("Sys.getEnv", get_env),
    ("Sys.print", print),
    ("Sys.println", println),
    ("Sys.programPath", program_path),
    ("Sys.sleep", sleep),
    ("Sys.systemName", system_name),
    ("Sys.time", time),
    ("haxe.Timer.stamp", time),
    ("updraft.Console.flush", flush),
    ("updraft.Console.print", print),
    ("updraft.Console.printError", print_error),
    ("updraft.Console.readLine", read_line),
];
