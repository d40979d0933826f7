//! Lowering: the syntax tree to bytecode.
//!
//! `collect` finds scopes and errors in one walk; then functions are emitted one after another, in one walk too. An
//! expression is evaluated into a wanted register where there is one; variables in registers are used in place.
//! `flow` follows which variables have a value, so that only doubtful reads are checked.

mod annotation;
mod assign;
mod call;
mod class;
mod collect;
mod compare;
mod compare_displays;
mod comprehension;
pub(crate) mod constant;
mod consume;
mod control;
pub(crate) mod coroutine;
mod display;
mod except_star;
mod expand;
mod expr;
mod extreme;
mod flow;
mod fstring;
mod function;
mod generator;
mod import;
pub mod intrinsics;
mod likely_floats;
mod membership;
mod pattern;
mod percent;
mod reflection;
mod registers;
mod scope;
mod stmt;
mod stream;
mod try_;
mod type_parameters;
mod variable;
mod with;

use std::collections::HashMap;

use bytecode::assembler::AssembleError;
use bytecode::module::{Constant, Function, Module, Parameters};
use bytecode::operand::*;
use ruff_python_ast::Mod;
use ruff_text_size::TextRange;

use crate::parse::{Depth, Mode, Tree, on_large_stack};
use crate::source::Source;
use crate::syntax_error::SyntaxError;
use intrinsics::Intrinsic;
use registers::{Frame, Reg};
use scope::{ScopeId, Scopes};

/// What lowering yields.
type Lowered<T> = Result<T, Box<SyntaxError>>;

/// Code longer than this is refused: duplicated clean-up code could otherwise grow without bound.
const MAX_CODE: u32 = 1 << 22;

/// Lowers a tree to a module.
///
/// # Errors
/// What CPython refuses after parsing, and what is not supported yet.
pub(crate) fn lower(source: &Source<'_>, tree: Tree, mode: Mode) -> Lowered<Module> {
    match tree.depth {
        Depth::Shallow => lower_tree(source, &tree.syntax, mode),
        Depth::Deep => {
            let (text, file_name) = (source.text, source.file_name);
            // The tree is dropped there too: that recurses as well.
            on_large_stack(move || lower_tree(&Source::new(text, file_name), &tree.syntax, mode))
        }
    }
}

fn lower_tree(source: &Source<'_>, tree: &Mod, mode: Mode) -> Lowered<Module> {
    let is_snippet = mode.is_snippet();
    let scopes = collect::collect(source, tree, is_snippet)?;
    let parameters = if is_snippet { Parameters::positional([".namespace"]) } else { Parameters::default() };
    let mut body = Function::new("<module>", parameters);
    body.hints.complexity = scopes.all[0].size;
    let mut lowerer = Lowerer {
        source,
        scopes,
        functions: vec![None],
        globals: Interned::default(),
        intrinsics: Interned::default(),
        has_future_annotations: has_future_annotations(tree),
        is_interactive: matches!(mode, Mode::Interactive | Mode::SnippetInteractive),
        keeps_variables: source.text.contains("f_locals"),
        observes_frames: crate::frames::is_asking(source.text),
        frame: Frame::new(body, 0),
    };
    lowerer.open_frame();
    match tree {
        Mod::Module(module) => lowerer.module_body(&module.body)?,
        Mod::Expression(expression) => {
            let value = lowerer.operand(&expression.body)?;
            lowerer.frame.asm.ret(Use(value));
        }
    }
    let Lowerer { frame, mut functions, globals, intrinsics, .. } = lowerer;
    functions[0] = Some(frame.finish().map_err(|error| too_large(source, &error))?);
    Ok(Module {
        layouts: Vec::new(),
        name: "__main__".to_owned(),
        file: source.file_name.to_owned(),
        functions: functions
            .into_iter()
            .map(|function| function.expect("every function was lowered"))
            .collect(),
        globals: globals.names,
        intrinsics: intrinsics.names,
    })
}

fn has_future_annotations(tree: &Mod) -> bool {
    let Mod::Module(module) = tree else { return false };
    module.body.iter().any(|stmt| {
        stmt.as_import_from_stmt().is_some_and(|from| {
            from.level == 0
                && from.module.as_deref() == Some("__future__")
                && from.names.iter().any(|alias| alias.name.as_str() == "annotations")
        })
    })
}

