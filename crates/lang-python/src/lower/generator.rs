//! Generator expressions, `yield` and `yield from`.

use bytecode::module::Parameters;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::comprehension::Element;
use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::scope::node_key;
use super::stream::Stream;
use super::{Lowered, Lowerer};

impl<'a> Lowerer<'_, 'a> {
    /// A generator expression: a generator function, called with what the first clause iterates.
    pub(super) fn generator_expression(&mut self, generator: &'a ExprGenerator, dst: Reg) -> Lowered<()> {
        let first = &generator.generators[0].iter;
        let is_async = generator.generators[0].is_async;
        let source = self.frame.temp();
        let iterable = self.iterable(first, source)?;
        self.frame.copy(source, iterable);
        self.at(first.range());
        let iterate = if is_async { Intrinsic::AsyncIterator } else { Intrinsic::GeneratorSource };
        self.intrinsic(source, iterate, source, 1);
        let scope = self.scopes.by_key(node_key(generator));
        let parameters = Parameters::positional([".0"]);
        let function = self.function_code(scope, parameters, generator.range, |this| {
            this.at(generator.range);
            let stream = if is_async {
                Stream::Async { iterator: 0, region: None }
            } else {
                let state = this.frame.temps(3);
                this.iteration(state, 0)
            };
            let element = Element::Yield(&generator.elt);
            this.clauses(&generator.generators, Some(stream), element, generator.range)?;
            this.return_none();
            Ok(())
        })?;
        self.at(generator.range);
        let closure = self.frame.temp();
        self.closure(closure, function, scope);
        let slot = self.frame.asm.call_slot();
        if !self.scopes.all[scope].is_async {
            self.frame.asm.call(Def(dst), Use(closure), UseRange(source), Count(1), slot);
            return Ok(());
        }
        self.frame.asm.call(Def(closure), Use(closure), UseRange(source), Count(1), slot);
        self.new_coroutine(closure, true);
        self.frame.copy(dst, closure);
        Ok(())
    }

    /// `yield value`.
    pub(super) fn yield_one(&mut self, node: &'a ExprYield, dst: Reg) -> Lowered<()> {
        let value = match &node.value {
            Some(value) => self.operand(value)?,
            None => {
                let value = self.frame.temp();
                self.frame.asm.load_none(Def(value));
                value
            }
        };
        self.at(node.range);
        self.yield_value(dst, value);
        Ok(())
    }

    /// Yields what is in a register; what is sent goes to `dst`.
    pub(super) fn yield_value(&mut self, dst: Reg, value: Reg) {
        let mark = self.frame.mark();
        let mut yielded = value;
        if self.in_async_generator() {
            yielded = self.frame.temp();
            self.intrinsic_of(yielded, Intrinsic::AsyncYield, &[value]);
        }
        self.frame.asm.yield_value(Def(dst), Use(yielded));
        self.frame.release(mark);
    }

    /// `yield from iterable`: hands on what the iterator yields and what is sent or thrown in, until it returns.
    pub(super) fn yield_from(&mut self, node: &'a ExprYieldFrom, dst: Reg) -> Lowered<()> {
        self.stepwise(dst, |this, dst| {
            let iterator = this.in_temp(&node.value)?;
            this.at(node.range);
            this.intrinsic(iterator, Intrinsic::DelegateIterator, iterator, 1);
            this.delegate(iterator, dst);
            Ok(())
        })
    }
}
