//! Calls: by what the callee is known to be, or was.

use abi::exit_reason::ExitReason;
use abi::literal_table::Literal;
use abi::object_offsets::{BOUND_FUNCTION, BOUND_RECEIVER, CLOSURE_CELL, shape};
use abi::runtime_calls::RuntimeCall;
use abi::value::{NONE, UNBOUND};
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{CallEffects, FrameState, Hint, Op, Type, Value};

use super::arguments::Names;
use super::element::MAX_INLINE_ELEMENTS;
use super::environment::Builder;
use super::knowledge::Alternatives;
use crate::inlining::Declined;
use crate::request::{Assumption, Callee, FunctionCallee, Known, ObjectKind, ShapeNumber, SlotFeedback};

/// More callees than this are not told apart.
const MAX_CASES: usize = 4;
/// A generator with more registers is made by its function.
const MAX_GENERATOR_REGISTERS: usize = 48;
/// Arguments that go in registers to a callee that is called by the runtime.
const FEW_ARGUMENTS: usize = 3;

/// A call being built.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    /// The register of the result.
    pub dst: u16,
    pub callee: Value,
    /// In the forms that they have.
    pub arguments: &'a [Value],
    /// Executed rarely: only what is small is inlined.
    pub is_rare: bool,
    /// In place of the frame, which was inlined and returns the result.
    pub is_tail: bool,
}

impl<'a> Call<'a> {
    /// An ordinary call.
    pub fn new(dst: u16, callee: Value, arguments: &'a [Value]) -> Self {
        Call { dst, callee, arguments, is_rare: false, is_tail: false }
    }

    pub fn rare(self, is_rare: bool) -> Self {
        Call { is_rare, ..self }
    }
}

/// What a call site's feedback allows.
pub(super) enum Site {
    Untaken,
    Complete,
    /// These, and whether there were others.
    Cases(Vec<Callee>, bool),
}

pub(super) fn with_receiver(receiver: Value, arguments: &[Value]) -> Vec<Value> {
    std::iter::once(receiver).chain(arguments.iter().copied()).collect()
}

