//! Rules for tagged words: boxes, tests, guards, booleans.

use super::{Rewrite, Rules, bool, f64, int, word};
use abi::value;
use ssa::{Cond, Op, Type, Value};

/// What is known of the tag of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Int,
    /// A pointer; boxed floats are pointers too.
    Ref,
    /// A float, inline or boxed.
    Float,
    /// An inline float.
    InlineFloat,
    /// None, a boolean and the like.
    Immediate,
    Unknown,
}

impl Rules<'_> {
    pub(super) fn word(&mut self, op: Op) -> Rewrite {
        match op {
            Op::Refine { value, ty } if self.func.type_of(value).is_subtype_of(ty) => Rewrite::Value(value),
            Op::Select { cond, if_true, if_false, .. } => match self.bool_const(cond) {
                Some(true) => Rewrite::Value(if_true),
                Some(false) => Rewrite::Value(if_false),
                None if if_true == if_false => Rewrite::Value(if_true),
                None => Rewrite::Keep,
            },
            Op::UnboxFloat { value, .. }
            | Op::UnboxFloatUnchecked { value }
            | Op::NumberToF64 { value, .. } => self.unbox_float(op, value),
            Op::BoxFloat { value } => match self.def(value) {
                Some(Op::ConstF64 { value }) => {
                    value::inline_float(value.value()).map_or(Rewrite::Keep, word)
                }
                Some(Op::UnboxFloat { value, .. } | Op::UnboxFloatUnchecked { value }) => {
                    Rewrite::Value(value)
                }
                _ => Rewrite::Keep,
            },
            Op::BoxBool { value } => match self.def(value) {
                Some(Op::ConstBool { value }) => word(value::boolean(value)),
                Some(Op::GuardBool { value, .. }) => Rewrite::Value(value),
                _ => Rewrite::Keep,
            },
            Op::CharToInt { value } => match self.def(value) {
                Some(Op::IntToChar { value }) => Rewrite::Value(value),
                Some(Op::ConstWord { value }) if is_char(value.0) => {
                    int((value.0 >> value::CHAR_SHIFT) as i64)
                }
                _ => Rewrite::Keep,
            },
            Op::IsChar { value } => match self.def(value) {
                Some(Op::IntToChar { .. }) => bool(true),
                Some(Op::ConstWord { value }) => bool(is_char(value.0)),
                Some(Op::BoxBool { .. } | Op::BoxFloat { .. }) => bool(false),
                _ if self.func.type_of(value) != Type::Word => bool(false),
                _ => Rewrite::Keep,
            },
            Op::IsInt { value } => self.is_class(value, Class::Int),
            Op::IsRef { value } => match self.class(value) {
                Class::Float => Rewrite::Keep,
                _ => self.is_class(value, Class::Ref),
            },
            Op::IsFloat { value } => match self.class(value) {
                Class::Ref => Rewrite::Keep,
                _ => self.is_class(value, Class::Float),
            },
            Op::HasShape { object, .. } | Op::HasShapeIn { object, .. } if self.is_no_pointer(object) => {
                bool(false)
            }
            Op::WordEqual { lhs, rhs } => self.word_equal(lhs, rhs),
            Op::AddressEqual { lhs, rhs } if lhs == rhs => bool(true),
            Op::BoolNot { .. } | Op::BoolAnd { .. } | Op::BoolOr { .. } => self.boolean(op),
            _ => self.guard(op),
        }
    }

    fn guard(&mut self, op: Op) -> Rewrite {
        match op {
            Op::GuardInt { value, .. } => match self.class(value) {
                Class::Int if self.func.type_of(value) == Type::Int => Rewrite::Value(value),
                Class::Unknown | Class::Int => Rewrite::Keep,
                _ => Rewrite::AlwaysExits,
            },
            Op::GuardRef { value, .. } => match self.class(value) {
                Class::Ref if self.func.type_of(value) == Type::Ref => Rewrite::Value(value),
                _ if self.is_no_pointer(value) => Rewrite::AlwaysExits,
                _ => Rewrite::Keep,
            },
            Op::GuardShape { object, .. } | Op::GuardShapeIn { object, .. } if self.is_no_pointer(object) => {
                Rewrite::AlwaysExits
            }
            Op::GuardBool { value, .. } => match (self.def(value), self.word_const(value)) {
                (Some(Op::BoxBool { value }), _) => Rewrite::Value(value),
                (_, Some(value::TRUE)) => bool(true),
                (_, Some(value::FALSE)) => bool(false),
                _ if !matches!(self.class(value), Class::Unknown | Class::Immediate) => Rewrite::AlwaysExits,
                _ => Rewrite::Keep,
            },
            Op::GuardSame { value, expected, .. } => match self.equal(value, expected) {
                Some(true) => Rewrite::Value(expected),
                Some(false) => Rewrite::AlwaysExits,
                None => Rewrite::Keep,
            },
            Op::GuardNotSame { value, unexpected, .. } => match self.equal(value, unexpected) {
                Some(true) => Rewrite::AlwaysExits,
                Some(false) => Rewrite::Value(value),
                None => Rewrite::Keep,
            },
            Op::GuardTrue { cond, reason, exit } => match self.def(cond) {
                Some(Op::ConstBool { value: true }) => Rewrite::Remove,
                Some(Op::ConstBool { value: false }) => Rewrite::AlwaysExits,
                Some(Op::BoolNot { value }) => Rewrite::Op(Op::GuardFalse { cond: value, reason, exit }),
                _ => Rewrite::Keep,
            },
            Op::GuardFalse { cond, reason, exit } => match self.def(cond) {
                Some(Op::ConstBool { value: false }) => Rewrite::Remove,
                Some(Op::ConstBool { value: true }) => Rewrite::AlwaysExits,
                Some(Op::BoolNot { value }) => Rewrite::Op(Op::GuardTrue { cond: value, reason, exit }),
                _ => Rewrite::Keep,
            },
            _ => Rewrite::Keep,
        }
    }

    fn class(&self, value: Value) -> Class {
        match self.func.type_of(value) {
            Type::Int => return Class::Int,
            Type::Ref => return Class::Ref,
            _ => {}
        }
        match self.def(value) {
            Some(Op::BoxFloat { .. }) => Class::Float,
            Some(Op::BoxBool { .. }) => Class::Immediate,
            Some(Op::ConstWord { value }) if value::is_inline_float(value.0) => Class::InlineFloat,
            Some(Op::ConstWord { value }) if value.0 & value::TAG_MASK == value::IMMEDIATE_TAG => {
                Class::Immediate
            }
            _ => Class::Unknown,
        }
    }

    /// Whether it is certain not to point to an object.
    fn is_no_pointer(&self, value: Value) -> bool {
        matches!(self.class(value), Class::Int | Class::InlineFloat | Class::Immediate)
    }

    fn is_class(&self, value: Value, class: Class) -> Rewrite {
        match self.class(value) {
            Class::Unknown => Rewrite::Keep,
            Class::InlineFloat => bool(class == Class::Float),
            found => bool(found == class),
        }
    }

    fn unbox_float(&self, op: Op, operand: Value) -> Rewrite {
        let number = matches!(op, Op::NumberToF64 { .. });
        match self.def(operand) {
            Some(Op::BoxFloat { value }) => return Rewrite::Value(value),
            Some(Op::ConstWord { value }) if value::is_inline_float(value.0) => {
                return f64(value::inline_float_value(value.0));
            }
            _ => {}
        }
        match self.class(operand) {
            Class::Int if number => Rewrite::Op(Op::IntToF64 { value: operand }),
            Class::Int | Class::Immediate if op.effects().can_exit => Rewrite::AlwaysExits,
            _ => Rewrite::Keep,
        }
    }

    /// Whether two words have the same bits, where that is known.
    fn equal(&self, lhs: Value, rhs: Value) -> Option<bool> {
        if lhs == rhs {
            return Some(true);
        }
        if let (Some(a), Some(b)) = (self.word_const(lhs), self.word_const(rhs)) {
            return Some(a == b);
        }
        match (self.class(lhs), self.class(rhs)) {
            (Class::Unknown, _) | (_, Class::Unknown) => None,
            (Class::Float, Class::Ref | Class::InlineFloat)
            | (Class::Ref | Class::InlineFloat, Class::Float) => None,
            (a, b) if a != b => Some(false),
            _ => None,
        }
    }

    fn word_equal(&self, lhs: Value, rhs: Value) -> Rewrite {
        if let Some(equal) = self.equal(lhs, rhs) {
            return bool(equal);
        }
        if self.class(lhs) == Class::Int && self.class(rhs) == Class::Int {
            return Rewrite::Op(Op::IntCompare { cond: Cond::Eq, lhs, rhs });
        }
        if self.word_const(lhs).is_some() && self.word_const(rhs).is_none() {
            return Rewrite::Op(Op::WordEqual { lhs: rhs, rhs: lhs });
        }
        match (self.def(lhs), self.word_const(rhs)) {
            (Some(Op::BoxBool { value }), Some(value::TRUE)) => Rewrite::Value(value),
            (Some(Op::BoxBool { value }), Some(value::FALSE)) => Rewrite::Op(Op::BoolNot { value }),
            (Some(Op::BoxBool { .. }), Some(_)) => bool(false),
            _ => Rewrite::Keep,
        }
    }

    fn boolean(&self, op: Op) -> Rewrite {
        match op {
            Op::BoolNot { value } => match self.def(value) {
                Some(Op::ConstBool { value }) => bool(!value),
                Some(Op::BoolNot { value }) => Rewrite::Value(value),
                Some(Op::IntCompare { cond, lhs, rhs }) => match cond.negated() {
                    Some(cond) => Rewrite::Op(Op::IntCompare { cond, lhs, rhs }),
                    None => Rewrite::Keep,
                },
                // The other conditions are false for NaN, and so are their opposites.
                Some(Op::FloatCompare { cond: Cond::Eq, lhs, rhs }) => {
                    Rewrite::Op(Op::FloatCompare { cond: Cond::Ne, lhs, rhs })
                }
                Some(Op::FloatCompare { cond: Cond::Ne, lhs, rhs }) => {
                    Rewrite::Op(Op::FloatCompare { cond: Cond::Eq, lhs, rhs })
                }
                _ => Rewrite::Keep,
            },
            Op::BoolAnd { lhs, rhs } => match (self.bool_const(lhs), self.bool_const(rhs)) {
                (Some(false), _) | (_, Some(false)) => bool(false),
                (Some(true), _) => Rewrite::Value(rhs),
                (_, Some(true)) => Rewrite::Value(lhs),
                _ if lhs == rhs => Rewrite::Value(lhs),
                _ => Rewrite::Keep,
            },
            Op::BoolOr { lhs, rhs } => match (self.bool_const(lhs), self.bool_const(rhs)) {
                (Some(true), _) | (_, Some(true)) => bool(true),
                (Some(false), _) => Rewrite::Value(rhs),
                (_, Some(false)) => Rewrite::Value(lhs),
                _ if lhs == rhs => Rewrite::Value(lhs),
                _ => Rewrite::Keep,
            },
            _ => Rewrite::Keep,
        }
    }
}

fn is_char(word: u64) -> bool {
    word & 0xff == value::CHAR_TAG
}
