//! The types of Haxe: a store of them, monomorphs, and the operations that unification is made of.
//!
//! A [`Type`] is a small index into [`Types`]. Types without monomorphs or anonymous structures are made once each, so
//! that equal indices mean equal types; unequal indices mean nothing. A monomorph is an unknown that is bound once, by
//! the first use that says what it is. `follow` of [`Types`] looks through bound monomorphs; looking through typedefs,
//! `Null<T>` and abstracts needs declarations, and is done by the typer and by
//! [`Program`](crate::typed::Program).
//!
//! Invariants: a bound monomorph never changes; a monomorph is never bound to a type that contains it.

mod substitute;

pub use substitute::Substitution;

use std::collections::HashMap;
use std::rc::Rc;

pub use crate::source::Name;
use crate::source::Span;

/// Declares index types.
macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub u32);
        impl $name {
            /// The place in the table that this index is for.
            pub fn index(self) -> usize { self.0 as usize }
        }
    )* };
}
pub(crate) use indices;

indices! {
    /// A type in [`Types`].
    Type;
    /// A monomorph in [`Types`].
    Mono;
    /// An anonymous structure in [`Types`].
    Anon;
    /// A type parameter in [`Types`].
    Param;
    /// A class or interface of a [`Program`](crate::typed::Program).
    ClassId;
    /// An enum of a program.
    EnumId;
    /// A typedef of a program.
    TypedefId;
    /// An abstract of a program.
    AbstractId;
}

/// A declaration that has a name in the space of types.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TypeRef {
    /// A class or interface.
    Class(ClassId),
    /// An enum.
    Enum(EnumId),
    /// A typedef.
    Typedef(TypedefId),
    /// An abstract.
    Abstract(AbstractId),
}

/// One argument of a function type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Argument {
    /// Its name, empty if the type does not say.
    pub name: Name,
    /// May a call leave it out?
    pub optional: bool,
    /// Its type. That of an argument `?x:T` is `Null<T>`.
    pub ty: Type,
}

/// A type, one level deep.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TypeData {
    /// Unknown so far, or bound.
    Mono(Mono),
    /// A class or interface with arguments.
    Class(ClassId, Rc<[Type]>),
    /// An enum with arguments.
    Enum(EnumId, Rc<[Type]>),
    /// A typedef with arguments, not yet looked through.
    Typedef(TypedefId, Rc<[Type]>),
    /// An abstract with arguments; basic types are abstracts.
    Abstract(AbstractId, Rc<[Type]>),
    /// A type parameter of a declaration.
    Param(Param),
    /// A structure.
    Anon(Anon),
    /// A function.
    Function(Rc<[Argument]>, Type),
    /// `Dynamic`, or `Dynamic<T>`, whose fields are of type `T`.
    Dynamic(Option<Type>),
    /// The type of a type's name used as a value: it has the static fields, and is a `Class<T>` or `Enum<T>`.
    Statics(TypeRef),
}

/// A field of a structure.
#[derive(Clone, Debug)]
pub struct AnonField {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// May it be absent?
    pub optional: bool,
    /// Is it a `function` field or `final`, which cannot be written?
    pub access: AnonAccess,
    /// Where it is declared.
    pub span: Span,
}

/// How a field of a structure may be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnonAccess {
    /// Read and written.
    Variable,
    /// `final`, or `(default, null)` and the like.
    ReadOnly,
    /// Written, never read.
    WriteOnly,
    /// A method.
    Method,
}

/// A structure's fields.
#[derive(Clone, Debug, Default)]
pub struct AnonData {
    /// The fields, in the order of the declaration.
    pub fields: Vec<AnonField>,
    /// Is it an object literal's type, which may not get fields that the expected type lacks, or still being extended by
    /// uses of an unknown value (`open`)?
    pub open: bool,
}

/// A type parameter of a class, enum, typedef, abstract, method or constructor.
#[derive(Clone, Debug)]
pub struct ParamData {
    /// Its name.
    pub name: Name,
    /// The declaration it belongs to, as messages name it (`foo.T`).
    pub owner: Name,
    /// What arguments must unify with.
    pub constraints: Vec<Type>,
    /// `@:const` or `@:generic`-only construction: has it a constructible constraint?
    pub constructible: bool,
}

