//! Coroutines and asynchronous generators as objects, and what `await`, `async for` and `async with` ask of others.
//!
//! A coroutine is an object around a [`Generator`], which awaiting delegates to directly. An asynchronous generator is an
//! object of a class in Python around one; what it yields itself is wrapped, so that it differs from what it awaits.

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::generator::{Generator, GeneratorState};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::attributes::lookup::find_special;
use crate::attributes::module::set_named;
use crate::builtin_type::BuiltinType;
use crate::calls::{call_if_special, call_special, function};
use crate::define::{Declarations, Getter, Members, Method, new_builtin, own_receiver, word};
use crate::generators;
use crate::lower::coroutine::Awaited;
use crate::names::Name;
use crate::state::{type_class, type_name};

/// The word with a coroutine's generator, or with what an asynchronous generator yields.
const INSIDE: usize = 0;

/// The class of asynchronous generators.
static ASYNC_GENERATOR: &str = include_str!("async_generator.py");

/// The generator inside a coroutine, if this is one.
fn inside(cx: &mut Context, object: Value) -> Option<Gc<Generator>> {
    let shape = object.shape()?;
    let class = type_class(cx, BuiltinType::Coroutine);
    if cx.shapes[shape].class != Some(class) {
        return None;
    }
    word(object, INSIDE).cast()
}

pub(crate) fn new_coroutine(cx: &mut Context, generator: Value) -> Result {
    new_builtin(cx, BuiltinType::Coroutine, &[generator])
}

pub(crate) fn new_async_generator(cx: &mut Context, generator: Value) -> Result {
    let class = async_generator_class(cx)?;
    cx.call(class, &[generator])
}

fn async_generator_class(cx: &mut Context) -> Result {
    let coroutine = Method::new("coroutine", coroutine_of);
    let known = |cx: &mut Context, module: Value| {
        let yielded = type_class(cx, BuiltinType::AsyncYield).value();
        set_named(cx, module, "Yielded", yielded)?;
        let function = crate::define::new_function(cx, &coroutine)?;
        set_named(cx, module, coroutine.name, function)
    };
    crate::imports::prelude_function_with(cx, "async_generator", ASYNC_GENERATOR, known)
}

/// A coroutine around a generator, for the class of asynchronous generators.
fn coroutine_of(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [generator] = crate::define::exactly(cx, this, arguments)?;
    new_coroutine(cx, generator)
}

/// What is kept in the closure of an `async def`.
pub(crate) fn function_data(cx: &mut Context, data: Value, is_generator: Value) -> Result {
    let known: &[Value] = data.cast::<Tuple>().map_or(&[], |data| data.as_slice());
    let words = function::with_kind(known, is_generator);
    Ok(cx.new_tuple(&words)?.value())
}

pub(crate) fn new_yield(cx: &mut Context, value: Value) -> Result {
    new_builtin(cx, BuiltinType::AsyncYield, &[value])
}

/// The generator that awaiting `value` delegates to.
pub(crate) fn await_iterator(cx: &mut Context, value: Value, what: Value) -> Result {
    if let Some(generator) = inside(cx, value) {
        return match generator.state() {
            GeneratorState::Created => Ok(generator.value()),
            GeneratorState::Finished => used_up(cx),
            _ => cx.raise(ErrorKind::Runtime, "coroutine is being awaited already"),
        };
    }
    let Some(method) = find_special(cx, value, Name::Await) else { return cannot_await(cx, value, what) };
    let iterator = call_special(cx, method, value, &[])?;
    if inside(cx, iterator).is_some() {
        return cx.type_error("__await__() returned a coroutine");
    }
    if iterator.cast::<Generator>().is_none() && find_special(cx, iterator, Name::Next).is_none() {
        let given = type_name(cx, iterator);
        return cx.type_error(format!("__await__() returned non-iterator of type '{given}'"));
    }
    generators::delegate_iterator(cx, iterator)
}

#[cold]
fn cannot_await(cx: &mut Context, value: Value, what: Value) -> Result {
    let given = type_name(cx, value);
    let is = |awaited: Awaited| what.as_fixnum() == Some(awaited as i64);
    cx.type_error(if is(Awaited::Enter) || is(Awaited::Exit) {
        let method = if is(Awaited::Enter) { "__aenter__" } else { "__aexit__" };
        format!("'async with' received an object from {method} that does not implement __await__: {given}")
    } else if is(Awaited::Next) {
        format!("'async for' received an invalid object from __anext__: {given}")
    } else {
        format!("object {given} can't be used in 'await' expression")
    })
}

/// `aiter(iterable)`, as `async for` does it.
pub(crate) fn async_iterator(cx: &mut Context, iterable: Value) -> Result {
    let Some(iterator) = call_if_special(cx, iterable, Name::AsyncIter, &[])? else {
        let given = type_name(cx, iterable);
        return cx.type_error(format!("'async for' requires an object with __aiter__ method, got {given}"));
    };
    if find_special(cx, iterator, Name::AsyncNext).is_none() {
        let given = type_name(cx, iterator);
        return cx.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {given}"
        ));
    }
    Ok(iterator)
}

