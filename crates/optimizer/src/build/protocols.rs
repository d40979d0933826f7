//! Elements and truth of objects, by the methods that their classes have for these.
//!
//! The shapes that were seen are told apart, and what is left goes to the runtime, so nothing is guarded. What a method
//! yields is what reading an element yields, so that method is inlined; so is one that writes, whose result is dropped. Whether
//! a container holds something is known only when the result has been tested for truth, so that method is called: a rebuilt
//! frame would deliver the result itself.

use abi::deopt_table::DISCARDED;
use ssa::backend::Bailout;
use ssa::{Hint, Op, Type, Value};

use super::call::Call;
use super::environment::Builder;
use super::join::Join;
use crate::request::{Assumption, Callee, ProtocolCase, ShapeNumber};

type Cases<'r> = &'r [(ShapeNumber, ProtocolCase)];

impl<'r> Builder<'r> {
    /// What objects come to at this instruction, as far as that is known.
    fn protocol_cases(&mut self) -> Cases<'r> {
        let cases = match self.frame.request.protocols.get(&self.frame.pc) {
            Some(cases) if self.speculates() => &cases[..],
            _ => return &[],
        };
        self.assume(Assumption::Lookups);
        // What the arms rely on as well must be checked before they part.
        for (_, case) in cases {
            if let ProtocolCase::Method(variable) = *case {
                self.constant_variable(variable);
            }
        }
        cases
    }

    /// An arm of the join for each case, which does what `access` does with the method; what follows is for other objects.
    fn by_protocol(
        &mut self,
        join: &mut Join,
        object: Value,
        mut access: impl FnMut(&mut Self, Value) -> Result<Vec<Value>, Bailout>,
    ) -> Result<(), Bailout> {
        for (shape, case) in self.protocol_cases() {
            let ProtocolCase::Method(variable) = *case else { continue };
            let Some(method) = self.constant_variable(variable) else { continue };
            let other = self.start_shape_arm(join, object, *shape);
            let values = access(self, method)?;
            self.end_arm(join, &values);
            self.start_arm(join, other);
        }
        Ok(())
    }

    /// Starts the arm for objects of this shape; the block for others.
    fn start_shape_arm(&mut self, join: &Join, object: Value, shape: ShapeNumber) -> ssa::Block {
        let shape = self.shape_number(shape);
        let cond = self.emit(Op::HasShape { object, shape });
        let (is_this, is_not) = self.branch(cond, Hint::Then);
        self.start_arm(join, is_this);
        is_not
    }

    /// Arms for objects whose class reads elements by a method of the program's.
    pub(super) fn read_by_method(
        &mut self,
        join: &mut Join,
        dst: u16,
        object: Value,
        key: Value,
    ) -> Result<(), Bailout> {
        self.by_protocol(join, object, |builder, method| {
            let object = builder.emit(Op::Refine { value: object, ty: Type::Ref });
            let arguments = [object, key];
            let call = Call::new(dst, method, &arguments);
            let value = match builder.known_callee(method) {
                Some(known) => builder.call_known(call, &known)?,
                None => builder.complete_call(method, &arguments)?,
            };
            Ok(vec![value])
        })
    }

    /// Arms for objects whose class writes elements by a method of the program's.
    pub(super) fn write_by_method(
        &mut self,
        join: &mut Join,
        register: u16,
        object: Value,
        key: Value,
        value: Value,
    ) -> Result<(), Bailout> {
        self.by_protocol(join, object, |builder, method| {
            let object = builder.emit(Op::Refine { value: object, ty: Type::Ref });
            builder.call_for_effect(register, method, &[object, key, value])?;
            Ok(Vec::new())
        })
    }

    /// Calls a function and drops its result; `register` is one of the instruction's, which it does not write.
    pub(super) fn call_for_effect(
        &mut self,
        register: u16,
        callee: Value,
        arguments: &[Value],
    ) -> Result<(), Bailout> {
        let known = match self.known_callee(callee) {
            // A continuation that is captured meanwhile would bring a result, which there is no register for.
            Some(Callee::Function(function)) if !self.request.settings.continuations => {
                self.bind_arguments(callee, &function, arguments, &[]).map(|bound| (function, bound))
            }
            _ => None,
        };
        let Some((function, bound)) = known else {
            self.complete_call(callee, arguments)?;
            return Ok(());
        };
        let call = Call::new(register, callee, &bound);
        if self.inline_returning(call, &function, DISCARDED)?.is_none() {
            let words: Vec<Value> = bound.iter().map(|&value| self.word(value)).collect();
            let callee = self.word(callee);
            self.call_cell(&function, callee, &words);
        }
        Ok(())
    }

    /// Arms for containers whose class has a method of the program's that says what they hold.
    pub(super) fn contained_by_method(
        &mut self,
        join: &mut Join,
        container: Value,
        item: Value,
    ) -> Result<(), Bailout> {
        self.by_protocol(join, container, |builder, method| {
            let arguments = [container, item];
            let result = match builder.known_callee(method) {
                Some(Callee::Function(function)) if function.is_simple && function.parameter_count == 2 => {
                    let method = builder.word(method);
                    builder.call_cell(&function, method, &arguments)
                }
                _ => builder.complete_call(method, &arguments)?,
            };
            Ok(vec![builder.truth_of_any(result)])
        })
    }

    /// Arms for objects that count as true.
    pub(super) fn true_by_class(&mut self, join: &mut Join, object: Value) {
        for (shape, case) in self.protocol_cases() {
            if *case == ProtocolCase::True {
                let other = self.start_shape_arm(join, object, *shape);
                let yes = self.bool(true);
                self.end_arm(join, &[yes]);
                self.start_arm(join, other);
            }
        }
    }
}
