//! Declarations of a typed program.

use std::collections::HashMap;

use crate::source::Span;
use crate::types::{AbstractId, ClassId, EnumId, Name, Param, Type, TypeRef, TypedefId, Types, indices};

use super::{Expr, FieldId, Literal, LocalId};

indices! {
    /// A module: a file.
    ModuleId;
}

/// A whole program: everything that `main` can reach, and all of the modules the user wrote.
#[derive(Debug, Default)]
pub struct Program {
    /// All types.
    pub types: Types,
    /// Modules, in the order in which they were first named.
    pub modules: Vec<ModuleInfo>,
    /// Classes and interfaces. Those with `is_used` unset were only mentioned: nothing has to be emitted for them.
    pub classes: Vec<Class>,
    /// Enums.
    pub enums: Vec<Enum>,
    /// Typedefs.
    pub typedefs: Vec<Typedef>,
    /// Abstracts.
    pub abstracts: Vec<Abstract>,
    /// Fields of all classes.
    pub fields: Vec<Field>,
    /// Classes whose static variables have to be initialized, in order: a class comes after those that its module needs.
    pub initialization: Vec<ClassId>,
    /// The static method to run.
    pub main: Option<FieldId>,
    /// Types by full name (`haxe.ds.Option`), for reflection and for the lowering to find what it must know.
    pub by_name: HashMap<Name, TypeRef>,
    /// Names that dynamic or structural accesses use: fields of these names can be reached without their class.
    pub dynamic_names: Vec<Name>,
}

/// A module.
#[derive(Debug, Clone)]
pub struct ModuleInfo {
    /// `haxe.ds.StringMap`.
    pub name: Name,
    /// Is it the standard library's?
    pub is_std: bool,
}

/// What a declared type is called and where.
#[derive(Debug, Clone)]
pub struct TypeName {
    /// `haxe.ds.StringMap`; a second type of a module is named by its package, too (`haxe.ds.Helper`).
    pub path: Name,
    /// `StringMap`.
    pub name: Name,
    /// The module.
    pub module: ModuleId,
    /// Is it visible in its module alone?
    pub is_private: bool,
    /// Where it is declared.
    pub span: Span,
}

/// Metadata: `@:name(args)`; arguments are kept where they are literals or names.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// With its colon: `:generic`.
    pub name: Name,
    /// Its arguments' texts.
    pub args: Vec<Name>,
}

/// What a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassKind {
    /// A class.
    Class,
    /// An interface.
    Interface,
    /// The static fields of a module.
    Module,
    /// The functions of an abstract, all static.
    Abstract(AbstractId),
}

/// A class or interface.
#[derive(Debug, Clone)]
pub struct Class {
    /// Its name.
    pub name: TypeName,
    /// What it is.
    pub kind: ClassKind,
    /// Its parameters.
    pub params: Vec<Param>,
    /// The class it extends, with arguments.
    pub super_class: Option<(ClassId, Vec<Type>)>,
    /// Interfaces it implements, or extends if it is one.
    pub interfaces: Vec<(ClassId, Vec<Type>)>,
    /// Classes that extend it directly, or implement it.
    pub subclasses: Vec<ClassId>,
    /// Is it `extern`, given by natives?
    pub is_extern: bool,
    /// Is it `final`?
    pub is_final: bool,
    /// Is it `abstract`: has no instances of its own?
    pub is_abstract: bool,
    /// Does reached code use it?
    pub is_used: bool,
    /// Fields of instances, in order, inherited ones not repeated.
    pub fields: Vec<FieldId>,
    /// Static fields, in order.
    pub statics: Vec<FieldId>,
    /// Its own constructor; without one, the superclass's counts.
    pub constructor: Option<FieldId>,
    /// The name of each own field of instances. (Static fields: `static_names`.)
    pub names: HashMap<Name, FieldId>,
    /// The name of each static field.
    pub static_names: HashMap<Name, FieldId>,
    /// `@:structInit`?
    pub is_struct_init: bool,
    /// `Dynamic<T>` implemented: any field is allowed, of type `T`.
    pub dynamic_fields: Option<Type>,
    /// `static function __init__`, run when static variables have their values.
    pub init: Option<FieldId>,
    /// Metadata.
    pub meta: Vec<Meta>,
}

/// Whether and how a property may be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// By its storage.
    Plain,
    /// By `get_x` or `set_x`.
    Accessor,
    /// By its storage, from within the class alone (`null`).
    Private,
    /// By its storage, from constructors alone (`final`).
    Constructor,
    /// Not at all.
    Never,
    /// Replaced by its value.
    Inline,
}

