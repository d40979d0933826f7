//! Properties and methods, by the shapes that were seen.
//!
//! What a lookup found in objects of a shape holds as long as no class gets an attribute that hides it
//! ([`Assumption::Lookups`]); the values of class attributes are those of variables.

use std::rc::Rc;

use abi::context_layout::EXIT_BUFFER;
use abi::deopt_table::DISCARDED;
use abi::exit_reason::ExitReason;
use abi::literal_table::Literal;
use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, WORD};
use abi::object_offsets::shape;
use abi::runtime_calls::RuntimeCall;
use abi::value::{NONE, UNBOUND};
use bytecode::module::instruction_at;
use bytecode::opcode::Opcode;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{CallEffects, Hint, Op, Type, Value};

use super::arguments::Names;
use super::call::Call;
use super::environment::Builder;
use super::frame::Behind;
use super::knowledge::Alternatives;
use crate::request::{
    self, Assumption, Callee, Known, PropertyCase, ShapeNumber, SlotFeedback, VariableNumber,
};

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
    /// cases are closed, `other` gets other objects. Yields what these yield.
    pub(super) fn by_shape(
        &mut self,
        object: Value,
        (cases, is_closed): (Cases<'r>, bool),
        mut access: impl FnMut(&mut Self, Value, &PropertyCase) -> Result<Vec<Value>, Bailout>,
        other: impl FnOnce(&mut Self, Value) -> Result<Vec<Value>, Bailout>,
    ) -> Result<Vec<Value>, Bailout> {
        self.assume(Assumption::Lookups);
        // What the arms rely on as well must be checked before they part.
        for (_, case) in cases {
            use PropertyCase::{Behind, Fallback, Getter, Method, Setter, Variable, Wrapped};
            if let Method(variable)
            | Variable(variable)
            | Behind(variable)
            | Fallback(variable)
            | Getter { property: variable, .. }
            | Setter { property: variable, .. }
            | Wrapped(request::Wrapped { wrapper: variable, .. }) = case
            {
                self.constant_variable(*variable);
            }
        }
        let groups = self.grouped(cases);
        let (tested, guarded) = match groups.split_last() {
            Some((last, others)) if is_closed => (others, Some(last)),
            _ => (&groups[..], None),
        };
        if let (Some((shapes, case)), true) = (guarded, tested.is_empty()) {
            let object = self.guarded_shapes(object, shapes);
            return access(self, object, case);
        }
        let mut join = self.begin_join();
        for (shapes, case) in tested {
            let word = self.word(object);
            let cond = self.has_one_of(word, shapes);
            let (is_this, is_not) = self.branch(cond, Hint::Even);
            self.start_arm(&join, is_this);
            let object = self.emit(Op::Refine { value: word, ty: Type::Ref });
            self.note_layout(object, shapes[0]);
            let values = access(self, object, case)?;
            self.end_arm(&mut join, &values);
            self.start_arm(&join, is_not);
        }
        let values = match guarded {
            Some((shapes, case)) => {
                let object = self.guarded_shapes(object, shapes);
                access(self, object, case)?
            }
            None => other(self, object)?,
        };
        self.end_arm(&mut join, &values);
        Ok(self.finish_join(join, values.len()))
    }

    /// The cases, each with all shapes that it holds for: objects of several are accessed alike. Those that are laid out as
    /// different built-in ones are told apart.
    fn grouped(&self, cases: Cases<'r>) -> Vec<(Vec<ShapeNumber>, &'r PropertyCase)> {
        let layout = |shape: ShapeNumber| {
            let shape = &self.request.shapes[shape as usize];
            (shape.layout, shape.built_in)
        };
        let mut groups: Vec<(Vec<ShapeNumber>, &PropertyCase)> = Vec::new();
        for (shape, case) in cases {
            let same = groups
                .iter_mut()
                .find(|(shapes, other)| *other == case && layout(shapes[0]) == layout(*shape));
            match same {
                Some((shapes, _)) => shapes.push(*shape),
                None => groups.push((vec![*shape], case)),
            }
        }
        groups
    }

    /// Whether a word points to an object of one of these shapes.
    pub(super) fn has_one_of(&mut self, object: Value, shapes: &[ShapeNumber]) -> Value {
        if let [only] = *shapes {
            let shape = self.shape_number(only);
            return self.emit(Op::HasShape { object, shape });
        }
        let shapes = self.shape_numbers(shapes);
        self.emit(Op::HasShapeIn { object, shapes })
    }

    fn shape_numbers(&mut self, shapes: &[ShapeNumber]) -> ssa::ValueList {
        let numbers: Vec<Value> = shapes.iter().map(|&shape| self.shape_number(shape)).collect();
        self.func.list(&numbers)
    }

    /// An object of one of these shapes, which are laid out alike, or the code is left.
    fn guarded_shapes(&mut self, object: Value, shapes: &[ShapeNumber]) -> Value {
        if let [only] = *shapes {
            return self.guarded_shape(object, only);
        }
        let word = self.word(object);
        let numbers = self.shape_numbers(shapes);
        let guarded = self.guard(|exit| Op::GuardShapeIn { object: word, shapes: numbers, exit });
        self.note_layout(guarded, shapes[0]);
        self.refine(object, guarded);
        guarded
    }

    /// An object of this shape of the request, or the code is left.
    pub(super) fn guarded_shape(&mut self, object: Value, number: ShapeNumber) -> Value {
        if let Some(shape) = self.request.shapes[number as usize].built_in {
            return self.as_shape(object, shape);
        }
        let word = self.word(object);
        let shape = self.shape_number(number);
        let guarded = self.guard(|exit| Op::GuardShape { object: word, shape, exit });
        self.note_layout(guarded, number);
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

    pub(super) fn slot_value(&mut self, object: Value, case: &PropertyCase) -> Value {
        match *case {
            PropertyCase::Slot { offset } => self.emit(Op::LoadSlot { object, offset }),
            PropertyCase::Overflow { array, element } => {
                let (array, index) = self.overflow(object, array, element);
                self.emit(Op::LoadElement { array, index })
            }
            PropertyCase::Variable(variable)
            | PropertyCase::Method(variable)
            | PropertyCase::Behind(variable) => self.attribute(variable),
            PropertyCase::Float { offset } => self.float_property(object, offset),
            PropertyCase::Wrapped(ref wrapped) => self.known_value(&wrapped.value),
            PropertyCase::OfClass { .. } | PropertyCase::WrappedOfClass { .. } => {
                unreachable!("classes are told by themselves")
            }
            PropertyCase::Getter { .. } | PropertyCase::Setter { .. } | PropertyCase::Fallback(_) => {
                unreachable!("what is computed is called")
            }
            PropertyCase::Absent => self.word_bits(UNBOUND),
            PropertyCase::After(_) => unreachable!("objects have a shape"),
            PropertyCase::Add { .. } | PropertyCase::AddFloat { .. } => unreachable!("a read adds nothing"),
        }
    }

    /// Stores into what an object has by this case. Where a float is held raw, the code is left if something else comes.
    pub(super) fn store_slot_value(&mut self, object: Value, value: Value, case: &PropertyCase) {
        match *case {
            PropertyCase::Slot { offset } => self.emit(Op::StoreSlot { object, value, offset }),
            PropertyCase::Overflow { array, element } => {
                let (array, index) = self.overflow(object, array, element);
                self.emit(Op::StoreElement { array, index, value })
            }
            PropertyCase::Float { offset } => {
                let value = self.guard(|exit| Op::UnboxFloat { value, exit });
                self.emit(Op::StoreField { object, value, offset })
            }
            _ => unreachable!("the object has it itself"),
        };
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

    /// Reads a property, which `read` of the runtime does for objects of any shape: it says what there is where there is none. What computes
    /// properties is only called where that is an error as any other.
    pub(super) fn load_property(
        &mut self,
        dst: Def,
        object: Use,
        name: Name,
        slot: PropertySlot,
        read: RuntimeCall,
    ) -> Result<(), Bailout> {
        let may_lack = read == RuntimeCall::find_property;
        if let Some(value) = self.fresh_property(object, slot) {
            self.set(dst.0, value);
            return Ok(());
        }
        if let Some(found) = self.take_behind(object) {
            let value = match found.is_computed {
                true => self.computed(dst.0, found.receiver, found.function)?,
                false => self.bind(found.function, found.receiver),
            };
            self.set(dst.0, value);
            return Ok(());
        }
        if let Some((value, receiver)) = self.attribute_of_class(object, slot) {
            let value = match receiver {
                Some(receiver) => self.bind(value, receiver),
                None => value,
            };
            self.set(dst.0, value);
            return Ok(());
        }
        let readable = |case: &PropertyCase| {
            use PropertyCase::*;
            match case {
                Slot { .. } | Float { .. } | Overflow { .. } | Variable(_) | Method(_) => true,
                Absent => may_lack,
                Getter { .. } | Fallback(_) if may_lack => false,
                Getter { property: variable, .. }
                | Fallback(variable)
                | Wrapped(request::Wrapped { wrapper: variable, .. }) => self.is_constant_variable(*variable),
                _ => false,
            }
        };
        let (cases, is_closed) = match self.property_site(slot.0, readable) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => {
                let object = self.get(object.0);
                let value = self.shared_property(read, object, name);
                self.set(dst.0, value);
                return Ok(());
            }
            Site::Cases(cases, is_closed) => (cases, is_closed),
        };
        let object = self.get(object.0);
        let by_case = |builder: &mut Self, object, case: &PropertyCase| {
            let value = match case {
                PropertyCase::Getter { getter, .. } => {
                    let getter = builder.known_value(getter);
                    builder.computed(dst.0, object, getter)?
                }
                PropertyCase::Fallback(variable) => {
                    let (function, name) = (builder.attribute(*variable), builder.name(name));
                    builder.call_case(Call::new(dst.0, function, &[object, name]), function)?
                }
                PropertyCase::Method(_) => {
                    let function = builder.slot_value(object, case);
                    builder.bind(function, object)
                }
                PropertyCase::Wrapped(request::Wrapped { receiver: Some(class), .. }) => {
                    let (function, class) = (builder.slot_value(object, case), builder.known_value(class));
                    builder.bind(function, class)
                }
                _ => builder.slot_value(object, case),
            };
            Ok(vec![value])
        };
        let value = self.by_shape(object, (cases, is_closed), by_case, |builder, object| {
            Ok(vec![builder.shared_property(read, object, name)])
        })?[0];
        self.set(dst.0, value);
        Ok(())
    }

    /// An attribute read from a class that is known, or was always the same one; and what it is bound to.
    fn attribute_of_class(&mut self, object: Use, slot: PropertySlot) -> Option<(Value, Option<Value>)> {
        match self.case_of_class(object, slot)? {
            PropertyCase::WrappedOfClass { attribute, .. } => {
                self.constant_variable(attribute.wrapper);
                let value = self.known_value(&attribute.value);
                Some((value, attribute.receiver.as_ref().map(|class| self.known_value(class))))
            }
            PropertyCase::OfClass { attribute, .. } => Some((self.attribute(*attribute), None)),
            _ => unreachable!("a case of a class itself"),
        }
    }

    /// Writes an attribute of such a class, which has it and goes on having a value that is nothing but that; whether it did.
    fn set_attribute_of_class(&mut self, object: Use, src: Use, slot: PropertySlot) -> bool {
        let value = self.get(src.0);
        let is_plain = matches!(self.ty(value), Type::Int | Type::F64 | Type::Bool)
            || self.known_bits(value).is_some()
            || matches!(
                self.known_shape(value),
                Some(shape::STRING | shape::LIST | shape::TUPLE | shape::DICT)
            );
        if !is_plain {
            return false;
        }
        match self.case_of_class(object, slot) {
            Some(PropertyCase::OfClass { attribute, .. }) => {
                self.store_variable(*attribute, src);
                true
            }
            _ => false,
        }
    }

    /// How an attribute is found in a class that is known, or was always the same one.
    fn case_of_class(&mut self, object: Use, slot: PropertySlot) -> Option<&'r PropertyCase> {
        let Some(SlotFeedback::Property { cases, is_megamorphic }) = self.slot(slot.0) else { return None };
        let of_class = |(_, case): &'r (ShapeNumber, PropertyCase)| match case {
            PropertyCase::OfClass { class, .. } | PropertyCase::WrappedOfClass { class, .. } => {
                Some((*class, case))
            }
            _ => None,
        };
        let object = self.get(object.0);
        let known = match self.values.known.get(&self.origin(object)) {
            Some(&Known::Object(number, _)) => Some(number),
            _ => None,
        };
        let may_guess = !*is_megamorphic && !self.was_left_for(ExitReason::UnexpectedValue);
        let found = cases.iter().filter_map(of_class).find(|&(class, _)| known == Some(class));
        let (class, case) = match (found, &cases[..]) {
            (Some(found), _) => found,
            (None, [only]) if may_guess => of_class(only)?,
            _ => return None,
        };
        let is_constant = match case {
            PropertyCase::WrappedOfClass { attribute, .. } => self.is_constant_variable(attribute.wrapper),
            _ => true,
        };
        if !is_constant || !self.speculates() {
            return None;
        }
        self.assume(Assumption::Lookups);
        if found.is_none() {
            let (value, expected) = (self.word(object), self.literal_ref(Literal::Constant(class)));
            self.guard(|exit| Op::GuardSame { value, expected, exit });
        }
        Some(case)
    }

    /// A property of an object of any shape.
    fn shared_property(&mut self, read: RuntimeCall, object: Value, name: Name) -> Value {
        let (object, name) = (self.word(object), self.name(name));
        self.call_runtime(read, &[object, name])
    }

    /// The function and the receiver, or unbound, that a method of an object of any shape comes to.
    fn shared_method(&mut self, find: RuntimeCall, object: Value, name: Name) -> Result<Vec<Value>, Bailout> {
        let (object, name) = (self.word(object), self.name(name));
        let function = self.call_runtime(find, &[object, name]);
        let receiver = self.emit(Op::LoadContext { offset: EXIT_BUFFER as u32, ty: Type::Word });
        Ok(vec![function, receiver])
    }

    fn name(&mut self, name: Name) -> Value {
        let known = self.frame.request.constants[usize::from(name.0)].clone();
        self.known_value(&known)
    }

    /// What the function of a computed property yields for an object.
    fn computed(&mut self, dst: u16, object: Value, getter: Value) -> Result<Value, Bailout> {
        self.call_case(Call::new(dst, getter, &[object]), getter)
    }

    /// Has the function of a computed property write it; what that returns is dropped.
    fn set_computed(
        &mut self,
        register: u16,
        object: Value,
        setter: &Known,
        value: Value,
    ) -> Result<(), Bailout> {
        let callee = self.known_value(setter);
        let arguments = [object, value];
        let call = Call::new(register, callee, &arguments);
        let known = match self.known_callee(callee) {
            Some(Callee::Function(function)) => {
                self.bind_arguments(callee, &function, &arguments, Names::NONE).map(|bound| (function, bound))
            }
            _ => None,
        };
        let Some((function, bound)) = known else {
            self.complete_call(callee, &arguments)?;
            return Ok(());
        };
        let call = Call { arguments: &bound, ..call };
        if self.inline_returning(call, &function, DISCARDED)?.is_none() {
            let words: Vec<Value> = bound.iter().map(|&value| self.word(value)).collect();
            let callee = self.word(callee);
            self.call_cell(&function, callee, &words, CallEffects::ANYTHING);
        }
        Ok(())
    }

    /// Writes a property of an object of any shape; without a name, past the hooks of its class.
    fn store_shared(&mut self, object: Value, name: Option<Name>, value: Value) -> Result<(), Bailout> {
        let Some(name) = name else { return self.complete() };
        let (object, name) = (self.word(object), self.name(name));
        self.call_runtime(RuntimeCall::set_property, &[object, name, value]);
        Ok(())
    }

    /// Writes a property; without a name, past the hooks of the object's class.
    pub(super) fn store_property(
        &mut self,
        object: Use,
        name: Option<Name>,
        src: Use,
        slot: PropertySlot,
    ) -> Result<(), Bailout> {
        if self.set_fresh_property(object, src, slot) || self.set_attribute_of_class(object, src, slot) {
            return Ok(());
        }
        // Where something else than a float came, the object changes, which is the runtime's business.
        let floats = !self.was_left_for(ExitReason::NotFloat);
        let writable = |case: &PropertyCase| match case {
            PropertyCase::Slot { .. } | PropertyCase::Overflow { .. } | PropertyCase::Add { .. } => true,
            PropertyCase::Float { .. } | PropertyCase::AddFloat { .. } => floats,
            // A continuation that is captured meanwhile would bring a result, which there is no register for.
            PropertyCase::Setter { property, .. } => {
                self.is_constant_variable(*property) && !self.request.settings.continuations
            }
            _ => false,
        };
        let (cases, is_closed) = match self.property_site(slot.0, writable) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => {
                let (object, value) = (self.get(object.0), self.get_word(src.0));
                return self.store_shared(object, name, value);
            }
            Site::Cases(cases, is_closed) => (cases, is_closed),
        };
        let register = object.0;
        let (object, value) = (self.get(register), self.get_word(src.0));
        let write = |builder: &mut Self, object, case: &PropertyCase| {
            match *case {
                PropertyCase::Slot { .. } | PropertyCase::Overflow { .. } | PropertyCase::Float { .. } => {
                    builder.store_slot_value(object, value, case);
                }
                PropertyCase::Add { offset, shape } => {
                    let shape = builder.shape_number(shape);
                    builder.emit(Op::StoreSlot { object, value, offset });
                    builder.emit(Op::StoreShape { object, shape });
                }
                PropertyCase::AddFloat { offset, shape } => {
                    let value = builder.guard(|exit| Op::UnboxFloat { value, exit });
                    // The shape first: a raw float where a value is expected must not be seen.
                    let shape = builder.shape_number(shape);
                    builder.emit(Op::StoreShape { object, shape });
                    builder.emit(Op::StoreField { object, value, offset });
                }
                PropertyCase::Setter { ref setter, .. } => {
                    builder.set_computed(register, object, setter, value)?;
                }
                _ => unreachable!("classes are not written here"),
            }
            Ok(Vec::new())
        };
        self.by_shape(object, (cases, is_closed), write, |builder, object| {
            builder.store_shared(object, name, value).map(|()| Vec::new())
        })?;
        Ok(())
    }

    pub(super) fn find_method(
        &mut self,
        base: DefPair,
        object: Use,
        name: Name,
        slot: PropertySlot,
        find: RuntimeCall,
    ) -> Result<(), Bailout> {
        if let Some(found) = self.take_behind(object) {
            self.set(base.0, found.function);
            self.set(base.0 + 1, found.receiver);
            return Ok(());
        }
        if let Some((function, receiver)) = self.attribute_of_class(object, slot) {
            let receiver = receiver.unwrap_or_else(|| self.word_bits(UNBOUND));
            self.set(base.0, function);
            self.set(base.0 + 1, receiver);
            return Ok(());
        }
        let callable = |case: &PropertyCase| match case {
            PropertyCase::Slot { .. } | PropertyCase::Variable(_) | PropertyCase::Method(_) => true,
            PropertyCase::Wrapped(wrapped) => self.is_constant_variable(wrapped.wrapper),
            _ => false,
        };
        let (cases, is_closed) = match self.property_site(slot.0, callable) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Site::Complete => {
                let object = self.get(object.0);
                let values = self.shared_method(find, object, name)?;
                self.set(base.0, values[0]);
                self.set(base.0 + 1, values[1]);
                return Ok(());
            }
            Site::Cases(cases, is_closed) => (cases, is_closed),
        };
        let object = self.get(object.0);
        let mut functions = Vec::new();
        let call = |builder: &mut Self, object, case: &PropertyCase| {
            let function = builder.slot_value(object, case);
            functions.push(function);
            let receiver = match case {
                PropertyCase::Method(_) => object,
                PropertyCase::Wrapped(request::Wrapped { receiver: Some(class), .. }) => {
                    builder.known_value(class)
                }
                _ => builder.word_bits(UNBOUND),
            };
            Ok(vec![function, receiver])
        };
        let values = self.by_shape(object, (cases, is_closed), call, |builder, object| {
            builder.shared_method(find, object, name)
        })?;
        let (function, receiver) = (values[0], values[1]);
        self.note_functions(function, functions, is_closed);
        self.set(base.0, function);
        self.set(base.0 + 1, receiver);
        Ok(())
    }

    /// Notes that a merged value is one of these functions, if they are known; always, when that is so.
    fn note_functions(&mut self, function: Value, functions: Vec<Value>, is_closed: bool) {
        let few = if is_closed { 2 } else { 1 };
        if functions.len() >= few && functions.iter().all(|&function| self.known_callee(function).is_some()) {
            self.values.cases.insert(function, Rc::new(Alternatives { functions, is_closed }));
        }
    }

    /// What the instruction before has found, where this one looks for it by what was not made.
    fn take_behind(&mut self, object: Use) -> Option<Behind> {
        self.frame.behind.take().filter(|found| found.register == object.0)
    }

    /// Finds a method, or a computed property, behind a class in the resolution order of an object's class, where the next
    /// instruction does nothing else with what finds it: that is not made then. Its guards leave for this instruction, which has no
    /// effect.
    pub(super) fn find_behind(
        &mut self,
        dst: u16,
        class: Value,
        object: Value,
    ) -> Result<Option<Value>, Bailout> {
        let pc = self.frame.instruction().next_pc();
        let Some(next) = instruction_at(&self.frame.request.code, pc) else { return Ok(None) };
        let written = match next.opcode {
            Opcode::GetMethod => next.slot(0)..next.slot(0) + 2,
            Opcode::GetProperty => next.slot(0)..next.slot(0) + 1,
            _ => return Ok(None),
        };
        let is_last_use =
            written.contains(&dst) || !self.frame.analysis.liveness.live_across(pc).contains(dst);
        let is_alone = next.slot(1) == dst && is_last_use && self.frame.analysis.flow.block_at(pc).is_none();
        let was_left =
            self.was_left_for(ExitReason::WrongShape) || self.was_left_for(ExitReason::UnexpectedValue);
        if !is_alone || was_left || !self.speculates() {
            return Ok(None);
        }
        let Some(SlotFeedback::Property { cases, is_megamorphic: false }) = self.slot(next.slot(3)) else {
            return Ok(None);
        };
        let Some(((_, PropertyCase::After(expected)), cases)) = cases.split_first() else {
            return Ok(None);
        };
        let is_computed = match cases {
            [(_, PropertyCase::Getter { property, .. }), ..] => {
                next.opcode == Opcode::GetProperty && self.is_constant_variable(*property)
            }
            _ => false,
        };
        let fits = |(_, case): &(ShapeNumber, PropertyCase)| match case {
            PropertyCase::Behind(_) => !is_computed,
            // One function alone is called.
            case => is_computed && *case == cases[0].1,
        };
        if cases.is_empty() || !cases.iter().all(fits) {
            return Ok(None);
        }
        self.assume(Assumption::Lookups);
        let (value, expected) = (self.word(class), self.literal_ref(Literal::Constant(*expected)));
        self.guard(|exit| Op::GuardSame { value, expected, exit });
        let mut functions = Vec::new();
        let find = |builder: &mut Self, object, case: &PropertyCase| {
            let function = match case {
                PropertyCase::Getter { getter, .. } => builder.known_value(getter),
                _ => builder.slot_value(object, case),
            };
            functions.push(function);
            Ok(vec![function, object])
        };
        let values =
            self.by_shape(object, (cases, true), find, |builder, _| Ok(vec![builder.frame.callee; 2]))?;
        self.note_functions(values[0], functions, true);
        let (function, receiver) = (values[0], values[1]);
        self.frame.behind = Some(Behind { register: dst, function, receiver, is_computed });
        // Stands for it until the next instruction.
        Ok(Some(self.word_bits(NONE)))
    }
}
