//! How the arguments of a call meet the parameters of a function, with CPython's words when they do not.
//!
//! The order of the checks is CPython's: keywords first, then too many positional arguments, then missing ones.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::Arguments;
use runtime::object::closure::Closure;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::function;
use crate::classes::instance::held_text;

/// Fills `parameters`, which are as many as the function has and all unbound.
pub(crate) fn bind_arguments(
    cx: &mut Context,
    closure: Gc<Closure>,
    arguments: Arguments<'_>,
    parameters: &mut [Value],
) -> Result<()> {
    let cell = closure.cell();
    let list = &cell.function().parameters;
    let positional_count = list.positional_count();
    let single_count = positional_count + list.keyword_only as usize;
    let given = arguments.positionals();
    let direct = given.len().min(positional_count);
    parameters[..direct].copy_from_slice(&given[..direct]);

    if list.has_rest {
        parameters[single_count] = cx.new_tuple(&given[direct..])?.value();
    }
    if list.has_keyword_rest || !arguments.keywords.is_empty() {
        bind_keywords(cx, closure, arguments, parameters)?;
    }
    if given.len() > positional_count && !list.has_rest {
        return too_many(cx, closure, given.len(), parameters);
    }
    fill_positional(cx, closure, &mut parameters[..positional_count])?;
    fill_keyword_only(cx, closure, &mut parameters[positional_count..single_count])
}

fn bind_keywords(
    cx: &mut Context,
    closure: Gc<Closure>,
    arguments: Arguments<'_>,
    parameters: &mut [Value],
) -> Result<()> {
    let cell = closure.cell();
    let list = &cell.function().parameters;
    let names = cell.parameter_names(cx)?;
    let first = list.positional_only as usize;
    let by_name = first..list.positional_count() + list.keyword_only as usize;
    let place = |keyword| Some(names[by_name.clone()].iter().position(|&name| name == keyword)? + first);
    let own;
    let arguments = match arguments.keywords.iter().all(|&keyword| is_name(keyword)) {
        true => arguments,
        false => {
            own = names_of(cx, arguments.keywords)?;
            Arguments { keywords: own.as_slice(), ..arguments }
        }
    };
    for (keyword, value) in arguments.named() {
        match place(keyword) {
            Some(index) if parameters[index].is_unbound() => parameters[index] = value,
            Some(_) => return given_twice(cx, closure, keyword),
            None if list.has_keyword_rest => {}
            None => return unexpected(cx, closure, keyword, arguments.keywords),
        }
    }
    if list.has_keyword_rest {
        let others = arguments.named().filter(|&(keyword, _)| place(keyword).is_none());
        parameters[list.count() - 1] = cx.new_dict_of(others)?.value();
    }
    Ok(())
}

fn is_name(keyword: Value) -> bool {
    keyword.cast::<Str>().is_some_and(|text| text.is_interned())
}

/// Keywords as they can be compared with names, by identity.
#[cold]
fn names_of(cx: &mut Context, keywords: &[Value]) -> Result<Gc<Tuple>> {
    let mut names = RootVec::new(&cx.heap);
    for &keyword in keywords {
        let Some(text) = held_text(cx, keyword) else { return cx.type_error("keywords must be strings") };
        names.push(cx.intern_string(text)?.value().0);
    }
    cx.new_tuple_from(&names)
}

#[cold]
fn given_twice(cx: &mut Context, closure: Gc<Closure>, keyword: Value) -> Result<()> {
    let (name, keyword) = (function_text(cx, closure), crate::text::name_text(keyword));
    cx.type_error(format!("{name}() got multiple values for argument '{keyword}'"))
}

