//! `min(values, key=…)` and `max(values, key=…)` as loops, so that the key's function is called from code that knows it.
//!
//! Only if the callee turns out to be the builtin. Without any value, or with `None` for a key, it is called after all.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::consume::Consumer;
use super::registers::Reg;
use super::stream::Stream;
use super::{Lowered, Lowerer};

impl<'a> Lowerer<'_, 'a> {
    /// A call for the extreme by a key; whether it was that.
    pub(super) fn keyed_extreme(&mut self, call: &'a ExprCall, dst: Reg) -> Lowered<bool> {
        let (Expr::Name(name), [argument]) = (&*call.func, &*call.arguments.args) else { return Ok(false) };
        let [Keyword { arg: Some(keyword), value: key, .. }] = &*call.arguments.keywords else {
            return Ok(false);
        };
        let Some(Consumer::Extreme(op)) = Consumer::named(name.id.as_str()) else { return Ok(false) };
        // To evaluate them runs nothing, so that nobody can tell when it happens.
        let is_plain = matches!(key, Expr::Lambda(_) | Expr::Name(_)) && !argument.is_starred_expr();
        if keyword.as_str() != "key" || !is_plain || !self.may_be_builtin(name.id.as_str()) {
            return Ok(false);
        }
        self.stepwise(dst, |this, dst| {
            let [callee, is_builtin] = this.maybe_builtin(name, None);
            let arguments = this.frame.temps(2);
            this.evaluate(argument, arguments)?;
            this.evaluate(key, arguments + 1)?;
            let (is_other, is_found) = (this.frame.label(), this.frame.label());
            this.at(call.range());
            this.jump_truth(is_builtin, is_other, false);
            this.frame.asm.jump_if_none(Use(arguments + 1), is_other);
            this.frame.flow.branch(is_other);
            this.go_through_keys(arguments, dst, op);
            let is_empty = this.frame.label();
            this.jump_if_unbound(dst, is_empty);
            this.frame.jump(is_found);
            this.frame.bind(is_empty);
            this.frame.asm.new_tuple(Def(arguments), UseRange(0), Count(0));
            this.frame.bind(is_other);
            let names = this.frame.asm.constant(Constant::Tuple(vec![Constant::Str("key".to_owned())]));
            let slot = this.frame.asm.call_slot();
            this.frame.asm.call_keywords(Def(dst), Use(callee), UseRange(arguments), Count(2), names, slot);
            this.frame.bind(is_found);
            Ok(())
        })?;
        Ok(true)
    }

    /// The first value whose key no other one beats, or unbound; the values and the function are in two registers.
    fn go_through_keys(&mut self, arguments: Reg, dst: Reg, op: CmpOp) {
        let mark = self.frame.mark();
        let state = self.frame.temps(3);
        let mut stream: Stream = self.iteration(state, arguments);
        let best = self.frame.temp();
        self.frame.asm.load_unbound(Def(dst));
        self.frame.asm.load_unbound(Def(best));
        let (head, done) = (self.frame.label(), self.frame.label());
        self.loop_head(head);
        let value = self.next_in_register(&mut stream, head, done);
        let key = self.frame.temp();
        let slot = self.frame.asm.call_slot();
        self.frame.asm.call(Def(key), Use(arguments + 1), UseRange(value), Count(1), slot);
        let better = self.frame.label();
        self.jump_if_unbound(dst, better);
        self.jump_unless_beaten(op, best, key, head);
        self.frame.bind(better);
        self.frame.asm.mov(Def(dst), Use(value));
        self.frame.asm.mov(Def(best), Use(key));
        self.frame.jump(head);
        self.frame.bind(done);
        self.frame.release(mark);
    }
}
