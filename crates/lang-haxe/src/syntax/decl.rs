//! Files and what they declare.

use super::{Expr, Function, Ident, Metadata, Param, TypeExpr, TypeParam, TypePath};
use crate::source::{FileId, Name, Span};

/// A file: one module.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Which text it was read from.
    pub file: FileId,
    /// The parts of `package a.b;`.
    pub package: Vec<Ident>,
    /// `import` and `using`, in order.
    pub imports: Vec<Import>,
    /// The types, in order.
    pub types: Vec<TypeDecl>,
    /// Functions and variables outside any type.
    pub fields: Vec<Field>,
}

/// `import` or `using`.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What is named: packages, module, type, static field; as far as it is written.
    pub path: Vec<Ident>,
    /// What is done with it.
    pub mode: ImportMode,
    /// The whole declaration.
    pub span: Span,
}

/// What an import does.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportMode {
    /// `import a.B;`
    Plain,
    /// `import a.B as C;` or with `in`.
    Alias(Ident),
    /// `import a.*;`
    All,
    /// `using a.B;`
    Using,
}

/// A type where it is declared.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDecl {
    /// The documentation, without its comment signs.
    pub doc: Option<Name>,
    /// The metadata.
    pub meta: Vec<Metadata>,
    /// What stands before the keyword.
    pub modifiers: Modifiers,
    /// The name.
    pub name: Ident,
    /// The type parameters.
    pub params: Vec<TypeParam>,
    /// What it is.
    pub kind: TypeDeclKind,
    /// From the first modifier to the end.
    pub span: Span,
}

/// The kinds of declared types.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeDeclKind {
    /// `class`.
    Class {
        /// The class it extends.
        extends: Option<TypePath>,
        /// The interfaces it implements.
        implements: Vec<TypePath>,
        /// Its fields.
        fields: Vec<Field>,
    },
    /// `interface`.
    Interface {
        /// The interfaces it extends.
        extends: Vec<TypePath>,
        /// Its fields.
        fields: Vec<Field>,
    },
    /// `enum`.
    Enum {
        /// Its constructors.
        constructors: Vec<EnumConstructor>,
    },
    /// `abstract A(B) from C to D`, `enum abstract`, `@:enum abstract`.
    Abstract {
        /// The type it stands for; a core type has none.
        underlying: Option<TypeExpr>,
        /// What converts to it.
        from: Vec<TypeExpr>,
        /// What it converts to.
        to: Vec<TypeExpr>,
        /// Its fields.
        fields: Vec<Field>,
        /// Whether its variables list its values.
        is_enum: bool,
    },
    /// `typedef`.
    Typedef {
        /// What it is a name for.
        target: TypeExpr,
    },
}

/// A constructor of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumConstructor {
    /// The documentation.
    pub doc: Option<Name>,
    /// The metadata.
    pub meta: Vec<Metadata>,
    /// The name.
    pub name: Ident,
    /// Its own type parameters.
    pub params: Vec<TypeParam>,
    /// What it takes; `None` if it is a constant.
    pub args: Option<Vec<Param>>,
    /// The type it gives, where that is written.
    pub result: Option<TypeExpr>,
    /// All of it.
    pub span: Span,
}

/// A field of a type or module, or of a structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The documentation.
    pub doc: Option<Name>,
    /// The metadata.
    pub meta: Vec<Metadata>,
    /// What stands before the keyword.
    pub modifiers: Modifiers,
    /// The name; `new` for a constructor.
    pub name: Ident,
    /// What it is.
    pub kind: FieldKind,
    /// All of it.
    pub span: Span,
}

/// The kinds of fields. A `final` variable is `Var` with the modifier.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldKind {
    /// `var x:T = e;`
    Var {
        /// The type, if written.
        ty: Option<TypeExpr>,
        /// The first value, if written.
        init: Option<Expr>,
    },
    /// `var x(get, set):T = e;`
    Property {
        /// How it is read.
        get: Accessor,
        /// How it is written.
        set: Accessor,
        /// The type, if written.
        ty: Option<TypeExpr>,
        /// The first value, if written.
        init: Option<Expr>,
    },
    /// `function f():T …`
    Function(Function),
}

/// How a property is read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accessor {
    /// `default`: as a variable.
    Default,
    /// `get` or `set`: by a method of that name.
    Method,
    /// `null`: as a variable, within the class.
    Null,
    /// `never`.
    Never,
    /// `dynamic`: by a method of that name, found at run time.
    Dynamic,
}

/// Words before a declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// `public` or `private`, if either is written.
    pub access: Option<Access>,
    /// `static`.
    pub is_static: bool,
    /// `inline`.
    pub is_inline: bool,
    /// `override`.
    pub is_override: bool,
    /// `dynamic`.
    pub is_dynamic: bool,
    /// `extern`.
    pub is_extern: bool,
    /// `final`: of a class, a method, or instead of `var`.
    pub is_final: bool,
    /// `abstract` before `class` or `function`.
    pub is_abstract: bool,
    /// `overload`.
    pub is_overload: bool,
    /// `?` before the name of a structure's field (or `@:optional`).
    pub is_optional: bool,
}

/// Who may use a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// `public`.
    Public,
    /// `private`.
    Private,
}
