//! Calls that consume a stream at once: `list(map(f, xs))`, `any(… for …)`, `dict(zip(ks, vs))` and the like are loops
//! here, unless the callee turns out to be another. See [`super::stream`]. A generator expression is iterated as it is: code
//! that resumes it in a loop does so without the runtime.
//!
//! `sum` keeps beside a float what its additions have lost (Neumaier 1974), as CPython does; compilers find that nothing
//! can be lost as long as the total is an integer.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::Ranged;

use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::stream::Stream;
use super::{Lowered, Lowerer};

/// What is made of the values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Consumer {
    List,
    /// A list of them is made a tuple.
    Tuple,
    /// A list of them is handed to the function, which would make one first.
    Sorted,
    Set,
    Dict,
    /// Whether one is true, or false: the result is then this.
    Until(bool),
    Sum,
    /// The first one that no other beats.
    Extreme(CmpOp),
}

impl Consumer {
    fn named(name: &str) -> Option<Consumer> {
        Some(match name {
            "list" => Consumer::List,
            "tuple" => Consumer::Tuple,
            "sorted" => Consumer::Sorted,
            "set" => Consumer::Set,
            "dict" => Consumer::Dict,
            "any" => Consumer::Until(true),
            "all" => Consumer::Until(false),
            "sum" => Consumer::Sum,
            "min" => Consumer::Extreme(CmpOp::Lt),
            "max" => Consumer::Extreme(CmpOp::Gt),
            _ => return None,
        })
    }
}

