//! Match objects: what matched, and its groups.
//!
//! A match object is its pattern, the text, the bounds of the search, and a tuple of the places where groups start and
//! end, in characters; -1 for groups that took no part.

use patterns::Spans;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::bytes::Bytes;
use runtime::object::string::{Str, StringBuilder};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::program::Text;
use super::{Haystack, pattern, regex_state, substitute};
use crate::attributes::lookup::find_special;
use crate::builtin_type::BuiltinType;
use crate::builtins::convert;
use crate::classes::instance::held_value;

use crate::define::{
    Getter, Members, Method, TypeDefinition, after_receiver, between, define_type, exactly, exactly_of_own,
    new_words, no_keywords, own_receiver, parse_arguments, word,
};
use crate::names::Name;
use crate::text::name_text;

const PATTERN: usize = 0;
const TEXT: usize = 1;
const START: usize = 2;
const END: usize = 3;
const SPANS: usize = 4;

/// A new match object.
pub(super) fn new_match(
    cx: &mut Context,
    pattern: Value,
    string: Value,
    spans: &Spans,
    text: &Text<'_>,
    start: usize,
    end: usize,
) -> Result {
    let places = cx.new_tuple_with(spans.len() * 2, |place| match spans.get(place / 2) {
        Some((start, _)) if place % 2 == 0 => Value::length(text.character_at(start)),
        Some((_, end)) => Value::length(text.character_at(end)),
        None => Value::small(-1),
    })?;
    let places = places.value();
    match regex_state(cx).classes {
        Some((_, class)) => {
            new_words(cx, class, &[pattern, string, Value::length(start), Value::length(end), places])
        }
        None => cx.type_error("re is not imported"),
    }
}

/// Number of groups, the whole match included.
fn group_count(found: Value) -> usize {
    word(found, SPANS).cast::<Tuple>().map_or(0, |places| places.len() / 2)
}

/// Where a group starts and ends; none when it took no part.
pub(super) fn span_of(found: Value, group: usize) -> Option<(usize, usize)> {
    let places = word(found, SPANS).cast::<Tuple>()?;
    let start = usize::try_from(places.get(group * 2).as_fixnum()?).ok()?;
    let end = usize::try_from(places.get(group * 2 + 1).as_fixnum()?).ok()?;
    Some((start, end))
}

/// The text of a group, or `default`.
pub(super) fn group_text(cx: &mut Context, found: Value, group: usize, default: Value) -> Result {
    let Some((start, end)) = span_of(found, group) else { return Ok(default) };
    let text = word(found, TEXT);
    let haystack = match (text.cast::<Str>(), text.cast::<Bytes>()) {
        (Some(text), _) => Haystack::Text(text),
        (None, Some(bytes)) => Haystack::Bytes(bytes),
        (None, None) => unreachable!("a match holds what was searched"),
    };
    haystack.slice(cx, start, end)
}

/// The number of the group that an argument names.
fn group_number(cx: &mut Context, found: Value, group: Value) -> Result<usize> {
    let group = held_value(cx, group);
    let number = match group.cast::<Str>() {
        Some(name) => {
            let program = pattern::program_of(cx, word(found, PATTERN));
            let name = name.to_cow();
            program.translation.names.iter().find(|(known, _)| *known == name).map(|&(_, group)| group as i64)
        }
        None if convert::is_int(group) => Some(convert::to_clamped(cx, group)?),
        None if find_special(cx, group, Name::Index).is_some() => Some(convert::to_size(cx, group)?),
        None => None,
    };
    match number.and_then(|number| usize::try_from(number).ok()) {
        Some(number) if number < group_count(found) => Ok(number),
        _ => cx.raise(ErrorKind::Index, "no such group"),
    }
}

fn group(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let found = own_receiver(cx, this, arguments)?;
    no_keywords(cx, this, arguments)?;
    match &arguments.values[1..] {
        [] => group_text(cx, found, 0, Value::NONE),
        &[one] => {
            let number = group_number(cx, found, one)?;
            group_text(cx, found, number, Value::NONE)
        }
        many => {
            let list = cx.new_list(&[])?;
            for &group in many {
                let number = group_number(cx, found, group)?;
                let text = group_text(cx, found, number, Value::NONE)?;
                list.push(cx, text)?;
            }
            Ok(cx.new_tuple(list.as_slice())?.value())
        }
    }
}

fn item(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [found, group] = exactly_of_own(cx, this, arguments)?;
    let number = group_number(cx, found, group)?;
    group_text(cx, found, number, Value::NONE)
}

fn default_of(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
    name: &'static str,
) -> Result<(Value, Value)> {
    let found = own_receiver(cx, this, arguments)?;
    let [default] = parse_arguments(cx, name, after_receiver(arguments), ["default"], 0, 1)?;
    Ok((found, if default.is_unbound() { Value::NONE } else { default }))
}

fn groups(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (found, default) = default_of(cx, this, arguments, "groups")?;
    let mut groups = heap::RootVec::new(&cx.heap);
    for group in 1..group_count(found) {
        let text = group_text(cx, found, group, default)?;
        groups.push(text.0);
    }
    Ok(cx.new_tuple_from(&groups)?.value())
}

