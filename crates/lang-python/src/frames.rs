//! Frame objects: of generators, of entries of tracebacks, and of the calls under way (`sys._getframe`).
//!
//! Only the interpreter's frames can be walked, so a program whose text mentions what asks for frames is interpreted from
//! its start on ([`note_source`]). Line and variables are those of the moment; of a call that is over, those of the moment
//! when the frame was asked for.

use runtime::context::Context;
use runtime::exception::Result;
use runtime::frame_walk::FrameView;
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::cell::Cell;
use runtime::object::closure::Closure;
use runtime::object::dict::Dict;
use runtime::object::generator::{Generator, GeneratorState};
use runtime::value::Value;

use crate::attributes::read;
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Getter, Members, between, new_builtin, own_receiver, word};
use crate::exceptions::traceback;

/// The word with the generator, the traceback's entry, or the closure that runs.
const SOURCE: usize = 0;
/// For a closure: the instruction it is at.
const PLACE: usize = 1;
/// For a closure: the frame that called it, or None.
const CALLER: usize = 2;
/// For a closure: its variables, a dict; None if they are not known.
const VARIABLES: usize = 3;
/// For a closure: where the frame is on the register stack.
const OFFSET: usize = 4;

/// Words in programs that ask for frames, by themselves or through modules such as `logging`.
const ASKING: [&str; 10] = [
    "_getframe",
    "gi_frame",
    "currentframe",
    "inspect.stack",
    "%(funcName)",
    "%(lineno)",
    "print_stack",
    "extract_stack",
    "format_stack",
    "stack_info",
];

/// Whether the text of a program asks for frames.
pub(crate) fn is_asking(text: &str) -> bool {
    ASKING.iter().any(|word| text.contains(word))
}

/// Lets the program be interpreted if its text asks for frames.
pub(crate) fn note_source(cx: &mut Context, text: &str, file: &str) {
    if !file.starts_with("<builtin") && is_asking(text) {
        cx.observe_frames();
    }
}

/// A frame of a generator or of an entry of a traceback.
pub(crate) fn new_frame(cx: &mut Context, source: Value) -> Result {
    new_builtin(cx, BuiltinType::Frame, &[source, Value::NONE, Value::NONE, Value::NONE, Value::NONE])
}

/// `sys._getframe(depth=0)`. Where frames are not observed there is none for anybody, so that all tiers agree.
pub(crate) fn get_frame(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let values = between(cx, this, arguments, 0, 1)?;
    let depth = match values.first() {
        Some(&depth) => crate::builtins::convert::to_size(cx, depth)?.max(0) as usize,
        None => 0,
    };
    let mut frames = if cx.observes_frames() { cx.interpreted_frames() } else { Vec::new() };
    // What CPython has in C has no frame there.
    frames.retain(|frame| frame.closure.cell().module.module.file != crate::imports::PRELUDE);
    if depth >= frames.len() {
        return cx.value_error("call stack is not deep enough");
    }
    let mut caller = Value::NONE;
    for &frame in frames[depth..].iter().rev() {
        let variables = variables(cx, frame)?;
        let (place, offset) = (Value::length(frame.pc as usize), Value::length(frame.offset));
        let words = [frame.closure.value(), place, caller, variables, offset];
        caller = new_builtin(cx, BuiltinType::Frame, &words)?;
    }
    Ok(caller)
}

/// The interpreter's frame that a frame object is of, if the call is not over.
fn running(cx: &mut Context, frame: Value) -> Option<FrameView> {
    let offset = word(frame, OFFSET).as_fixnum()? as usize;
    let source = word(frame, SOURCE);
    cx.interpreted_frames().into_iter().find(|view| view.offset == offset && view.closure.value() == source)
}

/// The variables of a frame that is still there.
fn variables(cx: &mut Context, frame: FrameView) -> Result {
    variables_in(cx, frame.closure, |cx, register| cx.frame_register(frame, register))
}

/// The variables of a call of a closure whose registers `read` tells; None if they are not known.
fn variables_in(cx: &mut Context, closure: Gc<Closure>, read: impl Fn(&mut Context, u16) -> Value) -> Result {
    let cell = closure.cell();
    let function = cell.function();
    let names = &function.parameters.names;
    match names.first().map(String::as_str) {
        Some(".namespace") => return Ok(read(cx, 0)),
        None if function.name == "<module>" => {
            return crate::calls::function::globals_of_closure(cx, closure);
        }
        _ => {}
    }
    if !function.source.keeps_variables {
        return Ok(Value::NONE);
    }
    let dict = cx.new_dict()?;
    let parameters = (0u16..).zip(names).filter(|(_, name)| {
        !name.starts_with('.') && !function.source.locals.iter().any(|(local, ..)| local == *name)
    });
    let parameters = parameters.map(|(register, name)| (name, register, false));
    let locals = function.source.locals.iter().map(|(name, register, is_cell)| (name, *register, *is_cell));
    for (name, register, is_cell) in parameters.chain(locals) {
        let value = read(cx, register);
        note(cx, dict, name, if is_cell { content(value) } else { value })?;
    }
    for (index, name) in (0..).zip(&function.source.captures) {
        note(cx, dict, name, content(closure.capture(index)))?;
    }
    Ok(dict.value())
}