/// A monomorph.
#[derive(Clone, Debug, Default)]
pub struct MonoData {
    /// What it is, once known.
    pub bound: Option<Type>,
    /// Types that it must unify with when it is bound: constraints of the parameter it stands for.
    pub constraints: Vec<Type>,
    /// The parameter it stands for, if it does for one.
    pub stands_for: Option<Param>,
}

/// All types of a compilation.
#[derive(Debug)]
pub struct Types {
    data: Vec<TypeData>,
    known: HashMap<TypeData, Type>,
    monos: Vec<MonoData>,
    /// Structures.
    pub anons: Vec<AnonData>,
    /// Type parameters.
    pub params: Vec<ParamData>,
    /// Monomorphs bound since the start, so that an attempt to unify can be taken back.
    trail: Vec<Mono>,
}

/// `Dynamic`.
pub const DYNAMIC: Type = Type(0);

impl Default for Types {
    fn default() -> Types {
        let mut types = Types {
            data: Vec::new(),
            known: HashMap::new(),
            monos: Vec::new(),
            anons: Vec::new(),
            params: Vec::new(),
            trail: Vec::new(),
        };
        types.make(TypeData::Dynamic(None));
        types
    }
}

impl Types {
    /// The type with this content.
    pub fn make(&mut self, data: TypeData) -> Type {
        if let Some(&known) = self.known.get(&data) {
            return known;
        }
        let ty = Type(self.data.len() as u32);
        self.data.push(data.clone());
        self.known.insert(data, ty);
        ty
    }

    /// A class's type.
    pub fn class(&mut self, class: ClassId, args: &[Type]) -> Type {
        self.make(TypeData::Class(class, args.into()))
    }

    /// An enum's type.
    pub fn enumeration(&mut self, id: EnumId, args: &[Type]) -> Type {
        self.make(TypeData::Enum(id, args.into()))
    }

    /// An abstract's type.
    pub fn abstraction(&mut self, id: AbstractId, args: &[Type]) -> Type {
        self.make(TypeData::Abstract(id, args.into()))
    }

    /// A typedef's type, not looked through.
    pub fn typedef(&mut self, id: TypedefId, args: &[Type]) -> Type {
        self.make(TypeData::Typedef(id, args.into()))
    }

    /// The type of a declaration with these arguments.
    pub fn reference(&mut self, of: TypeRef, args: &[Type]) -> Type {
        match of {
            TypeRef::Class(id) => self.class(id, args),
            TypeRef::Enum(id) => self.enumeration(id, args),
            TypeRef::Typedef(id) => self.typedef(id, args),
            TypeRef::Abstract(id) => self.abstraction(id, args),
        }
    }

    /// A function's type.
    pub fn function(&mut self, args: Vec<Argument>, result: Type) -> Type {
        self.make(TypeData::Function(args.into(), result))
    }

    /// A new structure.
    pub fn anon(&mut self, fields: Vec<AnonField>) -> Type {
        self.anon_with(AnonData { fields, open: false })
    }

    /// A new structure.
    pub fn anon_with(&mut self, data: AnonData) -> Type {
        let anon = Anon(self.anons.len() as u32);
        self.anons.push(data);
        self.make(TypeData::Anon(anon))
    }

    /// A new unknown.
    pub fn mono(&mut self) -> Type {
        self.mono_with(Vec::new())
    }

    /// A new unknown that must unify with `constraints` when it is bound.
    pub fn mono_with(&mut self, constraints: Vec<Type>) -> Type {
        let mono = Mono(self.monos.len() as u32);
        self.monos.push(MonoData { bound: None, constraints, stands_for: None });
        let ty = Type(self.data.len() as u32);
        self.data.push(TypeData::Mono(mono));
        ty
    }

    /// A new type parameter.
    pub fn param(&mut self, name: Name, owner: Name) -> (Param, Type) {
        let param = Param(self.params.len() as u32);
        self.params.push(ParamData { name, owner, constraints: Vec::new(), constructible: false });
        (param, self.make(TypeData::Param(param)))
    }

