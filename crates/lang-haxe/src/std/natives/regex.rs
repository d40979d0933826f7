//! `updraft.Regex`: regular expressions, as [`patterns`] knows them. Compiled ones are kept as long as the isolate:
//! a program has few of them, and literals in loops are compiled once. Places are counted in code points.

use std::collections::HashMap;
use std::rc::Rc;

use bytecode::operand::Element;
use patterns::{Failure, Pattern, Spans};
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::IntrinsicFn;
use runtime::object::string::Str;
use runtime::value::Value;

use crate::language::arrays;
use crate::language::state::haxe;

/// Compiled regular expressions by their numbers.
#[derive(Default)]
pub struct Regexes {
    compiled: Vec<Rc<Pattern>>,
    numbers: HashMap<String, usize>,
}

fn compile(cx: &mut Context, arguments: &[Value]) -> Result {
    let (pattern, options) = (arguments[0].cast::<Str>(), arguments[1].cast::<Str>());
    let (Some(pattern), Some(options)) = (pattern, options) else { return cx.type_error("Null Access") };
    let mut flags = String::new();
    for option in options.chars() {
        match option {
            'i' | 'm' | 's' => flags.push(option),
            'g' | 'u' => {}
            other => return cx.value_error(format!("Unsupported regexp option '{other}'")),
        }
    }
    let source = if flags.is_empty() {
        pattern.to_cow().into_owned()
    } else {
        format!("(?{flags}){}", pattern.to_cow())
    };
    if let Some(&number) = haxe(cx).regexes.numbers.get(&source) {
        return Ok(Value::length(number));
    }
    let compiled = match Pattern::many_states(&source) {
        None => Pattern::new(&source),
        Some(states) => {
            cx.note_steps(states)?;
            let source = source.clone();
            cx.aside(move || Pattern::new(&source).inspect(Pattern::prepare))?
        }
    };
    match compiled {
        Ok(regex) => {
            let regexes = &mut haxe(cx).regexes;
            regexes.compiled.push(Rc::new(regex));
            regexes.numbers.insert(source, regexes.compiled.len() - 1);
            Ok(Value::length(regexes.compiled.len() - 1))
        }
        Err(error) => cx.value_error(format!("Invalid regular expression: {error}")),
    }
}

/// The byte at which each code point begins, for text where they differ.
fn byte_places(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn exec(cx: &mut Context, arguments: &[Value]) -> Result {
    let int = |value: Value| value.as_fixnum().and_then(|int| usize::try_from(int).ok());
    let regex = int(arguments[0]).and_then(|number| haxe(cx).regexes.compiled.get(number).cloned());
    let (Some(regex), Some(string)) = (regex, arguments[1].cast::<Str>()) else {
        return cx.type_error("Null Access");
    };
    let text = string.to_cow();
    let places = (!text.is_ascii()).then(|| byte_places(&text));
    let byte_of = |place: usize| match &places {
        Some(places) => places.get(place).copied().unwrap_or(text.len()),
        None => place.min(text.len()),
    };
    let place_of = |byte: usize| match &places {
        Some(places) => places.binary_search(&byte).unwrap_or_else(|next| next),
        None => byte,
    };
    let end = byte_of(int(arguments[3]).unwrap_or(usize::MAX));
    let start = byte_of(int(arguments[2]).unwrap_or(0)).min(end);
    let mut found = Spans::default();
    match regex.search(&text[..end], start, false, &mut found, &mut || cx.note_work()) {
        Ok(true) => {}
        Ok(false) => return Ok(Value::NONE),
        Err(Failure::Stopped(thrown)) => return Err(thrown),
        Err(Failure::Engine(error)) => return cx.value_error(format!("Regular expression: {error}")),
    }
    let groups: Vec<i64> = (found.iter())
        .flat_map(|group| match group {
            Some((start, end)) => [place_of(start) as i64, place_of(end) as i64],
            None => [-1, -1],
        })
        .collect();
    let array = arrays::new_array(cx, Element::I32, groups.len())?;
    for (index, place) in groups.into_iter().enumerate() {
        arrays::store(cx, array, index, Value::small(place))?;
    }
    Ok(array)
}

/// Functions of this file.
pub(super) const FUNCTIONS: &[(&str, IntrinsicFn)] =
    &[("updraft.Regex.compile", compile), ("updraft.Regex.exec", exec)];
