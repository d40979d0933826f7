//! Objects of layouts: what their registers' types promise needs no test but for none.
//!
//! A cast speculates that the object is of the very layout named. Where that has failed, the general test is built: the
//! runtime is asked about objects of other shapes.

use abi::exit_reason::ExitReason;
use abi::object_layout::{HEADER, WORD};
use abi::representation::Representation;
use abi::runtime_calls::RuntimeCall;
use abi::value;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Float64, Hint, Op, Type as SsaType, Value, WordBits};

use super::arrays::shape_of_array;
use super::environment::{Builder, type_of};
use crate::request::{LayoutLink, ShapeNumber};

/// The byte offset of a field.
pub(super) const fn offset_of(field: Field) -> u32 {
    (HEADER + field.0 as usize * WORD) as u32
}

impl<'r> Builder<'r> {
    /// What a register's contents are, in the form that the program has: a word, or raw.
    pub(super) fn get_typed(&mut self, register: u16) -> Value {
        if self.frame.is_tagged(register) { self.get_word(register) } else { self.get(register) }
    }

    /// The declared type of a register.
    fn declared(&self, register: u16) -> Type {
        self.frame.request.function().registers[usize::from(register)]
    }

    /// The object in a register of references, or the code is left.
    pub(super) fn object(&mut self, register: UseRef) -> Value {
        let value = self.get(register.0);
        if self.ty(value) == SsaType::Ref {
            return value;
        }
        let word = self.word(value);
        let object = self.guard(|exit| Op::GuardRef { value: word, exit });
        self.refine(value, object);
        object
    }

