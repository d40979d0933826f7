//! Properties and methods, by the shapes that were seen.
//!
//! What a lookup found in objects of a shape holds as long as no class gets an attribute that hides it
//! ([`Assumption::Lookups`]); the values of class attributes are those of variables.

use abi::exit_reason::ExitReason;
use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, WORD};
use abi::value::UNBOUND;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Hint, Op, Type, Value};

use super::environment::Builder;
use crate::request::{Assumption, PropertyCase, ShapeNumber, SlotFeedback, VariableNumber};

type Cases<'r> = &'r [(ShapeNumber, PropertyCase)];

/// What a property site's feedback allows.
enum Site<'r> {
    Untaken,
    Complete,
    Cases(Cases<'r>),
}

impl<'r> Builder<'r> {
    fn property_site(&self, slot: u16, fits: impl Fn(&PropertyCase) -> bool) -> Site<'r> {
        let Some(SlotFeedback::Property { cases, is_megamorphic }) = self.slot(slot) else {
            return Site::Complete;
        };
        if !self.speculates() || *is_megamorphic {
            return Site::Complete;
        }
        if cases.is_empty() {
            return if self.leaves_untaken() { Site::Untaken } else { Site::Complete };
        }
        if cases.iter().all(|(_, case)| fits(case)) { Site::Cases(cases) } else { Site::Complete }
    }

    /// Reads or writes by the case that holds for the object's shape: `access` gets the object and the case, and yields
    /// `count` values.
    fn by_shape(
        &mut self,
        object: Value,
        cases: Cases<'r>,
        count: usize,
        mut access: impl FnMut(&mut Self, Value, &PropertyCase) -> Vec<Value>,
    ) -> Vec<Value> {
        self.assume(Assumption::Lookups);
        // What the arms rely on as well must be checked before they part.
        for (_, case) in cases {
            if let PropertyCase::Method(variable) | PropertyCase::Variable(variable) = case {
                self.constant_variable(*variable);
            }
        }
        let ((last_shape, last_case), others) = cases.split_last().expect("there are cases");
        let mut join = self.begin_join();
        for (shape, case) in others {
            let word = self.word(object);
            let shape = self.shape_number(*shape);
            let cond = self.emit(Op::HasShape { object: word, shape });
            let (is_this, is_not) = self.branch(cond, Hint::Even);
            self.start_arm(&join, is_this);
            let object = self.emit(Op::Refine { value: word, ty: Type::Ref });
            let values = access(self, object, case);
            self.end_arm(&mut join, &values);
            self.start_arm(&join, is_not);
        }
        let is_only = others.is_empty();
        let built_in = self.request.shapes[*last_shape as usize].built_in;
        let object = match built_in {
            Some(shape) => self.as_shape(object, shape),
            None => {
                let word = self.word(object);
                let shape = self.shape_number(*last_shape);
                let guarded = self.guard(|exit| Op::GuardShape { object: word, shape, exit });
                self.refine(object, guarded);
                guarded
            }
        };
        let values = access(self, object, last_case);
        if is_only {
            return values;
        }
        self.end_arm(&mut join, &values);
        self.finish_join(join, count)
    }

    /// The value of a class attribute.
    fn attribute(&mut self, variable: VariableNumber) -> Value {
        match self.constant_variable(variable) {
            Some(value) => value,
            None => self.load_variable(variable),
        }
    }

    fn slot_value(&mut self, object: Value, case: &PropertyCase) -> Value {
        match *case {
            PropertyCase::Slot { offset } => self.emit(Op::LoadSlot { object, offset }),
            PropertyCase::Overflow { array, element } => {
                let (array, index) = self.overflow(object, array, element);
                self.emit(Op::LoadElement { array, index })
            }
            PropertyCase::Variable(variable) | PropertyCase::Method(variable) => self.attribute(variable),
            PropertyCase::Add { .. } => unreachable!("a read adds nothing"),
        }
    }

    /// The array of further properties, and the index of an element that is at this offset.
    fn overflow(&mut self, object: Value, array: u32, element: u32) -> (Value, Value) {
        let value = self.emit(Op::LoadSlot { object, offset: array });
        let array = self.emit(Op::Refine { value, ty: Type::Ref });
        let index = self.int((i64::from(element) - ARRAY_ELEMENTS_OFFSET as i64) / WORD as i64);
        (array, index)
    }

    pub(super) fn load_property(&mut self, dst: Def, object: Use, slot: PropertySlot) -> Result<(), Bailout> {
        if let Some(value) = self.fresh_property(object, slot) {
            self.set(dst.0, value);
            return Ok(());
        }
        let readable =
            |case: &PropertyCase| !matches!(case, PropertyCase::Add { .. } | PropertyCase::Method(_));
        let cases = match self.property_site(slot.0, readable) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => return self.complete(),
            Site::Cases(cases) => cases,
        };
        let object = self.get(object.0);
        let value = self
            .by_shape(object, cases, 1, |builder, object, case| vec![builder.slot_value(object, case)])[0];
        self.set(dst.0, value);
        Ok(())
    }

    pub(super) fn store_property(
        &mut self,
        object: Use,
        src: Use,
        slot: PropertySlot,
    ) -> Result<(), Bailout> {
        if self.set_fresh_property(object, src, slot) {
            return Ok(());
        }
        let writable = |case: &PropertyCase| {
            matches!(
                case,
                PropertyCase::Slot { .. } | PropertyCase::Overflow { .. } | PropertyCase::Add { .. }
            )
        };
        let cases = match self.property_site(slot.0, writable) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => return self.complete(),
            Site::Cases(cases) => cases,
        };
        let (object, value) = (self.get(object.0), self.get_word(src.0));
        self.by_shape(object, cases, 0, |builder, object, case| {
            match *case {
                PropertyCase::Slot { offset } => {
                    builder.emit(Op::StoreSlot { object, value, offset });
                }
                PropertyCase::Overflow { array, element } => {
                    let (array, index) = builder.overflow(object, array, element);
                    builder.emit(Op::StoreElement { array, index, value });
                }
                PropertyCase::Add { offset, shape } => {
                    let shape = builder.shape_number(shape);
                    builder.emit(Op::StoreSlot { object, value, offset });
                    builder.emit(Op::StoreShape { object, shape });
                }
                PropertyCase::Variable(_) | PropertyCase::Method(_) => {
                    unreachable!("classes are not written here")
                }
            }
            Vec::new()
        });
        Ok(())
    }

    pub(super) fn find_method(
        &mut self,
        base: DefPair,
        object: Use,
        slot: PropertySlot,
    ) -> Result<(), Bailout> {
        let callable = |case: &PropertyCase| {
            matches!(case, PropertyCase::Slot { .. } | PropertyCase::Variable(_) | PropertyCase::Method(_))
        };
        let cases = match self.property_site(slot.0, callable) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => return self.complete(),
            Site::Cases(cases) => cases,
        };
        let object = self.get(object.0);
        let mut functions = Vec::new();
        let values = self.by_shape(object, cases, 2, |builder, object, case| {
            let function = builder.slot_value(object, case);
            functions.push(function);
            let receiver = match case {
                PropertyCase::Method(_) => object,
                _ => builder.word_bits(UNBOUND),
            };
            vec![function, receiver]
        });
        let (function, receiver) = (values[0], values[1]);
        if functions.len() > 1 && functions.iter().all(|&function| self.known_callee(function).is_some()) {
            self.values.cases.insert(function, functions);
        }
        self.set(base.0, function);
        self.set(base.0 + 1, receiver);
        Ok(())
    }
}
