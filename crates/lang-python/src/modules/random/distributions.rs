//! Random floats by distribution.

use std::f64::consts::{E, PI};

use runtime::context::Context;
use runtime::exception::{ErrorKind, Result};
use runtime::gc::Gc;
use runtime::native::{Arguments, NativeFunction};

use super::{Generator, generator};
use crate::builtins::convert;
use crate::define::{Method, after_receiver, parse_arguments};

/// The methods of this file.
pub(super) const METHODS: &[Method] = &[
    Method::new("uniform", uniform),
    Method::new("triangular", triangular),
    Method::new("normalvariate", normalvariate),
    Method::new("gauss", gauss),
    Method::new("lognormvariate", lognormvariate),
    Method::new("expovariate", expovariate),
    Method::new("gammavariate", gammavariate),
    Method::new("betavariate", betavariate),
    Method::new("paretovariate", paretovariate),
    Method::new("weibullvariate", weibullvariate),
    Method::new("vonmisesvariate", vonmisesvariate),
];

/// The parameters as floats; those that are not given are their defaults, NaN where there is none.
fn floats<const N: usize>(
    cx: &mut Context,
    name: &str,
    arguments: Arguments<'_>,
    parameters: [&str; N],
    defaults: [f64; N],
) -> Result<[f64; N]> {
    let required = defaults.iter().take_while(|default| default.is_nan()).count();
    let values = parse_arguments(cx, name, after_receiver(arguments), parameters, required, N)?;
    let mut floats = defaults;
    for (float, value) in floats.iter_mut().zip(values) {
        if !value.is_unbound() {
            *float = convert::to_float(cx, value)?;
        }
    }
    Ok(floats)
}

const NONE: f64 = f64::NAN;

fn uniform(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [low, high] = floats(cx, "uniform", arguments, ["a", "b"], [NONE; 2])?;
    let random = generator(cx, this, arguments)?.random();
    cx.new_float(low + (high - low) * random)
}

fn triangular(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let parameters = ["low", "high", "mode"];
    let [low, high, mode] = parse_arguments(cx, "triangular", after_receiver(arguments), parameters, 0, 3)?;
    let mut low = if low.is_unbound() { 0.0 } else { convert::to_float(cx, low)? };
    let mut high = if high.is_unbound() { 1.0 } else { convert::to_float(cx, high)? };
    let mut random = generator(cx, this, arguments)?.random();
    let mut cut = 0.5;
    if !mode.is_unbound() && !mode.is_none() {
        let mode = convert::to_float(cx, mode)?;
        if high == low {
            return cx.new_float(low);
        }
        cut = (mode - low) / (high - low);
    }
    if random > cut {
        random = 1.0 - random;
        cut = 1.0 - cut;
        std::mem::swap(&mut low, &mut high);
    }
    cx.new_float(low + (high - low) * (random * cut).sqrt())
}

impl Generator {
    /// A normally distributed number, by Kinderman and Monahan's ratio of uniform ones.
    fn normal(&mut self) -> f64 {
        let magic = 4.0 * (-0.5f64).exp() / 2.0f64.sqrt();
        loop {
            let first = self.random();
            let second = 1.0 - self.random();
            let z = magic * (first - 0.5) / second;
            if z * z / 4.0 <= -second.ln() {
                return z;
            }
        }
    }

    /// A number of the gamma distribution with scale 1 and shape `alpha`.
    fn gamma(&mut self, alpha: f64) -> f64 {
        if alpha == 1.0 {
            return -(1.0 - self.random()).ln();
        }
        if alpha > 1.0 {
            return self.gamma_above_one(alpha);
        }
        loop {
            let bound = (E + alpha) / E;
            let point = bound * self.random();
            let x = if point <= 1.0 { point.powf(1.0 / alpha) } else { -((bound - point) / alpha).ln() };
            let test = self.random();
            let limit = if point > 1.0 { x.powf(alpha - 1.0) } else { (-x).exp() };
            if test <= limit {
                return x;
            }
        }
    }

    /// Cheng's algorithm.
    fn gamma_above_one(&mut self, alpha: f64) -> f64 {
        let root = (2.0 * alpha - 1.0).sqrt();
        let b = alpha - 4.0f64.ln();
        let c = alpha + root;
        let magic = 1.0 + 4.5f64.ln();
        loop {
            let first = self.random();
            if !(1e-7 < first && first < 0.9999999) {
                continue;
            }
            let second = 1.0 - self.random();
            let v = (first / (1.0 - first)).ln() / root;
            let x = alpha * v.exp();
            let z = first * first * second;
            let r = b + c * v - x;
            if r + magic - 4.5 * z >= 0.0 || r >= z.ln() {
                return x;
            }
        }
    }
}

