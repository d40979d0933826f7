//! Where an exception passed: the entries that the runtime collects, and the objects programs see of them.
//!
//! A throwable holds a list of function cells and places in turn, innermost first. A traceback object is that list with
//! the number of an entry; `tb_next` is one entry further in.

use bytecode::module::Span;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::function::{FunctionCell, GENERATOR};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};
use runtime::object::closure::Closure;
use runtime::object::list::List;
use runtime::object::throwable::Throwable;
use runtime::value::Value;

use super::raise;
use crate::builtin_type::BuiltinType;
use crate::define::{Declarations, Getter, Members, is_instance, new_builtin, own_receiver, word};

/// The word with the list.
const LIST: usize = 0;
/// The word with the number of entries further in, this one included.
const DEPTH: usize = 1;

/// A place that an exception passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Number of the function in the context.
    pub function: usize,
    /// The instruction.
    pub pc: u32,
}

impl Place {
    /// The function.
    pub fn cell(self, cx: &Context) -> &FunctionCell {
        &cx.functions[self.function]
    }

    /// Whether the heading of an entry says the same of both.
    pub fn is_shown_as(self, other: Place, cx: &Context) -> bool {
        let same_line = self.span(cx).line == other.span(cx).line;
        let (own, others) = (self.cell(cx), other.cell(cx));
        let same_name = || own.function().name == others.function().name;
        same_line
            && (self.function == other.function
                || same_name() && own.module.module.file == others.module.module.file)
    }

    /// Where in the source it is.
    pub fn span(self, cx: &Context) -> Span {
        self.cell(cx).function().span_at(self.pc)
    }
}

/// Notes that an exception passed an instruction. A StopIteration that leaves a generator becomes a RuntimeError.
pub(crate) fn add(cx: &mut Context, exception: Value, function: &FunctionCell, pc: u32) {
    note(cx, exception, function, pc);
    let leaves_generator = function.flags & GENERATOR != 0 && function.function().handler_at(pc).is_none();
    if leaves_generator && raise::is_a(cx, exception, BuiltinType::StopIteration) {
        replace_stop_iteration(cx, exception, function, pc);
    }
}

#[cold]
fn replace_stop_iteration(cx: &mut Context, stop: Value, function: &FunctionCell, pc: u32) {
    // Without memory for it, the StopIteration stays pending.
    let Ok(error) = raise::new_error(cx, BuiltinType::RuntimeError, "generator raised StopIteration") else {
        cx.exception = stop;
        return;
    };
    if let Some(throwable) = cx.cast::<Throwable>(error) {
        cx.store_field(throwable, |throwable| &throwable.cause, stop);
        cx.store_field(throwable, |throwable| &throwable.context, stop);
        throwable.state.set(Value::TRUE);
    }
    cx.exception = error;
    note(cx, error, function, pc);
}

fn note(cx: &mut Context, exception: Value, function: &FunctionCell, pc: u32) {
    if let Some(throwable) = cx.cast::<Throwable>(exception) {
        // Without memory for the entry, the trace lacks it; the exception stays.
        let pending = cx.exception;
        if cx.push_traceback(throwable, function, pc).is_err() {
            cx.exception = pending;
        }
    }
}

/// The places an exception passed, outermost first.
pub(crate) fn places(cx: &Context, exception: Gc<Throwable>) -> Vec<Place> {
    let Some(list) = exception.traceback.get().cast::<List>() else { return Vec::new() };
    let mut places = Vec::with_capacity(list.len() / 2);
    let mut last = (Value::NONE, 0);
    for pair in list.as_slice().chunks_exact(2).rev() {
        if last.0 != pair[0] {
            let Some(function) = cx.functions.iter().position(|cell| cell.word() == pair[0]) else {
                continue;
            };
            last = (pair[0], function);
        }
        // What CPython has in C has no entry there.
        if cx.functions[last.1].module.module.file != crate::imports::PRELUDE {
            places.push(Place { function: last.1, pc: pair[1].as_fixnum().unwrap_or(0) as u32 });
        }
    }
    places
}

