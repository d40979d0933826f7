//! Rules for typed integers, which wrap around.

use super::{Rewrite, Rules, bool, f64, int};
use ssa::{Op, Value};

impl Rules<'_> {
    pub(super) fn typed(&mut self, op: Op) -> Rewrite {
        match op {
            Op::I32Add { lhs, rhs } => self.i32(lhs, rhs, Some(0), true, i32::wrapping_add),
            Op::I32Sub { lhs, rhs } => self.i32(lhs, rhs, Some(0), false, i32::wrapping_sub),
            Op::I32Mul { lhs, rhs } => self.i32(lhs, rhs, Some(1), true, i32::wrapping_mul),
            Op::I32And { lhs, rhs } => self.i32(lhs, rhs, Some(-1), true, |a, b| a & b),
            Op::I32Or { lhs, rhs } => self.i32(lhs, rhs, Some(0), true, |a, b| a | b),
            Op::I32Xor { lhs, rhs } => self.i32(lhs, rhs, Some(0), true, |a, b| a ^ b),
            Op::I32Shl { lhs, rhs } => self.i32(lhs, rhs, Some(0), false, |a, b| a.wrapping_shl(b as u32)),
            Op::I32Shr { lhs, rhs } => self.i32(lhs, rhs, Some(0), false, |a, b| a.wrapping_shr(b as u32)),
            Op::I32ShrLogical { lhs, rhs } => {
                self.i32(lhs, rhs, Some(0), false, |a, b| (a as u32).wrapping_shr(b as u32) as i32)
            }
            Op::I64Add { lhs, rhs } => self.i64(lhs, rhs, Some(0), true, i64::wrapping_add),
            Op::I64Sub { lhs, rhs } => self.i64(lhs, rhs, Some(0), false, i64::wrapping_sub),
            Op::I64Mul { lhs, rhs } => self.i64(lhs, rhs, Some(1), true, i64::wrapping_mul),
            Op::I64And { lhs, rhs } => self.i64(lhs, rhs, Some(-1), true, |a, b| a & b),
            Op::I64Or { lhs, rhs } => self.i64(lhs, rhs, Some(0), true, |a, b| a | b),
            Op::I64Xor { lhs, rhs } => self.i64(lhs, rhs, Some(0), true, |a, b| a ^ b),
            Op::I64Shl { lhs, rhs } => self.i64(lhs, rhs, Some(0), false, |a, b| a.wrapping_shl(b as u32)),
            Op::I64Shr { lhs, rhs } => self.i64(lhs, rhs, Some(0), false, |a, b| a.wrapping_shr(b as u32)),
            Op::I64ShrLogical { lhs, rhs } => {
                self.i64(lhs, rhs, Some(0), false, |a, b| (a as u64).wrapping_shr(b as u32) as i64)
            }
            Op::I32Compare { cond, lhs, rhs } => match (self.i32_const(lhs), self.i32_const(rhs)) {
                // Sign extension keeps the unsigned order too.
                (Some(a), Some(b)) => bool(cond.holds(a.into(), b.into())),
                _ if lhs == rhs => bool(cond.holds(0, 0)),
                _ => Rewrite::Keep,
            },
            Op::I64Compare { cond, lhs, rhs } => match (self.i64_const(lhs), self.i64_const(rhs)) {
                (Some(a), Some(b)) => bool(cond.holds(a, b)),
                _ if lhs == rhs => bool(cond.holds(0, 0)),
                _ => Rewrite::Keep,
            },
            Op::I32ToInt { value } => self.i32_const(value).map_or(Rewrite::Keep, |value| int(value.into())),
            Op::I32ToF64 { value } => self.i32_const(value).map_or(Rewrite::Keep, |value| f64(value.into())),
            Op::I32ToI64 { value } => match self.i32_const(value) {
                Some(value) => Rewrite::Op(Op::ConstI64 { value: value.into() }),
                None => Rewrite::Keep,
            },
            Op::I64ToIntChecked { value, .. } => match self.def(value) {
                Some(Op::IntToI64 { value }) => Rewrite::Value(value),
                Some(Op::I32ToI64 { value }) => Rewrite::Op(Op::I32ToInt { value }),
                Some(Op::ConstI64 { value }) if abi::value::fixnum(value).is_some() => int(value),
                _ => Rewrite::Keep,
            },
            Op::I64ToI32 { value } => match self.def(value) {
                Some(Op::I32ToI64 { value }) => Rewrite::Value(value),
                Some(Op::ConstI64 { value }) => Rewrite::Op(Op::ConstI32 { value: value as i32 }),
                _ => Rewrite::Keep,
            },
            Op::I64ToF64 { value } => self.i64_const(value).map_or(Rewrite::Keep, |value| f64(value as f64)),
            _ => Rewrite::Keep,
        }
    }

    fn i32_const(&self, value: Value) -> Option<i32> {
        match self.def(value)? {
            Op::ConstI32 { value } => Some(value),
            _ => None,
        }
    }

    fn i64_const(&self, value: Value) -> Option<i64> {
        match self.def(value)? {
            Op::ConstI64 { value } => Some(value),
            _ => None,
        }
    }

    /// Folds constants and drops a `neutral` operand; on the left only if the operation commutes.
    fn i32(
        &self,
        lhs: Value,
        rhs: Value,
        neutral: Option<i32>,
        commutes: bool,
        fold: fn(i32, i32) -> i32,
    ) -> Rewrite {
        match (self.i32_const(lhs), self.i32_const(rhs)) {
            (Some(a), Some(b)) => Rewrite::Op(Op::ConstI32 { value: fold(a, b) }),
            (None, b) if b.is_some() && b == neutral => Rewrite::Value(lhs),
            (a, None) if a.is_some() && a == neutral && commutes => Rewrite::Value(rhs),
            _ => Rewrite::Keep,
        }
    }

    fn i64(
        &self,
        lhs: Value,
        rhs: Value,
        neutral: Option<i64>,
        commutes: bool,
        fold: fn(i64, i64) -> i64,
    ) -> Rewrite {
        match (self.i64_const(lhs), self.i64_const(rhs)) {
            (Some(a), Some(b)) => Rewrite::Op(Op::ConstI64 { value: fold(a, b) }),
            (None, b) if b.is_some() && b == neutral => Rewrite::Value(lhs),
            (a, None) if a.is_some() && a == neutral && commutes => Rewrite::Value(rhs),
            _ => Rewrite::Keep,
        }
    }
}
