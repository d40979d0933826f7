//! The module `time`: clocks and `sleep`.

use std::time::Duration;

use runtime::clock;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::value::Value;

use crate::builtins::convert;
use crate::define::{Method, exactly};

/// How long a sleeping program may go without looking for interrupts.
const SLICE: Duration = Duration::from_millis(10);

macro_rules! clocks {
    ($( $seconds:ident $nanoseconds:ident $clock:path; )*) => { $(
        fn $seconds(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            exactly::<0>(cx, this, arguments)?;
            cx.new_float($clock() as f64 / 1e9)
        }
        fn $nanoseconds(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            exactly::<0>(cx, this, arguments)?;
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
    ];
    super::new_module(cx, "time", &[FUNCTIONS])
}
