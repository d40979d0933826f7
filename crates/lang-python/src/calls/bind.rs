//! How the arguments of a call meet the parameters of a function, with CPython's words when they do not.
//!
//! The order of the checks is CPython's: keywords first, then too many positional arguments, then missing ones.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::Arguments;
use runtime::object::closure::Closure;
use runtime::object::dict::Dict;
use runtime::object::string::Str;
use runtime::value::Value;

use super::function;
use crate::classes::instance::held_value;

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

    let mut next = single_count;
    if list.has_rest {
        parameters[next] = cx.new_tuple(&given[direct..])?.value();
        next += 1;
    }
    let mut others: Option<Gc<Dict>> = None;
    if list.has_keyword_rest {
        let dict = cx.new_dict()?;
        parameters[next] = dict.value();
        others = Some(dict);
    }
    for (keyword, value) in arguments.named() {
        let singles = &mut parameters[..single_count];
        bind_keyword(cx, closure, (keyword, value), arguments.keywords, singles, others)?;
    }
    if given.len() > positional_count && !list.has_rest {
        return too_many(cx, closure, given.len(), parameters);
    }
    fill_positional(cx, closure, &mut parameters[..positional_count])?;
    fill_keyword_only(cx, closure, &mut parameters[positional_count..single_count])
}

fn bind_keyword(
    cx: &mut Context,
    closure: Gc<Closure>,
    (keyword, value): (Value, Value),
    keywords: &[Value],
    parameters: &mut [Value],
    others: Option<Gc<Dict>>,
) -> Result<()> {
    let cell = closure.cell();
    let list = &cell.function().parameters;
    let Some(text) = held_value(cx, keyword).cast::<Str>() else {
        return cx.type_error("keywords must be strings");
    };
    let positional_only = list.positional_only as usize;
    let known = list.names[..parameters.len()]
        .iter()
        .skip(positional_only)
        .position(|name| text.equals_str(name))
        .map(|index| index + positional_only);
    match (known, others) {
        (Some(index), _) => {
            if !parameters[index].is_unbound() {
                let name = function_text(cx, closure);
                return cx
                    .type_error(format!("{name}() got multiple values for argument '{}'", text.to_cow()));
            }
            parameters[index] = value;
            Ok(())
        }
        (None, Some(others)) => cx.dict_insert(others, keyword, value),
        (None, None) => unexpected(cx, closure, text, keywords),
    }
}

#[cold]
fn unexpected(cx: &mut Context, closure: Gc<Closure>, keyword: Gc<Str>, keywords: &[Value]) -> Result<()> {
    let name = function_text(cx, closure);
    let list = &closure.cell().function().parameters;
    let positional_only = &list.names[..list.positional_only as usize];
    if positional_only.iter().any(|known| keyword.equals_str(known)) {
        let is_given =
            |known: &&String| keywords.iter().any(|&given| crate::text::name_text(given) == **known);
        let given: Vec<&str> = positional_only.iter().filter(is_given).map(String::as_str).collect();
        return cx.type_error(format!(
            "{name}() got some positional-only arguments passed as keyword arguments: '{}'",
            given.join(", ")
        ));
    }
    cx.type_error(format!("{name}() got an unexpected keyword argument '{}'", keyword.to_cow()))
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
