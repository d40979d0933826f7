//! Arrays: literals, elements, appending.
//!
//! What a type says of an array's storage is a guess: an access asks the array's layout, and goes a slow way if it is another.
//! Reads out of range give zero or null, and so does the storage behind the length: reads ask for the storage's size alone.

use bytecode::operand::*;

use super::body::{Body, Reg, Val};
use super::layouts::{ARRAY, ARRAY_BOOL, ARRAY_FLOAT, ARRAY_INT, ARRAY_WORD, LENGTH, STORAGE, array_layout};
use super::rep::Rep;
use super::{Lower, Work};
use crate::typed::{Comparison, ElementKind, Expr, LocalId};

/// A way that is rarely taken. It stands right behind the usual one, which jumps over it: jumps go back to loops only.
#[derive(Clone, Copy, Debug)]
enum SlowPath {
    /// Reads whatever the storage.
    Load { index: Reg, dst: Val },
    /// Writes whatever the storage, and beyond the length.
    Store { index: Reg, value: Val },
    /// Appends whatever the storage, and when it is full.
    Push { value: Val, length: Reg },
}

/// How elements are in registers.
fn element_rep(kind: ElementKind) -> Rep {
    match kind {
        ElementKind::Int => Rep::Int,
        ElementKind::Float => Rep::Float,
        ElementKind::Bool => Rep::Bool,
        ElementKind::Word | ElementKind::Unknown => Rep::Word,
    }
}

