//! Places: reading them, assigning them, and both in one, with the place's parts evaluated once.

use bytecode::operand::*;

use super::body::{Body, Reg, Storage, Val};
use super::rep::Rep;
use crate::source::Name as Text;
use crate::typed::{
    BinaryOp, ElementKind, Expr, FieldId, FieldKind, LocalId, MethodKind, OperandKind, Place, PlaceKind,
};

/// A place whose parts are in registers.
#[derive(Clone, Debug)]
pub(super) enum Prepared {
    /// A local.
    Local(LocalId),
    /// A field of a typed object.
    Field { object: Reg, field: u16, rep: Rep },
    /// An array's length, which no program writes.
    Length(Reg),
    /// A variable of an extern class, by functions of the language. Static ones have no object.
    Extern { object: Option<Val>, name: String, rep: Rep },
    /// A property found by name.
    Named { object: Reg, name: Text },
    /// An element of an array.
    Element { array: Reg, index: Reg, kind: ElementKind },
    /// An element of a dynamic value.
    DynamicElement { object: Reg, index: Reg },
}

impl<'a> Body<'_, 'a> {
    /// Evaluates the parts of a place.
    pub fn prepare(&mut self, place: &'a Place) -> Prepared {
        self.prepare_before(place, &[])
    }

    /// Evaluates the parts of a place before `later` is evaluated.
    fn prepare_before(&mut self, place: &'a Place, later: &[&Expr]) -> Prepared {
        match &place.kind {
            PlaceKind::Local(local) => Prepared::Local(*local),
            PlaceKind::Instance(object, field) => self.prepare_field(object, *field, later),
            PlaceKind::Static(field) => self.prepare_static(*field),
            PlaceKind::Anon(object, name) | PlaceKind::Dynamic(object, name) => {
                let object = self.stable_value(object, Rep::Word, later);
                self.at(place.span);
                Prepared::Named { object, name: name.clone() }
            }
            PlaceKind::Element(container, index) => {
                let Some(kind) = self.lower.elements(container.ty) else {
                    let mut after = vec![&**index];
                    after.extend(later);
                    let object = self.stable_value(container, Rep::Word, &after);
                    let index = self.stable_value(index, Rep::Word, later);
                    self.at(place.span);
                    return Prepared::DynamicElement { object, index };
                };
                let mut after = vec![&**index];
                after.extend(later);
                let array = self.stable_value(container, Rep::Ref(super::layouts::ARRAY), &after);
                let index = self.stable_value(index, Rep::Int, later);
                self.at(place.span);
                Prepared::Element { array, index, kind }
            }
        }
    }

    fn prepare_field(&mut self, object: &'a Expr, field: FieldId, later: &[&Expr]) -> Prepared {
        let data = self.lower.program.field(field);
        let owner = self.lower.program.class(data.owner);
        let is_array = matches!(&*owner.name.path, "Array" | "haxe.ds.Vector");
        if is_array && &*data.name == "length" {
            return Prepared::Length(self.stable_value(object, Rep::Ref(super::layouts::ARRAY), later));
        }
        let place = self.lower.layouts.field(field);
        let layout = self.lower.layouts.class(data.owner);
        let rep = self.lower.field_rep(field);
        match (place, layout) {
            (Some(place), Some(layout)) => {
                let object = self.stable_value(object, Rep::Ref(layout), later);
                Prepared::Field { object, field: place, rep }
            }
            // An interface's variable is wherever the class has it.
            _ if !owner.is_extern && !data.is_extern => {
                let object = self.stable_value(object, Rep::Word, later);
                Prepared::Named { object, name: data.name.clone() }
            }
            _ => {
                let object = self.stable_value(object, Rep::Word, later);
                let name = self.lower.extern_name(field);
                Prepared::Extern { object: Some(Val { reg: object, rep: Rep::Word }), name, rep }
            }
        }
    }

    pub fn prepare_static(&mut self, field: FieldId) -> Prepared {
        let data = self.lower.program.field(field);
        let rep = self.lower.field_rep(field);
        let place = self.lower.layouts.field(field);
        let layout = self.lower.layouts.statics(data.owner);
        match (place, layout) {
            (Some(place), Some(layout)) => {
                let object = self.statics(layout);
                Prepared::Field { object, field: place, rep }
            }
            _ => {
                let name = self.lower.extern_name(field);
                Prepared::Extern { object: None, name, rep }
            }
        }
    }

    /// The object of a class's static variables.
    pub fn statics(&mut self, layout: u16) -> Reg {
        let name = self.lower.layouts.list[layout as usize].name.clone();
        let global = self.lower.global(&name);
        let word = self.temp(Rep::Word);
        self.asm.load_global(Def(word), Global(global));
        let object = self.temp(Rep::Ref(layout));
        self.asm.check_layout(DefRef(object), UseValue(word), Target::Layout(layout));
        object
    }

    /// Reads a place.
    pub fn load(&mut self, place: &Prepared, hint: Option<Val>) -> Val {
        match place {
            Prepared::Local(local) => match self.storage(*local) {
                Storage::Register(value) => value,
                Storage::Cell(cell) => {
                    let dst = self.dest(hint, Rep::Word);
                    let name = self.local_data(*local).name.clone();
                    let name = self.asm.name(&name);
                    self.asm.load_cell(Def(dst), Use(cell), name);
                    Val { reg: dst, rep: Rep::Word }
                }
            },
            Prepared::Field { object, field, rep } => {
                let dst = self.dest(hint, *rep);
                self.asm.load_field(dst, *object, *field);
                Val { reg: dst, rep: *rep }
            }
            Prepared::Length(array) => {
                let dst = self.dest(hint, Rep::Int);
                self.asm.load_field(dst, *array, super::layouts::LENGTH);
                Val { reg: dst, rep: Rep::Int }
            }
            Prepared::Extern { object, name, rep } => {
                let first = self.range(&[Type::Word]);
                let count = match object {
                    Some(object) => {
                        self.convert_into(*object, Val { reg: first, rep: Rep::Word });
                        1
                    }
                    None => 0,
                };
                let _ = rep;
                let dst = self.dest(hint, Rep::Word);
                self.intrinsic(name, dst, first, count);
                Val { reg: dst, rep: Rep::Word }
            }
            Prepared::Named { object, name } => {
                let dst = self.dest(hint, Rep::Word);
                let name = self.asm.name(name);
                let slot = self.asm.property_slot();
                self.asm.get_property(Def(dst), Use(*object), name, slot);
                Val { reg: dst, rep: Rep::Word }
            }
            Prepared::Element { array, index, kind } => self.load_element(*array, *index, *kind, hint),
            Prepared::DynamicElement { object, index } => {
                let dst = self.dest(hint, Rep::Word);
                self.asm.get_element(Def(dst), Use(*object), Use(*index), ElementSite(0));
                Val { reg: dst, rep: Rep::Word }
            }
        }
    }

    /// Writes a place.
    pub fn store(&mut self, place: &Prepared, value: Val) {
        match place {
            Prepared::Local(local) => match self.storage(*local) {
                Storage::Register(own) => self.convert_into(value, own),
                Storage::Cell(cell) => {
                    let rep = self.local_rep(*local);
                    let typed = self.convert(value, rep);
                    let word = self.convert(Val { reg: typed, rep }, Rep::Word);
                    self.asm.store_cell(Use(cell), Use(word));
                }
            },
            Prepared::Field { object, field, rep } => {
                let value = self.convert(value, *rep);
                self.asm.store_field(*object, *field, value);
            }
            // The typer lets nobody write it.
            Prepared::Length(_) => {}
            Prepared::Extern { object, name, rep } => {
                let typed = self.convert(value, *rep);
                let count = usize::from(object.is_some()) + 1;
                let first = self.range(&vec![Type::Word; count]);
                if let Some(object) = object {
                    self.convert_into(*object, Val { reg: first, rep: Rep::Word });
                }
                let last = Val { reg: first + count as u16 - 1, rep: Rep::Word };
                self.convert_into(Val { reg: typed, rep: *rep }, last);
                let dst = self.temp(Rep::Word);
                self.intrinsic(&format!("{name}="), dst, first, count as u16);
            }
            Prepared::Named { object, name } => {
                let word = self.convert(value, Rep::Word);
                let name = self.asm.name(name);
                let slot = self.asm.property_slot();
                self.asm.set_property(Use(*object), name, Use(word), slot);
            }
            Prepared::Element { array, index, kind } => self.store_element(*array, *index, *kind, value),
            Prepared::DynamicElement { object, index } => {
                let word = self.convert(value, Rep::Word);
                self.asm.set_element(Use(*object), Use(*index), Use(word), ElementSite(0));
            }
        }
    }

    /// How a place holds values, where that is known.
    fn place_rep(&self, place: &Prepared, ty: crate::types::Type) -> Rep {
        match place {
            Prepared::Local(local) => self.local_rep(*local),
            Prepared::Field { rep, .. } | Prepared::Extern { rep, .. } => match rep {
                Rep::Void => Rep::Word,
                rep => *rep,
            },
            Prepared::Length(_) => Rep::Int,
            Prepared::Named { .. } | Prepared::DynamicElement { .. } => match self.lower.rep(ty) {
                Rep::Void => Rep::Word,
                rep => rep,
            },
            Prepared::Element { kind, .. } => match (kind, self.lower.rep(ty)) {
                (ElementKind::Int, _) => Rep::Int,
                (ElementKind::Float, _) => Rep::Float,
                (ElementKind::Bool, _) => Rep::Bool,
                (_, Rep::Bool) => Rep::Bool,
                _ => Rep::Word,
            },
        }
    }

    pub fn assign(&mut self, place: &'a Place, value: &'a Expr, hint: Option<Val>) -> Val {
        let span = self.asm.span();
        // A local's register takes the value itself, but the value of the whole is that register only as long as
        // nobody else writes it: consumers copy it as they do with any local.
        if let PlaceKind::Local(local) = place.kind
            && let Storage::Register(own) = self.storage(local)
        {
            self.value_into(value, own);
            return own;
        }
        let _ = hint;
        let prepared = self.prepare_before(place, &[value]);
        let rep = self.place_rep(&prepared, place.ty);
        let register = self.value_as(value, rep);
        self.asm.set_span(span);
        let value = Val { reg: register, rep };
        self.store(&prepared, value);
        value
    }

    pub fn assign_op(
        &mut self,
        place: &'a Place,
        op: BinaryOp,
        kind: OperandKind,
        value: &'a Expr,
        expr: &'a Expr,
    ) -> Val {
        let span = self.asm.span();
        let prepared = self.prepare_before(place, &[value]);
        let rep = match kind {
            OperandKind::Int if op == BinaryOp::Div => Rep::Float,
            OperandKind::Int => Rep::Int,
            OperandKind::Float => Rep::Float,
            OperandKind::Bool => Rep::Bool,
            _ => self.nullable_rep(place.ty, value.ty),
        };
        let current = self.load(&prepared, None);
        let mut left = self.operand(current, rep);
        if let Prepared::Local(local) = prepared
            && super::expr::assigns(value, local)
        {
            let copy = self.temp(rep);
            self.asm.copy_register(copy, left);
            left = copy;
        }
        let right = self.value_as(value, rep);
        self.asm.set_span(span);
        let own = match prepared {
            Prepared::Local(local) => match self.storage(local) {
                Storage::Register(own) if own.rep == rep => Some(own),
                _ => None,
            },
            _ => None,
        };
        let dst = match own {
            Some(own) => own.reg,
            None => self.temp(rep),
        };
        self.apply(op, rep, dst, left, right);
        let result = Val { reg: dst, rep };
        if own.is_none() {
            self.at(expr.span);
            self.store(&prepared, result);
        }
        result
    }

    /// What an operator takes: null is no number.
    fn operand(&mut self, value: Val, rep: Rep) -> Reg {
        let number = self.temp(rep);
        match (value.rep, rep) {
            (Rep::Word, Rep::Int) => self.asm.unbox_i32(DefI32(number), Use(value.reg)),
            (Rep::Word, Rep::Float) => self.asm.unbox_f64(DefF64(number), Use(value.reg)),
            _ => return self.convert(value, rep),
        }
        number
    }

    fn nullable_rep(&self, left: crate::types::Type, right: crate::types::Type) -> Rep {
        let rep = |ty| self.lower.rep(self.lower.without_null(ty));
        match (rep(left), rep(right)) {
            (Rep::Int, Rep::Int) => Rep::Int,
            (Rep::Int | Rep::Float, Rep::Int | Rep::Float) => Rep::Float,
            _ => Rep::Word,
        }
    }

    pub fn assign_concat(&mut self, place: &'a Place, value: &'a Expr) -> Val {
        let span = self.asm.span();
        let prepared = self.prepare_before(place, &[value]);
        let range = self.range(&[Type::Word, Type::Word]);
        let current = self.load(&prepared, Some(Val { reg: range, rep: Rep::Word }));
        self.convert_into(current, Val { reg: range, rep: Rep::Word });
        self.value_into(value, Val { reg: range + 1, rep: Rep::Word });
        self.asm.set_span(span);
        let dst = self.temp(Rep::Word);
        self.intrinsic("concat", dst, range, 2);
        let result = Val { reg: dst, rep: Rep::Word };
        self.store(&prepared, result);
        result
    }

    pub fn increment(
        &mut self,
        place: &'a Place,
        kind: OperandKind,
        by: i32,
        postfix: bool,
        expr: &'a Expr,
    ) -> Val {
        let prepared = self.prepare(place);
        let rep = match kind {
            OperandKind::Int => Rep::Int,
            OperandKind::Float => Rep::Float,
            _ => self.nullable_rep(place.ty, place.ty),
        };
        let current = self.load(&prepared, None);
        let mut before = self.operand(current, rep);
        let own = match prepared {
            Prepared::Local(local) => match self.storage(local) {
                Storage::Register(own) if own.rep == rep => Some(own),
                _ => None,
            },
            _ => None,
        };
        if postfix && own.is_some() {
            let copy = self.temp(rep);
            self.asm.copy_register(copy, before);
            before = copy;
        }
        let after = match own {
            Some(own) => own.reg,
            None => self.temp(rep),
        };
        match rep {
            Rep::Int => self.asm.add_int_i32(DefI32(after), UseI32(before), Immediate(by as i16)),
            Rep::Float => {
                let one = self.temp(Rep::Float);
                self.load_float(one, f64::from(by));
                self.asm.add_f64(DefF64(after), UseF64(before), UseF64(one));
            }
            _ => {
                let one = self.temp(Rep::Word);
                self.asm.load_int(Def(one), Immediate(by as i16));
                self.apply(BinaryOp::Add, Rep::Word, after, before, one);
            }
        }
        if own.is_none() {
            self.at(expr.span);
            self.store(&prepared, Val { reg: after, rep });
        }
        Val { reg: if postfix { before } else { after }, rep }
    }
}

impl super::Lower<'_> {
    /// How a variable is held. A method that is `dynamic` is a word.
    pub fn field_rep(&self, field: FieldId) -> Rep {
        let data = self.program.field(field);
        match data.kind {
            FieldKind::Method(MethodKind::Dynamic) => Rep::Word,
            _ => match self.rep(data.ty) {
                Rep::Void => Rep::Word,
                rep => rep,
            },
        }
    }

    /// The language's function behind an extern field: `Class.field`, or what `@:native` says.
    pub fn extern_name(&self, field: FieldId) -> String {
        let data = self.program.field(field);
        let native =
            data.meta.iter().find(|meta| &*meta.name == ":native").and_then(|meta| meta.args.first());
        match native {
            Some(name) => name.trim_matches('"').to_owned(),
            None => format!("{}.{}", self.program.class(data.owner).name.path, data.name),
        }
    }
}
