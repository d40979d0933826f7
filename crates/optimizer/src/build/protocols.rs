//! Elements and truth of objects, by the methods that their classes have for these.
//!
//! The shapes that were seen are told apart. Where nothing but such objects was seen, the last one is guarded; else what is
//! left goes to the runtime.

use abi::deopt_table::FINISHING;
use abi::exit_reason::ExitReason;
use abi::object_offsets::{LIST_LENGTH, shape};
use abi::operators::Asking;
use abi::runtime_calls::RuntimeCall;
use abi::sequence::Sequence;
use abi::value;
use bytecode::feedback::{Element, Iteration, Operands, Truth};
use bytecode::module::instruction_at;
use bytecode::opcode::Opcode;
use ssa::backend::Bailout;
use ssa::{CallEffects, Cond, Hint, Op, Type, Value};

use super::call::{Call, with_receiver};
use super::environment::Builder;
use super::join::Join;
use crate::request::{Assumption, Callee, FunctionCallee, ProtocolCase, ShapeNumber};

type Cases<'r> = &'r [(ShapeNumber, ProtocolCase)];

/// What says whether an object counts as true.
enum TruthOf {
    /// It does.
    Itself,
    /// It does unless it, a list, is empty.
    List,
    /// What the method is asked for.
    Answer(Asking, Value),
}

/// What says whether an object holds something.
enum HeldBy {
    /// Whether there is an entry for that.
    Entry,
    /// The method.
    Method(Value),
}

