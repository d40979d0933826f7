//! Iteration: ranges, lists and tuples step in values, the rest by the runtime.

use abi::exit_reason::ExitReason;
use abi::literal_table::Literal;
use abi::object_offsets::*;
use abi::runtime_calls::RuntimeCall;
use abi::sequence::{EntryPart, Sequence};
use abi::value::{EMPTY_LIST, FALSE, FIXNUM_MAX, NONE, STOP, TRUE, UNBOUND};
use bytecode::feedback::Iteration;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Type, Value};

use super::environment::Builder;
use super::inline_generator::Step;
use super::sequences::Container;
use crate::request::{ProtocolCase, SlotFeedback};

impl Builder<'_> {
    pub(super) fn start_iteration(&mut self, state: DefTriple, iterable: Use) -> Result<(), Bailout> {
        let mut words = None;
        if let Some((register, parts)) = self.frame.range.take()
            && register == iterable.0
        {
            words = Some(parts);
        }
        let kinds = Iteration(self.frame.site());
        let was_left = self.was_left_for(ExitReason::WrongShape) || self.was_left_for(ExitReason::NotFixnum);
        if words.is_none() && kinds.0 == 0 && self.leaves_untaken() {
            self.exit(ExitReason::NotTaken);
            return Ok(());
        }
        if words.is_none() && self.speculates() && !was_left {
            let object = self.get(iterable.0);
            if kinds.is_only(Iteration::ANY_RANGE) {
                words = Some(self.range_parts(object, kinds));
            } else if kinds.is_only(Iteration::LIST) {
                words = Some(self.sequence_state(object, shape::LIST, false));
            } else if kinds.is_only(Iteration::TUPLE) {
                words = Some(self.sequence_state(object, shape::TUPLE, true));
            } else if kinds.is_only(Iteration::LIST | Iteration::TUPLE) {
                let kinds = [(self.i64(shape::LIST.into()), FALSE), (self.i64(shape::TUPLE.into()), TRUE)];
                words = Some(self.state_by_shape(object, &kinds));
            } else if kinds.is_only(Iteration::LIST | Iteration::OTHER) && self.meets_raw_lists_alone() {
                let mut kinds = vec![(self.i64(shape::LIST.into()), FALSE)];
                kinds.extend(self.raw_lists_met().into_iter().map(|(shape, _)| (shape, EMPTY_LIST)));
                words = Some(self.state_by_shape(object, &kinds));
            } else if kinds.is_only(Iteration::STRING) {
                let string = self.as_shape(object, shape::STRING);
                words = Some([self.int(0), string, self.word_bits(UNBOUND)]);
            } else if kinds.is_only(Iteration::GENERATOR) {
                let generator = self.as_shape(object, shape::GENERATOR);
                words = Some([generator, self.word_bits(NONE), self.word_bits(NONE)]);
            } else if kinds.is_only(Iteration::OTHER) {
                words = Some(match self.sequence_of_object(object) {
                    Some(state) => state,
                    None => self.iterator_state(object)?,
                });
            }
        }
        let Some(words) = words else { return self.complete() };
        for (register, word) in (state.0..).zip(words) {
            self.set(register, word);
        }
        Ok(())
    }

    /// The state of a raw list, of an object that is laid out as a list, or of one that holds a tuple, which is
    /// iterated instead; where the site has met nothing else.
    fn sequence_of_object(&mut self, object: Value) -> Option<[Value; 3]> {
        if let Some(tuple) = self.held_tuple(object) {
            return Some([self.int(0), tuple, self.bool(true)]);
        }
        let &[(shape, ProtocolCase::Sequence(sequence))] = self.protocol_cases() else { return None };
        let marker = match sequence {
            Sequence::List => FALSE,
            Sequence::Bools | Sequence::Floats => EMPTY_LIST,
            _ => return None,
        };
        let list = self.guarded_shape(object, shape);
        Some([self.int(0), list, self.word_bits(marker)])
    }

    /// The state of what is stepped by an iterator of its own, or the code is left.
    fn iterator_state(&mut self, object: Value) -> Result<[Value; 3], Bailout> {
        if self.known_shape(object) == Some(shape::ITERATOR) {
            return Ok([object, self.word_bits(NONE), self.word_bits(NONE)]);
        }
        let object = self.word(object);
        let mut join = self.begin_join();
        if !self.iterator_by_method(&mut join, object)? {
            let is_other = self.is_iterated_by_iterator(object);
            self.guard(|exit| Op::GuardTrue { cond: is_other, reason: ExitReason::WrongShape, exit });
            let iterator = self.call_runtime(RuntimeCall::iterate, &[object]);
            self.end_arm(&mut join, &[iterator]);
        }
        let iterator = self.finish_join(join, 1)[0];
        Ok([iterator, self.word_bits(NONE), self.word_bits(NONE)])
    }

    /// The state of what is stepped by index and of one of these shapes, which tell the marker; or the code is left.
    fn state_by_shape(&mut self, object: Value, kinds: &[(Value, u64)]) -> [Value; 3] {
        let word = self.word(object);
        let (&(last, last_marker), others) = kinds.split_last().expect("there are several kinds");
        let mut join = self.begin_join();
        for &(shape, marker) in others {
            let is_this = self.emit(Op::HasShape { object: word, shape });
            self.settle(&mut join, is_this, Hint::Even, |builder| builder.word_bits(marker));
        }
        self.guard(|exit| Op::GuardShape { object: word, shape: last, exit });
        let marker = self.word_bits(last_marker);
        self.end_arm(&mut join, &[marker]);
        let marker = self.finish_join(join, 1)[0];
        [self.int(0), word, marker]
    }

    /// Whether an object is none of those that are stepped through in place.
    fn is_iterated_by_iterator(&mut self, object: Value) -> Value {
        let mut result = self.bool(true);
        for shape in [shape::LIST, shape::TUPLE, shape::STRING, shape::RANGE] {
            let shape = self.i64(shape.into());
            let is_this = self.emit(Op::HasShape { object, shape });
            let is_not = self.emit(Op::BoolNot { value: is_this });
            result = self.emit(Op::BoolAnd { lhs: result, rhs: is_not });
        }
        result
    }

    /// First integer, limit and step of a range object.
    fn range_parts(&mut self, object: Value, kinds: Iteration) -> [Value; 3] {
        let object = self.as_shape(object, shape::RANGE);
        let parts = [RANGE_START, RANGE_STOP, RANGE_STEP];
        let [start, stop, step] =
            parts.map(|offset| self.emit(Op::LoadFinal { object, offset: offset as u32 }));
        let [start, stop] = [start, stop].map(|value| self.as_int(value));
        let step = self.step_of_range(step, kinds);
        [start, stop, step]
    }

    /// The step of a range, which is 1 or -1, or the code is left, where those were met that are.
    fn step_of_range(&mut self, step: Value, kinds: Iteration) -> Value {
        let is_unit = kinds.has(Iteration::RANGE);
        if self.known_int(step).is_some() || !is_unit || self.was_left_for(ExitReason::UnexpectedValue) {
            return self.as_int(step);
        }
        let expected = self.int(if kinds.is_only(Iteration::RANGE) { 1 } else { -1 });
        let value = self.word(step);
        self.guard(|exit| Op::GuardSame { value, expected, exit });
        expected
    }

    fn sequence_state(&mut self, object: Value, shape: u32, marker: bool) -> [Value; 3] {
        let object = self.as_shape(object, shape);
        [self.int(0), object, self.bool(marker)]
    }

    pub(super) fn iterate(&mut self, dst: Def, state: UseTriple, target: Label) -> Result<(), Bailout> {
        if self.step_inlined(Step { dst: dst.0, held: state.0, end: target, takes_result: false })? {
            return Ok(());
        }
        let kinds = Iteration(self.frame.site());
        let marker = self.get(state.0 + 2);
        let known_marker = self.known_bits(marker);
        let was_left = self.was_left_for(ExitReason::WrongShape) || self.was_left_for(ExitReason::NotFixnum);
        let list = self.get(state.0 + 1);
        if known_marker == Some(FALSE) && self.speculates() && self.is_laid_out_as(list, shape::LIST) {
            return self.iterate_list(dst, state, target);
        }
        if !self.speculates() || was_left {
            return self.iterate_any(dst, state, target);
        }
        if self.ty(marker) == Type::Int {
            return self.iterate_range(dst, state, target);
        }
        match known_marker {
            Some(FALSE) => return self.iterate_list(dst, state, target),
            Some(TRUE) => return self.iterate_tuple(dst, state, target),
            Some(UNBOUND) => return self.iterate_string(dst, state, target),
            Some(EMPTY_LIST) => return self.iterate_raw(dst, state, target),
            Some(NONE) => return self.iterate_by_iterator(dst, state, target),
            _ => {}
        }
        if kinds.0 == 0 && self.leaves_untaken() {
            self.exit(ExitReason::NotTaken);
            return Ok(());
        }
        if kinds.is_only(Iteration::ANY_RANGE) {
            return self.iterate_range(dst, state, target);
        }
        let expected = match kinds {
            kinds if kinds.is_only(Iteration::LIST) => FALSE,
            kinds if kinds.is_only(Iteration::TUPLE) => TRUE,
            kinds if kinds.is_only(Iteration::STRING) => UNBOUND,
            kinds if kinds.is_only(Iteration::OTHER) && self.raw_list_met().is_some() => EMPTY_LIST,
            kinds if kinds.is_only(Iteration::GENERATOR | Iteration::OTHER) => NONE,
            _ => return self.iterate_any(dst, state, target),
        };
        if self.was_left_for(ExitReason::UnexpectedValue) {
            return self.iterate_any(dst, state, target);
        }
        let (value, expected_word) = (self.word(marker), self.word_bits(expected));
        self.guard(|exit| Op::GuardSame { value, expected: expected_word, exit });
        match expected {
            FALSE => self.iterate_list(dst, state, target),
            TRUE => self.iterate_tuple(dst, state, target),
            UNBOUND => self.iterate_string(dst, state, target),
            EMPTY_LIST => self.iterate_raw(dst, state, target),
            _ => self.iterate_by_iterator(dst, state, target),
        }
    }

    /// Steps by what the state says: ranges and lists in line, the rest by the runtime.
    pub(super) fn iterate_any(&mut self, dst: Def, state: UseTriple, target: Label) -> Result<(), Bailout> {
        let marker = self.get_word(state.0 + 2);
        let mut join = self.begin_join();
        let is_range = self.emit(Op::IsInt { value: marker });
        let (range, other) = self.branch(is_range, Hint::Even);
        self.start_arm(&join, range);
        let [first, limit, step] = [0, 1, 2].map(|index| {
            let value = self.get(state.0 + index);
            self.refined_int(value)
        });
        let zero = self.int(0);
        let rises = self.emit(Op::IntCompare { cond: Cond::Gt, lhs: step, rhs: zero });
        let below = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: first, rhs: limit });
        let above = self.emit(Op::IntCompare { cond: Cond::Gt, lhs: first, rhs: limit });
        let goes_on = self.emit(Op::Select { cond: rises, if_true: below, if_false: above, ty: Type::Bool });
        let following = self.guard(|exit| Op::IntAddChecked { lhs: first, rhs: step, exit });
        self.jump_when(goes_on, false, target);
        self.end_arm(&mut join, &[first, following]);
        self.start_arm(&join, other);
        for (word, shape) in [(FALSE, shape::LIST), (TRUE, shape::TUPLE)] {
            let is_this = self.is_word(marker, word);
            let (sequence, rest) = self.branch(is_this, Hint::Even);
            self.start_arm(&join, sequence);
            self.refine_sequence_state(state, shape);
            match shape {
                shape::LIST => self.iterate_list(dst, state, target)?,
                _ => self.iterate_tuple(dst, state, target)?,
            }
            let (item, following) = (self.get(dst.0), self.get(state.0));
            self.end_arm(&mut join, &[item, following]);
            self.start_arm(&join, rest);
        }
        for (shape, sequence) in self.raw_lists_met() {
            let object = self.get_word(state.0 + 1);
            let is_raw = self.is_word(marker, EMPTY_LIST);
            let is_this = self.emit(Op::HasShape { object, shape });
            let cond = self.emit(Op::BoolAnd { lhs: is_raw, rhs: is_this });
            let (raw, rest) = self.branch(cond, Hint::Even);
            self.start_arm(&join, raw);
            let list = self.emit(Op::Refine { value: object, ty: Type::Ref });
            let index = self.get(state.0);
            let index = self.refined_int(index);
            self.set(state.0, index);
            self.step_list(dst, state, target, list, sequence)?;
            let (item, following) = (self.get(dst.0), self.get(state.0));
            self.end_arm(&mut join, &[item, following]);
            self.start_arm(&join, rest);
        }
        let is_iterator = self.is_word(marker, NONE);
        let (iterator, other) = self.branch(is_iterator, Hint::Even);
        self.start_arm(&join, iterator);
        self.iterate_by_iterator(dst, state, target)?;
        let (item, following) = (self.get(dst.0), self.get(state.0));
        self.end_arm(&mut join, &[item, following]);
        self.start_arm(&join, other);
        self.complete()?;
        let (item, following) = (self.get(dst.0), self.get(state.0));
        self.end_arm(&mut join, &[item, following]);
        let values = self.finish_join(join, 2);
        self.set(state.0, values[1]);
        self.set(dst.0, values[0]);
        Ok(())
    }

    fn iterate_by_iterator(&mut self, dst: Def, state: UseTriple, target: Label) -> Result<(), Bailout> {
        if let Some(part) = self.entries_met() {
            match part {
                EntryPart::Element => self.step_list_iterator(dst, state, target),
                _ => self.step_entries(dst, state, target, part),
            }
            return Ok(());
        }
        let iterator = self.get_word(state.0);
        let mut join = self.begin_join();
        let end = self.target(target);
        if !self.step_by_method(&mut join, iterator, end)? {
            let value =
                if Iteration(self.frame.site()).is_only(Iteration::GENERATOR) && self.resumes_directly() {
                    let none = self.word_bits(NONE);
                    self.resume_generator(iterator, none)
                } else {
                    self.call_runtime(RuntimeCall::next, &[iterator])
                };
            let is_done = self.is_word(value, STOP);
            self.jump_when(is_done, true, target);
            self.end_arm(&mut join, &[value]);
        }
        let value = self.finish_join(join, 1)[0];
        self.set(dst.0, value);
        Ok(())
    }

    fn iterate_range(&mut self, dst: Def, state: UseTriple, target: Label) -> Result<(), Bailout> {
        let kinds = Iteration(self.frame.site());
        let [next, limit, step] = [0, 1, 2].map(|index| self.get(state.0 + index));
        let (lhs, rhs) = (self.as_int(next), self.as_int(limit));
        let is_left = self.was_left_for(ExitReason::UnexpectedValue);
        let step = match self.ty(step) {
            Type::Int => step,
            _ => self.step_of_range(step, kinds),
        };
        let goes_on = match self.known_int(step) {
            Some(step) => {
                let cond = if step > 0 { Cond::Lt } else { Cond::Gt };
                self.emit(Op::IntCompare { cond, lhs, rhs })
            }
            None => {
                let zero = self.int(0);
                let rises = self.emit(Op::IntCompare { cond: Cond::Gt, lhs: step, rhs: zero });
                if is_left {
                    let below = self.emit(Op::IntCompare { cond: Cond::Lt, lhs, rhs });
                    let above = self.emit(Op::IntCompare { cond: Cond::Gt, lhs, rhs });
                    self.emit(Op::Select { cond: rises, if_true: below, if_false: above, ty: Type::Bool })
                } else {
                    self.guard(|exit| Op::GuardTrue {
                        cond: rises,
                        reason: ExitReason::UnexpectedValue,
                        exit,
                    });
                    self.emit(Op::IntCompare { cond: Cond::Lt, lhs, rhs })
                }
            }
        };
        let resume = self.resume_state();
        self.jump_when(goes_on, false, target);
        let following = match self.known_int(step) {
            // The next integer is at most the limit.
            Some(1 | -1) => self.emit(Op::IntAdd { lhs, rhs: step }),
            _ => {
                // Nothing has been written since the instruction began.
                self.frame.resume = Some(resume);
                self.guard(|exit| Op::IntAddChecked { lhs, rhs: step, exit })
            }
        };
        self.set(state.0, following);
        self.set(dst.0, lhs);
        Ok(())
    }

    /// What the marker says of the other two words of the state: an index, and an object of this shape.
    fn refine_sequence_state(&mut self, state: UseTriple, shape: u32) {
        let value = self.get_word(state.0 + 1);
        let object = self.emit(Op::Refine { value, ty: Type::Ref });
        self.set(state.0 + 1, object);
        self.values.shape.insert(object, shape);
        let index = self.get(state.0);
        let index = self.refined_int(index);
        self.set(state.0, index);
    }

    fn iterate_list(&mut self, dst: Def, state: UseTriple, target: Label) -> Result<(), Bailout> {
        let list = self.get(state.0 + 1);
        let list = self.as_list(list);
        self.step_list(dst, state, target, list, Sequence::List)
    }

    pub(super) fn step_list(
        &mut self,
        dst: Def,
        state: UseTriple,
        target: Label,
        list: Value,
        sequence: Sequence,
    ) -> Result<(), Bailout> {
        let index = self.get(state.0);
        let index = self.as_int(index);
        let (container, length) = self.container(list, sequence);
        let goes_on = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: index, rhs: length });
        // A list that grows after its end was reached is not iterated further.
        self.jump_after(goes_on, false, Hint::Then, target, |builder| {
            let end = builder.int(FIXNUM_MAX);
            builder.set(state.0, end);
        });
        self.take_item(dst, state, &container, index);
        Ok(())
    }

    fn iterate_tuple(&mut self, dst: Def, state: UseTriple, target: Label) -> Result<(), Bailout> {
        let [index, tuple] = [0, 1].map(|index| self.get(state.0 + index));
        let (index, object) = (self.as_int(index), self.as_shape(tuple, shape::TUPLE));
        let length = self.emit(Op::LoadFinalInt { object, offset: TUPLE_LENGTH as u32 });
        let goes_on = self.emit(Op::IntCompare { cond: Cond::Lt, lhs: index, rhs: length });
        self.jump_when(goes_on, false, target);
        self.take_item(dst, state, &Container::Words(object), index);
        Ok(())
    }

    /// The item at an index below the length, which is 0 or more.
    fn take_item(&mut self, dst: Def, state: UseTriple, container: &Container, index: Value) {
        let item = self.load_from(container, index);
        let one = self.int(1);
        let following = self.emit(Op::IntAdd { lhs: index, rhs: one });
        self.set(state.0, following);
        self.set(dst.0, item);
    }

    /// Starts an iteration of a loop: counts, and serves interrupts.
    pub(super) fn start_loop_iteration(&mut self) {
        let exit = self.resume_state();
        self.emit(Op::Poll { exit });
        self.count(self.request.settings.counts_loops, exit);
    }

    /// Takes a unit of fuel; without any, the interpreter stops the program here.
    pub(super) fn take_fuel(&mut self) {
        // What starts again when it is left starts before the charge, so that comes when nothing is left any more.
        if let Some(fresh) = &mut self.frame.fresh {
            fresh.takes_fuel = true;
            return;
        }
        let exit = self.resume_state();
        self.emit(Op::Charge { exit });
    }

    /// Counts an execution of a block, where it would be counted without inlining.
    pub(super) fn count_execution(&mut self, slot: BlockSlot) {
        if let Some(&SlotFeedback::Block { counter }) = self.slot(slot.0) {
            let counter = self.literal_address(Literal::Bits(counter));
            self.emit(Op::CountBlock { counter });
        }
    }
}
