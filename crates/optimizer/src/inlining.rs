//! Which calls were inlined while a function was built, into what, and why others were not: for `--dump=inlining`.
//!
//! A call is noted where it is decided, so a call that is built twice (a generator's loop in two places) is there twice.

use std::fmt::{self, Write};

use crate::request::{CompileRequest, FunctionIndex, Signature};

/// The calls met while a function was built, in the order in which they were.
#[derive(Clone, Debug, Default)]
pub struct Inlining {
    notes: Vec<Note>,
}

/// What became of one call.
#[derive(Clone, Debug)]
pub struct Note {
    /// The note of the frame that calls; none for the frame of the function itself.
    pub inlined_as: Option<usize>,
    /// The function that calls.
    pub function: FunctionIndex,
    /// Where.
    pub pc: u32,
    /// What is called, if that was told.
    pub callee: Option<Signature>,
    /// What became of it.
    pub outcome: Result<Inlined, Declined>,
}

/// What an inlined function took of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inlined {
    /// Its words of bytecode, and those of what is copied for it.
    pub words: usize,
    /// Words that may be inlined behind it; below zero what the innermost loops had beyond the budget.
    pub left: isize,
}

/// Why a call was not inlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declined {
    /// The budget is zero.
    NoBudget,
    /// The budget has been spent on other calls.
    Budget {
        /// What it would have taken.
        words: usize,
        /// What there is.
        left: isize,
    },
    /// It has loops, whose calls would not be inlined here any more.
    Loops {
        /// What it would have taken.
        words: usize,
        /// What its loops call.
        called: usize,
        /// What there is.
        left: isize,
    },
    /// Longer than any inlined function.
    Long {
        /// Its words.
        words: usize,
        /// Words at most.
        most: usize,
    },
    /// Too long for a call that is executed rarely.
    Rare {
        /// Its words.
        words: usize,
        /// Words at most.
        most: usize,
    },
    /// It recurs here as often as it may, or its recursion is left to its own code.
    Recursion,
    /// Too many frames are around it.
    Deep,
    /// It has not run.
    NotRun,
    /// The request has no room for it.
    Undescribed,
    /// It is of another language.
    Foreign,
    /// A generator's frame that keeps the exception that it handles.
    KeepsHandled,
    /// The call is in an initializer that exits start again.
    Restarted,
    /// The runtime binds the arguments.
    Arguments,
    /// Nothing tells how many arguments there are.
    Spread,
    /// The runtime makes the object and calls its initializer.
    Constructed,
    /// The frame that calls is given up: a jump.
    TailCall,
    /// A generator that yields in too many places.
    Yields {
        /// In so many.
        places: usize,
        /// Places at most.
        most: usize,
    },
    /// A generator that something else than the loop knows, or that was not made for it.
    Shared,
    /// Callees that were not told apart, too many or not functions.
    Untold,
}

impl Inlining {
    /// Notes a call; the place of the note.
    pub fn note(&mut self, note: Note) -> usize {
        self.notes.push(note);
        self.notes.len() - 1
    }

    /// How many notes there are.
    pub fn len(&self) -> usize {
        self.notes.len()
    }

    /// Whether no call was met.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Forgets all notes but the first: what they tell of was thrown away.
    pub fn truncate(&mut self, length: usize) {
        self.notes.truncate(length);
    }

    /// The tree as text: a line for each call, beneath that of the frame that calls.
    pub fn describe(&self, request: &CompileRequest) -> String {
        let (root, budget) = (request.functions[0].function(), request.settings.inline_budget);
        let words = request.functions[0].code.len();
        let mut text = format!("{}: {words} words, and {budget} to inline\n", root.qualified_name);
        self.describe_calls(request, None, 1, &mut text);
        text
    }

    fn describe_calls(
        &self,
        request: &CompileRequest,
        inlined_as: Option<usize>,
        depth: usize,
        text: &mut String,
    ) {
        for (index, note) in self.notes.iter().enumerate() {
            if note.inlined_as == inlined_as {
                let indent = "  ".repeat(depth);
                // Writing to a string does not fail.
                let _ = writeln!(text, "{indent}{}", note.describe(request));
                self.describe_calls(request, Some(index), depth + 1, text);
            }
        }
    }
}

impl Note {
    fn describe(&self, request: &CompileRequest) -> String {
        let caller = &request.functions[self.function as usize];
        let line = match caller.function().span_at(self.pc).line {
            0 => String::new(),
            line => format!("line {line}, "),
        };
        let instruction = bytecode::module::instruction_at(&caller.code, self.pc);
        let name = instruction.map_or("", |instruction| instruction.info().name);
        let callee = self.callee.as_ref().map_or("?", |callee| &callee.function().qualified_name);
        let outcome = match &self.outcome {
            Ok(inlined) => inlined.to_string(),
            Err(declined) => format!("not inlined: {declined}"),
        };
        format!("{line}{name} ({}): {callee}, {outcome}", self.pc)
    }
}

impl fmt::Display for Inlined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} words, {} left", self.words, self.left)
    }
}

impl fmt::Display for Declined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Declined::NoBudget => f.write_str("this tier inlines nothing"),
            Declined::Budget { words, left } => write!(f, "budget, {words} words and {left} left"),
            Declined::Loops { words, called, left } => {
                write!(f, "has loops, {words} words and {called} that they call and {left} left")
            }
            Declined::Long { words, most } => write!(f, "{words} words, more than {most}"),
            Declined::Rare { words, most } => write!(f, "called rarely, {words} words, more than {most}"),
            Declined::Recursion => f.write_str("recursion"),
            Declined::Deep => f.write_str("too many frames around it"),
            Declined::NotRun => f.write_str("has not run"),
            Declined::Undescribed => f.write_str("too many functions, or too deep in calls"),
            Declined::Foreign => f.write_str("of another language"),
            Declined::KeepsHandled => f.write_str("a generator that handles exceptions"),
            Declined::Restarted => f.write_str("in an initializer that can start again"),
            Declined::Arguments => f.write_str("the runtime binds its arguments"),
            Declined::Spread => f.write_str("so many arguments as the program finds"),
            Declined::Constructed => f.write_str("the runtime makes the object"),
            Declined::TailCall => f.write_str("a jump in place of the frame"),
            Declined::Yields { places, most } => {
                write!(f, "a generator that yields in {places} places, more than {most}")
            }
            Declined::Shared => f.write_str("a generator that was not made for this loop alone"),
            Declined::Untold => f.write_str("megamorphic, or no function of bytecode"),
        }
    }
}
