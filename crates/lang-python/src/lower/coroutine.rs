//! `async def`, `await`, `async for`.
//!
//! A coroutine is an object around a generator. So an `async def` is two functions: one whose call makes the generator,
//! and around it the one that the program sees, which wraps the generator: as a coroutine, or if the body yields as an
//! asynchronous generator. What such a body yields is marked as its own, since what it awaits is yielded as well.
//!
//! To await is to delegate, as `yield from` does, to a generator: of a coroutine, the one inside it.

use bytecode::module::{Captured, Constant, Function, Parameters};
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::control::Context;
use super::intrinsics::Intrinsic;
use super::registers::{Frame, Reg};
use super::scope::ScopeId;
use super::stream::Stream;
use super::{Lowered, Lowerer, too_large};

/// What is awaited, for the words of errors; the runtime knows them by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaited {
    /// The operand of `await`.
    Operand,
    /// What `__aenter__` gave.
    Enter,
    /// What `__aexit__` gave.
    Exit,
    /// What `__anext__` gave.
    Next,
}

impl<'a> Lowerer<'_, 'a> {
    /// The function that an `async def` makes; its parameters are `parameters`.
    pub(super) fn async_function_code(
        &mut self,
        scope: ScopeId,
        parameters: Parameters,
        range: TextRange,
        body: impl FnOnce(&mut Self) -> Lowered<()>,
    ) -> Lowered<FunctionIndex> {
        let names = parameters.names.iter().map(String::as_str);
        let inner = self.function_code(scope, Parameters::positional(names), range, body)?;
        let index = self.functions.len();
        self.functions.push(None);
        let facts = &self.scopes.all[scope];
        let is_generator = facts.is_generator;
        let mut function = Function::new(facts.code_name.clone(), parameters);
        function.qualified_name = facts.qualified_name.clone();
        function.captures = vec![Captured::Cell; facts.free.len()];
        let count = function.parameters.names.len();
        let around = std::mem::replace(&mut self.frame, Frame::new(function, scope));
        self.at(range);
        let result = self.frame.temp();
        self.closure(result, inner, scope);
        // The parameters are in the first registers.
        let slot = self.frame.asm.call_slot();
        self.frame.asm.call(Def(result), Use(result), UseRange(0), Count(count as u16), slot);
        self.new_coroutine(result, is_generator);
        self.frame.asm.ret(Use(result));
        let frame = std::mem::replace(&mut self.frame, around);
        let function = frame.finish().map_err(|error| too_large(self.source, &error))?;
        self.functions[index] = Some(function);
        Ok(FunctionIndex(index as u16))
    }

    /// Wraps a generator.
    pub(super) fn new_coroutine(&mut self, generator: Reg, is_generator: bool) {
        let kind = if is_generator { Intrinsic::NewAsyncGenerator } else { Intrinsic::NewCoroutine };
        self.intrinsic(generator, kind, generator, 1);
    }

    /// Whether the code here is that of an asynchronous generator.
    pub(super) fn in_async_generator(&self) -> bool {
        let frame = &self.scopes.all[self.frame.owner];
        frame.is_async && frame.is_generator
    }

    /// `await value`.
    pub(super) fn await_expression(&mut self, node: &'a ExprAwait, dst: Reg) -> Lowered<()> {
        self.stepwise(dst, |this, dst| {
            let value = this.in_temp(&node.value)?;
            this.at(node.range);
            this.await_value(value, dst, Awaited::Operand);
            Ok(())
        })
    }

    /// Awaits what is in the temporary `value`; what comes of it goes to `dst`, which may be the same.
    pub(super) fn await_value(&mut self, value: Reg, dst: Reg, what: Awaited) {
        let mark = self.frame.mark();
        let arguments = self.frame.temps(2);
        self.frame.copy(arguments, value);
        self.frame.load(arguments + 1, Constant::Int(what as i64));
        self.intrinsic(arguments, Intrinsic::AwaitIterator, arguments, 2);
        self.delegate(arguments, dst);
        self.frame.release(mark);
    }

    /// Hands on what a generator yields and what is sent or thrown in, until it returns; what it returns goes to `dst`.
    pub(super) fn delegate(&mut self, generator: Reg, dst: Reg) {
        let sent = self.frame.temp();
        let (head, done) = (self.frame.label(), self.frame.label());
        self.frame.asm.load_none(Def(sent));
        self.frame.asm.resume(Def(dst), Use(generator), Use(sent), done);
        self.frame.flow.branch(done);
        self.loop_head(head);
        let region = self.open_region();
        self.frame.contexts.push(Context::Try { region });
        self.frame.asm.yield_value(Def(sent), Use(dst));
        let region = self.close_context();
        self.frame.asm.resume(Def(dst), Use(generator), Use(sent), done);
        self.frame.flow.branch(done);
        self.frame.jump(head);

        let parts = self.frame.temps(2);
        if self.enter_handler(&region, sent) {
            self.intrinsic_of(sent, Intrinsic::DelegateThrow, &[generator, sent]);
            self.frame.asm.unpack(Use(sent), DefRange(parts), Count(2), IterationSite(0));
            self.frame.copy(dst, parts + 1);
            self.jump_truth(parts, done, true);
            self.frame.jump(head);
        }
        self.frame.bind(done);
    }

    /// Evaluates what an `async for` iterates. What goes wrong then is reported for `range`.
    pub(super) fn open_async_stream(&mut self, iterable: &'a Expr, range: TextRange) -> Lowered<Stream> {
        let iterator = self.in_temp(iterable)?;
        self.at(range);
        self.intrinsic(iterator, Intrinsic::AsyncIterator, iterator, 1);
        Ok(Stream::Async { iterator, region: None })
    }

    /// Takes the next value of an asynchronous iterator into a target; its end is an exception in the region.
    pub(super) fn async_next(
        &mut self,
        target: &'a Expr,
        iterator: Reg,
        range: TextRange,
    ) -> Lowered<super::control::Region> {
        let mark = self.frame.mark();
        let value = self.frame.temp();
        self.at(range);
        let region = self.open_region();
        self.frame.contexts.push(Context::Try { region });
        self.intrinsic_of(value, Intrinsic::AsyncNext, &[iterator]);
        self.await_value(value, value, Awaited::Next);
        let region = self.close_context();
        self.at(target.range());
        self.assign(target, value)?;
        self.frame.release(mark);
        Ok(region)
    }
}