/// Kinds of methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MethodKind {
    /// The usual.
    Normal,
    /// `inline`: replaced by its body where possible.
    Inline,
    /// `dynamic`: a variable that holds a function.
    Dynamic,
}

/// A variable or a method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A variable or property.
    Variable {
        /// How it is read.
        read: Access,
        /// How it is written.
        write: Access,
        /// Has it storage? (A property with two accessors has none unless `@:isVar`.)
        stored: bool,
    },
    /// A method.
    Method(MethodKind),
}

/// A field of a class.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name; `new` for constructors.
    pub name: Name,
    /// The class it is declared in.
    pub owner: ClassId,
    /// Its declared type; a method's is a function type.
    pub ty: Type,
    /// Its own type parameters.
    pub params: Vec<Param>,
    /// Variable or method.
    pub kind: FieldKind,
    /// Is it static?
    pub is_static: bool,
    /// Is it public?
    pub is_public: bool,
    /// May it not be overridden, or, for a variable, only be set by constructors?
    pub is_final: bool,
    /// Is it declared without a body, to be given by subclasses?
    pub is_abstract: bool,
    /// Is it `extern`, or of an extern class without a body: given by a native?
    pub is_extern: bool,
    /// The method that it overrides.
    pub overrides: Option<FieldId>,
    /// Does a loaded class override it? If not, calls are direct.
    pub overridden: bool,
    /// Does reached code use it? Others need no code.
    pub is_used: bool,
    /// A variable's initial value; of an instance's variable, evaluated by constructors before their bodies.
    pub init: Option<Expr>,
    /// Locals of `init`.
    pub init_locals: Vec<LocalData>,
    /// A constant's value (`static inline var`), and what an enum abstract's value is.
    pub constant: Option<Literal>,
    /// A method's body.
    pub function: Option<Function>,
    /// Metadata.
    pub meta: Vec<Meta>,
    /// Where its name is.
    pub span: Span,
}

/// A function with a body.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its parameters. Functions of abstracts that have `this` take it first.
    pub parameters: Vec<Parameter>,
    /// Its result.
    pub result: Type,
    /// What it does. The result is by `return`; falling off the end returns null.
    pub body: Expr,
    /// Its locals, those of closures in it included.
    pub locals: Vec<LocalData>,
    /// What an optimizer may want to know.
    pub traits: Traits,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The local it is in the body.
    pub local: LocalId,
    /// The type as callers pass it: that of the local, but `Null<T>` if the parameter has a default.
    pub passed: Type,
    /// May callers leave it out? They pass null then.
    pub optional: bool,
    /// Its value if null is passed.
    pub default: Option<Literal>,
    /// `...rest`: the local is an array (`haxe.Rest`) of all arguments from here on. A call passes it as one array.
    pub is_rest: bool,
}

/// A local.
#[derive(Debug, Clone)]
pub struct LocalData {
    /// Its name; temporaries' begin with a backquote.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// Does a closure use it?
    pub captured: bool,
    /// Is it assigned after its declaration? (A captured local that is not needs no cell.)
    pub assigned: bool,
    /// Where it is declared.
    pub span: Span,
}

/// How a method was treated where it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Inlining {
    /// Called.
    #[default]
    Never,
    /// Its body replaces calls.
    Replaced,
}

/// Facts about a function that an optimizer may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits {
    /// Calls itself, directly.
    pub recursive: bool,
    /// The number of expressions.
    pub size: u32,
    /// Is it inlined?
    pub inlining: Inlining,
}

/// An enum.
#[derive(Debug, Clone)]
pub struct Enum {
    /// Its name.
    pub name: TypeName,
    /// Its parameters.
    pub params: Vec<Param>,
    /// Its constructors, by index.
    pub constructors: Vec<EnumConstructor>,
    /// Does reached code use it?
    pub is_used: bool,
    /// Metadata.
    pub meta: Vec<Meta>,
}

/// A constructor of an enum.
#[derive(Debug, Clone)]
pub struct EnumConstructor {
    /// Its name.
    pub name: Name,
    /// Its own type parameters.
    pub params: Vec<Param>,
    /// Its parameters: name, optional, type as declared. `None` if it is a constant.
    pub arguments: Option<Vec<crate::types::Argument>>,
    /// Where it is declared.
    pub span: Span,
}

/// A constructor, by its enum and index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ConstructorRef {
    /// The enum.
    pub of: EnumId,
    /// The constructor's index.
    pub index: u32,
}

/// A typedef.
#[derive(Debug, Clone)]
pub struct Typedef {
    /// Its name.
    pub name: TypeName,
    /// Its parameters.
    pub params: Vec<Param>,
    /// What it stands for.
    pub ty: Type,
}

