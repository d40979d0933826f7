//! The typer: gives the names and expressions of parsed modules their meaning.
//!
//! Everything is found out when it is first asked for: a module is read when a name needs it, a class's fields are listed when
//! one is looked up, a field's type is resolved when it is used, and a method without a written result is typed at its first use. The user's
//! modules are typed in full; of the standard library only what is reached ([`reach`]).
//!
//! - [`module`], [`names`]: modules, imports, paths.
//! - [`declare`], [`abstracts`], [`fields`], [`check`]: declarations.
//! - [`unify`], [`cast`]: which type goes where, and which conversions expressions need.
//! - [`expr`] and the files it names: expressions. [`access`] says what a name or a field means before it is known whether it
//!   is read, written or called.
//! - [`matching`]: patterns to decision trees. [`inline`]: bodies in place of calls. [`finish`]: facts about whole functions.
//!
//! Errors are noted and typing goes on with an unknown type, which fits anywhere.

mod abstracts;
mod access;
mod arguments;
mod assign;
mod call;
mod cast;
mod check;
mod columns;
mod context;
mod control;
mod declare;
mod expr;
mod fields;
mod finish;
mod fold;
mod function;
mod generic;
mod ident;
mod inline;
mod literal;
mod lookup;
mod loops;
mod matching;
mod module;
mod names;
mod object;
mod operator;
mod overload;
mod pattern;
mod reach;
mod signature;
mod type_expr;
mod unify;

use std::collections::{HashMap, HashSet, VecDeque};

use crate::diagnostic::Diagnostic;
use crate::modules::Loader;
use crate::source::{Name, Span};
use crate::typed::{Expr, ExprKind, FieldId, Literal, ModuleId, Program};
use crate::types::{ClassId, DYNAMIC, Type, TypeRef};

pub(crate) use context::Context;
use module::ModuleState;

/// An operator that an abstract's function may stand for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum OverloadedOp {
    /// `a op b`.
    Binary(crate::syntax::BinaryOp),
    /// `a op= b`.
    Assign(crate::syntax::BinaryOp),
    /// `-a`, `!a`, `~a`.
    Unary(crate::syntax::UnaryOp),
    /// `++a`, `a++`, `--a`, `a--`.
    Increment {
        /// `--`?
        is_decrement: bool,
        /// Before its operand?
        is_prefix: bool,
    },
}

/// What came of typing a program.
#[derive(Debug)]
pub struct Typed {
    /// The program, as far as it could be typed.
    pub program: Program,
    /// What is wrong with it, in the order found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Types the program whose main class is in module `main`.
///
/// A library may do without `main`.
pub fn compile(source: &mut Loader, main: &str, is_library: bool) -> Typed {
    let mut typer = Typer::new(source);
    typer.run(main, is_library);
    Typed { program: typer.program, diagnostics: typer.diagnostics }
}

/// How far something that is found out when first asked for has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    New,
    Busy,
    Done,
}

/// A declaration's place: module and index among the module's types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct DeclSource {
    module: ModuleId,
    /// `None` for the module's own fields.
    index: Option<usize>,
}

/// What is known of how far a field has come, and where it is written.
#[derive(Clone, Copy, Debug)]
struct FieldState {
    decl: DeclSource,
    /// The index among the declaration's fields; `None` for fields made up.
    index: Option<usize>,
    signature: State,
    body: State,
    /// Is it a function of an abstract that has a `this`?
    has_this: bool,
}

/// What is wanted of an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Want {
    /// Its value is not used.
    Nothing,
    /// Any value.
    Value,
    /// A value, preferably of this type; whoever wants it checks.
    Type(Type),
}

/// Types that the language itself knows.
#[derive(Clone, Copy, Debug)]
struct Known {
    void: Type,
    int: Type,
    float: Type,
    bool_: Type,
    string: Type,
    null: crate::types::AbstractId,
    array: crate::types::ClassId,
    class: TypeRef,
    enum_: TypeRef,
}

/// The typer's state.
pub(crate) struct Typer<'a> {
    program: Program,
    source: &'a mut Loader,
    modules: Vec<ModuleState>,
    module_ids: HashMap<Name, Option<ModuleId>>,
    class_states: Vec<(State, DeclSource)>,
    enum_states: Vec<(State, DeclSource)>,
    typedef_states: Vec<(State, DeclSource)>,
    abstract_states: Vec<(State, DeclSource)>,
    field_states: Vec<FieldState>,
    known: Known,
    cx: Context,
    diagnostics: Vec<Diagnostic>,
    reported: HashSet<(Span, String)>,
    /// Fields whose bodies have to be typed.
    queue: VecDeque<FieldId>,
    dynamic_names: HashSet<Name>,
    reflects: bool,
    /// Pairs of types being unified, so that recursive ones end.
    unifying: Vec<(Type, Type)>,
    unify_depth: u32,
    /// Why the last unification failed.
    unify_notes: Vec<String>,
    /// Functions being inlined.
    inlining: Vec<FieldId>,
    /// Copies of `@:generic` functions, by the types they are for.
    generic_functions: HashMap<(FieldId, Vec<Type>), FieldId>,
    /// Classes that `@:generic` ones are for given types.
    generic_classes: HashMap<(ClassId, Vec<Type>), ClassId>,
    /// What type parameters are in the bodies of such copies.
    generic_bindings: HashMap<FieldId, Vec<(Name, Type)>>,
    depth: u32,
}