fn group_dict(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (found, default) = default_of(cx, this, arguments, "groupdict")?;
    let program = pattern::program_of(cx, word(found, PATTERN));
    let dict = cx.new_dict()?;
    for (name, group) in &program.translation.names {
        let name = cx.intern(name)?.value();
        let text = group_text(cx, found, *group, default)?;
        cx.dict_insert(dict, name, text)?;
    }
    Ok(dict.value())
}

/// The span that the optional argument of `start`, `end` and `span` means.
fn asked_span(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result<[Value; 2]> {
    let found = own_receiver(cx, this, arguments)?;
    let values = between(cx, this, arguments, 1, 2)?;
    let number = match values.get(1) {
        Some(&group) => group_number(cx, found, group)?,
        None => 0,
    };
    Ok(match span_of(found, number) {
        Some((start, end)) => [Value::length(start), Value::length(end)],
        None => [Value::small(-1), Value::small(-1)],
    })
}

fn start(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(asked_span(cx, this, arguments)?[0])
}

fn end(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(asked_span(cx, this, arguments)?[1])
}

fn span(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let span = asked_span(cx, this, arguments)?;
    Ok(cx.new_tuple(&span)?.value())
}

fn expand(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [found, template] = exactly_of_own(cx, this, arguments)?;
    let program = pattern::program_of(cx, word(found, PATTERN));
    substitute::expand(cx, &program, found, template)
}

/// The group that was closed last.
fn last_group(cx: &mut Context, found: Value) -> Option<usize> {
    let program = pattern::program_of(cx, word(found, PATTERN));
    program.translation.closing.iter().rev().copied().find(|&group| span_of(found, group).is_some())
}

fn get_last_index(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let found = own_receiver(cx, this, arguments)?;
    Ok(last_group(cx, found).map_or(Value::NONE, Value::length))
}

fn get_last_group(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let found = own_receiver(cx, this, arguments)?;
    let Some(last) = last_group(cx, found) else { return Ok(Value::NONE) };
    pattern::name_of_group(cx, word(found, PATTERN), last)
}

fn get_spans(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let found = own_receiver(cx, this, arguments)?;
    let list = cx.new_list(&[])?;
    for group in 0..group_count(found) {
        let pair = match span_of(found, group) {
            Some((start, end)) => [Value::length(start), Value::length(end)],
            None => [Value::small(-1), Value::small(-1)],
        };
        let pair = cx.new_tuple(&pair)?.value();
        list.push(cx, pair)?;
    }
    Ok(cx.new_tuple(list.as_slice())?.value())
}

macro_rules! words {
    ($( $function:ident $word:ident; )*) => { $(
        fn $function(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
            Ok(word(own_receiver(cx, this, arguments)?, $word))
        }
    )* };
}

words! {
    get_pattern PATTERN;
    get_text TEXT;
    get_start START;
    get_end END;
}

/// `<re.Match object; span=(0, 1), match='a'>`.
fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let found = own_receiver(cx, this, arguments)?;
    let (start, end) = span_of(found, 0).unwrap_or((0, 0));
    let matched = group_text(cx, found, 0, Value::NONE)?;
    let shown = crate::text::repr(cx, matched)?;
    let mut text = StringBuilder::new();
    text.push_str(&format!("<re.Match object; span=({start}, {end}), match="));
    text.push_range(shown, 0, shown.len().min(50));
    text.push_str(">");
    Ok(text.finish(cx)?.value())
}

fn itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    own_receiver(cx, this, arguments)
}

fn deep_copy(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [found, _memo] = exactly(cx, this, arguments)?;
    Ok(found)
}

/// The number of the group that a template names.
pub(super) fn template_group(program: &super::program::Program, name: &str) -> Option<usize> {
    program.translation.names.iter().find(|(known, _)| known == name).map(|&(_, group)| group)
}

/// The text that `group` stands for in a template, appended.
pub(super) fn push_group(
    cx: &mut Context,
    found: Value,
    group: usize,
    text: &mut StringBuilder,
) -> Result<()> {
    let value = group_text(cx, found, group, Value::NONE)?;
    match value.cast::<Str>() {
        Some(part) => text.push_string(part),
        None if value.is_none() => {}
        None => match value.cast::<Bytes>() {
            Some(bytes) => text.extend(bytes.as_slice().iter().map(|&byte| u32::from(byte))),
            None => text.push_str(&name_text(value)),
        },
    }
    Ok(())
}

/// Defines the class of matches.
pub(super) fn define(cx: &mut Context) -> Result<Gc<Class>> {
    define_type(
        cx,
        &TypeDefinition {
            name: "Match",
            module: "re",
            base: BuiltinType::Object,
            words: 5,
            members: Members {
                methods: const {
                    &[
                        Method::new("group", group),
                        Method::new("groups", groups),
                        Method::new("groupdict", group_dict),
                        Method::new("start", start),
                        Method::new("end", end),
                        Method::new("span", span),
                        Method::new("expand", expand),
                        Method::new("__getitem__", item),
                        Method::new("__repr__", repr),
                        Method::new("__copy__", itself),
                        Method::new("__deepcopy__", deep_copy),
                    ]
                },
                getters: const {
                    &[
                        Getter::new("re", get_pattern),
                        Getter::new("string", get_text),
                        Getter::new("pos", get_start),
                        Getter::new("endpos", get_end),
                        Getter::new("lastindex", get_last_index),
                        Getter::new("lastgroup", get_last_group),
                        Getter::new("regs", get_spans),
                    ]
                },
                ..Members::EMPTY
            },
        },
    )
}
