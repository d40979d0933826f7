//! Arithmetic of words, by the kinds of operands that were seen.

use abi::exit_reason::ExitReason;
use abi::operators::{BinaryOp, IN_PLACE};
use abi::runtime_calls::RuntimeCall;
use bytecode::feedback::Operands;
use bytecode::operand::*;
use ssa::backend::Bailout;
use ssa::{Cond, Hint, Op, Type, Value};

use super::environment::Builder;
use super::knowledge::Number;

/// Integers up to this magnitude are floats exactly.
pub(super) const EXACT: i64 = 1 << 53;
/// The kinds of numbers.
pub(super) const NUMBERS: u8 = Operands::FIXNUM | Operands::FLOAT | Operands::MIXED;

/// How an instruction with two operands is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// It was never executed.
    NotTaken,
    /// Both are fixnums.
    Ints,
    /// At least one is a float, the other a number.
    Floats,
    /// Two fixnums, or numbers of which one is a float.
    IntsOrFloats,
    /// Two fixnums, or something else.
    IntsOrOthers,
    /// Two floats, or something else.
    FloatsOrOthers,
    /// Anything.
    Complete,
}

impl Builder<'_> {
    /// How to build arithmetic or comparison of two values, from what was seen and what is known.
    pub(super) fn plan(&self, lhs: Value, rhs: Value) -> Plan {
        let kinds = Operands(self.frame.site());
        let (left, right) = (self.ty(lhs), self.ty(rhs));
        if kinds.has(Operands::OVERFLOW) || self.was_left_for(ExitReason::Overflow) && !self.speculates() {
            return Plan::Complete;
        }
        if !self.speculates() {
            return match kinds {
                _ if kinds.has(Operands::FIXNUM) && left != Type::F64 && right != Type::F64 => {
                    Plan::IntsOrOthers
                }
                _ if kinds.has(Operands::FLOAT) && left != Type::Int && right != Type::Int => {
                    Plan::FloatsOrOthers
                }
                _ => Plan::Complete,
            };
        }
        if kinds.0 == 0 {
            return if self.leaves_untaken() { Plan::NotTaken } else { Plan::Complete };
        }
        let has_float = left == Type::F64 || right == Type::F64;
        if left == Type::Int && right == Type::Int {
            return Plan::Ints;
        }
        if kinds.is_only(NUMBERS) {
            return match kinds.has(Operands::FIXNUM) {
                false => Plan::Floats,
                true if has_float => Plan::Floats,
                true if kinds.is_only(Operands::FIXNUM) => Plan::Ints,
                true => Plan::IntsOrFloats,
            };
        }
        if kinds.has(Operands::FIXNUM) && !has_float {
            return Plan::IntsOrOthers;
        }
        let may_be_floats = left != Type::Int && right != Type::Int;
        if kinds.has(Operands::FLOAT) && may_be_floats { Plan::FloatsOrOthers } else { Plan::Complete }
    }

    pub(super) fn arithmetic(
        &mut self,
        op: BinaryOp,
        in_place: bool,
        dst: Def,
        lhs: Value,
        rhs: Value,
    ) -> Result<(), Bailout> {
        if let Some(value) = self.counted_arithmetic(op, in_place, lhs, rhs)? {
            self.set(dst.0, value);
            return Ok(());
        }
        if let Some(value) = self.masked_arithmetic(op, lhs, rhs) {
            self.set(dst.0, value);
            return Ok(());
        }
        let is_division = op == BinaryOp::DivTrue;
        let plan = match self.plan(lhs, rhs) {
            Plan::Ints | Plan::IntsOrFloats if is_division => Plan::Floats,
            Plan::IntsOrOthers if is_division => Plan::Complete,
            plan => plan,
        };
        let (op, rhs) = match op {
            BinaryOp::Pow if matches!(plan, Plan::Ints) && self.known_int(rhs) == Some(2) => {
                (BinaryOp::Mul, lhs)
            }
            op => (op, rhs),
        };
        let plan = match plan {
            Plan::Ints | Plan::IntsOrOthers | Plan::IntsOrFloats if !self.has_int_form(op) => Plan::Complete,
            Plan::Floats | Plan::IntsOrFloats | Plan::FloatsOrOthers if !self.has_float_form(op) => {
                Plan::Complete
            }
            plan => plan,
        };
        let value = match plan {
            Plan::NotTaken => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            Plan::Ints => {
                let (a, b) = (self.as_int(lhs), self.as_int(rhs));
                self.int_operation(op, a, b)
            }
            Plan::Floats => self.float_arithmetic(op, lhs, rhs),
            Plan::IntsOrFloats => self.int_or_float(op, lhs, rhs)?,
            Plan::IntsOrOthers => self.ints_or(op, [lhs, rhs], Hint::Even, |builder| {
                builder.complete_arithmetic(op, in_place, lhs, rhs)
            })?,
            Plan::FloatsOrOthers => {
                let both = self.both_floats(lhs, rhs);
                let mut join = self.begin_join();
                let (floats, others) = self.branch(both, Hint::Even);
                self.start_arm(&join, floats);
                let (a, b) = (self.refined_float(lhs), self.refined_float(rhs));
                let value = self.float_operation(op, a, b);
                self.end_arm(&mut join, &[value]);
                self.start_arm(&join, others);
                let value = self.complete_arithmetic(op, in_place, lhs, rhs)?;
                self.end_arm(&mut join, &[value]);
                self.finish_join(join, 1)[0]
            }
            Plan::Complete => match self.add_strings(op, lhs, rhs) {
                Some(string) => string,
                None => self.complete_arithmetic(op, in_place, lhs, rhs)?,
            },
        };
        self.set(dst.0, value);
        Ok(())
    }

    /// The result for two fixnums, whose operation has a form, and for other operands what `otherwise` comes to.
    pub(super) fn ints_or(
        &mut self,
        op: BinaryOp,
        [lhs, rhs]: [Value; 2],
        hint: Hint,
        otherwise: impl FnOnce(&mut Self) -> Result<Value, Bailout>,
    ) -> Result<Value, Bailout> {
        let ints = |builder: &mut Self, a, b| [builder.int_operation(op, a, b)];
        let [value] = self.by_ints([lhs, rhs], hint, ints, |builder| Ok([otherwise(builder)?]))?;
        Ok(value)
    }

    /// What `ints` yields for two fixnums, and for other operands what `otherwise` does.
    pub(super) fn by_ints<const N: usize>(
        &mut self,
        [lhs, rhs]: [Value; 2],
        hint: Hint,
        ints: impl FnOnce(&mut Self, Value, Value) -> [Value; N],
        otherwise: impl FnOnce(&mut Self) -> Result<[Value; N], Bailout>,
    ) -> Result<[Value; N], Bailout> {
        let both = self.both_ints(lhs, rhs);
        let mut join = self.begin_join();
        let (fixnums, others) = self.branch(both, hint);
        self.start_arm(&join, fixnums);
        let (a, b) = (self.refined_int(lhs), self.refined_int(rhs));
        let values = ints(self, a, b);
        self.end_arm(&mut join, &values);
        self.start_arm(&join, others);
        let values = otherwise(self)?;
        self.end_arm(&mut join, &values);
        let merged = self.finish_join(join, N);
        Ok(std::array::from_fn(|index| merged[index]))
    }

    /// The result for two fixnums, or for numbers of which one is a float: which it is, and its float, go along with it.
    fn int_or_float(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> Result<Value, Bailout> {
        let ints = |builder: &mut Self, a, b| {
            let value = builder.int_operation(op, a, b);
            [value, builder.as_number(value), builder.bool(true)]
        };
        let [value, float, is_int] = self.by_ints([lhs, rhs], Hint::Even, ints, |builder| {
            let (a, b) = (builder.as_number(lhs), builder.as_number(rhs));
            let value = builder.float_operation(op, a, b);
            Ok([value, value, builder.bool(false)])
        })?;
        self.values.numbers.insert(value, Number { float, is_int });
        Ok(value)
    }

    pub(super) fn complete_arithmetic(
        &mut self,
        op: BinaryOp,
        in_place: bool,
        lhs: Value,
        rhs: Value,
    ) -> Result<Value, Bailout> {
        let number = op as i64 + if in_place { IN_PLACE } else { 0 };
        self.operate((RuntimeCall::binary, number), lhs, rhs)
    }

    /// Whether both are fixnums.
    pub(super) fn both_ints(&mut self, lhs: Value, rhs: Value) -> Value {
        match (self.ty(lhs), self.ty(rhs)) {
            (Type::Int, _) => self.is_int(rhs),
            (_, Type::Int) => self.is_int(lhs),
            _ => {
                let (lhs, rhs) = (self.is_int(lhs), self.is_int(rhs));
                self.emit(Op::BoolAnd { lhs, rhs })
            }
        }
    }

    fn is_int(&mut self, value: Value) -> Value {
        match self.values.numbers.get(&value) {
            Some(number) => number.is_int,
            None => {
                let value = self.word(value);
                self.emit(Op::IsInt { value })
            }
        }
    }

    /// Whether both are floats.
    pub(super) fn both_floats(&mut self, lhs: Value, rhs: Value) -> Value {
        match (self.ty(lhs), self.ty(rhs)) {
            (Type::F64, Type::F64) => self.bool(true),
            (Type::F64, _) => self.is_float(rhs),
            (_, Type::F64) => self.is_float(lhs),
            _ => {
                let (lhs, rhs) = (self.is_float(lhs), self.is_float(rhs));
                self.emit(Op::BoolAnd { lhs, rhs })
            }
        }
    }

    fn is_float(&mut self, value: Value) -> Value {
        let value = self.word(value);
        self.emit(Op::IsFloat { value })
    }

    /// The float of a value that has been tested to be one.
    pub(super) fn refined_float(&mut self, value: Value) -> Value {
        match self.ty(value) {
            Type::F64 => value,
            _ => {
                let value = self.word(value);
                self.emit(Op::UnboxFloatUnchecked { value })
            }
        }
    }

    /// A word that has been tested to be a fixnum.
    pub(super) fn refined_int(&mut self, value: Value) -> Value {
        let value = self.word(value);
        if self.ty(value) == Type::Int { value } else { self.emit(Op::Refine { value, ty: Type::Int }) }
    }

    pub(super) fn has_int_form(&self, op: BinaryOp) -> bool {
        match op {
            BinaryOp::Pow | BinaryOp::Matmul | BinaryOp::DivTrue => false,
            BinaryOp::DivFloor | BinaryOp::ModFloor | BinaryOp::DivTrunc | BinaryOp::RemTrunc => {
                !self.was_left_for(ExitReason::DivisionByZero)
            }
            BinaryOp::DivExact => {
                !self.was_left_for(ExitReason::DivisionByZero)
                    && !self.was_left_for(ExitReason::UnexpectedValue)
            }
            BinaryOp::Shl | BinaryOp::Shr => !self.was_left_for(ExitReason::NegativeShift),
            _ => true,
        }
    }

    pub(super) fn has_float_form(&self, op: BinaryOp) -> bool {
        match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => true,
            BinaryOp::DivTrue => {
                !self.was_left_for(ExitReason::DivisionByZero) && !self.was_left_for(ExitReason::Overflow)
            }
            BinaryOp::ModFloor | BinaryOp::DivExact => !self.was_left_for(ExitReason::DivisionByZero),
            BinaryOp::Pow => !self.was_left_for(ExitReason::UnexpectedValue),
            _ => false,
        }
    }

    /// An operation on fixnums that has such a form.
    pub(super) fn int_operation(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> Value {
        match op {
            BinaryOp::Add => self.guard(|exit| Op::IntAddChecked { lhs, rhs, exit }),
            BinaryOp::Sub => self.guard(|exit| Op::IntSubChecked { lhs, rhs, exit }),
            BinaryOp::Mul => self.guard(|exit| Op::IntMulChecked { lhs, rhs, exit }),
            BinaryOp::DivFloor => self.guard(|exit| Op::IntDivFloorChecked { lhs, rhs, exit }),
            BinaryOp::ModFloor => self.guard(|exit| Op::IntModFloorChecked { lhs, rhs, exit }),
            BinaryOp::DivTrunc => self.guard(|exit| Op::IntDivTruncChecked { lhs, rhs, exit }),
            BinaryOp::RemTrunc => self.guard(|exit| Op::IntRemChecked { lhs, rhs, exit }),
            BinaryOp::DivExact => {
                let quotient = self.guard(|exit| Op::IntDivTruncChecked { lhs, rhs, exit });
                // No larger than the dividend.
                let product = self.emit(Op::IntMul { lhs: quotient, rhs });
                let cond = self.emit(Op::IntCompare { cond: Cond::Eq, lhs: product, rhs: lhs });
                self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
                quotient
            }
            BinaryOp::Shl => self.guard(|exit| Op::IntShlChecked { lhs, rhs, exit }),
            BinaryOp::Shr => self.guard(|exit| Op::IntShrChecked { lhs, rhs, exit }),
            BinaryOp::BitAnd => self.emit(Op::IntAnd { lhs, rhs }),
            BinaryOp::BitOr => self.emit(Op::IntOr { lhs, rhs }),
            BinaryOp::BitXor => self.emit(Op::IntXor { lhs, rhs }),
            BinaryOp::DivTrue | BinaryOp::Pow | BinaryOp::Matmul => {
                unreachable!("{op:?} has no form for fixnums")
            }
        }
    }

    /// Numbers of which one is a float; for true division, any numbers.
    fn float_arithmetic(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> Value {
        let kinds = Operands(self.frame.site());
        let (left, right) = (self.ty(lhs), self.ty(rhs));
        let has_float = left == Type::F64 || right == Type::F64;
        if op == BinaryOp::DivTrue {
            let (mut a, mut b) = (lhs, rhs);
            if kinds.is_only(Operands::FLOAT) {
                (a, b) = (self.as_float(lhs), self.as_float(rhs));
            } else if kinds.is_only(Operands::FIXNUM) {
                (a, b) = (self.as_int(lhs), self.as_int(rhs));
            }
            // Between two integers the quotient is rounded once: they must be floats exactly.
            let may_be_ints = self.ty(a) != Type::F64 && self.ty(b) != Type::F64;
            let (a, b) = match may_be_ints {
                true => (self.as_exact_number(a), self.as_exact_number(b)),
                false => (self.as_number(a), self.as_number(b)),
            };
            return self.float_operation(op, a, b);
        }
        if op == BinaryOp::DivExact && kinds.is_only(Operands::FLOAT) {
            let (lhs, rhs) = (self.as_float(lhs), self.as_float(rhs));
            return self.emit(Op::FloatDiv { lhs, rhs });
        }
        let (a, b) = if left == Type::Int {
            (self.as_number(lhs), self.as_float(rhs))
        } else if right == Type::Int {
            (self.as_float(lhs), self.as_number(rhs))
        } else if kinds.is_only(Operands::FLOAT) {
            (self.as_float(lhs), self.as_float(rhs))
        } else if kinds.is_only(Operands::MIXED) && left == Type::F64 {
            let int = self.as_int(rhs);
            (lhs, self.as_number(int))
        } else if kinds.is_only(Operands::MIXED) && right == Type::F64 {
            let int = self.as_int(lhs);
            (self.as_number(int), rhs)
        } else {
            if !has_float {
                let cond = self.both_ints(lhs, rhs);
                self.guard(|exit| Op::GuardFalse { cond, reason: ExitReason::NotFloat, exit });
            }
            (self.as_number(lhs), self.as_number(rhs))
        };
        self.float_operation(op, a, b)
    }

    /// A number that is a float exactly, or the code is left.
    pub(super) fn as_exact_number(&mut self, value: Value) -> Value {
        match self.ty(value) {
            Type::F64 => value,
            Type::Int => {
                if self.known_int(value).is_none_or(|n| n.abs() > EXACT) {
                    let (low, high) = (self.int(-EXACT), self.int(EXACT));
                    let lhs = self.emit(Op::IntCompare { cond: Cond::Ge, lhs: value, rhs: low });
                    let rhs = self.emit(Op::IntCompare { cond: Cond::Le, lhs: value, rhs: high });
                    let cond = self.emit(Op::BoolAnd { lhs, rhs });
                    self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::Overflow, exit });
                }
                self.emit(Op::IntToF64 { value })
            }
            _ => {
                let number = self.as_number(value);
                let (lhs, rhs) = (self.emit(Op::FloatAbs { value: number }), self.float(EXACT as f64));
                let cond = self.emit(Op::FloatCompare { cond: Cond::Le, lhs, rhs });
                self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::Overflow, exit });
                number
            }
        }
    }

    /// An operation on floats that has such a form.
    pub(super) fn float_operation(&mut self, op: BinaryOp, lhs: Value, rhs: Value) -> Value {
        match op {
            BinaryOp::Add => self.emit(Op::FloatAdd { lhs, rhs }),
            BinaryOp::Sub => self.emit(Op::FloatSub { lhs, rhs }),
            BinaryOp::Mul => self.emit(Op::FloatMul { lhs, rhs }),
            BinaryOp::DivTrue => self.guard(|exit| Op::FloatDivChecked { lhs, rhs, exit }),
            // Only among floats is it certain that dividing by zero is not the language's matter.
            BinaryOp::DivExact => self.guard(|exit| Op::FloatDivChecked { lhs, rhs, exit }),
            BinaryOp::ModFloor => {
                let zero = self.float(0.0);
                let cond = self.emit(Op::FloatCompare { cond: Cond::Ne, lhs: rhs, rhs: zero });
                self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::DivisionByZero, exit });
                self.call_runtime(RuntimeCall::float_mod_floor, &[lhs, rhs])
            }
            BinaryOp::Pow => {
                // What raises or has a complex result is left to the language.
                if !self.is_natural(rhs) {
                    let zero = self.float(0.0);
                    let cond = self.emit(Op::FloatCompare { cond: Cond::Gt, lhs, rhs: zero });
                    self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
                }
                let power = self.call_runtime(RuntimeCall::float_pow, &[lhs, rhs]);
                let (lhs, rhs) = (self.emit(Op::FloatAbs { value: power }), self.float(f64::INFINITY));
                let cond = self.emit(Op::FloatCompare { cond: Cond::Lt, lhs, rhs });
                self.guard(|exit| Op::GuardTrue { cond, reason: ExitReason::UnexpectedValue, exit });
                power
            }
            _ => unreachable!("{op:?} has no form for floats"),
        }
    }

    /// Whether a float is known, and an integer that is not negative.
    fn is_natural(&self, value: Value) -> bool {
        match self.func.defining_op(value) {
            Some(&Op::ConstF64 { value }) => value.value() >= 0.0 && value.value().fract() == 0.0,
            Some(&Op::IntToF64 { value }) => self.known_int(value).is_some_and(|value| value >= 0),
            _ => false,
        }
    }

    /// Arithmetic with one operand: `int` and `float` make its forms.
    pub(super) fn unary(
        &mut self,
        dst: Def,
        src: Use,
        int: impl FnOnce(&mut Self, Value) -> Value,
        float: Option<fn(Value) -> Op>,
    ) -> Result<(), Bailout> {
        let kinds = Operands(self.frame.site());
        let operand = self.get(src.0);
        let value = match (kinds, float) {
            _ if !self.speculates() => return self.complete(),
            (Operands(0), _) if self.leaves_untaken() => {
                self.exit(ExitReason::NotTaken);
                return Ok(());
            }
            (kinds, _) if kinds.is_only(Operands::FIXNUM) => {
                let operand = self.as_int(operand);
                int(self, operand)
            }
            (kinds, Some(float)) if kinds.is_only(Operands::FLOAT) => {
                let operand = self.as_float(operand);
                self.emit(float(operand))
            }
            (kinds, _) if kinds.is_only(Operands::OTHER) && !self.protocol_cases().is_empty() => {
                let mut join = self.begin_join();
                let operand = self.word(operand);
                if !self.operate_by_method(&mut join, operand)? {
                    let value = self.execute()?;
                    self.end_arm(&mut join, &[value]);
                }
                self.finish_join(join, 1)[0]
            }
            _ => return self.complete(),
        };
        self.set(dst.0, value);
        Ok(())
    }
}
