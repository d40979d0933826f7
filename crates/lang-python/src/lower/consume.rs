//! Calls that consume a stream at once: `list(map(f, xs))`, `any(… for …)`, `dict(zip(ks, vs))` and the like are loops
//! here, unless the callee turns out to be another. See [`super::stream`], and [`super::expand`] for generator expressions.
//!
//! `sum` keeps beside a float what its additions have lost (Neumaier 1974), as CPython does; compilers find that nothing
//! can be lost as long as the total is an integer.

use bytecode::module::Constant;
use bytecode::operand::*;
use ruff_python_ast::*;
use ruff_text_size::{Ranged, TextRange};

use super::intrinsics::Intrinsic;
use super::registers::Reg;
use super::stream::Stream;
use super::{Lowered, Lowerer};

/// What is made of the values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Consumer {
    List,
    /// A list of them, to be taken apart into so many: of more there is one more.
    Parts(u16),
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

/// A call that consumes a stream.
#[derive(Clone, Copy)]
pub(super) struct Consumption {
    pub consumer: Consumer,
    /// The result, and what is kept beside it: what a sum has lost, the number of values so far.
    pub results: [Reg; 2],
    /// Where to go on when the result is known early.
    pub consumed: Label,
    /// The source of the call.
    pub range: TextRange,
}

impl Consumer {
    /// The builtin of this name.
    pub(super) fn named(name: &str) -> Option<Consumer> {
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
        let generator =
            self.expandable(argument).filter(|found| consumer != Consumer::Dict || is_pair(&found.elt));
        let is_stream = match self.stage_call(argument) {
            Some(inner) => consumer != Consumer::Dict || super::stream::makes_pairs(inner),
            None => self.makes_generator(argument) && consumer != Consumer::Dict,
        };
        if generator.is_none() && !is_stream {
            return Ok(false);
        }
        self.stepwise(dst, |this, dst| {
            let [callee, is_builtin] = this.maybe_builtin(name, None);
            let argument_register = this.frame.temp();
            let (consumed, call_place) = (this.frame.label(), this.frame.label());
            let results = [dst, this.frame.temp()];
            let consumption = Consumption { consumer, results, consumed, range: call.range() };
            let places = [is_builtin, argument_register];
            match generator {
                Some(generator) => this.consume_expanded(generator, consumption, places, call_place)?,
                None => this.consume_stream(argument, consumption, places, call_place)?,
            }
            this.at(call.range());
            let slot = this.frame.asm.call_slot();
            this.frame.asm.call(Def(dst), Use(callee), UseRange(argument_register), Count(1), slot);
            this.frame.bind(consumed);
            Ok(())
        })?;
        Ok(true)
    }

    /// Consumes a generator expression in line if the callee is the builtin; if it is not, or has to tell what is wrong, the
    /// call follows with what is left in the register of the argument.
    fn consume_expanded(
        &mut self,
        generator: &'a ExprGenerator,
        consumption: Consumption,
        [is_builtin, argument]: [Reg; 2],
        call_place: Label,
    ) -> Lowered<()> {
        let other = self.frame.label();
        self.at(consumption.range);
        self.jump_truth(is_builtin, other, false);
        self.start_result(consumption);
        let places = self.expand(generator, consumption)?;
        self.at(consumption.range);
        self.finish_result(consumption, argument);
        self.frame.jump(call_place);
        self.frame.bind(other);
        let function = self.generator_expression(generator, argument)?;
        self.frame.bind(call_place);
        self.note_expansion(places, call_place, function);
        Ok(())
    }

    /// The same for any other stream.
    fn consume_stream(
        &mut self,
        iterable: &'a Expr,
        consumption: Consumption,
        [is_builtin, argument]: [Reg; 2],
        call_place: Label,
    ) -> Lowered<()> {
        let mut stream = match self.stage_call(iterable) {
            Some(inner) => Stream::Stage(Box::new(self.open_stage(inner, Some(is_builtin), argument)?)),
            None => {
                self.evaluate(iterable, argument)?;
                self.jump_unless_generator(iterable, argument, call_place);
                Stream::Iteration(self.frame.temps(3))
            }
        };
        self.at(consumption.range);
        self.jump_truth(is_builtin, call_place, false);
        self.consume_all(consumption, &mut stream, argument);
        self.finish_result(consumption, argument);
        self.frame.bind(call_place);
        Ok(())
    }

