//! Elements of objects whose classes are builtin sequences or made from them: byte strings and arrays, subclasses of list,
//! what holds a tuple.
//!
//! There is a form for a site that has met objects of one shape alone; else the runtime is called.

use abi::exit_reason::ExitReason;
use abi::object_offsets::{BYTES_DATA, LIST_LENGTH, LIST_STORAGE, TUPLE_LENGTH, shape};
use abi::sequence::Sequence;
use bytecode::feedback::Element;
use ssa::{Op, Type, Value};

use super::environment::Builder;
use crate::request::ProtocolCase;

/// Where an element is.
enum Place {
    Word { array: Value, index: Value },
    Byte { bytes: Value, index: Value },
}

impl Builder<'_> {
    /// `object[key]`, where the site has met nothing but objects whose elements are in a place that is known.
    pub(super) fn load_from_sequence(&mut self, object: Value, key: Value) -> Option<Value> {
        let form = self.sequence(object, key)?;
        Some(match self.place_in(form.0, form.1, key) {
            Place::Word { array, index } => self.emit(Op::LoadElement { array, index }),
            Place::Byte { bytes, index } => {
                self.emit(Op::LoadByte { array: bytes, index, offset: BYTES_DATA as u32 })
            }
        })
    }

    /// `object[key] = value`, likewise; whether there is such a form.
    pub(super) fn store_to_sequence(&mut self, object: Value, key: Value, value: Value) -> bool {
        let Some((object, sequence)) = self.sequence(object, key) else { return false };
        match self.place_in(object, sequence, key) {
            Place::Word { array, index } => {
                let value = self.word(value);
                self.emit(Op::StoreElement { array, index, value });
            }
            Place::Byte { bytes, index } => {
                let value = self.as_byte(value);
                self.emit(Op::StoreByte { array: bytes, index, value, offset: BYTES_DATA as u32 });
            }
        }
        true
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

    fn place_in(&mut self, object: Value, sequence: Sequence, key: Value) -> Place {
        match sequence {
            Sequence::List => {
                let length = self.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 });
                let index = self.place(key, length, true);
                let array = self.emit(Op::LoadStorage { object, offset: LIST_STORAGE as u32 });
                Place::Word { array, index }
            }
            Sequence::Tuple { held } => {
                let tuple = self.emit(Op::LoadFinal { object, offset: held });
                let array = self.emit(Op::Refine { value: tuple, ty: Type::Ref });
                let length = self.emit(Op::LoadFinalInt { object: array, offset: TUPLE_LENGTH as u32 });
                let index = self.place(key, length, true);
                Place::Word { array, index }
            }
            Sequence::Bytes => {
                let length = self.bytes_length(object);
                let index = self.place(key, length, true);
                Place::Byte { bytes: object, index }
            }
            Sequence::Buffer { buffer, length } => {
                let buffer = self.emit(Op::LoadSlot { object, offset: buffer });
                let bytes = self.as_shape(buffer, shape::BYTES);
                let length = self.emit(Op::LoadLength { object, offset: length });
                let index = self.place(key, length, true);
                Place::Byte { bytes, index }
            }
        }
    }
}
