//! The syntax tree: what a file says, before names mean anything.
//!
//! [`decl`] holds files and declarations, [`types`] type expressions, [`expr`] expressions, [`pattern`] what stands in
//! `case`. Every node knows its [`Span`]. What the parser could not read stands as [`ExprKind::Error`] or
//! [`TypeKind::Error`], and a diagnostic has been given: who walks the tree passes over such nodes in silence.

pub mod decl;
pub mod expr;
pub mod pattern;
pub mod print;
pub mod types;

pub use decl::*;
pub use expr::*;
pub use pattern::*;
pub use types::*;

use crate::source::{Name, Span};

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Ident {
    /// The name.
    pub name: Name,
    /// Where it stands.
    pub span: Span,
}

/// `@name(arguments)` or `@:name(arguments)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Metadata {
    /// The name; that of compile-time metadata begins with `:`.
    pub name: Name,
    /// Where the name stands, with its `@`.
    pub span: Span,
    /// The arguments.
    pub args: Vec<Expr>,
}

/// The metadata of this name, if it is there. `name` has the colon of compile-time metadata.
pub fn find_metadata<'a>(list: &'a [Metadata], name: &str) -> Option<&'a Metadata> {
    list.iter().find(|meta| &*meta.name == name)
}
