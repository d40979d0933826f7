//! Arrays of typed code. Where a register's type tells the elements, an array needs no test but for none.

use abi::object_layout::ARRAY_ELEMENTS_OFFSET;
use abi::object_offsets::shape;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Op, Type as SsaType, Value};

use super::environment::Builder;

impl Builder<'_> {
    /// The array in a register, or the code is left.
    fn array(&mut self, register: UseRef) -> Value {
        match self.frame.request.function().registers[usize::from(register.0)] {
            Type::Ref(Target::Array(_)) => self.object(register),
            _ => {
                let array = self.get(register.0);
                self.as_shape(array, shape::ARRAY)
            }
        }
    }

    pub(super) fn length_of_array(&mut self, dst: DefI32, array: UseRef) -> Result<(), Bailout> {
        let array = self.array(array);
        let length = self.emit(Op::ArrayLength { array });
        let value = self.emit(Op::IntToI32Wrap { value: length });
        self.set(dst.0, value);
        Ok(())
    }

    /// An array and an index in its bounds, or the code is left.
    fn array_place(&mut self, array: UseRef, index: UseI32) -> (Value, Value) {
        let (array, index) = (self.array(array), self.get(index.0));
        let length = self.emit(Op::ArrayLength { array });
        let index = self.emit(Op::I32ToInt { value: index });
        let index = self.guard(|exit| Op::BoundsCheck { index, length, exit });
        (array, index)
    }

    pub(super) fn load_array_element(
        &mut self,
        dst: u16,
        array: UseRef,
        index: UseI32,
        element: Element,
    ) -> Result<(), Bailout> {
        let (array, index) = self.array_place(array, index);
        let offset = ARRAY_ELEMENTS_OFFSET as u32;
        let value = match element {
            Element::Word => self.emit(Op::LoadElement { array, index }),
            Element::I32 => self.emit(Op::LoadRawElement { array, index, offset, ty: SsaType::I32 }),
            Element::F64 => self.emit(Op::LoadRawElement { array, index, offset, ty: SsaType::F64 }),
            Element::U8 => {
                let value = self.emit(Op::LoadByte { array, index, offset });
                self.emit(Op::IntToI32Wrap { value })
            }
        };
        self.set(dst, value);
        Ok(())
    }

    pub(super) fn store_array_element(
        &mut self,
        array: UseRef,
        index: UseI32,
        src: u16,
        element: Element,
    ) -> Result<(), Bailout> {
        let value = self.get_typed(src);
        let (array, index) = self.array_place(array, index);
        let offset = ARRAY_ELEMENTS_OFFSET as u32;
        match element {
            Element::Word => self.emit(Op::StoreElement { array, index, value }),
            Element::I32 | Element::F64 => self.emit(Op::StoreRawElement { array, index, value, offset }),
            Element::U8 => {
                let value = self.emit(Op::I32ToInt { value });
                self.emit(Op::StoreByte { array, index, value, offset })
            }
        };
        Ok(())
    }

    /// A function of floats.
    pub(super) fn build_math(
        &mut self,
        dst: u16,
        function: Math,
        first: u16,
        second: u16,
    ) -> Result<(), Bailout> {
        let (value, rhs) = (self.get(first), self.get(second));
        let result = match function.function() {
            MathFunction::Floor => self.emit(Op::FloatFloor { value }),
            MathFunction::Ceil => self.emit(Op::FloatCeil { value }),
            MathFunction::Trunc => self.emit(Op::FloatTrunc { value }),
            MathFunction::RoundEven => self.emit(Op::FloatRound { value }),
            MathFunction::Min => self.emit(Op::FloatMin { lhs: value, rhs }),
            MathFunction::Max => self.emit(Op::FloatMax { lhs: value, rhs }),
            _ => {
                let number = self.i64(function.0.into());
                self.call_runtime(abi::runtime_calls::RuntimeCall::float_math, &[number, value, rhs])
            }
        };
        self.set(dst, result);
        Ok(())
    }
}
