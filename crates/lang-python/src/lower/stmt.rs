//! Statements, and the body of the module.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::intrinsics::Intrinsic;
use super::{Lowered, Lowerer};

/// The docstring of a body.
pub(super) fn docstring(body: &[Stmt]) -> Option<&str> {
    match body.first()? {
        Stmt::Expr(stmt) => match &*stmt.value {
            Expr::StringLiteral(string) => Some(string.value.to_str()),
            _ => None,
        },
        _ => None,
    }
}

impl<'a> Lowerer<'_, 'a> {
    /// The body of the module.
    pub(super) fn module_body(&mut self, body: &'a [Stmt]) -> Lowered<()> {
        let mark = self.frame.mark();
        let register = self.frame.temp();
        if let Some(text) = docstring(body).filter(|_| !self.is_interactive) {
            self.at(body[0].range());
            self.frame.load(register, Constant::Str(text.to_owned()));
            self.store_name("__doc__", register);
        }
        if self.scopes.all[0].has_annotations {
            self.frame.asm.new_dict(Def(register), UseRange(0), Count(0));
            self.store_name("__annotations__", register);
        }
        self.frame.release(mark);
        self.body(body)?;
        self.return_none();
        Ok(())
    }

    /// Returns none, if the end of the function is reached.
    pub(super) fn return_none(&mut self) {
        if self.frame.flow.is_reachable() {
            let mark = self.frame.mark();
            let value = self.frame.temp();
            self.frame.asm.load_none(Def(value));
            self.frame.asm.ret(Use(value));
            self.frame.flow.end();
            self.frame.release(mark);
        }
    }

    /// Statements in order, as far as they can be reached.
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Lowered<()> {
        for stmt in body {
            if !self.frame.flow.is_reachable() {
                break;
            }
            let mark = self.frame.mark();
            self.statement(stmt)?;
            self.frame.release(mark);
        }
        Ok(())
    }

    fn statement(&mut self, stmt: &'a Stmt) -> Lowered<()> {
        self.at(stmt.range());
        match stmt {
            Stmt::Expr(stmt) if self.is_interactive && self.frame.owner == 0 => {
                let value = self.in_temp(&stmt.value)?;
                self.intrinsic(value, Intrinsic::DisplayValue, value, 1);
                Ok(())
            }
            Stmt::Expr(stmt) => self.effect(&stmt.value),
            Stmt::Assign(stmt) => self.assign_statement(stmt),
            Stmt::AugAssign(stmt) => self.augmented_assignment(stmt),
            Stmt::AnnAssign(stmt) => self.annotated_assignment(stmt),
            Stmt::Return(stmt) => self.return_statement(stmt),
            Stmt::If(stmt) => self.if_statement(stmt),
            Stmt::For(stmt) => self.for_statement(stmt),
            Stmt::While(stmt) => self.while_statement(stmt),
            Stmt::Break(stmt) => {
                self.at(stmt.range);
                self.leave_loop(true)
            }
            Stmt::Continue(stmt) => {
                self.at(stmt.range);
                self.leave_loop(false)
            }
            Stmt::Try(stmt) => self.try_statement(stmt),
            Stmt::With(stmt) => self.with_statement(&stmt.items, &stmt.body, stmt.is_async, stmt.range),
            Stmt::Raise(stmt) => self.raise_statement(stmt),
            Stmt::Assert(stmt) => self.assert_statement(stmt),
            Stmt::Delete(stmt) => stmt.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::FunctionDef(def) => self.function_statement(def),
            Stmt::ClassDef(def) => self.class_statement(def),
            Stmt::Import(stmt) => self.import_statement(stmt),
            Stmt::ImportFrom(stmt) => self.import_from_statement(stmt),
            Stmt::Pass(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Match(stmt) => self.match_statement(stmt),
            Stmt::TypeAlias(stmt) => self.type_alias_statement(stmt),
            Stmt::IpyEscapeCommand(_) => self.error("this statement is not supported yet", stmt.range()),
        }
    }
}
