//! Classes: the types of their variables, the code and the tables of their methods.
//!
//! An entry of a table is named by the method's name and how its parameters and result are held, so that an entry always fits
//! its declaration. A class that overrides or implements a method held otherwise gets a bridge under that name as well.
//! Calls that know nothing find an all-word function by layout and name in the program's info.

use bytecode::layout::{Layouts, Method};
use bytecode::module::Module;
use bytecode::operand::*;

use super::body::{Body, Val};
use super::closure::unique_names;
use super::layouts::is_stored;
use super::rep::Rep;
use super::{Lower, Work};
use crate::typed::{ClassKind, ConstructorRef, FieldId, FieldKind, MethodKind};
use crate::types::{ClassId, EnumId};

impl<'a> Lower<'a> {
    /// Gives the fields of all layouts their types.
    pub fn fill_layouts(&mut self) {
        let program = self.program;
        for (index, class) in program.classes.iter().enumerate() {
            let id = ClassId(index as u32);
            if let Some(layout) = self.layouts.class(id)
                && class.kind == ClassKind::Class
            {
                self.fill_fields(layout, &class.fields);
            }
            if let Some(layout) = self.layouts.statics(id) {
                self.fill_fields(layout, &class.statics);
            }
        }
        for (index, data) in program.enums.iter().enumerate() {
            let id = EnumId(index as u32);
            if self.layouts.enumeration(id).is_none() {
                continue;
            }
            for constructor in 0..data.constructors.len() as u32 {
                let of = ConstructorRef { of: id, index: constructor };
                let reps = self.constructor_reps(of);
                let layout = self.layouts.constructor(of);
                for (field, rep) in self.layouts.list[layout as usize].fields.iter_mut().zip(reps) {
                    field.ty = rep.ty();
                }
            }
        }
    }

    fn fill_fields(&mut self, layout: u16, fields: &[FieldId]) {
        let stored: Vec<FieldId> =
            fields.iter().copied().filter(|&field| is_stored(self.program, field)).collect();
        for (place, field) in stored.into_iter().enumerate() {
            let ty = self.field_rep(field).ty();
            self.layouts.list[layout as usize].fields[place].ty = ty;
        }
    }

    /// Fills the tables of methods.
    pub fn add_methods(&mut self) {
        let program = self.program;
        for (index, class) in program.classes.iter().enumerate() {
            let id = ClassId(index as u32);
            if class.is_extern && class.is_used {
                self.add_extern_methods(id);
            }
            let Some(layout) = self.layouts.class(id) else { continue };
            let methods: Vec<FieldId> =
                class.fields.iter().copied().filter(|&field| self.is_method(field)).collect();
            if class.kind == ClassKind::Interface {
                for field in methods {
                    let key = self.method_key(field);
                    self.add_entry(layout, key, Work::Abstract(field));
                }
                continue;
            }
            for field in methods {
                self.add_method(layout, field);
            }
            self.implement_interfaces(id, layout);
            let constructor = program.constructor_of(id);
            if !class.is_abstract
                && constructor.is_some_and(|constructor| program.field(constructor).function.is_some())
            {
                let function = self.function(Work::Factory(id));
                self.dynamics.push((layout, "new".into(), function));
            }
        }
    }

    /// Functions of extern classes that are written in Haxe and can be found by name.
    fn add_extern_methods(&mut self, id: ClassId) {
        let program = self.program;
        let class = program.class(id);
        for &field in &class.fields {
            let data = program.field(field);
            if data.is_used && !data.is_static && data.function.is_some() {
                let function = self.function(Work::Dynamic(field));
                self.extern_dynamics.push((class.name.path.clone(), data.name.clone(), function));
            }
        }
    }

    fn is_method(&self, field: FieldId) -> bool {
        let data = self.program.field(field);
        let is_method = matches!(data.kind, FieldKind::Method(MethodKind::Normal | MethodKind::Inline));
        is_method && !data.is_static && &*data.name != "new" && !self.is_native(field)
    }

    fn add_method(&mut self, layout: u16, field: FieldId) {
        let data = self.program.field(field);
        let has_code = data.function.is_some();
        if !has_code && !data.is_abstract {
            return;
        }
        let work = if has_code { Work::Method(field) } else { Work::Abstract(field) };
        let key = self.method_key(field);
        if data.overridden || data.overrides.is_some() || data.is_abstract {
            self.add_entry(layout, key.clone(), work);
        }
        let mut inherited = data.overrides;
        while let Some(ancestor) = inherited {
            let other = self.method_key(ancestor);
            if other != key {
                self.add_entry(layout, other, Work::Bridge { of: field, like: ancestor });
            }
            inherited = self.program.field(ancestor).overrides;
        }
        if data.overrides.is_none() {
            let function = self.function(Work::Dynamic(field));
            self.dynamics.push((layout, data.name.clone(), function));
        }
    }

