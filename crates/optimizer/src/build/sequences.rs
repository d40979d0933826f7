//! Elements of objects whose classes are builtin sequences or made from them: byte strings and arrays, subclasses of list,
//! what holds a tuple.
//!
//! There is a form for a site that has met objects of one shape alone; else the runtime is called.

use abi::exit_reason::ExitReason;
use abi::object_offsets::{BYTES_DATA, LIST_LENGTH, LIST_STORAGE, TUPLE_LENGTH, shape};
use abi::runtime_calls::RuntimeCall;
use abi::sequence::Sequence;
use bytecode::feedback::Element;
use ssa::{Op, Type, Value};

use super::environment::Builder;
use crate::request::ProtocolCase;

/// What holds the elements themselves.
enum Container {
    Words(Value),
    Bytes(Value),
}

impl Builder<'_> {
    /// `object[key]`, where the site has met nothing but objects whose elements are in a place that is known.
    pub(super) fn load_from_sequence(&mut self, object: Value, key: Value) -> Option<Value> {
        let (object, sequence) = self.sequence(object, key)?;
        if sequence == Sequence::Dict {
            let key = self.word(key);
            return Some(self.call_runtime(RuntimeCall::get_dict_element, &[object, key]));
        }
        let (container, index) = self.place_in_sequence(object, sequence, key);
        Some(self.emit(match container {
            Container::Words(array) => Op::LoadElement { array, index },
            Container::Bytes(array) => Op::LoadByte { array, index, offset: BYTES_DATA as u32 },
        }))
    }

    /// `object[key] = value`, likewise; whether there is such a form.
    pub(super) fn store_to_sequence(&mut self, object: Value, key: Value, value: Value) -> bool {
        let Some((object, sequence)) = self.sequence(object, key) else { return false };
        if sequence == Sequence::Dict {
            let (key, value) = (self.word(key), self.word(value));
            self.call_runtime(RuntimeCall::insert, &[object, key, value]);
            return true;
        }
        let (container, index) = self.place_in_sequence(object, sequence, key);
        match container {
            Container::Words(array) => {
                let value = self.word(value);
                self.emit(Op::StoreElement { array, index, value });
            }
            Container::Bytes(array) => {
                let value = self.as_byte(value);
                self.emit(Op::StoreByte { array, index, value, offset: BYTES_DATA as u32 });
            }
        }
        true
    }

    /// What holds the elements of an object, and the index there that a key means.
    fn place_in_sequence(&mut self, object: Value, sequence: Sequence, key: Value) -> (Container, Value) {
        let (container, length) = self.container(object, sequence);
        (container, self.place(key, length, true))
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
        let was_left = [ExitReason::WrongShape, ExitReason::OutOfBounds, ExitReason::NotFixnum]
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
    fn container(&mut self, object: Value, sequence: Sequence) -> (Container, Value) {
        match sequence {
            Sequence::List => {
                let length = self.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 });
                let array = self.emit(Op::LoadStorage { object, offset: LIST_STORAGE as u32 });
                (Container::Words(array), length)
            }
            Sequence::Tuple { held } => {
                let tuple = self.emit(Op::LoadFinal { object, offset: held });
                let array = self.emit(Op::Refine { value: tuple, ty: Type::Ref });
                let length = self.emit(Op::LoadFinalInt { object: array, offset: TUPLE_LENGTH as u32 });
                (Container::Words(array), length)
            }
            Sequence::Dict => unreachable!("values of keys have no places"),
            Sequence::Bytes => (Container::Bytes(object), self.bytes_length(object)),
            Sequence::Buffer { buffer, length } => {
                let buffer = self.emit(Op::LoadSlot { object, offset: buffer });
                let bytes = self.as_shape(buffer, shape::BYTES);
                let length = self.emit(Op::LoadLength { object, offset: length });
                (Container::Bytes(bytes), length)
            }
        }
    }
}