    /// Makes the result of what has been collected, and goes on with it, or falls through to the call.
    fn finish_result(&mut self, consumption: Consumption, argument: Reg) {
        let Consumption { consumer, results: [dst, lost], consumed, .. } = consumption;
        match consumer {
            Consumer::Tuple => self.intrinsic_of(dst, Intrinsic::ListToTuple, &[dst]),
            // Goes on as if the list had been the argument.
            Consumer::Sorted => return self.frame.copy(argument, dst),
            Consumer::Until(truth) => self.frame.load(dst, Constant::Bool(!truth)),
            Consumer::Sum => self.intrinsic_of(dst, Intrinsic::SumTotal, &[dst, lost]),
            Consumer::Extreme(_) => {
                let is_empty = self.frame.label();
                self.jump_if_unbound(dst, is_empty);
                self.frame.jump(consumed);
                self.frame.bind(is_empty);
                // The function says that there is none.
                self.frame.asm.new_tuple(Def(argument), UseRange(0), Count(0));
                return;
            }
            Consumer::List | Consumer::Parts(_) | Consumer::Set | Consumer::Dict => {}
        }
        self.frame.jump(consumed);
    }

    /// Goes through what has been evaluated into `argument`, to the end or to `consumed`.
    fn consume_all(&mut self, consumption: Consumption, stream: &mut Stream, argument: Reg) {
        self.start(stream, argument);
        self.start_result(consumption);
        let (head, done) = (self.frame.label(), self.frame.label());
        self.loop_head(head);
        let mark = self.frame.mark();
        let value = self.next_in_register(stream, head, done);
        self.consume_value(consumption, value);
        self.frame.release(mark);
        self.frame.jump(head);
        self.close_stream(stream, done);
        self.frame.bind(done);
    }

    /// The values of a generator expression as a list, which is what the function called at `call` makes first that would get
    /// the generator; whether it was one.
    pub(super) fn consumed_list(
        &mut self,
        expr: &'a Expr,
        dst: Reg,
        call: Label,
        range: TextRange,
    ) -> Lowered<bool> {
        let consumed = self.frame.label();
        let consumption = Consumption { consumer: Consumer::List, results: [dst, dst], consumed, range };
        if let Some(generator) = self.expandable(expr) {
            self.start_result(consumption);
            let places = self.expand(generator, consumption)?;
            let (_, function) = self.generator_function(generator)?;
            self.note_expansion(places, call, function);
            return Ok(true);
        }
        if !self.makes_generator(expr) {
            return Ok(false);
        }
        self.evaluate(expr, dst)?;
        let other = self.frame.label();
        self.jump_unless_generator(expr, dst, other);
        let mut stream = Stream::Iteration(self.frame.temps(3));
        self.consume_all(consumption, &mut stream, dst);
        self.frame.bind(other);
        Ok(true)
    }

    /// Takes a stream apart into these targets, as `a, b = map(f, xs)` does; whether it was one. The values are a list, which
    /// stands for the stream from then on.
    pub(super) fn unpack_stream(&mut self, target: &'a Expr, expr: &'a Expr) -> Lowered<bool> {
        let Some(targets) = super::stream::parts_of(target) else { return Ok(false) };
        let generator = self.expandable(expr);
        if generator.is_none() && self.stage_call(expr).is_none() {
            return Ok(false);
        }
        let mark = self.frame.mark();
        let (values, counter) = (self.frame.temp(), self.frame.temp());
        let (consumed, unpacked) = (self.frame.label(), self.frame.label());
        let consumption = Consumption {
            consumer: Consumer::Parts(targets.len() as u16),
            results: [values, counter],
            consumed,
            range: target.range(),
        };
        if let Some(generator) = generator {
            self.start_result(consumption);
            let places = self.expand(generator, consumption)?;
            let (_, function) = self.generator_function(generator)?;
            self.note_expansion(places, unpacked, function);
        } else if let Some(call) = self.stage_call(expr) {
            let (is_outer, given) = (self.frame.temp(), self.frame.temp());
            self.frame.load(is_outer, Constant::Bool(true));
            let stage = self.open_stage(call, Some(is_outer), given)?;
            let (is_builtin, other) = (stage.is_builtin(), self.frame.label());
            self.jump_truth(is_builtin, other, false);
            self.consume_all(consumption, &mut Stream::Stage(Box::new(stage)), given);
            self.frame.jump(consumed);
            self.frame.bind(other);
            self.frame.copy(values, given);
        }
        self.frame.bind(consumed);
        self.at(target.range());
        self.frame.asm.bind(unpacked);
        self.assign(target, values)?;
        self.frame.release(mark);
        Ok(true)
    }