impl<'a> Body<'_, 'a> {
    /// `array[index]`. Where a word is wanted, null is out of range and no zero.
    pub fn load_element(&mut self, array: Reg, index: Reg, kind: ElementKind, hint: Option<Val>) -> Val {
        let raw = element_rep(kind);
        let wants_word = raw != Rep::Word && hint.is_some_and(|hint| hint.rep == Rep::Word);
        let rep = if wants_word { Rep::Word } else { raw };
        let dst = Val { reg: self.dest(hint, rep), rep };
        let (start, back) = (self.asm.label(), self.asm.label());
        let storage = self.storage_or(array, kind, start);
        let size = self.temp(Rep::Int);
        if wants_word {
            self.asm.load_field(size, array, LENGTH);
        } else {
            self.asm.array_length(DefI32(size), UseRef(storage));
        }
        self.check_index(index, size, start);
        if wants_word {
            let element = Val { reg: self.temp(raw), rep: raw };
            self.get_raw(element.reg, storage, index, kind);
            self.convert_into(element, dst);
        } else {
            self.get_raw(dst.reg, storage, index, kind);
        }
        self.asm.jump(back);
        self.asm.bind(start);
        self.slow_path(array, SlowPath::Load { index, dst });
        self.asm.bind(back);
        dst
    }

    /// `array[index] = value`.
    pub fn store_element(&mut self, array: Reg, index: Reg, kind: ElementKind, value: Val) {
        let rep = element_rep(kind);
        let value = Val { reg: self.convert(value, rep), rep };
        let (start, back) = (self.asm.label(), self.asm.label());
        let storage = self.storage_or(array, kind, start);
        let length = self.temp(Rep::Int);
        self.asm.load_field(length, array, LENGTH);
        self.check_index(index, length, start);
        self.set_raw(storage, index, value.reg, kind);
        self.asm.jump(back);
        self.asm.bind(start);
        self.slow_path(array, SlowPath::Store { index, value });
        self.asm.bind(back);
    }

    /// `array.push(value)`: the new length.
    pub fn push_element(&mut self, array: Reg, kind: ElementKind, value: Val) -> Val {
        let rep = element_rep(kind);
        let value = Val { reg: self.convert(value, rep), rep };
        let (start, back) = (self.asm.label(), self.asm.label());
        let storage = self.storage_or(array, kind, start);
        let length = self.temp(Rep::Int);
        let size = self.temp(Rep::Int);
        self.asm.load_field(length, array, LENGTH);
        self.asm.array_length(DefI32(size), UseRef(storage));
        self.jump_if_ints(Comparison::Ge, length, size, start, true);
        self.set_raw(storage, length, value.reg, kind);
        self.asm.add_int_i32(DefI32(length), UseI32(length), Immediate(1));
        self.asm.store_field(array, LENGTH, length);
        self.asm.jump(back);
        self.asm.bind(start);
        self.slow_path(array, SlowPath::Push { value, length });
        self.asm.bind(back);
        Val { reg: length, rep: Rep::Int }
    }

    /// The storage of an array of the layout that is expected, or a jump.
    fn storage_or(&mut self, array: Reg, kind: ElementKind, otherwise: Label) -> Reg {
        let (layout, element) = array_layout(kind);
        let fits = self.temp(Rep::Bool);
        self.asm.is_layout(DefBool(fits), UseValue(array), Target::Layout(layout));
        self.asm.jump_unless_bool(UseBool(fits), otherwise);
        let typed = self.temp(Rep::Ref(layout));
        self.asm.cast_ref(DefRef(typed), UseValue(array), Target::Layout(layout));
        let storage = self.typed_temp(Type::Ref(Target::Array(element)));
        self.asm.load_field(storage, typed, STORAGE);
        storage
    }

    /// Jumps unless `0 <= index < limit`.
    fn check_index(&mut self, index: Reg, limit: Reg, otherwise: Label) {
        let zero = self.temp(Rep::Int);
        self.load_int(zero, 0);
        self.asm.jump_if_lt_i32(UseI32(index), UseI32(zero), otherwise);
        self.asm.jump_if_ge_i32(UseI32(index), UseI32(limit), otherwise);
    }

    fn get_raw(&mut self, dst: Reg, storage: Reg, index: Reg, kind: ElementKind) {
        if kind == ElementKind::Bool {
            let byte = self.temp(Rep::Int);
            self.asm.array_get_u8(DefI32(byte), UseRef(storage), UseI32(index));
            return self.bool_of_byte(dst, byte);
        }
        let (storage, index) = (UseRef(storage), UseI32(index));
        match kind {
            ElementKind::Int => self.asm.array_get_i32(DefI32(dst), storage, index),
            ElementKind::Float => self.asm.array_get_f64(DefF64(dst), storage, index),
            _ => self.asm.array_get(Def(dst), storage, index),
        }
    }

    /// Booleans in arrays are bytes 0 and 1.
    fn bool_of_byte(&mut self, dst: Reg, byte: Reg) {
        let zero = self.temp(Rep::Int);
        self.load_int(zero, 0);
        self.asm.lt_i32(DefBool(dst), UseI32(zero), UseI32(byte));
    }

    fn byte_of_bool(&mut self, value: Reg) -> Reg {
        let byte = self.temp(Rep::Int);
        let done = self.asm.label();
        self.load_int(byte, 1);
        self.asm.jump_if_bool(UseBool(value), done);
        self.load_int(byte, 0);
        self.asm.bind(done);
        byte
    }

    fn set_raw(&mut self, storage: Reg, index: Reg, src: Reg, kind: ElementKind) {
        if kind == ElementKind::Bool {
            let byte = self.byte_of_bool(src);
            return self.asm.array_set_u8(UseRef(storage), UseI32(index), UseI32(byte));
        }
        let (storage, index) = (UseRef(storage), UseI32(index));
        match kind {
            ElementKind::Int => self.asm.array_set_i32(storage, index, UseI32(src)),
            ElementKind::Float => self.asm.array_set_f64(storage, index, UseF64(src)),
            _ => self.asm.array_set(storage, index, Use(src)),
        }
    }

    /// Emits a way that is rarely taken.
    fn slow_path(&mut self, array: Reg, path: SlowPath) {
        let mark = self.mark();
        self.asm.rare(TruthSite(0));
        match path {
            SlowPath::Load { index, dst } => self.slow_load(array, index, dst),
            SlowPath::Store { index, value } => {
                let range = self.range(&[Type::Word; 3]);
                self.asm.box_ref(Def(range), UseRef(array));
                self.asm.box_i32(Def(range + 1), UseI32(index));
                self.convert_into(value, Val { reg: range + 2, rep: Rep::Word });
                let dst = self.temp(Rep::Word);
                self.intrinsic("array_set", dst, range, 3);
            }
            SlowPath::Push { value, length } => {
                let range = self.range(&[Type::Word; 2]);
                self.asm.box_ref(Def(range), UseRef(array));
                self.convert_into(value, Val { reg: range + 1, rep: Rep::Word });
                let dst = self.temp(Rep::Word);
                self.intrinsic("array_push", dst, range, 2);
                self.asm.unbox_i32(DefI32(length), Use(dst));
            }
        }
        self.release(mark);
    }

    fn slow_load(&mut self, array: Reg, index: Reg, dst: Val) {
        let function = self.lower.function(Work::AnyElement);
        let range = self.range(&[Rep::Ref(ARRAY).ty(), Type::I32]);
        self.asm.mov_ref(DefRef(range), UseRef(array));
        self.asm.mov_i32(DefI32(range + 1), UseI32(index));
        if dst.rep == Rep::Word {
            return self.asm.call_static(DefAny(dst.reg), FunctionIndex(function), AnyRange(range), Count(2));
        }
        let word = self.temp(Rep::Word);
        self.asm.call_static(DefAny(word), FunctionIndex(function), AnyRange(range), Count(2));
        let (absent, done) = (self.asm.label(), self.asm.label());
        self.asm.jump_if_none(Use(word), absent);
        self.convert_into(Val { reg: word, rep: Rep::Word }, dst);
        self.asm.jump(done);
        self.asm.bind(absent);
        self.load_default(dst);
        self.asm.bind(done);
    }

    /// A new array of this length, and its storage, all zero or none.
    pub fn new_array(&mut self, kind: ElementKind, length: Reg) -> (Reg, Reg) {
        let (layout, element) = array_layout(kind);
        let storage_type = Type::Ref(Target::Array(element));
        let fields = self.range(&[Type::I32, storage_type]);
        self.asm.mov_i32(DefI32(fields), UseI32(length));
        if element == Element::Word {
            self.asm.new_array(DefRef(fields + 1), UseI32(length));
        } else {
            self.asm.new_array_raw(DefRef(fields + 1), Target::Array(element), UseI32(length));
        }
        let array = self.temp(Rep::Ref(layout));
        self.asm.new_object(DefValue(array), Target::Layout(layout), AnyRange(fields), Count(2));
        (array, fields + 1)
    }

    pub fn array_literal(&mut self, expr: &'a Expr, elements: &'a [Expr]) -> Val {
        let kind = self.lower.elements(expr.ty).unwrap_or(ElementKind::Word);
        let result = Val { reg: self.temp(Rep::Ref(ARRAY)), rep: Rep::Ref(ARRAY) };
        let mark = self.mark();
        // The elements come first: an array that their evaluation throws away need not be made.
        let rep = element_rep(kind);
        let few = elements.len() <= 32;
        let values = if few { self.range(&vec![rep.ty(); elements.len()]) } else { 0 };
        if few {
            for (element, reg) in elements.iter().zip(values..) {
                self.value_into(element, Val { reg, rep });
            }
            self.at(expr.span);
        }
        let length = self.temp(Rep::Int);
        self.load_int(length, elements.len() as i32);
        let (array, storage) = self.new_array(kind, length);
        let index = self.temp(Rep::Int);
        for (place, element) in elements.iter().enumerate() {
            let inner = self.mark();
            let value = if few { values + place as u16 } else { self.value_as(element, rep) };
            self.load_int(index, place as i32);
            self.set_raw(storage, index, value, kind);
            self.release(inner);
        }
        self.asm.mov_ref(DefRef(result.reg), UseRef(array));
        self.release(mark);
        result
    }

    pub fn comprehension(&mut self, expr: &'a Expr, local: LocalId, body: &'a Expr) -> Val {
        let kind = self.lower.elements(expr.ty).unwrap_or(ElementKind::Word);
        let length = self.temp(Rep::Int);
        self.load_int(length, 0);
        let (array, _) = self.new_array(kind, length);
        let result = Val { reg: self.temp(Rep::Ref(ARRAY)), rep: Rep::Ref(ARRAY) };
        self.asm.mov_ref(DefRef(result.reg), UseRef(array));
        if self.needs_cell(local) {
            let cell = self.declare(local);
            if let super::body::Storage::Cell(cell) = cell {
                let word = self.convert(result, Rep::Word);
                self.asm.new_cell(Def(cell), Use(word));
            }
        } else {
            self.set_storage(local, super::body::Storage::Register(result));
        }
        self.effect(body);
        result
    }

    pub fn append(&mut self, local: LocalId, value: &'a Expr) -> Val {
        let kind = self.lower.elements(self.local_data(local).ty).unwrap_or(ElementKind::Word);
        let rep = element_rep(kind);
        let value = Val { reg: self.value_as(value, rep), rep };
        let array = self.load(&super::place::Prepared::Local(local), None);
        let array = self.convert(array, Rep::Ref(ARRAY));
        self.push_element(array, kind, value);
        self.nothing()
    }
}

