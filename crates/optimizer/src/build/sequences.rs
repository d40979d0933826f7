//! Elements of objects whose classes are builtin sequences or made from them: byte strings and arrays, raw lists,
//! subclasses of list, what holds a tuple.
//!
//! There is a form for a site that has met objects of one shape alone; else the runtime is called.

use abi::exit_reason::ExitReason;
use abi::object_layout::ARRAY_ELEMENTS_OFFSET;
use abi::object_offsets::{BYTES_DATA, LIST_LENGTH, LIST_STORAGE, TUPLE_LENGTH, shape};
use abi::runtime_calls::RuntimeCall;
use abi::sequence::{BufferElement, Sequence};
use abi::value;
use bytecode::feedback::Element;
use ssa::{Cond, Op, Type, Value};

use super::environment::Builder;
use crate::request::ProtocolCase;

/// What holds the elements themselves.
pub(super) enum Container {
    Words(Value),
    Bools(Value),
    Floats(Value),
    Numbers(Value, BufferElement),
}

impl Builder<'_> {
    /// `object[key]`, where the site has met nothing but objects whose elements are in a place that is known.
    pub(super) fn load_from_sequence(&mut self, object: Value, key: Value) -> Option<Value> {
        let (object, sequence) = self.sequence(object, key)?;
        if sequence == Sequence::Dict {
            let key = self.word(key);
            return Some(self.load_entry(object, key, |builder| {
                builder.call_runtime(RuntimeCall::get_dict_element, &[object, key])
            }));
        }
        let (container, index) = self.place_in_sequence(object, sequence, key);
        Some(self.load_from(&container, index))
    }

    /// The element at an index that is in bounds.
    pub(super) fn load_from(&mut self, container: &Container, index: Value) -> Value {
        let offset = ARRAY_ELEMENTS_OFFSET as u32;
        match *container {
            Container::Words(array) => self.emit(Op::LoadElement { array, index }),
            Container::Floats(array) => self.emit(Op::LoadRawElement { array, index, offset, ty: Type::F64 }),
            Container::Bools(array) => {
                let lhs = self.emit(Op::LoadByte { array, index, offset });
                let rhs = self.int(0);
                self.emit(Op::IntCompare { cond: Cond::Ne, lhs, rhs })
            }
            Container::Numbers(array, element) => self.load_number(array, index, element),
        }
    }

    /// A number of a buffer at an index that is in bounds.
    fn load_number(&mut self, array: Value, index: Value, element: BufferElement) -> Value {
        let offset = BYTES_DATA as u32;
        match element {
            BufferElement::U8 => self.emit(Op::LoadByte { array, index, offset }),
            BufferElement::F64 => self.emit(Op::LoadRawElement { array, index, offset, ty: Type::F64 }),
            BufferElement::I32 => {
                let value = self.emit(Op::LoadRawElement { array, index, offset, ty: Type::I32 });
                self.emit(Op::I32ToInt { value })
            }
            BufferElement::I64 => {
                let value = self.emit(Op::LoadRawElement { array, index, offset, ty: Type::I64 });
                self.guard(|exit| Op::I64ToIntChecked { value, exit })
            }
        }
    }

    /// What a value is as an element of a buffer, or the code is left.
    fn as_element(&mut self, value: Value, element: BufferElement) -> Value {
        match element {
            BufferElement::U8 => self.as_byte(value),
            BufferElement::F64 => self.as_number(value),
            BufferElement::I32 => {
                let value = self.as_int(value);
                let least = self.int(i32::MIN.into());
                let above = self.emit(Op::IntSub { lhs: value, rhs: least });
                let length = self.int(1 << u32::BITS);
                self.guard(|exit| Op::BoundsCheck { index: above, length, exit });
                self.emit(Op::IntToI32Wrap { value })
            }
            BufferElement::I64 => {
                let value = self.as_int(value);
                self.emit(Op::IntToI64 { value })
            }
        }
    }

    /// A truth value as 0 or 1, or the code is left.
    fn as_truth(&mut self, value: Value) -> Value {
        if self.ty(value) == Type::Bool {
            return self.truth_byte(value);
        }
        let (is_true, cond) = self.truth_tests(value);
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        self.truth_byte(is_true)
    }

    /// Whether a value is true, and whether it is a truth value.
    pub(super) fn truth_tests(&mut self, value: Value) -> (Value, Value) {
        let is_true = self.is_word(value, value::TRUE);
        let is_false = self.is_word(value, value::FALSE);
        (is_true, self.emit(Op::BoolOr { lhs: is_true, rhs: is_false }))
    }

    pub(super) fn truth_byte(&mut self, cond: Value) -> Value {
        let (if_true, if_false) = (self.int(1), self.int(0));
        self.emit(Op::Select { cond, if_true, if_false, ty: Type::Int })
    }

    /// `object[key] = value`, likewise; whether there is such a form.
    pub(super) fn store_to_sequence(&mut self, object: Value, key: Value, value: Value) -> bool {
        let Some((object, sequence)) = self.sequence(object, key) else { return false };
        if sequence == Sequence::Dict {
            self.store_entry(object, key, value);
            return true;
        }
        let (container, index) = self.place_in_sequence(object, sequence, key);
        match container {
            Container::Words(array) => {
                let value = self.word(value);
                self.emit(Op::StoreElement { array, index, value });
            }
            Container::Bools(array) => {
                let (value, offset) = (self.as_truth(value), ARRAY_ELEMENTS_OFFSET as u32);
                self.emit(Op::StoreByte { array, index, value, offset });
            }
            Container::Floats(array) => {
                let (value, offset) = (self.as_float(value), ARRAY_ELEMENTS_OFFSET as u32);
                self.emit(Op::StoreRawElement { array, index, value, offset });
            }
            Container::Numbers(array, element) => {
                let (value, offset) = (self.as_element(value, element), BYTES_DATA as u32);
                self.emit(match element {
                    BufferElement::U8 => Op::StoreByte { array, index, value, offset },
                    _ => Op::StoreRawElement { array, index, value, offset },
                });
            }
        }
        true
    }

    /// What holds the elements of an object, and the index there that a key means.
    fn place_in_sequence(&mut self, object: Value, sequence: Sequence, key: Value) -> (Container, Value) {
        let (container, length) = self.container(object, sequence);
        (container, self.place(key, length, self.request.indices_count_from_end))
    }

    /// The tuple that an object holds whose elements it is taken apart into, where the site has met nothing else.
    pub(super) fn held_tuple(&mut self, object: Value) -> Option<Value> {
        let &[(shape, ProtocolCase::Sequence(Sequence::Tuple { held }))] = self.protocol_cases() else {
            return None;
        };
        let object = self.guarded_shape(object, shape);
        let tuple = self.emit(Op::LoadFinal { object, offset: held });
        let tuple = self.emit(Op::Refine { value: tuple, ty: Type::Ref });
        self.values.shape.insert(tuple, shape::TUPLE);
        Some(tuple)
    }

    /// The object, and how it holds its elements.
    fn sequence(&mut self, object: Value, key: Value) -> Option<(Value, Sequence)> {
        use ExitReason::{
            NotFixnum, NotFloat, NotNumber, OutOfBounds, Overflow, UnexpectedValue, WrongShape,
        };
        let was_left = [WrongShape, OutOfBounds, NotFixnum, NotFloat, NotNumber, Overflow, UnexpectedValue]
            .into_iter()
            .any(|reason| self.was_left_for(reason));
        if was_left
            || !Element(self.frame.site()).is_only(Element::OTHER)
            || self.parts_of_slice(key).is_some()
        {
            return None;
        }
        let &[(shape, ProtocolCase::Sequence(sequence))] = self.protocol_cases() else { return None };
        Some((self.guarded_shape(object, shape), sequence))
    }

    /// What holds the elements, and how many there are.
    pub(super) fn container(&mut self, object: Value, sequence: Sequence) -> (Container, Value) {
        match sequence {
            Sequence::List | Sequence::Bools | Sequence::Floats => {
                let length = self.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 });
                let array = self.emit(Op::LoadStorage { object, offset: LIST_STORAGE as u32 });
                let container = match sequence {
                    Sequence::Bools => Container::Bools(array),
                    Sequence::Floats => Container::Floats(array),
                    _ => Container::Words(array),
                };
                (container, length)
            }
            Sequence::Array => (Container::Words(object), self.emit(Op::ArrayLength { array: object })),
            Sequence::Tuple { held } => {
                let tuple = self.emit(Op::LoadFinal { object, offset: held });
                let array = self.emit(Op::Refine { value: tuple, ty: Type::Ref });
                let length = self.emit(Op::LoadFinalInt { object: array, offset: TUPLE_LENGTH as u32 });
                (Container::Words(array), length)
            }
            Sequence::Dict => unreachable!("values of keys have no places"),
            Sequence::Bytes => (Container::Numbers(object, BufferElement::U8), self.bytes_length(object)),
            Sequence::Buffer { buffer, length, element } => {
                let buffer = self.emit(Op::LoadSlot { object, offset: buffer });
                let bytes = self.as_shape(buffer, shape::BYTES);
                let length = self.emit(Op::LoadLength { object, offset: length });
                (Container::Numbers(bytes, element), length)
            }
        }
    }
}