impl Builder<'_> {
    pub(super) fn build_call(
        &mut self,
        dst: Def,
        callee: Use,
        first: UseRange,
        count: Count,
        slot: CallSlot,
    ) -> Result<(), Bailout> {
        let callee = self.get(callee.0);
        let arguments: Vec<Value> = (first.0..first.0 + count.0).map(|register| self.get(register)).collect();
        let call = Call::new(dst.0, callee, &arguments).rare(self.is_rare(slot));
        if let Some(value) = self.call_value(call, slot)? {
            self.set(dst.0, value);
        }
        Ok(())
    }

    pub(super) fn build_method_call(
        &mut self,
        dst: Def,
        base: Use,
        first: UseRange,
        count: Count,
        slot: CallSlot,
    ) -> Result<(), Bailout> {
        let callee = self.get(base.0);
        let arguments: Vec<Value> = (first.0..first.0 + count.0).map(|register| self.get(register)).collect();
        let receiver = arguments[0];
        let arguments = match self.known_bits(receiver) {
            Some(UNBOUND) => &arguments[1..],
            // What has been guarded is bound; of other words only a test tells.
            _ if self.ty(receiver) == Type::Word => {
                let value = self.call_maybe_bound(dst, callee, &arguments, slot)?;
                self.set(dst.0, value);
                return Ok(());
            }
            _ => &arguments[..],
        };
        let call = Call::new(dst.0, callee, arguments).rare(self.is_rare(slot));
        if let Some(value) = self.call_value(call, slot)? {
            self.set(dst.0, value);
        }
        Ok(())
    }

    /// Calls with the first argument unless that is unbound.
    fn call_maybe_bound(
        &mut self,
        dst: Def,
        callee: Value,
        arguments: &[Value],
        slot: CallSlot,
    ) -> Result<Value, Bailout> {
        let is_unbound = self.is_word(arguments[0], UNBOUND);
        let mut join = self.begin_join();
        let (unbound, bound) = self.branch(is_unbound, Hint::Even);
        self.start_arm(&join, unbound);
        let value = self.complete_call(callee, &arguments[1..])?;
        self.end_arm(&mut join, &[value]);
        self.start_arm(&join, bound);
        let call = Call::new(dst.0, callee, arguments).rare(self.is_rare(slot));
        if let Some(value) = self.call_value(call, slot)? {
            self.end_arm(&mut join, &[value]);
        }
        Ok(self.finish_join(join, 1)[0])
    }

    pub(super) fn is_rare(&self, slot: CallSlot) -> bool {
        self.slot(slot.0).is_some_and(|slot| self.frame.analysis.is_rare(slot))
    }

    pub(super) fn call_site(&self, slot: u16) -> Site {
        let Some(SlotFeedback::Call { cases, others }) = self.slot(slot) else { return Site::Complete };
        if cases.is_empty() && *others == 0 {
            return if self.leaves_untaken() { Site::Untaken } else { Site::Complete };
        }
        let known: Vec<Callee> = cases
            .iter()
            .map(|(callee, _)| callee.clone())
            .filter(|callee| *callee != Callee::Other)
            .collect();
        let has_others = !self.speculates()
            || *others > 0
            || known.len() < cases.len()
            || self.was_left_for(ExitReason::WrongCallee)
            || self.was_left_for(ExitReason::WrongShape);
        if known.is_empty() || known.len() > MAX_CASES {
            Site::Complete
        } else {
            Site::Cases(known, has_others)
        }
    }

    /// The result of a call; none when it never returns here.
    pub(super) fn call_value(&mut self, call: Call<'_>, slot: CallSlot) -> Result<Option<Value>, Bailout> {
        if let Some(&(function, receiver)) = self.values.bound.get(&self.origin(call.callee)) {
            let arguments = with_receiver(receiver, call.arguments);
            let call = Call { callee: function, arguments: &arguments, ..call };
            return self.call_case(call, function).map(Some);
        }
        if let Some(callee) = self.known_callee(call.callee) {
            return self.call_known(call, &callee).map(Some);
        }
        if self.speculates()
            && let Some(alternatives) = self.values.cases.get(&self.origin(call.callee)).cloned()
        {
            return self.call_one_of(call, &alternatives).map(Some);
        }
        let (cases, has_others) = match self.call_site(slot.0) {
            Site::Untaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(None);
            }
            Site::Complete => {
                let value = match self.call_objects(call)? {
                    Some(value) => value,
                    None => {
                        self.note_declined(None, Declined::Untold);
                        self.complete_call(call.callee, call.arguments)?
                    }
                };
                return Ok(Some(value));
            }
            Site::Cases(cases, has_others) => (cases, has_others),
        };
        let (tested, guarded) = match has_others {
            true => (&cases[..], None),
            false => (&cases[..cases.len() - 1], cases.last()),
        };
        if let (Some(only), true) = (guarded, tested.is_empty()) {
            self.guard_callee(call.callee, only);
            return self.call_known(call, only).map(Some);
        }
        let mut join = self.begin_join();
        for case in tested {
            let cond = self.is_callee(call.callee, case);
            let (is_this, is_not) = self.branch(cond, Hint::Even);
            self.start_arm(&join, is_this);
            let value = self.call_known(call, case)?;
            self.end_arm(&mut join, &[value]);
            self.start_arm(&join, is_not);
        }
        let value = match guarded {
            Some(last) => {
                self.guard_callee(call.callee, last);
                self.call_known(call, last)?
            }
            None => {
                self.note_declined(None, Declined::Untold);
                self.complete_call(call.callee, call.arguments)?
            }
        };
        self.end_arm(&mut join, &[value]);
        Ok(Some(self.finish_join(join, 1)[0]))
    }

    /// Calls what is one of these constants, and something else only where they are not all.
    fn call_one_of(&mut self, call: Call<'_>, alternatives: &Alternatives) -> Result<Value, Bailout> {
        let Alternatives { functions, is_closed } = alternatives;
        let mut join = self.begin_join();
        for (index, &case) in functions.iter().enumerate() {
            let Some(known) = self.values.known.get(&case).cloned() else { continue };
            let expected = self.known_value(&known);
            let is_last = *is_closed && index + 1 == functions.len();
            if is_last {
                let value = self.call_case(call, expected)?;
                self.end_arm(&mut join, &[value]);
            } else {
                let lhs = self.word(call.callee);
                let cond = self.emit(Op::WordEqual { lhs, rhs: expected });
                let (is_this, is_not) = self.branch(cond, Hint::Even);
                self.start_arm(&join, is_this);
                let value = self.call_case(call, expected)?;
                self.end_arm(&mut join, &[value]);
                self.start_arm(&join, is_not);
            }
        }
        if !is_closed {
            let value = self.complete_call(call.callee, call.arguments)?;
            self.end_arm(&mut join, &[value]);
        }
        Ok(self.finish_join(join, 1)[0])
    }

    pub(super) fn call_case(&mut self, call: Call<'_>, callee: Value) -> Result<Value, Bailout> {
        let call = Call { callee, ..call };
        match self.known_callee(callee) {
            Some(known) => self.call_known(call, &known),
            None => self.complete_call(callee, call.arguments),
        }
    }

    // Telling callees apart.

    /// Whether the callee is this one.
    pub(super) fn is_callee(&mut self, callee: Value, expected: &Callee) -> Value {
        let word = self.word(callee);
        match expected {
            Callee::Function(function) => {
                let number = self.i64(shape::CLOSURE.into());
                let is_closure = self.emit(Op::HasShape { object: word, shape: number });
                let mut join = self.begin_join();
                let (closure, other) = self.branch(is_closure, Hint::Then);
                self.start_arm(&join, closure);
                let object = self.emit(Op::Refine { value: word, ty: Type::Ref });
                let same = self.has_cell(object, function.cell);
                self.end_arm(&mut join, &[same]);
                self.start_arm(&join, other);
                let no = self.bool(false);
                self.end_arm(&mut join, &[no]);
                self.finish_join(join, 1)[0]
            }
            Callee::Bound(bound_callee) => {
                let number = self.i64(shape::BOUND_METHOD.into());
                let is_bound = self.emit(Op::HasShape { object: word, shape: number });
                let mut join = self.begin_join();
                let (bound, other) = self.branch(is_bound, Hint::Then);
                self.start_arm(&join, bound);
                let [function_of_it, _] = self.parts_of_bound(word);
                let same = self.is_callee(function_of_it, bound_callee);
                self.end_arm(&mut join, &[same]);
                self.start_arm(&join, other);
                let no = self.bool(false);
                self.end_arm(&mut join, &[no]);
                self.finish_join(join, 1)[0]
            }
            Callee::Native { object, .. }
            | Callee::Class { object, .. }
            | Callee::Bare { object, .. }
            | Callee::Record { object, .. } => {
                let expected = self.literal_ref(Literal::Constant(*object));
                self.emit(Op::WordEqual { lhs: word, rhs: expected })
            }
            Callee::Other => self.bool(false),
        }
    }

    fn has_cell(&mut self, closure: Value, cell: u32) -> Value {
        let lhs = self.emit(Op::LoadFinalAddress { object: closure, offset: CLOSURE_CELL as u32 });
        let rhs = self.literal_address(Literal::FunctionCell(cell));
        self.emit(Op::AddressEqual { lhs, rhs })
    }

    /// The callee is this one, or the code is left.
    pub(super) fn guard_callee(&mut self, callee: Value, expected: &Callee) {
        if self.known_callee(callee).is_some() {
            return;
        }
        match expected {
            Callee::Bound(bound_callee) => {
                let bound = self.as_shape(callee, shape::BOUND_METHOD);
                let [function_of_it, _] = self.parts_of_bound(bound);
                self.guard_callee(function_of_it, bound_callee);
            }
            Callee::Function(function) => {
                let closure = self.as_shape(callee, shape::CLOSURE);
                let cond = self.has_cell(closure, function.cell);
                self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::WrongCallee, exit });
            }
            _ => {
                let cond = self.is_callee(callee, expected);
                self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::WrongCallee, exit });
            }
        }
    }

    /// The function and the receiver of what has been shown to be a bound method.
    pub(super) fn parts_of_bound(&mut self, method: Value) -> [Value; 2] {
        let word = self.word(method);
        let object = match self.ty(word) {
            Type::Ref => word,
            _ => self.emit(Op::Refine { value: word, ty: Type::Ref }),
        };
        [BOUND_FUNCTION, BOUND_RECEIVER]
            .map(|offset| self.emit(Op::LoadFinal { object, offset: offset as u32 }))
    }

    // Calling.

    /// Calls what the callee has been shown to be.
    pub(super) fn call_known(&mut self, call: Call<'_>, callee: &Callee) -> Result<Value, Bailout> {
        match callee {
            Callee::Function(function) => {
                match self.bind_arguments(call.callee, function, call.arguments, Names::NONE) {
                    Some(bound) => self.call_bound(Call { arguments: &bound, ..call }, function),
                    None => {
                        self.note_declined(Some(function), Declined::Arguments);
                        self.complete_call(call.callee, call.arguments)
                    }
                }
            }
            Callee::Bound(bound_callee) => {
                let [function_of_it, receiver] = self.parts_of_bound(call.callee);
                let function = match &**bound_callee {
                    Callee::Native { object, .. } => {
                        let kind = ObjectKind::Callable((**bound_callee).clone());
                        self.known_value(&Known::Object(*object, kind))
                    }
                    _ => function_of_it,
                };
                let arguments = with_receiver(receiver, call.arguments);
                self.call_known(Call { callee: function, arguments: &arguments, ..call }, bound_callee)
            }
            // Both write the register of the result.
            Callee::Native { .. } | Callee::Class { .. } | Callee::Record { initializer: Some(_), .. }
                if call.is_tail =>
            {
                self.complete_call(call.callee, call.arguments)
            }
            Callee::Native { intrinsic: Some(intrinsic), .. } => self.call_intrinsic(call, *intrinsic),
            Callee::Class { shape, initializer, .. } if self.speculates() => {
                match self.construct(call, Names::NONE, *shape, initializer.as_ref())? {
                    Some(value) => Ok(value),
                    None => {
                        self.note_declined(callee.function(), Declined::Constructed);
                        self.complete_call(call.callee, call.arguments)
                    }
                }
            }
            Callee::Record { shape, empties, initializer: Some(initializer), .. } if self.speculates() => {
                match self.construct_record(call, *shape, *empties, initializer)? {
                    Some(value) => Ok(value),
                    None => {
                        self.note_declined(Some(&initializer.1), Declined::Constructed);
                        self.complete_call(call.callee, call.arguments)
                    }
                }
            }
            Callee::Record { shape: number, fields, empties, ends_iteration, initializer: None, .. }
                if fields.is_none_or(|fields| fields == call.arguments.len())
                    && call.arguments.len() <= MAX_INLINE_ELEMENTS
                    && self.speculates() =>
            {
                self.assume(Assumption::Lookups);
                let record = self.make_record(*number, call.arguments, *empties);
                if *ends_iteration {
                    let behind = self.frame.pc + self.frame.instruction().words.len() as u32;
                    self.frame.stop.made = Some((record, behind));
                }
                Ok(record)
            }
            _ => self.complete_call(call.callee, call.arguments),
        }
    }

    /// A new object that holds a tuple of these values and nothing in the words behind it.
    pub(super) fn make_record(&mut self, shape: ShapeNumber, fields: &[Value], empties: usize) -> Value {
        let mut words = vec![self.make_array(shape::TUPLE, fields)];
        let none = self.word_bits(NONE);
        words.resize(1 + empties, none);
        self.new_object_of(shape, &words)
    }

    /// Calls a function with what its parameters get.
    pub(super) fn call_bound(&mut self, call: Call<'_>, function: &FunctionCallee) -> Result<Value, Bailout> {
        if let Some(value) = self.inline(call, function)? {
            return Ok(value);
        }
        let effects = self.effects_of_call(function, call.arguments);
        let arguments: Vec<Value> = call.arguments.iter().map(|&value| self.word(value)).collect();
        let callee = self.word(call.callee);
        Ok(self.call_cell(function, callee, &arguments, effects))
    }

    /// Calls a function through its cell, with as many arguments as it has parameters.
    pub(super) fn call_cell(
        &mut self,
        function: &FunctionCallee,
        callee: Value,
        arguments: &[Value],
        effects: CallEffects,
    ) -> Value {
        if let Some(registers) = function.generator_registers
            && usize::from(registers) <= MAX_GENERATOR_REGISTERS
        {
            let generator = self.new_generator(callee, arguments, registers.into());
            self.note_generator(generator, function, callee, arguments);
            return generator;
        }
        let args = self.func.list(arguments);
        let cell = self.literal_address(Literal::FunctionCell(function.cell));
        let attempt = Op::TryCallFunction { cell, callee, args, effects };
        let call = |exit| Op::CallFunction { cell, callee, args, effects, exit };
        let result = self.emit_throwing(attempt, call);
        if function.is_foreign {
            self.tell_language();
        }
        result
    }

    /// As [`Builder::call_cell`], leaving with this state for exceptions.
    pub(super) fn call_cell_or(
        &mut self,
        function: &FunctionCallee,
        callee: Value,
        arguments: &[Value],
        exit: FrameState,
    ) -> Value {
        let args = self.func.list(arguments);
        let cell = self.literal_address(Literal::FunctionCell(function.cell));
        self.is_unchecked = true;
        let effects = CallEffects::ANYTHING;
        let result = self.emit(Op::CallFunction { cell, callee, args, effects, exit });
        if function.is_foreign {
            self.tell_language();
        }
        result
    }

    /// Calls whatever it is.
    pub(super) fn complete_call(&mut self, callee: Value, arguments: &[Value]) -> Result<Value, Bailout> {
        let is_native = matches!(self.known_callee(callee), Some(Callee::Native { .. }));
        let callee = self.word(callee);
        let arguments: Vec<Value> = arguments.iter().map(|&value| self.word(value)).collect();
        let count = self.i64(arguments.len() as i64);
        if arguments.len() <= FEW_ARGUMENTS {
            let none = self.int(0);
            let none = self.word(none);
            let mut operands = [callee, count, none, none, none];
            operands[2..][..arguments.len()].copy_from_slice(&arguments);
            let call = if is_native { RuntimeCall::call_native } else { RuntimeCall::call_with_few };
            return Ok(self.call_runtime(call, &operands));
        }
        self.store_arguments(&arguments)?;
        Ok(self.call_runtime(RuntimeCall::call_value, &[callee, count]))
    }
}