    /// Enters what a class implements of its interfaces, its own or inherited.
    fn implement_interfaces(&mut self, class: ClassId, layout: u16) {
        let program = self.program;
        let mut interfaces: Vec<ClassId> = Vec::new();
        let mut at = Some(class);
        while let Some(id) = at {
            let data = program.class(id);
            interfaces.extend(data.interfaces.iter().map(|(interface, _)| *interface));
            at = data.super_class.as_ref().map(|(parent, _)| *parent);
        }
        let mut next = 0;
        while let Some(&interface) = interfaces.get(next) {
            next += 1;
            let data = program.class(interface);
            for (parent, _) in &data.interfaces {
                if !interfaces.contains(parent) {
                    interfaces.push(*parent);
                }
            }
            if self.layouts.class(interface).is_none() {
                continue;
            }
            for &declared in &data.fields {
                if !self.is_method(declared) {
                    continue;
                }
                let name = &program.field(declared).name;
                let found = program.find_field(class, name).filter(|&field| self.is_method(field));
                let key = self.method_key(declared);
                let work = match found {
                    // Nobody calls it, so it was not looked into: its entry is as declared.
                    Some(field) if program.field(field).function.is_none() => Work::Abstract(declared),
                    Some(field) if self.method_key(field) == key => Work::Method(field),
                    Some(field) => Work::Bridge { of: field, like: declared },
                    None => Work::Abstract(declared),
                };
                self.add_entry(layout, key, work);
            }
        }
    }

    fn add_entry(&mut self, layout: u16, name: String, work: Work) {
        let known = self.layouts.list[layout as usize].methods.iter().any(|method| method.name == name);
        if !known {
            let function = self.function(work);
            self.layouts.list[layout as usize].methods.push(Method { name, function });
        }
    }

    /// The name of a method's entry: with how it is held.
    fn method_key(&self, field: FieldId) -> String {
        let letter = |rep: &Rep| match rep {
            Rep::Void => "v".to_owned(),
            Rep::Int => "i".to_owned(),
            Rep::Float => "f".to_owned(),
            Rep::Bool => "b".to_owned(),
            Rep::Word => "w".to_owned(),
            Rep::Ref(layout) => format!("r{layout}"),
        };
        let signature = self.signature(field);
        let parameters: Vec<String> = signature.parameters.iter().map(letter).collect();
        let name = &self.program.field(field).name;
        format!("{name}({}){}", parameters.join(","), letter(&signature.result))
    }

    /// The place of a method in the table of a layout.
    pub fn method_index(&mut self, layout: u16, field: FieldId) -> u16 {
        let key = self.method_key(field);
        if self.resolved.is_none() {
            let module = Module { layouts: self.layouts.list.clone(), ..Module::default() };
            self.resolved = Some(Layouts::of(&module));
        }
        let found = self.resolved.as_ref().and_then(|layouts| layouts.method_index(layout, &key));
        found.unwrap_or_else(|| {
            let span = self.program.field(field).span;
            self.unsupported(span, "calling this method through its class's table");
            0
        })
    }

    /// Emits what was asked for.
    pub fn emit(&mut self, work: Work) {
        let index = self.known[&work];
        match work {
            Work::Method(field) => self.emit_method(index, field),
            Work::Initializer(class) => self.emit_initializer(index, class),
            Work::Factory(class) => self.emit_factory(index, class),
            Work::StaticInitializer(class) => self.emit_static_initializer(index, class),
            Work::StaticValue(field) => self.emit_static_value(index, field),
            Work::BoundValue(field, direct) => self.emit_bound_value(index, field, direct),
            Work::Dynamic(field) => self.emit_dynamic(index, field),
            Work::Bridge { of, like } => self.emit_bridge(index, of, like),
            Work::Abstract(field) => self.emit_abstract(index, field),
            Work::ConstructorValue(of, constructor) => {
                self.emit_constructor_value(index, ConstructorRef { of, index: constructor });
            }
            Work::AnyElement(rep) => self.emit_any_element(index, rep),
        }
    }

    fn emit_method(&mut self, index: u16, field: FieldId) {
        let program = self.program;
        let data = program.field(field);
        let name = self.qualified_name(field);
        let owner = program.class(data.owner);
        let has_this = !data.is_static && !matches!(owner.kind, ClassKind::Abstract(_) | ClassKind::Module);
        let signature = self.signature(field);
        let Some(function) = &data.function else {
            self.unsupported(data.span, &format!("calling {name}, which has no body"));
            return Body::new(self, &name, &[], Rep::Word, &[]).finish(index, data.span);
        };
        let mut parameters = Vec::new();
        if has_this {
            parameters.push(("this".to_owned(), self.this_rep(data.owner)));
        }
        for (parameter, &rep) in function.parameters.iter().zip(&signature.parameters) {
            let name = function.locals[parameter.local.index()].name.to_string();
            parameters.push((name, rep));
        }
        let parameters = unique_names(parameters);
        let mut body = Body::new(self, &name, &parameters, signature.result, &function.locals);
        body.at(data.span);
        if has_this {
            body.this = Some(Val { reg: 0, rep: parameters[0].1 });
        }
        body.take_parameters(&function.parameters, u16::from(has_this), false);
        body.run(&function.body);
        let hints = &mut body.asm.function_mut().hints;
        hints.is_recursive = function.traits.recursive;
        hints.complexity = function.traits.size;
        body.finish(index, data.span);
    }