/// The variables of a generator that waits.
fn variables_of_generator(cx: &mut Context, generator: Gc<Generator>) -> Result {
    let parameters = generator.closure().cell().function().parameters.count();
    let known = match generator.state() {
        GeneratorState::Created => parameters,
        GeneratorState::Suspended(_) => usize::MAX,
        GeneratorState::Running | GeneratorState::Finished => return Ok(Value::NONE),
    };
    let registers = generator.registers();
    variables_in(cx, generator.closure(), |_, register| match usize::from(register) {
        register if register < known => registers.get(register),
        _ => Value::UNBOUND,
    })
}

fn note(cx: &mut Context, dict: Gc<Dict>, name: &str, value: Value) -> Result<()> {
    if value.is_unbound() {
        return Ok(());
    }
    let name = cx.intern(name)?.value();
    cx.dict_insert(dict, name, value)
}

/// What a cell holds. A parameter becomes a cell when its function starts.
fn content(cell: Value) -> Value {
    cell.cast::<Cell>().map_or(cell, |cell| cell.get())
}

/// The function of a frame and the instruction it is at.
fn framed(
    cx: &mut Context,
    this: Gc<NativeFunction>,
    arguments: Arguments<'_>,
) -> Result<(Gc<Closure>, u32)> {
    let frame = own_receiver(cx, this, arguments)?;
    let source = word(frame, SOURCE);
    if let Some(running) = running(cx, frame) {
        return Ok((running.closure, running.pc));
    }
    if let Some(closure) = source.cast::<Closure>() {
        return Ok((closure, word(frame, PLACE).as_fixnum().unwrap_or(0) as u32));
    }
    let Some(generator) = source.cast::<Generator>() else {
        return match traceback::function_of(cx, source)? {
            Some(found) => Ok(found),
            None => cx.value_error("the frame is gone"),
        };
    };
    let place = match generator.state() {
        GeneratorState::Suspended(place) => place,
        _ => 0,
    };
    Ok((generator.closure(), place))
}

fn code(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (closure, _) = framed(cx, this, arguments)?;
    crate::builtins::code::of_function(cx, closure)
}

fn line(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (closure, place) = framed(cx, this, arguments)?;
    Ok(Value::length(closure.cell().function().span_at(place).line as usize))
}

/// `f_lasti`: where in the bytecode, which is not CPython's.
fn instruction(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (_, place) = framed(cx, this, arguments)?;
    Ok(Value::small(place.into()))
}

fn globals(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let (closure, _) = framed(cx, this, arguments)?;
    crate::calls::function::globals_of_closure(cx, closure)
}

fn builtins(cx: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    let module = crate::imports::import(cx, "builtins")?;
    crate::builtins::reflection::globals_of(cx, module)
}

fn locals(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let frame = own_receiver(cx, this, arguments)?;
    if let Some(running) = running(cx, frame) {
        let variables = variables(cx, running)?;
        if !variables.is_none() {
            return Ok(variables);
        }
    }
    let variables = word(frame, VARIABLES);
    if !variables.is_none() {
        return Ok(variables);
    }
    if let Some(generator) = word(frame, SOURCE).cast::<Generator>() {
        let variables = variables_of_generator(cx, generator)?;
        if !variables.is_none() {
            return Ok(variables);
        }
    }
    let (closure, _) = framed(cx, this, arguments)?;
    if closure.cell().function().name == "<module>" {
        return crate::calls::function::globals_of_closure(cx, closure);
    }
    read::attribute_error(cx, "the variables of this frame are not kept")
}

fn caller(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let frame = own_receiver(cx, this, arguments)?;
    let source = word(frame, SOURCE);
    if source.cast::<Closure>().is_some() {
        return Ok(word(frame, CALLER));
    }
    match source.cast::<Generator>() {
        Some(_) => Ok(Value::NONE),
        None => traceback::caller_of(cx, source),
    }
}

/// `frame.clear()`: what it refers to goes with it.
fn clear(_: &mut Context, _this: Gc<NativeFunction>, _arguments: Arguments<'_>) -> Result {
    Ok(Value::NONE)
}

/// Defines the members of frames.
pub(crate) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Frame,
        const {
            &Members {
                methods: &[crate::define::Method::new("clear", clear)],
                getters: &[
                    Getter::new("f_code", code),
                    Getter::new("f_lineno", line),
                    Getter::new("f_lasti", instruction),
                    Getter::new("f_globals", globals),
                    Getter::new("f_builtins", builtins),
                    Getter::new("f_locals", locals),
                    Getter::new("f_back", caller),
                ],
                ..Members::EMPTY
            }
        },
    )
}
