//! Searching in strings and replacing what is found.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::argument;
use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::classes::instance::held_text;
use crate::define::{Method, between, exactly, receiver};
use crate::state::type_name;

/// The methods of this file.
pub(super) const METHODS: &[Method] = &[
    Method::new("find", find),
    Method::new("rfind", rfind),
    Method::new("index", index),
    Method::new("rindex", rindex),
    Method::new("count", count),
    Method::new("startswith", starts_with),
    Method::new("endswith", ends_with),
    Method::new("replace", replace),
    Method::new("removeprefix", remove_prefix),
    Method::new("removesuffix", remove_suffix),
    Method::new("partition", partition),
    Method::new("rpartition", rpartition),
    Method::new("strip", strip),
    Method::new("lstrip", lstrip),
    Method::new("rstrip", rstrip),
];

/// Receiver, what is looked for, and the bounds. The start may lie behind the end.
struct Search {
    text: Gc<Str>,
    needle: Value,
    start: usize,
    end: usize,
    /// Whether the start as given lies behind the text, where not even nothing is found.
    is_beyond: bool,
}

fn search(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<Search> {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 2, 4)?;
    let (mut start, mut end, mut is_beyond) = (0, text.len(), false);
    if let Some(&bound) = values.get(2) {
        start = convert::to_bound(cx, bound, text.len(), 0)?;
        is_beyond =
            start == text.len() && !bound.is_none() && convert::to_clamped(cx, bound)? > text.len() as i64;
    }
    if let Some(&bound) = values.get(3) {
        end = convert::to_bound(cx, bound, text.len(), text.len())?;
    }
    Ok(Search { text, needle: values[1], start, end, is_beyond })
}

impl Search {
    fn find(&self, cx: &mut Context, from_end: bool) -> Result<Option<usize>> {
        let needle = argument(cx, "", self.needle)?;
        if self.is_beyond || self.end < self.start {
            return Ok(None);
        }
        Ok(if from_end {
            self.text.rfind(&needle, self.start, self.end)
        } else {
            self.text.find(&needle, self.start, self.end)
        })
    }
}

/// Where a method that finds a part finds it.
fn found(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    from_end: bool,
) -> Result<Option<usize>> {
    if let (&[text, needle, ref bounds @ ..], []) = (arguments.values, arguments.keywords)
        && let (Some(text), Some(needle)) = (text.cast::<Str>(), needle.cast::<Str>())
        && let Some(start) = plain_start(text, bounds)
    {
        let end = text.len();
        return Ok(if from_end { text.rfind(&needle, start, end) } else { text.find(&needle, start, end) });
    }
    search(cx, this, arguments)?.find(cx, from_end)
}

fn find_native(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    from_end: bool,
) -> Result {
    Ok(found(cx, this, arguments, from_end)?.map_or(Value::small(-1), Value::length))
}

fn index_native(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    from_end: bool,
) -> Result {
    match found(cx, this, arguments, from_end)? {
        Some(at) => Ok(Value::length(at)),
        None => cx.value_error("substring not found"),
    }
}

fn find(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    find_native(cx, this, arguments, false)
}

fn rfind(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    find_native(cx, this, arguments, true)
}

fn index(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    index_native(cx, this, arguments, false)
}

fn rindex(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    index_native(cx, this, arguments, true)
}

fn count(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let search = search(cx, this, arguments)?;
    let needle = argument(cx, "", search.needle)?;
    if search.is_beyond {
        return Ok(Value::ZERO);
    }
    Ok(Value::length(cx.count_in_string(search.text, needle, search.start, search.end)?))
}

/// The start of a search, where all is given as it mostly is: two strings and no more than a place to start from.
#[inline]
fn plain_start(text: Gc<Str>, bounds: &[Value]) -> Option<usize> {
    match *bounds {
        [] => Some(0),
        [start] => usize::try_from(start.as_fixnum()?).ok().filter(|&start| start <= text.len()),
        _ => None,
    }
}

