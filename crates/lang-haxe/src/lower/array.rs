//! Arrays: literals, elements, appending.
//!
//! What a type says of an array's storage is a guess: an access of another one goes a slow way, and so does one out of range.

use bytecode::operand::*;

use super::body::{Body, Reg, Val};
use super::layouts::{ARRAY, LENGTH, STORAGE, storage_of};
use super::rep::Rep;
use super::{Lower, Work};
use crate::typed::{Comparison, ElementKind, Expr, ExprKind, LocalId};

/// A way that is rarely taken. It stands right behind the usual one, which jumps over it: jumps go back to loops only.
#[derive(Clone, Copy, Debug)]
enum SlowPath {
    /// Reads whatever the storage.
    Load { index: Reg, dst: Val },
    /// Writes whatever the storage, and beyond the length.
    Store { index: Reg, value: Val },
    /// Takes the last element whatever the storage, and none.
    Pop { dst: Val },
    /// Appends whatever the storage, and when it is full.
    Push { value: Val, length: Reg },
    /// The same in a comprehension.
    Append { value: Val, collection: Collection },
}

/// The array of a comprehension that goes on: its storage and length as they are, in registers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Collection {
    array: Reg,
    storage: Reg,
    length: Reg,
    kind: ElementKind,
    /// Its storage is exchanged when it is full. One that was made for all elements stays in its register, which so is
    /// the same in all rounds; what should come beyond it goes the slow way.
    grows: bool,
}

/// The storage that a comprehension gets at most before it has any elements: the loop may be left early.
const MAX_PROVIDED: i32 = 1 << 26;

