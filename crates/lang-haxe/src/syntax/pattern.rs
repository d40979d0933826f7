//! Patterns of `case`.
//!
//! The parser reads a pattern as an expression and sorts it here. What a bare name means (a constructor, a constant or
//! a capture) is the typer's question.

use super::{Expr, Ident, TypeExpr};
use crate::source::Span;

/// A pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// What is written.
    pub kind: PatternKind,
    /// Where.
    pub span: Span,
}

/// The forms of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum PatternKind {
    /// `_`.
    Wildcard,
    /// `name`: a constructor or constant if there is one of this name, else a capture.
    Name(Ident),
    /// `var name` or `final name`: always a capture.
    Capture(Ident),
    /// `name = pattern`: captures what the pattern matches.
    Binding {
        /// The capture.
        name: Ident,
        /// What must match.
        pattern: Box<Pattern>,
    },
    /// `C(a, b)`, `pack.E.C(a)`.
    Constructor {
        /// The constructor: a name or a path of fields.
        callee: Box<Expr>,
        /// A pattern for each argument.
        args: Vec<Pattern>,
    },
    /// `[a, b]`.
    Array(Vec<Pattern>),
    /// `{ x: a, y: b }`.
    Object(Vec<(Ident, Pattern)>),
    /// `a | b`, at least two.
    Or(Vec<Pattern>),
    /// `f(_) => pattern`, where `_` in the expression is the value.
    Extractor {
        /// The expression.
        expr: Box<Expr>,
        /// What its value must match.
        pattern: Box<Pattern>,
    },
    /// `(pattern : T)`.
    Typed {
        /// What must match.
        pattern: Box<Pattern>,
        /// The type.
        ty: TypeExpr,
    },
    /// A constant: a literal, a path of fields, a negated number, a regular expression.
    Value(Box<Expr>),
    /// What could not be read.
    Error,
}

/// `case a, b if (guard): body`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The patterns; `case a, b` is one `Or`.
    pub pattern: Pattern,
    /// The guard.
    pub guard: Option<Expr>,
    /// What is done.
    pub body: Vec<Expr>,
    /// From `case` to the end of the body.
    pub span: Span,
}
