//! Generators as objects: `send`, `throw`, `close`; and delegation by `yield from`.

use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::generator::{Generator, GeneratorState};
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Getter, Members, Method, between, exactly, receiver};
use crate::exceptions::raise;
use crate::state::type_class;

/// A helper in Python: an iterator that is no generator, as one.
static DELEGATE: &str = "
def delegate(iterator):
    send = None
    value = None
    try:
        item = iterator.__next__()
        while True:
            try:
                value = yield item
            except GeneratorExit:
                close = getattr(iterator, 'close', None)
                if close is not None:
                    close()
                raise
            except BaseException as exception:
                throw = getattr(iterator, 'throw', None)
                if throw is None:
                    raise
                item = throw(exception)
            else:
                item = iterator.__next__() if value is None else iterator.send(value)
    except StopIteration as stop:
        return stop.value
";

/// The value that a generator yields, or StopIteration with what it returned.
fn resumed(cx: &mut Context, result: Result) -> Result {
    match result? {
        Value::STOP => {
            let value = cx.generator_result;
            raise::raise_stop_iteration(cx, value)
        }
        value => Ok(value),
    }
}

pub(crate) fn send(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [_, value] = exactly(cx, this, arguments)?;
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    if generator.state() == GeneratorState::Created && !value.is_none() {
        return cx.type_error("can't send non-None value to a just-started generator");
    }
    let result = cx.resume_generator(generator, value, false);
    resumed(cx, result)
}

pub(crate) fn throw(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 2, 4)?;
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    let optional = |index: usize| values.get(index).copied().filter(|value| !value.is_none());
    if let Some(traceback) = optional(3)
        && !crate::define::is_instance(cx, traceback, BuiltinType::Traceback)
    {
        return cx.type_error("throw() third argument must be a traceback object");
    }
    let (thrown, value) = (values[1], optional(2));
    let base = type_class(cx, BuiltinType::BaseException);
    let exception = match thrown.cast::<Class>().filter(|&class| cx.is_subclass(class, base)) {
        Some(class) => match value {
            Some(value) if crate::classes::check::is_instance_of(cx, value, class) => value,
            Some(value) => match value.cast::<Tuple>() {
                Some(parts) => cx.call(thrown, parts.as_slice())?,
                None => cx.call(thrown, &[value])?,
            },
            None => raise::instantiate(cx, thrown, "")?,
        },
        None if !raise::is_a(cx, thrown, BuiltinType::BaseException) => {
            let given = crate::state::type_name(cx, thrown);
            return cx.type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {given}"
            ));
        }
        None if value.is_some() => {
            return cx.type_error("instance exception may not have a separate value");
        }
        None => thrown,
    };
    let result = throw_into(cx, generator, exception);
    resumed(cx, result)
}

/// Raises an exception where a generator is suspended: what it handles there is the context, whatever is handled here.
fn throw_into(cx: &mut Context, generator: Gc<Generator>, exception: Value) -> Result {
    let here = std::mem::replace(&mut cx.handled, generator.handled_exception());
    raise::set_context(cx, exception);
    // A generator knows what it handles itself by its being another exception than that of who resumes it.
    cx.handled = if exception == here { Value::NONE } else { here };
    let result = cx.resume_generator(generator, exception, true);
    cx.handled = here;
    result
}

/// Ends a generator: raises GeneratorExit in it.
fn close_generator(cx: &mut Context, generator: Gc<Generator>) -> Result<()> {
    match generator.state() {
        GeneratorState::Finished => return Ok(()),
        GeneratorState::Created => {
            generator.set_state(GeneratorState::Finished);
            return Ok(());
        }
        _ => {}
    }
    let exit = raise::new_exception(cx, BuiltinType::GeneratorExit, &[])?;
    match throw_into(cx, generator, exit) {
        Ok(Value::STOP) => Ok(()),
        Ok(_) => cx.raise(runtime::exception::ErrorKind::Runtime, "generator ignored GeneratorExit"),
        Err(thrown) => {
            let ended = raise::pending_is(cx, BuiltinType::GeneratorExit)
                || raise::pending_is(cx, BuiltinType::StopIteration);
            if ended {
                cx.take_exception();
                return Ok(());
            }
            Err(thrown)
        }
    }
}

pub(crate) fn close(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    close_generator(cx, generator)?;
    Ok(Value::NONE)
}

fn repr(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    let name = &generator.closure().cell().function().qualified_name;
    Ok(cx.new_string(&format!("<generator object {name} at {:#x}>", generator.address()))?.value())
}

fn get_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    let name = &generator.closure().cell().function().name;
    Ok(cx.new_string(name)?.value())
}

fn get_qualified_name(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    let name = &generator.closure().cell().function().qualified_name;
    Ok(cx.new_string(name)?.value())
}

fn get_code(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    crate::builtins::code::of_function(cx, generator.closure())
}

fn is_running(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    Ok(Value::bool(generator.state() == GeneratorState::Running))
}

/// The frame of a generator that has not finished: an object around the generator. None for one that has.
pub(crate) fn frame_of(cx: &mut Context, generator: Gc<Generator>) -> Result {
    match generator.state() {
        GeneratorState::Finished => Ok(Value::NONE),
        _ => crate::frames::new_frame(cx, generator.value()),
    }
}

fn get_frame(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    frame_of(cx, generator)
}

fn is_suspended(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let generator: Gc<Generator> = receiver(cx, this, arguments)?;
    Ok(Value::bool(matches!(generator.state(), GeneratorState::Suspended(_))))
}

/// Whether a value is a generator.
pub(crate) fn is_generator(_: &mut Context, values: &[Value]) -> Result {
    Ok(Value::bool(values[0].cast::<Generator>().is_some()))
}

/// What `yield from iterable` resumes: always a generator.
pub(crate) fn delegate_iterator(cx: &mut Context, iterable: Value) -> Result {
    if iterable.cast::<Generator>().is_some() {
        return Ok(iterable);
    }
    let iterator = crate::iteration::iterate(cx, iterable)?;
    if iterator.cast::<Generator>().is_some() {
        return Ok(iterator);
    }
    let delegate = crate::imports::prelude_function(cx, "delegate", DELEGATE)?;
    cx.call(delegate, &[iterator])
}

/// Passes an exception on to the generator delegated to: whether it has returned, and what it yields or returned.
pub(crate) fn delegate_throw(cx: &mut Context, iterator: Value, exception: Value) -> Result {
    let Some(generator) = iterator.cast::<Generator>() else {
        return cx.type_error("only generators can be resumed");
    };
    if raise::is_a(cx, exception, BuiltinType::GeneratorExit) {
        close_generator(cx, generator)?;
        return cx.throw(exception);
    }
    let value = throw_into(cx, generator, exception)?;
    let (returned, value) = if value == Value::STOP { (true, cx.generator_result) } else { (false, value) };
    Ok(cx.new_tuple(&[Value::bool(returned), value])?.value())
}

/// Defines the members of generators.
pub(crate) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Generator,
        const {
            &Members {
                methods: &[
                    Method::new("send", send),
                    Method::new("throw", throw),
                    Method::new("close", close),
                    Method::new("__repr__", repr),
                ],
                getters: &[
                    Getter::new("__name__", get_name),
                    Getter::new("__qualname__", get_qualified_name),
                    Getter::new("gi_running", is_running),
                    Getter::new("gi_suspended", is_suspended),
                    Getter::new("gi_code", get_code),
                    Getter::new("gi_frame", get_frame),
                ],
                ..Members::EMPTY
            }
        },
    );
}
