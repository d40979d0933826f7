//! Arithmetic on untagged integers of 32 and 64 bits.

use abi::value::FIXNUM_SHIFT;
use ssa::Value;

use super::Lowering;
use super::exits::Exit;
use super::integers::Division;
use crate::function_text::Operand;

impl Lowering<'_> {
    /// One instruction of one operand, to another type.
    pub(super) fn convert(&mut self, value: Value, name: &str, to: &str) -> Operand {
        let value = self.value(value);
        self.define(format_args!("{name} {value} to {to}"))
    }

    /// A shift by the low bits of the count; `name` and the type are the instruction's, `mask` cuts the count.
    pub(super) fn shift(&mut self, lhs: Value, rhs: Value, name: &str, mask: u32) -> Operand {
        let (x, count) = (self.value(lhs), self.value(rhs));
        let kind = if mask == 63 { "i64" } else { "i32" };
        let count = self.define(format_args!("and {kind} {count}, {mask}"));
        self.define(format_args!("{name} {kind} {x}, {count}"))
    }

    /// In 64 bits, where the one quotient that overflows 32 has room.
    pub(super) fn i32_divide(&mut self, lhs: Value, rhs: Value, result: Division, exit: Exit) -> Operand {
        let (x, y) = (self.value(lhs), self.value(rhs));
        let zero = self.define(format_args!("icmp eq i32 {y}, 0"));
        self.leave_if(zero, exit);
        let x = self.define(format_args!("sext i32 {x} to i64"));
        let y = self.define(format_args!("sext i32 {y} to i64"));
        let wide = match result {
            Division::Quotient => self.define(format_args!("sdiv i64 {x}, {y}")),
            Division::Remainder => self.define(format_args!("srem i64 {x}, {y}")),
        };
        self.define(format_args!("trunc i64 {wide} to i32"))
    }

    /// The one quotient that overflows is by -1, which is kept from the machine: it traps there, as does the remainder.
    pub(super) fn i64_divide(&mut self, lhs: Value, rhs: Value, result: Division, exit: Exit) -> Operand {
        let (x, y) = (self.value(lhs), self.value(rhs));
        let zero = self.define(format_args!("icmp eq i64 {y}, 0"));
        self.leave_if(zero, exit);
        let minus_one = self.define(format_args!("icmp eq i64 {y}, -1"));
        let divisor = self.define(format_args!("select i1 {minus_one}, i64 1, i64 {y}"));
        if result == Division::Remainder {
            return self.define(format_args!("srem i64 {x}, {divisor}"));
        }
        let divided = self.define(format_args!("sdiv i64 {x}, {divisor}"));
        let negated = self.define(format_args!("sub i64 0, {x}"));
        self.define(format_args!("select i1 {minus_one}, i64 {negated}, i64 {divided}"))
    }

    pub(super) fn i32_to_int(&mut self, value: Value) -> Operand {
        let value = self.value(value);
        let wide = self.define(format_args!("sext i32 {value} to i64"));
        self.define(format_args!("shl nsw i64 {wide}, {FIXNUM_SHIFT}"))
    }

    pub(super) fn i64_to_int_checked(&mut self, value: Value, exit: Exit) -> Operand {
        let value = self.value(value);
        let tagged = self.define(format_args!("shl i64 {value}, {FIXNUM_SHIFT}"));
        let back = self.define(format_args!("ashr i64 {tagged}, {FIXNUM_SHIFT}"));
        let lost = self.define(format_args!("icmp ne i64 {back}, {value}"));
        self.leave_if(lost, exit);
        tagged
    }
}
