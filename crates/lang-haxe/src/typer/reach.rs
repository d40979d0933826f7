//! What of the program is used.
//!
//! The user's modules are typed in full. Of the standard library, a method is typed when typed code calls it, or
//! when something is called by its name: through an interface, an overridden method, a structure or a dynamic value.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::source::{Name, Span};
use crate::typed::{Callee, Expr, ExprKind, FieldId, FieldKind, ModuleId, PlaceKind};
use crate::types::{ClassId, TypeRef};

use super::Typer;

impl Typer<'_> {
    /// A field is used by typed code.
    pub(super) fn use_field(&mut self, field: FieldId) {
        let data = &mut self.program.fields[field.index()];
        if data.is_used {
            return;
        }
        data.is_used = true;
        let owner = data.owner;
        let name = data.name.clone();
        if data.is_static || &*name == "new" {
            self.use_class(owner);
        }
        self.queue.push_back(field);
        // Accessors come with their property.
        if let FieldKind::Variable { read, write, .. } = &self.program.field(field).kind {
            let (read, write) = (read.clone(), write.clone());
            for (rule, prefix) in [(read, "get_"), (write, "set_")] {
                if rule == crate::typed::Access::Accessor {
                    self.use_name(&format!("{prefix}{name}").into());
                }
            }
        }
    }

    /// A method that may be found through its overriding ones.
    pub(super) fn use_virtual(&mut self, field: FieldId) {
        let name = self.program.field(field).name.clone();
        self.use_name(&name);
    }

    /// A method used as a value may be found by name.
    pub(super) fn reach_by_value(&mut self, field: FieldId) {
        self.use_field(field);
        if self.program.field(field).overridden {
            self.use_virtual(field);
        }
    }

    /// Fields of this name are used without their class being known.
    pub(super) fn use_name(&mut self, name: &Name) {
        if self.dynamic_names.insert(name.clone()) {
            self.program.dynamic_names.push(name.clone());
        }
    }

    /// A class is used by typed code.
    pub(super) fn use_class(&mut self, class: ClassId) {
        if self.program.class(class).is_used {
            return;
        }
        self.program.classes[class.index()].is_used = true;
        self.ensure_class(class);
        let data = self.program.class(class);
        let init = data.init;
        let parents: Vec<ClassId> =
            data.super_class.iter().chain(&data.interfaces).map(|(parent, _)| *parent).collect();
        // Initial values of variables are part of every instance.
        let variables: Vec<FieldId> = data
            .fields
            .iter()
            .copied()
            .filter(|&field| {
                matches!(self.program.field(field).kind, FieldKind::Variable { stored: true, .. })
            })
            .collect();
        for parent in parents {
            self.use_class(parent);
        }
        for field in variables.into_iter().chain(init) {
            self.use_field(field);
        }
    }

    /// Reflection finds fields by names that are not known here.
    pub(super) fn note_reflection(&mut self, field: FieldId) {
        let data = self.program.field(field);
        let owner = &*self.program.class(data.owner).name.path;
        if matches!(owner, "Reflect" | "Type")
            && matches!(
                &*data.name,
                "field"
                    | "setField"
                    | "getProperty"
                    | "setProperty"
                    | "callMethod"
                    | "fields"
                    | "getInstanceFields"
                    | "getClassFields"
                    | "resolveClass"
                    | "createInstance"
            )
        {
            self.reflects = true;
        }
    }

    /// Types everything of a module, and checks it.
    pub(super) fn type_module(&mut self, module: ModuleId) {
        if std::mem::replace(&mut self.modules[module.index()].is_typed, true) {
            return;
        }
        self.imports_of(module);
        let order = self.modules[module.index()].order.clone();
        for &of in &order {
            self.ensure_type(of);
        }
        let mut classes: Vec<ClassId> = Vec::new();
        for &of in &order {
            match of {
                TypeRef::Class(class) => classes.push(class),
                TypeRef::Abstract(id) => classes.extend(self.program.abstraction(id).functions),
                TypeRef::Enum(id) => self.program.enums[id.index()].is_used = true,
                TypeRef::Typedef(_) => {}
            }
        }
        classes.extend(self.modules[module.index()].statics);
        let mut fields = Vec::new();
        for &class in &classes {
            self.use_class(class);
            let data = self.program.class(class);
            fields.extend(data.statics.iter().copied());
            fields.extend(data.fields.iter().copied());
            fields.extend(data.constructor);
            // Properties of abstracts are listed by name alone.
            let mut named: Vec<FieldId> = data.names.values().copied().collect();
            named.sort();
            fields.extend(named);
        }
        let mut seen = HashSet::new();
        fields.retain(|field| seen.insert(*field));
        fields.sort_by_key(|&field| self.field_states[field.index()].index);
        for &field in &fields {
            self.ensure_signature(field);
        }
        for &class in &classes {
            self.check_class(class);
        }
        for &field in &fields {
            self.use_field(field);
            self.ensure_body(field);
        }
        for &class in &classes {
            self.check_final_fields(class);
        }
    }

    /// Finds the method to run.
    pub(super) fn find_main(&mut self, module: ModuleId, is_library: bool) {
        let name = self.program.modules[module.index()].name.clone();
        let main: Name = name.rsplit('.').next().unwrap_or(&name).into();
        let class = match self.modules[module.index()].types.get(&main) {
            Some(&TypeRef::Class(class)) => Some(class),
            Some(&TypeRef::Abstract(id)) => self.program.abstraction(id).functions,
            _ => None,
        };
        let found = class.and_then(|class| self.program.class(class).static_names.get("main").copied());
        let found = found.or_else(|| {
            let statics = self.modules[module.index()].statics?;
            self.program.class(statics).static_names.get("main").copied()
        });
        match found {
            Some(field) if matches!(self.program.field(field).kind, FieldKind::Method(_)) => {
                self.use_field(field);
                self.program.main = Some(field);
            }
            _ if is_library => {}
            _ => {
                let file = self.modules[module.index()].file.syntax.file;
                let span = class.map_or(Span::new(file, 0, 0), |class| self.program.class(class).name.span);
                let message = format!("Invalid -main : {name} does not have static function main");
                self.report(Diagnostic::error(span, message));
            }
        }
    }

    /// Types what is used, until nothing more is.
    pub(super) fn reach_everything(&mut self) {
        let mut checked_names = 0;
        let mut checked_classes = 0;
        loop {
            while let Some(field) = self.queue.pop_front() {
                self.ensure_body(field);
            }
            // Modules of the user that were named are part of the program.
            let mut at = 0;
            let mut typed = false;
            while at < self.modules.len() {
                if !self.modules[at].is_typed && !self.program.modules[at].is_std {
                    self.type_module(ModuleId(at as u32));
                    typed = true;
                }
                at += 1;
            }
            let used = self.program.classes.iter().filter(|class| class.is_used).count();
            let names = self.dynamic_names.len();
            if typed || !self.queue.is_empty() || used != checked_classes || names != checked_names {
                (checked_classes, checked_names) = (used, names);
                self.use_named_fields();
                continue;
            }
            // What overrides what was used meanwhile.
            self.use_named_fields();
            if self.queue.is_empty() {
                return;
            }
        }
    }

    /// Uses the fields of used classes that are reached by name.
    fn use_named_fields(&mut self) {
        for at in 0..self.program.classes.len() {
            let class = ClassId(at as u32);
            let data = self.program.class(class);
            if !data.is_used {
                continue;
            }
            let all = self.reflects && !data.is_extern;
            let fields: Vec<FieldId> = data
                .fields
                .iter()
                .copied()
                .filter(|&field| {
                    let data = self.program.field(field);
                    let overrides_used = data.overrides.is_some_and(|base| self.program.field(base).is_used);
                    !data.is_used && (all || overrides_used || self.dynamic_names.contains(&data.name))
                })
                .collect();
            for field in fields {
                self.use_field(field);
            }
        }
    }

    /// Puts the classes that have static variables in the order of their initialization.
    pub(super) fn finish_program(&mut self) {
        let mut order = Vec::new();
        let mut seen = HashSet::new();
        let mut functions = HashSet::new();
        for at in 0..self.program.classes.len() {
            self.initialize(ClassId(at as u32), &mut order, &mut seen, &mut functions);
        }
        self.program.initialization = order;
        self.program.dynamic_names.sort();
    }

    fn initialize(
        &self,
        class: ClassId,
        order: &mut Vec<ClassId>,
        seen: &mut HashSet<ClassId>,
        functions: &mut HashSet<FieldId>,
    ) {
        let data = self.program.class(class);
        if !data.is_used || !seen.insert(class) {
            return;
        }
        if let Some((parent, _)) = &data.super_class {
            self.initialize(*parent, order, seen, functions);
        }
        let mut needs = false;
        for &field in &data.statics {
            let field = self.program.field(field);
            if !field.is_used {
                continue;
            }
            if let Some(init) = &field.init {
                needs |= field.constant.is_none();
                self.initialize_for(init, order, seen, functions);
            }
            needs |= matches!(field.kind, FieldKind::Method(crate::typed::MethodKind::Dynamic));
        }
        if needs || data.init.is_some() {
            order.push(class);
        }
    }

    /// Initializes what an expression uses, through the functions it calls.
    fn initialize_for(
        &self,
        expr: &Expr,
        order: &mut Vec<ClassId>,
        seen: &mut HashSet<ClassId>,
        functions: &mut HashSet<FieldId>,
    ) {
        let mut called = None;
        match &expr.kind {
            ExprKind::Read(place) => {
                if let PlaceKind::Static(field) = place.kind {
                    self.initialize(self.program.field(field).owner, order, seen, functions);
                }
            }
            ExprKind::Call(Callee::Static(field), _) => {
                self.initialize(self.program.field(*field).owner, order, seen, functions);
                called = Some(*field);
            }
            ExprKind::Call(Callee::Method { field, .. }, _) => called = Some(*field),
            ExprKind::New(class, _) => {
                self.initialize(*class, order, seen, functions);
                called = self.program.constructor_of(*class);
            }
            ExprKind::TypeValue(TypeRef::Class(class)) => self.initialize(*class, order, seen, functions),
            _ => {}
        }
        if let Some(field) = called
            && functions.insert(field)
            && let Some(function) = &self.program.field(field).function
        {
            self.initialize_for(&function.body, order, seen, functions);
        }
        crate::typed::children(expr, &mut |part| self.initialize_for(part, order, seen, functions));
    }
}
