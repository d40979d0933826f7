//! Rounding of floats to integers that stay floats.

use abi::intrinsic::Rounding;
use ssa::Value;

use super::Lowering;
use super::floats::float;
use crate::function_text::Operand;

/// From this magnitude on, 2^52, all floats are integers.
const ALL_INTEGERS: f64 = 4_503_599_627_370_496.0;

impl Lowering<'_> {
    /// By an instruction, where the machine has one; LLVM would call the C library for those that it lacks.
    pub(super) fn round_float(&mut self, value: Value, rounding: Rounding) -> Operand {
        if !self.target.rounds_floats() {
            let x = self.value(value);
            return self.round_by_sums(x, rounding);
        }
        let declaration = match rounding {
            Rounding::Down => "double @llvm.floor.f64(double)",
            Rounding::Up => "double @llvm.ceil.f64(double)",
            Rounding::ToZero => "double @llvm.trunc.f64(double)",
            Rounding::Nearest => "double @llvm.roundeven.f64(double)",
        };
        self.float_function(value, declaration)
    }

    /// A sum with 2^52 has no room for a fraction, so it is rounded to the nearest integer; from there it is one step at most
    /// to the integer on the side that is asked for. The sign stays: also that of zero.
    fn round_by_sums(&mut self, x: Operand, rounding: Rounding) -> Operand {
        let magnitude = self.intrinsic(
            "double @llvm.fabs.f64(double)",
            format_args!("call double @llvm.fabs.f64(double {x})"),
        );
        let limit = float(ALL_INTEGERS);
        let sum = self.define(format_args!("fadd double {magnitude}, {limit}"));
        let nearest = self.define(format_args!("fsub double {sum}, {limit}"));
        let rounded = match rounding {
            Rounding::Nearest => nearest,
            Rounding::ToZero => self.step("ogt", nearest, magnitude, -1.0),
            Rounding::Down | Rounding::Up => {
                let nearest = self.with_sign_of(nearest, x);
                match rounding {
                    Rounding::Down => self.step("ogt", nearest, x, -1.0),
                    _ => self.step("olt", nearest, x, 1.0),
                }
            }
        };
        let rounded = self.with_sign_of(rounded, x);
        // What is no number stays what it is, too.
        let has_fraction = self.define(format_args!("fcmp olt double {magnitude}, {limit}"));
        self.define(format_args!("select i1 {has_fraction}, double {rounded}, double {x}"))
    }

    /// `from` and `step`, if it compares so with `to`.
    fn step(&mut self, condition: &str, from: Operand, to: Operand, step: f64) -> Operand {
        let stepped = self.define(format_args!("fadd double {from}, {}", float(step)));
        let is_beyond = self.define(format_args!("fcmp {condition} double {from}, {to}"));
        self.define(format_args!("select i1 {is_beyond}, double {stepped}, double {from}"))
    }

    fn with_sign_of(&mut self, magnitude: Operand, sign: Operand) -> Operand {
        self.intrinsic(
            "double @llvm.copysign.f64(double, double)",
            format_args!("call double @llvm.copysign.f64(double {magnitude}, double {sign})"),
        )
    }
}
