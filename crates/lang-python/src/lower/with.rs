//! `with`: entering, and leaving however the body ends.

use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::control::Context;
use super::coroutine::Awaited;
use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer};

impl<'a> Lowerer<'_, 'a> {
    /// `with`, at `range`, or `async with`; several managers nest.
    pub(super) fn with_statement(
        &mut self,
        items: &'a [WithItem],
        body: &'a [Stmt],
        is_async: bool,
        range: TextRange,
    ) -> Lowered<()> {
        let Some((item, rest)) = items.split_first() else { return self.body(body) };
        self.check_size(item.context_expr.range())?;
        let mark = self.frame.mark();
        // The method, what it is bound to and its three arguments.
        let exit = self.frame.temps(5);
        let value = self.frame.temp();
        let manager = self.operand_in(&item.context_expr, Some(value))?;
        self.at(range);
        let enter = self.frame.temps(2);
        let names = if is_async { ["__aenter__", "__aexit__"] } else { ["__enter__", "__exit__"] };
        for (method, name) in [enter, exit].into_iter().zip(names) {
            let (name, slot) = (self.name(name), self.frame.asm.property_slot());
            self.frame.asm.get_special(DefPair(method), Use(manager), name, slot);
        }
        let slot = self.frame.asm.call_slot();
        self.frame.asm.call_method(Def(value), Use(enter), UseRange(enter + 1), Count(1), slot);
        if is_async {
            self.await_value(value, value, Awaited::Enter);
        }

        let region = self.open_region();
        self.frame.contexts.push(Context::With { exit, is_async, range, region });
        if let Some(target) = &item.optional_vars {
            self.assign(target, value)?;
        }
        self.with_statement(rest, body, is_async, range)?;
        let region = self.close_context();
        let after = self.frame.label();
        if self.frame.flow.is_reachable() {
            self.exit_normally(exit, is_async, range);
            self.frame.jump(after);
        }

        let exception = value;
        if self.enter_handler(&region, exception) {
            self.at(range);
            let saved = self.start_handling(exception);
            let parts = self.frame.temp();
            self.intrinsic(parts, Intrinsic::ExceptionParts, exception, 1);
            self.frame.asm.unpack(Use(parts), DefRange(exit + 2), Count(3), IterationSite(0));
            self.call_exit(exit, parts);
            if is_async {
                self.await_value(parts, parts, Awaited::Exit);
            }
            let fails = self.frame.label();
            self.jump_truth(parts, fails, false);
            self.frame.asm.store_handled(Use(saved));
            self.frame.jump(after);
            self.frame.bind(fails);
            self.end_handling(saved, exception);
        }
        self.frame.release(mark);
        self.bind_if_used(after);
        Ok(())
    }

    /// Calls `__exit__` where no exception was raised.
    pub(super) fn exit_normally(&mut self, exit: Reg, is_async: bool, range: TextRange) {
        let mark = self.frame.mark();
        self.at(range);
        for argument in exit + 2..exit + 5 {
            self.frame.asm.load_none(Def(argument));
        }
        let ignored = self.frame.temp();
        self.call_exit(exit, ignored);
        if is_async {
            self.await_value(ignored, ignored, Awaited::Exit);
        }
        self.frame.release(mark);
    }

    fn call_exit(&mut self, exit: Reg, result: Reg) {
        let slot = self.frame.asm.call_slot();
        self.frame.asm.call_method(Def(result), Use(exit), UseRange(exit + 1), Count(4), slot);
    }
}