/// Whether each round of a comprehension's loop that is not left appends one element.
fn always_appends(body: &Expr, array: LocalId) -> bool {
    match &body.kind {
        ExprKind::Append(local, _) => *local == array,
        ExprKind::Block(parts) => parts.last().is_some_and(|last| always_appends(last, array)),
        _ => false,
    }
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
        let element = if wants_word { self.temp(raw) } else { dst.reg };
        self.get_or_jump(element, array, index, kind, start);
        if wants_word {
            self.convert_into(Val { reg: element, rep: raw }, dst);
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
        self.set_or_jump(array, index, value.reg, kind, start);
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
        let length = self.temp(Rep::Int);
        self.asm.load_field(length, array, LENGTH);
        let storage = self.storage_of_array(array);
        self.put_or_jump(storage, length, value.reg, kind, start);
        self.asm.add_int_i32(DefI32(length), UseI32(length), Immediate(1));
        self.resize_or_jump(array, length, kind, start);
        self.asm.jump(back);
        self.asm.bind(start);
        self.slow_path(array, SlowPath::Push { value, length });
        self.asm.bind(back);
        Val { reg: length, rep: Rep::Int }
    }

    /// `array.pop()`: the last element, null or zero if there is none.
    pub fn pop_element(&mut self, array: Reg, kind: ElementKind, hint: Option<Val>) -> Val {
        let raw = element_rep(kind);
        let rep = if hint.is_some_and(|hint| hint.rep == raw) { raw } else { Rep::Word };
        let dst = Val { reg: self.dest(hint, rep), rep };
        let mark = self.mark();
        let (start, back) = (self.asm.label(), self.asm.label());
        let element = Val { reg: self.temp(raw), rep: raw };
        let last = self.temp(Rep::Int);
        self.asm.load_field(last, array, LENGTH);
        self.asm.add_int_i32(DefI32(last), UseI32(last), Immediate(-1));
        self.get_or_jump(element.reg, array, last, kind, start);
        if raw == Rep::Word {
            // What nobody can read is not kept alive.
            let none = self.temp(Rep::Word);
            self.asm.load_none(Def(none));
            self.set_or_jump(array, last, none, kind, start);
        }
        self.resize_or_jump(array, last, kind, start);
        self.convert_into(element, dst);
        self.asm.jump(back);
        self.asm.bind(start);
        self.slow_path(array, SlowPath::Pop { dst });
        self.asm.bind(back);
        self.release(mark);
        dst
    }

    fn storage_of_array(&mut self, array: Reg) -> Reg {
        let storage = self.typed_temp(Type::REF);
        self.asm.load_field(storage, array, STORAGE);
        storage
    }

    /// Reads an element, or jumps if the storage is of another kind or the index out of range.
    fn get_or_jump(&mut self, dst: Reg, array: Reg, index: Reg, kind: ElementKind, otherwise: Label) {
        let elements = Target::Array(storage_of(kind));
        let element = if kind == ElementKind::Bool { self.temp(Rep::Int) } else { dst };
        self.asm.sequence_at(DefAny(element), UseRef(array), elements, UseI32(index), otherwise);
        if kind == ElementKind::Bool {
            self.bool_of_byte(dst, element);
        }
    }

    /// Writes an element, or jumps if the storage is of another kind or the index out of range.
    fn set_or_jump(&mut self, array: Reg, index: Reg, src: Reg, kind: ElementKind, otherwise: Label) {
        let elements = Target::Array(storage_of(kind));
        let element = if kind == ElementKind::Bool { self.byte_of_bool(src) } else { src };
        self.asm.sequence_put(UseRef(array), elements, UseI32(index), UseAny(element), otherwise);
    }

    /// Sets the length, or jumps if the storage is of another kind or too short.
    fn resize_or_jump(&mut self, array: Reg, length: Reg, kind: ElementKind, otherwise: Label) {
        let elements = Target::Array(storage_of(kind));
        self.asm.sequence_resize(UseRef(array), elements, UseI32(length), otherwise);
    }

    /// Writes into storage, or jumps if it is of another kind or too short.
    fn put_or_jump(&mut self, storage: Reg, index: Reg, src: Reg, kind: ElementKind, otherwise: Label) {
        let elements = Target::Array(storage_of(kind));
        let element = if kind == ElementKind::Bool { self.byte_of_bool(src) } else { src };
        self.asm.array_put(UseRef(storage), elements, UseI32(index), UseAny(element), otherwise);
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
                self.intrinsic("haxe.ds.Vector.set", dst, range, 3);
            }
            SlowPath::Pop { dst } => {
                let range = self.range(&[Type::Word]);
                self.asm.box_ref(Def(range), UseRef(array));
                let word = Val { reg: self.temp(Rep::Word), rep: Rep::Word };
                self.intrinsic("Array.pop", word.reg, range, 1);
                self.convert_into(word, dst);
            }
            SlowPath::Push { value, length } => self.slow_push(array, value, length),
            SlowPath::Append { value, collection } => {
                self.set_collected(array, collection);
                self.slow_push(array, value, collection.length);
                if collection.grows {
                    self.asm.load_field(collection.storage, array, STORAGE);
                }
            }
        }
        self.release(mark);
    }

    fn slow_push(&mut self, array: Reg, value: Val, length: Reg) {
        let range = self.range(&[Type::Word; 2]);
        self.asm.box_ref(Def(range), UseRef(array));
        self.convert_into(value, Val { reg: range + 1, rep: Rep::Word });
        let dst = self.temp(Rep::Word);
        self.intrinsic("Array.push", dst, range, 2);
        self.asm.unbox_i32(DefI32(length), Use(dst));
    }

    fn slow_load(&mut self, array: Reg, index: Reg, dst: Val) {
        let function = self.lower.function(Work::AnyElement(dst.rep));
        let range = self.range(&[Rep::Ref(ARRAY).ty(), Type::I32]);
        self.asm.mov_ref(DefRef(range), UseRef(array));
        self.asm.mov_i32(DefI32(range + 1), UseI32(index));
        self.asm.call_static(DefAny(dst.reg), FunctionIndex(function), AnyRange(range), Count(2));
    }

    /// A new array of this length, and its storage of at least that size, all zero or none.
    pub fn new_array(&mut self, kind: ElementKind, length: Reg, size: Reg) -> (Reg, Reg) {
        let element = storage_of(kind);
        let fields = self.range(&[Type::I32, Type::Ref(Target::Array(element))]);
        self.asm.mov_i32(DefI32(fields), UseI32(length));
        if element == Element::Word {
            self.asm.new_array(DefRef(fields + 1), UseI32(size));
        } else {
            self.asm.new_array_raw(DefRef(fields + 1), Target::Array(element), UseI32(size));
        }
        let array = self.temp(Rep::Ref(ARRAY));
        self.asm.new_object(DefValue(array), Target::Layout(ARRAY), AnyRange(fields), Count(2));
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
        let (array, storage) = self.new_array(kind, length, length);
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

    /// `[for …]`. Where it is known before how many there will be, the storage is made for as many. Nobody sees the array
    /// before it is done: how long it is, is kept in a register.
    pub fn comprehension(&mut self, expr: &'a Expr, local: LocalId, body: &'a Expr) -> Val {
        let kind = self.lower.elements(expr.ty).unwrap_or(ElementKind::Word);
        let result = Val { reg: self.temp(Rep::Ref(ARRAY)), rep: Rep::Ref(ARRAY) };
        let mark = self.mark();
        let range = match &body.kind {
            ExprKind::ForRange { local: counter, from, to, body } if always_appends(body, local) => {
                let (first, limit) = self.range_bounds(from, to);
                Some((*counter, first, limit, &**body))
            }
            _ => None,
        };
        let length = self.temp(Rep::Int);
        self.load_int(length, 0);
        let size = match range {
            Some((_, first, limit, _)) => self.size_of_range(first, limit),
            None => length,
        };
        let (array, own) = self.new_array(kind, length, size);
        self.asm.mov_ref(DefRef(result.reg), UseRef(array));
        let storage = self.typed_temp(Type::REF);
        self.asm.mov_ref(DefRef(storage), UseRef(own));
        let grows = range.is_none();
        let collection = Collection { array: result.reg, storage, length, kind, grows };
        self.collections.insert(local, collection);
        match range {
            Some((counter, first, limit, body)) => self.count(counter, first, limit, body),
            None => self.effect(body),
        }
        self.set_collected(result.reg, collection);
        self.release(mark);
        result
    }

    /// Sets the length of a comprehension's array, whose storage has room for what is there so far.
    fn set_collected(&mut self, array: Reg, collection: Collection) {
        let done = self.asm.label();
        self.resize_or_jump(array, collection.length, collection.kind, done);
        self.asm.bind(done);
    }

    /// How many numbers are in a range, but no more than can sensibly be provided for.
    fn size_of_range(&mut self, first: Reg, limit: Reg) -> Reg {
        let size = self.temp(Rep::Int);
        self.asm.sub_i32(DefI32(size), UseI32(limit), UseI32(first));
        for (bound, inside) in [(0, Comparison::Ge), (MAX_PROVIDED, Comparison::Le)] {
            let (ok, bound_reg) = (self.asm.label(), self.temp(Rep::Int));
            self.load_int(bound_reg, bound);
            self.jump_if_ints(inside, size, bound_reg, ok, true);
            self.asm.mov_i32(DefI32(size), UseI32(bound_reg));
            self.asm.bind(ok);
        }
        size
    }

    /// Appends to a comprehension's array.
    pub fn append(&mut self, local: LocalId, value: &'a Expr) -> Val {
        let Some(&collection) = self.collections.get(&local) else {
            self.lower.unsupported(value.span, "an element outside of its comprehension");
            return self.nothing();
        };
        let Collection { array, storage, length, kind, .. } = collection;
        let rep = element_rep(kind);
        let value = Val { reg: self.value_as(value, rep), rep };
        let (start, back) = (self.asm.label(), self.asm.label());
        self.put_or_jump(storage, length, value.reg, kind, start);
        self.asm.add_int_i32(DefI32(length), UseI32(length), Immediate(1));
        self.asm.jump(back);
        self.asm.bind(start);
        self.slow_path(array, SlowPath::Append { value, collection });
        self.asm.bind(back);
        self.nothing()
    }
}

impl Lower<'_> {
    /// The function that reads an element whatever the storage; zero or null out of range and for null.
    pub fn emit_any_element(&mut self, index: u16, rep: Rep) {
        let parameters = [("array".to_owned(), Rep::Ref(ARRAY)), ("index".to_owned(), Rep::Int)];
        let mut body = Body::new(self, "Array.get", &parameters, rep, &[]);
        let word = Val { reg: body.temp(Rep::Word), rep: Rep::Word };
        let found = body.asm.label();
        for kind in [ElementKind::Word, ElementKind::Int, ElementKind::Float, ElementKind::Bool] {
            let other = body.asm.label();
            let element = Val { reg: body.temp(element_rep(kind)), rep: element_rep(kind) };
            body.get_or_jump(element.reg, 0, 1, kind, other);
            body.convert_into(element, word);
            body.asm.jump(found);
            body.asm.bind(other);
        }
        let nothing = Val { reg: body.temp(rep), rep };
        body.load_default(nothing);
        body.asm.return_register(nothing.reg);
        body.asm.bind(found);
        let result = Val { reg: body.temp(rep), rep };
        body.convert_into(word, result);
        body.asm.return_register(result.reg);
        body.finish(index, crate::source::Span::default());
    }
}