    /// What is in a table where there is no code: raises.
    fn emit_abstract(&mut self, index: u16, field: FieldId) {
        let signature = self.signature(field);
        let data = self.program.field(field);
        let this = self.this_rep(data.owner);
        let mut parameters = vec![("this".to_owned(), this)];
        let reps = signature.parameters.iter().enumerate();
        parameters.extend(reps.map(|(place, &rep)| (format!("a{place}"), rep)));
        let (name, span) = (self.qualified_name(field), data.span);
        let mut body = Body::new(self, &name, &parameters, signature.result, &[]);
        body.at(span);
        let message = body.temp(Rep::Word);
        body.load_string(message, &format!("Abstract method {name} called"));
        body.asm.throw(Use(message));
        body.finish(index, span);
    }

    fn emit_initializer(&mut self, index: u16, class: ClassId) {
        let program = self.program;
        let data = program.class(class);
        let rep = self.this_rep(class);
        let parent = data.super_class.as_ref().and_then(|(parent, _)| self.initialized_ancestor(*parent));
        let name = format!("{}.<init>", data.name.path);
        let mut body = Body::new(self, &name, &[("this".to_owned(), rep)], Rep::Word, &[]);
        body.at(data.name.span);
        let this = Val { reg: 0, rep };
        body.this = Some(this);
        if let Some(parent) = parent {
            let function = body.lower.function(Work::Initializer(parent));
            let to = body.lower.this_rep(parent);
            let range = body.range(&[to.ty()]);
            body.convert_into(this, Val { reg: range, rep: to });
            let dst = body.temp(Rep::Word);
            body.asm.call_static(DefAny(dst), FunctionIndex(function), AnyRange(range), Count(1));
        }
        for &field in &data.fields {
            body.initialize_field(field, 0, Some(this));
        }
        body.finish(index, data.name.span);
    }

    /// An all-word function that makes an object, for reflection.
    fn emit_factory(&mut self, index: u16, class: ClassId) {
        let program = self.program;
        let data = program.class(class);
        let constructor = program.constructor_of(class);
        let count = constructor.map_or(0, |constructor| self.signature(constructor).parameters.len());
        let parameters: Vec<_> = (0..count).map(|place| (format!("a{place}"), Rep::Word)).collect();
        let name = format!("{}.<make>", data.name.path);
        let mut body = Body::new(self, &name, &parameters, Rep::Word, &[]);
        body.at(data.name.span);
        let args: Vec<Val> = (0..count as u16).map(|reg| Val { reg, rep: Rep::Word }).collect();
        let object = body.new_with(class, &args, None);
        let word = body.convert(object, Rep::Word);
        body.asm.ret(Use(word));
        body.finish(index, data.name.span);
    }

    fn emit_static_initializer(&mut self, index: u16, class: ClassId) {
        let program = self.program;
        let data = program.class(class);
        let name = format!("{}.<static init>", data.name.path);
        let mut body = Body::new(self, &name, &[], Rep::Word, &[]);
        body.at(data.name.span);
        if let Some(layout) = body.lower.layouts.statics(class) {
            let object = body.statics(layout);
            for &field in &data.statics {
                body.initialize_field(field, object, None);
            }
        }
        if let Some(init) = data.init
            && program.field(init).function.is_some()
        {
            let function = body.lower.function(Work::Method(init));
            let result = body.lower.signature(init).result;
            let dst = body.temp(result);
            body.asm.call_static(DefAny(dst), FunctionIndex(function), AnyRange(0), Count(0));
        }
        body.finish(index, data.name.span);
    }
}

impl<'a> Body<'_, 'a> {
    /// Sets a variable of an object to what its declaration says.
    fn initialize_field(&mut self, field: FieldId, object: u16, this: Option<Val>) {
        let program = self.lower.program;
        let data = program.field(field);
        let Some(place) = self.lower.layouts.field(field) else { return };
        let rep = self.lower.field_rep(field);
        let mark = self.mark();
        self.at(data.span);
        let is_dynamic = matches!(data.kind, FieldKind::Method(MethodKind::Dynamic));
        let value = if is_dynamic && data.function.is_some() {
            match this {
                Some(this) => {
                    let function = self.lower.function(Work::BoundValue(field, true));
                    self.closure_of(function, &[this], None)
                }
                None => self.static_value(field, None),
            }
        } else if let Some(init) = &data.init {
            self.set_locals(&data.init_locals);
            let reg = self.value_as(init, rep);
            Val { reg, rep }
        } else {
            return self.release(mark);
        };
        let value = self.convert(value, rep);
        self.asm.store_field(object, place, value);
        self.release(mark);
    }
}
