//! Comparison, truth and identity, as values and as conditions of jumps.

use abi::exit_reason::ExitReason;
use abi::object_offsets::{LIST_LENGTH, shape};
use abi::operators::CompareOp;
use abi::runtime_calls::RuntimeCall;
use abi::value;
use bytecode::feedback::{Operands, Truth};
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Type, Value};

use super::arithmetic::Plan;
use super::environment::Builder;

pub(super) fn condition(op: CompareOp) -> Cond {
    match op {
        CompareOp::Lt => Cond::Lt,
        CompareOp::Le => Cond::Le,
        CompareOp::Gt => Cond::Gt,
        CompareOp::Ge => Cond::Ge,
        CompareOp::Eq => Cond::Eq,
        CompareOp::Ne => Cond::Ne,
    }
}

impl Builder<'_> {
    /// A comparison as a value.
    pub(super) fn comparison(&mut self, op: CompareOp, dst: Def, lhs: Use, rhs: Use) -> Result<(), Bailout> {
        let value = self.compare(op, lhs, rhs, false)?;
        self.set(dst.0, value);
        Ok(())
    }

    /// A jump when a comparison comes out as wanted.
    pub(super) fn compare_jump(
        &mut self,
        op: CompareOp,
        wanted: bool,
        lhs: Use,
        rhs: Use,
        target: Label,
    ) -> Result<(), Bailout> {
        let result = self.compare(op, lhs, rhs, true)?;
        let condition = self.truth_of_any(result);
        self.jump_when(condition, wanted, target);
        Ok(())
    }

    /// The result of a comparison: a `Bool`, or a word when the language decides; one of the same truth, if it is only tested.
    fn compare(&mut self, op: CompareOp, lhs: Use, rhs: Use, is_tested: bool) -> Result<Value, Bailout> {
        let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0));
        let kinds = Operands(self.frame.site());
        let plan = match self.plan(lhs, rhs) {
            // Integers that are no floats exactly are compared by the runtime once that was needed.
            Plan::Floats | Plan::IntsOrFloats if self.was_left_for(ExitReason::Overflow) => Plan::Complete,
            plan => plan,
        };
        Ok(match plan {
            Plan::NotTaken => {
                self.exit(ExitReason::NotTaken);
                self.bool(false)
            }
            Plan::Ints => {
                let (lhs, rhs) = (self.as_int(lhs), self.as_int(rhs));
                self.emit(Op::IntCompare { cond: condition(op), lhs, rhs })
            }
            Plan::Floats => self.compare_floats(op, lhs, rhs),
            Plan::IntsOrFloats | Plan::IntsOrOthers => {
                let ints = |builder: &mut Self, lhs, rhs| {
                    [builder.emit(Op::IntCompare { cond: condition(op), lhs, rhs })]
                };
                let [value] = self.by_ints([lhs, rhs], Hint::Even, ints, |builder| match plan {
                    Plan::IntsOrFloats => Ok([builder.compare_floats(op, lhs, rhs)]),
                    _ => Ok([builder.complete_compare(op, lhs, rhs)?]),
                })?;
                value
            }
            Plan::FloatsOrOthers => {
                let both = self.both_floats(lhs, rhs);
                let mut join = self.begin_join();
                let (floats, others) = self.branch(both, Hint::Even);
                self.start_arm(&join, floats);
                let (a, b) = (self.refined_float(lhs), self.refined_float(rhs));
                let value = self.emit(Op::FloatCompare { cond: condition(op), lhs: a, rhs: b });
                self.end_arm(&mut join, &[value]);
                self.start_arm(&join, others);
                let value = self.complete_compare(op, lhs, rhs)?;
                self.end_arm(&mut join, &[value]);
                self.finish_join(join, 1)[0]
            }
            Plan::Complete
                if self.speculates()
                    && kinds.is_only(Operands::STRING)
                    && !self.was_left_for(ExitReason::WrongShape) =>
            {
                self.compare_strings(op, lhs, rhs)
            }
            Plan::Complete => match self.compare_tuples(op, lhs, rhs, is_tested) {
                Some(value) => value,
                None => self.complete_compare(op, lhs, rhs)?,
            },
        })
    }

    fn compare_floats(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> Value {
        let kinds = Operands(self.frame.site());
        let has_int = self.ty(lhs) == Type::Int || self.ty(rhs) == Type::Int;
        let (lhs, rhs) = match kinds.is_only(Operands::FLOAT) && !has_int {
            true => (self.as_float(lhs), self.as_float(rhs)),
            // Integers and floats are compared by their exact values.
            false => (self.as_exact_number(lhs), self.as_exact_number(rhs)),
        };
        self.emit(Op::FloatCompare { cond: condition(op), lhs, rhs })
    }

    fn complete_compare(&mut self, op: CompareOp, lhs: Value, rhs: Value) -> Result<Value, Bailout> {
        self.operate((RuntimeCall::compare, op as i64), lhs, rhs)
    }

    // Truth.

    /// Whether a value counts as true whose type says how to find out.
    pub(super) fn truth_by_type(&mut self, value: Value) -> Option<Value> {
        Some(match self.ty(value) {
            Type::Bool => value,
            Type::Int => {
                let zero = self.int(0);
                self.emit(Op::IntCompare { cond: Cond::Ne, lhs: value, rhs: zero })
            }
            Type::F64 => {
                let zero = self.float(0.0);
                self.emit(Op::FloatCompare { cond: Cond::Ne, lhs: value, rhs: zero })
            }
            _ if self.known_bits(value) == Some(value::NONE) => self.bool(false),
            _ => return None,
        })
    }

    /// Whether the value in a register counts as true.
    pub(super) fn truth(&mut self, register: u16) -> Result<Value, Bailout> {
        let value = self.get(register);
        if let Some(truth) = self.truth_by_type(value) {
            return Ok(truth);
        }
        let kinds = Truth(self.frame.site());
        if !self.speculates() || kinds.has(Truth::OTHER) {
            return self.truth_of_object(value);
        }
        if kinds.0 == 0 {
            if !self.leaves_untaken() {
                return Ok(self.truth_of_any(value));
            }
            self.exit(ExitReason::NotTaken);
            return Ok(self.bool(false));
        }
        if kinds.is_only(Truth::BOOL) {
            let truth = self.guard(|exit| Op::GuardBool { value, exit });
            self.refine(value, truth);
            return Ok(truth);
        }
        if kinds.is_only(Truth::LIST) && !self.was_left_for(ExitReason::WrongShape) {
            let object = self.as_shape(value, shape::LIST);
            let lhs = self.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 });
            let rhs = self.int(0);
            return Ok(self.emit(Op::IntCompare { cond: Cond::Ne, lhs, rhs }));
        }
        if kinds.is_only(Truth::STRING) && !self.was_left_for(ExitReason::WrongShape) {
            let object = self.as_shape(value, shape::STRING);
            let lhs = self.string_length(object);
            let rhs = self.int(0);
            return Ok(self.emit(Op::IntCompare { cond: Cond::Ne, lhs, rhs }));
        }
        if kinds.is_only(Truth::FIXNUM) {
            let int = self.as_int(value);
            let zero = self.int(0);
            return Ok(self.emit(Op::IntCompare { cond: Cond::Ne, lhs: int, rhs: zero }));
        }
        if kinds.is_only(Truth::NONE) {
            let expected = self.word_bits(value::NONE);
            self.guard(|exit| Op::GuardSame { value, expected, exit });
            return Ok(self.bool(false));
        }
        if kinds.is_only(Truth::BOOL | Truth::NONE) {
            let is_true = self.is_word(value, value::TRUE);
            let (is_false, is_none) = (self.is_word(value, value::FALSE), self.is_word(value, value::NONE));
            let other = self.emit(Op::BoolOr { lhs: is_false, rhs: is_none });
            let cond = self.emit(Op::BoolOr { lhs: is_true, rhs: other });
            self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::NotBool, exit });
            return Ok(is_true);
        }
        Ok(self.truth_by_kind(value))
    }

    /// As [`Builder::truth_of_any`], with arms for the kinds of values that the site has met.
    fn truth_by_kind(&mut self, value: Value) -> Value {
        let kinds = Truth(self.frame.site());
        let word = self.word(value);
        let mut join = self.begin_join();
        if kinds.has(Truth::FIXNUM) {
            let is_int = self.emit(Op::IsInt { value: word });
            self.settle(&mut join, is_int, Hint::Even, |builder| {
                let (lhs, rhs) = (builder.refined_int(word), builder.int(0));
                builder.emit(Op::IntCompare { cond: Cond::Ne, lhs, rhs })
            });
        }
        for (kind, number) in [(Truth::LIST, shape::LIST), (Truth::STRING, shape::STRING)] {
            if kinds.has(kind) {
                let number = self.i64(number.into());
                let is_this = self.emit(Op::HasShape { object: word, shape: number });
                self.settle(&mut join, is_this, Hint::Even, |builder| {
                    let object = builder.emit(Op::Refine { value: word, ty: Type::Ref });
                    let lhs = match kind {
                        Truth::LIST => builder.emit(Op::LoadLength { object, offset: LIST_LENGTH as u32 }),
                        _ => builder.string_length(object),
                    };
                    let rhs = builder.int(0);
                    builder.emit(Op::IntCompare { cond: Cond::Ne, lhs, rhs })
                });
            }
        }
        let truth = self.truth_of_any(word);
        self.end_arm(&mut join, &[truth]);
        self.finish_join(join, 1)[0]
    }

    /// Whether a word is this immediate.
    pub(super) fn is_word(&mut self, value: Value, bits: u64) -> Value {
        let lhs = self.word(value);
        let rhs = self.word_bits(bits);
        self.emit(Op::WordEqual { lhs, rhs })
    }

    /// As [`Builder::truth_of_any`], for what was an object before.
    fn truth_of_object(&mut self, value: Value) -> Result<Value, Bailout> {
        let word = self.word(value);
        let mut join = self.begin_join();
        if !self.truth_by_class(&mut join, word)? {
            let truth = self.truth_by_kind(word);
            self.end_arm(&mut join, &[truth]);
        }
        Ok(self.finish_join(join, 1)[0])
    }

    /// Whether a value counts as true, whatever it is.
    pub(super) fn truth_of_any(&mut self, value: Value) -> Value {
        if let Some(truth) = self.truth_by_type(value) {
            return truth;
        }
        let word = self.word(value);
        let mut join = self.begin_join();
        for (bits, truth) in [(value::TRUE, true), (value::FALSE, false), (value::NONE, false)] {
            let is_this = self.is_word(word, bits);
            let (then, otherwise) = self.branch(is_this, Hint::Even);
            self.start_arm(&join, then);
            let truth = self.bool(truth);
            self.end_arm(&mut join, &[truth]);
            self.start_arm(&join, otherwise);
        }
        let result = self.call_runtime(RuntimeCall::truth, &[word]);
        let truth = self.is_word(result, value::TRUE);
        self.end_arm(&mut join, &[truth]);
        self.finish_join(join, 1)[0]
    }

    pub(super) fn negation(&mut self, dst: Def, src: Use) -> Result<(), Bailout> {
        let truth = self.truth(src.0)?;
        let value = self.emit(Op::BoolNot { value: truth });
        self.set(dst.0, value);
        Ok(())
    }

    // Identity.

    /// Whether a register holds this immediate.
    pub(super) fn holds(&mut self, register: u16, bits: u64) -> Value {
        let value = self.get(register);
        if let Some(known) = self.known_bits(value) {
            return self.bool(known == bits);
        }
        match self.ty(value) {
            Type::Word => self.is_word(value, bits),
            _ => self.bool(false),
        }
    }

    /// Whether two registers hold the same object.
    pub(super) fn identity(&mut self, lhs: Use, rhs: Use) -> Value {
        let (lhs, rhs) = (self.get(lhs.0), self.get(rhs.0));
        let (lhs, rhs) = (self.without_box(lhs), self.without_box(rhs));
        if let Some(bits) = self.known_bits(lhs)
            && self.ty(rhs) == Type::Word
        {
            return self.is_word(rhs, bits);
        }
        if let Some(bits) = self.known_bits(rhs)
            && self.ty(lhs) == Type::Word
        {
            return self.is_word(lhs, bits);
        }
        if self.ty(lhs) == Type::F64 && self.ty(rhs) == Type::F64 {
            let lhs = self.emit(Op::FloatToBits { value: lhs });
            let rhs = self.emit(Op::FloatToBits { value: rhs });
            return self.emit(Op::I64Compare { cond: Cond::Eq, lhs, rhs });
        }
        let is_no_float = |builder: &Self, value: Value| {
            matches!(builder.ty(value), Type::Int | Type::Bool)
                || builder.known_shape(value).is_some_and(|shape| shape != shape::FLOAT)
        };
        let is_plain = is_no_float(self, lhs) || is_no_float(self, rhs);
        let (lhs, rhs) = (self.word(lhs), self.word(rhs));
        let same = self.emit(Op::WordEqual { lhs, rhs });
        if is_plain { same } else { self.same_or_equal_boxes(same, lhs, rhs) }
    }

    /// The float in a box that the code makes; other values as they are.
    fn without_box(&self, value: Value) -> Value {
        match self.func.defining_op(value) {
            Some(&Op::BoxFloat { value }) => value,
            _ => value,
        }
    }

    /// Boxed floats with the same bits are the same object as far as programs can see. Hardly any value is one, so the second
    /// operand, which may be new in each turn of a loop, is looked at only where the first is.
    fn same_or_equal_boxes(&mut self, same: Value, lhs: Value, rhs: Value) -> Value {
        let number = self.i64(shape::FLOAT.into());
        let mut join = self.begin_join();
        self.settle(&mut join, same, Hint::Even, |builder| builder.bool(true));
        let left = self.emit(Op::HasShape { object: lhs, shape: number });
        let (is_box, other) = self.branch(left, Hint::Else);
        self.start_arm(&join, other);
        let no = self.bool(false);
        self.end_arm(&mut join, &[no]);
        self.start_arm(&join, is_box);
        let right = self.emit(Op::HasShape { object: rhs, shape: number });
        let (are_boxes, other) = self.branch(right, Hint::Even);
        self.start_arm(&join, other);
        let no = self.bool(false);
        self.end_arm(&mut join, &[no]);
        self.start_arm(&join, are_boxes);
        let lhs = self.emit(Op::UnboxFloatUnchecked { value: lhs });
        let rhs = self.emit(Op::UnboxFloatUnchecked { value: rhs });
        let lhs = self.emit(Op::FloatToBits { value: lhs });
        let rhs = self.emit(Op::FloatToBits { value: rhs });
        let equal = self.emit(Op::I64Compare { cond: Cond::Eq, lhs, rhs });
        self.end_arm(&mut join, &[equal]);
        self.finish_join(join, 1)[0]
    }
}