    /// The type of a parameter.
    pub fn param_type(&mut self, param: Param) -> Type {
        self.make(TypeData::Param(param))
    }

    /// The content of a type, as it is.
    pub fn raw(&self, ty: Type) -> &TypeData {
        &self.data[ty.index()]
    }

    /// Looks through bound monomorphs.
    pub fn follow(&self, mut ty: Type) -> Type {
        while let TypeData::Mono(mono) = self.data[ty.index()] {
            match self.monos[mono.index()].bound {
                Some(bound) => ty = bound,
                None => break,
            }
        }
        ty
    }

    /// The content of a type behind bound monomorphs.
    pub fn get(&self, ty: Type) -> &TypeData {
        self.raw(self.follow(ty))
    }

    /// The unknown that a type is, if it is one.
    pub fn as_mono(&self, ty: Type) -> Option<Mono> {
        match *self.get(ty) {
            TypeData::Mono(mono) => Some(mono),
            _ => None,
        }
    }

    /// What is known of a monomorph.
    pub fn mono_data(&self, mono: Mono) -> &MonoData {
        &self.monos[mono.index()]
    }

    /// What is known of a monomorph, to change.
    pub fn mono_data_mut(&mut self, mono: Mono) -> &mut MonoData {
        &mut self.monos[mono.index()]
    }

    /// Binds an unknown.
    pub fn bind(&mut self, mono: Mono, ty: Type) {
        debug_assert!(self.monos[mono.index()].bound.is_none());
        self.monos[mono.index()].bound = Some(ty);
        self.trail.push(mono);
    }

    /// A point to come back to.
    pub fn mark(&self) -> usize {
        self.trail.len()
    }

    /// Takes back what was bound since `mark`.
    pub fn rewind(&mut self, mark: usize) {
        for mono in self.trail.drain(mark..) {
            self.monos[mono.index()].bound = None;
        }
    }

    /// A structure's fields.
    pub fn anon_data(&self, anon: Anon) -> &AnonData {
        &self.anons[anon.index()]
    }

    /// A structure's field.
    pub fn anon_field(&self, anon: Anon, name: &str) -> Option<&AnonField> {
        self.anons[anon.index()].fields.iter().find(|field| &*field.name == name)
    }

    /// Does an unknown occur in a type?
    pub fn occurs(&self, mono: Mono, ty: Type) -> bool {
        self.occurs_within(mono, ty, 0)
    }

    fn occurs_within(&self, mono: Mono, ty: Type, depth: u32) -> bool {
        if depth > 60 {
            return false;
        }
        let inside = |ty: Type| self.occurs_within(mono, ty, depth + 1);
        match self.get(ty) {
            TypeData::Mono(other) => *other == mono,
            TypeData::Class(_, args)
            | TypeData::Enum(_, args)
            | TypeData::Typedef(_, args)
            | TypeData::Abstract(_, args) => args.iter().any(|&arg| inside(arg)),
            TypeData::Function(args, result) => args.iter().any(|arg| inside(arg.ty)) || inside(*result),
            TypeData::Anon(anon) => {
                depth < 8 && self.anons[anon.index()].fields.iter().any(|field| inside(field.ty))
            }
            TypeData::Dynamic(of) => of.is_some_and(inside),
            TypeData::Param(_) | TypeData::Statics(_) => false,
        }
    }

    /// Does a type contain unknowns?
    pub fn has_monos(&self, ty: Type) -> bool {
        match self.get(ty) {
            TypeData::Mono(_) => true,
            TypeData::Class(_, args)
            | TypeData::Enum(_, args)
            | TypeData::Typedef(_, args)
            | TypeData::Abstract(_, args) => args.iter().any(|&arg| self.has_monos(arg)),
            TypeData::Function(args, result) => {
                args.iter().any(|arg| self.has_monos(arg.ty)) || self.has_monos(*result)
            }
            TypeData::Dynamic(of) => of.is_some_and(|of| self.has_monos(of)),
            TypeData::Anon(_) | TypeData::Param(_) | TypeData::Statics(_) => false,
        }
    }
}
