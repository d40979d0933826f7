//! `functools.partial`: a function with some of its arguments; keys of calls for `functools.lru_cache`.

use heap::RootVec;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::dict::Dict;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::attributes::module;
use crate::builtin_type::BuiltinType;
use crate::builtins::dict::next_entry;
use crate::define::{
    Getter, Members, Method, TypeDefinition, after_receiver, define_type, exactly, own_receiver, set_word,
    word,
};
use crate::tables;

/// Words: the function, the tuple of positional arguments, the dict of those by keyword.
const FUNCTION: usize = 0;
const ARGUMENTS: usize = 1;
const KEYWORDS: usize = 2;

/// So many arguments, none of them by keyword in the partial object, are put together without an allocation.
const FEW: usize = 8;

fn parts(partial: Value) -> Option<(Value, Gc<Tuple>, Gc<Dict>)> {
    let (arguments, keywords) = (word(partial, ARGUMENTS).cast()?, word(partial, KEYWORDS).cast()?);
    Some((word(partial, FUNCTION), arguments, keywords))
}

/// `__init__(function, *arguments, **keywords)`; a partial function of a partial function is one of the innermost.
fn initialize(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let partial = own_receiver(cx, this, arguments)?;
    let given = after_receiver(arguments);
    let [function, values @ ..] = given.positionals() else {
        return cx.type_error("type 'partial' takes at least one argument");
    };
    let mut function = *function;
    if !crate::calls::is_callable(cx, function) {
        return cx.type_error("the first argument must be callable");
    }
    let mut all = RootVec::new(&cx.heap);
    let keywords = cx.new_dict()?;
    set_word(cx, partial, KEYWORDS, keywords.value());
    let class = crate::state::class_of(cx, function);
    if crate::define::owner(this).is_some_and(|own| cx.is_subclass(class, own))
        && let Some((inner, before, named)) = parts(function)
    {
        function = inner;
        before.as_slice().iter().for_each(|value| all.push(value.0));
        cx.dict_update(keywords, named)?;
    }
    values.iter().for_each(|value| all.push(value.0));
    for (name, value) in given.named() {
        cx.dict_insert(keywords, name, value)?;
    }
    let all = cx.new_tuple_from(&all)?;
    set_word(cx, partial, FUNCTION, function);
    set_word(cx, partial, ARGUMENTS, all.value());
    Ok(Value::NONE)
}

fn call(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let partial = own_receiver(cx, this, arguments)?;
    let given = after_receiver(arguments);
    let Some((function, before, keywords)) = parts(partial) else {
        return cx.type_error("partial object has not been initialized");
    };
    // The partial object and the caller keep alive what is collected here.
    let count = before.len() + given.values.len();
    if keywords.len() == 0 && count <= FEW {
        let mut values = [Value::NONE; FEW];
        values[..before.len()].copy_from_slice(before.as_slice());
        values[before.len()..count].copy_from_slice(given.values);
        return cx.call_with(function, Arguments { values: &values[..count], keywords: given.keywords });
    }
    let mut values = Vec::with_capacity(count + keywords.len());
    values.extend_from_slice(before.as_slice());
    values.extend_from_slice(given.positionals());
    let mut names = Vec::with_capacity(keywords.len() + given.keywords.len());
    let mut cursor = 0;
    while let Some((name, value)) = next_entry(keywords, &mut cursor) {
        if !given.keywords.contains(&name) {
            names.push(name);
            values.push(value);
        }
    }
    for (name, value) in given.named() {
        names.push(name);
        values.push(value);
    }
    cx.call_with(function, Arguments { values: &values, keywords: &names })
}

fn function(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, FUNCTION))
}

fn stored(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, ARGUMENTS))
}

fn keywords(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, KEYWORDS))
}

/// `_keyed(arguments, mark, keywords)`: a tuple of the arguments, and behind the mark of names and values in turn.
fn keyed(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [positional, mark, keywords] = exactly(cx, this, arguments)?;
    let (Some(positional), Some(keywords)) = (positional.cast::<Tuple>(), keywords.cast::<Dict>()) else {
        return cx.type_error("_keyed() takes a tuple, a mark and a dict");
    };
    // The arguments keep alive what is collected here.
    let mut values = Vec::with_capacity(positional.len() + 1 + 2 * keywords.len());
    values.extend_from_slice(positional.as_slice());
    values.push(mark);
    values.extend(tables::entries(keywords).flat_map(|(name, value)| [name, value]));
    Ok(cx.new_tuple(&values)?.value())
}

/// Builds `_functools`, beneath `functools`.
pub(super) fn build(cx: &mut Context) -> Result {
    let definition = TypeDefinition {
        name: "partial",
        module: "functools",
        base: BuiltinType::Object,
        words: 3,
        members: Members {
            methods: const { &[Method::new("__call__", call)] },
            getters: const {
                &[
                    Getter::new("func", function),
                    Getter::new("args", stored),
                    Getter::new("keywords", keywords),
                ]
            },
            init: Some(initialize),
            ..Members::EMPTY
        },
    };
    let class = define_type(cx, &definition)?;
    let object = super::new_module(cx, "_functools", &[const { &[Method::new("_keyed", keyed)] }])?;
    module::set_named(cx, object, "_partial", class.value())?;
    Ok(object)
}
