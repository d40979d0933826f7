//! Layouts: what objects of typed code consist of, and the methods that are found by their place in a table.
//!
//! A module declares layouts as it declares functions. A class's fields come after those of its parent, each in eight
//! bytes, so that a field has the same place in objects of all descendants; the same is true of the places of methods.
//! An interface has methods alone, which are found by name in what implements it.
//!
//! A *shared* layout is linked by name: all modules of an isolate that declare it, alike, mean the same objects. So is a
//! *record*, which besides leaves it to the runtime how a float is kept in a field.
//!
//! A *sequence* is an array that grows: its fields are a length and a storage, an array that is never shorter. Its own
//! instructions keep it so, which is why they need not ask how long the storage is where the length tells.

use std::collections::BTreeSet;

use crate::module::Module;
use crate::operand::{Target, Type};

/// A layout as its module declares it: what it adds to what it inherits.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The name, by which shared layouts are linked and programs may ask for it.
    pub name: String,
    /// Whether it is a class, an interface or shared.
    pub kind: LayoutKind,
    /// The layout whose fields and methods come first; it has a lower index.
    pub parent: Option<u16>,
    /// Interfaces that it implements, besides those of its parent.
    pub interfaces: Vec<u16>,
    /// Its own fields.
    pub fields: Vec<Field>,
    /// Its own methods: those with the name of an inherited one take its place, others are appended.
    pub methods: Vec<Method>,
}

/// What kind of layout it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LayoutKind {
    /// Objects with fields and methods, known to the module alone.
    Class,
    /// An array that grows, known to the module alone.
    Sequence,
    /// Methods that classes implement.
    Interface,
    /// Objects with fields, linked by name.
    Shared,
    /// As `Shared`, with fields that are words to the program. An object's shape tells which of them are raw floats; so no
    /// register's type promises one, and its fields are accessed by instructions that test.
    Record,
}

impl LayoutKind {
    /// What it starts with in the text form.
    pub const fn name(self) -> &'static str {
        match self {
            LayoutKind::Class => "layout",
            LayoutKind::Sequence => "sequence",
            LayoutKind::Interface => "interface",
            LayoutKind::Shared => "shared",
            LayoutKind::Record => "record",
        }
    }

    /// Whether modules mean the same layout by the same name.
    pub const fn is_linked(self) -> bool {
        matches!(self, LayoutKind::Shared | LayoutKind::Record)
    }
}

impl Layout {
    /// The field of a sequence that says how many elements there are.
    pub const SEQUENCE_LENGTH: u16 = 0;
    /// The field of a sequence that holds them.
    pub const SEQUENCE_STORAGE: u16 = 1;
}

/// A field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name; no two fields of a layout, inherited ones included, have the same.
    pub name: String,
    /// What it holds.
    pub ty: Type,
}

/// An entry of a table of methods.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// Its name.
    pub name: String,
    /// The function of the module. In an interface, it gives the signature.
    pub function: u16,
}

/// Fields that an object can have.
pub const MAX_FIELDS: usize = 1000;

impl Layout {
    /// A class without fields and methods.
    pub fn new(name: impl Into<String>) -> Self {
        Layout {
            name: name.into(),
            kind: LayoutKind::Class,
            parent: None,
            interfaces: Vec::new(),
            fields: Vec::new(),
            methods: Vec::new(),
        }
    }
}

/// One layout with what it inherits.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// All fields, those of the ancestors first.
    pub fields: Vec<Field>,
    /// The table of methods.
    pub methods: Vec<Method>,
    /// The layout itself, its ancestors and all interfaces that it implements.
    pub supertypes: BTreeSet<u16>,
    /// Whether another layout of the module extends or implements it.
    pub has_descendants: bool,
}

/// The layouts of a module with what they inherit.
#[derive(Clone, Debug, Default)]
pub struct Layouts {
    resolved: Vec<Resolved>,
}

