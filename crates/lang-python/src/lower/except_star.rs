//! `try` with `except*`: each clause handles a part of the exception; what is left or raised anew is raised at the end.

use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::control::Context;
use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::{Lowered, Lowerer};

/// The registers that the clauses share.
#[derive(Clone, Copy)]
struct Clauses {
    /// What was caught.
    exception: Reg,
    /// What no clause has handled yet, or none.
    rest: Reg,
    /// A list of what clauses handled and raised in turn.
    raised: Reg,
}

impl<'a> Lowerer<'_, 'a> {
    /// The body, the clauses and `else`; `finally` is around it.
    pub(super) fn try_except_star(&mut self, stmt: &'a StmtTry) -> Lowered<()> {
        self.try_handling(stmt, |lowerer, exception, saved, after| {
            let clauses = Clauses { exception, rest: lowerer.frame.temp(), raised: lowerer.frame.temp() };
            lowerer.frame.copy(clauses.rest, exception);
            lowerer.frame.asm.new_list(Def(clauses.raised), UseRange(0), Count(0));
            for ExceptHandler::ExceptHandler(handler) in &stmt.handlers {
                lowerer.star_clause(handler, clauses)?;
            }
            let left = lowerer.frame.temp();
            let arguments = [exception, clauses.raised, clauses.rest];
            lowerer.intrinsic_of(left, Intrinsic::ReraiseGroup, &arguments);
            let done = lowerer.frame.label();
            lowerer.frame.asm.store_handled(Use(saved));
            lowerer.frame.asm.jump_if_none(Use(left), done);
            lowerer.frame.flow.branch(done);
            lowerer.frame.asm.rethrow(Use(left));
            lowerer.frame.flow.end();
            lowerer.frame.bind(done);
            lowerer.frame.jump(after);
            Ok(())
        })
    }

    fn star_clause(&mut self, handler: &'a ExceptHandlerExceptHandler, clauses: Clauses) -> Lowered<()> {
        let mark = self.frame.mark();
        let Some(types) = &handler.type_ else {
            return self.error("expected one or more exception types", handler.range);
        };
        let next = self.frame.label();
        let parts = self.frame.temps(2);
        self.frame.copy(parts, clauses.rest);
        self.evaluate(types, parts + 1)?;
        self.at(types.range());
        self.intrinsic(parts, Intrinsic::MatchGroup, parts, 2);
        let source = self.frame.temp();
        self.frame.copy(source, parts);
        self.frame.asm.unpack(Use(source), DefRange(parts), Count(2), IterationSite(0));
        self.frame.copy(clauses.rest, parts + 1);
        let handled = parts;
        self.frame.asm.jump_if_none(Use(handled), next);
        self.frame.flow.branch(next);
        self.frame.asm.store_handled(Use(handled));
        let name = handler.name.as_ref().map(|name| self.mangled(name));
        if let Some(name) = &name {
            self.at(handler.range);
            self.store_name(name, handled);
        }
        let region = self.open_region();
        self.frame.contexts.push(Context::Try { region });
        self.body(&handler.body)?;
        let region = self.close_context();
        if self.frame.flow.is_reachable() {
            self.end_star_clause(name.as_deref(), clauses, next);
        }
        let raised = self.frame.temp();
        if self.enter_handler(&region, raised) {
            self.frame.asm.list_append(Use(clauses.raised), Use(handled));
            self.frame.asm.list_append(Use(clauses.raised), Use(raised));
            self.end_star_clause(name.as_deref(), clauses, next);
        }
        self.frame.release(mark);
        self.frame.bind(next);
        Ok(())
    }

    fn end_star_clause(&mut self, name: Option<&str>, clauses: Clauses, next: Label) {
        if let Some(name) = name {
            self.unbind_name(name);
        }
        self.frame.asm.store_handled(Use(clauses.exception));
        self.frame.jump(next);
    }
}