#[cold]
fn unexpected(cx: &mut Context, closure: Gc<Closure>, keyword: Value, keywords: &[Value]) -> Result<()> {
    let (name, keyword) = (function_text(cx, closure), crate::text::name_text(keyword));
    let list = &closure.cell().function().parameters;
    let positional_only = &list.names[..list.positional_only as usize];
    if positional_only.contains(&keyword) {
        let is_given =
            |known: &&String| keywords.iter().any(|&given| crate::text::name_text(given) == **known);
        let given: Vec<&str> = positional_only.iter().filter(is_given).map(String::as_str).collect();
        return cx.type_error(format!(
            "{name}() got some positional-only arguments passed as keyword arguments: '{}'",
            given.join(", ")
        ));
    }
    cx.type_error(format!("{name}() got an unexpected keyword argument '{keyword}'"))
}

/// Gives positional parameters without a value their defaults.
fn fill_positional(cx: &mut Context, closure: Gc<Closure>, parameters: &mut [Value]) -> Result<()> {
    if parameters.iter().all(|value| !value.is_unbound()) {
        return Ok(());
    }
    let defaults = function::positional_defaults(closure);
    let required = parameters.len().saturating_sub(defaults.len());
    if parameters[..required].iter().any(|value| value.is_unbound()) {
        return missing(cx, closure, &parameters[..required], 0, "positional");
    }
    let surplus = defaults.len() - (parameters.len() - required);
    for (index, value) in parameters.iter_mut().enumerate().skip(required) {
        if value.is_unbound() {
            *value = defaults[surplus + index - required];
        }
    }
    Ok(())
}

fn fill_keyword_only(cx: &mut Context, closure: Gc<Closure>, parameters: &mut [Value]) -> Result<()> {
    if parameters.iter().all(|value| !value.is_unbound()) {
        return Ok(());
    }
    let defaults = function::keyword_defaults(closure);
    for (index, value) in parameters.iter_mut().enumerate() {
        if value.is_unbound() {
            *value = defaults.get(index).copied().unwrap_or(Value::UNBOUND);
        }
    }
    if parameters.iter().any(|value| value.is_unbound()) {
        let first = closure.cell().function().parameters.positional_count();
        return missing(cx, closure, parameters, first, "keyword-only");
    }
    Ok(())
}

/// The name of a function as messages show it, which programs can set.
fn function_text(cx: &mut Context, closure: Gc<Closure>) -> String {
    let key = crate::names::name(cx, crate::names::Name::QualifiedName);
    match function::override_of(cx, closure, key) {
        Ok(Some(renamed)) => crate::text::name_text(renamed),
        _ => function::qualified_name_text(closure),
    }
}

#[cold]
fn missing(cx: &mut Context, closure: Gc<Closure>, values: &[Value], first: usize, kind: &str) -> Result<()> {
    let names = &closure.cell().function().parameters.names;
    let absent: Vec<String> = values
        .iter()
        .enumerate()
        .filter(|(_, value)| value.is_unbound())
        .map(|(index, _)| format!("'{}'", names[first + index]))
        .collect();
    let text = match absent.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [others @ .., last] => format!("{}, and {last}", others.join(", ")),
        [] => String::new(),
    };
    let (name, count) = (function_text(cx, closure), absent.len());
    let plural = if count == 1 { "" } else { "s" };
    cx.type_error(format!("{name}() missing {count} required {kind} argument{plural}: {text}"))
}

#[cold]
fn too_many(cx: &mut Context, closure: Gc<Closure>, given: usize, parameters: &[Value]) -> Result<()> {
    let cell = closure.cell();
    let list = &cell.function().parameters;
    let count = list.positional_count();
    let defaults = function::positional_defaults(closure).len();
    let keywords = &parameters[count..count + list.keyword_only as usize];
    let named = keywords.iter().filter(|value| !value.is_unbound()).count();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let (takes, takes_plural) = match defaults {
        0 => (count.to_string(), plural(count)),
        _ => (format!("from {} to {count}", count - defaults), "s"),
    };
    let also = match named {
        0 => String::new(),
        _ => format!(
            " positional argument{} (and {named} keyword-only argument{})",
            plural(given),
            plural(named)
        ),
    };
    let verb = if given == 1 && named == 0 { "was" } else { "were" };
    let name = function_text(cx, closure);
    cx.type_error(format!(
        "{name}() takes {takes} positional argument{takes_plural} but {given}{also} {verb} given"
    ))
}
