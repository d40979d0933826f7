//! The typer: gives names and expressions of parsed modules their meaning.

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