impl<'a> Lowerer<'_, 'a> {
    /// A call that consumes a stream; whether it was that.
    pub(super) fn consumer_call(&mut self, call: &'a ExprCall, dst: Reg) -> Lowered<bool> {
        let (Expr::Name(name), [argument]) = (&*call.func, &*call.arguments.args) else { return Ok(false) };
        let Some(consumer) = Consumer::named(name.id.as_str()) else { return Ok(false) };
        if !call.arguments.keywords.is_empty() || !self.may_be_builtin(name.id.as_str()) {
            return Ok(false);
        }
        let is_consumed = match self.stage_call(argument) {
            Some(inner) => consumer != Consumer::Dict || super::stream::makes_pairs(inner),
            None => is_plain_generator(argument) && consumer != Consumer::Dict,
        };
        if is_consumed {
            self.stepwise(dst, |this, dst| this.consume(call, name, consumer, argument, dst))?;
        }
        Ok(is_consumed)
    }

    fn consume(
        &mut self,
        call: &'a ExprCall,
        name: &ExprName,
        consumer: Consumer,
        iterable: &'a Expr,
        dst: Reg,
    ) -> Lowered<()> {
        let callee = self.frame.temp();
        self.at(name.range);
        self.load_name(name.id.as_str(), callee);
        let is_builtin = self.is_builtin(callee, name.id.as_str(), None);
        let argument = self.frame.temp();
        let mut stream = match self.stage_call(iterable) {
            Some(inner) => Stream::Stage(Box::new(self.open_stage(inner, Some(is_builtin), argument)?)),
            None => {
                self.evaluate(iterable, argument)?;
                Stream::Iteration(self.frame.temps(3))
            }
        };
        let (other, consumed) = (self.frame.label(), self.frame.label());
        self.at(call.range());
        self.jump_truth(is_builtin, other, false);
        let lost = self.frame.temp();
        self.consume_all(consumer, &mut stream, argument, [dst, lost], consumed);
        match consumer {
            Consumer::Tuple => {
                self.intrinsic_of(dst, Intrinsic::ListToTuple, &[dst]);
                self.frame.jump(consumed);
            }
            // Goes on as if the list had been the argument.
            Consumer::Sorted => self.frame.copy(argument, dst),
            Consumer::Until(truth) => {
                self.frame.load(dst, Constant::Bool(!truth));
                self.frame.jump(consumed);
            }
            Consumer::Sum => {
                self.intrinsic_of(dst, Intrinsic::SumTotal, &[dst, lost]);
                self.frame.jump(consumed);
            }
            Consumer::Extreme(_) => {
                let is_empty = self.frame.label();
                self.jump_if_unbound(dst, is_empty);
                self.frame.jump(consumed);
                self.frame.bind(is_empty);
                // The function says that there is none.
                self.frame.asm.new_tuple(Def(argument), UseRange(0), Count(0));
            }
            Consumer::List | Consumer::Set | Consumer::Dict => self.frame.jump(consumed),
        }
        self.frame.bind(other);
        let slot = self.frame.asm.call_slot();
        self.frame.asm.call(Def(dst), Use(callee), UseRange(argument), Count(1), slot);
        self.frame.bind(consumed);
        Ok(())
    }

    /// Goes through what has been evaluated into `argument`, to the end or to `consumed`.
    fn consume_all(
        &mut self,
        consumer: Consumer,
        stream: &mut Stream,
        argument: Reg,
        [dst, lost]: [Reg; 2],
        consumed: Label,
    ) {
        self.start(stream, argument);
        self.start_result(consumer, dst, lost);
        let (head, done) = (self.frame.label(), self.frame.label());
        self.loop_head(head);
        self.consume_next(consumer, stream, [dst, lost], [head, done, consumed]);
        self.frame.jump(head);
        self.close_stream(stream, done);
        self.frame.bind(done);
    }

    /// The values of a generator expression as a list, which is what a function makes first that would get the generator;
    /// whether it was one.
    pub(super) fn consumed_list(&mut self, expr: &'a Expr, dst: Reg) -> Lowered<bool> {
        if !is_plain_generator(expr) {
            return Ok(false);
        }
        self.evaluate(expr, dst)?;
        let mut stream = Stream::Iteration(self.frame.temps(3));
        let never = self.frame.label();
        self.consume_all(Consumer::List, &mut stream, dst, [dst, dst], never);
        Ok(true)
    }

    fn jump_if_unbound(&mut self, register: Reg, target: Label) {
        self.frame.asm.jump_if_unbound(Use(register), target);
        self.frame.flow.branch(target);
    }

    fn start_result(&mut self, consumer: Consumer, dst: Reg, lost: Reg) {
        match consumer {
            Consumer::List | Consumer::Tuple | Consumer::Sorted => {
                self.frame.asm.new_list(Def(dst), UseRange(0), Count(0));
            }
            Consumer::Set => self.frame.asm.new_set(Def(dst), UseRange(0), Count(0)),
            Consumer::Dict => self.frame.asm.new_dict(Def(dst), UseRange(0), Count(0)),
            Consumer::Until(_) => {}
            Consumer::Sum => {
                self.frame.asm.load_int(Def(dst), Immediate(0));
                self.frame.load(lost, Constant::Float(0.0));
            }
            Consumer::Extreme(_) => self.frame.asm.load_unbound(Def(dst)),
        }
    }

    /// Takes the next value and does with it what the consumer does. The labels are the loop's head, its end, and what
    /// comes behind all.
    fn consume_next(
        &mut self,
        consumer: Consumer,
        stream: &mut Stream,
        [dst, lost]: [Reg; 2],
        [head, done, consumed]: [Label; 3],
    ) {
        let mark = self.frame.mark();
        let value = self.next_in_register(stream, head, done);
        match consumer {
            Consumer::List | Consumer::Tuple | Consumer::Sorted => {
                self.frame.asm.list_append(Use(dst), Use(value));
            }
            Consumer::Set => self.frame.asm.set_add(Use(dst), Use(value)),
            Consumer::Dict => {
                let pair = self.frame.temps(2);
                self.frame.asm.unpack(Use(value), DefRange(pair), Count(2), IterationSite(0));
                self.frame.asm.dict_insert(Use(dst), Use(pair), Use(pair + 1));
            }
            Consumer::Until(truth) => {
                let undecided = self.frame.label();
                self.jump_truth(value, undecided, !truth);
                self.frame.load(dst, Constant::Bool(truth));
                self.frame.jump(consumed);
                self.frame.bind(undecided);
            }
            Consumer::Sum => {
                let known = self.frame.temp();
                self.intrinsic_of(known, Intrinsic::SumKnown, &[dst, lost, value]);
                self.intrinsic_of(lost, Intrinsic::SumLost, &[lost, dst, value]);
                self.frame.asm.add(Def(dst), Use(known), Use(value), OperandsSite(0));
            }
            Consumer::Extreme(op) => {
                let (better, next) = (self.frame.label(), self.frame.label());
                self.jump_if_unbound(dst, better);
                let (value, best) = (Use(value), Use(dst));
                match op {
                    CmpOp::Lt => self.frame.asm.jump_unless_lt(value, best, next, OperandsSite(0)),
                    _ => self.frame.asm.jump_unless_gt(value, best, next, OperandsSite(0)),
                }
                self.frame.flow.branch(next);
                self.frame.bind(better);
                self.frame.asm.mov(Def(dst), value);
                self.frame.bind(next);
            }
        }
        self.frame.release(mark);
    }
}

/// Whether it is a generator expression without `async` and `await`.
fn is_plain_generator(expr: &Expr) -> bool {
    matches!(expr, Expr::Generator(generator) if !generator.generators.iter().any(|part| part.is_async))
}
