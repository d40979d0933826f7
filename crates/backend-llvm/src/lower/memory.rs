//! Loads from objects, and stores to them with the collector's barrier.

use abi::heaps::Heaps;
use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, GC_OFFSET, GC_YOUNG, SHAPE_OFFSET};
use abi::runtime_calls::RuntimeCall;
use abi::value::FIXNUM_SHIFT;
use ssa::backend::Bailout;
use ssa::{Op, Type, Value};

use super::{Lowering, from_tagged};
use crate::aliasing::Areas;
use crate::function_text::{Kind, Operand};

const _: () = assert!(GC_YOUNG == 0, "the barrier tests the collector's byte for zero");

impl Lowering<'_> {
    /// A load of a value of type `ty` from an object.
    pub(super) fn load_object(&mut self, object: Value, offset: u32, ty: Type, areas: Areas) -> Operand {
        let object = self.value(object);
        let pointer = self.address(object, from_tagged(offset as usize));
        self.load_value(ty, pointer, areas)
    }

    /// A store that the collector need not know of; where it went.
    pub(super) fn store_object(&mut self, object: Value, value: Value, offset: u32, heap: Heaps) -> Operand {
        let (object, ty, value) = (self.value(object), self.func.type_of(value), self.value(value));
        let pointer = self.address(object, from_tagged(offset as usize));
        self.store_typed(ty, value, pointer, Areas::of(heap));
        pointer
    }

    /// A store of a value word, with the barrier.
    pub(super) fn store_value(
        &mut self,
        object: Value,
        value: Value,
        offset: u32,
        heap: Heaps,
    ) -> Result<(), Bailout> {
        let slot = self.store_object(object, value, offset, heap);
        if self.may_be_pointer(value) {
            self.barrier(object, slot)?;
        }
        Ok(())
    }

    /// The shape is the low half of its number's register, and of the header.
    pub(super) fn store_shape(&mut self, object: Value, shape: Value) {
        let (object, shape) = (self.value(object), self.value(shape));
        let pointer = self.address(object, from_tagged(SHAPE_OFFSET));
        let narrow = self.define(format_args!("trunc i64 {shape} to i32"));
        self.store(Kind::I32, narrow, pointer, Areas::of(Heaps::SHAPE));
    }

    pub(super) fn load_element(&mut self, array: Value, index: Value) -> Operand {
        let pointer = self.element(array, index, ARRAY_ELEMENTS_OFFSET, 3);
        let element = self.load(Kind::I64, pointer, Areas::of(Heaps::ELEMENTS));
        self.keep_alive(array);
        element
    }

    pub(super) fn store_element(&mut self, array: Value, index: Value, value: Value) -> Result<(), Bailout> {
        let pointer = self.element(array, index, ARRAY_ELEMENTS_OFFSET, 3);
        let word = self.value(value);
        self.store(Kind::I64, word, pointer, Areas::of(Heaps::ELEMENTS));
        if self.may_be_pointer(value) {
            self.barrier(array, pointer)?;
        }
        self.keep_alive(array);
        Ok(())
    }

    pub(super) fn load_raw_element(
        &mut self,
        array: Value,
        index: Value,
        offset: u32,
        ty: Type,
    ) -> Result<Operand, Bailout> {
        let pointer = self.element(array, index, offset as usize, element_shift(ty)?);
        let element = self.load_value(ty, pointer, Areas::of(Heaps::RAW_ELEMENTS));
        self.keep_alive(array);
        Ok(element)
    }

    pub(super) fn store_raw_element(
        &mut self,
        array: Value,
        index: Value,
        value: Value,
        offset: u32,
    ) -> Result<(), Bailout> {
        let ty = self.func.type_of(value);
        let pointer = self.element(array, index, offset as usize, element_shift(ty)?);
        let value = self.value(value);
        self.store_typed(ty, value, pointer, Areas::of(Heaps::RAW_ELEMENTS));
        self.keep_alive(array);
        Ok(())
    }

    pub(super) fn load_byte(&mut self, array: Value, index: Value, offset: u32) -> Operand {
        let pointer = self.element(array, index, offset as usize, 0);
        let byte = self.load(Kind::I8, pointer, Areas::of(Heaps::RAW_ELEMENTS));
        self.keep_alive(array);
        let wide = self.define(format_args!("zext i8 {byte} to i64"));
        self.define(format_args!("shl nuw nsw i64 {wide}, {FIXNUM_SHIFT}"))
    }

    pub(super) fn store_byte(&mut self, array: Value, index: Value, value: Value, offset: u32) {
        let pointer = self.element(array, index, offset as usize, 0);
        let untagged = self.untag(value);
        let byte = self.define(format_args!("trunc i64 {untagged} to i8"));
        self.store(Kind::I8, byte, pointer, Areas::of(Heaps::RAW_ELEMENTS));
        self.keep_alive(array);
    }

    /// The address of the element at the tagged `index`; elements are `1 << shift` bytes and start at `offset`.
    fn element(&mut self, array: Value, index: Value, offset: usize, shift: u32) -> Operand {
        let (array, index) = (self.value(array), self.value(index));
        let distance = match shift.cmp(&FIXNUM_SHIFT) {
            std::cmp::Ordering::Equal => index,
            std::cmp::Ordering::Greater => {
                self.define(format_args!("shl nsw i64 {index}, {}", shift - FIXNUM_SHIFT))
            }
            std::cmp::Ordering::Less => {
                self.define(format_args!("ashr exact i64 {index}, {}", FIXNUM_SHIFT - shift))
            }
        };
        let start = self.address(array, from_tagged(offset));
        self.offset(start, distance)
    }

    /// The barrier, after a store to `slot` of `object`: an old object that has not been noted yet is.
    fn barrier(&mut self, object: Value, slot: Operand) -> Result<(), Bailout> {
        let object = self.value(object);
        let pointer = self.address(object, from_tagged(GC_OFFSET));
        let byte = self.load(Kind::I8, pointer, Areas::COLLECTOR);
        let old = self.define(format_args!("icmp ne i8 {byte}, {GC_YOUNG}"));
        let note = self.text.new_block(true);
        self.branch_away(old, note);
        let next = self.text.current();
        self.text.go_on_in(note);
        let slot = self.define(format_args!("ptrtoint ptr {slot} to i64"));
        self.call_runtime_function(RuntimeCall::write_barrier, &[object, slot])?;
        self.text.jump(next, &[]);
        self.text.go_on_in(next);
        Ok(())
    }

    /// Keeps `array` itself in a register or on the stack up to here, where a pointer derived from it may have been all
    /// that LLVM needs; see the notes on roots in [`super`]. The empty text touches no memory that anything else does, so
    /// that it is in the way of nothing but its own removal.
    fn keep_alive(&mut self, array: Value) {
        if self.has_safepoint_around[self.ssa_block] {
            let array = self.value(array);
            self.text.instruction(format_args!(
                "call void asm sideeffect \"\", \"r\"(i64 {array}) nounwind willreturn inaccessiblememonly"
            ));
        }
    }

    /// Whether `value` may be a pointer, for all that can be seen here.
    fn may_be_pointer(&self, value: Value) -> bool {
        self.func.type_of(value) != Type::Int
            && !matches!(self.func.defining_op(value), Some(Op::ConstWord { .. } | Op::BoxBool { .. }))
    }
}

/// The size of typed elements, as a power of two.
fn element_shift(ty: Type) -> Result<u32, Bailout> {
    match ty {
        Type::I32 => Ok(2),
        Type::I64 | Type::F64 => Ok(3),
        _ => Err(Bailout::Unsupported { what: format!("array elements of type {}", ty.name()) }),
    }
}
