//! Functions of floats, by the rules of the C library.

use bytecode::operand::MathFunction;

/// A function of floats; `second` counts where it takes two.
#[must_use]
pub fn math(function: MathFunction, first: f64, second: f64) -> f64 {
    match function {
        MathFunction::Floor => first.floor(),
        MathFunction::Ceil => first.ceil(),
        MathFunction::Trunc => first.trunc(),
        MathFunction::RoundEven => first.round_ties_even(),
        MathFunction::Sin => first.sin(),
        MathFunction::Cos => first.cos(),
        MathFunction::Tan => first.tan(),
        MathFunction::Asin => first.asin(),
        MathFunction::Acos => first.acos(),
        MathFunction::Atan => first.atan(),
        MathFunction::Exp => first.exp(),
        MathFunction::Log => first.ln(),
        MathFunction::Log2 => first.log2(),
        MathFunction::Log10 => first.log10(),
        MathFunction::Min => minimum(first, second),
        MathFunction::Max => -minimum(-first, -second),
        MathFunction::Pow => first.powf(second),
        MathFunction::Atan2 => first.atan2(second),
    }
}

/// The lesser; NaN when one is; -0 is less than 0.
fn minimum(first: f64, second: f64) -> f64 {
    if first.is_nan() || second.is_nan() {
        return first + second;
    }
    if first < second || first == second && first.is_sign_negative() { first } else { second }
}
