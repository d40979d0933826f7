//! Hashing: numbers, strings and what is made of them by value, the rest by identity or `__hash__`.

use abi::object_layout::HEADER;
use runtime::context::Context;
use runtime::exception::Result;
use runtime::gc::Gc;
use runtime::language::CompareOp;
use runtime::number;
use runtime::object::bytes::Bytes;
use runtime::object::hash_table::{KeyHash, hash_of_identity};
use runtime::object::range::Range;
use runtime::object::set::Set;
use runtime::object::slice::Slice;
use runtime::object::string::Str;
use runtime::object::tuple::Tuple;
use runtime::shape::ShapeId;
use runtime::value::Value;

use super::unary::as_number;
use super::wrappers;
use crate::attributes::lookup::{find_cell, find_special};
use crate::calls::call_special;
use crate::names::Name;
use crate::state::{class_of, object_methods, type_name};

/// `hash(value)`.
///
/// # Errors
/// TypeError when it has none; what `__hash__` raises.
pub fn hash(cx: &mut Context, value: Value) -> Result<i64> {
    // Most elements of tuples are small integers.
    if let Some(n) = value.as_fixnum() {
        return Ok(number::hash_int(n));
    }
    if let Some(tuple) = value.cast::<Tuple>() {
        return hash_tuple(cx, tuple.as_slice());
    }
    let value = as_number(value);
    if let Some(hash) = number::hash(value) {
        return Ok(hash);
    }
    if let Some(text) = value.cast::<Str>() {
        cx.hash_varies = true;
        return Ok(text.hash(cx.hash_seed) as i64);
    }
    if value.is_none() {
        return Ok(HASH_OF_NONE);
    }
    let Some(shape) = value.shape() else { return Ok(hash_identity(cx, value)) };
    match shape {
        ShapeId::BYTES => {
            let bytes: Gc<Bytes> = value.cast().expect("the shape says so");
            cx.hash_varies = true;
            Ok(hash_bytes(bytes.as_slice(), cx.hash_seed))
        }
        ShapeId::FROZEN_SET => {
            let set = Gc::<Set>::of(value).expect("the shape says so");
            hash_set(cx, set)
        }
        ShapeId::RANGE => {
            let range: Gc<Range> = value.cast().expect("the shape says so");
            hash_range(cx, range)
        }
        ShapeId::SLICE => {
            let slice: Gc<Slice> = value.cast().expect("the shape says so");
            Ok(finished(mix(cx, &[slice.start.get(), slice.stop.get(), slice.step.get()])?))
        }
        shape if shape.is_list() => unhashable(cx, value),
        ShapeId::DICT | ShapeId::SET => unhashable(cx, value),
        ShapeId::BOUND_METHOD => {
            let method: Gc<runtime::object::bound_method::BoundMethod> =
                value.cast().expect("the shape says so");
            let (function, receiver) = (method.function.get(), method.receiver.get());
            Ok(hash_identity(cx, function) ^ hash_identity(cx, receiver).rotate_left(7))
        }
        shape if shape < ShapeId::FIRST_DYNAMIC && !super::binary::is_object(value) => {
            Ok(hash_identity(cx, value))
        }
        _ => hash_object(cx, value),
    }
}

const HASH_OF_NONE: i64 = 0xfca8_6420;

fn hash_identity(cx: &mut Context, value: Value) -> i64 {
    cx.hash_varies = true;
    hash_of_identity(value) as i64
}

fn hash_object(cx: &mut Context, value: Value) -> Result<i64> {
    if let Some(hash) = cx.hash_of_object(value)? {
        return Ok(hash as i64);
    }
    let plain = object_methods(cx).hash;
    match find_special(cx, value, Name::Hash) {
        Some(method) if method == plain => Ok(hash_identity(cx, value)),
        Some(method) if !method.is_none() => {
            if let Some(held) = wrappers::held_by_hash(cx, method, value) {
                return hash(cx, held);
            }
            let result = call_special(cx, method, value, &[])?;
            checked_hash(cx, result)
        }
        _ => unhashable(cx, value),
    }
}

