//! Comparison of tuples: by their elements, as far as numbers and identity decide, and the runtime for the rest.
//!
//! A tuple that is made here alone is never seen as such by the runtime, which is asked about single elements then: so it need not exist.

use abi::exit_reason::ExitReason;
use abi::object_layout::{ARRAY_ELEMENTS_OFFSET, WORD};
use abi::object_offsets::{TUPLE_LENGTH, shape};
use abi::operators::CompareOp;
use abi::runtime_calls::RuntimeCall;
use abi::value::TRUE;
use bytecode::feedback::Operands;
use ssa::{Block, Cond, Hint, Op, Type, Value};

use super::compare::condition;
use super::environment::Builder;
use super::join::Join;
use crate::request::{Known, ObjectKind};

/// Elements that are compared here at most.
const MAX_COMPARED: usize = 4;
/// The same where it is not known how many there are.
const MAX_GUESSED: usize = 2;

/// What is compared, and how.
struct Comparison {
    op: CompareOp,
    /// Whether only the truth of the result is asked for.
    is_tested: bool,
    tuples: [Compared; 2],
}

impl Comparison {
    fn is_equality(&self) -> bool {
        matches!(self.op, CompareOp::Eq | CompareOp::Ne)
    }

    /// Whether both tuples are made here.
    fn is_of_new(&self) -> bool {
        self.tuples.iter().all(|tuple| tuple.elements.is_some())
    }
}

/// An operand of the comparison.
struct Compared {
    object: Value,
    /// The elements, where the tuple is made here.
    elements: Option<Vec<Value>>,
    /// How many there are, if that is known.
    count: Option<usize>,
}