impl Lower<'_> {
    /// The function that reads an element as a word, whatever the storage; null out of range.
    pub fn emit_any_element(&mut self, index: u16) {
        let parameters = [("array".to_owned(), Rep::Ref(ARRAY)), ("index".to_owned(), Rep::Int)];
        let mut body = Body::new(self, "Array.get", &parameters, Rep::Word, &[]);
        let absent = body.asm.label();
        let length = body.temp(Rep::Int);
        body.asm.load_field(length, 0, LENGTH);
        body.check_index(1, length, absent);
        for (layout, element) in [
            (ARRAY_WORD, Element::Word),
            (ARRAY_INT, Element::I32),
            (ARRAY_FLOAT, Element::F64),
            (ARRAY_BOOL, Element::U8),
        ] {
            let other = body.asm.label();
            let fits = body.temp(Rep::Bool);
            body.asm.is_layout(DefBool(fits), UseValue(0), Target::Layout(layout));
            body.asm.jump_unless_bool(UseBool(fits), other);
            let typed = body.temp(Rep::Ref(layout));
            body.asm.cast_ref(DefRef(typed), UseValue(0), Target::Layout(layout));
            let storage = body.typed_temp(Type::Ref(Target::Array(element)));
            body.asm.load_field(storage, typed, STORAGE);
            let value = body.typed_temp(element.ty());
            let word = body.temp(Rep::Word);
            match element {
                Element::Word => body.asm.array_get(Def(word), UseRef(storage), UseI32(1)),
                Element::I32 => {
                    body.asm.array_get_i32(DefI32(value), UseRef(storage), UseI32(1));
                    body.asm.box_i32(Def(word), UseI32(value));
                }
                Element::F64 => {
                    body.asm.array_get_f64(DefF64(value), UseRef(storage), UseI32(1));
                    body.asm.box_f64(Def(word), UseF64(value));
                }
                Element::U8 => {
                    body.asm.array_get_u8(DefI32(value), UseRef(storage), UseI32(1));
                    let truth = body.temp(Rep::Bool);
                    body.bool_of_byte(truth, value);
                    body.asm.box_bool(Def(word), UseBool(truth));
                }
            }
            body.asm.ret(Use(word));
            body.asm.bind(other);
        }
        body.asm.bind(absent);
        body.finish(index, crate::source::Span::default());
    }
}
