//! `eqv?` and `equal?`, and hashes that agree with them.
//!
//! Neither runs programs nor allocates on the heap, so that values may be kept in Rust's own memory meanwhile. `equal?`
//! ends on circular data as well: after many steps it remembers what it compares, and takes for equal what it meets
//! again.

use std::collections::HashSet;

use runtime::gc::Gc;
use runtime::number::{self, Number};
use runtime::object::bigint::BigInt;
use runtime::object::bytes::Bytes;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::foreign::{self, Tag};
use super::list::pair;
use super::vector::{Element, Vector};

/// Comparisons before circles are looked for.
const TRUSTED_STEPS: usize = 1 << 16;
/// Pairs that are compared without memory.
const FEW_PAIRS: u32 = 16;
/// Parts of a value that its hash looks at.
const HASHED_PARTS: usize = 64;

/// `eqv?`: the same object, or numbers of the same exactness and value.
#[inline]
#[must_use]
pub fn eqv(a: Value, b: Value) -> bool {
    a == b || (a.is_pointer() && b.is_pointer() && eqv_objects(a, b))
}

fn eqv_objects(a: Value, b: Value) -> bool {
    if a.shape_unchecked() != b.shape_unchecked()
        || matches!(a.shape(), Some(ShapeId::PAIR | ShapeId::SYMBOL))
    {
        return false;
    }
    match (Number::of(a), Number::of(b)) {
        (Some(Number::Float(a)), Some(Number::Float(b))) => eqv_floats(a, b),
        (Some(Number::Big(a)), Some(Number::Big(b))) => a.equals(&b),
        _ if foreign::is(a, Tag::Ratio) && foreign::is(b, Tag::Ratio) => {
            eqv(foreign::word(a, 0), foreign::word(b, 0)) && eqv(foreign::word(a, 1), foreign::word(b, 1))
        }
        _ if foreign::is(a, Tag::Complex) && foreign::is(b, Tag::Complex) => {
            crate::number::complex::same(a, b)
        }
        _ => is_empty_string(a) && is_empty_string(b),
    }
}

fn eqv_floats(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

fn is_empty_string(value: Value) -> bool {
    value.cast::<Str>().is_some_and(|string| string.is_empty())
}

/// `equal?`: by structure.
#[must_use]
pub fn equal(a: Value, b: Value) -> bool {
    if eqv(a, b) {
        return true;
    }
    if !may_be_equal(a, b) {
        return false;
    }
    match (a.cast::<Str>(), b.cast::<Str>()) {
        (Some(a), Some(b)) => a.equals(&b),
        _ => equal_pairs(a, b, FEW_PAIRS).unwrap_or_else(|| equal_structures(a, b)),
    }
}

/// Whether pairs are equal, if that is known after so many: most structures are small, and need no memory to be compared.
fn equal_pairs(a: Value, b: Value, most: u32) -> Option<bool> {
    let (mut a, mut b) = (a, b);
    for left in (0..most).rev() {
        let (x, y) = (pair(a)?, pair(b)?);
        if !eqv(x.car(), y.car())
            && (!may_be_equal(x.car(), y.car()) || !equal_pairs(x.car(), y.car(), left)?)
        {
            return Some(false);
        }
        (a, b) = (x.cdr(), y.cdr());
        if eqv(a, b) {
            return Some(true);
        }
        if !may_be_equal(a, b) {
            return Some(false);
        }
    }
    None
}

fn equal_structures(a: Value, b: Value) -> bool {
    let mut rest = vec![(a, b)];
    let mut met: HashSet<(Value, Value)> = HashSet::new();
    let mut steps = 0;
    while let Some((mut a, mut b)) = rest.pop() {
        loop {
            steps += 1;
            if eqv(a, b) {
                break;
            }
            if steps > TRUSTED_STEPS && a.is_pointer() && !met.insert((a, b)) {
                break;
            }
            if let (Some(x), Some(y)) = (pair(a), pair(b)) {
                // The first values wait, unless they are told apart at once; lists are long by their rests.
                if !eqv(x.car(), y.car()) {
                    if !may_be_equal(x.car(), y.car()) {
                        return false;
                    }
                    rest.push((x.car(), y.car()));
                }
                (a, b) = (x.cdr(), y.cdr());
                continue;
            }
            if let (Some(x), Some(y)) = (elements(a), elements(b)) {
                if x.len() != y.len() {
                    return false;
                }
                rest.extend(x.iter().copied().zip(y.iter().copied()));
            } else if let (Some(x), Some(y)) = (Vector::of(a), Vector::of(b)) {
                if !equal_vectors(x, y) {
                    return false;
                }
            } else if !equal_leaves(a, b) {
                return false;
            }
            break;
        }
    }
    true
}

fn may_be_equal(a: Value, b: Value) -> bool {
    a.is_pointer()
        && b.is_pointer()
        && (a.shape_unchecked() == b.shape_unchecked()
            || (Vector::of(a).is_some() && Vector::of(b).is_some()))
}

/// The elements of a vector in words, or the values of a bundle.
fn elements<'a>(value: Value) -> Option<&'a [Value]> {
    match Vector::of(value) {
        Some(vector) => vector.words(),
        None => value.cast::<Tuple>().map(|tuple| tuple.as_slice()),
    }
}

/// Whether vectors have equal elements, of which one keeps its own raw: these have no parts.
fn equal_vectors(a: Vector, b: Vector) -> bool {
    if let (Some(a), Some(b)) = (a.floats(), b.floats()) {
        return a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| eqv_floats(a, b));
    }
    a.len() == b.len()
        && (0..a.len()).all(|index| match (a.element(index), b.element(index)) {
            (Some(Element::Value(a)), Some(Element::Value(b))) => eqv(a, b),
            (Some(Element::Float(a)), Some(Element::Float(b))) => eqv_floats(a, b),
            (Some(Element::Float(float)), Some(Element::Value(value)))
            | (Some(Element::Value(value)), Some(Element::Float(float))) => {
                value.as_float().is_some_and(|value| eqv_floats(value, float))
            }
            _ => false,
        })
}