fn affix(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, at_end: bool) -> Result {
    if let (&[text, needle, ref bounds @ ..], []) = (arguments.values, arguments.keywords)
        && let (Some(text), Some(needle)) = (text.cast::<Str>(), needle.cast::<Str>())
        && let Some(start) = plain_start(text, bounds)
    {
        let at = match at_end {
            true => text.len().checked_sub(needle.len()).filter(|&at| at >= start),
            false => Some(start),
        };
        return Ok(Value::bool(at.is_some_and(|at| text.is_at(&needle, at))));
    }
    let search = search(cx, this, arguments)?;
    let single = [search.needle];
    let is_tuple = search.needle.shape() != Some(ShapeId::STRING)
        && crate::define::is_instance(cx, search.needle, BuiltinType::Tuple);
    let needles = match is_tuple {
        true => cx.cast::<Tuple>(search.needle).map_or(&[][..], |tuple| tuple.as_slice()),
        false => &single,
    };
    let name = if at_end { "endswith" } else { "startswith" };
    for &needle in needles {
        let Some(needle) = held_text(cx, needle) else {
            let given = type_name(cx, needle);
            return cx.type_error(if needles.len() == 1 && needle == search.needle {
                format!("{name} first arg must be str or a tuple of str, not {given}")
            } else {
                format!("tuple for {name} must only contain str, not {given}")
            });
        };
        if search.is_beyond || search.end < search.start || search.end - search.start < needle.len() {
            continue;
        }
        let at = if at_end { search.end - needle.len() } else { search.start };
        if search.text.is_at(&needle, at) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn starts_with(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    affix(cx, this, arguments, false)
}

fn ends_with(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    affix(cx, this, arguments, true)
}

fn replace(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 3, 4)?;
    let from = argument(cx, "replace() argument 1", values[1])?;
    let to = argument(cx, "replace() argument 2", values[2])?;
    let limit = match values.get(3) {
        Some(&limit) => usize::try_from(convert::to_size(cx, limit)?).ok(),
        None => None,
    };
    Ok(cx.replace_in_string(text, from, to, limit)?.value())
}

fn remove_prefix(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let [_, prefix] = exactly(cx, this, arguments)?;
    let prefix = argument(cx, "removeprefix() argument", prefix)?;
    let start = if text.starts_with(&prefix) { prefix.len() } else { 0 };
    Ok(cx.substring(text, start, text.len())?.value())
}

fn remove_suffix(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let [_, suffix] = exactly(cx, this, arguments)?;
    let suffix = argument(cx, "removesuffix() argument", suffix)?;
    let end = if text.ends_with(&suffix) { text.len() - suffix.len() } else { text.len() };
    Ok(cx.substring(text, 0, end)?.value())
}

fn part(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>, from_end: bool) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let [_, separator] = exactly(cx, this, arguments)?;
    let separator = argument(cx, "", separator)?;
    if separator.is_empty() {
        return cx.value_error("empty separator");
    }
    let found =
        if from_end { text.rfind(&separator, 0, text.len()) } else { text.find(&separator, 0, text.len()) };
    let parts = match found {
        Some(at) => {
            let before = cx.substring(text, 0, at)?.value();
            let after = cx.substring(text, at + separator.len(), text.len())?.value();
            [before, separator.value(), after]
        }
        None => {
            let empty = cx.empty_string()?.value();
            if from_end { [empty, empty, text.value()] } else { [text.value(), empty, empty] }
        }
    };
    Ok(cx.new_tuple(&parts)?.value())
}

fn partition(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    part(cx, this, arguments, false)
}

fn rpartition(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    part(cx, this, arguments, true)
}

fn trim(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    at_start: bool,
    at_end: bool,
) -> Result {
    let text: Gc<Str> = receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 1, 2)?;
    let what = values.get(1).copied().unwrap_or(Value::NONE);
    let kept = if what.is_none() {
        text.trim(at_start, at_end, runtime::object::string::is_whitespace)
    } else {
        let Some(set) = held_text(cx, what) else {
            let name = this.name();
            return cx.type_error(format!("{} arg must be None or str", name.to_cow()));
        };
        text.trim(at_start, at_end, |code_point| set.code_points().any(|cut| cut == code_point))
    };
    Ok(cx.substring(text, kept.start, kept.end)?.value())
}

fn strip(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    trim(cx, this, arguments, true, true)
}

fn lstrip(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    trim(cx, this, arguments, true, false)
}

fn rstrip(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    trim(cx, this, arguments, false, true)
}
