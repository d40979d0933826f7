//! Loads from objects, and stores to them with the collector's barrier.

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, GC_OFFSET, GC_YOUNG, SHAPE_OFFSET};
use abi::runtime_calls::RuntimeCall;
use abi::value::FIXNUM_SHIFT;
use cranelift_codegen::ir::{self, InstBuilder, types};
use ssa::backend::Bailout;
use ssa::{Op, Type, Value};

use super::{Lowering, clif_type, from_tagged, trusted};

const _: () = assert!(GC_YOUNG == 0, "the barrier tests the collector's byte for zero");

impl Lowering<'_> {
    pub(super) fn load_object(&mut self, object: Value, offset: u32, ty: ir::Type) -> ir::Value {
        let object = self.value(object);
        self.ins().load(ty, trusted(), object, from_tagged(offset as usize))
    }

    /// A store that the collector need not know of.
    pub(super) fn store_object(&mut self, object: Value, value: Value, offset: u32) {
        let (object, value) = (self.value(object), self.value(value));
        self.ins().store(trusted(), value, object, from_tagged(offset as usize));
    }

    /// A store of a value word, with the barrier.
    pub(super) fn store_value(&mut self, object: Value, value: Value, offset: u32) {
        self.store_object(object, value, offset);
        if self.may_be_pointer(value) {
            let object = self.value(object);
            self.barrier(object, object, from_tagged(offset as usize));
        }
    }

    /// The shape is the low half of its number's register, and of the header.
    pub(super) fn store_shape(&mut self, object: Value, shape: Value) {
        let (object, shape) = (self.value(object), self.value(shape));
        self.ins().istore32(trusted(), shape, object, from_tagged(SHAPE_OFFSET));
    }

    pub(super) fn load_element(&mut self, array: Value, index: Value) -> ir::Value {
        let address = self.element(array, index, 3);
        self.ins().load(types::I64, trusted(), address, from_tagged(ARRAY_ELEMENTS_OFFSET))
    }

    pub(super) fn store_element(&mut self, array: Value, index: Value, value: Value) {
        let address = self.element(array, index, 3);
        let word = self.value(value);
        let offset = from_tagged(ARRAY_ELEMENTS_OFFSET);
        self.ins().store(trusted(), word, address, offset);
        if self.may_be_pointer(value) {
            let array = self.value(array);
            self.barrier(array, address, offset);
        }
    }

    pub(super) fn load_raw_element(
        &mut self,
        array: Value,
        index: Value,
        offset: u32,
        ty: Type,
    ) -> Result<ir::Value, Bailout> {
        let address = self.element(array, index, element_shift(ty)?);
        Ok(self.ins().load(clif_type(ty), trusted(), address, from_tagged(offset as usize)))
    }

    pub(super) fn store_raw_element(
        &mut self,
        array: Value,
        index: Value,
        value: Value,
        offset: u32,
    ) -> Result<(), Bailout> {
        let address = self.element(array, index, element_shift(self.func.type_of(value))?);
        let value = self.value(value);
        self.ins().store(trusted(), value, address, from_tagged(offset as usize));
        Ok(())
    }

    pub(super) fn load_byte(&mut self, array: Value, index: Value, offset: u32) -> ir::Value {
        let address = self.element(array, index, 0);
        let byte = self.ins().uload8(types::I64, trusted(), address, from_tagged(offset as usize));
        self.ins().ishl_imm_u(byte, i64::from(FIXNUM_SHIFT))
    }

    pub(super) fn store_byte(&mut self, array: Value, index: Value, value: Value, offset: u32) {
        let address = self.element(array, index, 0);
        let byte = self.untag(value);
        self.ins().istore8(trusted(), byte, address, from_tagged(offset as usize));
    }

    /// The tagged pointer to `array` plus the tagged `index` times the elements' size, `1 << shift` bytes.
    fn element(&mut self, array: Value, index: Value, shift: u32) -> ir::Value {
        if shift < FIXNUM_SHIFT
            && let Some(narrow) = self.narrow_index(index)
        {
            // In bounds, so not negative: what Cranelift extends with zeros costs nothing.
            let (array, narrow) = (self.value(array), self.value(narrow));
            let wide = self.ins().uextend(types::I64, narrow);
            let distance = if shift == 0 { wide } else { self.ins().ishl_imm_u(wide, i64::from(shift)) };
            return self.ins().iadd(array, distance);
        }
        let (array, index) = (self.value(array), self.value(index));
        let distance = match shift.cmp(&FIXNUM_SHIFT) {
            std::cmp::Ordering::Equal => index,
            std::cmp::Ordering::Greater => self.ins().ishl_imm_u(index, i64::from(shift - FIXNUM_SHIFT)),
            std::cmp::Ordering::Less => self.ins().sshr_imm_u(index, i64::from(FIXNUM_SHIFT - shift)),
        };
        self.ins().iadd(array, distance)
    }

    /// The 32-bit integer that an index in bounds was made from.
    fn narrow_index(&self, index: Value) -> Option<Value> {
        match *self.func.defining_op(index)? {
            Op::BoundsCheck { index, .. } => self.narrow_index(index),
            Op::I32ToInt { value } => Some(value),
            _ => None,
        }
    }

    /// The barrier, after a store to `offset` from `base`, in `object`: an old object that has not been noted yet is.
    fn barrier(&mut self, object: ir::Value, base: ir::Value, offset: i32) {
        let old = self.ins().uload8(types::I32, trusted(), object, from_tagged(GC_OFFSET));
        let note = self.new_cold_block();
        self.branch_away(old, note);
        let next = self.current;
        self.current = note;
        let slot = self.ins().iadd_imm_s(base, i64::from(offset));
        self.call_runtime_function(RuntimeCall::write_barrier, &[object, slot]);
        self.ins().jump(next, &[]);
        self.current = next;
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