fn equal_leaves(a: Value, b: Value) -> bool {
    if let (Some(a), Some(b)) = (a.cast::<Str>(), b.cast::<Str>()) {
        return a.equals(&b);
    }
    match (a.cast::<Bytes>(), b.cast::<Bytes>()) {
        (Some(a), Some(b)) => a.as_slice() == b.as_slice(),
        _ => false,
    }
}

/// A hash that agrees with [`eqv`]. Objects do not move, so that their address serves.
#[inline]
#[must_use]
pub fn hash_eqv(value: Value) -> u64 {
    if !value.is_pointer() {
        return value.0;
    }
    if let Some(float) = value.as_float() {
        return float.to_bits();
    }
    if value.cast::<BigInt>().is_some() {
        return number::hash(value).unwrap_or(0) as u64;
    }
    if foreign::is(value, Tag::Ratio) || foreign::is(value, Tag::Complex) {
        return mix(hash_eqv(foreign::word(value, 0)), hash_eqv(foreign::word(value, 1)));
    }
    if is_empty_string(value) { 1 } else { value.0 }
}

/// A hash that agrees with [`equal`]; `seed` is that of string hashes.
#[must_use]
pub fn hash_equal(value: Value, seed: u64) -> u64 {
    let mut parts = HASHED_PARTS;
    hash_parts(value, seed, &mut parts)
}

/// The hash of a string by its text.
#[inline]
#[must_use]
pub fn hash_string(string: Gc<Str>, seed: u64) -> u64 {
    string.hash(seed)
}

fn hash_parts(value: Value, seed: u64, parts: &mut usize) -> u64 {
    if *parts == 0 || !value.is_pointer() {
        return value_or_nothing(value);
    }
    *parts -= 1;
    if let Some(string) = value.cast::<Str>() {
        return string.hash(seed);
    }
    if let Some(bytes) = value.cast::<Bytes>() {
        return bytes
            .as_slice()
            .iter()
            .take(HASHED_PARTS)
            .fold(bytes.len() as u64, |hash, &byte| mix(hash, u64::from(byte)));
    }
    if let Some(vector) = Vector::of(value) {
        let hash = vector.len() as u64;
        return (0..HASHED_PARTS).map_while(|index| vector.element(index)).fold(hash, |hash, element| {
            let part = match element {
                Element::Value(value) => hash_parts(value, seed, parts),
                Element::Float(float) => hash_float(float, parts),
            };
            mix(hash, part)
        });
    }
    if let Some(values) = value.cast::<Tuple>() {
        let values = values.as_slice();
        return values
            .iter()
            .take(HASHED_PARTS)
            .fold(values.len() as u64, |hash, &element| mix(hash, hash_parts(element, seed, parts)));
    }
    let mut hash = 17;
    let mut rest = value;
    while let Some(pair) = pair(rest) {
        if *parts == 0 {
            return hash;
        }
        hash = mix(hash, hash_parts(pair.car(), seed, parts));
        rest = pair.cdr();
    }
    if rest == value { hash_eqv(value) } else { mix(hash, hash_parts(rest, seed, parts)) }
}

/// The hash of a float as a part: the same whether it is kept raw or as a value.
fn hash_float(float: f64, parts: &mut usize) -> u64 {
    match abi::value::inline_float(float) {
        Some(word) => word,
        None if *parts == 0 => 0,
        None => {
            *parts -= 1;
            float.to_bits()
        }
    }
}

/// What parts beyond the last that is looked at count for: nothing, if equal ones may be different objects.
fn value_or_nothing(value: Value) -> u64 {
    if value.is_pointer() { 0 } else { value.0 }
}

fn mix(hash: u64, part: u64) -> u64 {
    (hash ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}
