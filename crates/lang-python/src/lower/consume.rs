//! Calls that consume a stream at once: `list(map(f, xs))`, `sum(…)`, `dict(zip(ks, vs))` and the like are loops here,
//! unless the callee turns out to be another. See [`super::stream`].

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
    Sum,
    /// Whether one is true, or false: the result is then this.
    Until(bool),
}

impl Consumer {
    fn named(name: &str) -> Option<Consumer> {
        Some(match name {
            "list" => Consumer::List,
            "tuple" => Consumer::Tuple,
            "sorted" => Consumer::Sorted,
            "set" => Consumer::Set,
            "dict" => Consumer::Dict,
            "sum" => Consumer::Sum,
            "any" => Consumer::Until(true),
            "all" => Consumer::Until(false),
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
        let Some(inner) = self.stage_call(argument) else { return Ok(false) };
        if consumer == Consumer::Dict && !super::stream::makes_pairs(inner) {
            return Ok(false);
        }
        self.stepwise(dst, |this, dst| this.consume(call, name, consumer, inner, dst))?;
        Ok(true)
    }

    fn consume(
        &mut self,
        call: &'a ExprCall,
        name: &ExprName,
        consumer: Consumer,
        inner: &'a ExprCall,
        dst: Reg,
    ) -> Lowered<()> {
        let callee = self.frame.temp();
        self.at(name.range);
        self.load_name(name.id.as_str(), callee);
        let is_builtin = self.is_builtin(callee, name.id.as_str(), None);
        let argument = self.frame.temp();
        let stage = self.open_stage(inner, Some(is_builtin), argument)?;
        let mut stream = Stream::Stage(Box::new(stage));
        let (other, consumed) = (self.frame.label(), self.frame.label());
        self.at(call.range());
        self.jump_truth(is_builtin, other, false);
        self.start(&stream, argument);
        self.start_result(consumer, dst);
        let (head, done) = (self.frame.label(), self.frame.label());
        self.loop_head(head);
        self.consume_next(consumer, &mut stream, dst, [head, done, consumed]);
        self.frame.jump(head);
        self.close_stream(&mut stream, done);
        self.frame.bind(done);
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
            _ => self.frame.jump(consumed),
        }
        self.frame.bind(other);
        let slot = self.frame.asm.call_slot();
        self.frame.asm.call(Def(dst), Use(callee), UseRange(argument), Count(1), slot);
        self.frame.bind(consumed);
        Ok(())
    }

    fn start_result(&mut self, consumer: Consumer, dst: Reg) {
        match consumer {
            Consumer::List | Consumer::Tuple | Consumer::Sorted => {
                self.frame.asm.new_list(Def(dst), UseRange(0), Count(0));
            }
            Consumer::Set => self.frame.asm.new_set(Def(dst), UseRange(0), Count(0)),
            Consumer::Dict => self.frame.asm.new_dict(Def(dst), UseRange(0), Count(0)),
            Consumer::Sum => self.frame.load(dst, Constant::Int(0)),
            Consumer::Until(_) => {}
        }
    }

    /// Takes the next value and does with it what the consumer does. The labels are the loop's head, its end, and what
    /// comes behind all.
    fn consume_next(
        &mut self,
        consumer: Consumer,
        stream: &mut Stream,
        dst: Reg,
        [head, done, consumed]: [Label; 3],
    ) {
        let Stream::Stage(stage) = stream else { unreachable!("a call was opened") };
        let mark = self.frame.mark();
        let value = self.next_in_register(stage, head, done);
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
            Consumer::Sum => self.frame.asm.add(Def(dst), Use(dst), Use(value), OperandsSite(0)),
            Consumer::Until(truth) => {
                let undecided = self.frame.label();
                self.jump_truth(value, undecided, !truth);
                self.frame.load(dst, Constant::Bool(truth));
                self.frame.jump(consumed);
                self.frame.bind(undecided);
            }
        }
        self.frame.release(mark);
    }
}
