//! Constants, variables outside the frame, and whether they have values.

use abi::literal_table::Literal;
use abi::object_layout::{CELL_MAX, HEADER, WORD};
use abi::object_offsets::{CELL_VALUE, CELL_WORDS, CLOSURE_CAPTURES, shape};
use abi::runtime_calls::RuntimeCall;
use abi::value::{self, NONE};
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Op, Type, Value};

use super::environment::Builder;
use super::knowledge::MadeClosure;
use crate::request::{Assumption, Known, ShapeNumber, Variable, VariableNumber};

impl Builder<'_> {
    pub(super) fn load_constant(&mut self, dst: Def, constant: Const) {
        let known = self.frame.request.constants[constant.0 as usize].clone();
        let value = self.known_value(&known);
        self.set(dst.0, value);
    }

    /// A value that is no variable without one, or the code is left.
    pub(super) fn bound(&mut self, value: Value) -> Value {
        if self.ty(value) != Type::Word || self.known_bits(value).is_some_and(|bits| bits != value::UNBOUND) {
            return value;
        }
        let unexpected = self.word_bits(value::UNBOUND);
        let bound = self.guard(|exit| Op::GuardNotSame { value, unexpected, exit });
        self.refine(value, bound);
        bound
    }

    pub(super) fn variable(&self, number: VariableNumber) -> &Variable {
        &self.request.variables[number as usize]
    }

    /// The value of a variable that is never bound again, relied on from here.
    pub(super) fn constant_variable(&mut self, number: VariableNumber) -> Option<Value> {
        let variable = self.variable(number);
        if !self.speculates() || !variable.is_constant || variable.value == Known::Word(value::UNBOUND) {
            return None;
        }
        let known = variable.value.clone();
        self.assume(Assumption::Constant(number));
        Some(self.known_value(&known))
    }

    /// Whether code may assume that a variable keeps its value.
    pub(super) fn is_constant_variable(&self, number: VariableNumber) -> bool {
        let variable = self.variable(number);
        self.speculates() && variable.is_constant && variable.value != Known::Word(value::UNBOUND)
    }

    /// The value of a variable, which may be that it has none.
    pub(super) fn load_variable(&mut self, number: VariableNumber) -> Value {
        let cell = self.literal_ref(Literal::Cell(number));
        self.emit(Op::LoadCell { cell, offset: CELL_VALUE as u32 })
    }

    pub(super) fn load_global_variable(&mut self, dst: Def, global: Global) {
        let number = self.frame.request.globals[global.0 as usize];
        let value = match self.constant_variable(number) {
            Some(value) => value,
            None => {
                let value = self.load_variable(number);
                self.bound(value)
            }
        };
        self.set(dst.0, value);
    }

    pub(super) fn store_global_variable(&mut self, global: Global, src: Use) {
        self.store_variable(self.frame.request.globals[global.0 as usize], src);
    }

    /// Stores a register's value in a variable.
    pub(super) fn store_variable(&mut self, number: VariableNumber, src: Use) {
        let value = self.get_word(src.0);
        let cell = self.literal_ref(Literal::Cell(number));
        if self.variable(number).is_plainly_stored {
            self.emit(Op::StoreCell { cell, value, offset: CELL_VALUE as u32 });
        } else {
            self.call_runtime(RuntimeCall::store_variable, &[cell, value]);
        }
    }

    /// The cell in a register.
    fn cell(&mut self, register: u16) -> Value {
        let value = self.get_word(register);
        if self.ty(value) == Type::Ref {
            return value;
        }
        let cell = self.emit(Op::Refine { value, ty: Type::Ref });
        self.refine(value, cell);
        cell
    }

    pub(super) fn load_captured(&mut self, dst: Def, cell: Use) {
        let cell = self.cell(cell.0);
        let value = self.emit(Op::LoadCell { cell, offset: CELL_VALUE as u32 });
        let value = self.bound(value);
        self.set(dst.0, value);
    }

    pub(super) fn store_captured(&mut self, cell: Use, src: Use) {
        let (cell, value) = (self.cell(cell.0), self.get_word(src.0));
        self.emit(Op::StoreCell { cell, value, offset: CELL_VALUE as u32 });
    }

    pub(super) fn make_closure(
        &mut self,
        dst: Def,
        function: FunctionIndex,
        first: UseRange,
        count: Count,
    ) -> Result<(), Bailout> {
        let mut closures = self.frame.request.closures.iter();
        let known = closures.find(|(index, _)| *index == u32::from(function.0));
        let bytes = CLOSURE_CAPTURES + count.0 as usize * WORD;
        let Some((_, callee)) = known.filter(|_| bytes <= CELL_MAX) else { return self.complete() };
        let captures = self.get_words(first.0, count.0);
        let literal = self.func.literal(Literal::FunctionCell(callee.cell));
        let mut words = vec![self.emit(Op::LiteralWord { literal }), self.word_bits(NONE)];
        words.extend(&captures);
        let closure = self.new_object(shape::CLOSURE, words.len() as u8, &words);
        self.values.closures.insert(closure, MadeClosure { function: callee.clone(), captures });
        self.set(dst.0, closure);
        Ok(())
    }

    pub(super) fn load_closure_capture(&mut self, dst: Def, capture: Capture) {
        if let Some(closure) = self.values.closures.get(&self.origin(self.frame.callee))
            && let Some(&value) = closure.captures.get(capture.0 as usize)
        {
            self.set(dst.0, value);
            return;
        }
        let (object, offset) = (self.frame.callee, CLOSURE_CAPTURES + capture.0 as usize * WORD);
        let value = self.emit(Op::LoadFinal { object, offset: offset as u32 });
        self.set(dst.0, value);
    }

    pub(super) fn make_cell(&mut self, dst: Def, src: Use) -> Result<(), Bailout> {
        let value = self.get_word(src.0);
        let cell = self.new_object(shape::CELL, CELL_WORDS as u8, &[value]);
        self.set(dst.0, cell);
        Ok(())
    }

    /// A new object of a fixed shape whose words are all given.
    pub(super) fn new_object(&mut self, number: u32, kind: u8, words: &[Value]) -> Value {
        let shape = self.i64(number.into());
        let bytes = (HEADER + words.len() * WORD) as u32;
        let object = self.emit_new(shape, bytes, kind, words);
        self.note_shape(object, number);
        object
    }

    /// The words of an object of a fixed shape that the code has made.
    pub(super) fn words_of_new(&self, object: Value, number: u32) -> Option<&[Value]> {
        let Some(&Op::NewObject { shape, values, .. }) = self.func.defining_op(self.origin(object)) else {
            return None;
        };
        match self.func.defining_op(shape) {
            Some(&Op::ConstI64 { value }) if value == number.into() => Some(self.func.list_values(values)),
            _ => None,
        }
    }

    /// A new object of a shape whose first words are given.
    pub(super) fn new_object_of(&mut self, shape: ShapeNumber, words: &[Value]) -> Value {
        let description = &self.request.shapes[shape as usize];
        let (bytes, kind) = (description.object_bytes, description.kind);
        let number = self.shape_number(shape);
        let object = self.emit_new(number, bytes, kind, words);
        self.values.exact.insert(object, shape);
        self.note_layout(object, shape);
        object
    }

    fn emit_new(&mut self, shape: Value, bytes: u32, kind: u8, words: &[Value]) -> Value {
        let values = self.func.list(words);
        let exit = match &self.frame.fresh {
            Some(fresh) => fresh.exit,
            None => self.throw_state(),
        };
        self.tell_language();
        self.emit(Op::NewObject { shape, bytes, kind, values, exit })
    }
}
