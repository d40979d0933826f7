//! Properties and elements.

use bytecode::feedback::Element;
use bytecode::operand::*;
use runtime::exception::Result;
use runtime::feedback::{FeedbackSlot, PropertyCase};
use runtime::object::cell::Cell;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use super::{Execution, Step};

/// The case of the slot that holds for objects of the shape of `object`.
fn known_case(slot: &FeedbackSlot, object: Value) -> Option<PropertyCase> {
    let shape = object.shape()?;
    slot.cases
        .iter()
        .filter_map(|case| case.property())
        .find(|&(known, _)| known == shape)
        .map(|(_, case)| case)
}

/// The value of a cell, which lookups hold as a word.
fn cell_value(cell: Value) -> Value {
    cell.cast::<Cell>().expect("property cases hold cells").get()
}

impl Execution<'_> {
    pub(super) fn property(&mut self, dst: Def, object: Use, name: Name, slot: PropertySlot) -> Result<Step> {
        let (object, cell) = (self.get(object), self.cell());
        let slot = cell.slot(slot.0);
        let value = match known_case(slot, object) {
            Some(PropertyCase::Slot { offset }) => object.load(offset as usize),
            Some(PropertyCase::Overflow { array, element }) => {
                object.load(array as usize).load(element as usize)
            }
            Some(PropertyCase::Cell(cell)) => cell_value(cell),
            _ => self.language().get_property(self.cx, object, cell.constant(name.0), Some(slot))?,
        };
        self.set(dst, value)
    }

    pub(super) fn assign_property(
        &mut self,
        object: Use,
        name: Name,
        src: Use,
        slot: PropertySlot,
    ) -> Result<Step> {
        let (object, value, cell) = (self.get(object), self.get(src), self.cell());
        let slot = cell.slot(slot.0);
        match known_case(slot, object) {
            Some(PropertyCase::Slot { offset }) => self.cx.store(object, offset as usize, value),
            Some(PropertyCase::Overflow { array, element }) => {
                self.cx.store(object.load(array as usize), element as usize, value);
            }
            Some(PropertyCase::Add { offset, shape }) => {
                self.cx.add_slot(object, offset as usize, shape, value)
            }
            _ => self.language().set_property(self.cx, object, cell.constant(name.0), value, Some(slot))?,
        }
        Ok(Step::Next)
    }

    pub(super) fn method(
        &mut self,
        base: DefPair,
        object: Use,
        name: Name,
        slot: PropertySlot,
    ) -> Result<Step> {
        let (object, cell) = (self.get(object), self.cell());
        let slot = cell.slot(slot.0);
        let (function, receiver) = match known_case(slot, object) {
            Some(PropertyCase::Method(cell)) => (cell_value(cell), object),
            Some(PropertyCase::Cell(cell)) => (cell_value(cell), Value::UNBOUND),
            Some(PropertyCase::Slot { offset }) => (object.load(offset as usize), Value::UNBOUND),
            _ => self.language().get_method(self.cx, object, cell.constant(name.0), Some(slot))?,
        };
        self.set_raw(base.0, function.0);
        self.set_raw(base.0 + 1, receiver.0);
        Ok(Step::Next)
    }

    pub(super) fn element(&mut self, dst: Def, object: Value, key: Value) -> Result<Step> {
        if let Some(index) = key.as_fixnum() {
            if let Some(list) = object.cast::<List>() {
                if let Some(at) = self.checked_index(index, list.len(), Element::LIST) {
                    return self.set(dst, list.get(at));
                }
            } else if let Some(tuple) = object.cast::<Tuple>() {
                if let Some(at) = self.checked_index(index, tuple.len(), Element::TUPLE) {
                    return self.set(dst, tuple.get(at));
                }
            } else if let Some(string) = object.cast::<Str>()
                && let Some(at) = self.checked_index(index, string.len(), Element::STRING)
            {
                let text = self.cx.char_string(string.code_point(at))?;
                return self.set(dst, text.value());
            }
        }
        if let Some(dict) = object.cast::<Dict>() {
            self.note(Element::DICT);
            if let Some(value) = self.cx.dict_get(dict, key)? {
                return self.set(dst, value);
            }
        } else {
            self.note(Element::OTHER);
        }
        let value = self.language().get_element(self.cx, object, key)?;
        self.set(dst, value)
    }

    /// The place that an index means in a sequence, when it is in bounds; notes what kind of sequence it was.
    fn checked_index(&mut self, index: i64, length: usize, kind: u8) -> Option<usize> {
        let at = if index < 0 { index + length as i64 } else { index };
        let in_bounds = (0..length as i64).contains(&at);
        self.note(if index < 0 { Element::NEGATIVE } else { kind });
        in_bounds.then_some(at as usize)
    }

    pub(super) fn assign_element(&mut self, object: Value, key: Value, value: Value) -> Result<Step> {
        if let (Some(list), Some(index)) = (object.cast::<List>(), key.as_fixnum())
            && let Some(at) = self.checked_index(index, list.len(), Element::LIST)
        {
            list.set(self.cx, at, value);
            return Ok(Step::Next);
        }
        if let Some(dict) = object.cast::<Dict>() {
            self.note(Element::DICT);
            self.cx.dict_insert(dict, key, value)?;
            return Ok(Step::Next);
        }
        self.note(Element::OTHER);
        self.language().set_element(self.cx, object, key, value)?;
        Ok(Step::Next)
    }

    pub(super) fn contains_item(&mut self, dst: Def, item: Value, container: Value) -> Result<Step> {
        let found = match container.cast::<Dict>() {
            Some(dict) => {
                self.note(Element::DICT);
                self.cx.dict_get(dict, item)?.is_some()
            }
            None => {
                self.note(Element::OTHER);
                self.language().contains(self.cx, item, container)?
            }
        };
        self.set(dst, Value::bool(found))
    }
}
