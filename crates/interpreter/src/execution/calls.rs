//! Calls and closures.
#![allow(unsafe_code)]

use bytecode::operand::*;
use runtime::exception::Result;
use runtime::feedback::FeedbackSlot;
use runtime::frame::{FRAME_CALLER, FRAME_RETURN};
use runtime::function::SIMPLE;
use runtime::gc::Gc;
use runtime::native::Arguments;
use runtime::object::closure::Closure;
use runtime::object::dict::Dict;
use runtime::object::list::List;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::value::Value;

use crate::frames::{pop_frame, push_frame};

use super::{Execution, Step};

/// The word that stands for a callee in the feedback: the function cell for closures, else the object.
pub(crate) fn call_identity(callee: Value) -> u64 {
    match callee.cast::<Closure>() {
        Some(closure) => closure.cell().word().0,
        None => callee.0,
    }
}

impl Execution<'_> {
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
        self.cell().slot(slot.0).count_call(call_identity(callee));
        self.enter_or_call(dst, callee, arguments)
    }

    pub(super) fn call_found_method(
        &mut self,
        dst: Def,
        function: Value,
        arguments: &[Value],
        slot: CallSlot,
    ) -> Result<Step> {
        self.cell().slot(slot.0).count_call(call_identity(function));
        let arguments = if arguments[0].is_unbound() { &arguments[1..] } else { arguments };
        self.enter_or_call(dst, function, arguments)
    }

    /// Pushes a frame for interpreted code; calls everything else.
    fn enter_or_call(&mut self, dst: Def, callee: Value, arguments: &[Value]) -> Result<Step> {
        if let Some(closure) = self.interpreted(callee, arguments.len()) {
            return self.enter(closure, arguments, self.pc as u64, self.registers as u64);
        }
        let value = self.cx.call(callee, arguments)?;
        self.set(dst, value)
    }

    /// The closure, when its code is interpreted and takes as many arguments as they are.
    fn interpreted(&self, callee: Value, count: usize) -> Option<Gc<Closure>> {
        let closure = callee.cast::<Closure>()?;
        let cell = closure.cell();
        let fits = cell.flags == SIMPLE && cell.parameter_count as usize == count;
        (fits && cell.entry.get() as usize == self.cx.interpreter_entry as usize).then_some(closure)
    }

    fn enter(
        &mut self,
        closure: Gc<Closure>,
        arguments: &[Value],
        return_to: u64,
        caller: u64,
    ) -> Result<Step> {
        let cell = closure.cell();
        let registers = push_frame(self.cx, closure, return_to, caller)?;
        for (index, argument) in arguments.iter().enumerate() {
            // SAFETY: the frame has room for the function's parameters, which are as many.
            unsafe { *registers.add(index) = argument.0 };
        }
        let left = cell.countdown.get() - 1;
        cell.countdown.set(left);
        if left == 0 {
            (self.cx.tiering.on_call)(self.cx, cell);
        }
        Ok(Step::Enter(cell.address_of(0), registers))
    }

    pub(super) fn call_named(
        &mut self,
        dst: Def,
        callee: Value,
        values: &[Value],
        names: Const,
    ) -> Result<Step> {
        let names = self
            .cell()
            .constant(names.0)
            .cast::<Tuple>()
            .expect("the verifier checks that names are a tuple");
        let value = self.cx.call_with(callee, Arguments { values, keywords: names.as_slice() })?;
        self.set(dst, value)
    }

    pub(super) fn call_spreading(
        &mut self,
        dst: Def,
        callee: Value,
        positional: Value,
        keywords: Value,
    ) -> Result<Step> {
        let mut values = heap::RootVec::new(&self.cx.heap);
        let mut names = heap::RootVec::new(&self.cx.heap);
        match (positional.cast::<List>(), positional.cast::<Tuple>()) {
            (Some(list), _) => list.as_slice().iter().for_each(|value| values.push(value.0)),
            (_, Some(tuple)) => tuple.as_slice().iter().for_each(|value| values.push(value.0)),
            _ => return self.cx.type_error("arguments must be a list or tuple"),
        }
        if let Some(dict) = keywords.cast::<Dict>() {
            for index in 0..dict.used() {
                let Some((key, value)) = dict.entry(index) else { continue };
                let Some(name) = key.cast::<Str>() else {
                    return self.cx.type_error("keywords must be strings");
                };
                let name = self.cx.intern_string(name)?;
                names.push(name.value().0);
                values.push(value.0);
            }
        }
        let values = self.cx.new_tuple_from(&values)?;
        let names = self.cx.new_tuple_from(&names)?;
        let arguments = Arguments { values: values.as_slice(), keywords: names.as_slice() };
        let value = self.cx.call_with(callee, arguments)?;
        self.set(dst, value)
    }

    /// Calls in place of this frame.
    pub(super) fn call_in_place(
        &mut self,
        callee: Value,
        arguments: &[Value],
        slot: CallSlot,
    ) -> Result<Step> {
        let slot: &FeedbackSlot = self.cell().slot(slot.0);
        slot.count_call(call_identity(callee));
        let mut copy = [Value::ZERO; abi::context_layout::MAX_PARAMETERS];
        let copy = &mut copy[..arguments.len()];
        copy.copy_from_slice(arguments);
        if let Some(closure) = self.interpreted(callee, arguments.len()) {
            // SAFETY: a frame has a header.
            let (return_to, caller) =
                unsafe { (*self.registers.offset(FRAME_RETURN), *self.registers.offset(FRAME_CALLER)) };
            pop_frame(self.cx, self.registers);
            return self.enter(closure, copy, return_to, caller);
        }
        let result = self.cx.call(callee, copy)?;
        self.leave(result.0)
    }
}
