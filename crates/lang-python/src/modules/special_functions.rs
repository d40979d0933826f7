//! Functions of floats that `math` has and hardware has not, to the last digit as CPython has them with glibc: programs print
//! what they yield. So each goes by the same formula, in the same order of operations.

use std::f64::consts::{LN_2, PI};

/// The value of a polynomial, the lowest power first, two terms at a time.
fn paired(coefficients: &[f64], x: f64) -> f64 {
    let square = x * x;
    let fourth = square * square;
    let powers = [1.0, square, fourth, fourth * square, fourth * fourth];
    let term = |pair: &[f64]| match *pair {
        [low, high] => low + x * high,
        _ => pair[0],
    };
    let mut terms = coefficients.chunks(2).zip(powers).map(|(pair, power)| power * term(pair));
    let first = terms.next().unwrap_or(0.0);
    terms.fold(first, |sum, term| sum + term)
}

/// The cube root: a polynomial of the mantissa, and a step of Halley's.
pub(super) fn cbrt(x: f64) -> f64 {
    const CUBE_ROOT_OF_2: f64 = 1.2599210498948732;
    const CUBE_ROOT_OF_4: f64 = 1.5874010519681996;
    const FACTORS: [f64; 5] =
        [1.0 / CUBE_ROOT_OF_4, 1.0 / CUBE_ROOT_OF_2, 1.0, CUBE_ROOT_OF_2, CUBE_ROOT_OF_4];
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let (mantissa, exponent) = libm::frexp(x.abs());
    let guess = 0.35489576504391984
        + (1.508191937815849
            - (2.114994941673713
                - (2.4469312256353444
                    - (1.8346927748361308
                        - (0.7849323449766392 - 0.14526389938548637 * mantissa) * mantissa)
                        * mantissa)
                    * mantissa)
                * mantissa)
            * mantissa;
    let cube = guess * guess * guess;
    let root =
        guess * (cube + 2.0 * mantissa) / (2.0 * cube + mantissa) * FACTORS[(2 + exponent % 3) as usize];
    libm::ldexp(root, exponent / 3).copysign(x)
}

/// Beyond this, a square plus one is the square.
const LARGE: f64 = 268_435_456.0;