impl<'r> Builder<'r> {
    /// What objects come to at this instruction, as far as that is known.
    pub(super) fn protocol_cases(&mut self) -> Cases<'r> {
        let cases = match self.frame.request.protocols.get(&self.frame.pc) {
            Some(cases) if self.speculates() => &cases[..],
            _ => return &[],
        };
        self.assume(Assumption::Lookups);
        // What the arms rely on as well must be checked before they part.
        for (_, case) in cases {
            if let ProtocolCase::Method(variable) | ProtocolCase::Asked { method: variable, .. } = *case {
                self.constant_variable(variable);
            }
        }
        cases
    }

    /// Arms for objects whose method a function of the host asks that is called here: what it yields. What follows is for others.
    pub(super) fn ask_objects(
        &mut self,
        join: &mut Join,
        asking: Asking,
        object: Value,
    ) -> Result<(), Bailout> {
        let method_of = |case| match case {
            ProtocolCase::Asked { asking: known, method } if known == asking => Some(method),
            _ => None,
        };
        self.by_case(
            join,
            object,
            false,
            |builder, case| builder.constant_variable(method_of(case)?),
            |builder, method, object| {
                let answer = builder.call_protocol(method, object, &[])?;
                Ok(vec![builder.checked_answer(asking, answer)])
            },
        )?;
        Ok(())
    }

    fn checked_answer(&mut self, asking: Asking, answer: Value) -> Value {
        match asking {
            Asking::Magnitude => answer,
            Asking::Text | Asking::Representation | Asking::Piece | Asking::FormattedPiece => {
                if self.known_shape(answer) == Some(shape::STRING) {
                    return answer;
                }
                let mut join = self.begin_join();
                let word = self.word(answer);
                let string = self.i64(shape::STRING.into());
                let is_string = self.emit(Op::HasShape { object: word, shape: string });
                self.settle(&mut join, is_string, Hint::Then, |_| word);
                let text = self.ask_for_answer(asking, word);
                self.end_arm(&mut join, &[text]);
                self.finish_join(join, 1)[0]
            }
            Asking::Truth if self.ty(answer) == Type::Bool => answer,
            Asking::Truth => {
                let word = self.word(answer);
                let mut join = self.begin_join();
                for (bits, truth) in [(value::TRUE, true), (value::FALSE, false)] {
                    let is_this = self.is_word(word, bits);
                    self.settle(&mut join, is_this, Hint::Then, |builder| builder.bool(truth));
                }
                let answer = self.ask_for_answer(asking, word);
                let truth = self.is_word(answer, value::TRUE);
                self.end_arm(&mut join, &[truth]);
                self.finish_join(join, 1)[0]
            }
            Asking::Length => {
                let mut join = self.begin_join();
                let word = self.word(answer);
                let zero = self.int(0);
                let is_int = self.emit(Op::IsInt { value: word });
                let (int, other) = self.branch(is_int, Hint::Then);
                self.start_arm(&join, int);
                let length = self.refined_int(word);
                let fits = self.emit(Op::IntCompare { cond: Cond::Ge, lhs: length, rhs: zero });
                let (fitting, negative) = self.branch(fits, Hint::Then);
                self.start_arm(&join, fitting);
                self.end_arm(&mut join, &[length]);
                for failing in [negative, other] {
                    self.start_arm(&join, failing);
                    // A length fits, or there was an exception.
                    let length = self.ask_for_answer(asking, word);
                    let length = self.refined_int(length);
                    self.end_arm(&mut join, &[length]);
                }
                self.finish_join(join, 1)[0]
            }
        }
    }

    fn ask_for_answer(&mut self, asking: Asking, answer: Value) -> Value {
        let asking = self.i64(asking as i64);
        self.call_runtime(RuntimeCall::checked_answer, &[asking, answer])
    }

    /// An arm of the join for objects of each case that `known` knows something of: what `yields` makes of that and the object. What
    /// follows is for other objects, unless it yields that there are none: where the site has met only these, and is not left for
    /// another one.
    fn by_case<K>(
        &mut self,
        join: &mut Join,
        object: Value,
        is_only_these: bool,
        known: impl Fn(&mut Self, ProtocolCase) -> Option<K>,
        yields: impl Fn(&mut Self, K, Value) -> Result<Vec<Value>, Bailout>,
    ) -> Result<bool, Bailout> {
        let cases = self.protocol_cases();
        let may_guard = is_only_these && !self.was_left_for(ExitReason::WrongShape);
        for (index, &(shape, case)) in cases.iter().enumerate() {
            let Some(known) = known(self, case) else { continue };
            let (object, other) = match may_guard && index + 1 == cases.len() {
                true => (self.guarded_shape(object, shape), None),
                false => (object, Some(self.start_shape_arm(join, object, shape))),
            };
            let values = yields(self, known, object)?;
            self.end_arm(join, &values);
            match other {
                Some(other) => self.start_arm(join, other),
                None => return Ok(true),
            }
        }
        Ok(false)
    }

    /// As [`Builder::by_case`], for methods of the program's, which `call` calls with the object.
    fn by_method(
        &mut self,
        join: &mut Join,
        object: Value,
        is_only_these: bool,
        call: impl Fn(&mut Self, Value, Value) -> Result<Vec<Value>, Bailout>,
    ) -> Result<bool, Bailout> {
        let method = |builder: &mut Self, case| match case {
            ProtocolCase::Method(variable) => builder.constant_variable(variable),
            _ => None,
        };
        self.by_case(join, object, is_only_these, method, call)
    }

    /// As [`Builder::by_method`], for an instruction on elements: `of_result` says what the method's result comes to.
    fn elements_by_method(
        &mut self,
        join: &mut Join,
        object: Value,
        others: &[Value],
        of_result: impl Fn(&mut Self, Value) -> Vec<Value>,
    ) -> Result<bool, Bailout> {
        let is_only_these = Element(self.frame.site()).is_only(Element::OTHER);
        self.by_method(join, object, is_only_these, |builder, method, object| {
            let result = builder.call_protocol(method, object, others)?;
            Ok(of_result(builder, result))
        })
    }

    /// The result of a call of objects by the methods that their classes have for it; none where no such object was seen.
    pub(super) fn call_objects(&mut self, call: Call<'_>) -> Result<Option<Value>, Bailout> {
        if self.protocol_cases().is_empty() {
            return Ok(None);
        }
        let mut join = self.begin_join();
        let callee = self.word(call.callee);
        let is_done = self.by_method(&mut join, callee, true, |builder, method, object| {
            let arguments = with_receiver(object, call.arguments);
            let call = Call { callee: method, arguments: &arguments, ..call };
            Ok(vec![builder.call_case(call, method)?])
        })?;
        if !is_done {
            let value = self.complete_call(callee, call.arguments)?;
            self.end_arm(&mut join, &[value]);
        }
        Ok(Some(self.finish_join(join, 1)[0]))
    }

    /// Starts the arm for objects of this shape; the block for others.
    fn start_shape_arm(&mut self, join: &Join, object: Value, shape: ShapeNumber) -> ssa::Block {
        let shape = self.shape_number(shape);
        let cond = self.emit(Op::HasShape { object, shape });
        let (is_this, is_not) = self.branch(cond, Hint::Then);
        self.start_arm(join, is_this);
        is_not
    }

    /// Arms for objects whose class has a method of the program's for this instruction: what it yields for these operands.
    pub(super) fn yield_by_method(
        &mut self,
        join: &mut Join,
        object: Value,
        others: &[Value],
    ) -> Result<bool, Bailout> {
        self.elements_by_method(join, object, others, |_, result| vec![result])
    }

    /// As [`Builder::yield_by_method`], for an operator with one operand.
    pub(super) fn operate_by_method(&mut self, join: &mut Join, operand: Value) -> Result<bool, Bailout> {
        let is_only_these = Operands(self.frame.site()).is_only(Operands::OTHER);
        self.by_method(join, operand, is_only_these, |builder, method, operand| {
            Ok(vec![builder.call_protocol(method, operand, &[])?])
        })
    }

    /// As [`Builder::yield_by_method`], for an instruction without a result.
    pub(super) fn write_by_method(
        &mut self,
        join: &mut Join,
        object: Value,
        others: &[Value],
    ) -> Result<bool, Bailout> {
        self.elements_by_method(join, object, others, |_, _| Vec::new())
    }

    /// Arms for objects of the layout of a dict that hold their keys as dicts do, and for those whose class has a method of the
    /// program's for that: whether they hold `item`. Whether there are no others.
    pub(super) fn containment_by_class(
        &mut self,
        join: &mut Join,
        object: Value,
        item: Value,
    ) -> Result<bool, Bailout> {
        let is_only_these = Element(self.frame.site()).is_only(Element::OTHER);
        let held_by = |builder: &mut Self, case| match case {
            ProtocolCase::Sequence(Sequence::Dict) => Some(HeldBy::Entry),
            ProtocolCase::Method(variable) => Some(HeldBy::Method(builder.constant_variable(variable)?)),
            _ => None,
        };
        self.by_case(join, object, is_only_these, held_by, |builder, held_by, object| {
            Ok(vec![match held_by {
                HeldBy::Entry => {
                    let dict = builder.emit(Op::Refine { value: object, ty: Type::Ref });
                    builder.has_entry_of_any(dict, item)
                }
                HeldBy::Method(method) => {
                    let result = builder.call_protocol(method, object, &[item])?;
                    builder.truth_of_any(result)
                }
            }])
        })
    }

    /// Arms for objects that a method of the program's gives an iterator for; whether there are no others.
    pub(super) fn iterator_by_method(&mut self, join: &mut Join, object: Value) -> Result<bool, Bailout> {
        let is_only_these = Iteration(self.frame.site()).is_only(Iteration::OTHER);
        self.by_method(join, object, is_only_these, |builder, method, object| {
            let iterator = builder.call_protocol(method, object, &[])?;
            Ok(vec![builder.checked_iterator(iterator)])
        })
    }

    /// What a method has yielded as an iterator: the runtime is asked unless it is a generator, or of a shape whose method steps a loop
    /// of this function.
    fn checked_iterator(&mut self, iterator: Value) -> Value {
        let iterator = self.word(iterator);
        if let Some(shape::GENERATOR | shape::ITERATOR) = self.known_shape(iterator) {
            return iterator;
        }
        let request = self.frame.request;
        let steps = request.protocols.iter().filter(|(pc, _)| {
            instruction_at(&request.code, **pc)
                .is_some_and(|instruction| instruction.opcode == Opcode::IterNext)
        });
        let mut shapes = vec![];
        for &(shape, ref case) in steps.flat_map(|(_, cases)| cases) {
            if let ProtocolCase::Method(variable) = *case
                && self.constant_variable(variable).is_some()
                && !shapes.contains(&shape)
            {
                shapes.push(shape);
            }
        }
        let generator = self.i64(shape::GENERATOR.into());
        let numbers = shapes.into_iter().map(|shape| self.shape_number(shape));
        let numbers: Vec<Value> = std::iter::once(generator).chain(numbers).collect();
        let mut join = self.begin_join();
        for shape in numbers {
            let is_known = self.emit(Op::HasShape { object: iterator, shape });
            self.settle(&mut join, is_known, Hint::Then, |_| iterator);
        }
        self.call_runtime(RuntimeCall::checked_iterator, &[iterator]);
        self.end_arm(&mut join, &[iterator]);
        self.finish_join(join, 1)[0]
    }

    /// Arms for iterators that a method of the program's steps, which raises an exception at the end: then it goes on at `end`. Whether
    /// there are no others.
    pub(super) fn step_by_method(
        &mut self,
        join: &mut Join,
        iterator: Value,
        end: u32,
    ) -> Result<bool, Bailout> {
        if self.frame.restart.is_some() || self.frame.fresh.is_some() {
            return Ok(false);
        }
        let is_only_these = Iteration(self.frame.site()).is_only(Iteration::OTHER);
        self.frame.stop.target = Some(end);
        let is_done = self.by_method(join, iterator, is_only_these, |builder, method, iterator| {
            Ok(vec![builder.call_protocol(method, iterator, &[])?])
        });
        self.frame.stop.target = None;
        is_done
    }

    fn call_protocol(&mut self, method: Value, object: Value, others: &[Value]) -> Result<Value, Bailout> {
        let arguments: Vec<Value> = std::iter::once(object).chain(others.iter().copied()).collect();
        match self.known_callee(method) {
            Some(Callee::Function(function))
                if function.is_simple && usize::from(function.parameter_count) == arguments.len() =>
            {
                self.call_own_method(&function, method, &arguments)
            }
            _ => self.complete_call(method, &arguments),
        }
    }

    /// What a method for this instruction yields. The frame of an inlined one returns to the instruction, which finishes with
    /// the result: such a frame cannot be saved in a continuation.
    pub(super) fn call_own_method(
        &mut self,
        function: &FunctionCallee,
        method: Value,
        arguments: &[Value],
    ) -> Result<Value, Bailout> {
        if !self.request.settings.continuations
            && let Some(result) =
                self.inline_returning(Call::new(FINISHING, method, arguments), function, FINISHING)?
        {
            return Ok(result);
        }
        let method = self.word(method);
        let arguments: Vec<Value> = arguments.iter().map(|&value| self.word(value)).collect();
        Ok(self.call_cell(function, method, &arguments, CallEffects::ANYTHING))
    }

    /// Arms for objects that count as true, for those that do unless they are empty, and for those that a method is asked of; whether
    /// there are no others.
    pub(super) fn truth_by_class(&mut self, join: &mut Join, object: Value) -> Result<bool, Bailout> {
        let is_only_these = Truth(self.frame.site()).is_only(Truth::OTHER);
        let truth_of = |builder: &mut Self, case| match case {
            ProtocolCase::True => Some(TruthOf::Itself),
            ProtocolCase::Sequence(Sequence::List) => Some(TruthOf::List),
            ProtocolCase::Asked { asking, method } => {
                Some(TruthOf::Answer(asking, builder.constant_variable(method)?))
            }
            _ => None,
        };
        self.by_case(join, object, is_only_these, truth_of, |builder, truth_of, object| {
            Ok(vec![match truth_of {
                TruthOf::Itself => builder.bool(true),
                TruthOf::List => {
                    let object = builder.emit(Op::Refine { value: object, ty: Type::Ref });
                    let lhs = builder.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 });
                    let rhs = builder.int(0);
                    builder.emit(Op::IntCompare { cond: Cond::Gt, lhs, rhs })
                }
                TruthOf::Answer(asking, method) => {
                    let answer = builder.call_protocol(method, object, &[])?;
                    let answer = builder.checked_answer(asking, answer);
                    builder.truth_of_any(answer)
                }
            }])
        })
    }
}
