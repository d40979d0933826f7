//! Generator expressions, `yield` and `yield from`.

use bytecode::module::Parameters;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::comprehension::Element;
use super::control::Context;
use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::scope::node_key;
use super::{Lowered, Lowerer};

impl<'a> Lowerer<'_, 'a> {
    /// A generator expression: a generator function, called with what the first clause iterates.
    pub(super) fn generator_expression(&mut self, generator: &'a ExprGenerator, dst: Reg) -> Lowered<()> {
        let first = &generator.generators[0].iter;
        let source = self.in_temp(first)?;
        self.at(first.range());
        self.intrinsic(source, Intrinsic::GeneratorSource, source, 1);
        let scope = self.scopes.by_key(node_key(generator));
        let parameters = Parameters::positional([".0"]);
        let function = self.function_code(scope, parameters, generator.range, |this| {
            let state = this.frame.temps(3);
            this.at(generator.range);
            let stream = this.iteration(state, 0);
            let element = Element::Yield(&generator.elt);
            this.clauses(&generator.generators, Some(stream), element, generator.range)?;
            this.return_none();
            Ok(())
        })?;
        self.at(generator.range);
        let closure = self.frame.temp();
        self.closure(closure, function, scope);
        let slot = self.frame.asm.call_slot();
        self.frame.asm.call(Def(dst), Use(closure), UseRange(source), Count(1), slot);
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
        self.frame.asm.yield_value(Def(dst), Use(value));
        Ok(())
    }

    /// `yield from iterable`: hands on what the iterator yields and what is sent or thrown in, until it returns.
    pub(super) fn yield_from(&mut self, node: &'a ExprYieldFrom, dst: Reg) -> Lowered<()> {
        self.stepwise(dst, |this, dst| {
            let iterator = this.in_temp(&node.value)?;
            this.at(node.range);
            this.intrinsic(iterator, Intrinsic::DelegateIterator, iterator, 1);
            let sent = this.frame.temp();
            let (head, done) = (this.frame.label(), this.frame.label());
            this.frame.asm.load_none(Def(sent));
            this.frame.asm.resume(Def(dst), Use(iterator), Use(sent), done);
            this.frame.flow.branch(done);
            this.loop_head(head);
            let region = this.open_region();
            this.frame.contexts.push(Context::Try { region });
            this.frame.asm.yield_value(Def(sent), Use(dst));
            let region = this.close_context();
            this.frame.asm.resume(Def(dst), Use(iterator), Use(sent), done);
            this.frame.flow.branch(done);
            this.frame.jump(head);

            let parts = this.frame.temps(2);
            if this.enter_handler(&region, sent) {
                this.intrinsic_of(sent, Intrinsic::DelegateThrow, &[iterator, sent]);
                this.frame.asm.unpack(Use(sent), DefRange(parts), Count(2), IterationSite(0));
                this.frame.copy(dst, parts + 1);
                this.jump_truth(parts, done, true);
                this.frame.jump(head);
            }
            this.frame.bind(done);
            Ok(())
        })
    }
}