pub(super) fn asinh(x: f64) -> f64 {
    let size = x.abs();
    let result = if size < 1.0 / LARGE || !size.is_finite() {
        return x;
    } else if size > LARGE {
        size.ln() + LN_2
    } else if size > 2.0 {
        (2.0 * size + 1.0 / ((x * x + 1.0).sqrt() + size)).ln()
    } else {
        let square = x * x;
        (size + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

pub(super) fn acosh(x: f64) -> f64 {
    if x < 1.0 {
        f64::NAN
    } else if x > LARGE {
        x.ln() + LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let above = x - 1.0;
        (above + (2.0 * above + above * above).sqrt()).ln_1p()
    }
}

pub(super) fn atanh(x: f64) -> f64 {
    let size = x.abs();
    let double = size + size;
    let result = if size < 1.0 / LARGE {
        return x;
    } else if size < 0.5 {
        0.5 * (double + double * size / (1.0 - size)).ln_1p()
    } else {
        0.5 * (double / (1.0 - size)).ln_1p()
    };
    result.copysign(x)
}

/// The square root of a sum of squares. Scaling by a power of two loses nothing; what squaring and adding lose is kept.
pub(super) fn norm(values: &[f64]) -> f64 {
    if values.iter().any(|value| value.is_infinite()) {
        return f64::INFINITY;
    }
    if values.iter().any(|value| value.is_nan()) {
        return f64::NAN;
    }
    let largest = values.iter().fold(0.0f64, |largest, value| largest.max(value.abs()));
    if largest == 0.0 || values.len() == 1 {
        return largest;
    }
    let exponent = libm::frexp(largest).1;
    if exponent < -1023 {
        let normal: Vec<f64> = values.iter().map(|value| value / f64::MIN_POSITIVE).collect();
        return f64::MIN_POSITIVE * norm(&normal);
    }
    let scale = libm::ldexp(1.0, -exponent);
    // From 1 on, so that each addend is the smaller one.
    let (mut sum, mut lost_by_squaring, mut lost_by_adding) = (1.0, 0.0, 0.0);
    let mut add_product = |a: f64, b: f64| {
        let product = a * b;
        let total = sum + product;
        lost_by_squaring += a.mul_add(b, -product);
        lost_by_adding += (sum - total) + product;
        sum = total;
        sum - 1.0 + (lost_by_squaring + lost_by_adding)
    };
    let mut squares = 0.0;
    for value in values {
        let scaled = value * scale;
        squares = add_product(scaled, scaled);
    }
    let root = squares.sqrt();
    let missing = add_product(-root, root);
    (root + missing / (2.0 * root)) / scale
}

/// Lanczos' approximation of the gamma function, of 13 terms.
mod lanczos {
    pub const G: f64 = 6.02468004077673;
    pub const G_LESS_HALF: f64 = 5.52468004077673;
    const NUMERATOR: [f64; 13] = [
        23531376880.41076,
        42919803642.6491,
        35711959237.35567,
        17921034426.03721,
        6039542586.352028,
        1439720407.3117216,
        248874557.86205417,
        31426415.585400194,
        2876370.6289353725,
        186056.26539522348,
        8071.672002365816,
        210.82427775157936,
        2.5066282746310002,
    ];
    const DENOMINATOR: [f64; 13] = [
        0.0,
        39916800.0,
        120543840.0,
        150917976.0,
        105258076.0,
        45995730.0,
        13339535.0,
        2637558.0,
        357423.0,
        32670.0,
        1925.0,
        66.0,
        1.0,
    ];

    /// The quotient of the two polynomials; by powers of `1 / x` where those of `x` would be too large.
    pub fn sum(x: f64) -> f64 {
        let (mut above, mut below) = (0.0, 0.0);
        if x < 5.0 {
            for place in (0..NUMERATOR.len()).rev() {
                above = above * x + NUMERATOR[place];
                below = below * x + DENOMINATOR[place];
            }
        } else {
            for place in 0..NUMERATOR.len() {
                above = above / x + NUMERATOR[place];
                below = below / x + DENOMINATOR[place];
            }
        }
        above / below
    }
}

/// `sin(pi * x)`, exact where that is zero.
fn sine_of_turns(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let sine = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1.0f64.copysign(x) * sine
}

/// The gamma function of what is no integer below 1.
pub(super) fn gamma(x: f64) -> f64 {
    if x == x.floor() && (1.0..=23.0).contains(&x) {
        return (1..x as u64).fold(1.0, |product, factor| product * factor as f64);
    }
    let size = x.abs();
    if !x.is_finite() {
        return x;
    }
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 { 0.0 / sine_of_turns(x) } else { f64::INFINITY };
    }
    let y = size + lanczos::G_LESS_HALF;
    // What the sum has lost.
    let lost = if size > lanczos::G_LESS_HALF {
        (y - size) - lanczos::G_LESS_HALF
    } else {
        (y - lanczos::G_LESS_HALF) - size
    };
    let correction = lost * lanczos::G / y;
    let (power, times) = if size < 140.0 { (y.powf(size - 0.5), 1) } else { (y.powf(size / 2.0 - 0.25), 2) };
    if x < 0.0 {
        let mut result = -PI / sine_of_turns(size) / size * y.exp() / lanczos::sum(size);
        result -= correction * result;
        (0..times).fold(result, |result, _| result / power)
    } else {
        let mut result = lanczos::sum(size) / y.exp();
        result += correction * result;
        (0..times).fold(result, |result, _| result * power)
    }
}

/// The logarithm of the absolute value of the gamma function of what is no integer below 1.
pub(super) fn lgamma(x: f64) -> f64 {
    const LOGARITHM_OF_PI: f64 = 1.1447298858494002;
    let size = x.abs();
    if x.is_infinite() {
        return size;
    }
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    if size < 1e-20 {
        return -size.ln();
    }
    let result = lanczos::sum(size).ln() - lanczos::G + (size - 0.5) * ((size + lanczos::G - 0.5).ln() - 1.0);
    if x < 0.0 {
        return LOGARITHM_OF_PI - sine_of_turns(size).abs().ln() - size.ln() - result;
    }
    result
}

/// Quotients of polynomials that approximate the error function and its complement, by how large the argument is.
mod error_function {
    pub const NEAR_ZERO: [&[f64]; 2] = [
        &[
            0.12837916709551256,
            -0.3250421072470015,
            -0.02848174957559851,
            -0.005770270296489442,
            -2.3763016656650163e-05,
        ],
        &[
            1.0,
            0.39791722395915535,
            0.0650222499887673,
            0.005081306281875766,
            0.00013249473800432164,
            -3.960228278775368e-06,
        ],
    ];
    pub const NEAR_ONE: [&[f64]; 2] = [
        &[
            -0.0023621185607526594,
            0.41485611868374833,
            -0.3722078760357013,
            0.31834661990116175,
            -0.11089469428239668,
            0.035478304325618236,
            -0.002166375594868791,
        ],
        &[
            1.0,
            0.10642088040084423,
            0.540397917702171,
            0.07182865441419627,
            0.12617121980876164,
            0.01363708391202905,
            0.011984499846799107,
        ],
    ];
    pub const MIDDLE: [&[f64]; 2] = [
        &[
            -0.009864944034847148,
            -0.6938585727071818,
            -10.558626225323291,
            -62.375332450326006,
            -162.39666946257347,
            -184.60509290671104,
            -81.2874355063066,
            -9.814329344169145,
        ],
        &[
            1.0,
            19.651271667439257,
            137.65775414351904,
            434.56587747522923,
            645.3872717332679,
            429.00814002756783,
            108.63500554177944,
            6.570249770319282,
            -0.0604244152148581,
        ],
    ];
    pub const FAR: [&[f64]; 2] = [
        &[
            -0.0098649429247001,
            -0.799283237680523,
            -17.757954917754752,
            -160.63638485582192,
            -637.5664433683896,
            -1025.0951316110772,
            -483.5191916086514,
        ],
        &[
            1.0,
            30.33806074348246,
            325.7925129965739,
            1536.729586084437,
            3199.8582195085955,
            2553.0504064331644,
            474.52854120695537,
            -22.44095244658582,
        ],
    ];

    /// `erf(1)`, rounded to a few bits.
    pub const AT_ONE: f64 = 0.8450629115104675;

    pub fn quotient(polynomials: [&[f64]; 2], x: f64) -> f64 {
        super::paired(polynomials[0], x) / super::paired(polynomials[1], x)
    }

    /// The complement at 1.25 and above.
    pub fn complement(x: f64) -> f64 {
        let polynomials = if ((x.to_bits() >> 32) as u32) < 0x4006_db6d { MIDDLE } else { FAR };
        let quotient = quotient(polynomials, 1.0 / (x * x));
        // The square of this is exact.
        let rounded = f64::from_bits(x.to_bits() & !0xffff_ffff);
        (-rounded * rounded - 0.5625).exp() * ((rounded - x) * (rounded + x) + quotient).exp() / x
    }
}

pub(super) fn erf(x: f64) -> f64 {
    use error_function::{AT_ONE, NEAR_ONE, NEAR_ZERO, complement, quotient};
    let size = x.abs();
    let result = if x.is_nan() {
        return x;
    } else if size < 0.84375 {
        return if size < 1.0 / LARGE {
            0.0625 * (16.0 * x + (16.0 * 0.1283791670955126) * x)
        } else {
            x + x * quotient(NEAR_ZERO, x * x)
        };
    } else if size < 1.25 {
        AT_ONE + quotient(NEAR_ONE, size - 1.0)
    } else if size < 6.0 {
        1.0 - complement(size)
    } else {
        1.0
    };
    result.copysign(x)
}

pub(super) fn erfc(x: f64) -> f64 {
    use error_function::{AT_ONE, NEAR_ONE, NEAR_ZERO, complement, quotient};
    let size = x.abs();
    if x.is_nan() {
        x
    } else if size < 0.84375 {
        let y = quotient(NEAR_ZERO, x * x);
        if x < 0.25 { 1.0 - (x + x * y) } else { 0.5 - (x - 0.5 + x * y) }
    } else if size < 1.25 {
        let quotient = quotient(NEAR_ONE, size - 1.0);
        if x >= 0.0 { (1.0 - AT_ONE) - quotient } else { 1.0 + (AT_ONE + quotient) }
    } else if size < 28.0 {
        if x > 0.0 {
            complement(size)
        } else if size > 6.0 {
            2.0
        } else {
            2.0 - complement(size)
        }
    } else {
        if x > 0.0 { 0.0 } else { 2.0 }
    }
}
