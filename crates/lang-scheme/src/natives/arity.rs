//! The error for a wrong number of arguments.

use runtime::context::Context;
use runtime::exception::Result;

use crate::data::error;

/// Raises the error for a call with `given` arguments of what takes from `min` to `max`.
#[cold]
pub fn wrong_count<T>(
    cx: &mut Context,
    name: &str,
    min: usize,
    max: Option<usize>,
    given: usize,
) -> Result<T> {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let expected = match max {
        Some(max) if max == min => format!("{min} argument{}", plural(min)),
        Some(max) => format!("{min} to {max} arguments"),
        None => format!("at least {min} argument{}", plural(min)),
    };
    let who = if name.is_empty() { "procedure".to_owned() } else { name.to_owned() };
    error::fail(cx, &format!("{who}: expected {expected}, got {given}"), &[])
}
