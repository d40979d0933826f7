//! Containers and objects.

use bytecode::operand::*;

use super::LayoutId;
use super::function::{FunctionBuilder, Local};

impl FunctionBuilder {
    /// A list.
    pub fn list(&mut self, items: &[Local]) -> Local {
        let ((first, count), to) = (self.words(items), self.local(Type::Word));
        self.assembler.new_list(Def(to.register), first, count);
        to
    }

    /// A dictionary of keys and values.
    pub fn dict(&mut self, entries: &[(Local, Local)]) -> Local {
        let words: Vec<Local> = entries.iter().flat_map(|&(key, value)| [key, value]).collect();
        let ((first, _), to) = (self.words(&words), self.local(Type::Word));
        self.assembler.new_dict(Def(to.register), first, Count(entries.len() as u16));
        to
    }

    /// `object[key]`, of lists and dictionaries, and of what the language says.
    pub fn element(&mut self, object: Local, key: Local) -> Local {
        let (to, object, key) = (self.local(Type::Word), self.word(object), self.word(key));
        self.assembler.get_element(Def(to.register), object, key, ElementSite(0));
        to
    }

    /// `object[key] = value`.
    pub fn set_element(&mut self, object: Local, key: Local, value: Local) {
        let [object, key, value] = [object, key, value].map(|operand| self.word(operand));
        self.assembler.set_element(object, key, value, ElementSite(0));
    }

    /// `object.name`, as the language says.
    pub fn property(&mut self, object: Local, name: &str) -> Local {
        let (to, object, name) = (self.local(Type::Word), self.word(object), self.assembler.name(name));
        let slot = self.assembler.property_slot();
        self.assembler.get_property(Def(to.register), object, name, slot);
        to
    }

    /// `object.name = value`, as the language says.
    pub fn set_property(&mut self, object: Local, name: &str, value: Local) {
        let (object, value, name) = (self.word(object), self.word(value), self.assembler.name(name));
        let slot = self.assembler.property_slot();
        self.assembler.set_property(object, name, value, slot);
    }

    /// A new object of a layout, with the values of all its fields.
    pub fn object(&mut self, layout: LayoutId, fields: &[Local]) -> Local {
        let (first, to) = (AnyRange(self.row(fields)), self.local(layout.reference()));
        let count = Count(fields.len() as u16);
        self.assembler.new_object(DefValue(to.register), Target::Layout(layout.0), first, count);
        to
    }

    fn field_type(&mut self, object: Local, field: usize) -> Type {
        let Type::Ref(Target::Layout(layout)) = object.ty else {
            self.misfit("field", &[object]);
            return Type::Word;
        };
        let shared = self.shared.borrow();
        let found = shared.layouts.get(usize::from(layout)).and_then(|layout| layout.fields.get(field));
        let ty = found.map(|field| field.ty);
        drop(shared);
        ty.unwrap_or_else(|| {
            self.refuse(format!("no field {field}"));
            Type::Word
        })
    }

    /// The value of a field, counted from 0, of an object of a layout; an error of the program where there is none.
    pub fn field(&mut self, object: Local, field: usize) -> Local {
        let ty = self.field_type(object, field);
        let to = self.local(ty);
        self.assembler.load_field(to.register, object.register, field as u16);
        to
    }

    /// Gives a field a value.
    pub fn set_field(&mut self, object: Local, field: usize, value: Local) {
        let ty = self.field_type(object, field);
        if value.ty == ty || value.ty.is_ref() && ty.is_ref() {
            self.assembler.store_field(object.register, field as u16, value.register);
        } else {
            self.refuse(format!("a value of {:?} for a field of {ty:?}", value.ty));
        }
    }
}
