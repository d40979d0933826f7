//! What the language has to know of a program's types when it runs.

use super::Lower;
use crate::language::program_info::{
    ClassInfo, ConstructorInfo, EnumInfo, FunctionPlace, ProgramInfo, TypeInfo, TypeKind,
};
use crate::typed::{ClassKind, FieldKind};
use crate::types::{ClassId, EnumId, TypeRef};

impl Lower<'_> {
    /// Describes all used types: those that are values first, by their numbers.
    pub fn program_info(&mut self) -> ProgramInfo {
        let program = self.program;
        // Their values are there without anybody naming them.
        for path in ["String", "Array"] {
            if let Some(&of) = program.by_name.get(path) {
                self.type_value(of);
            }
        }
        for (index, class) in program.classes.iter().enumerate() {
            let is_type = matches!(class.kind, ClassKind::Class | ClassKind::Interface);
            if class.is_used && is_type {
                self.type_value(TypeRef::Class(ClassId(index as u32)));
            }
        }
        for (index, data) in program.enums.iter().enumerate() {
            if data.is_used {
                self.type_value(TypeRef::Enum(EnumId(index as u32)));
            }
        }
        let values = self.type_values.clone();
        let types = values.into_iter().map(|of| self.type_info(of)).collect();
        let places = self
            .files
            .iter()
            .map(|&file| FunctionPlace { file: std::rc::Rc::clone(self.sources.file(file)) })
            .collect();
        ProgramInfo {
            types,
            places,
            methods: std::mem::take(&mut self.dynamics),
            extern_methods: std::mem::take(&mut self.extern_dynamics),
        }
    }

    fn type_info(&mut self, of: TypeRef) -> TypeInfo {
        let path = self.program.name_of(of).path.clone();
        let kind = match of {
            TypeRef::Class(class) => TypeKind::Class(self.class_info(class)),
            TypeRef::Enum(id) => TypeKind::Enum(self.enum_info(id)),
            TypeRef::Typedef(_) | TypeRef::Abstract(_) => TypeKind::Abstract,
        };
        TypeInfo { path, kind }
    }

    fn class_info(&mut self, id: ClassId) -> ClassInfo {
        let program = self.program;
        let class = program.class(id);
        let parent = class.super_class.as_ref().map(|(parent, _)| *parent);
        let is_used = |class: &ClassId| program.class(*class).is_used;
        let names = |fields: &[crate::typed::FieldId]| {
            fields
                .iter()
                .map(|&field| program.field(field))
                .filter(|field| match &field.kind {
                    FieldKind::Variable { stored, .. } => *stored,
                    FieldKind::Method(_) => field.is_used && &*field.name != "__init__",
                })
                .map(|field| field.name.clone())
                .collect()
        };
        ClassInfo {
            layout: self.layouts.class(id),
            is_interface: class.kind == ClassKind::Interface,
            parent: parent.filter(is_used).map(|parent| self.type_value(TypeRef::Class(parent)) as usize),
            fields: names(&class.fields),
            statics: names(&class.statics),
            static_layout: self.layouts.statics(id),
        }
    }

    fn enum_info(&mut self, id: EnumId) -> EnumInfo {
        let program = self.program;
        let data = program.enumeration(id);
        let constructors = data.constructors.iter().enumerate().map(|(index, constructor)| {
            let of = crate::typed::ConstructorRef { of: id, index: index as u32 };
            let arguments = constructor.arguments.iter().flatten();
            ConstructorInfo {
                name: constructor.name.clone(),
                layout: self.layouts.constructor(of),
                parameters: arguments.map(|argument| argument.name.clone()).collect(),
                is_constant: constructor.arguments.is_none(),
            }
        });
        EnumInfo { layout: self.layouts.enumeration(id), constructors: constructors.collect() }
    }
}