/// An abstract.
#[derive(Debug, Clone)]
pub struct Abstract {
    /// Its name.
    pub name: TypeName,
    /// Its parameters.
    pub params: Vec<Param>,
    /// The type its values have when it runs; its own if it is a core type.
    pub underlying: Type,
    /// `@:coreType`?
    pub is_core: bool,
    /// Is it an `enum abstract`?
    pub is_enum: bool,
    /// Casts from other types.
    pub from: Vec<AbstractCast>,
    /// Casts to other types.
    pub to: Vec<AbstractCast>,
    /// Overloaded operators.
    pub operators: Vec<AbstractOperator>,
    /// Functions for `a[i]` and `a[i] = v`.
    pub array_access: Vec<FieldId>,
    /// Fields of the underlying type that it has as well: `None` is none, an empty list is all.
    pub forward: Option<Vec<Name>>,
    /// `@:forwardStatics`, likewise.
    pub forward_statics: Option<Vec<Name>>,
    /// Its functions, if it has any.
    pub functions: Option<ClassId>,
    /// The values of an enum abstract, in order.
    pub values: Vec<FieldId>,
    /// `@:op(a.b)`, to read and to write.
    pub resolve: Vec<FieldId>,
    /// `@:multiType`: `new` chooses a class by type, `@:to` functions tell which.
    pub multi_type: bool,
    /// `@:callable`: calls are the underlying value's.
    pub callable: bool,
    /// Metadata.
    pub meta: Vec<Meta>,
}

/// A cast of an abstract.
#[derive(Debug, Clone)]
pub struct AbstractCast {
    /// The other type.
    pub ty: Type,
    /// The function that does it; without one, the value stays as it is.
    pub by: Option<FieldId>,
}

/// An overloaded operator of an abstract.
#[derive(Debug, Clone)]
pub struct AbstractOperator {
    /// The operator.
    pub op: crate::typer::OverloadedOp,
    /// Its function. Without a body the operator is the underlying type's.
    pub by: FieldId,
    /// May operands change places?
    pub commutative: bool,
}

impl Program {
    /// A class.
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.index()]
    }

    /// An enum.
    pub fn enumeration(&self, id: EnumId) -> &Enum {
        &self.enums[id.index()]
    }

    /// A typedef.
    pub fn typedef(&self, id: TypedefId) -> &Typedef {
        &self.typedefs[id.index()]
    }

    /// An abstract.
    pub fn abstraction(&self, id: AbstractId) -> &Abstract {
        &self.abstracts[id.index()]
    }

    /// A field.
    pub fn field(&self, id: FieldId) -> &Field {
        &self.fields[id.index()]
    }

    /// A constructor of an enum.
    pub fn constructor(&self, of: ConstructorRef) -> &EnumConstructor {
        &self.enums[of.of.index()].constructors[of.index as usize]
    }

    /// What a declared type is called.
    pub fn name_of(&self, of: TypeRef) -> &TypeName {
        match of {
            TypeRef::Class(id) => &self.classes[id.index()].name,
            TypeRef::Enum(id) => &self.enums[id.index()].name,
            TypeRef::Typedef(id) => &self.typedefs[id.index()].name,
            TypeRef::Abstract(id) => &self.abstracts[id.index()].name,
        }
    }

    /// The constructor that `new` of a class calls: its own or an inherited one.
    pub fn constructor_of(&self, class: ClassId) -> Option<FieldId> {
        let mut at = Some(class);
        while let Some(id) = at {
            let class = self.class(id);
            if class.constructor.is_some() {
                return class.constructor;
            }
            at = class.super_class.as_ref().map(|(id, _)| *id);
        }
        None
    }

    /// Is `class` the same as `ancestor`, or does it extend or implement it?
    pub fn is_subclass(&self, class: ClassId, ancestor: ClassId) -> bool {
        if class == ancestor {
            return true;
        }
        let data = self.class(class);
        data.super_class.as_ref().is_some_and(|(id, _)| self.is_subclass(*id, ancestor))
            || data.interfaces.iter().any(|(id, _)| self.is_subclass(*id, ancestor))
    }

    /// A field of a class's instances, its own or inherited (of interfaces as well).
    pub fn find_field(&self, class: ClassId, name: &str) -> Option<FieldId> {
        let data = self.class(class);
        if let Some(&field) = data.names.get(name) {
            return Some(field);
        }
        if let Some((id, _)) = &data.super_class
            && let Some(field) = self.find_field(*id, name)
        {
            return Some(field);
        }
        data.interfaces.iter().find_map(|(id, _)| self.find_field(*id, name))
    }
}
