//! Properties and methods, by the shapes that were seen.
//!
//! What a lookup found in objects of a shape holds as long as no class gets an attribute that hides it
//! ([`Assumption::Lookups`]); the values of class attributes are those of variables.

use abi::exit_reason::ExitReason;
use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, WORD};
use abi::object_offsets::shape;
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
    /// These; and whether objects of other shapes are left to the interpreter.
    Cases(Cases<'r>, bool),
}

impl<'r> Builder<'r> {
    fn property_site(&self, slot: u16, fits: impl Fn(&PropertyCase) -> bool) -> Site<'r> {
        let Some(SlotFeedback::Property { cases, is_megamorphic }) = self.slot(slot) else {
            return Site::Complete;
        };
        if cases.is_empty() && *is_megamorphic {
            return Site::Complete;
        }
        if cases.is_empty() {
            return if self.leaves_untaken() { Site::Untaken } else { Site::Complete };
        }
        if !cases.iter().all(|(_, case)| fits(case)) {
            return Site::Complete;
        }
        let is_closed = self.speculates() && !*is_megamorphic && !self.was_left_for(ExitReason::WrongShape);
        Site::Cases(cases, is_closed)
    }

    /// Reads or writes by the case that holds for the object's shape: `access` gets the object and the case. Unless the
    /// cases are closed, the runtime executes the instruction for other objects. Yields the values of the registers from
    /// `results` on, `count` of them.
    fn by_shape(
        &mut self,
        object: Value,
        (cases, is_closed): (Cases<'r>, bool),
        (results, count): (u16, usize),
        mut access: impl FnMut(&mut Self, Value, &PropertyCase) -> Vec<Value>,
    ) -> Result<Vec<Value>, Bailout> {
        self.assume(Assumption::Lookups);
        // What the arms rely on as well must be checked before they part.
        for (_, case) in cases {
            if let PropertyCase::Method(variable) | PropertyCase::Variable(variable) = case {
                self.constant_variable(*variable);
            }
        }
        let (tested, guarded) = match cases.split_last() {
            Some((last, others)) if is_closed => (others, Some(last)),
            _ => (cases, None),
        };
        if let (Some((shape, case)), true) = (guarded, tested.is_empty()) {
            let object = self.guarded_shape(object, *shape);
            return Ok(access(self, object, case));
        }
        let mut join = self.begin_join();
        for (shape, case) in tested {
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
        let values = match guarded {
            Some((shape, case)) => {
                let object = self.guarded_shape(object, *shape);
                access(self, object, case)
            }
            None => {
                self.complete()?;
                (results..).take(count).map(|register| self.get(register)).collect()
            }
        };
        self.end_arm(&mut join, &values);
        Ok(self.finish_join(join, count))
    }

    /// An object of this shape of the request, or the code is left.
    fn guarded_shape(&mut self, object: Value, shape: ShapeNumber) -> Value {
        if let Some(shape) = self.request.shapes[shape as usize].built_in {
            return self.as_shape(object, shape);
        }
        let word = self.word(object);
        let shape = self.shape_number(shape);
        let guarded = self.guard(|exit| Op::GuardShape { object: word, shape, exit });
        self.refine(object, guarded);
        guarded
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
            PropertyCase::Float { offset } => self.float_property(object, offset),
            PropertyCase::Add { .. } | PropertyCase::AddFloat { .. } => unreachable!("a read adds nothing"),
        }
    }

    /// A function bound to what is passed first.
    fn bind(&mut self, function: Value, receiver: Value) -> Value {
        let words = [function, receiver].map(|value| self.word(value));
        let method = self.new_object(shape::BOUND_METHOD, words.len() as u8, &words);
        self.values.bound.insert(method, (function, receiver));
        method
    }

    /// The value of a raw float in an object.
    fn float_property(&mut self, object: Value, offset: u32) -> Value {
        let value = self.emit(Op::LoadField { object, offset, ty: Type::F64 });
        self.emit(Op::BoxFloat { value })
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
        let readable = |case: &PropertyCase| {
            use PropertyCase::*;
            !matches!(case, Add { .. } | AddFloat { .. })
        };
        let (cases, is_closed) = match self.property_site(slot.0, readable) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => return self.complete(),
            Site::Cases(cases, is_closed) => (cases, is_closed),
        };
        let object = self.get(object.0);
        let read = |builder: &mut Self, object, case: &PropertyCase| {
            let value = builder.slot_value(object, case);
            vec![if let PropertyCase::Method(_) = case { builder.bind(value, object) } else { value }]
        };
        let value = self.by_shape(object, (cases, is_closed), (dst.0, 1), read)?[0];
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
        // Where something else than a float came, the object changes, which is the runtime's business.
        let floats = !self.was_left_for(ExitReason::NotFloat);
        let writable = |case: &PropertyCase| match case {
            PropertyCase::Slot { .. } | PropertyCase::Overflow { .. } | PropertyCase::Add { .. } => true,
            PropertyCase::Float { .. } | PropertyCase::AddFloat { .. } => floats,
            PropertyCase::Variable(_) | PropertyCase::Method(_) => false,
        };
        let (cases, is_closed) = match self.property_site(slot.0, writable) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => return self.complete(),
            Site::Cases(cases, is_closed) => (cases, is_closed),
        };
        let (object, value) = (self.get(object.0), self.get_word(src.0));
        self.by_shape(object, (cases, is_closed), (0, 0), |builder, object, case| {
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
                PropertyCase::Float { offset } => {
                    let value = builder.guard(|exit| Op::UnboxFloat { value, exit });
                    builder.emit(Op::StoreField { object, value, offset });
                }
                PropertyCase::AddFloat { offset, shape } => {
                    let value = builder.guard(|exit| Op::UnboxFloat { value, exit });
                    // The shape first: a raw float where a value is expected must not be seen.
                    let shape = builder.shape_number(shape);
                    builder.emit(Op::StoreShape { object, shape });
                    builder.emit(Op::StoreField { object, value, offset });
                }
                PropertyCase::Variable(_) | PropertyCase::Method(_) => {
                    unreachable!("classes are not written here")
                }
            }
            Vec::new()
        })?;
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
        let (cases, is_closed) = match self.property_site(slot.0, callable) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => return self.complete(),
            Site::Cases(cases, is_closed) => (cases, is_closed),
        };
        let object = self.get(object.0);
        let mut functions = Vec::new();
        let values = self.by_shape(object, (cases, is_closed), (base.0, 2), |builder, object, case| {
            let function = builder.slot_value(object, case);
            functions.push(function);
            let receiver = match case {
                PropertyCase::Method(_) => object,
                _ => builder.word_bits(UNBOUND),
            };
            vec![function, receiver]
        })?;
        let (function, receiver) = (values[0], values[1]);
        if is_closed
            && functions.len() > 1
            && functions.iter().all(|&function| self.known_callee(function).is_some())
        {
            self.values.cases.insert(function, functions);
        }
        self.set(base.0, function);
        self.set(base.0 + 1, receiver);
        Ok(())
    }
}