/// The hash that `__hash__` has given.
///
/// # Errors
/// TypeError when it is no integer.
pub(crate) fn checked_hash(cx: &mut Context, result: Value) -> Result<i64> {
    let result = as_number(result);
    match number::is_int(result) {
        // What fits is the hash itself; larger ones are reduced as integers are.
        true => match crate::builtins::convert::to_i64(result) {
            // The implementation in C told errors by -1.
            Some(-1) => Ok(-2),
            Some(hash) => Ok(hash),
            None => Ok(number::hash(result).unwrap_or(0)),
        },
        false => cx.type_error("__hash__ method should return an integer"),
    }
}

/// How objects like this one are hashed as keys.
pub(crate) fn key_hash(cx: &mut Context, object: Value) -> KeyHash {
    let (class, name) = (class_of(cx, object), crate::names::name(cx, Name::Hash));
    let plain = object_methods(cx).hash;
    match find_cell(cx, class, name) {
        Some(cell) if cell.get() == plain => KeyHash::Identity,
        Some(cell) if cell.get().shape() == Some(ShapeId::CLOSURE) => KeyHash::Method(cell),
        Some(cell) if is_key_by_text(cx, cell.get(), object) => KeyHash::Text { held: HEADER as u32 },
        _ => KeyHash::Other,
    }
}

/// Whether an object whose class has this method for its hash is hashed and compared as the string that it holds.
fn is_key_by_text(cx: &mut Context, method: Value, object: Value) -> bool {
    let held = wrappers::held_by_hash(cx, method, object);
    if held.is_none_or(|held| held.cast::<Str>().is_none()) {
        return false;
    }
    let equality = find_special(cx, object, Name::Eq);
    equality.is_some_and(|method| wrappers::held_by_comparison(cx, CompareOp::Eq, method, object).is_some())
}

#[cold]
fn unhashable<T>(cx: &mut Context, value: Value) -> Result<T> {
    let given = type_name(cx, value);
    cx.type_error(format!("unhashable type: '{given}'"))
}

const PRIME_5: u64 = 2870177450012600261;

/// CPython's hash of tuples, from the hashes of the elements.
fn hash_tuple(cx: &mut Context, elements: &[Value]) -> Result<i64> {
    let state = mix(cx, elements)?;
    Ok(finished(state.wrapping_add(elements.len() as u64 ^ (PRIME_5 ^ 3527539))))
}

/// What the hashes of values in a row are mixed to.
fn mix(cx: &mut Context, elements: &[Value]) -> Result<u64> {
    const PRIME_1: u64 = 11400714785074694791;
    const PRIME_2: u64 = 14029467366897019727;
    let mut state = PRIME_5;
    for &element in elements {
        let lane = match element.as_fixnum() {
            Some(n) => number::hash_int(n),
            None => {
                cx.check_native_stack()?;
                hash(cx, element)?
            }
        };
        let lane = lane as u64;
        state = state.wrapping_add(lane.wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
    }
    Ok(state)
}

fn finished(state: u64) -> i64 {
    if state == u64::MAX { 1546275796 } else { state as i64 }
}

fn hash_bytes(bytes: &[u8], seed: u64) -> i64 {
    let mut state = seed ^ 0xcbf2_9ce4_8422_2325;
    for &byte in bytes {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    (state ^ state >> 32) as i64
}

fn hash_set(cx: &mut Context, set: Gc<Set>) -> Result<i64> {
    if let Some((hash, varies)) = set.known_hash() {
        cx.hash_varies |= varies;
        return Ok(hash);
    }
    let mut state = 0u64;
    for key in crate::tables::keys(set) {
        let lane = hash(cx, key)? as u64;
        state ^= (lane ^ 89869747 ^ (lane << 16)).wrapping_mul(3644798167);
    }
    state ^= (set.len() as u64 + 1).wrapping_mul(1927868237);
    state ^= (state >> 11) ^ (state >> 25);
    let hash = state.wrapping_mul(69069).wrapping_add(907133923) as i64;
    set.note_hash(hash);
    Ok(hash)
}

fn hash_range(cx: &mut Context, range: Gc<Range>) -> Result<i64> {
    let length = range.length.get();
    let (start, step) = match length {
        Value::ZERO => (Value::NONE, Value::NONE),
        length if length == Value::small(1) => (range.start.get(), Value::NONE),
        _ => (range.start.get(), range.step.get()),
    };
    hash_tuple(cx, &[length, start, step])
}
