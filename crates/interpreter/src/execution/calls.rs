//! Calls and closures.
#![allow(unsafe_code)]

use bytecode::operand::*;
use runtime::class::Class;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::feedback::BOUND_CALLEE;
use runtime::frame::{DISCARDS_RESULT, RETURNS_NATIVELY};
use runtime::gc::Gc;
use runtime::language::Operator;
use runtime::native::Arguments;
use runtime::object::bound_method::BoundMethod;
use runtime::object::closure::Closure;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::frames::{pop_frame, push_frame};
use crate::spread::Spread;

use super::{Execution, Step};

/// The word that stands for a callee in the feedback: the function cell for closures, the object for others, of what is bound
/// to a receiver that of the function with [`BOUND_CALLEE`].
pub(crate) fn call_identity(callee: Value) -> u64 {
    let plain = |function: Value| match function.cast::<Closure>() {
        Some(closure) => closure.cell().word().0,
        None => function.0,
    };
    match callee.cast::<BoundMethod>() {
        Some(bound) => plain(bound.function.get()) | BOUND_CALLEE,
        None => plain(callee),
    }
}

impl Execution<'_> {
    fn count_call(&mut self, slot: CallSlot, callee: Value) {
        let identity = call_identity(callee);
        if self.cell().slot(slot.0).count_call(identity) {
            self.cx.note_root(Value(identity & !BOUND_CALLEE));
        }
        self.note_container(Operator::Call, callee, callee);
    }

    pub(super) fn make_closure(
        &mut self,
        dst: Def,
        function: FunctionIndex,
        first: UseRange,
        count: Count,
    ) -> Result<Step> {
        let module = self.cell().module.clone();
        let captures = self.range(first, count);
        let closure = self.cx.new_closure(&module, function.0 as u32, captures)?;
        self.set(dst, closure.value())
    }

    pub(super) fn set_data_of_closure(&mut self, closure: Use, src: Use) -> Result<Step> {
        let data = self.get(src);
        if let Some(closure) = self.get(closure).cast::<Closure>() {
            self.cx.store_field(closure, |closure| &closure.data, data);
        }
        Ok(Step::Next)
    }

    pub(super) fn call_function(
        &mut self,
        dst: Def,
        callee: Value,
        arguments: &[Value],
        slot: CallSlot,
    ) -> Result<Step> {
        if let Some(value) = self.take_answer(callee)? {
            return self.set(dst, value);
        }
        self.count_call(slot, callee);
        self.note_given(callee, arguments);
        self.enter_or_call(dst, callee, Arguments::positional(arguments))
    }

    pub(super) fn call_found_method(
        &mut self,
        dst: Def,
        function: Value,
        arguments: &[Value],
        slot: CallSlot,
    ) -> Result<Step> {
        if let Some(value) = self.take_answer(function)? {
            return self.set(dst, value);
        }
        self.count_call(slot, function);
        let arguments = if arguments[0].is_unbound() { &arguments[1..] } else { arguments };
        self.note_given(function, arguments);
        self.enter_or_call(dst, function, Arguments::positional(arguments))
    }

    /// Pushes a frame for interpreted code; calls everything else.
    pub(super) fn enter_or_call(
        &mut self,
        dst: Def,
        callee: Value,
        arguments: Arguments<'_>,
    ) -> Result<Step> {
        if let Some(closure) = self.interpreted(callee) {
            let (return_to, caller) = (self.pc as u64, self.registers as u64);
            return self.cx.with_parameters(closure, arguments, |cx, parameters| {
                enter(cx, closure, parameters, return_to, caller)
            });
        }
        if let Some(class) = callee.cast::<Class>()
            && let Some(step) = self.construct(dst, class, arguments)?
        {
            return Ok(step);
        }
        let value = self.cx.call_through(callee, arguments)?;
        self.set(dst, value)
    }

    /// Makes an object and pushes the frame of its initializer, for a class whose calls do nothing else. The object is in
    /// `dst` from then on, so no handler may want what was there.
    fn construct(&mut self, dst: Def, class: Gc<Class>, arguments: Arguments<'_>) -> Result<Option<Step>> {
        let count = arguments.values.len() + 1;
        let is_handled = || self.cell().function().handler_at(self.place()).is_some();
        if self.is_single || count > FEW || !arguments.keywords.is_empty() || is_handled() {
            return Ok(None);
        }
        let plain = self.cx.plain_class(class);
        let Some(initializer) = plain.and_then(|plain| plain.initializer) else { return Ok(None) };
        let Some(closure) = self.interpreted(initializer.get()) else { return Ok(None) };
        if !closure.cell().takes(count) {
            return Ok(None);
        }
        let object = self.cx.new_instance(class)?;
        let mut parameters = [object; FEW];
        parameters[1..count].copy_from_slice(arguments.values);
        let return_to = self.pc as u64 | DISCARDS_RESULT;
        let step = enter(self.cx, closure, &parameters[..count], return_to, self.registers as u64)?;
        self.set(dst, object)?;
        Ok(Some(step))
    }

    /// The closure, when its code is interpreted and its frame can return to this one.
    fn interpreted(&self, callee: Value) -> Option<Gc<Closure>> {
        let closure = callee.cast::<Closure>()?;
        let is_interpreted = closure.cell().entry.get() as usize == self.cx.interpreter_entry as usize;
        (is_interpreted && !self.is_single).then_some(closure)
    }

    pub(super) fn call_named(
        &mut self,
        dst: Def,
        callee: Value,
        values: &[Value],
        names: Const,
        slot: CallSlot,
    ) -> Result<Step> {
        self.count_call(slot, callee);
        let names = self
            .cell()
            .constant(names.0)
            .cast::<Tuple>()
            .expect("the verifier checks that names are a tuple");
        self.enter_or_call(dst, callee, Arguments { values, keywords: names.as_slice() })
    }

    pub(super) fn call_spreading(
        &mut self,
        dst: Def,
        callee: Value,
        first: &[Value],
        others: [Value; 2],
        slot: CallSlot,
    ) -> Result<Step> {
        self.count_call(slot, callee);
        let mut spread = Spread::default();
        let arguments = spread.gather(self.cx, callee, first, others)?;
        self.enter_or_call(dst, callee, arguments)
    }

    pub(super) fn call_spreading_in_place(
        &mut self,
        callee: Value,
        first: &[Value],
        others: [Value; 2],
        slot: CallSlot,
    ) -> Result<Step> {
        self.count_call(slot, callee);
        let mut spread = Spread::default();
        let arguments = spread.gather(self.cx, callee, first, others)?;
        self.call_in_place(callee, arguments)
    }

    /// Calls in place of this frame.
    pub(super) fn tail_call_function(
        &mut self,
        callee: Value,
        arguments: &[Value],
        slot: CallSlot,
    ) -> Result<Step> {
        self.count_call(slot, callee);
        // They must outlast the frame.
        let mut copy = [Value::ZERO; FEW];
        if let Some(copy) = copy.get_mut(..arguments.len()) {
            copy.copy_from_slice(arguments);
            return self.call_in_place(callee, Arguments::positional(copy));
        }
        self.tail_call_with_many(callee, arguments)
    }

    /// As [`Execution::tail_call_function`], with more arguments than are copied to the stack of every call.
    #[inline(never)]
    fn tail_call_with_many(&mut self, callee: Value, arguments: &[Value]) -> Result<Step> {
        let copy = self.cx.new_tuple(arguments)?;
        self.call_in_place(callee, Arguments::positional(copy.as_slice()))
    }

    /// Calls in place of this frame, which is popped first. The arguments are not in its registers.
    fn call_in_place(&mut self, callee: Value, arguments: Arguments<'_>) -> Result<Step> {
        // Loops may be made of such calls.
        self.cx.check_interrupt()?;
        let (return_to, caller) = self.header();
        if let Some(closure) = self.interpreted(callee) {
            let registers = self.registers;
            return self.cx.with_parameters(closure, arguments, |cx, parameters| {
                pop_frame(cx, registers);
                enter(cx, closure, parameters, return_to, caller)
            });
        }
        if return_to == RETURNS_NATIVELY {
            if caller != 0 {
                // A generator's frame notes how it ends: the call is not in its place.
                let result = self.cx.call_with(callee, arguments)?;
                return self.leave(result.0);
            }
            if let Some(closure) = callee.cast::<Closure>() {
                let registers = self.registers;
                return self.cx.with_parameters(closure, arguments, |cx, parameters| {
                    let [a, b, c, d] = cx.pass(parameters);
                    cx.tail_call = [callee.0, a, b, c, d];
                    pop_frame(cx, registers);
                    Ok(Step::Leave(Value::TAIL_CALL))
                });
            }
        }
        pop_frame(self.cx, self.registers);
        let result = self.cx.call_through(callee, arguments);
        self.deliver(return_to, caller, result)
    }
}

/// Arguments that are copied without allocating.
const FEW: usize = 8;

/// Pushes the frame of an interpreted function; the parameters may be in a frame that was just popped.
fn enter(
    cx: &mut Context,
    closure: Gc<Closure>,
    parameters: &[Value],
    return_to: u64,
    caller: u64,
) -> Result<Step> {
    let cell = closure.cell();
    let registers = push_frame(cx, closure, return_to, caller)?;
    for (index, parameter) in parameters.iter().enumerate() {
        // SAFETY: the frame has room for the function's parameters, which are as many.
        unsafe { *registers.add(index) = parameter.0 };
    }
    let left = cell.countdown.get() - 1;
    cell.countdown.set(left);
    if left == 0 {
        (cx.tiering.on_call)(cx, cell);
    }
    Ok(Step::Enter(cell.address_of(0), registers))
}