    fn link(&self, layout: Target) -> &'r LayoutLink {
        match layout {
            Target::Layout(layout) => &self.frame.request.links.layouts[&layout],
            _ => unreachable!("the verifier checks that a layout is named"),
        }
    }

    pub(super) fn build_new_object(
        &mut self,
        dst: DefValue,
        layout: Target,
        first: AnyRange,
        count: Count,
    ) -> Result<(), Bailout> {
        let link = self.link(layout);
        if let Some(fields) = &link.record {
            return self.build_new_record(dst, first, count, fields);
        }
        let values: Vec<Value> = match count.0 {
            0 => link.fields.iter().map(|&form| self.initial(form)).collect(),
            _ => (first.0..first.0 + count.0).map(|register| self.get_typed(register)).collect(),
        };
        if link.is_sequence && count.0 > 0 {
            self.check_new_sequence(values[0], UseRef(first.0 + 1));
        }
        let object = self.emit_new_object(link.shape, &values);
        self.values.exact.insert(object, link.shape);
        self.set(dst.0, object);
        Ok(())
    }

    /// A new object of a layout with this shape, whose fields have these contents.
    pub(super) fn emit_new_object(&mut self, number: ShapeNumber, values: &[Value]) -> Value {
        let description = &self.request.shapes[number as usize];
        let (bytes, kind) = (description.object_bytes, description.kind);
        let exit = self.throw_state();
        let shape = self.shape_number(number);
        let values = self.func.list(values);
        self.emit(Op::NewObject { shape, bytes, kind, values, exit })
    }

    /// What a field holds before it is written.
    fn initial(&mut self, form: Representation) -> Value {
        self.emit(match form {
            Representation::F64 => Op::ConstF64 { value: Float64::new(0.0) },
            Representation::I32 => Op::ConstI32 { value: 0 },
            Representation::I64 => Op::ConstI64 { value: 0 },
            Representation::Bool => Op::ConstBool { value: false },
            _ => Op::ConstWord { value: WordBits(value::NONE) },
        })
    }

    fn load_field_of(&mut self, dst: u16, object: Value, field: Field) {
        let offset = offset_of(field);
        let value = match type_of(self.declared(dst)) {
            SsaType::Word => self.emit(Op::LoadSlot { object, offset }),
            ty => self.emit(Op::LoadField { object, offset, ty }),
        };
        self.set(dst, value);
    }

    pub(super) fn build_get_field(&mut self, dst: u16, object: UseRef, field: Field) -> Result<(), Bailout> {
        let object = self.object(object);
        self.load_field_of(dst, object, field);
        Ok(())
    }

    pub(super) fn build_set_field(
        &mut self,
        object: UseRef,
        field: Field,
        src: UseValue,
    ) -> Result<(), Bailout> {
        let object = self.object(object);
        let value = self.get_word(src.0);
        self.emit(Op::StoreSlot { object, value, offset: offset_of(field) });
        Ok(())
    }

    pub(super) fn build_set_raw_field(
        &mut self,
        object: UseRef,
        field: Field,
        src: UseAny,
    ) -> Result<(), Bailout> {
        let object = self.object(object);
        let value = self.get(src.0);
        self.emit(Op::StoreField { object, value, offset: offset_of(field) });
        Ok(())
    }

    pub(super) fn build_get_checked(
        &mut self,
        dst: DefValue,
        object: Use,
        layout: Target,
        field: Field,
    ) -> Result<(), Bailout> {
        if let Some(fields) = &self.link(layout).record {
            return self.build_get_record(dst, object, field, fields);
        }
        let object = self.get(object.0);
        let object = self.of_target(object, layout);
        self.load_field_of(dst.0, object, field);
        Ok(())
    }

    pub(super) fn build_set_checked(
        &mut self,
        object: Use,
        layout: Target,
        field: Field,
        src: UseValue,
    ) -> Result<(), Bailout> {
        if let Some(fields) = &self.link(layout).record {
            return self.build_set_record(object, field, src, fields);
        }
        let object = self.get(object.0);
        let object = self.of_target(object, layout);
        let value = self.get_word(src.0);
        self.emit(Op::StoreSlot { object, value, offset: offset_of(field) });
        Ok(())
    }

    // What objects are.

    /// The only shape that objects of a target have, if there is but one; else the shape of its layout.
    fn shape_of_target(&mut self, target: Target) -> (Value, Option<ShapeNumber>, bool) {
        match target {
            Target::Layout(_) => {
                let link = self.link(target);
                (self.shape_number(link.shape), Some(link.shape), link.is_exact)
            }
            Target::Array(element) => (self.i64(shape_of_array(element).into()), None, true),
            Target::Any => unreachable!("any object needs no shape"),
        }
    }

    /// Whether what a register refers to, unless it is none, is of a target by its type.
    fn is_known_target(&self, register: u16, target: Target) -> bool {
        match (self.declared(register), target) {
            (Type::Ref(_), Target::Any) => true,
            (Type::Ref(declared), target) => declared == target,
            _ => false,
        }
    }

    /// The object of a target that a value is, or the code is left.
    fn of_target(&mut self, value: Value, target: Target) -> Value {
        let word = self.word(value);
        if target == Target::Any {
            let object = self.guard(|exit| Op::GuardRef { value: word, exit });
            self.refine(value, object);
            return object;
        }
        let (shape, number, is_only) = self.shape_of_target(target);
        if number.is_some() && self.values.exact.get(&value).copied() == number {
            return value;
        }
        // Where shapes are next to each other, the general test costs no more than that for one.
        let speculates = self.speculates() && !self.was_left_for(ExitReason::WrongShape);
        let is_general = !is_only && (self.span_of(target).is_some() || !speculates);
        let object = if is_general {
            let object = self.guard(|exit| Op::GuardRef { value: word, exit });
            let cond = match self.span_of(target) {
                Some(span) => self.is_in_span(object, shape, span),
                None => self.tests_target(object, shape, false),
            };
            self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::WrongShape, exit });
            object
        } else {
            let object = self.guard(|exit| Op::GuardShape { object: word, shape, exit });
            if let Some(number) = number {
                self.values.exact.insert(object, number);
            }
            object
        };
        self.refine(value, object);
        object
    }

    /// How many shapes objects of a target have, next to each other.
    fn span_of(&self, target: Target) -> Option<u32> {
        match target {
            Target::Layout(_) => self.link(target).span,
            _ => None,
        }
    }

    /// Whether the shape of an object is one of so many from this one on.
    fn is_in_span(&mut self, object: Value, first: Value, span: u32) -> Value {
        let shape = self.emit(Op::LoadShape { object });
        let place = self.emit(Op::I64Sub { lhs: shape, rhs: first });
        let span = self.i64(span.into());
        self.emit(Op::I64Compare { cond: Cond::Below, lhs: place, rhs: span })
    }

    /// Whether a word is an object of the layout with this shape.
    fn tests_target(&mut self, word: Value, shape: Value, is_only: bool) -> Value {
        let exact = self.emit(Op::HasShape { object: word, shape });
        if is_only {
            return exact;
        }
        let mut join = self.begin_join();
        let (is_this, is_not) = self.branch(exact, Hint::Even);
        self.start_arm(&join, is_this);
        let yes = self.bool(true);
        self.end_arm(&mut join, &[yes]);
        self.start_arm(&join, is_not);
        let descends = self.call_runtime(RuntimeCall::is_instance, &[word, shape]);
        self.end_arm(&mut join, &[descends]);
        self.finish_join(join, 1)[0]
    }

    /// Whether a word is an object whose shape is one of so many from this one on.
    fn tests_span(&mut self, word: Value, first: Value, span: u32) -> Value {
        let is_ref = self.emit(Op::IsRef { value: word });
        let mut join = self.begin_join();
        let (object, other) = self.branch(is_ref, Hint::Even);
        self.start_arm(&join, object);
        let object = self.emit(Op::Refine { value: word, ty: SsaType::Ref });
        let is_in_span = self.is_in_span(object, first, span);
        self.end_arm(&mut join, &[is_in_span]);
        self.start_arm(&join, other);
        let no = self.bool(false);
        self.end_arm(&mut join, &[no]);
        self.finish_join(join, 1)[0]
    }

    pub(super) fn build_check_layout(
        &mut self,
        dst: DefRef,
        src: UseValue,
        target: Target,
    ) -> Result<(), Bailout> {
        let object = if self.is_known_target(src.0, target) {
            self.object(UseRef(src.0))
        } else {
            let value = self.get(src.0);
            self.of_target(value, target)
        };
        self.set(dst.0, object);
        Ok(())
    }

    /// As `build_check_layout`, but none passes: where an object was expected and none came, both are.
    pub(super) fn build_cast(&mut self, dst: DefRef, src: UseValue, target: Target) -> Result<(), Bailout> {
        if self.is_known_target(src.0, target) {
            return self.copy(dst.0, src.0);
        }
        let value = self.get(src.0);
        if self.known_bits(value) == Some(value::NONE) {
            self.set(dst.0, value);
            return Ok(());
        }
        let was_none = self.was_left_for(ExitReason::WrongShape) || self.was_left_for(ExitReason::NotRef);
        if self.speculates() && !was_none || self.ty(value) == SsaType::Ref {
            let object = self.of_target(value, target);
            self.set(dst.0, object);
            return Ok(());
        }
        let word = self.word(value);
        let is_none = self.is_word(word, value::NONE);
        let mut join = self.begin_join();
        let (none, some) = self.branch(is_none, Hint::Even);
        self.start_arm(&join, none);
        self.end_arm(&mut join, &[word]);
        self.start_arm(&join, some);
        let object = self.of_target(word, target);
        let object = self.emit(Op::Refine { value: object, ty: SsaType::Word });
        self.end_arm(&mut join, &[object]);
        let result = self.finish_join(join, 1)[0];
        self.set(dst.0, result);
        Ok(())
    }

    pub(super) fn build_is_layout(
        &mut self,
        dst: DefBool,
        src: UseValue,
        target: Target,
    ) -> Result<(), Bailout> {
        let word = self.get_word(src.0);
        let result = if target == Target::Any {
            self.emit(Op::IsRef { value: word })
        } else {
            let (shape, _, is_only) = self.shape_of_target(target);
            match self.span_of(target).filter(|_| !is_only) {
                Some(span) => self.tests_span(word, shape, span),
                None => self.tests_target(word, shape, is_only),
            }
        };
        self.set(dst.0, result);
        Ok(())
    }

    pub(super) fn build_eq_ref(&mut self, dst: DefBool, lhs: UseRef, rhs: UseRef) -> Result<(), Bailout> {
        let (lhs, rhs) = (self.get_word(lhs.0), self.get_word(rhs.0));
        let value = self.emit(Op::WordEqual { lhs, rhs });
        self.set(dst.0, value);
        Ok(())
    }

    /// Goes on at `label` when the register's being none is `wanted`; where it is not none, an object is known.
    pub(super) fn jump_on_none(&mut self, src: UseRef, wanted: bool, label: Label) -> Result<(), Bailout> {
        let value = self.get(src.0);
        let is_known = match self.known_bits(value) {
            Some(bits) => Some(bits == value::NONE),
            None if self.ty(value) == SsaType::Ref => Some(false),
            None => None,
        };
        let target = self.target(label);
        if let Some(is_none) = is_known {
            if is_none == wanted {
                self.go_to(target);
            }
            return Ok(());
        }
        let word = self.word(value);
        let is_none = self.is_word(word, value::NONE);
        let (none, some) = self.branch(is_none, Hint::Even);
        let was_dead = self.is_dead;
        let before = (self.frame.registers.clone(), self.is_unchecked);
        let (jump, next) = if wanted { (none, some) } else { (some, none) };
        for (block, is_some, jumps) in [(jump, !wanted, true), (next, wanted, false)] {
            (self.block, self.is_dead) = (block, was_dead);
            (self.frame.registers, self.is_unchecked) = before.clone();
            if is_some {
                let object = self.emit(Op::Refine { value: word, ty: SsaType::Ref });
                self.refine(value, object);
            }
            if jumps {
                self.go_to(target);
            }
        }
        Ok(())
    }
}
