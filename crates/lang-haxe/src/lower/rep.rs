//! How values are held in registers.

use bytecode::operand::{Target, Type};

use super::Lower;
use crate::typed::{ClassKind, ElementKind, Representation};
use crate::types::{self, TypeData};

/// How a value is held: what [`Representation`] says, in terms of registers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Rep {
    /// There is no value.
    Void,
    /// An `i32` register.
    Int,
    /// An `f64` register.
    Float,
    /// A `bool` register.
    Bool,
    /// A word.
    Word,
    /// A reference to an object of this layout, or none.
    Ref(u16),
}

impl Rep {
    /// The type of a register that holds it; nothing is held as a word that nobody reads.
    pub fn ty(self) -> Type {
        match self {
            Rep::Int => Type::I32,
            Rep::Float => Type::F64,
            Rep::Bool => Type::Bool,
            Rep::Void | Rep::Word => Type::Word,
            Rep::Ref(layout) => Type::Ref(Target::Layout(layout)),
        }
    }
}

impl Lower<'_> {
    /// How values of a type are held.
    pub fn rep(&self, ty: types::Type) -> Rep {
        match self.program.representation(ty) {
            Representation::Void => Rep::Void,
            Representation::Int => Rep::Int,
            Representation::Float => Rep::Float,
            Representation::Bool => Rep::Bool,
            Representation::String | Representation::Function => Rep::Word,
            Representation::Object(class) => self.layouts.class(class).map_or(Rep::Word, Rep::Ref),
            Representation::Enum(id) => self.layouts.enumeration(id).map_or(Rep::Word, Rep::Ref),
            Representation::Array(_) | Representation::Vector(_) => Rep::Ref(super::layouts::ARRAY),
            Representation::Word => match *self.program.types.get(ty) {
                TypeData::Class(id, _) if self.program.class(id).kind == ClassKind::Interface => {
                    self.layouts.class(id).map_or(Rep::Word, Rep::Ref)
                }
                _ => Rep::Word,
            },
        }
    }

    /// What is expected of an array's elements, or `None` if the type is no array.
    pub fn elements(&self, ty: types::Type) -> Option<ElementKind> {
        match self.program.representation(ty) {
            Representation::Array(kind) | Representation::Vector(kind) => Some(kind),
            _ => None,
        }
    }

    /// The type behind `Null<T>`.
    pub fn without_null(&self, ty: types::Type) -> types::Type {
        match self.program.types.get(ty) {
            TypeData::Abstract(id, args) if &*self.program.abstraction(*id).name.path == "Null" => {
                self.without_null(args[0])
            }
            TypeData::Typedef(id, args) if args.is_empty() => self.without_null(self.program.typedef(*id).ty),
            _ => ty,
        }
    }
}