/// What `__anext__` of an asynchronous iterator gives.
pub(crate) fn async_next(cx: &mut Context, iterator: Value) -> Result {
    match call_if_special(cx, iterator, Name::AsyncNext, &[])? {
        Some(awaitable) => Ok(awaitable),
        None => {
            let given = type_name(cx, iterator);
            cx.type_error(format!("'async for' requires an iterator with __anext__ method, got {given}"))
        }
    }
}

#[cold]
fn used_up(cx: &mut Context) -> Result {
    cx.raise(ErrorKind::Runtime, "cannot reuse already awaited coroutine")
}

/// The generator of a method's receiver, and its arguments with that in place of the receiver.
fn unwrapped(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<(Gc<Generator>, Vec<Value>)> {
    let object = own_receiver(cx, this, arguments)?;
    let generator: Gc<Generator> = word(object, INSIDE).cast().expect("coroutines hold generators");
    let mut values = arguments.values.to_vec();
    values[0] = generator.value();
    Ok((generator, values))
}

fn send(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (generator, values) = unwrapped(cx, this, arguments)?;
    match generator.state() {
        GeneratorState::Finished => used_up(cx),
        GeneratorState::Created if values.len() == 2 && !values[1].is_none() => {
            cx.type_error("can't send non-None value to a just-started coroutine")
        }
        GeneratorState::Running => cx.value_error("coroutine already executing"),
        _ => generators::send(cx, this, Arguments { values: &values, ..arguments }),
    }
}

fn throw(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (generator, values) = unwrapped(cx, this, arguments)?;
    match generator.state() {
        GeneratorState::Finished => used_up(cx),
        _ => generators::throw(cx, this, Arguments { values: &values, ..arguments }),
    }
}

fn close(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, values) = unwrapped(cx, this, arguments)?;
    generators::close(cx, this, Arguments { values: &values, ..arguments })
}

fn await_itself(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(unwrapped(cx, this, arguments)?.0.value())
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let object = own_receiver(cx, this, arguments)?;
    let (generator, _) = unwrapped(cx, this, arguments)?;
    let name = &generator.closure().cell().function().qualified_name;
    Ok(cx.new_string(&format!("<coroutine object {name} at {:#x}>", object.address()))?.value())
}

fn get_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (generator, _) = unwrapped(cx, this, arguments)?;
    Ok(cx.new_string(&generator.closure().cell().function().name)?.value())
}

fn get_qualified_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (generator, _) = unwrapped(cx, this, arguments)?;
    Ok(cx.new_string(&generator.closure().cell().function().qualified_name)?.value())
}

fn get_running(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (generator, _) = unwrapped(cx, this, arguments)?;
    Ok(Value::bool(generator.state() == GeneratorState::Running))
}

fn get_suspended(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (generator, _) = unwrapped(cx, this, arguments)?;
    Ok(Value::bool(matches!(generator.state(), GeneratorState::Suspended(_))))
}

fn get_code(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (generator, _) = unwrapped(cx, this, arguments)?;
    crate::builtins::code::of_function(cx, generator.closure())
}

fn get_frame(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (generator, _) = unwrapped(cx, this, arguments)?;
    generators::frame_of(cx, generator)
}

fn get_value(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    Ok(word(own_receiver(cx, this, arguments)?, INSIDE))
}

/// `aiter(iterable)`.
pub(crate) fn aiter(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [iterable] = crate::define::exactly(cx, this, arguments)?;
    let Some(iterator) = call_if_special(cx, iterable, Name::AsyncIter, &[])? else {
        let given = type_name(cx, iterable);
        return cx.type_error(format!("'{given}' object is not an async iterable"));
    };
    if find_special(cx, iterator, Name::AsyncNext).is_none() {
        let given = type_name(cx, iterator);
        return cx.type_error(format!("aiter() returned not an async iterator of type '{given}'"));
    }
    Ok(iterator)
}

/// `anext(iterator, default)`.
pub(crate) fn anext(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = crate::define::between(cx, this, arguments, 1, 2)?;
    let Some(awaitable) = call_if_special(cx, values[0], Name::AsyncNext, &[])? else {
        let given = type_name(cx, values[0]);
        return cx.type_error(format!("'{given}' object is not an async iterator"));
    };
    let Some(&default) = values.get(1) else { return Ok(awaitable) };
    async_generator_class(cx)?;
    let function = crate::imports::prelude_function(cx, "next_or", ASYNC_GENERATOR)?;
    cx.call(function, &[awaitable, default])
}

/// Defines the members of coroutines, and the functions about asynchronous iterators.
pub(crate) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Coroutine,
        const {
            &Members {
                methods: &[
                    Method::new("send", send),
                    Method::new("throw", throw),
                    Method::new("close", close),
                    Method::new("__await__", await_itself),
                    Method::new("__repr__", repr),
                ],
                getters: &[
                    Getter::new("__name__", get_name),
                    Getter::new("__qualname__", get_qualified_name),
                    Getter::new("cr_running", get_running),
                    Getter::new("cr_suspended", get_suspended),
                    Getter::new("cr_code", get_code),
                    Getter::new("cr_frame", get_frame),
                ],
                ..Members::EMPTY
            }
        },
    );
    let value = const { &Members { getters: &[Getter::new("value", get_value)], ..Members::EMPTY } };
    types.add(BuiltinType::AsyncYield, value);
}
