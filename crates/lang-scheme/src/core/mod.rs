//! The core language: what is left of a program when its macros are expanded.
//!
//! Variables are numbers, unique in a compilation, so that code can be moved without renaming. Global variables are known
//! by the names that the module uses for them. Primitive operations stay calls of [`Kind::Builtin`]; the lowering knows which
//! of them are instructions.

pub mod show;

use std::rc::Rc;

use crate::reader::{Datum, Span};

/// A local variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Var(pub u32);

/// What is known of a local variable.
#[derive(Clone, Debug)]
pub struct VarInfo {
    /// Its name in the source.
    pub name: Rc<str>,
    /// Whether `set!` changes it.
    pub is_assigned: bool,
}

/// An expression with its place.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// An expression.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A constant.
    Const(Datum),
    /// The value of what has no value worth speaking of.
    Unspecified,
    /// A local variable.
    Local(Var),
    /// A global variable of the program or a library.
    Global(Rc<str>),
    /// A procedure that the language supplies.
    Builtin(Rc<str>),
    /// Changes a local variable.
    SetLocal(Var, Box<Expr>),
    /// Changes a global variable, which must have a value.
    SetGlobal(Rc<str>, Box<Expr>),
    /// Gives a global variable its value.
    DefineGlobal(Rc<str>, Box<Expr>),
    /// A procedure.
    Lambda(Box<Lambda>),
    /// A choice.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// The first that is true, else the last.
    Or(Vec<Expr>),
    /// One after another; at least one.
    Seq(Vec<Expr>),
    /// Variables whose initial values do not see them.
    Let(Vec<(Var, Expr)>, Box<Expr>),
    /// Variables whose initial values see all of them, set in order.
    Letrec(Vec<(Var, Expr)>, Box<Expr>),
    /// A call.
    Call(Box<Expr>, Vec<Expr>),
    /// Variables that take several values.
    Receive(Box<Receive>),
    /// An operation on a record.
    Record(RecordOp, Vec<Expr>),
    /// Evaluates `body`; if it raises, binds what was raised and evaluates `handler` in its place.
    Try(Box<Try>),
}

/// A procedure.
#[derive(Clone, Debug)]
pub struct Lambda {
    /// A name for traces.
    pub name: Option<Rc<str>>,
    /// The parameters.
    pub parameters: Vec<Var>,
    /// The parameter for the other arguments.
    pub rest: Option<Var>,
    /// What it does.
    pub body: Expr,
    /// Where it stands.
    pub span: Span,
}

/// Variables that take several values.
#[derive(Clone, Debug)]
pub struct Receive {
    /// One for each of the first values.
    pub variables: Vec<Var>,
    /// The one for the other values.
    pub rest: Option<Var>,
    /// Yields the values.
    pub producer: Expr,
    /// What sees the variables.
    pub body: Expr,
}

/// See [`Kind::Try`].
#[derive(Clone, Debug)]
pub struct Try {
    /// What may raise.
    pub body: Expr,
    /// What was raised.
    pub variable: Var,
    /// What is done about it.
    pub handler: Expr,
}

/// An operation on records of a type.
#[derive(Clone, Debug)]
pub struct RecordOp {
    /// The type.
    pub record: Rc<RecordType>,
    /// What is done.
    pub action: RecordAction,
}

/// What is done with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordAction {
    /// Makes one; an argument for each field.
    Make,
    /// Whether the argument is one.
    Test,
    /// Reads the field.
    Get(u16),
    /// Changes the field.
    Set(u16),
}

/// A record type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordType {
    /// Its name in the source.
    pub name: Rc<str>,
    /// The name of its layout, unique among all types.
    pub layout: Rc<str>,
    /// Names of its fields.
    pub fields: Vec<Rc<str>>,
}

/// A procedure that `define-record-type` defines.
#[derive(Clone, Debug)]
pub enum RecordProcedure {
    /// Makes a record: for each field the argument that it gets, or none.
    Constructor(Rc<RecordType>, Vec<Option<u16>>, u16),
    /// Anything else.
    Operation(RecordOp),
}

