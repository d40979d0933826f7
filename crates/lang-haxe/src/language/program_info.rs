//! What the lowering tells the language of a program.

use std::rc::Rc;

use crate::source::{Name, SourceFile};

/// A program's types, and where its functions are.
#[derive(Debug, Default)]
pub struct ProgramInfo {
    /// Types by the numbers that code knows them by.
    pub types: Vec<TypeInfo>,
    /// Where each function comes from.
    pub places: Vec<FunctionPlace>,
    /// All-word functions of methods, which take the object first: layout, name, place among the functions. `new` makes
    /// an object and takes the constructor's arguments alone.
    pub methods: Vec<(u16, Name, u16)>,
    /// The same of extern classes, whose objects have no layouts: path, name, place among the functions.
    pub extern_methods: Vec<(Name, Name, u16)>,
}

/// Where a function comes from.
#[derive(Debug, Clone)]
pub struct FunctionPlace {
    /// The text.
    pub file: Rc<SourceFile>,
}

/// A type.
#[derive(Debug)]
pub struct TypeInfo {
    /// Its full name.
    pub path: Name,
    /// What it is.
    pub kind: TypeKind,
}

/// What a type is.
#[derive(Debug)]
pub enum TypeKind {
    /// A class or interface.
    Class(ClassInfo),
    /// An enum.
    Enum(EnumInfo),
    /// An abstract, such as `Int`, or a typedef.
    Abstract,
}

/// A class or interface.
#[derive(Debug)]
pub struct ClassInfo {
    /// The layout of its objects; extern classes have none.
    pub layout: Option<u16>,
    /// Is it an interface?
    pub is_interface: bool,
    /// The number of the class it extends.
    pub parent: Option<usize>,
    /// Its own variables and methods.
    pub fields: Vec<Name>,
    /// Its static variables and methods.
    pub statics: Vec<Name>,
    /// The layout of its static variables; the object is in the global of the layout's name.
    pub static_layout: Option<u16>,
}

/// An enum.
#[derive(Debug)]
pub struct EnumInfo {
    /// The layout that its values extend.
    pub layout: Option<u16>,
    /// Its constructors.
    pub constructors: Vec<ConstructorInfo>,
}

/// A constructor of an enum.
#[derive(Debug)]
pub struct ConstructorInfo {
    /// Its name.
    pub name: Name,
    /// The layout of its values.
    pub layout: u16,
    /// The names of its parameters.
    pub parameters: Vec<Name>,
    /// Is it a constant? Then its value is in the global `Enum.Constructor`.
    pub is_constant: bool,
}
