//! Properties and elements.

use bytecode::operand::*;
use runtime::class::Class;
use runtime::exception::Result;
use runtime::feedback::{FeedbackSlot, PropertyCase};
use runtime::language::Operator;
use runtime::native::Arguments;
use runtime::object::cell::Cell;
use runtime::shape::Location;
use runtime::shared_lookup;
use runtime::value::Value;

use crate::elements;

use super::{Execution, Step};

/// The case of the slot that holds for objects of the shape of `object`.
fn known_case(slot: &FeedbackSlot, object: Value) -> Option<PropertyCase> {
    let shape = object.shape()?;
    slot.cases
        .iter()
        .filter_map(|case| case.property())
        .find(|&(known, case)| match case {
            PropertyCase::OfClass { class, .. } | PropertyCase::WrappedOfClass { class, .. } => {
                object.cast::<Class>().is_some_and(|known| known.number() == class)
            }
            _ => known == shape,
        })
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
            Some(PropertyCase::Float { offset }) => {
                self.cx.new_float(object.load_raw_float(offset as usize))?
            }
            Some(PropertyCase::Overflow { array, element }) => {
                object.load(array as usize).load(element as usize)
            }
            Some(PropertyCase::Cell(cell) | PropertyCase::OfClass { cell, .. }) => cell_value(cell),
            Some(PropertyCase::Getter(attribute)) => {
                match self.language().getter(self.cx, cell_value(attribute)) {
                    Some(getter) => {
                        return self.enter_or_call(dst, getter, Arguments::positional(&[object]));
                    }
                    None => self.language().get_property(self.cx, object, cell.constant(name.0), None)?,
                }
            }
            Some(PropertyCase::Method(cell)) => self.cx.new_bound_method(cell_value(cell), object)?.value(),
            _ if slot.is_megamorphic() => {
                shared_lookup::get_property(self.cx, self.language(), object, cell.constant(name.0))?
            }
            _ => self.language().get_property(self.cx, object, cell.constant(name.0), Some(slot))?,
        };
        self.set(dst, value)
    }

    /// Reads a property, or yields unbound where there is none.
    pub(super) fn property_if_any(
        &mut self,
        dst: Def,
        object: Use,
        name: Name,
        slot: PropertySlot,
    ) -> Result<Step> {
        let (object, cell) = (self.get(object), self.cell());
        let slot = cell.slot(slot.0);
        let value = match known_case(slot, object) {
            Some(PropertyCase::Slot { offset }) => Some(object.load(offset as usize)),
            Some(PropertyCase::Absent) => None,
            _ => self.language().find_property(self.cx, object, cell.constant(name.0), Some(slot))?,
        };
        self.set(dst, value.unwrap_or(Value::UNBOUND))
    }

    pub(super) fn assign_property(
        &mut self,
        object: Use,
        name: Name,
        src: Use,
        slot: PropertySlot,
        asks_hooks: bool,
    ) -> Result<Step> {
        let (object, value, cell) = (self.get(object), self.get(src), self.cell());
        let slot = cell.slot(slot.0);
        match known_case(slot, object) {
            Some(PropertyCase::Slot { offset }) => self.cx.store(object, offset as usize, value),
            Some(PropertyCase::Float { offset }) => {
                self.cx.set_property_at(Location::Float(offset), object, value)?;
            }
            Some(PropertyCase::AddFloat { offset, shape }) if let Some(float) = value.as_float() => {
                self.cx.add_float_slot(object, offset as usize, shape, float)
            }
            Some(PropertyCase::Overflow { array, element }) => {
                self.cx.store(object.load(array as usize), element as usize, value);
            }
            Some(PropertyCase::Add { offset, shape }) => {
                self.cx.add_slot(object, offset as usize, shape, value)
            }
            Some(PropertyCase::Setter(attribute))
                if let Some(setter) = self.language().setter(cell_value(attribute)) =>
            {
                self.cx.call(setter, &[object, value])?;
            }
            _ if asks_hooks && slot.is_megamorphic() => {
                let name = cell.constant(name.0);
                shared_lookup::set_property(self.cx, self.language(), object, name, value)?;
            }
            _ if asks_hooks => {
                self.language().set_property(self.cx, object, cell.constant(name.0), value, Some(slot))?
            }
            _ => {
                self.language().set_own_property(self.cx, object, cell.constant(name.0), value, Some(slot))?
            }
        }
        Ok(Step::Next)
    }

    pub(super) fn method(
        &mut self,
        base: DefPair,
        object: Use,
        name: Name,
        slot: PropertySlot,
        by_class_alone: bool,
    ) -> Result<Step> {
        let (object, cell) = (self.get(object), self.cell());
        let slot = cell.slot(slot.0);
        let (function, receiver) = match known_case(slot, object) {
            Some(PropertyCase::Method(cell)) => (cell_value(cell), object),
            Some(PropertyCase::Cell(cell) | PropertyCase::OfClass { cell, .. }) => {
                (cell_value(cell), Value::UNBOUND)
            }
            Some(PropertyCase::Slot { offset }) => (object.load(offset as usize), Value::UNBOUND),
            Some(PropertyCase::Wrapped(cell) | PropertyCase::WrappedOfClass { cell, .. })
                if let Some(found) = self.wrapped(object, cell) =>
            {
                found
            }
            _ if by_class_alone => {
                self.language().get_special(self.cx, object, cell.constant(name.0), Some(slot))?
            }
            _ if slot.is_megamorphic() => shared_lookup::get_method(self.cx, object, cell.constant(name.0))?,
            _ => self.language().get_method(self.cx, object, cell.constant(name.0), Some(slot))?,
        };
        self.set_raw(base.0, function.0);
        self.set_raw(base.0 + 1, receiver.0);
        Ok(Step::Next)
    }

    /// What an attribute delivers that wraps something, and what that is passed first or unbound.
    fn wrapped(&mut self, object: Value, attribute: Value) -> Option<(Value, Value)> {
        let wrapped = self.language().wrapped(self.cx, cell_value(attribute))?;
        let receiver = match object.cast::<Class>() {
            _ if !wrapped.binds_class => Value::UNBOUND,
            Some(class) => class.value(),
            None => self.cx.shapes[object.shape()?].class?.value(),
        };
        Some((wrapped.value, receiver))
    }

    pub(super) fn element(&mut self, dst: Def, object: Value, key: Value) -> Result<Step> {
        if let Some(value) = self.take_delivered() {
            return self.set(dst, value);
        }
        self.note_container(Operator::GetElement, object, key);
        let (language, note) = (self.language(), self.noting());
        let value = elements::get(self.cx, language, object, key, note)?;
        self.set(dst, value)
    }

    pub(super) fn assign_element(&mut self, object: Value, key: Value, value: Value) -> Result<Step> {
        if self.take_delivered().is_some() {
            return Ok(Step::Next);
        }
        self.note_container(Operator::SetElement, object, key);
        let (language, note) = (self.language(), self.noting());
        elements::set(self.cx, language, object, key, value, note)?;
        Ok(Step::Next)
    }

    pub(super) fn contains_item(&mut self, dst: Def, item: Value, container: Value) -> Result<Step> {
        if let Some(result) = self.take_delivered() {
            let found = self.language().truth(self.cx, result)?;
            return self.set(dst, Value::bool(found));
        }
        self.note_container(Operator::Contains, container, item);
        let (language, note) = (self.language(), self.noting());
        let found = elements::contains(self.cx, language, item, container, note)?;
        self.set(dst, Value::bool(found))
    }
}
