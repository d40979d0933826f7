//! Rounding of floats to integers that stay floats.

use abi::intrinsic::Rounding;
use cranelift_codegen::ir::condcodes::FloatCC;
use cranelift_codegen::ir::{self, InstBuilder};
use ssa::Value;

use super::Lowering;

/// From this magnitude on, 2^52, all floats are integers.
const ALL_INTEGERS: f64 = 4_503_599_627_370_496.0;

impl Lowering<'_> {
    /// By an instruction, where the machine has one; Cranelift would call the C library for those that it lacks.
    pub(super) fn round_float(&mut self, value: Value, rounding: Rounding) -> ir::Value {
        let x = self.value(value);
        if !self.target.rounds_floats() {
            return self.round_by_sums(x, rounding);
        }
        match rounding {
            Rounding::Down => self.ins().floor(x),
            Rounding::Up => self.ins().ceil(x),
            Rounding::ToZero => self.ins().trunc(x),
            Rounding::Nearest => self.ins().nearest(x),
        }
    }

    /// A sum with 2^52 has no room for a fraction, so it is rounded to the nearest integer; from there it is one step at most
    /// to the integer on the side that is asked for. The sign stays: also that of zero.
    fn round_by_sums(&mut self, x: ir::Value, rounding: Rounding) -> ir::Value {
        let magnitude = self.ins().fabs(x);
        let limit = self.f64const(ALL_INTEGERS);
        let sum = self.ins().fadd(magnitude, limit);
        let nearest = self.ins().fsub(sum, limit);
        let rounded = match rounding {
            Rounding::Nearest => nearest,
            Rounding::ToZero => self.step(FloatCC::GreaterThan, nearest, magnitude, -1.0),
            Rounding::Down | Rounding::Up => {
                let nearest = self.ins().fcopysign(nearest, x);
                match rounding {
                    Rounding::Down => self.step(FloatCC::GreaterThan, nearest, x, -1.0),
                    _ => self.step(FloatCC::LessThan, nearest, x, 1.0),
                }
            }
        };
        let rounded = self.ins().fcopysign(rounded, x);
        // What is no number stays what it is, too.
        let has_fraction = self.ins().fcmp(FloatCC::LessThan, magnitude, limit);
        self.ins().select(has_fraction, rounded, x)
    }

    /// `from` and `step`, if it compares so with `to`.
    fn step(&mut self, cc: FloatCC, from: ir::Value, to: ir::Value, step: f64) -> ir::Value {
        let stepped = self.f64const(step);
        let stepped = self.ins().fadd(from, stepped);
        let is_beyond = self.ins().fcmp(cc, from, to);
        self.ins().select(is_beyond, stepped, from)
    }
}
