//! Which layouts the program's objects have.
//!
//! Arrays come first: sequences of the machine, whose storage says itself what it holds, so that the storage of one kind can
//! give way to another.
//!
//! A class has a layout with its variables, an interface one with methods alone. All enums share a base with the tag; each
//! constructor with parameters has a layout of its own. Static variables of a class are fields of one object, in a global.

use std::collections::HashMap;

use bytecode::layout::{Field as LayoutField, Layout, LayoutKind};
use bytecode::operand::{Element, Type};

use crate::typed::{Class, ClassKind, ConstructorRef, ElementKind, FieldId, FieldKind, MethodKind, Program};
use crate::types::{ClassId, EnumId};

/// Arrays: `length` and `storage`.
pub(crate) const ARRAY: u16 = 0;
/// The base of all enum values: `tag`.
pub(crate) const ENUM_VALUE: u16 = 1;
const FIRST_FREE: usize = 2;

/// Fields of an array.
pub(super) const LENGTH: u16 = Layout::SEQUENCE_LENGTH;
pub(super) const STORAGE: u16 = Layout::SEQUENCE_STORAGE;
/// Field of an enum value.
pub(super) const TAG: u16 = 0;

/// The layouts of a program.
#[derive(Debug, Default)]
pub(super) struct LayoutPlan {
    /// All of them; methods are added later.
    pub list: Vec<Layout>,
    classes: HashMap<ClassId, u16>,
    enums: HashMap<EnumId, u16>,
    constructors: HashMap<(EnumId, u32), u16>,
    statics: HashMap<ClassId, u16>,
    fields: HashMap<FieldId, u16>,
    /// How many fields each layout has, inherited ones included.
    counts: Vec<u16>,
}

impl LayoutPlan {
    /// The layout of a class or interface.
    pub fn class(&self, class: ClassId) -> Option<u16> {
        self.classes.get(&class).copied()
    }

    /// The layout of an enum.
    pub fn enumeration(&self, id: EnumId) -> Option<u16> {
        self.enums.get(&id).copied()
    }

    /// The layout of a constructor's values.
    pub fn constructor(&self, of: ConstructorRef) -> u16 {
        self.constructors[&(of.of, of.index)]
    }

    /// The layout of a class's static variables.
    pub fn statics(&self, class: ClassId) -> Option<u16> {
        self.statics.get(&class).copied()
    }

    /// The place of a variable in its layout, or among the static ones.
    pub fn field(&self, field: FieldId) -> Option<u16> {
        self.fields.get(&field).copied()
    }

    fn push(&mut self, layout: Layout) -> u16 {
        let inherited = layout.parent.map_or(0, |parent| self.counts[parent as usize]);
        self.counts.push(inherited + layout.fields.len() as u16);
        self.list.push(layout);
        self.list.len() as u16 - 1
    }

    /// Gives every used class, interface and enum its layout. Types of fields are filled in by [`super::Lower`], which
    /// needs all layouts for that.
    pub fn new(program: &Program) -> Self {
        let mut plan = LayoutPlan::default();
        let mut array = Layout { kind: LayoutKind::Sequence, ..Layout::new("Array") };
        array.fields.push(LayoutField { name: "length".into(), ty: Type::I32 });
        array.fields.push(LayoutField { name: "storage".into(), ty: Type::REF });
        plan.push(array);
        let mut value = Layout::new("EnumValue");
        value.fields.push(LayoutField { name: "tag".into(), ty: Type::I32 });
        plan.push(value);
        debug_assert_eq!(plan.list.len(), FIRST_FREE);
        for index in 0..program.classes.len() {
            plan.add_class(program, ClassId(index as u32));
        }
        for (index, data) in program.enums.iter().enumerate() {
            if data.is_used {
                plan.add_enum(program, EnumId(index as u32));
            }
        }
        plan
    }

    fn add_class(&mut self, program: &Program, id: ClassId) -> Option<u16> {
        if let Some(known) = self.class(id) {
            return Some(known);
        }
        let class = program.class(id);
        if !class.is_used {
            return None;
        }
        self.add_statics(program, id, class);
        let is_interface = class.kind == ClassKind::Interface;
        if class.is_extern || !is_interface && class.kind != ClassKind::Class {
            return None;
        }
        // Values of an interface that natives implement have no layout: its methods are found by name.
        if is_interface && has_native(program, class) {
            return None;
        }
        let parent = class.super_class.as_ref().and_then(|(parent, _)| self.add_class(program, *parent));
        let mut interfaces = Vec::new();
        for (interface, _) in &class.interfaces {
            interfaces.extend(self.add_class(program, *interface));
        }
        let kind = if is_interface { LayoutKind::Interface } else { LayoutKind::Class };
        let mut layout = Layout { kind, interfaces, ..Layout::new(&*class.name.path) };
        // An interface that extends others names them as interfaces.
        if !is_interface {
            layout.parent = parent;
            let mut next = parent.map_or(0, |parent| self.counts[parent as usize]);
            for &field in &class.fields {
                if is_stored(program, field) {
                    let name = program.field(field).name.to_string();
                    layout.fields.push(LayoutField { name, ty: Type::Word });
                    self.fields.insert(field, next);
                    next += 1;
                }
            }
        }
        let index = self.push(layout);
        self.classes.insert(id, index);
        Some(index)
    }

    fn add_statics(&mut self, program: &Program, id: ClassId, class: &Class) {
        let mut layout = Layout::new(format!("static {}", class.name.path));
        for &field in &class.statics {
            if is_stored(program, field) {
                self.fields.insert(field, layout.fields.len() as u16);
                layout
                    .fields
                    .push(LayoutField { name: program.field(field).name.to_string(), ty: Type::Word });
            }
        }
        if !layout.fields.is_empty() {
            let index = self.push(layout);
            self.statics.insert(id, index);
        }
    }

    fn add_enum(&mut self, program: &Program, id: EnumId) {
        let data = program.enumeration(id);
        let base = self.push(Layout { parent: Some(ENUM_VALUE), ..Layout::new(&*data.name.path) });
        self.enums.insert(id, base);
        for (index, constructor) in data.constructors.iter().enumerate() {
            let name = format!("{}.{}", data.name.path, constructor.name);
            let mut layout = Layout { parent: Some(base), ..Layout::new(name) };
            for (place, _) in constructor.arguments.iter().flatten().enumerate() {
                layout.fields.push(LayoutField { name: format!("p{place}"), ty: Type::Word });
            }
            let layout = self.push(layout);
            self.constructors.insert((id, index as u32), layout);
        }
    }
}

/// Whether an extern class implements the interface, or one that extends it.
fn has_native(program: &Program, class: &Class) -> bool {
    class.subclasses.iter().any(|&id| {
        let class = program.class(id);
        class.is_extern || has_native(program, class)
    })
}

/// Whether a field is a variable with storage: variables, and methods that are `dynamic`.
pub(super) fn is_stored(program: &Program, field: FieldId) -> bool {
    let data = program.field(field);
    if data.is_extern {
        return false;
    }
    match data.kind {
        FieldKind::Variable { stored, .. } => stored && data.constant.is_none(),
        FieldKind::Method(MethodKind::Dynamic) => true,
        FieldKind::Method(_) => false,
    }
}

/// What the storage of new arrays of these elements holds.
pub(super) fn storage_of(kind: ElementKind) -> Element {
    match kind {
        ElementKind::Int => Element::I32,
        ElementKind::Float => Element::F64,
        ElementKind::Bool => Element::U8,
        ElementKind::Word | ElementKind::Unknown => Element::Word,
    }
}
