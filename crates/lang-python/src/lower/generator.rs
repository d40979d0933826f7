//! Generator expressions, `yield` and `yield from`.

use bytecode::module::Parameters;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{TextRange, TextSize};

use super::comprehension::Element;
use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::scope::{ScopeId, node_key};
use super::stream::Stream;
use super::{Lowered, Lowerer};

impl<'a> Lowerer<'_, 'a> {
    /// A generator expression: a generator function, called with what the first clause iterates.
    /// The function.
    pub(super) fn generator_expression(
        &mut self,
        generator: &'a ExprGenerator,
        dst: Reg,
    ) -> Lowered<FunctionIndex> {
        let first = &generator.generators[0].iter;
        let is_async = generator.generators[0].is_async;
        let source = self.frame.temp();
        let iterable = self.iterable(first, source)?;
        self.frame.copy(source, iterable);
        let range = self.generator_range(generator);
        self.at(range);
        let iterate = if is_async { Intrinsic::AsyncIterator } else { Intrinsic::GeneratorSource };
        self.intrinsic(source, iterate, source, 1);
        let (scope, function) = self.generator_function(generator)?;
        self.at(range);
        let closure = self.frame.temp();
        self.closure(closure, function, scope);
        let slot = self.frame.asm.call_slot();
        if !self.scopes.all[scope].is_async {
            self.frame.asm.call(Def(dst), Use(closure), UseRange(source), Count(1), slot);
            return Ok(function);
        }
        self.frame.asm.call(Def(closure), Use(closure), UseRange(source), Count(1), slot);
        self.new_coroutine(closure, true);
        self.frame.copy(dst, closure);
        Ok(function)
    }

    /// The function of a generator expression.
    pub(super) fn generator_function(
        &mut self,
        generator: &'a ExprGenerator,
    ) -> Lowered<(ScopeId, FunctionIndex)> {
        let scope = self.scopes.by_key(node_key(generator));
        let parameters = Parameters::positional([".0"]);
        let range = self.generator_range(generator);
        let function = self.function_code(scope, parameters, range, |this| {
            this.at(range);
            let stream = if generator.generators[0].is_async {
                Stream::Async { iterator: 0, region: None }
            } else {
                let state = this.frame.temps(3);
                this.iteration(state, 0)
            };
            let element = Element::Yield(&generator.elt);
            this.clauses(&generator.generators, Some(stream), element, range)?;
            this.return_none();
            Ok(())
        })?;
        Ok((scope, function))
    }

    /// The source of a generator expression: as the only argument of a call, it is in the parentheses of the call.
    pub(super) fn generator_range(&self, generator: &ExprGenerator) -> TextRange {
        let (before, after) = self.source.text.split_at(generator.range.end().to_usize());
        let before = before[..generator.range.start().to_usize()].trim_end();
        let behind = after.trim_start();
        if generator.parenthesized || !before.ends_with('(') || !behind.starts_with(')') {
            return generator.range;
        }
        let end = self.source.text.len() - behind.len() + 1;
        TextRange::new(TextSize::of(before) - TextSize::from(1), TextSize::of(&self.source.text[..end]))
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