impl Expr {
    /// An expression at a place.
    pub fn new(span: Span, kind: Kind) -> Expr {
        Expr { span, kind }
    }

    /// A call of a procedure that the language supplies.
    pub fn builtin_call(span: Span, name: &str, arguments: Vec<Expr>) -> Expr {
        let callee = Expr::new(span, Kind::Builtin(name.into()));
        Expr::new(span, Kind::Call(Box::new(callee), arguments))
    }

    /// A boolean.
    pub fn boolean(span: Span, value: bool) -> Expr {
        Expr::new(span, Kind::Const(Datum::Bool(value)))
    }

    /// A local variable.
    pub fn local(span: Span, var: Var) -> Expr {
        Expr::new(span, Kind::Local(var))
    }

    /// A choice.
    pub fn choice(span: Span, test: Expr, then: Expr, other: Expr) -> Expr {
        Expr::new(span, Kind::If(Box::new(test), Box::new(then), Box::new(other)))
    }

    /// One after another.
    pub fn sequence(span: Span, mut items: Vec<Expr>) -> Expr {
        match items.len() {
            0 => Expr::new(span, Kind::Unspecified),
            1 => items.remove(0),
            _ => Expr::new(span, Kind::Seq(items)),
        }
    }
}

/// Calls `visit` with the expressions right inside this one.
pub fn each_child(kind: &mut Kind, visit: &mut dyn FnMut(&mut Expr)) {
    match kind {
        Kind::Const(_) | Kind::Unspecified | Kind::Local(_) | Kind::Global(_) | Kind::Builtin(_) => {}
        Kind::SetLocal(_, value) | Kind::SetGlobal(_, value) | Kind::DefineGlobal(_, value) => visit(value),
        Kind::Lambda(lambda) => visit(&mut lambda.body),
        Kind::If(test, then, other) => {
            visit(test);
            visit(then);
            visit(other);
        }
        Kind::Or(items) | Kind::Seq(items) | Kind::Record(_, items) => items.iter_mut().for_each(visit),
        Kind::Let(bindings, body) | Kind::Letrec(bindings, body) => {
            bindings.iter_mut().for_each(|(_, value)| visit(value));
            visit(body);
        }
        Kind::Call(callee, arguments) => {
            visit(callee);
            arguments.iter_mut().for_each(visit);
        }
        Kind::Receive(receive) => {
            visit(&mut receive.producer);
            visit(&mut receive.body);
        }
        Kind::Try(attempt) => {
            visit(&mut attempt.body);
            visit(&mut attempt.handler);
        }
    }
}

/// Adds the expressions right inside one.
pub fn push_children<'a>(expr: &'a Expr, stack: &mut Vec<&'a Expr>) {
    match &expr.kind {
        Kind::Const(_) | Kind::Unspecified | Kind::Local(_) | Kind::Global(_) | Kind::Builtin(_) => {}
        Kind::SetLocal(_, value) | Kind::SetGlobal(_, value) | Kind::DefineGlobal(_, value) => {
            stack.push(value);
        }
        Kind::Lambda(lambda) => stack.push(&lambda.body),
        Kind::If(test, then, other) => stack.extend([&**test, &**then, &**other]),
        Kind::Or(items) | Kind::Seq(items) | Kind::Record(_, items) => stack.extend(items),
        Kind::Let(bindings, body) | Kind::Letrec(bindings, body) => {
            stack.extend(bindings.iter().map(|(_, value)| value));
            stack.push(body);
        }
        Kind::Call(callee, arguments) => {
            stack.push(callee);
            stack.extend(arguments);
        }
        Kind::Receive(receive) => stack.extend([&receive.producer, &receive.body]),
        Kind::Try(attempt) => stack.extend([&attempt.body, &attempt.handler]),
    }
}
