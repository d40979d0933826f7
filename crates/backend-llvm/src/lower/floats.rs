//! Arithmetic on raw floats, and their conversion to integers.

use abi::value::{FIXNUM_MAX, FIXNUM_SHIFT};
use ssa::backend::Bailout;
use ssa::{Cond, Value};

use super::Lowering;
use super::exits::Exit;
use crate::function_text::{Kind, Operand};

impl Lowering<'_> {
    /// One of LLVM's functions from a double to a double.
    pub(super) fn float_function(&mut self, value: Value, declaration: &'static str) -> Operand {
        let value = self.value(value);
        let name = declaration.trim_start_matches("double ").trim_end_matches("(double)");
        self.intrinsic(declaration, format_args!("call double {name}(double {value})"))
    }

    pub(super) fn float_neg(&mut self, value: Value) -> Operand {
        let value = self.value(value);
        self.define(format_args!("fneg double {value}"))
    }

    pub(super) fn float_div_checked(&mut self, lhs: Value, rhs: Value, exit: Exit) -> Operand {
        let (x, y) = (self.value(lhs), self.value(rhs));
        let is_zero = self.define(format_args!("fcmp oeq double {y}, {}", float(0.0)));
        self.leave_if(is_zero, exit);
        self.define(format_args!("fdiv double {x}, {y}"))
    }

    pub(super) fn compare_floats(&mut self, cond: Cond, lhs: Value, rhs: Value) -> Result<Operand, Bailout> {
        let name = match cond {
            Cond::Eq => "oeq",
            Cond::Ne => "une",
            Cond::Lt => "olt",
            Cond::Le => "ole",
            Cond::Gt => "ogt",
            Cond::Ge => "oge",
            Cond::Below | Cond::BelowEq => {
                return Err(Bailout::Unsupported { what: format!("{} of floats", cond.name()) });
            }
        };
        let (x, y) = (self.value(lhs), self.value(rhs));
        Ok(self.define(format_args!("fcmp {name} double {x}, {y}")))
    }

    /// The first where `fcmp` of this condition holds, else the second; NaN when one is; of equal ones the bits are merged,
    /// which tells zeros apart. LLVM's own functions for it are not had on all machines by all of its versions.
    pub(super) fn extremum(&mut self, lhs: Value, rhs: Value, condition: &str, merge: &str) -> Operand {
        let (x, y) = (self.value(lhs), self.value(rhs));
        let is_first = self.define(format_args!("fcmp {condition} double {x}, {y}"));
        let chosen = self.define(format_args!("select i1 {is_first}, double {x}, double {y}"));
        let [x_bits, y_bits] = [x, y].map(|value| self.define(format_args!("bitcast double {value} to i64")));
        let merged = self.define(format_args!("{merge} i64 {x_bits}, {y_bits}"));
        let merged = self.define(format_args!("bitcast i64 {merged} to double"));
        let is_equal = self.define(format_args!("fcmp oeq double {x}, {y}"));
        let chosen = self.define(format_args!("select i1 {is_equal}, double {merged}, double {chosen}"));
        let is_unordered = self.define(format_args!("fcmp uno double {x}, {y}"));
        let sum = self.define(format_args!("fadd double {x}, {y}"));
        self.define(format_args!("select i1 {is_unordered}, double {sum}, double {chosen}"))
    }

    fn magnitude(&mut self, value: Operand) -> Operand {
        self.intrinsic(
            "double @llvm.fabs.f64(double)",
            format_args!("call double @llvm.fabs.f64(double {value})"),
        )
    }

    /// Leaves at magnitudes from 2^61 on; of these only -2^61 is a fixnum, which the interpreter then makes.
    pub(super) fn float_to_int_checked(&mut self, value: Value, exit: Exit) -> Operand {
        let value = self.value(value);
        let magnitude = self.magnitude(value);
        let limit = float((FIXNUM_MAX as u64 + 1) as f64);
        // Not "greater or equal", which NaN is not.
        let outside = self.define(format_args!("fcmp uge double {magnitude}, {limit}"));
        self.leave_if(outside, exit);
        let integer = self.define(format_args!("fptosi double {value} to i64"));
        self.define(format_args!("shl nsw i64 {integer}, {FIXNUM_SHIFT}"))
    }

    /// Modulo 2^32, as of an integer of any size. What 64 bits hold is converted by the machine; of the others the
    /// low bits of the mantissa are left, when any of them has a weight below 2^32.
    pub(super) fn float_to_i32_wrap(&mut self, value: Value) -> Operand {
        let value = self.value(value);
        let magnitude = self.magnitude(value);
        let limit = float(9_223_372_036_854_775_808.0);
        let outside = self.define(format_args!("fcmp uge double {magnitude}, {limit}"));
        let large = self.text.new_block(true);
        let done = self.text.new_block_like_current();
        let result = self.text.append_param(done, Kind::I32);
        self.branch_away(outside, large);
        let integer = self.define(format_args!("fptosi double {value} to i64"));
        let narrow = self.define(format_args!("trunc i64 {integer} to i32"));
        self.text.jump(done, &[narrow]);

        self.text.go_on_in(large);
        let narrow = self.large_float_to_i32(value);
        self.text.jump(done, &[narrow]);
        self.text.go_on_in(done);
        result
    }

    /// The low 32 bits of a float that is an integer of at least 2^63; 0 for NaN and infinities.
    fn large_float_to_i32(&mut self, value: Operand) -> Operand {
        const MANTISSA_BITS: i64 = 52;
        const BIAS: i64 = 1023;
        let bits = self.encode_word(value, ssa::Type::F64);
        let exponent = self.define(format_args!("lshr i64 {bits}, {MANTISSA_BITS}"));
        let exponent = self.define(format_args!("and i64 {exponent}, {}", 0x7ff));
        // At least 11; the mantissa's lowest bit weighs 2^shift. Beyond 31 nothing is left, and LLVM wants no large counts.
        let shift = self.define(format_args!("add i64 {exponent}, {}", -(BIAS + MANTISSA_BITS)));
        let none_left = self.define(format_args!("icmp sgt i64 {shift}, 31"));
        let shift = self.define(format_args!("select i1 {none_left}, i64 0, i64 {shift}"));
        let mantissa = self.define(format_args!("and i64 {bits}, {}", (1i64 << MANTISSA_BITS) - 1));
        let mantissa = self.define(format_args!("or i64 {mantissa}, {}", 1i64 << MANTISSA_BITS));
        let low = self.define(format_args!("shl i64 {mantissa}, {shift}"));
        let negated = self.define(format_args!("sub i64 0, {low}"));
        let negative = self.define(format_args!("icmp slt i64 {bits}, 0"));
        let signed = self.define(format_args!("select i1 {negative}, i64 {negated}, i64 {low}"));
        let integer = self.define(format_args!("select i1 {none_left}, i64 0, i64 {signed}"));
        self.define(format_args!("trunc i64 {integer} to i32"))
    }
}

/// A constant.
pub(super) fn float(value: f64) -> Operand {
    Operand::Float(value.to_bits())
}
