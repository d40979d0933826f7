//! The module `time`: clocks and `sleep`. What knows calendars, and clocks by number, is in `_calendar_time.py`, which is imported when one of
//! its names is asked for.

use std::time::Duration;

use runtime::clock;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::outside::Capability;
use runtime::value::Value;

use crate::attributes::module;
use crate::attributes::read::{attribute_error, get_attribute as get_attribute_of};
use crate::builtins::convert;
use crate::classes::instance::held_value;
use crate::define::{Method, exactly};
use crate::text::name_text;

/// How long a sleeping program may go without looking for interrupts.
const SLICE: Duration = Duration::from_millis(10);

/// Nothing, if the program may look at clocks.
fn require_clock(cx: &mut Context) -> Result<()> {
    match cx.outside.require(Capability::Clock) {
        Ok(()) => Ok(()),
        Err(error) => super::os::os_error(cx, &error, None),
    }
}

macro_rules! clocks {
    ($( $seconds:ident $nanoseconds:ident $clock:path; )*) => { $(
        fn $seconds(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            exactly::<0>(cx, this, arguments)?;
            require_clock(cx)?;
            cx.new_float($clock() as f64 / 1e9)
        }
        fn $nanoseconds(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            exactly::<0>(cx, this, arguments)?;
            require_clock(cx)?;
            cx.new_int($clock())
        }
    )* };
}

clocks! {
    time time_ns clock::real_time_ns;
    monotonic monotonic_ns clock::monotonic_ns;
    process_time process_time_ns clock::process_time_ns;
    thread_time thread_time_ns clock::thread_time_ns;
}

fn sleep(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [seconds] = exactly(cx, this, arguments)?;
    let seconds = held_value(cx, seconds);
    let seconds = match convert::is_int(seconds) || seconds.as_float().is_some() {
        true => convert::to_float(cx, seconds)?,
        false => convert::to_size(cx, seconds)? as f64,
    };
    if seconds.is_nan() {
        return cx.value_error("Invalid value NaN (not a number)");
    }
    if seconds < 0.0 {
        return cx.value_error("sleep length must be non-negative");
    }
    require_clock(cx)?;
    let end = clock::monotonic_ns().saturating_add((seconds * 1e9) as i64);
    loop {
        cx.check_interrupt()?;
        let left = end - clock::monotonic_ns();
        if left <= 0 {
            return Ok(Value::NONE);
        }
        std::thread::sleep(Duration::from_nanos(left as u64).min(SLICE));
    }
}

/// `_local_offset(seconds)`: how far the local clock is ahead of UTC, the name of its zone, and whether it is summer time.
fn local_offset(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [seconds] = exactly(cx, this, arguments)?;
    let (name, offset, is_summer) = super::datetime::local_info(cx, seconds, |info| {
        (info.abbreviation().to_owned(), i64::from(info.offset().seconds()), info.dst().is_dst())
    })?;
    let name = cx.new_string(&name)?.value();
    Ok(cx.new_tuple(&[Value::small(offset), name, Value::small(i64::from(is_summer))])?.value())
}

/// What is written in Python, and loaded when it is first asked for.
const IN_PYTHON: [&str; 23] = [
    "struct_time",
    "gmtime",
    "localtime",
    "mktime",
    "asctime",
    "ctime",
    "strftime",
    "strptime",
    "tzset",
    "timezone",
    "altzone",
    "daylight",
    "tzname",
    "get_clock_info",
    "clock_gettime",
    "clock_gettime_ns",
    "clock_getres",
    "CLOCK_REALTIME",
    "CLOCK_MONOTONIC",
    "CLOCK_PROCESS_CPUTIME_ID",
    "CLOCK_THREAD_CPUTIME_ID",
    "CLOCK_MONOTONIC_RAW",
    "CLOCK_BOOTTIME",
];

/// The module's `__getattr__`.
fn get_attribute(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [name] = exactly(cx, this, arguments)?;
    let text = name_text(name);
    if !IN_PYTHON.contains(&text.as_str()) {
        return attribute_error(cx, &format!("module 'time' has no attribute '{text}'"));
    }
    let calendar = crate::imports::import(cx, "_calendar_time")?;
    let name = cx.intern(&text)?.value();
    get_attribute_of(cx, calendar, name)
}

/// Builds the module.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("time", time),
        Method::new("time_ns", time_ns),
        Method::new("perf_counter", monotonic),
        Method::new("perf_counter_ns", monotonic_ns),
        Method::new("monotonic", monotonic),
        Method::new("monotonic_ns", monotonic_ns),
        Method::new("process_time", process_time),
        Method::new("process_time_ns", process_time_ns),
        Method::new("thread_time", thread_time),
        Method::new("thread_time_ns", thread_time_ns),
        Method::new("sleep", sleep),
        Method::new("_local_offset", local_offset),
        Method::new("__getattr__", get_attribute),
    ];
    let made = super::new_module(cx, "time", &[FUNCTIONS])?;
    // So that `from time import *` finds what is not loaded yet.
    let public = FUNCTIONS.iter().map(|method| method.name).filter(|name| !name.starts_with('_'));
    let listed = cx.new_list_with_capacity(FUNCTIONS.len() + IN_PYTHON.len())?;
    for name in public.chain(IN_PYTHON) {
        let name = cx.intern(name)?.value();
        listed.push(cx, name)?;
    }
    let all = crate::names::name(cx, crate::names::Name::All);
    module::set(cx, made, all, listed.value())?;
    Ok(made)
}
