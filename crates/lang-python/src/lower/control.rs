//! Loops and conditions, and leaving what is around: break, continue and return run clean-up on their way.

use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::flow::Assigned;
use super::registers::Reg;
use super::{Lowered, Lowerer, constant};

/// Code whose exceptions go to a handler. Clean-up code copied into the middle of it is left out: several ranges.
#[derive(Debug)]
pub(super) struct Region {
    /// The handler.
    pub target: Label,
    /// Start of the range that is open, and its place.
    open: Option<(Label, u32)>,
    ranges: Vec<(Label, Label)>,
    /// What has a value at the handler.
    assigned: Option<Assigned>,
}

/// Something around the current place that leaving it has to deal with.
#[derive(Debug)]
pub(super) enum Context<'a> {
    /// A loop.
    Loop { break_to: Label, continue_to: Label },
    /// A `try` with this `finally`.
    Finally { body: &'a [Stmt], region: Region },
    /// A `try` with handlers: leaving its body needs nothing but leaving the region.
    Try { region: Region },
    /// A `with` whose manager is to be left by calling what is in `exit`.
    With { exit: Reg, is_async: bool, range: TextRange, region: Region },
    /// The handling of an exception: `saved` was being handled before.
    Handling { saved: Reg, region: Region },
    /// A handler's body, at whose end `name` loses its value.
    Named { name: String, region: Region },
}

impl Context<'_> {
    fn region(&mut self) -> Option<&mut Region> {
        match self {
            Context::Loop { .. } => None,
            Context::Finally { region, .. }
            | Context::Try { region }
            | Context::With { region, .. }
            | Context::Handling { region, .. }
            | Context::Named { region, .. } => Some(region),
        }
    }
}

