//! Sequences: a length, and a storage that is never shorter.

use bytecode::layout::Layout;
use bytecode::operand::*;
use runtime::exception::Result;
use runtime::layout::LayoutError;
use runtime::object::raw_array::{array_length, elements_of};
use runtime::value::Value;

use super::objects::field_offset;
use super::{Execution, Step};

/// The byte offset of the length of a sequence.
pub(crate) const LENGTH: usize = field_offset(Field(Layout::SEQUENCE_LENGTH));
/// The byte offset of the storage of a sequence.
pub(crate) const STORAGE: usize = field_offset(Field(Layout::SEQUENCE_STORAGE));

/// The storage of a sequence if it holds such elements.
fn storage_of(sequence: Value, elements: Target) -> Option<(Value, Element)> {
    let storage = sequence.load(STORAGE);
    let element = elements_of(storage).filter(|&element| elements == Target::Array(element))?;
    Some((storage, element))
}

/// Whether a sequence may have this length and storage, as they are in registers.
pub(super) fn may_be_sequence(length: u64, storage: Value) -> bool {
    elements_of(storage).is_some() && (length as u32 as usize) <= array_length(storage)
}

impl Execution<'_> {
    fn sequence(&mut self, register: UseRef) -> Result {
        let sequence = Value(self.raw(register.0));
        if sequence.is_none() { self.layout_error(LayoutError::None) } else { Ok(sequence) }
    }

    /// The place that is meant, if the index is below the length and the storage holds such elements.
    fn place_in_sequence(
        &mut self,
        sequence: UseRef,
        elements: Target,
        index: UseI32,
    ) -> Result<Option<(Value, Element, usize)>> {
        let sequence = self.sequence(sequence)?;
        let (index, length) = (self.raw(index.0) as u32, sequence.load(LENGTH).0 as u32);
        let storage = if index < length { storage_of(sequence, elements) } else { None };
        Ok(storage.map(|(storage, element)| (storage, element, index as usize)))
    }

    pub(super) fn at_in_sequence(
        &mut self,
        dst: DefAny,
        sequence: UseRef,
        elements: Target,
        index: UseI32,
        target: Label,
    ) -> Result<Step> {
        match self.place_in_sequence(sequence, elements, index)? {
            Some((storage, element, index)) => {
                let bits = self.raw_element(storage, element, index);
                self.put(dst.0, bits)
            }
            None => Ok(Step::Jump(target)),
        }
    }

    pub(super) fn put_in_sequence(
        &mut self,
        sequence: UseRef,
        elements: Target,
        index: UseI32,
        src: UseAny,
        target: Label,
    ) -> Result<Step> {
        match self.place_in_sequence(sequence, elements, index)? {
            Some((storage, element, index)) => {
                let bits = self.raw(src.0);
                self.put_raw_element(storage, element, index, bits);
                Ok(Step::Next)
            }
            None => Ok(Step::Jump(target)),
        }
    }

    pub(super) fn resize_sequence(
        &mut self,
        sequence: UseRef,
        elements: Target,
        length: UseI32,
        target: Label,
    ) -> Result<Step> {
        let (sequence, length) = (self.sequence(sequence)?, self.raw(length.0) as u32);
        match storage_of(sequence, elements) {
            Some((storage, _)) if length as usize <= array_length(storage) => {
                sequence.store_new(LENGTH, Value(length.into()));
                Ok(Step::Next)
            }
            _ => Ok(Step::Jump(target)),
        }
    }
}