impl Builder<'_> {
    /// The result of comparing two operands, where the site has met tuples alone; its truth, if only that is asked for.
    pub(super) fn compare_tuples(
        &mut self,
        op: CompareOp,
        lhs: Value,
        rhs: Value,
        is_tested: bool,
    ) -> Option<Value> {
        let is_site = Operands(self.frame.site()).is_only(Operands::TUPLE);
        if !is_site || !self.speculates() || self.was_left_for(ExitReason::WrongShape) {
            return None;
        }
        let tuples = [lhs, rhs].map(|operand| self.compared(operand));
        let comparison = Comparison { op, is_tested, tuples };
        // Places behind one that the runtime compares are reached from there, too.
        self.is_unchecked |= comparison.is_of_new();
        let mut join = self.begin_join();
        self.compare_elements(&mut join, &comparison);
        Some(self.finish_join(join, 1)[0])
    }

    fn compared(&mut self, value: Value) -> Compared {
        let object = self.as_shape(value, shape::TUPLE);
        let elements = self.words_of_new(object, shape::TUPLE).map(|words| words[1..].to_vec());
        let count = match (&elements, self.values.known.get(&self.origin(object))) {
            (Some(elements), _) => Some(elements.len()),
            (_, Some(&Known::Object(_, ObjectKind::Tuple(length, ..)))) => Some(length),
            _ => None,
        };
        Compared { object, elements, count }
    }

    fn compare_elements(&mut self, join: &mut Join, comparison: &Comparison) {
        let Comparison { op, tuples: [lhs, rhs], .. } = comparison;
        let mut counts = [lhs.count, rhs.count];
        let lengths = [self.count_of(lhs), self.count_of(rhs)];
        if comparison.is_equality() {
            let [lhs, rhs] = lengths;
            let differs = self.emit(Op::IntCompare { cond: Cond::Ne, lhs, rhs });
            self.settle(join, differs, Hint::Else, |builder| builder.bool(*op == CompareOp::Ne));
            // From here on both have as many.
            counts = [counts[0].or(counts[1]); 2];
        }
        // What the runtime decides, by the tuples as a whole.
        let mut wholes: Vec<Block> = Vec::new();
        let least = counts.into_iter().flatten().min();
        let places = least.unwrap_or(MAX_GUESSED).min(MAX_COMPARED);
        for place in 0..places {
            for (&length, count) in lengths.iter().zip(counts) {
                if count.is_none() {
                    let lhs = self.int(place as i64);
                    let has = self.emit(Op::IntCompare { cond: Cond::Lt, lhs, rhs: length });
                    let (there, missing) = self.branch(has, Hint::Then);
                    wholes.push(missing);
                    self.start_arm(join, there);
                }
            }
            self.compare_place(&mut wholes, join, comparison, place);
        }
        match counts {
            // All are equal: the shorter tuple comes first.
            [Some(left), Some(right)] if left.min(right) == places => {
                let holds = self.bool(op.holds(Some(left.cmp(&right))));
                self.end_arm(join, &[holds]);
            }
            _ => wholes.push(self.block),
        }
        self.compare_wholes(join, comparison, wholes);
    }

    /// The arm for what is left to the runtime.
    fn compare_wholes(&mut self, join: &mut Join, comparison: &Comparison, wholes: Vec<Block>) {
        if wholes.is_empty() {
            return;
        }
        let meeting = self.func.make_block();
        for block in wholes {
            self.block = block;
            self.jump(meeting, &[]);
        }
        self.start_arm(join, meeting);
        let tuples = [0, 1].map(|index| comparison.tuples[index].object);
        let value = self.compare_by_runtime(comparison, tuples);
        self.end_arm(join, &[value]);
    }

    /// What the runtime says, as far as the comparison needs it.
    fn compare_by_runtime(&mut self, comparison: &Comparison, [lhs, rhs]: [Value; 2]) -> Value {
        let number = self.i64(comparison.op as i64);
        let value = self.call_runtime(RuntimeCall::compare, &[number, lhs, rhs]);
        match comparison.is_tested {
            true => self.truth_of_any(value),
            false if comparison.is_equality() => self.is_word(value, TRUE),
            false => value,
        }
    }

    fn count_of(&mut self, tuple: &Compared) -> Value {
        match tuple.count {
            Some(count) => self.int(count as i64),
            None => self.emit(Op::LoadFinalInt { object: tuple.object, offset: TUPLE_LENGTH as u32 }),
        }
    }

    fn element_of(&mut self, tuple: &Compared, place: usize) -> Value {
        match &tuple.elements {
            Some(elements) => elements[place],
            None => {
                let offset = (ARRAY_ELEMENTS_OFFSET + place * WORD) as u32;
                self.emit(Op::LoadFinal { object: tuple.object, offset })
            }
        }
    }

    /// Settles the comparison by two elements, or goes on where they are equal.
    fn compare_place(
        &mut self,
        wholes: &mut Vec<Block>,
        join: &mut Join,
        comparison: &Comparison,
        place: usize,
    ) {
        let [left, right] = [0, 1].map(|index| self.element_of(&comparison.tuples[index], place));
        let next = self.func.make_block();
        let cond = condition(comparison.op);
        let types = [self.ty(left), self.ty(right)];
        if !types.contains(&Type::F64) {
            let same = match types {
                [Type::Int, Type::Int] => self.emit(Op::IntCompare { cond: Cond::Eq, lhs: left, rhs: right }),
                _ => {
                    let [lhs, rhs] = [left, right].map(|element| self.word(element));
                    self.emit(Op::WordEqual { lhs, rhs })
                }
            };
            let (is_same, differs) = self.branch(same, Hint::Even);
            self.start_arm(join, is_same);
            self.jump(next, &[]);
            self.start_arm(join, differs);
        }
        if types == [Type::Int, Type::Int] {
            let value = self.emit(Op::IntCompare { cond, lhs: left, rhs: right });
            self.end_arm(join, &[value]);
            return self.start_arm(join, next);
        }
        if self.may_be(left, Type::Int) && self.may_be(right, Type::Int) {
            let ints = self.both_ints(left, right);
            self.settle(join, ints, Hint::Then, |builder| {
                let (lhs, rhs) = (builder.refined_int(left), builder.refined_int(right));
                builder.emit(Op::IntCompare { cond, lhs, rhs })
            });
        }
        if self.may_be(left, Type::F64) && self.may_be(right, Type::F64) {
            let floats = self.both_floats(left, right);
            let (are_floats, others) = self.branch(floats, Hint::Even);
            self.start_arm(join, are_floats);
            let (lhs, rhs) = (self.refined_float(left), self.refined_float(right));
            // Zeros of both signs are equal, so are boxes of the same float, and what is no number is the same as itself.
            let [left_bits, right_bits] = [lhs, rhs].map(|value| self.emit(Op::FloatToBits { value }));
            let same = self.emit(Op::I64Compare { cond: Cond::Eq, lhs: left_bits, rhs: right_bits });
            let equal = self.emit(Op::FloatCompare { cond: Cond::Eq, lhs, rhs });
            let equal = self.emit(Op::BoolOr { lhs: same, rhs: equal });
            let (are_equal, decided) = self.branch(equal, Hint::Else);
            self.start_arm(join, are_equal);
            self.jump(next, &[]);
            self.start_arm(join, decided);
            let value = self.emit(Op::FloatCompare { cond, lhs, rhs });
            self.end_arm(join, &[value]);
            self.start_arm(join, others);
        }
        if comparison.is_of_new() {
            let elements = [left, right].map(|element| self.word(element));
            self.compare_any_elements(join, comparison, elements, next);
        } else {
            wholes.push(self.block);
        }
        self.start_arm(join, next);
    }

    /// As [`Builder::compare_place`], by the runtime.
    fn compare_any_elements(
        &mut self,
        join: &mut Join,
        comparison: &Comparison,
        elements: [Value; 2],
        next: Block,
    ) {
        let [lhs, rhs] = elements;
        let number = self.i64(CompareOp::Eq as i64);
        let equal = self.call_runtime(RuntimeCall::compare, &[number, lhs, rhs]);
        let equal = self.truth_of_any(equal);
        let (are_equal, decided) = self.branch(equal, Hint::Even);
        self.block = are_equal;
        self.jump(next, &[]);
        self.start_arm(join, decided);
        let value = match comparison.op {
            CompareOp::Eq => self.bool(false),
            CompareOp::Ne => self.bool(true),
            _ => self.compare_by_runtime(comparison, elements),
        };
        self.end_arm(join, &[value]);
    }

    /// Whether an element may be of the type, which it is tested for.
    fn may_be(&self, value: Value, ty: Type) -> bool {
        self.ty(value) == ty || self.ty(value) == Type::Word && self.known_shape(value).is_none()
    }
}
