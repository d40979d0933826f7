//! How values of a type are held when the program runs.

use crate::types::{AbstractId, ClassId, EnumId, Type, TypeData};

use super::Program;

/// How values of a type are held.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Representation {
    /// No value.
    Void,
    /// 32 bits.
    Int,
    /// A double.
    Float,
    /// A boolean.
    Bool,
    /// A string or null.
    String,
    /// An instance of a class that is not extern, or of a subclass, or null.
    Object(ClassId),
    /// A value of an enum, or null.
    Enum(EnumId),
    /// An array with this kind of elements, or null.
    Array(ElementKind),
    /// A `haxe.ds.Vector` with this kind of elements, or null.
    Vector(ElementKind),
    /// A function value, or null.
    Function,
    /// Anything: dynamic values, nullable numbers, type parameters, structures, interfaces, extern classes.
    Word,
}

/// What is known of an array's elements.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ElementKind {
    /// `Int`: made with raw storage.
    Int,
    /// `Float`: made with raw storage.
    Float,
    /// `Bool`: made with bytes.
    Bool,
    /// Others: made with words.
    Word,
    /// A type parameter's: ask the array.
    Unknown,
}

impl Program {
    /// How values of a type are held.
    pub fn representation(&self, ty: Type) -> Representation {
        self.representation_within(ty, 0)
    }

    fn representation_within(&self, ty: Type, depth: u32) -> Representation {
        if depth > 100 {
            return Representation::Word;
        }
        match self.types.get(ty) {
            TypeData::Typedef(id, _) => self.representation_within(self.typedef(*id).ty, depth + 1),
            TypeData::Abstract(id, args) => self.abstract_representation(*id, args, depth),
            TypeData::Class(id, args) => {
                let class = self.class(*id);
                match &*class.name.path {
                    "String" => Representation::String,
                    "Array" => Representation::Array(self.element_kind(args[0])),
                    "haxe.ds.Vector" => Representation::Vector(self.element_kind(args[0])),
                    _ if class.is_extern || class.kind != super::ClassKind::Class => Representation::Word,
                    _ => Representation::Object(*id),
                }
            }
            TypeData::Enum(id, _) => Representation::Enum(*id),
            TypeData::Function(..) => Representation::Function,
            TypeData::Mono(_)
            | TypeData::Param(_)
            | TypeData::Anon(_)
            | TypeData::Dynamic(_)
            | TypeData::Statics(_) => Representation::Word,
        }
    }

    fn abstract_representation(&self, id: AbstractId, args: &[Type], depth: u32) -> Representation {
        let data = self.abstraction(id);
        match &*data.name.path {
            "Void" => Representation::Void,
            "Int" => Representation::Int,
            "Float" => Representation::Float,
            "Bool" => Representation::Bool,
            "Null" => match self.representation_within(args[0], depth + 1) {
                Representation::Int | Representation::Float | Representation::Bool | Representation::Void => {
                    Representation::Word
                }
                other => other,
            },
            "haxe.ds.Vector" => Representation::Vector(self.element_kind(args[0])),
            "haxe.Rest" => Representation::Array(self.element_kind(args[0])),
            "haxe.ds.Map" => self.map_representation(args, depth),
            _ if data.is_core => Representation::Word,
            _ => {
                // The arguments matter for containers of numbers.
                match self.types.get(data.underlying) {
                    TypeData::Param(param) => match data.params.iter().position(|of| of == param) {
                        Some(at) => self.representation_within(args[at], depth + 1),
                        None => Representation::Word,
                    },
                    TypeData::Class(class, of) if of.len() == 1 => {
                        let kind = match self.types.get(of[0]) {
                            TypeData::Param(param) => match data.params.iter().position(|of| of == param) {
                                Some(at) => self.element_kind(args[at]),
                                None => ElementKind::Unknown,
                            },
                            _ => self.element_kind(of[0]),
                        };
                        match &*self.class(*class).name.path {
                            "Array" => Representation::Array(kind),
                            "haxe.ds.Vector" => Representation::Vector(kind),
                            _ => self.representation_within(data.underlying, depth + 1),
                        }
                    }
                    _ => self.representation_within(data.underlying, depth + 1),
                }
            }
        }
    }

    /// A map with keys of a known type is of one class.
    fn map_representation(&self, args: &[Type], depth: u32) -> Representation {
        let name = match self.representation_within(args[0], depth + 1) {
            Representation::String => "haxe.ds.StringMap",
            Representation::Int => "haxe.ds.IntMap",
            _ => return Representation::Word,
        };
        match self.by_name.get(name) {
            Some(crate::types::TypeRef::Class(class)) if !self.class(*class).is_extern => {
                Representation::Object(*class)
            }
            _ => Representation::Word,
        }
    }

    /// What is known of elements of a type.
    pub fn element_kind(&self, ty: Type) -> ElementKind {
        match self.representation(ty) {
            Representation::Int => ElementKind::Int,
            Representation::Float => ElementKind::Float,
            Representation::Bool => ElementKind::Bool,
            Representation::Word if matches!(self.types.get(ty), TypeData::Param(_)) => ElementKind::Unknown,
            _ => ElementKind::Word,
        }
    }
}