    /// Goes on at `other` if what a call has returned is no generator: the function called knows a faster way through that, and
    /// other words for what is wrong with it.
    fn jump_unless_generator(&mut self, source: &Expr, value: Reg, other: Label) {
        if source.is_call_expr() {
            let is_generator = self.frame.temp();
            self.intrinsic_of(is_generator, Intrinsic::IsGenerator, &[value]);
            self.jump_truth(is_generator, other, false);
        }
    }

    /// Whether it looks as if the value were a generator that nothing else knows: a generator expression, or a call of a function
    /// named as one of the module is that yields.
    fn makes_generator(&self, expr: &Expr) -> bool {
        let Expr::Call(call) = expr else { return is_plain_generator(expr) };
        match &*call.func {
            Expr::Name(name) => self.scopes.has_generator(name.id.as_str()),
            Expr::Attribute(attribute) => self.scopes.has_generator(attribute.attr.as_str()),
            _ => false,
        }
    }

    pub(super) fn jump_if_unbound(&mut self, register: Reg, target: Label) {
        self.frame.asm.jump_if_unbound(Use(register), target);
        self.frame.flow.branch(target);
    }

    /// Goes to `target` unless a value is less, or greater, than the best so far.
    pub(super) fn jump_unless_beaten(&mut self, op: CmpOp, best: Reg, value: Reg, target: Label) {
        match op {
            CmpOp::Lt => self.frame.asm.jump_unless_lt(Use(value), Use(best), target, OperandsSite(0)),
            _ => self.frame.asm.jump_unless_gt(Use(value), Use(best), target, OperandsSite(0)),
        }
        self.frame.flow.branch(target);
    }

    fn start_result(&mut self, Consumption { consumer, results: [dst, lost], .. }: Consumption) {
        match consumer {
            Consumer::List | Consumer::Tuple | Consumer::Sorted => {
                self.frame.asm.new_list(Def(dst), UseRange(0), Count(0));
            }
            Consumer::Parts(_) => {
                self.frame.asm.new_list(Def(dst), UseRange(0), Count(0));
                self.frame.asm.load_int(Def(lost), Immediate(0));
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

    /// Does with a value what the consumer does.
    pub(super) fn consume_value(&mut self, consumption: Consumption, value: Reg) {
        let Consumption { consumer, results: [dst, lost], consumed, .. } = consumption;
        let mark = self.frame.mark();
        match consumer {
            Consumer::List | Consumer::Tuple | Consumer::Sorted => {
                self.frame.asm.list_append(Use(dst), Use(value));
            }
            Consumer::Parts(count) => {
                self.frame.asm.list_append(Use(dst), Use(value));
                let (limit, next) = (self.frame.temp(), self.frame.label());
                self.frame.load(limit, Constant::Int(count.into()));
                self.frame.asm.add_int(Def(lost), Use(lost), Immediate(1), OperandsSite(0));
                self.jump_unless_beaten(CmpOp::Gt, limit, lost, next);
                self.frame.jump(consumed);
                self.frame.bind(next);
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
                self.jump_unless_beaten(op, dst, value, next);
                self.frame.bind(better);
                self.frame.asm.mov(Def(dst), Use(value));
                self.frame.bind(next);
            }
        }
        self.frame.release(mark);
    }
}

/// Whether it is a tuple of a key and a value.
fn is_pair(expr: &Expr) -> bool {
    matches!(expr, Expr::Tuple(tuple) if tuple.len() == 2 && !tuple.iter().any(Expr::is_starred_expr))
}

/// Whether it is a generator expression without `async` and `await`.
fn is_plain_generator(expr: &Expr) -> bool {
    matches!(expr, Expr::Generator(generator) if !generator.generators.iter().any(|part| part.is_async))
}