fn normalvariate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [mu, sigma] = floats(cx, "normalvariate", arguments, ["mu", "sigma"], [0.0, 1.0])?;
    let z = generator(cx, this, arguments)?.normal();
    cx.new_float(mu + z * sigma)
}

fn lognormvariate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [mu, sigma] = floats(cx, "lognormvariate", arguments, ["mu", "sigma"], [NONE; 2])?;
    let z = generator(cx, this, arguments)?.normal();
    cx.new_float((mu + z * sigma).exp())
}

fn gauss(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [mu, sigma] = floats(cx, "gauss", arguments, ["mu", "sigma"], [0.0, 1.0])?;
    let generator = generator(cx, this, arguments)?;
    let z = match generator.next_gauss.take() {
        Some(z) => z,
        None => {
            let angle = generator.random() * 2.0 * PI;
            let radius = (-2.0 * (1.0 - generator.random()).ln()).sqrt();
            generator.next_gauss = Some(angle.sin() * radius);
            angle.cos() * radius
        }
    };
    cx.new_float(mu + z * sigma)
}

fn expovariate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [rate] = floats(cx, "expovariate", arguments, ["lambd"], [1.0])?;
    let random = generator(cx, this, arguments)?.random();
    divide(cx, -(1.0 - random).ln(), rate)
}

/// A quotient of floats.
fn divide(cx: &mut Context, a: f64, b: f64) -> Result {
    if b == 0.0 {
        return cx.raise(ErrorKind::ZeroDivision, "float division by zero");
    }
    cx.new_float(a / b)
}

fn gammavariate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alpha, beta] = floats(cx, "gammavariate", arguments, ["alpha", "beta"], [NONE; 2])?;
    if alpha <= 0.0 || beta <= 0.0 {
        return cx.value_error("gammavariate: alpha and beta must be > 0.0");
    }
    let x = generator(cx, this, arguments)?.gamma(alpha);
    cx.new_float(x * beta)
}

fn betavariate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alpha, beta] = floats(cx, "betavariate", arguments, ["alpha", "beta"], [NONE; 2])?;
    if alpha <= 0.0 || beta <= 0.0 {
        return cx.value_error("gammavariate: alpha and beta must be > 0.0");
    }
    let generator = generator(cx, this, arguments)?;
    let y = generator.gamma(alpha);
    let result = if y == 0.0 { 0.0 } else { y / (y + generator.gamma(beta)) };
    cx.new_float(result)
}

fn paretovariate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alpha] = floats(cx, "paretovariate", arguments, ["alpha"], [NONE])?;
    let u = 1.0 - generator(cx, this, arguments)?.random();
    cx.new_float(u.powf(-1.0 / alpha))
}

fn weibullvariate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [alpha, beta] = floats(cx, "weibullvariate", arguments, ["alpha", "beta"], [NONE; 2])?;
    let u = 1.0 - generator(cx, this, arguments)?.random();
    cx.new_float(alpha * (-u.ln()).powf(1.0 / beta))
}

/// Fisher's algorithm for circular data.
fn vonmisesvariate(cx: &mut Context, this: Gc<NativeFunction>, arguments: Arguments<'_>) -> Result {
    let [mu, kappa] = floats(cx, "vonmisesvariate", arguments, ["mu", "kappa"], [NONE; 2])?;
    let generator = generator(cx, this, arguments)?;
    if kappa <= 1e-6 {
        let angle = 2.0 * PI * generator.random();
        return cx.new_float(angle);
    }
    let s = 0.5 / kappa;
    let r = s + (1.0 + s * s).sqrt();
    let z = loop {
        let z = (PI * generator.random()).cos();
        let d = z / (r + z);
        let u = generator.random();
        if u < 1.0 - d * d || u <= (1.0 - d) * d.exp() {
            break z;
        }
    };
    let q = 1.0 / r;
    let f = (q + z) / (1.0 + q * z);
    let sign = if generator.random() > 0.5 { 1.0 } else { -1.0 };
    cx.new_float((mu + sign * f.acos()).rem_euclid(2.0 * PI))
}
