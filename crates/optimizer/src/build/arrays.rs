//! Arrays of typed code. Where a register's type tells the elements, an array needs no test but for none.

use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, KIND_ARRAY, KIND_LEAF, WORD};
use abi::object_offsets::shape;
use abi::runtime_calls::RuntimeCall;
use abi::value;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Op, Type as SsaType, Value};

use super::element::MAX_INLINE_ELEMENTS;
use super::environment::Builder;

/// The number of the shape of arrays of such elements.
pub(super) fn shape_of_array(element: Element) -> u32 {
    match element {
        Element::Word => shape::ARRAY,
        Element::I32 => shape::I32_ARRAY,
        Element::F64 => shape::F64_ARRAY,
        Element::U8 => shape::U8_ARRAY,
    }
}

/// The elements of the arrays that an operand names.
pub(super) fn element_of(elements: Target) -> Element {
    match elements {
        Target::Array(element) => element,
        _ => unreachable!("the verifier checks that an array is named"),
    }
}

impl Builder<'_> {
    /// The array in a register, or the code is left.
    pub(super) fn array(&mut self, register: UseRef) -> Value {
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
        let value = self.emit_load(array, index, element);
        self.set(dst, value);
        Ok(())
    }

    pub(super) fn emit_load(&mut self, array: Value, index: Value, element: Element) -> Value {
        let offset = ARRAY_ELEMENTS_OFFSET as u32;
        match element {
            Element::Word => self.emit(Op::LoadElement { array, index }),
            Element::I32 => self.emit(Op::LoadRawElement { array, index, offset, ty: SsaType::I32 }),
            Element::F64 => self.emit(Op::LoadRawElement { array, index, offset, ty: SsaType::F64 }),
            Element::U8 => {
                let value = self.emit(Op::LoadByte { array, index, offset });
                self.emit(Op::IntToI32Wrap { value })
            }
        }
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
        self.emit_store(array, index, value, element);
        Ok(())
    }

    pub(super) fn emit_store(&mut self, array: Value, index: Value, value: Value, element: Element) {
        let offset = ARRAY_ELEMENTS_OFFSET as u32;
        match element {
            Element::Word => self.emit(Op::StoreElement { array, index, value }),
            Element::I32 | Element::F64 => self.emit(Op::StoreRawElement { array, index, value, offset }),
            Element::U8 => {
                let value = self.emit(Op::I32ToInt { value });
                self.emit(Op::StoreByte { array, index, value, offset })
            }
        };
    }

    pub(super) fn build_array_put(
        &mut self,
        array: UseRef,
        elements: Target,
        index: UseI32,
        src: UseAny,
        target: Label,
    ) -> Result<(), Bailout> {
        let element = element_of(elements);
        let value = self.get_typed(src.0);
        let (array, index) = self.place_or_jump(array, element, index, target);
        self.emit_store(array, index, value, element);
        Ok(())
    }

    /// An array of such elements and an index in its bounds; else the code goes on at `target`, or is left if that way was
    /// never gone.
    fn place_or_jump(
        &mut self,
        array: UseRef,
        element: Element,
        index: UseI32,
        target: Label,
    ) -> (Value, Value) {
        let storage = self.get(array.0);
        let array = self.array_or_jump(storage, element, target);
        let length = self.emit(Op::ArrayLength { array });
        let index = self.index_or_jump(index, length, target);
        (array, index)
    }

    /// The value if it is an array of such elements; else as [`Builder::place_or_jump`].
    pub(super) fn array_or_jump(&mut self, value: Value, element: Element, target: Label) -> Value {
        let shape = shape_of_array(element);
        if self.leaves_way(target) {
            return self.as_shape(value, shape);
        }
        if self.ty(value) == SsaType::Ref && self.known_shape(value) == Some(shape) {
            return value;
        }
        let object = self.word(value);
        let number = self.i64(shape.into());
        let fits = self.emit(Op::HasShape { object, shape: number });
        self.jump_when(fits, false, target);
        let array = self.emit(Op::Refine { value: object, ty: SsaType::Ref });
        self.values.shape.insert(array, shape);
        self.refine(value, array);
        array
    }

    /// The index if it is below `length`, a fixnum that is not negative; else as [`Builder::place_or_jump`].
    pub(super) fn index_or_jump(&mut self, index: UseI32, length: Value, target: Label) -> Value {
        let place = self.get(index.0);
        if self.leaves_way(target) {
            let index = self.emit(Op::I32ToInt { value: place });
            return self.guard(|exit| Op::BoundsCheck { index, length, exit });
        }
        let limit = self.emit(Op::IntToI64 { value: length });
        // Sign-extended: a negative index is large.
        let wide = self.emit(Op::I32ToI64 { value: place });
        let fits = self.emit(Op::I64Compare { cond: Cond::Below, lhs: wide, rhs: limit });
        self.jump_when(fits, false, target);
        self.emit(Op::I32ToInt { value: place })
    }

    /// An array of zeros or nones: a small one of known length is made by the code.
    pub(super) fn build_new_array(
        &mut self,
        dst: DefRef,
        element: Element,
        length: UseI32,
    ) -> Result<(), Bailout> {
        let (length, shape) = (self.get(length.0), shape_of_array(element));
        let known = match self.func.defining_op(length) {
            Some(&Op::ConstI32 { value }) => usize::try_from(value).ok(),
            _ => None,
        };
        let array = match known.filter(|&count| count <= MAX_INLINE_ELEMENTS) {
            Some(count) => {
                let (content, bytes, kind) = match element {
                    Element::Word => (value::NONE, WORD, KIND_ARRAY),
                    Element::F64 => (value::ZERO, WORD, KIND_LEAF),
                    Element::I32 => (value::ZERO, WORD / 2, KIND_LEAF),
                    Element::U8 => (value::ZERO, 1, KIND_LEAF),
                };
                let content = self.word_bits(content);
                let mut words = vec![self.int(count as i64)];
                words.extend(std::iter::repeat_n(content, (count * bytes).div_ceil(WORD)));
                self.new_object(shape, kind, &words)
            }
            None => {
                let (number, length) = (self.i64(element as i64), self.emit(Op::I32ToI64 { value: length }));
                let word = self.call_runtime(RuntimeCall::new_array, &[number, length]);
                let array = self.emit(Op::Refine { value: word, ty: SsaType::Ref });
                self.note_shape(array, shape);
                array
            }
        };
        self.set(dst.0, array);
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
                self.call_runtime(RuntimeCall::float_math, &[number, value, rhs])
            }
        };
        self.set(dst, result);
        Ok(())
    }
}
