//! Division of 64-bit integers by a constant, without a division: the processor takes a dozen cycles and more for one.
//!
//! A quotient by a power of two is a shift, of a dividend that has been raised by the divisor less one if it is negative. Any
//! other is the high half of a product: for a divisor `d` there are `m` and `p` such that `x * m / 2^p`, rounded down,
//! is `x / d` for every `x` of 64 bits that is not negative, and one less than the quotient for those that are. With
//! `2^p > n * (d - 2^p mod d)`, where `n` is the largest dividend with remainder `d - 1`, the error stays below `1 / d`.

use cranelift_codegen::ir::{self, InstBuilder};

use super::Lowering;
use super::integers::Division;

/// Whether `divisor` is one that this file divides by.
pub(super) fn is_divisor(divisor: i64) -> bool {
    divisor.unsigned_abs() >= 2 && divisor != i64::MIN
}

/// The low 64 bits of the factor for a divisor of at least 3 that is no power of two, and by how much more than 64 bits its
/// product is shifted.
fn factor(divisor: u64) -> (i64, u32) {
    let divisor = u128::from(divisor);
    let largest = (1 << 63) - 1 - (1 << 63) % divisor;
    let fits = |power: &u32| 1_u128 << power > largest * (divisor - (1_u128 << power) % divisor);
    let power = (64..127).find(fits).expect("one is large enough for a divisor below 2^63");
    let factor = (1_u128 << power) / divisor + 1;
    (factor as u64 as i64, power - 64)
}

impl Lowering<'_> {
    /// The quotient, rounded to zero, or the remainder of a division by a constant that [`is_divisor`].
    pub(super) fn divide_by_constant(&mut self, x: ir::Value, divisor: i64, result: Division) -> ir::Value {
        let size = divisor.unsigned_abs();
        if size.is_power_of_two() {
            return self.divide_by_power(x, divisor, result);
        }
        let quotient = self.quotients.get(&(x, size as i64, false)).copied().unwrap_or_else(|| {
            let rounded = self.rounded_product(x, size);
            let is_negative = self.ins().ushr_imm_u(x, 63);
            self.ins().iadd(rounded, is_negative)
        });
        self.quotients.insert((x, size as i64, false), quotient);
        match result {
            Division::Quotient if divisor < 0 => self.ins().ineg(quotient),
            Division::Quotient => quotient,
            Division::Remainder => {
                let product = self.ins().imul_imm_s(quotient, size as i64);
                self.ins().isub(x, product)
            }
        }
    }

    /// The quotient, rounded down, or the remainder of a division by a positive constant that is no power of two.
    ///
    /// The bits of a negative dividend are inverted, and those of the quotient again: `-(n + 1)` is between the same multiples
    /// of the divisor, from below, as `n` is from above.
    pub(super) fn divide_down_by_constant(
        &mut self,
        x: ir::Value,
        divisor: i64,
        result: Division,
    ) -> ir::Value {
        let quotient = self.quotients.get(&(x, divisor, true)).copied().unwrap_or_else(|| {
            let sign = self.ins().sshr_imm_u(x, 63);
            let positive = self.ins().bxor(x, sign);
            let rounded = self.rounded_product(positive, divisor as u64);
            self.ins().bxor(rounded, sign)
        });
        self.quotients.insert((x, divisor, true), quotient);
        match result {
            Division::Quotient => quotient,
            Division::Remainder => {
                let product = self.ins().imul_imm_s(quotient, divisor);
                self.ins().isub(x, product)
            }
        }
    }

    /// `x * m / 2^p`, rounded down.
    fn rounded_product(&mut self, x: ir::Value, divisor: u64) -> ir::Value {
        let (factor, shift) = factor(divisor);
        let constant = self.iconst(factor);
        let mut high = self.ins().smulhi(x, constant);
        if factor < 0 {
            // It was meant without a sign.
            high = self.ins().iadd(high, x);
        }
        self.ins().sshr_imm_u(high, i64::from(shift))
    }

    fn divide_by_power(&mut self, x: ir::Value, divisor: i64, result: Division) -> ir::Value {
        let shift = i64::from(divisor.trailing_zeros());
        let sign = self.ins().sshr_imm_u(x, 63);
        let raise = self.ins().ushr_imm_u(sign, 64 - shift);
        let raised = self.ins().iadd(x, raise);
        match result {
            Division::Quotient => {
                let quotient = self.ins().sshr_imm_u(raised, shift);
                if divisor < 0 { self.ins().ineg(quotient) } else { quotient }
            }
            Division::Remainder => {
                let product = self.ins().band_imm_s(raised, -1 << shift);
                self.ins().isub(x, product)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::factor;

    /// What the code above computes.
    fn quotient(x: i64, divisor: u64) -> i64 {
        let (factor, shift) = factor(divisor);
        let high = ((i128::from(x) * i128::from(factor)) >> 64) as i64;
        let high = if factor < 0 { high.wrapping_add(x) } else { high };
        (high >> shift) + (x as u64 >> 63) as i64
    }

    #[test]
    fn products_are_quotients() {
        let ends = [0, 1, 2, 3, 7, 1 << 31, (1 << 62) - 1, 1 << 62, i64::MAX - 1, i64::MAX];
        let divisors =
            (3..2000).chain([1_000_003 * 4, 1 << 40 | 1, (1 << 62) - 1, (1 << 62) + 1, i64::MAX as u64]);
        for divisor in divisors.filter(|divisor| !divisor.is_power_of_two()) {
            let multiples = ends.map(|end| end / divisor as i64 * divisor as i64);
            let near =
                multiples.into_iter().chain(ends).flat_map(|x| [x, x.saturating_sub(1), x.saturating_add(1)]);
            for x in near.flat_map(|x| [x, x.wrapping_neg(), !x]).chain([i64::MIN]) {
                assert_eq!(quotient(x, divisor), x / divisor as i64, "{x} by {divisor}");
            }
        }
    }
}
