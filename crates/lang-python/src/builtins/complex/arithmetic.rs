//! Arithmetic of complex numbers, step for step as C's libraries and CPython do it, so that the last bit agrees.

/// A complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    /// The real part.
    pub re: f64,
    /// The imaginary part.
    pub im: f64,
}

/// Why an operation has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A division by zero, or zero to a negative or complex power.
    Zero,
    /// The result is too large.
    Overflow,
}

impl Complex {
    /// A number of these parts.
    pub const fn new(re: f64, im: f64) -> Self {
        Complex { re, im }
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Self {
        Complex::new(self.re + other.re, self.im + other.im)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Self {
        Complex::new(self.re - other.re, self.im - other.im)
    }

    /// The product.
    pub fn times(self, other: Self) -> Self {
        Complex::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
    }

    /// The quotient, by the larger part of the divisor.
    pub fn over(self, other: Self) -> Result<Self, Fault> {
        let (re, im) = (other.re.abs(), other.im.abs());
        if re >= im {
            if re == 0.0 {
                return Err(Fault::Zero);
            }
            let ratio = other.im / other.re;
            let denominator = other.re + other.im * ratio;
            return Ok(Complex::new(
                (self.re + self.im * ratio) / denominator,
                (self.im - self.re * ratio) / denominator,
            ));
        }
        if im >= re {
            let ratio = other.re / other.im;
            let denominator = other.re * ratio + other.im;
            return Ok(Complex::new(
                (self.re * ratio + self.im) / denominator,
                (self.im * ratio - self.re) / denominator,
            ));
        }
        Ok(Complex::new(f64::NAN, f64::NAN))
    }

    /// The distance from zero.
    pub fn abs(self) -> Result<f64, Fault> {
        if self.re.is_infinite() || self.im.is_infinite() {
            return Ok(f64::INFINITY);
        }
        let length = self.re.hypot(self.im);
        if length.is_infinite() { Err(Fault::Overflow) } else { Ok(length) }
    }

    /// The power: small integers by multiplication, others by angles.
    pub fn pow(self, exponent: Self) -> Result<Self, Fault> {
        let result = if exponent.im == 0.0 && exponent.re.fract() == 0.0 && exponent.re.abs() <= 100.0 {
            self.pow_int(exponent.re as i64)?
        } else {
            self.pow_by_angle(exponent)?
        };
        let is_finite = |number: Complex| number.re.is_finite() && number.im.is_finite();
        if is_finite(self) && is_finite(exponent) && (result.re.is_infinite() || result.im.is_infinite()) {
            return Err(Fault::Overflow);
        }
        Ok(result)
    }

    fn pow_int(self, exponent: i64) -> Result<Self, Fault> {
        let one = Complex::new(1.0, 0.0);
        let mut power = one;
        let (mut square, mut left) = (self, exponent.unsigned_abs());
        while left > 0 {
            if left & 1 != 0 {
                power = power.times(square);
            }
            left >>= 1;
            if left > 0 {
                square = square.times(square);
            }
        }
        if exponent < 0 { one.over(power) } else { Ok(power) }
    }

    fn pow_by_angle(self, exponent: Self) -> Result<Self, Fault> {
        if exponent.re == 0.0 && exponent.im == 0.0 {
            return Ok(Complex::new(1.0, 0.0));
        }
        if self.re == 0.0 && self.im == 0.0 {
            if exponent.im != 0.0 || exponent.re < 0.0 {
                return Err(Fault::Zero);
            }
            return Ok(Complex::new(0.0, 0.0));
        }
        let distance = self.re.hypot(self.im);
        let mut length = distance.powf(exponent.re);
        let angle = self.im.atan2(self.re);
        let mut phase = angle * exponent.re;
        if exponent.im != 0.0 {
            length /= (angle * exponent.im).exp();
            phase += exponent.im * distance.ln();
        }
        Ok(Complex::new(length * phase.cos(), length * phase.sin()))
    }
}