impl<'a> Lowerer<'_, 'a> {
    /// A region that starts here.
    pub(super) fn open_region(&mut self) -> Region {
        let target = self.frame.label();
        let start = self.frame.label();
        self.frame.asm.bind(start);
        let assigned = self.frame.flow.lasting();
        Region { target, open: Some((start, self.frame.asm.pc())), ranges: Vec::new(), assigned }
    }

    fn pause_region(&mut self, context: &mut Context<'a>) {
        if let Some(region) = context.region()
            && let Some((start, place)) = region.open.take()
            && self.frame.asm.pc() > place
        {
            let end = self.frame.label();
            self.frame.asm.bind(end);
            region.ranges.push((start, end));
        }
    }

    fn reopen_region(&mut self, context: &mut Context<'a>) {
        if let Some(region) = context.region() {
            let start = self.frame.label();
            self.frame.asm.bind(start);
            region.open = Some((start, self.frame.asm.pc()));
        }
    }

    /// Ends the innermost context; its region, with its ranges registered.
    pub(super) fn close_context(&mut self) -> Region {
        let mut context = self.frame.contexts.pop().expect("contexts nest");
        self.pause_region(&mut context);
        let region = match context {
            Context::Loop { .. } => unreachable!("loops have no region"),
            Context::Finally { region, .. }
            | Context::Try { region }
            | Context::With { region, .. }
            | Context::Handling { region, .. }
            | Context::Named { region, .. } => region,
        };
        for &(start, end) in &region.ranges {
            self.frame.asm.handler(start, end, region.target);
        }
        region
    }

    /// Starts the handler of a region, if anything can raise in it; whether it does.
    pub(super) fn enter_handler(&mut self, region: &Region, exception: Reg) -> bool {
        if region.ranges.is_empty() {
            self.frame.flow.end();
            return false;
        }
        self.frame.flow.resume(region.assigned.clone());
        self.frame.asm.bind(region.target);
        self.frame.asm.catch(Def(exception), TruthSite(0));
        true
    }

    /// Leaves all contexts from `depth` on, running their clean-up; what was left, to be taken up again.
    fn leave(&mut self, depth: usize) -> Lowered<Vec<Context<'a>>> {
        let mut left = Vec::new();
        while self.frame.contexts.len() > depth {
            let mut context = self.frame.contexts.pop().expect("longer than `depth`");
            self.pause_region(&mut context);
            if self.frame.flow.is_reachable() {
                match &context {
                    Context::Loop { .. } | Context::Try { .. } => {}
                    Context::Finally { body, .. } => self.body(body)?,
                    Context::With { exit, is_async, range, .. } => {
                        self.exit_normally(*exit, *is_async, *range)
                    }
                    Context::Handling { saved, .. } => self.frame.asm.store_handled(Use(*saved)),
                    Context::Named { name, .. } => self.unbind_name(name),
                }
            }
            left.push(context);
        }
        Ok(left)
    }

    fn take_up(&mut self, left: Vec<Context<'a>>) {
        for mut context in left.into_iter().rev() {
            self.reopen_region(&mut context);
            self.frame.contexts.push(context);
        }
    }

    /// `break` and `continue`.
    pub(super) fn leave_loop(&mut self, is_break: bool) -> Lowered<()> {
        let found = self.frame.contexts.iter().enumerate().rev().find_map(|(index, context)| match context {
            Context::Loop { break_to, continue_to } => Some((index, *break_to, *continue_to)),
            _ => None,
        });
        let (index, break_to, continue_to) = found.expect("collecting refuses the others");
        let left = self.leave(index + 1)?;
        self.frame.jump(if is_break { break_to } else { continue_to });
        self.take_up(left);
        Ok(())
    }

    /// `return`.
    pub(super) fn return_statement(&mut self, stmt: &'a StmtReturn) -> Lowered<()> {
        let mark = self.frame.mark();
        let has_cleanup = self
            .frame
            .contexts
            .iter()
            .any(|context| matches!(context, Context::Finally { .. } | Context::Named { .. }));
        let value = match &stmt.value {
            // Clean-up may change a variable, but not what is returned.
            Some(value) if has_cleanup => self.in_temp(value)?,
            Some(value) => self.operand(value)?,
            None => {
                let value = self.frame.temp();
                self.at(stmt.range);
                self.frame.asm.load_none(Def(value));
                value
            }
        };
        let left = self.leave(0)?;
        if self.frame.flow.is_reachable() {
            self.at(stmt.range);
            self.frame.asm.ret(Use(value));
            self.frame.flow.end();
        }
        self.take_up(left);
        self.frame.release(mark);
        Ok(())
    }

    /// The head of a loop: what jumps back to `head` comes here.
    pub(super) fn loop_head(&mut self, head: Label) {
        let assigned = self.frame.flow.lasting();
        self.frame.flow.resume(assigned);
        self.frame.asm.bind(head);
        let slot = self.frame.asm.loop_slot();
        self.frame.asm.loop_header(slot);
    }

    /// Takes the next value into a target, or jumps to `done`.
    pub(super) fn iterate(
        &mut self,
        target: &'a Expr,
        state: Reg,
        done: Label,
        range: TextRange,
    ) -> Lowered<()> {
        let mark = self.frame.mark();
        self.at(range);
        if let Expr::Name(name) = target {
            let name = self.mangled(&name.id);
            if let Some(home) = self.home(&name) {
                self.frame.asm.iter_next(Def(home), UseTriple(state), done, IterationSite(0));
                self.frame.flow.branch(done);
                self.stored_in_home(&name);
                return Ok(());
            }
        }
        let value = self.frame.temp();
        self.frame.asm.iter_next(Def(value), UseTriple(state), done, IterationSite(0));
        self.frame.flow.branch(done);
        self.assign(target, value)?;
        self.frame.release(mark);
        Ok(())
    }

    /// `for`.
    pub(super) fn for_statement(&mut self, stmt: &'a StmtFor) -> Lowered<()> {
        let mark = self.frame.mark();
        // Traces mark the whole statement, which is to say nothing in particular.
        let mut stream = match stmt.is_async {
            true => self.open_async_stream(&stmt.iter, stmt.range)?,
            false => self.open_stream(&stmt.iter, stmt.range)?,
        };
        let (head, done, after) = (self.frame.label(), self.frame.label(), self.frame.label());
        self.loop_head(head);
        self.next_of(&stmt.target, &mut stream, head, done, stmt.range)?;
        self.loop_body(&stmt.body, after, head)?;
        self.frame.jump(head);
        self.close_stream(&mut stream, done);
        self.frame.bind(done);
        self.body(&stmt.orelse)?;
        self.bind_if_used(after);
        self.frame.release(mark);
        Ok(())
    }

    fn loop_body(&mut self, body: &'a [Stmt], break_to: Label, continue_to: Label) -> Lowered<()> {
        self.frame.contexts.push(Context::Loop { break_to, continue_to });
        self.frame.loop_depth += 1;
        self.body(body)?;
        self.frame.loop_depth -= 1;
        self.frame.contexts.pop();
        Ok(())
    }

    /// Binds a label if anything jumped to it.
    pub(super) fn bind_if_used(&mut self, label: Label) {
        if self.frame.flow.is_used(label) {
            self.frame.bind(label);
        }
    }

    /// `while`.
    pub(super) fn while_statement(&mut self, stmt: &'a StmtWhile) -> Lowered<()> {
        let truth = constant::fold(&stmt.test).as_ref().and_then(constant::truth);
        let (head, after) = (self.frame.label(), self.frame.label());
        match truth {
            Some(false) => return self.body(&stmt.orelse),
            Some(true) => {
                self.at(stmt.test.range());
                self.loop_head(head);
                self.loop_body(&stmt.body, after, head)?;
                self.frame.jump(head);
                self.bind_if_used(after);
                return Ok(());
            }
            None => {}
        }
        let (test, otherwise) = (self.frame.label(), self.frame.label());
        // Tested once before the loop and then at its end, so that the loop is entered at its head alone, which the
        // compilers count on, and an iteration takes one jump.
        self.condition(&stmt.test, otherwise, false)?;
        self.loop_head(head);
        self.loop_body(&stmt.body, after, test)?;
        if self.frame.flow.is_reachable() || self.frame.flow.is_used(test) {
            self.frame.bind(test);
            self.condition(&stmt.test, head, true)?;
        }
        self.bind_if_used(otherwise);
        self.body(&stmt.orelse)?;
        self.bind_if_used(after);
        Ok(())
    }

    /// The test of a `while`, which counts as inside the loop.
    fn condition(&mut self, test: &'a Expr, target: Label, sense: bool) -> Lowered<()> {
        self.frame.loop_depth += 1;
        self.jump_cond(test, target, sense)?;
        self.frame.loop_depth -= 1;
        Ok(())
    }

    /// Where a body goes that is only a `break` or `continue` with nothing to clean up.
    fn direct_jump(&self, body: &[Stmt]) -> Option<Label> {
        let Some(Context::Loop { break_to, continue_to }) = self.frame.contexts.last() else { return None };
        match body {
            [Stmt::Break(_)] => Some(*break_to),
            [Stmt::Continue(_)] => Some(*continue_to),
            _ => None,
        }
    }

    /// `if`.
    pub(super) fn if_statement(&mut self, stmt: &'a StmtIf) -> Lowered<()> {
        let after = self.frame.label();
        let clauses = std::iter::once((Some(&*stmt.test), &stmt.body[..]))
            .chain(stmt.elif_else_clauses.iter().map(|clause| (clause.test.as_ref(), &clause.body[..])));
        let count = 1 + stmt.elif_else_clauses.len();
        for (index, (test, body)) in clauses.enumerate() {
            let Some(test) = test else {
                self.body(body)?;
                break;
            };
            if let Some(target) = self.direct_jump(body) {
                self.jump_cond(test, target, true)?;
                if !self.frame.flow.is_reachable() {
                    break;
                }
                continue;
            }
            if constant::fold(test).as_ref().and_then(constant::truth) == Some(false) {
                continue;
            }
            let next = self.frame.label();
            self.jump_cond(test, next, false)?;
            self.body(body)?;
            if index + 1 < count && self.frame.flow.is_used(next) {
                self.frame.jump(after);
            }
            if !self.frame.flow.is_used(next) {
                break;
            }
            self.frame.bind(next);
        }
        self.bind_if_used(after);
        Ok(())
    }
}
