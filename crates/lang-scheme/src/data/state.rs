//! What an isolate keeps for Scheme.

use std::collections::HashMap;

use runtime::context::{Context, LanguageState};
use runtime::exception::Result;
use runtime::function::FunctionCell;
use runtime::value::Value;

use super::foreign::{self, Tag};
use crate::port::files::Files;
use crate::port::{self, Direction};

/// Places of a trace that are kept; deeper ones say nothing new.
const TRACE_LIMIT: usize = 64;

/// What an isolate keeps for Scheme.
pub struct SchemeState {
    /// The end-of-file object.
    pub eof: Value,
    /// The parameter `current-input-port`.
    pub current_input: Value,
    /// The parameter `current-output-port`.
    pub current_output: Value,
    /// The parameter `current-error-port`.
    pub current_error: Value,
    /// Open files.
    pub files: Files,
    /// Function objects of natives that programs used as values, by name.
    pub(crate) native_values: HashMap<&'static str, Value>,
    /// Programs that were made while this one runs.
    pub(crate) evaluations: u64,
    /// Symbols that were generated.
    pub(crate) generated_symbols: u64,
    /// Whether a vector of truth values got something else, so that false in new ones is taken for nothing yet.
    pub(crate) false_is_nothing: bool,
    /// State of `random`.
    pub(crate) random: u64,
    /// Where the global variables of the program are, once it runs.
    pub namespace: Option<usize>,
    /// Program and arguments, for `command-line`.
    pub command_line: Vec<String>,
    /// The exception that the trace belongs to.
    traced: Value,
    /// Functions, by number, and instructions that it passed, innermost first.
    trace: Vec<(u32, u32)>,
}

impl LanguageState for SchemeState {
    fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for value in [self.eof, self.current_input, self.current_output, self.current_error, self.traced] {
            visit(value);
        }
        self.native_values.values().copied().for_each(visit);
    }
}

/// Scheme's state in this isolate.
#[inline]
pub fn scheme(cx: &mut Context) -> &mut SchemeState {
    cx.state::<SchemeState>()
}

/// Puts Scheme's state into an isolate.
///
/// # Errors
/// When memory is exhausted.
pub fn define(cx: &mut Context) -> Result<()> {
    let eof = foreign::new(cx, Tag::Eof, &[])?;
    let random = cx.hash_seed | 1;
    cx.add_state(Box::new(SchemeState {
        eof,
        current_input: Value::NONE,
        current_output: Value::NONE,
        current_error: Value::NONE,
        files: Files::default(),
        native_values: HashMap::new(),
        evaluations: 0,
        generated_symbols: 0,
        false_is_nothing: false,
        random,
        namespace: None,
        command_line: Vec::new(),
        traced: Value::NONE,
        trace: Vec::new(),
    }));
    let (input, output, error) = Files::STANDARD;
    for (number, direction) in
        [(input, Direction::Input), (output, Direction::Output), (error, Direction::Output)]
    {
        let port = port::of_file(cx, number, direction, false)?;
        let parameter = foreign::new(cx, Tag::Parameter, &[port, Value::FALSE])?;
        let state = scheme(cx);
        let place = match number {
            number if number == input => &mut state.current_input,
            number if number == output => &mut state.current_output,
            _ => &mut state.current_error,
        };
        *place = parameter;
    }
    Ok(())
}

/// Notes that `exception` passed an instruction.
pub fn add_trace(cx: &mut Context, exception: Value, function: &FunctionCell, pc: u32) {
    let state = scheme(cx);
    if state.traced != exception {
        state.traced = exception;
        state.trace.clear();
    }
    if state.trace.len() < TRACE_LIMIT {
        state.trace.push((function.index, pc));
    }
}

/// The places that the exception passed that was raised last, innermost first.
pub fn take_trace(cx: &mut Context) -> Vec<(&'static FunctionCell, u32)> {
    let state = scheme(cx);
    state.traced = Value::NONE;
    let places = std::mem::take(&mut state.trace);
    places.into_iter().map(|(function, pc)| (cx.function_at(function), pc)).collect()
}
