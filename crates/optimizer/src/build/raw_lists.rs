//! Raw lists: sites that have met lists of several kinds, and what goes through such lists or takes them apart.
//!
//! A raw list may become one of words in any call, so what is known of its shape holds until the next one only.

use abi::exit_reason::ExitReason;
use abi::object_layout::ARRAY_ELEMENTS_OFFSET;
use abi::object_offsets::shape;
use abi::sequence::Sequence;
use bytecode::feedback::Element;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Type, Value};

use super::environment::Builder;
use super::join::Join;
use super::sequences::Container;
use crate::request::ProtocolCase;

/// The fixed shape of raw lists of this kind.
fn raw_shape(sequence: Sequence) -> Option<u32> {
    match sequence {
        Sequence::Bools => Some(shape::BOOL_LIST),
        Sequence::Floats => Some(shape::FLOAT_LIST),
        _ => None,
    }
}

impl Builder<'_> {
    /// The arrays and lists that the site has met, in words or not: their shapes.
    fn lists_met(&mut self) -> Vec<(Value, Sequence)> {
        let mut lists = Vec::new();
        let site = Element(self.frame.site());
        for (bit, shape, sequence) in
            [(Element::ARRAY, shape::ARRAY, Sequence::Array), (Element::LIST, shape::LIST, Sequence::List)]
        {
            if site.has(bit) {
                lists.push((self.i64(shape.into()), sequence));
            }
        }
        lists.extend(self.raw_lists_met());
        lists
    }

    /// The raw lists among these.
    pub(super) fn raw_lists_met(&mut self) -> Vec<(Value, Sequence)> {
        let mut lists = Vec::new();
        for &(shape, ref case) in self.protocol_cases() {
            if let ProtocolCase::Sequence(sequence) = *case
                && raw_shape(sequence).is_some()
            {
                lists.push((self.shape_number(shape), sequence));
            }
        }
        lists
    }

    /// Arms of the join for arrays and lists that the site has met and keys that are indices in their bounds, where `element` is told what holds
    /// the elements, and the index; it may branch to the other join. Goes on where it is anything else.
    pub(super) fn in_lists(
        &mut self,
        join: &mut Join,
        object: Value,
        key: Value,
        element: impl Fn(&mut Self, &mut Join, Container, Value) -> Vec<Value>,
    ) {
        let lists = self.lists_met();
        if lists.is_empty() {
            return;
        }
        let mut others = self.begin_join();
        let is_int = self.emit(Op::IsInt { value: key });
        for (shape, sequence) in lists {
            let is_list = self.emit(Op::HasShape { object, shape });
            let cond = self.emit(Op::BoolAnd { lhs: is_list, rhs: is_int });
            let (list, not_list) = self.branch(cond, Hint::Then);
            self.start_arm(join, list);
            let list = self.emit(Op::Refine { value: object, ty: Type::Ref });
            let index = self.refined_int(key);
            let (container, length) = self.container(list, sequence);
            let cond = self.emit(Op::IntCompare { cond: Cond::Below, lhs: index, rhs: length });
            let (inside, outside) = self.branch(cond, Hint::Then);
            self.start_arm(&others, outside);
            self.end_arm(&mut others, &[]);
            self.start_arm(join, inside);
            let values = element(self, &mut others, container, index);
            self.end_arm(join, &values);
            self.start_arm(join, not_list);
        }
        self.end_arm(&mut others, &[]);
        self.finish_join(others, 0);
    }

    /// The kind of raw list that the site has met, if nothing else.
    pub(super) fn raw_list_met(&mut self) -> Option<Sequence> {
        match *self.protocol_cases() {
            [(_, ProtocolCase::Sequence(sequence))] if raw_shape(sequence).is_some() => Some(sequence),
            _ => None,
        }
    }

    pub(super) fn iterate_raw(&mut self, dst: Def, state: UseTriple, target: Label) -> Result<(), Bailout> {
        let Some(sequence) = self.raw_list_met() else { return self.iterate_any(dst, state, target) };
        let list = self.get(state.0 + 1);
        let list = self.as_shape(list, raw_shape(sequence).expect("it is a raw list"));
        self.step_list(dst, state, target, list, sequence)
    }

    /// Whether the objects of the site that are nothing else with a form are raw lists.
    pub(super) fn meets_raw_lists_alone(&mut self) -> bool {
        let cases = self.protocol_cases().len();
        cases > 0 && cases == self.raw_lists_met().len()
    }

    /// Sets the element of a list at an index that is in bounds, to a word. Goes to the other join where the list cannot hold it as it is.
    pub(super) fn store_or_leave(
        &mut self,
        others: &mut Join,
        container: &Container,
        index: Value,
        value: Value,
    ) {
        let offset = ARRAY_ELEMENTS_OFFSET as u32;
        let mut unless = |builder: &mut Self, fits: Value| {
            let (fits, other) = builder.branch(fits, Hint::Then);
            builder.start_arm(others, other);
            builder.end_arm(others, &[]);
            builder.start_arm(others, fits);
        };
        match *container {
            Container::Words(array) => self.emit(Op::StoreElement { array, index, value }),
            Container::Bools(array) => {
                let (is_true, is_bool) = self.truth_tests(value);
                unless(self, is_bool);
                let value = self.truth_byte(is_true);
                self.emit(Op::StoreByte { array, index, value, offset })
            }
            Container::Floats(array) => {
                let is_float = self.emit(Op::IsFloat { value });
                unless(self, is_float);
                let value = self.refined_float(value);
                self.emit(Op::StoreRawElement { array, index, value, offset })
            }
            Container::Numbers(..) => unreachable!("lists hold no numbers of a machine's"),
        };
    }

    /// The elements of a raw list that is to have as many.
    pub(super) fn unpack_raw_list(
        &mut self,
        source: Value,
        sequence: Sequence,
        first: DefRange,
        count: Count,
    ) {
        let list = self.as_shape(source, raw_shape(sequence).expect("it is a raw list"));
        let (container, length) = self.container(list, sequence);
        let expected = self.int(count.0.into());
        let cond = self.emit(Op::IntCompare { cond: Cond::Eq, lhs: length, rhs: expected });
        self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
        for index in 0..count.0 {
            let place = self.int(index.into());
            let value = self.load_from(&container, place);
            self.set(first.0 + index, value);
        }
    }
}
