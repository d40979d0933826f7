//! Calls of typed code: of functions that are known, and by the receiver's table of methods.

use abi::exit_reason::ExitReason;
use abi::literal_table::Literal;
use abi::object_offsets::CLOSURE_CELL;
use abi::runtime_calls::RuntimeCall;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{CallEffects, Hint, Op, Type as SsaType, Value};

use super::call::Call;
use super::environment::{Builder, type_of};
use crate::inlining::Declined;
use crate::request::{DirectCallee, SlotFeedback};

impl Builder<'_> {
    pub(super) fn build_static_call(
        &mut self,
        dst: DefAny,
        function: FunctionIndex,
        first: AnyRange,
        count: Count,
    ) -> Result<(), Bailout> {
        let arguments = self.typed_arguments(first, count);
        let value = match self.frame.request.links.functions.get(&function.0) {
            Some(callee) => self.call_direct(dst, callee, &arguments)?,
            None if self.leaves_untaken() => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            None => {
                let number = self.i64(function.0.into());
                let own = self.frame.callee;
                let closure = self.call_runtime(RuntimeCall::static_closure, &[own, number]);
                self.call_closure(dst, closure, &arguments)
            }
        };
        self.set(dst.0, value);
        Ok(())
    }

    pub(super) fn build_virtual_call(
        &mut self,
        dst: DefAny,
        layout: Target,
        method: Method,
        first: AnyRange,
        count: Count,
        slot: MethodSlot,
    ) -> Result<(), Bailout> {
        let Target::Layout(index) = layout else {
            unreachable!("the verifier checks that a layout is named")
        };
        let receiver = self.object(UseRef(first.0));
        let mut arguments = self.typed_arguments(first, count);
        arguments[0] = receiver;
        let value = if let Some(callee) = self.frame.request.links.methods.get(&(index, method.0)) {
            self.call_direct(dst, callee, &arguments)?
        } else {
            match self.call_by_shape(dst, (index, method), &mut arguments, slot)? {
                Some(value) => value,
                None => return Ok(()),
            }
        };
        self.set(dst.0, value);
        Ok(())
    }

    /// Tells the receivers apart that the site has met; none when control does not come back.
    fn call_by_shape(
        &mut self,
        dst: DefAny,
        method: (u16, Method),
        arguments: &mut [Value],
        slot: MethodSlot,
    ) -> Result<Option<Value>, Bailout> {
        let receiver = arguments[0];
        let (cases, others) = match self.slot(slot.0) {
            Some(SlotFeedback::Method { cases, others }) => (&cases[..], *others),
            _ => (&[][..], 1),
        };
        if let Some(exact) = self.values.exact.get(&receiver)
            && let Some((_, callee)) = cases.iter().find(|(shape, _)| shape == exact)
        {
            return self.call_direct(dst, callee, arguments).map(Some);
        }
        if cases.is_empty() && others == 0 && self.leaves_untaken() {
            self.exit(ExitReason::NotTaken);
            return Ok(None);
        }
        let is_closed = self.speculates() && others == 0 && !self.was_left_for(ExitReason::WrongShape);
        let (tested, guarded) = match cases.split_last() {
            Some((last, before)) if is_closed => (before, Some(last)),
            _ => (cases, None),
        };
        let mut join = self.begin_join();
        for (shape, callee) in tested {
            let number = self.shape_number(*shape);
            let cond = self.emit(Op::HasShape { object: receiver, shape: number });
            let (is_this, is_not) = self.branch(cond, Hint::Even);
            self.start_arm(&join, is_this);
            arguments[0] = self.emit(Op::Refine { value: receiver, ty: SsaType::Ref });
            self.values.exact.insert(arguments[0], *shape);
            let value = self.call_direct(dst, callee, arguments)?;
            self.end_arm(&mut join, &[value]);
            self.start_arm(&join, is_not);
        }
        arguments[0] = receiver;
        let value = match guarded {
            Some((shape, callee)) => {
                let number = self.shape_number(*shape);
                let object = self.guard(|exit| Op::GuardShape { object: receiver, shape: number, exit });
                self.values.exact.insert(object, *shape);
                if tested.is_empty() {
                    self.refine(receiver, object);
                }
                arguments[0] = object;
                self.call_direct(dst, callee, arguments)?
            }
            None => {
                self.note_declined(None, Declined::Untold);
                let link = &self.frame.request.links.layouts[&method.0];
                let shape = self.shape_number(link.shape);
                let place = self.i64(method.1.0.into());
                let closure = self.call_runtime(RuntimeCall::find_method, &[receiver, shape, place]);
                self.call_closure(dst, closure, arguments)
            }
        };
        if tested.is_empty() {
            // No branch was made.
            return Ok(Some(value));
        }
        self.end_arm(&mut join, &[value]);
        Ok(Some(self.finish_join(join, 1)[0]))
    }

    fn typed_arguments(&mut self, first: AnyRange, count: Count) -> Vec<Value> {
        (first.0..first.0 + count.0).map(|register| self.get_typed(register)).collect()
    }

    /// Calls or inlines a function that is known.
    fn call_direct(
        &mut self,
        dst: DefAny,
        callee: &DirectCallee,
        arguments: &[Value],
    ) -> Result<Value, Bailout> {
        let closure = self.literal_ref(Literal::Constant(callee.closure));
        let call = Call::new(dst.0, closure, arguments);
        if let Some(value) = self.inline(call, &callee.function)? {
            return Ok(value);
        }
        let cell = self.literal_address(Literal::FunctionCell(callee.function.cell));
        let effects = self.effects_of_call(&callee.function, arguments);
        Ok(self.call_typed(dst, cell, closure, arguments, effects))
    }

    /// Calls a closure that the runtime has found.
    fn call_closure(&mut self, dst: DefAny, closure: Value, arguments: &[Value]) -> Value {
        let object = self.emit(Op::Refine { value: closure, ty: SsaType::Ref });
        let cell = self.emit(Op::LoadFinalAddress { object, offset: CLOSURE_CELL as u32 });
        self.call_typed(dst, cell, object, arguments, CallEffects::ANYTHING)
    }

    fn call_typed(
        &mut self,
        dst: DefAny,
        cell: Value,
        callee: Value,
        arguments: &[Value],
        effects: CallEffects,
    ) -> Value {
        let args = self.func.list(arguments);
        match type_of(self.frame.request.function().registers[usize::from(dst.0)]) {
            SsaType::Word => {
                let attempt = Op::TryCallFunction { cell, callee, args, effects };
                self.emit_throwing(attempt, |exit| Op::CallFunction { cell, callee, args, effects, exit })
            }
            ty => {
                let exit = self.throw_state();
                self.is_unchecked = true;
                self.emit(Op::CallTyped { cell, callee, args, ty, effects, exit })
            }
        }
    }
}