/// What `__traceback__` is.
pub(crate) fn object_of(cx: &mut Context, exception: Gc<Throwable>) -> Result {
    match exception.traceback.get().cast::<List>() {
        Some(list) => new_builtin(cx, BuiltinType::Traceback, &[list.value(), Value::length(list.len() / 2)]),
        None => Ok(Value::NONE),
    }
}

/// Sets `__traceback__`.
pub(crate) fn set(cx: &mut Context, exception: Gc<Throwable>, traceback: Value) -> Result<()> {
    if traceback.is_none() {
        exception.traceback.set(Value::NONE);
        return Ok(());
    }
    if !is_instance(cx, traceback, BuiltinType::Traceback) {
        return cx.type_error("__traceback__ must be a traceback or None");
    }
    let depth = word(traceback, DEPTH).as_fixnum().unwrap_or(0) as usize;
    let Some(list) = word(traceback, LIST).cast::<List>() else { return Ok(()) };
    let copy = cx.new_list(&list.as_slice()[..2 * depth.min(list.len() / 2)])?;
    cx.store_field(exception, |exception| &exception.traceback, copy.value());
    Ok(())
}

fn place_of(cx: &Context, traceback: Value) -> Option<Place> {
    let list = word(traceback, LIST).cast::<List>()?;
    let index = word(traceback, DEPTH).as_fixnum()? as usize;
    let (cell, pc) = (list.get(2 * index - 2), list.get(2 * index - 1));
    let function = cx.functions.iter().position(|known| known.word() == cell)?;
    Some(Place { function, pc: pc.as_fixnum()? as u32 })
}

fn line_number(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let traceback = own_receiver(cx, this, arguments)?;
    let line = place_of(cx, traceback).map_or(0, |place| place.span(cx).line);
    cx.new_int(line as i64)
}

fn next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let traceback = own_receiver(cx, this, arguments)?;
    match word(traceback, DEPTH).as_fixnum() {
        Some(depth) if depth > 1 => {
            new_builtin(cx, BuiltinType::Traceback, &[word(traceback, LIST), Value::small(depth - 1)])
        }
        _ => Ok(Value::NONE),
    }
}

/// The function that an entry is about, as a closure that is never called, and the instruction.
pub(crate) fn function_of(cx: &mut Context, traceback: Value) -> Result<Option<(Gc<Closure>, u32)>> {
    let Some(place) = place_of(cx, traceback) else { return Ok(None) };
    let cell = cx.function_at(place.function as u32);
    Ok(Some((cx.new_closure(&cell.module, cell.function_index, &[])?, place.pc)))
}

/// `tb_frame`: an object around the traceback.
fn frame(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let traceback = own_receiver(cx, this, arguments)?;
    new_builtin(cx, BuiltinType::Frame, &[traceback])
}

/// `_place`: the file, the name of the function, and the source with its marks, for the module `traceback`.
fn file_and_function(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let traceback = own_receiver(cx, this, arguments)?;
    let Some(place) = place_of(cx, traceback) else { return Ok(Value::NONE) };
    let cell = place.cell(cx);
    let (file, function) = (cell.module.module.file.clone(), cell.function().name.clone());
    let mut shown = String::new();
    super::print::render_source(cx, place, &mut shown);
    let parts =
        [cx.new_string(&file)?.value(), cx.new_string(&function)?.value(), cx.new_string(&shown)?.value()];
    Ok(cx.new_tuple(&parts)?.value())
}

/// Defines the members of tracebacks.
pub(crate) fn define(types: &mut Declarations) {
    types.add(
        BuiltinType::Traceback,
        const {
            &Members {
                getters: &[
                    Getter::new("tb_lineno", line_number),
                    Getter::new("tb_next", next),
                    Getter::new("tb_frame", frame),
                    Getter::new("_place", file_and_function),
                ],
                ..Members::EMPTY
            }
        },
    )
}
