//! Sequences of typed code: a length, and a storage that is never shorter.
//!
//! So what the length says of an index needs no second test against the storage.

use abi::exit_reason::ExitReason;
use bytecode::layout::Layout;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Op, Type as SsaType, Value};

use super::arrays::element_of;
use super::environment::Builder;
use super::objects::offset_of;

const LENGTH: u32 = offset_of(Field(Layout::SEQUENCE_LENGTH));
const STORAGE: u32 = offset_of(Field(Layout::SEQUENCE_STORAGE));

impl Builder<'_> {
    /// The length of a sequence as a fixnum, and its storage.
    fn parts_of_sequence(&mut self, sequence: UseRef) -> (Value, Value) {
        let object = self.object(sequence);
        let length = self.emit(Op::LoadField { object, offset: LENGTH, ty: SsaType::I32 });
        let length = self.emit(Op::I32ToInt { value: length });
        (length, self.emit(Op::LoadSlot { object, offset: STORAGE }))
    }

    pub(super) fn build_sequence_at(
        &mut self,
        dst: DefAny,
        sequence: UseRef,
        elements: Target,
        index: UseI32,
        target: Label,
    ) -> Result<(), Bailout> {
        let element = element_of(elements);
        let (length, storage) = self.parts_of_sequence(sequence);
        let index = self.index_or_jump(index, length, target);
        let array = self.array_or_jump(storage, element, target);
        let value = self.emit_load(array, index, element);
        self.set(dst.0, value);
        Ok(())
    }

    pub(super) fn build_sequence_put(
        &mut self,
        sequence: UseRef,
        elements: Target,
        index: UseI32,
        src: UseAny,
        target: Label,
    ) -> Result<(), Bailout> {
        let element = element_of(elements);
        let value = self.get_typed(src.0);
        let (length, storage) = self.parts_of_sequence(sequence);
        let index = self.index_or_jump(index, length, target);
        let array = self.array_or_jump(storage, element, target);
        self.emit_store(array, index, value, element);
        Ok(())
    }

    pub(super) fn build_sequence_resize(
        &mut self,
        sequence: UseRef,
        elements: Target,
        length: UseI32,
        target: Label,
    ) -> Result<(), Bailout> {
        let object = self.object(sequence);
        let storage = self.emit(Op::LoadSlot { object, offset: STORAGE });
        let array = self.array_or_jump(storage, element_of(elements), target);
        let value = self.get(length.0);
        let length = self.emit(Op::I32ToInt { value });
        let (least, most) = (self.int(0), self.emit(Op::ArrayLength { array }));
        for (lhs, rhs) in [(least, length), (length, most)] {
            let fits = self.emit(Op::IntCompare { cond: Cond::Le, lhs, rhs });
            if self.leaves_way(target) {
                self.guard_in_bounds(fits);
            } else {
                self.jump_when(fits, false, target);
            }
        }
        self.emit(Op::StoreField { object, value, offset: LENGTH });
        Ok(())
    }

    /// Leaves the code unless a new sequence may have this length and storage.
    pub(super) fn check_new_sequence(&mut self, length: Value, storage: UseRef) {
        let array = self.array(storage);
        let length = self.emit(Op::I32ToInt { value: length });
        let (least, most) = (self.int(0), self.emit(Op::ArrayLength { array }));
        for (lhs, rhs) in [(least, length), (length, most)] {
            let fits = self.emit(Op::IntCompare { cond: Cond::Le, lhs, rhs });
            self.guard_in_bounds(fits);
        }
    }

    fn guard_in_bounds(&mut self, cond: Value) {
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::OutOfBounds, exit });
    }
}