fn too_large(source: &Source<'_>, error: &AssembleError) -> Box<SyntaxError> {
    let line = match error {
        AssembleError::JumpTooFar(line) => (*line).max(1),
        AssembleError::TooMany(_) => 1,
    };
    let start = source.line_start(line);
    source.error(error.to_string(), start, start)
}

/// Names in the order of their first mention.
#[derive(Default)]
struct Interned {
    names: Vec<String>,
    places: HashMap<String, u16>,
}

impl Interned {
    /// The name's place.
    fn place(&mut self, name: &str) -> u16 {
        if let Some(&place) = self.places.get(name) {
            return place;
        }
        // Beyond what an operand can name, `Lowerer::check_size` refuses the module.
        let place = self.names.len().min(u16::MAX as usize) as u16;
        self.names.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }
}

/// The state of lowering a module.
struct Lowerer<'s, 'a> {
    source: &'s Source<'s>,
    scopes: Scopes,
    /// Finished functions; those being lowered have their place.
    functions: Vec<Option<Function>>,
    globals: Interned,
    intrinsics: Interned,
    /// Whether annotations are kept as text.
    has_future_annotations: bool,
    /// Whether the values of expressions are shown.
    is_interactive: bool,
    /// Whether the program may ask for the variables of frames.
    keeps_variables: bool,
    /// Whether the program may ask which frames there are.
    observes_frames: bool,
    /// The function being lowered.
    frame: Frame<'a>,
}

impl<'a> Lowerer<'_, 'a> {
    /// The instructions from here on come from `range`.
    fn at(&mut self, range: TextRange) {
        let span = self.source.span(range.start().to_u32(), range.end().to_u32());
        self.frame.asm.set_span(span);
    }

    /// An error about `range`.
    fn error<T>(&self, message: impl Into<String>, range: TextRange) -> Lowered<T> {
        Err(self.source.error(message, range.start().to_u32(), range.end().to_u32()))
    }

    /// Refuses functions and modules that operands cannot address.
    fn check_size(&self, range: TextRange) -> Lowered<()> {
        let is_large = |names: &Interned| names.names.len() > u16::MAX as usize;
        if self.frame.asm.pc() > MAX_CODE {
            return self.error("function too large", range);
        }
        if is_large(&self.globals) || self.functions.len() > u16::MAX as usize {
            return self.error("module too large", range);
        }
        Ok(())
    }

    /// The scope at the current place.
    fn scope(&self) -> ScopeId {
        self.frame.scope
    }

    /// The name that `name` stands for here.
    fn mangled(&self, name: &str) -> String {
        scope::mangle(self.scopes.all[self.scope()].private_class.as_deref(), name).into_owned()
    }

    /// A name operand.
    fn name(&mut self, name: &str) -> Name {
        self.frame.asm.name(name)
    }

    /// A global variable's operand.
    fn global(&mut self, name: &str) -> Global {
        Global(self.globals.place(name))
    }

    /// Calls an intrinsic whose arguments are in `count` registers from `first` on.
    fn intrinsic(&mut self, dst: Reg, intrinsic: Intrinsic, first: Reg, count: usize) {
        debug_assert_eq!(intrinsic.info().arguments.len(), count, "{}", intrinsic.name());
        let place = self.intrinsics.place(intrinsic.name());
        let first = if count == 0 { 0 } else { first };
        self.frame.asm.intrinsic(Def(dst), IntrinsicIndex(place), UseRange(first), Count(count as u16));
    }

    /// Calls an intrinsic with what is in these registers.
    fn intrinsic_of(&mut self, dst: Reg, intrinsic: Intrinsic, arguments: &[Reg]) {
        let mark = self.frame.mark();
        let first = self.in_a_row(arguments);
        self.intrinsic(dst, intrinsic, first, arguments.len());
        self.frame.release(mark);
    }

    /// The first of registers in a row that hold what these hold; copies unless they are.
    fn in_a_row(&mut self, registers: &[Reg]) -> Reg {
        let is_row = registers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]));
        if is_row && !registers.is_empty() {
            return registers[0];
        }
        let first = self.frame.temps(registers.len());
        for (index, &register) in registers.iter().enumerate() {
            self.frame.copy(first + index as u16, register);
        }
        first
    }

    /// A string constant in a new temporary.
    fn string(&mut self, text: &str) -> Reg {
        let register = self.frame.temp();
        self.frame.load(register, Constant::Str(text.to_owned()));
        register
    }
}
