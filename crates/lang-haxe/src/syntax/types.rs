//! Type expressions.

use super::{Expr, Field, Ident, Metadata};
use crate::source::Span;

/// A type as written.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeExpr {
    /// What is written.
    pub kind: TypeKind,
    /// Where.
    pub span: Span,
}

/// The forms of a type.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// `a.b.C<T>`.
    Path(TypePath),
    /// `A -> B`, `(x:A, ?y:B) -> C`.
    Function {
        /// What it takes. `Void -> A` takes none: the parser leaves out a single `Void`.
        params: Vec<FunctionTypeParam>,
        /// What it returns.
        result: Box<TypeExpr>,
    },
    /// `{ x:Int, ?y:Int }`, `{ > A, x:Int }`, `{ var x:Int; function f():Void; }`.
    Structure {
        /// The types after `>`.
        extends: Vec<TypePath>,
        /// The fields, of kinds `Var`, `Property` and `Function` without body. Optional ones have the modifier.
        fields: Vec<Field>,
    },
    /// `A & B`, at least two.
    Intersection(Vec<TypeExpr>),
    /// `(T)`.
    Paren(Box<TypeExpr>),
    /// What could not be read.
    Error,
}

/// A parameter in a function's type.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionTypeParam {
    /// The name, if given.
    pub name: Option<Ident>,
    /// Whether a `?` stands before it.
    pub is_optional: bool,
    /// Whether `...` stands before it.
    pub is_rest: bool,
    /// The type.
    pub ty: TypeExpr,
}

impl FunctionTypeParam {
    /// Whether there is nothing but the type.
    pub fn is_bare(&self) -> bool {
        self.name.is_none() && !self.is_optional && !self.is_rest
    }
}

/// `a.b.Module.Sub<T, U>`.
///
/// Names that begin with a lower-case letter are packages, the first other is the module or a type, the next a type in
/// that module.
#[derive(Clone, Debug, PartialEq)]
pub struct TypePath {
    /// The packages.
    pub package: Vec<Ident>,
    /// A type, or the module of `sub`.
    pub name: Ident,
    /// A type within the module `name`.
    pub sub: Option<Ident>,
    /// The type arguments.
    pub args: Vec<TypeArgument>,
    /// All of it.
    pub span: Span,
}

/// An argument for a type parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeArgument {
    /// A type.
    Type(TypeExpr),
    /// A constant, for a parameter that is `@:const`.
    Const(Expr),
}

/// A type parameter where it is declared.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeParam {
    /// Its metadata.
    pub meta: Vec<Metadata>,
    /// Its name.
    pub name: Ident,
    /// What arguments must be: `T:A & B` and `T:(A, B)` both list two.
    pub constraints: Vec<TypeExpr>,
    /// What it is if not given.
    pub default: Option<TypeExpr>,
}
