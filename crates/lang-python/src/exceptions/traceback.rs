//! Where an exception passed: the entries that the runtime collects, and the objects programs see of them.
//!
//! A throwable holds a list of function cells and places in turn, innermost first. A traceback object is that list with
//! the number of an entry; `tb_next` is one entry further in. Once a program has seen an entry as an object, that stands in
//! the list in place of the place, so that it is always the same.

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
use crate::define::{Declarations, Getter, Members, is_instance, new_builtin, own_receiver, set_word, word};

/// The word with the list.
const LIST: usize = 0;
/// The word with the number of entries further in, this one included.
const DEPTH: usize = 1;
/// The word with the place in the function.
const PLACE: usize = 2;
/// The word with the frame, once it was asked for.
const FRAME: usize = 3;

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
    let Some(expansion) = function.function().expansion_at(pc) else {
        return pass(cx, exception, function, pc, function.flags & GENERATOR != 0);
    };
    // As if a generator of its own had run: its frame was passed, and then that of the call.
    let handler = function.function().handler_at(pc);
    let is_inside =
        handler.is_some_and(|handler| expansion.start <= handler.start && handler.end <= expansion.end);
    match cx.function_cell(&function.module, expansion.function.0.into()) {
        Ok(inner) => {
            let place = inner.function().place_of(function.function().span_at(pc)).unwrap_or(0);
            pass(cx, exception, inner, place, !is_inside);
        }
        // Without memory for the function, the trace lacks it.
        Err(_) => cx.exception = exception,
    }
    if !is_inside {
        let exception = cx.exception;
        add(cx, exception, function, expansion.call);
    }
}

/// Notes that an exception passed an instruction of a function, which it leaves if that is a generator's.
fn pass(cx: &mut Context, exception: Value, function: &FunctionCell, pc: u32, is_generator: bool) {
    note(cx, exception, function, pc);
    let leaves = is_generator && function.function().handler_at(pc).is_none();
    if leaves && raise::is_a(cx, exception, BuiltinType::StopIteration) {
        replace_stop_iteration(cx, exception);
    }
}

#[cold]
fn replace_stop_iteration(cx: &mut Context, stop: Value) {
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
            places.push(Place { function: last.1, pc: pc_of(pair[1]) });
        }
    }
    places
}

/// The place that an entry's second word says.
fn pc_of(entry: Value) -> u32 {
    let pc = if entry.is_fixnum() { entry } else { word(entry, PLACE) };
    pc.as_fixnum().unwrap_or(0) as u32
}

/// The object of the entry with so many entries further in, itself included; none beyond the last.
fn entry(cx: &mut Context, list: Gc<List>, depth: usize) -> Result {
    if depth == 0 || 2 * depth > list.len() {
        return Ok(Value::NONE);
    }
    let known = list.get(2 * depth - 1);
    if !known.is_fixnum() {
        return Ok(known);
    }
    let words = [list.value(), Value::length(depth), known, Value::NONE];
    let object = new_builtin(cx, BuiltinType::Traceback, &words)?;
    list.set(cx, 2 * depth - 1, object);
    Ok(object)
}

/// The list of a traceback object and the number of its entry.
fn entry_of(traceback: Value) -> Option<(Gc<List>, usize)> {
    Some((word(traceback, LIST).cast()?, word(traceback, DEPTH).as_fixnum()? as usize))
}

/// What `__traceback__` is.
pub(crate) fn object_of(cx: &mut Context, exception: Gc<Throwable>) -> Result {
    match exception.traceback.get().cast::<List>() {
        Some(list) => entry(cx, list, list.len() / 2),
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
    let Some((list, depth)) = entry_of(traceback) else { return Ok(()) };
    let copy = cx.new_list(&list.as_slice()[..2 * depth.min(list.len() / 2)])?;
    cx.store_field(exception, |exception| &exception.traceback, copy.value());
    Ok(())
}

fn place_of(cx: &Context, traceback: Value) -> Option<Place> {
    let (list, depth) = entry_of(traceback)?;
    let cell = list.get(2 * depth - 2);
    let function = cx.functions.iter().position(|known| known.word() == cell)?;
    Some(Place { function, pc: pc_of(traceback) })
}

fn line_number(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let traceback = own_receiver(cx, this, arguments)?;
    let line = place_of(cx, traceback).map_or(0, |place| place.span(cx).line);
    cx.new_int(line as i64)
}

/// `tb_lasti`: where in the bytecode, which is not CPython's.
fn instruction(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let traceback = own_receiver(cx, this, arguments)?;
    let pc = place_of(cx, traceback).map_or(0, |place| place.pc);
    Ok(Value::small(pc.into()))
}

fn next(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let traceback = own_receiver(cx, this, arguments)?;
    match entry_of(traceback) {
        Some((list, depth)) => entry(cx, list, depth - 1),
        None => Ok(Value::NONE),
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
    frame_of(cx, traceback)
}

/// The frame of an entry: always the same object.
fn frame_of(cx: &mut Context, traceback: Value) -> Result {
    let known = word(traceback, FRAME);
    if !known.is_none() {
        return Ok(known);
    }
    let frame = crate::frames::new_frame(cx, traceback)?;
    set_word(cx, traceback, FRAME, frame);
    Ok(frame)
}

/// The frame of the entry one further out, which called that of this one; None beyond what the exception has passed.
pub(crate) fn caller_of(cx: &mut Context, traceback: Value) -> Result {
    let Some((list, depth)) = entry_of(traceback) else { return Ok(Value::NONE) };
    let caller = entry(cx, list, depth + 1)?;
    if caller.is_none() { Ok(caller) } else { frame_of(cx, caller) }
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
                    Getter::new("tb_lasti", instruction),
                    Getter::new("tb_next", next),
                    Getter::new("tb_frame", frame),
                    Getter::new("_place", file_and_function),
                ],
                ..Members::EMPTY
            }
        },
    )
}