impl Layouts {
    /// Resolves what the layouts of a module inherit. Of a module that does not verify, this may miss something.
    pub fn of(module: &Module) -> Self {
        let mut resolved: Vec<Resolved> = Vec::with_capacity(module.layouts.len());
        for (index, layout) in module.layouts.iter().enumerate() {
            let parent = layout.parent.map(usize::from).filter(|&parent| parent < index);
            let inherited = parent.map(|parent| resolved[parent].clone()).unwrap_or_default();
            let mut own = Resolved { has_descendants: false, ..inherited };
            own.fields.extend(layout.fields.iter().cloned());
            for method in &layout.methods {
                match own.methods.iter_mut().find(|known| known.name == method.name) {
                    Some(known) => known.function = method.function,
                    None => own.methods.push(method.clone()),
                }
            }
            own.supertypes.insert(index as u16);
            for &interface in layout.interfaces.iter().filter(|&&interface| usize::from(interface) < index) {
                let of_interface = &resolved[usize::from(interface)];
                own.supertypes.extend(&of_interface.supertypes);
                // What a class implements is its own; an interface hands its methods on.
                if layout.kind == LayoutKind::Interface {
                    for method in &of_interface.methods {
                        if !own.methods.iter().any(|known| known.name == method.name) {
                            own.methods.push(method.clone());
                        }
                    }
                }
            }
            for &supertype in own.supertypes.iter().filter(|&&supertype| usize::from(supertype) < index) {
                resolved[usize::from(supertype)].has_descendants = true;
            }
            resolved.push(own);
        }
        Layouts { resolved }
    }

    /// The layout of this index, if there is one.
    pub fn get(&self, layout: u16) -> Option<&Resolved> {
        self.resolved.get(usize::from(layout))
    }

    /// The place of the field of this name.
    pub fn field_index(&self, layout: u16, name: &str) -> Option<u16> {
        let fields = &self.get(layout)?.fields;
        fields.iter().position(|field| field.name == name).map(|index| index as u16)
    }

    /// The place of the method of this name.
    pub fn method_index(&self, layout: u16, name: &str) -> Option<u16> {
        let methods = &self.get(layout)?.methods;
        methods.iter().position(|method| method.name == name).map(|index| index as u16)
    }

    /// What extends or implements a layout.
    pub fn descendants(&self, layout: u16) -> Vec<&Resolved> {
        if !self.get(layout).is_some_and(|layout| layout.has_descendants) {
            return Vec::new();
        }
        let others = self.resolved.iter().enumerate().filter(|(index, _)| *index != usize::from(layout));
        others.map(|(_, other)| other).filter(|other| other.supertypes.contains(&layout)).collect()
    }

    /// Whether objects of `layout` are objects of `of`.
    pub fn is_subtype(&self, layout: u16, of: u16) -> bool {
        self.get(layout).is_some_and(|layout| layout.supertypes.contains(&of))
    }

    /// Whether what a reference to `from` can lead to, one to `to` can too.
    pub fn is_target(&self, from: Target, to: Target) -> bool {
        match (from, to) {
            (_, Target::Any) => true,
            (Target::Layout(from), Target::Layout(to)) => self.is_subtype(from, to),
            _ => from == to,
        }
    }

    /// Whether a value of type `from` may stand where one of type `to` is wanted.
    pub fn is_assignable(&self, from: Type, to: Type) -> bool {
        match (from, to) {
            (Type::Ref(from), Type::Ref(to)) => self.is_target(from, to),
            _ => from == to,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(name: &str, parent: Option<u16>, fields: &[&str], methods: &[(&str, u16)]) -> Layout {
        let fields = fields.iter().map(|&name| Field { name: name.into(), ty: Type::F64 }).collect();
        let methods =
            methods.iter().map(|&(name, function)| Method { name: name.into(), function }).collect();
        Layout { parent, fields, methods, ..Layout::new(name) }
    }

    #[test]
    fn what_is_inherited_comes_first() {
        let mut module = Module::default();
        let shape = Layout { kind: LayoutKind::Interface, ..layout("Shape", None, &[], &[("area", 1)]) };
        module.layouts.push(shape);
        module.layouts.push(layout("Base", None, &["x"], &[("name", 2), ("area", 3)]));
        let mut sub = layout("Sub", Some(1), &["y"], &[("area", 4), ("more", 5)]);
        sub.interfaces.push(0);
        module.layouts.push(sub);
        let layouts = Layouts::of(&module);
        assert_eq!((layouts.field_index(2, "x"), layouts.field_index(2, "y")), (Some(0), Some(1)));
        assert_eq!(layouts.method_index(2, "area"), layouts.method_index(1, "area"));
        assert_eq!(layouts.get(2).unwrap().methods[1].function, 4);
        assert!(layouts.is_subtype(2, 0) && layouts.is_subtype(2, 1) && !layouts.is_subtype(1, 0));
        assert!(layouts.get(0).unwrap().has_descendants && !layouts.get(2).unwrap().has_descendants);
    }
}
