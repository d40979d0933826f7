//! Local time: where the system says that it is.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::value::Value;

fn seconds(value: Value) -> i64 {
    value.as_float().map_or_else(|| value.as_fixnum().unwrap_or(0), |float| float as i64)
}

/// Beyond the years that time zones know, local time is universal time.
fn ahead(seconds: Option<i32>) -> Result {
    Ok(Value::small(seconds.unwrap_or(0).into()))
}

fn ahead_at(_: &mut Context, arguments: &[Value]) -> Result {
    let moment = Timestamp::from_second(seconds(arguments[0])).ok();
    ahead(moment.map(|moment| TimeZone::system().to_offset(moment).seconds()))
}

/// Of the two times that a clock shows twice, the first is meant; one that it never shows is later by what is left out.
fn ahead_of(_: &mut Context, arguments: &[Value]) -> Result {
    let local = seconds(arguments[0]);
    let shown = Timestamp::from_second(local).ok().map(|moment| TimeZone::UTC.to_datetime(moment));
    let moment = shown.and_then(|shown: DateTime| TimeZone::system().to_timestamp(shown).ok());
    ahead(moment.and_then(|moment| i32::try_from(local - moment.as_second()).ok()))
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] =
    &[("updraft.Clock.aheadAt", ahead_at), ("updraft.Clock.aheadOf", ahead_of)];