/// How deep expressions may nest, methods typed on demand included.
const DEPTH: u32 = 2_000;

impl<'a> Typer<'a> {
    fn new(source: &'a mut Loader) -> Typer<'a> {
        let nothing = Known {
            void: DYNAMIC,
            int: DYNAMIC,
            float: DYNAMIC,
            bool_: DYNAMIC,
            string: DYNAMIC,
            null: crate::types::AbstractId(0),
            array: crate::types::ClassId(0),
            class: TypeRef::Class(crate::types::ClassId(0)),
            enum_: TypeRef::Class(crate::types::ClassId(0)),
        };
        Typer {
            program: Program::default(),
            source,
            modules: Vec::new(),
            module_ids: HashMap::new(),
            class_states: Vec::new(),
            enum_states: Vec::new(),
            typedef_states: Vec::new(),
            abstract_states: Vec::new(),
            field_states: Vec::new(),
            known: nothing,
            cx: Context::default(),
            diagnostics: Vec::new(),
            reported: HashSet::new(),
            queue: VecDeque::new(),
            dynamic_names: HashSet::new(),
            reflects: false,
            unifying: Vec::new(),
            unify_depth: 0,
            unify_notes: Vec::new(),
            inlining: Vec::new(),
            generic_functions: HashMap::new(),
            generic_classes: HashMap::new(),
            generic_bindings: HashMap::new(),
            depth: 0,
        }
    }

    fn run(&mut self, main: &str, is_library: bool) {
        if !self.load_known() {
            return;
        }
        let name: Name = main.into();
        let Some(module) = self.load_module(&name) else {
            self.diagnostics.push(Diagnostic::error(Span::default(), format!("Type not found : {main}")));
            return;
        };
        // Arrays and strings are made without a word.
        self.use_type(self.known.string);
        self.use_class(self.known.array);
        self.type_module(module);
        self.find_main(module, is_library);
        self.reach_everything();
        self.finish_program();
    }

    /// Finds the types that the language knows. Without them nothing can be typed.
    fn load_known(&mut self) -> bool {
        let missing = |typer: &mut Self, name: &str| {
            let message = format!("Standard library not found: type {name} is missing");
            typer.diagnostics.push(Diagnostic::error(Span::default(), message));
        };
        for name in ["StdTypes", "String", "Array"] {
            if self.load_module(&name.into()).is_none() {
                missing(self, name);
                return false;
            }
        }
        let mut found = HashMap::new();
        for name in ["Void", "Int", "Float", "Bool", "Null", "String", "Array", "Class", "Enum"] {
            let mut of = self.program.by_name.get(name).copied();
            if of.is_none() && self.load_module(&name.into()).is_some() {
                of = self.program.by_name.get(name).copied();
            }
            let Some(of) = of else {
                missing(self, name);
                return false;
            };
            found.insert(name, of);
        }
        let (TypeRef::Abstract(null), TypeRef::Class(array)) = (found["Null"], found["Array"]) else {
            missing(self, "Null");
            return false;
        };
        let mut plain = |name: &str| self.program.types.reference(found[name], &[]);
        self.known = Known {
            void: plain("Void"),
            int: plain("Int"),
            float: plain("Float"),
            bool_: plain("Bool"),
            string: plain("String"),
            null,
            array,
            class: found["Class"],
            enum_: found["Enum"],
        };
        true
    }

    /// Notes an error, unless the same has been said of the same place.
    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::error(span, message));
    }

    /// Notes an error with a hint.
    fn error_with_hint(&mut self, span: Span, message: impl Into<String>, hint: Option<String>) {
        let mut diagnostic = Diagnostic::error(span, message);
        diagnostic.hint = hint;
        self.report(diagnostic);
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        if self.cx.silent > 0 {
            self.cx.silent_errors += 1;
            return;
        }
        if self.reported.insert((diagnostic.span, diagnostic.message.clone())) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// What stands for an expression with an error: of unknown type, so that no other errors follow from it.
    fn broken(&mut self, span: Span) -> Expr {
        let ty = self.program.types.mono();
        Expr::new(ExprKind::Literal(Literal::Null), ty, span)
    }

    /// Notes an error; gives what stands for the expression.
    fn fail(&mut self, span: Span, message: impl Into<String>) -> Expr {
        self.error(span, message);
        self.broken(span)
    }

    /// `Null<T>`.
    fn nullable(&mut self, ty: Type) -> Type {
        if self.is_null_type(ty) {
            return ty;
        }
        self.program.types.abstraction(self.known.null, &[ty])
    }

    /// `Array<T>`.
    fn array_of(&mut self, element: Type) -> Type {
        self.program.types.class(self.known.array, &[element])
    }
}
