//! `try`: handlers, `else`, `finally`; and `raise`.
//!
//! While an exception is handled it is the *handled* exception of the thread (what a bare `raise` raises, and the context
//! of new ones); what was handled before is saved in a register and put back on every way out.

use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::control::Context;
use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer};

impl<'a> Lowerer<'_, 'a> {
    /// `try`.
    pub(super) fn try_statement(&mut self, stmt: &'a StmtTry) -> Lowered<()> {
        self.check_size(stmt.range)?;
        if stmt.finalbody.is_empty() {
            return self.try_except(stmt);
        }
        let after = self.frame.label();
        let region = self.open_region();
        self.frame.contexts.push(Context::Finally { body: &stmt.finalbody, region });
        if stmt.handlers.is_empty() {
            self.body(&stmt.body)?;
        } else {
            self.try_except(stmt)?;
        }
        let region = self.close_context();
        self.body(&stmt.finalbody)?;
        self.frame.jump(after);

        let mark = self.frame.mark();
        let exception = self.frame.temp();
        if self.enter_handler(&region, exception) {
            let saved = self.start_handling(exception);
            self.body(&stmt.finalbody)?;
            self.end_handling(saved, exception);
        }
        self.frame.release(mark);
        self.bind_if_used(after);
        Ok(())
    }

    /// Makes `exception` the handled one, and whatever follows restore the one before if it raises.
    pub(super) fn start_handling(&mut self, exception: Reg) -> Reg {
        let saved = self.frame.temp();
        self.frame.asm.load_handled(Def(saved));
        self.frame.asm.store_handled(Use(exception));
        let region = self.open_region();
        self.frame.contexts.push(Context::Handling { saved, region });
        saved
    }

    /// Ends what [`Lowerer::start_handling`] started: control goes on only by jumps emitted before. If the end is reached,
    /// `exception` is raised again.
    pub(super) fn end_handling(&mut self, saved: Reg, exception: Reg) {
        let region = self.close_context();
        if self.frame.flow.is_reachable() {
            self.frame.asm.store_handled(Use(saved));
            self.frame.asm.rethrow(Use(exception));
            self.frame.flow.end();
        }
        let mark = self.frame.mark();
        let raised = self.frame.temp();
        if self.enter_handler(&region, raised) {
            self.frame.asm.store_handled(Use(saved));
            self.frame.asm.rethrow(Use(raised));
            self.frame.flow.end();
        }
        self.frame.release(mark);
    }

    fn try_except(&mut self, stmt: &'a StmtTry) -> Lowered<()> {
        if stmt.is_star {
            return self.try_except_star(stmt);
        }
        self.try_handling(stmt, |lowerer, exception, saved, after| {
            for ExceptHandler::ExceptHandler(handler) in &stmt.handlers {
                lowerer.except_clause(handler, exception, saved, after)?;
            }
            Ok(())
        })
    }

    /// The body and `else`, and what `clauses` make of an exception, of what was handled before, and of the place behind
    /// the statement.
    pub(super) fn try_handling(
        &mut self,
        stmt: &'a StmtTry,
        clauses: impl FnOnce(&mut Self, Reg, Reg, Label) -> Lowered<()>,
    ) -> Lowered<()> {
        let after = self.frame.label();
        let region = self.open_region();
        self.frame.contexts.push(Context::Try { region });
        self.body(&stmt.body)?;
        let region = self.close_context();
        self.body(&stmt.orelse)?;
        self.frame.jump(after);

        let mark = self.frame.mark();
        let exception = self.frame.temp();
        if self.enter_handler(&region, exception) {
            let saved = self.start_handling(exception);
            clauses(self, exception, saved, after)?;
            self.end_handling(saved, exception);
        }
        self.frame.release(mark);
        self.bind_if_used(after);
        Ok(())
    }

    fn except_clause(
        &mut self,
        handler: &'a ExceptHandlerExceptHandler,
        exception: Reg,
        saved: Reg,
        after: Label,
    ) -> Lowered<()> {
        let next = self.frame.label();
        if let Some(types) = &handler.type_ {
            let mark = self.frame.mark();
            let arguments = self.frame.temps(2);
            self.frame.copy(arguments, exception);
            self.evaluate(types, arguments + 1)?;
            self.at(types.range());
            self.intrinsic(arguments, Intrinsic::ExceptionMatches, arguments, 2);
            self.jump_truth(arguments, next, false);
            self.frame.release(mark);
        }
        let Some(name) = &handler.name else {
            self.body(&handler.body)?;
            self.leave_clause(saved, after);
            self.bind_if_used(next);
            return Ok(());
        };
        let name = self.mangled(name);
        self.at(handler.range);
        self.store_name(&name, exception);
        // However the body ends, the name then has no value.
        let region = self.open_region();
        self.frame.contexts.push(Context::Named { name: name.clone(), region });
        self.body(&handler.body)?;
        let region = self.close_context();
        if self.frame.flow.is_reachable() {
            self.unbind_name(&name);
        }
        self.leave_clause(saved, after);
        let mark = self.frame.mark();
        let raised = self.frame.temp();
        if self.enter_handler(&region, raised) {
            self.unbind_name(&name);
            self.frame.asm.rethrow(Use(raised));
            self.frame.flow.end();
        }
        self.frame.release(mark);
        self.bind_if_used(next);
        Ok(())
    }

    /// The end of a handler that was run. The region of the handling goes on for the clauses that follow.
    fn leave_clause(&mut self, saved: Reg, after: Label) {
        if self.frame.flow.is_reachable() {
            self.frame.asm.store_handled(Use(saved));
            self.frame.jump(after);
        }
    }

    /// `raise`.
    pub(super) fn raise_statement(&mut self, stmt: &'a StmtRaise) -> Lowered<()> {
        let mark = self.frame.mark();
        match (&stmt.exc, &stmt.cause) {
            (None, _) => {
                let exception = self.frame.temp();
                self.at(stmt.range);
                self.intrinsic(exception, Intrinsic::Reraise, 0, 0);
                self.frame.asm.rethrow(Use(exception));
            }
            (Some(exception), None) => {
                let exception = self.operand(exception)?;
                self.at(stmt.range);
                self.frame.asm.throw(Use(exception));
            }
            (Some(exception), Some(cause)) => {
                let arguments = self.in_temps([&**exception, &**cause])?;
                self.at(stmt.range);
                self.intrinsic(arguments, Intrinsic::RaiseFrom, arguments, 2);
                self.frame.asm.throw(Use(arguments));
            }
        }
        self.frame.flow.end();
        self.frame.release(mark);
        Ok(())
    }

    /// `assert`.
    pub(super) fn assert_statement(&mut self, stmt: &'a StmtAssert) -> Lowered<()> {
        let holds = self.frame.label();
        self.jump_cond(&stmt.test, holds, true)?;
        if self.frame.flow.is_reachable() {
            let mark = self.frame.mark();
            let exception = self.frame.temp();
            match &stmt.msg {
                Some(message) => self.evaluate(message, exception)?,
                None => self.frame.asm.load_unbound(Def(exception)),
            }
            self.at(stmt.range);
            self.intrinsic(exception, Intrinsic::AssertionError, exception, 1);
            self.frame.asm.throw(Use(exception));
            self.frame.flow.end();
            self.frame.release(mark);
        }
        self.bind_if_used(holds);
        Ok(())
    }
}
