//! Exceptions: a thrown value in a throwable that collects where it passed.

use std::rc::Rc;

use bytecode::operand::Element;
use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::function::{FunctionCell, IntrinsicFn};
use runtime::object::list::List;
use runtime::object::throwable::Throwable;
use runtime::value::Value;

use super::arrays;
use super::state::haxe;
use super::text;
use crate::source::SourceFile;

/// A throwable for a value.
///
/// # Errors
/// When memory is exhausted.
pub fn new_throwable(cx: &mut Context, thrown: Value) -> Result {
    let none = Value::NONE;
    Ok(cx.new_object::<Throwable, 5>([thrown, none, none, none, none])?.value())
}

/// What a program sees of an error that the machine found: its message.
///
/// # Errors
/// When memory is exhausted.
pub fn new_error(cx: &mut Context, kind: ErrorKind, message: &str) -> Result {
    let text = match kind {
        ErrorKind::Recursion => "Stack overflow",
        ErrorKind::Memory => "Out of memory",
        ErrorKind::ZeroDivision => "Division by zero",
        _ => message,
    };
    let message = cx.new_string(text)?.value();
    new_throwable(cx, message)
}

/// The value that a throwable was thrown with.
pub fn thrown_value(exception: Value) -> Value {
    match exception.cast::<Throwable>() {
        Some(throwable) => throwable.arguments.get(),
        None => exception,
    }
}

/// The variable of `haxe.Exception` that holds where it passed.
const TRACE: &str = "__trace";

/// Takes what a handler caught: the value thrown.
fn caught(cx: &mut Context, arguments: &[Value]) -> Result {
    let exception = arguments[0];
    let thrown = thrown_value(exception);
    if let Some(throwable) = exception.cast::<Throwable>() {
        haxe(cx).caught_trace = throwable.traceback.get();
        note_trace(cx, &[thrown])?;
    }
    Ok(thrown)
}

/// An exception that has no trace yet gets that of what was caught last.
fn note_trace(cx: &mut Context, arguments: &[Value]) -> Result {
    let exception = arguments[0];
    if let Some(field) = cx.layout_of(exception).and_then(|layout| layout.field(TRACE)).cloned()
        && cx.read_field(exception, &field)?.is_none()
    {
        let trace = haxe(cx).caught_trace;
        cx.write_field(exception, &field, trace)?;
    }
    Ok(exception)
}

/// The trace of what was caught last.
fn caught_trace(cx: &mut Context, _: &[Value]) -> Result {
    Ok(haxe(cx).caught_trace)
}

/// A trace as an array with function, file, line and column of each place.
fn entries(cx: &mut Context, arguments: &[Value]) -> Result {
    let array = arrays::new_array(cx, Element::Word, 0)?;
    for entry in trace_entries(cx, arguments[0]) {
        let first = entry.file.position(entry.start);
        let function = cx.new_string(&entry.function)?.value();
        arrays::push(cx, array, function)?;
        let file = cx.new_string(&entry.file.name)?.value();
        arrays::push(cx, array, file)?;
        arrays::push(cx, array, Value::small(first.line.into()))?;
        arrays::push(cx, array, Value::small(first.column.into()))?;
    }
    Ok(array)
}

/// Functions of this file that code calls by name.
pub const FUNCTIONS: &[(&str, IntrinsicFn)] = &[
    ("caught", caught),
    ("note_trace", note_trace),
    ("updraft.Traces.caught", caught_trace),
    ("updraft.Traces.entries", entries),
];

/// Places that a trace has at most: what goes on after millions of calls of a function by itself tells nobody anything.
const MAX_TRACE: usize = 1000;

/// Notes that an exception passes an instruction.
pub fn add_traceback(cx: &mut Context, exception: Value, function: &FunctionCell, pc: u32) {
    if let Some(throwable) = exception.cast::<Throwable>() {
        let list = throwable.traceback.get().cast::<List>();
        if list.is_some_and(|list| list.len() >= 2 * MAX_TRACE) {
            return;
        }
        // Without memory for it, the entry is missing.
        if cx.push_traceback(throwable, function, pc).is_err() {
            cx.exception = exception;
        }
    }
}

/// A place that an exception passed.
#[derive(Clone, Debug)]
pub struct TraceEntry {
    /// The function, as `Class.method`.
    pub function: String,
    /// The text.
    pub file: Rc<SourceFile>,
    /// The bytes of the expression.
    pub start: u32,
    /// The end of them.
    pub end: u32,
}

/// The places in a list that a throwable collected, innermost first. Code without a place in a text is left out.
pub fn trace_entries(cx: &mut Context, list: Value) -> Vec<TraceEntry> {
    let mut entries = Vec::new();
    let Some(list) = list.cast::<List>() else { return entries };
    let info = haxe(cx).info.clone();
    for index in 0..list.len() / 2 {
        let Some(pc) = list.get(2 * index + 1).as_fixnum() else { continue };
        let word = list.get(2 * index);
        let Some(cell) = cx.functions.iter().find(|known| known.word() == word) else { continue };
        let function = cell.function();
        let span = function.span_at(pc as u32);
        let Some(place) = info.places.get(cell.function_index as usize) else { continue };
        let is_hidden = function.name.starts_with('<') && function.name != "<function>";
        if span.line > 0 && !is_hidden {
            entries.push(TraceEntry {
                function: function.qualified_name.clone(),
                file: Rc::clone(&place.file),
                start: span.start,
                end: span.end,
            });
        }
    }
    entries
}

impl TraceEntry {
    /// `Main.hx:3: characters 5-10`.
    pub fn place(&self) -> String {
        let (first, last) = (self.file.position(self.start), self.file.position(self.end));
        if first.line == last.line {
            format!("{}:{}: characters {}-{}", self.file.name, first.line, first.column, last.column)
        } else {
            format!("{}:{}: lines {}-{}", self.file.name, first.line, first.line, last.line)
        }
    }
}

/// Calls that a report shows.
const MAX_SHOWN: usize = 100;

/// Prints the pending exception, which nobody caught, and takes it.
pub fn report(cx: &mut Context) {
    if cx.is_terminating() {
        return;
    }
    let exception = cx.take_exception();
    // Room to print an exception that came of too deep recursion.
    cx.set_depth_limit(cx.recursion_limit.saturating_add(200));
    let (_, message) = describe(cx, exception);
    let _ = cx.streams.write_error(message.as_bytes());
}

/// What an exception says, and all that is printed of it when nobody catches it.
pub fn describe(cx: &mut Context, exception: Value) -> (String, String) {
    let list = exception.cast::<Throwable>().map_or(Value::NONE, |throwable| throwable.traceback.get());
    let entries = trace_entries(cx, list);
    let thrown = thrown_value(exception);
    let shown = match text::to_string(cx, thrown) {
        Ok(text) => text.to_cow().into_owned(),
        Err(_) => {
            cx.take_exception();
            "(its toString raised an exception)".to_owned()
        }
    };
    let mut message = String::new();
    match entries.first() {
        Some(first) => message += &format!("{} : Uncaught exception {shown}\n", first.place()),
        None => message += &format!("Uncaught exception {shown}\n"),
    }
    for entry in entries.iter().skip(1).take(MAX_SHOWN) {
        message += &format!("{} : Called from here\n", entry.place());
    }
    if entries.len() > MAX_SHOWN + 1 {
        message += "... and so on\n";
    }
    (shown, message)
}
