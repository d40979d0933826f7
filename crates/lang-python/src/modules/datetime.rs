//! What is beneath `datetime`: reading the usual ISO forms of dates and times, and the zone of local clocks, which `time` asks for, too.

use jiff::tz::{TimeZone, TimeZoneOffsetInfo};
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::Str;
use runtime::value::Value;

use super::state::modules;
use crate::builtins::convert;
use crate::define::{Method, exactly};

/// Digits of a fraction of a second that count.
const MICROSECOND_DIGITS: usize = 6;

/// `parse(text)`: year, month and day of `YYYY-MM-DD`; with hour, minute, second and microsecond where behind it, and any one
/// character, `HH:MM`, `HH:MM:SS` or `HH:MM:SS.f` follows. None for anything else, other forms of the standard among it.
fn parse(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [text] = exactly(cx, this, arguments)?;
    let plain = text.cast::<Str>().and_then(|text| parts(text.as_ascii()?.as_bytes()));
    match plain {
        Some((numbers, count)) => {
            let words = numbers.map(|number| Value::small(i64::from(number)));
            Ok(cx.new_tuple(&words[..count])?.value())
        }
        None => Ok(Value::NONE),
    }
}

/// The numbers of a date or of a date and a time, and how many they are.
fn parts(text: &[u8]) -> Option<([u32; 7], usize)> {
    let mut numbers = [0; 7];
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1, ref rest @ ..] = text else { return None };
    numbers[0] = number(&[y0, y1, y2, y3])?;
    numbers[1] = number(&[m0, m1])?;
    numbers[2] = number(&[d0, d1])?;
    let clock = match rest {
        [] => return Some((numbers, 3)),
        [_, clock @ ..] => clock,
    };
    let (&[h0, h1, b':', m0, m1], rest) = clock.split_first_chunk::<5>()? else { return None };
    numbers[3] = number(&[h0, h1])?;
    numbers[4] = number(&[m0, m1])?;
    if rest.is_empty() {
        return Some((numbers, 7));
    }
    let (&[b':', s0, s1], rest) = rest.split_first_chunk::<3>()? else { return None };
    numbers[5] = number(&[s0, s1])?;
    match rest {
        [] => {}
        [b'.', digits @ ..] if !digits.is_empty() => {
            number(digits)?;
            let count = digits.len().min(MICROSECOND_DIGITS);
            numbers[6] = number(&digits[..count])? * 10u32.pow((MICROSECOND_DIGITS - count) as u32);
        }
        _ => return None,
    }
    Some((numbers, 7))
}

/// The number that these bytes are, if all are digits; of too many, any.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0u32, |number, byte| {
        byte.is_ascii_digit().then(|| number.wrapping_mul(10).wrapping_add(u32::from(byte - b'0')))
    })
}

/// `local_offset(seconds)`: how many seconds the local clock is ahead of UTC then.
fn local_offset(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [seconds] = exactly(cx, this, arguments)?;
    let info = local_info(cx, seconds, |info| i64::from(info.offset().seconds()))?;
    Ok(Value::small(info))
}

/// What is known of the local clock at a moment, in seconds since the epoch.
///
/// # Errors
/// OverflowError for moments far away.
pub(super) fn local_info<T>(
    cx: &mut Context,
    seconds: Value,
    tell: impl FnOnce(TimeZoneOffsetInfo<'_>) -> T,
) -> Result<T> {
    let seconds = convert::to_size(cx, seconds)?;
    let Ok(moment) = jiff::Timestamp::from_second(seconds) else {
        return cx.raise(ErrorKind::Overflow, "timestamp out of range for platform time_t");
    };
    Ok(match &modules(cx).zone {
        Some(zone) => tell(zone.to_offset_info(moment)),
        None => tell(TimeZone::system().to_offset_info(moment)),
    })
}

/// `set_zone(name)`: sets the local clock by the name or the rules of a zone, or with None by those of the system.
fn set_zone(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [name] = exactly(cx, this, arguments)?;
    modules(cx).zone = name.cast::<Str>().map(|name| {
        let name = name.to_cow();
        let name = name.trim_start_matches(':');
        TimeZone::get(name).or_else(|_| TimeZone::posix(name)).unwrap_or(TimeZone::UTC)
    });
    Ok(Value::NONE)
}

/// Builds `_datetime`, beneath `datetime`.
pub(super) fn build(cx: &mut Context) -> Result {
    const FUNCTIONS: &[Method] = &[
        Method::new("parse", parse),
        Method::new("local_offset", local_offset),
        Method::new("set_zone", set_zone),
    ];
    super::new_module(cx, "_datetime", &[FUNCTIONS])
}
